"""Finds the voice that speaks a language, beside the window: installed programs are asked in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.sound.child import Child
from ui.sound.voice import ASK_S, engines_here

if TYPE_CHECKING:
    from ui.sound.voice import Engine


class VoiceSearch(QObject):
    """`found` comes once for each `seek`, unless another one came meanwhile."""

    found = Signal(object)  # Voice | None: nobody here speaks it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self._left: list[Engine] = []
        self._asking: Engine | None = None
        self._child = Child(self)
        self._child.ended.connect(self._on_ended)

    def seek(self, language: str) -> None:
        self._language = language
        self._left = list(engines_here())
        self._ask_next()

    def close(self) -> None:
        self._child.close()

    def _ask_next(self) -> None:
        if not self._left:
            self._child.stop()
            self.found.emit(None)
            return
        self._asking = self._left.pop(0)
        self._child.run((self._asking.program, *self._asking.asks), patience_s=ASK_S)

    def _on_ended(self, good: bool, said: str) -> None:
        asked = self._asking
        voice = asked.voice(said, self._language) if asked is not None and good else None
        if voice is None:
            self._ask_next()
        else:
            self.found.emit(voice)
