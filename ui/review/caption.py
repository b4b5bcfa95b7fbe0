"""What happened last before the cursor, as a sentence: the subtitle of the replay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEIGHT = 38
_BETWEEN = 14


class Caption(QWidget):
    """A time and a sentence, in one line if it fits, else in two smaller ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = ""
        self._sentence = ""
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def sentence(self) -> str:
        return self._sentence

    def show_words(self, time: str, sentence: str) -> None:
        if (time, sentence) == (self._time, self._sentence):
            return
        self._time, self._sentence = time, sentence
        self.setAccessibleName(f"{time} {sentence}".strip())
        self.setToolTip(sentence)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.fillRect(0, 0, self.width(), 1, colour("hairline"))
            time_font = figures(sizes.SENTENCE, Weight.SEMIBOLD)
            middle = (self.height() + 1) / 2
            base = QPointF(sizes.GAP_PAGE, middle + lettering.cap_height(time_font) / 2)
            end = lettering.draw_line(painter, self._time, time_font, colour("text"), base) + _BETWEEN
            room = self.width() - end - sizes.GAP_WIDE
            font, most = inter(sizes.SENTENCE), 1
            if not lettering.fits(self._sentence, font, room, 1):
                font, most = inter(sizes.CHART), 2
            lines = lettering.wrapped(self._sentence, font, room, most)
            top = middle - len(lines) * lettering.line_height(font) / 2
            lettering.draw_lines(painter, lines, font, colour("text"), QPointF(end, top))
