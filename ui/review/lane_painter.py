"""How a lane is painted: ticks, bars with their names, dots with their labels, and the cursor over all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen, QPolygonF

from ui import lettering, sizes, units
from ui.font import Weight, figures, inter
from ui.review.lane_content import Bar, Dot, Lane, LaneName
from ui.review.placing import clusters, placed
from ui.theme import colour

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QFont, QPainter

    from ui.review.time_axis import TimeAxis

LANE = 28.0
BAR = 17.0
BAR_ROW = 20.0
WAY = 5.0  # a truck on the way
SIGN = 10.0  # the least of an alarm: its shape is to be seen
SEEN = 3.0  # where its track says that it stood
ROWS_MAX = 3  # more trucks than that stand in the report
AXIS_HEIGHT = 30
DOT = 5.0
DISC = 9.5
_TICK_GAP = 34.0  # least room between two tick labels
_FLAG = QRectF(0, 0, 74, 24)
_LEAST_NOTE = 64.0
_INSIDE = 8.0  # from the end of a bar to its name


def lane_height(lane: Lane) -> float:
    rows = min(lane.rows, ROWS_MAX)
    return LANE if rows == 1 else BAR_ROW * rows + (LANE - BAR_ROW)


def bottom_of(lane: Lane, top: float) -> float:
    return top + lane_height(lane)


def flag_half() -> float:
    """Half the width of the cursor's flag."""
    return max(_FLAG.width(), lettering.width("88:88:88", flag_font()) + 14) / 2


def flag_font() -> QFont:
    return figures(sizes.LABEL, Weight.SEMIBOLD)


def event_font() -> QFont:
    return inter(sizes.CHART)


