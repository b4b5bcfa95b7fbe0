"""Where it is, typed: an address, a place or a position, found while one types, shown before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, Qt, QTimer

from maps.addresses.find import find
from ui.incident.place_field import PlaceField

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from maps.addresses.find import Found

    Ask: TypeAlias = Callable[[str], Future[Found]]

IDLE_MS, LOOK_MS = 120, 20
_LEAST_CHARS = 2


class PlaceSearch(PlaceField):
    """Asks one question at a time; what comes after something else was typed is dropped.

    Without somebody to ask, only positions are understood.
    """

    def __init__(self, ask: Ask | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._searching: Future[Found] | None = None
        self._searched_for = ""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._begin)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._take)
        self._say()

    def ask_with(self, ask: Ask | None) -> None:
        """Whom to ask from now on."""
        self.close_search()
        self._ask = ask

    def set_text(self, text: str) -> None:
        """What the alarm says of where; it is searched for at once."""
        self.show_text(text)
        self._field.setCursorPosition(0)  # what does not fit is its end
        self._begin()

    def close_search(self) -> None:
        """Before the window goes: nothing is taken any more."""
        self._idle.stop()
        self._look.stop()
        self._searching = None

    def on_typed(self, text: str) -> None:
        self._idle.stop()
        if len(text.strip()) >= _LEAST_CHARS:
            self._idle.start()

    def on_key(self, event: QKeyEvent) -> bool:
        """Enter waits for what is being looked for: it must not slip through to the form behind."""
        looking = self._ask is not None and (self._idle.isActive() or self._searching is not None)
        if looking and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return True
        return super().on_key(event)

    def _begin(self) -> None:
        """While one question is out, the newest text waits for its end."""
        text = self.text.strip()
        if len(text) < _LEAST_CHARS or self._searching is not None:
            return
        if self._ask is None:
            positions = find(text, ()).answers
            if positions:
                self.offer(positions)
            return
        self._searched_for = text
        self._searching = self._ask(text)
        self._look.start()

    def _take(self) -> None:
        if self._searching is None or not self._searching.done():
            return
        searching, self._searching = self._searching, None
        self._look.stop()
        if searching.cancelled():
            return
        if self._searched_for != self.text.strip():
            if not self._idle.isActive():
                self._begin()
            return
        found = searching.result(timeout=0)
        self.offer(found.answers, " · ".join(found.sources))

    def _say(self) -> None:
        self.set_words(
            self.tr("Where: an address or a position"),
            self.tr("Address, farm or position"),
            self.tr("Nothing is called so. Try the village alone, or a position such as 56.480, 23.391."),
        )
        self._rows.setAccessibleName(self.tr("Places found"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._show()
