"""One line of how far a simulator beside us is, and a button to leave it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import sizes
from ui.font import Weight
from ui.theme import colour
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

_EDGE = 4  # of our colour, at the left


class SettingOutBar(QWidget):
    """Hidden while nothing is set out."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", sizes.SENTENCE, Weight.MEDIUM, most_lines=2)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._cancel = BigButton("", icon="close", height=sizes.SMALL_BUTTON)
        self._cancel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.GAP_WIDE, 4, sizes.GAP, 4)
        row.setSpacing(sizes.GAP)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._cancel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cancel.wanted.connect(self.cancelled)
        self._say()
        self.hide()

    def show_line(self, text: str | None) -> None:
        """None: nothing is set out any more."""
        self._words.set_text(text or "")
        self.setVisible(text is not None)

    @property
    def text(self) -> str:
        return self._words.text

    def _say(self) -> None:
        self._cancel.set_words(self.tr("Cancel"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            painter.fillRect(0, 0, _EDGE, self.height(), colour("accent"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, colour("hairline"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
