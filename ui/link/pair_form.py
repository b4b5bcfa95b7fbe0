"""Give the drone a key, over its cable: what that is good for, and the held button that does it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import sizes
from ui.widgets.big_button import BigButton
from ui.widgets.keep_room import keep_room
from ui.widgets.words import Words


class PairForm(QWidget):
    """The button says why it cannot be pressed, and then what came of it."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = Words("", sizes.LABEL, ink="label", most_lines=4)
        self._pair = BigButton("", hold=True, height=sizes.BUTTON)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._why)
        column.addWidget(self._pair)
        self._pair.wanted.connect(self.wanted)
        self._say()

    def set_blocked(self, why: str | None) -> None:
        """None: it may be pressed."""
        self._pair.set_blocked(why)

    def set_whom(self, name: str) -> None:
        """Which drone it is for."""
        self._pair.set_whom(name)

    def show_answer(self, answer: str, text: str = "") -> None:
        self._pair.show_answer(answer, text)

    def _say(self) -> None:
        self._why.set_text(
            self.tr(
                "With a key of its own the drone obeys this brigade's laptop alone, and nobody else can speak"
                " for it. Plug it in by USB for this; once is enough."
            )
        )
        self._pair.set_words(self.tr("Give it a key"), self.tr("over the cable"))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        keep_room(self, event)
        return done

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
