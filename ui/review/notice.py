"""A line that says what could not be done; it stands where the caption stands, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.review.caption import HEIGHT
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_TEXT_AT = sizes.GAP_PAGE + 32


class Notice(QWidget):
    """A shape, a sentence, and the colour of danger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    def show_text(self, text: str) -> None:
        """Nothing takes it away."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setVisible(bool(text))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("danger_fill"))
            ink = colour("on_danger")
            middle = self.height() / 2
            icon = QPointF(sizes.GAP_PAGE + 10, middle)
            paint_icon(painter, "alert-octagon-outline", icon, ink, sizes.ICON_SMALL)
            room = self.width() - _TEXT_AT - sizes.GAP_WIDE
            font, most = inter(sizes.SENTENCE, Weight.MEDIUM), 1
            if not lettering.fits(self._text, font, room, 1):
                font, most = inter(sizes.LABEL, Weight.MEDIUM), 2
            lines = lettering.wrapped(self._text, font, room, most)
            top = middle - len(lines) * lettering.line_height(font) / 2
            lettering.draw_lines(painter, lines, font, ink, QPointF(_TEXT_AT, top))
