"""What the map always says of its zones: their edition, how old, and that they are no authorisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.map.colours import colours_of
from ui.theme import colour, worn
from ui.words.zones import ZoneNews

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPaintEvent

    from ui.words.zones import ZoneNotice

_SIDE, _TOP, _TEXT_LEFT = 10, 6, 34
_MOST_LINES = 4
_ICON = {
    ZoneNews.FRESH: "information-outline",
    ZoneNews.ASK: "triangle",
    ZoneNews.NONE: "help-circle-outline",
}


class ZoneNoticeChip(QWidget):
    """Lies at the lower edge of the map. Each state has its own icon and edge, and is never colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice: ZoneNotice | None = None
        self._put_away = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_notice(self, notice: ZoneNotice) -> None:
        """Its words are made anew by the caller when the language changes."""
        if notice == self._notice:
            return
        self._notice = notice
        self.setAccessibleName(notice.line)
        self.updateGeometry()
        self.setVisible(not self._put_away)
        self.update()

    def set_put_away(self, away: bool) -> None:
        """A map that is an inset has no room for it; the next larger look says it again."""
        self._put_away = away
        self.setVisible(not away and self._notice is not None)

    def lay(self, room: QRectF) -> None:
        """In the lower left corner of this part of the map, in as many lines as it needs."""
        whole = self.sizeHint().width()
        width = min(whole, round(room.width()))
        height = self.heightForWidth(width)
        widest = max((lettering.width(line, _font()) for line in self._lines(width)), default=0.0)
        width = min(width, round(_TEXT_LEFT + widest + _SIDE) + 1)
        self.setGeometry(round(room.left()), round(room.bottom()) - height, width, height)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(len(self._lines(width)) * lettering.line_height(_font())) + 2 * _TOP

    def sizeHint(self) -> QSize:
        words = "" if self._notice is None else self._notice.line
        width = round(_TEXT_LEFT + lettering.width(words, _font()) + _SIDE) + 1
        return QSize(width, round(lettering.line_height(_font())) + 2 * _TOP)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _lines(self, width: int) -> list[str]:
        """Broken between the parts where that is enough, else at words."""
        if self._notice is None:
            return []
        room = width - _TEXT_LEFT - _SIDE
        lines: list[str] = []
        for part in self._notice.parts:
            joined = f"{lines[-1]} · {part}" if lines else part
            if lines and lettering.width(joined, _font()) > room:
                lines.append(part)
            else:
                lines = [*lines[:-1], joined]
        if len(lines) <= _MOST_LINES and all(lettering.width(line, _font()) <= room for line in lines):
            return lines
        return lettering.wrapped(self._notice.line, _font(), room, _MOST_LINES)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._notice is None:
            return
        fill, ink, edge = self._dress(self._notice.news)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(edge)
            painter.setBrush(fill)
            body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(body, sizes.CORNER, sizes.CORNER)
            line = lettering.line_height(_font())
            paint_icon(painter, _ICON[self._notice.news], QPointF(18.0, _TOP + line / 2), ink, 18.0)
            top = QPointF(_TEXT_LEFT, _TOP)
            lettering.draw_lines(painter, self._lines(self.width()), _font(), ink, top)

    def _dress(self, news: ZoneNews) -> tuple[QColor, QColor, QPen]:
        """Fill, ink and edge: amber filled, grey dashed, or quiet."""
        colours = colours_of(worn())
        if news is ZoneNews.ASK:
            return colour("attention_fill"), colour("on_attention"), QPen(colour("attention_text"), 1.0)
        if news is ZoneNews.NONE:
            return colours.surface, colours.label, QPen(colours.label, 1.0, Qt.PenStyle.DashLine)
        return colours.surface, colours.text, QPen(colours.hairline, 1.0)


def _font() -> QFont:
    return inter(sizes.LABEL, Weight.MEDIUM)
