"""One line that offers something new, with a button to take it and one to let it go."""

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


class OfferBar(QWidget):
    """Hidden while there is nothing to offer."""

    taken = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", sizes.SENTENCE, Weight.MEDIUM, most_lines=2)
        self._take = BigButton("", icon="clipboard-text-outline", height=sizes.SMALL_BUTTON)
        self._let_go = BigButton("", height=sizes.SMALL_BUTTON)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # words of others
        for button in (self._take, self._let_go):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.GAP_WIDE, 4, sizes.GAP, 4)
        row.setSpacing(sizes.GAP)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._take)
        row.addWidget(self._let_go)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._take.wanted.connect(self.taken)
        self._let_go.wanted.connect(self.let_go)
        self._say()
        self.hide()

    def show_offer(self, text: str) -> None:
        """Nothing puts it away."""
        self._words.set_text(text)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        return self._words.text

    def _say(self) -> None:
        self._take.set_words(self.tr("Open"))
        self._let_go.set_words(self.tr("Not now"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            painter.fillRect(0, 0, _EDGE, self.height(), colour("accent"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, colour("hairline"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