class LanePainter:
    """Paints on one painter, on one axis."""

    def __init__(self, painter: QPainter, axis: TimeAxis, height: float) -> None:
        self._painter = painter
        self._axis = axis
        self._height = height
        self._lanes_bottom = height - AXIS_HEIGHT

    def ticks(self) -> None:
        """Lines at round times."""
        for at in self._axis.ticks(_tick_room()):
            self._painter.fillRect(QRectF(self._axis.x(at), 0, 1, self._lanes_bottom + 4), colour("hairline"))

    def times(self, avoided: tuple[float, float] | None) -> None:
        """What these times are, at the foot; none behind the cursor's flag."""
        font = _tick_font()
        seconds = self._axis.tick_seconds(_tick_room())
        base = self._lanes_bottom + AXIS_HEIGHT / 2 + lettering.cap_height(font) / 2
        for at in self._axis.ticks(_tick_room()):
            x = self._axis.x(at)
            words = units.clock(at) if seconds else units.hour_minute(at)
            left = x - lettering.width(words, font) / 2
            right = x + lettering.width(words, font) / 2
            hidden = avoided is not None and right > avoided[0] and left < avoided[1]
            if not hidden and left >= self._axis.left - 20 and right <= self._axis.right + 20:
                lettering.draw_line(self._painter, words, font, colour("label"), QPointF(left, base))

    def lane(self, lane: Lane, top: float) -> None:
        self._painter.save()
        room = QRectF(self._axis.left, top, self._axis.right - self._axis.left, lane_height(lane))
        self._painter.setClipRect(room)
        for row in range(min(lane.rows, ROWS_MAX)):
            middle = top + LANE / 2 + row * BAR_ROW
            self._bars([bar for bar in lane.bars if bar.row == row], lane.name, middle)
        self._painter.setClipRect(room.adjusted(-DISC, 0, DISC, 0))  # a sign at an edge is whole
        if lane.name is LaneName.FINDINGS:
            self.discs(lane.dots, top + LANE / 2)
        else:
            # What people wrote may be long: its beginning is more than nothing, the caption has the rest.
            self.dots(lane.dots, top + LANE / 2, _LEAST_NOTE if lane.name is LaneName.NOTES else None)
        self._painter.restore()

    def cursor(self, at: datetime) -> None:
        painter, x = self._painter, self._axis.x(at)
        painter.fillRect(QRectF(x - 1, 0, 2, self._lanes_bottom + 4), colour("accent"))
        flag = QRectF(_FLAG)
        flag.setWidth(2 * flag_half())
        flag.moveCenter(QPointF(x, self._lanes_bottom + AXIS_HEIGHT / 2))
        painter.setPen(QPen(colour("next_edge"), 1))
        painter.setBrush(colour("next_fill"))
        painter.drawRoundedRect(flag, sizes.CORNER, sizes.CORNER)
        font, words = flag_font(), units.clock(at)
        left = flag.center().x() - lettering.width(words, font) / 2
        base = flag.center().y() + lettering.cap_height(font) / 2
        lettering.draw_line(painter, words, font, colour("on_next"), QPointF(left, base))

    # --- bars ------------------------------------------------------------------------------------

    def _bars(self, bars: list[Bar], lane: LaneName, middle: float) -> None:
        for i, bar in enumerate(bars):
            rect = self._bar_rect(bar, middle, SIGN if lane is LaneName.ALARMS else 2.0)
            if rect.right() < self._axis.left or rect.left() > self._axis.right:
                continue
            following = self._axis.x(bars[i + 1].start) if i + 1 < len(bars) else self._axis.right
            body, ink = self._body(bar, lane, rect)
            self._bar_name(bar, body, rect, following, ink)
            if not bar.end_known:
                self._open_end(rect)

    def _body(self, bar: Bar, lane: LaneName, rect: QRectF) -> tuple[QRectF, str]:
        """The bar itself, and the ink of a name in it."""
        if lane is LaneName.TRUCKS:
            return self._truck(bar, rect), "window"
        if lane is LaneName.ALARMS:
            return self._alarm(bar, rect), "on_danger" if bar.red else "on_attention"
        self._painter.fillRect(rect, colour("next_fill"))
        return rect, "on_next" if lane is LaneName.FLIGHT else "window"

    def _alarm(self, bar: Bar, rect: QRectF) -> QRectF:
        """It begins as its sign is shaped: red with two cut corners, an octagon's; amber with a point, a
        triangle's.
        """
        cut = min(rect.width(), rect.height() / (3 if bar.red else 2))
        deep = rect.height() / (3 if bar.red else 2)
        corners = [
            QPointF(rect.left() + cut, rect.top()),
            rect.topRight(),
            rect.bottomRight(),
            QPointF(rect.left() + cut, rect.bottom()),
            QPointF(rect.left(), rect.bottom() - deep),
            QPointF(rect.left(), rect.top() + deep),
        ]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour("danger_fill" if bar.red else "attention_fill"))
        self._painter.drawPolygon(QPolygonF(corners))
        return rect

    def _seen(self, bar: Bar, rect: QRectF) -> None:
        """A line at the foot of the bar while its track says that it stood there."""
        if bar.seen_from is None or bar.seen_until is None:
            return
        left, right = self._axis.x(bar.seen_from), self._axis.x(bar.seen_until)
        line = QRectF(left, rect.bottom() - SEEN, max(right - left, SEEN), SEEN)
        self._painter.fillRect(line.adjusted(-1, -1, 1, 0), colour("window"))
        self._painter.fillRect(line, colour("accent"))

    def _truck(self, bar: Bar, rect: QRectF) -> QRectF:
        """A thin line on the way there and home, a bar while it stood at the scene; returns the bar."""
        if bar.there_from is None:
            self._painter.fillRect(rect, colour("label"))
            return rect
        way = QRectF(rect.left(), rect.center().y() - WAY / 2, rect.width(), WAY)
        self._painter.fillRect(way, colour("label"))
        there = QRectF(rect)
        there.setLeft(max(self._axis.x(bar.there_from), rect.left()))
        there.setRight(min(self._axis.x(bar.there_until or bar.end), rect.right()))
        self._painter.fillRect(there, colour("label"))
        self._seen(bar, rect)
        return there

    def _bar_name(self, bar: Bar, body: QRectF, rect: QRectF, following: float, ink: str) -> None:
        """Inside the part that is in sight if it fits, else behind it, else nowhere."""
        font = inter(sizes.CHART, Weight.SEMIBOLD)
        wide = lettering.width(bar.label, font)
        seen = body.intersected(QRectF(self._axis.left, 0, self._axis.right - self._axis.left, self._height))
        base = rect.center().y() + lettering.cap_height(font) / 2
        if wide + 2 * _INSIDE <= seen.width():
            at = QPointF(seen.left() + _INSIDE, base)
            lettering.draw_line(self._painter, bar.label, font, colour(ink), at)
        elif rect.right() + _INSIDE + wide <= min(following - _INSIDE, self._axis.right):
            at = QPointF(rect.right() + _INSIDE, base)
            lettering.draw_line(self._painter, bar.label, font, colour("text"), at)

    def _open_end(self, rect: QRectF) -> None:
        """Torn: nobody wrote down how it ended."""
        torn = QRectF(rect.right() - 8, rect.top(), 8, rect.height())
        self._painter.fillRect(torn, QBrush(colour("window"), Qt.BrushStyle.BDiagPattern))

    def _bar_rect(self, bar: Bar, middle: float, least: float) -> QRectF:
        left, right = self._axis.x(bar.start), self._axis.x(bar.end)
        return QRectF(left, middle - BAR / 2, max(right - left, least), BAR)

    # --- dots ------------------------------------------------------------------------------------

    def dots(self, dots: tuple[Dot, ...], middle: float, least: float | None = None) -> None:
        """Plain dots with their labels, as far as these have room; `least` lets a label be shortened."""
        font = event_font()
        xs = [self._axis.x(dot.at) for dot in dots]
        widths = [lettering.width(dot.label, font) for dot in dots]
        spans = placed(xs, widths, self._axis.left, self._axis.right, DOT, least=least)
        base = middle + lettering.cap_height(font) / 2
        for dot, x, span in zip(dots, xs, spans, strict=True):
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(colour("text"))
            self._painter.drawEllipse(QPointF(x, middle), DOT, DOT)
            if span is not None:
                words = "".join(lettering.wrapped(dot.label, font, span[1], 1))
                lettering.draw_line(self._painter, words, font, colour("text"), QPointF(span[0], base))

    def discs(self, dots: tuple[Dot, ...], middle: float) -> None:
        """Numbered discs; those that would lie on one another are one, with the numbers of all."""
        xs = [self._axis.x(dot.at) for dot in dots]
        for first, last in clusters(xs, 2 * DISC + 1):
            left, right = xs[first] - DISC, xs[last] + DISC
            numbers = _range_words(dots[first], dots[last])
            font = figures(sizes.MAP_SOURCE, Weight.SEMIBOLD)
            short = lettering.width(numbers, font) + 10 - (right - left)
            if short > 0:
                left, right = left - short / 2, right + short / 2
            if right < self._axis.left or left > self._axis.right:
                continue
            hot = any(dot.hot for dot in dots[first : last + 1])
            self._painter.setPen(QPen(colour("window"), 1))
            self._painter.setBrush(colour("danger_fill" if hot else "next_fill"))
            self._painter.drawRoundedRect(QRectF(left, middle - DISC, right - left, 2 * DISC), DISC, DISC)
            at = QPointF(
                (left + right - lettering.width(numbers, font)) / 2,
                middle + lettering.cap_height(font) / 2,
            )
            ink = colour("on_danger" if hot else "on_next")
            lettering.draw_line(self._painter, numbers, font, ink, at)


def _tick_font() -> QFont:
    return figures(sizes.LABEL, Weight.REGULAR)


def _tick_room() -> float:
    """The least room of a tick."""
    return lettering.width("88:88:88", _tick_font()) + _TICK_GAP


def _range_words(first: Dot, last: Dot) -> str:
    return str(first.number) if first is last else f"{first.number}–{last.number}"
