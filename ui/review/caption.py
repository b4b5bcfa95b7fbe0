"""What happened last before the cursor, in a sentence: the subtitle of the replay. A press lists all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

HEIGHT = 52  # for a glove
_BETWEEN = 14
_ICON_ROOM = 44


class Caption(Pressable):
    """A time and a sentence, in one line if it fits, else in smaller ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = ""
        self._sentence = ""
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def sentence(self) -> str:
        return self._sentence

    def show_words(self, time: str, sentence: str) -> None:
        if (time, sentence) == (self._time, self._sentence):
            return
        self._time, self._sentence = time, sentence
        self._tell()
        self.update()

    def _tell(self) -> None:
        said = f"{self._time} {self._sentence}".strip()
        self.setAccessibleName(said or self.tr("Events"))
        self.setAccessibleDescription(self.tr("All events"))
        self.setToolTip(self._sentence)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(360, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("hairline" if self.isDown() else "window"))
            painter.fillRect(0, 0, self.width(), 1, colour("hairline"))
            time_font = figures(sizes.SENTENCE, Weight.SEMIBOLD)
            middle = (self.height() + 1) / 2
            icon = QPointF(sizes.GAP_PAGE + sizes.ICON_SMALL / 2, middle)
            paint_icon(painter, "format-list-bulleted", icon, colour("label"), sizes.ICON_SMALL)
            base = QPointF(_ICON_ROOM + _BETWEEN, middle + lettering.cap_height(time_font) / 2)
            end = lettering.draw_line(painter, self._time, time_font, colour("text"), base)
            end += _BETWEEN if self._time else 0
            room = self.width() - end - sizes.GAP_WIDE
            sentence = self._sentence or self.tr("Events")
            font, most = inter(sizes.SENTENCE), 1
            if not lettering.fits(sentence, font, room, 1):
                font, most = inter(sizes.CHART), 3
            lines = lettering.wrapped(sentence, font, room, most)
            top = middle - len(lines) * lettering.line_height(font) / 2
            lettering.draw_lines(painter, lines, font, colour("text"), QPointF(end, top))
            if self.at_keyboard:
                painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
