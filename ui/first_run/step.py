"""One question of the first start; the sheet round it goes back and on."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget


class Step(QWidget):
    """Whoever shows it calls `leave` when it goes on, so that the answer is told once."""

    judged = Signal()  # `why_not` may be another one now

    @property
    @abstractmethod
    def title(self) -> str:
        """The question."""

    @property
    def why_not(self) -> str | None:
        """Why it cannot go on yet."""
        return None

    def leave(self) -> None:
        """Tell the answer."""

    @abstractmethod
    def say(self) -> None:
        """All words, again after the language changed."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.say()
        super().changeEvent(event)
