"""One hot spot of the list, as values and as a row that a glove can press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from telemetry.thermal.frame import TruthLevel
from ui import lettering, sizes, units
from ui.font import Weight, inter
from ui.hot_spot_states import SpotProgress, SpotTrend
from ui.icons import paint_icon
from ui.theme import colour, worn
from ui.theme_name import ThemeName
from ui.widgets.pressable import Pressable
from ui.words.hot_spots import progress_words, trend_words
from ui.words.thermal import has_degrees, level_sign, temperature_words

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QFont, QPaintEvent

HEIGHT = 68
_TEXT_LEFT, _RIGHT = 52.0, 14.0
_DISC_PX = 12.0
_MARK_PX = 4.0
_TREND_ICONS = {
    SpotTrend.COOLING: "arrow-bottom-right",
    SpotTrend.STEADY: "arrow-right",
    SpotTrend.GROWING: "arrow-top-right",
}
_TREND_PX = 18


@dataclass(frozen=True, slots=True)
class SpotRow:
    """`most_m`: 19 of 20 errors are smaller. `celsius` None: contrast only. `error_c` None: not known."""

    number: int
    celsius: float | None
    level: TruthLevel
    most_m: float
    seen_at: datetime
    at_least: bool = False
    error_c: float | None = None
    trend: SpotTrend = SpotTrend.UNKNOWN
    progress: SpotProgress = SpotProgress.OPEN
    whom: str = ""  # who was sent
    where: str = ""  # "NE of Subate 11"
    half_m: float | None = None  # half of all errors are smaller


def temperature_of(row: SpotRow) -> tuple[str, str]:
    """The reading, and the short word that says how far to trust it; "relative" alone without degrees."""
    if row.celsius is None or not has_degrees(row.level, row.error_c):
        return level_sign(TruthLevel.PALETTE), ""
    return temperature_words(row.celsius, at_least=row.at_least), level_sign(row.level, row.error_c)


class SpotRowButton(Pressable):
    """`clicked` when somebody chose it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: SpotRow | None = None
        self._marked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def row(self) -> SpotRow | None:
        return self._row

    def show_row(self, row: SpotRow, *, marked: bool) -> None:
        if (row, marked) == (self._row, self._marked):
            return
        self._row, self._marked = row, marked
        self.setAccessibleName(spoken(row))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = QRectF(self.rect())
            if self._marked or self.isDown() or self.underMouse():
                painter.fillRect(body, colour("surface"))
            painter.fillRect(QRectF(16.0, 0.0, body.width() - 32.0, 1.0), colour("hairline"))
            if self._marked:
                painter.fillRect(QRectF(0.0, 0.0, _MARK_PX, body.height()), colour("accent"))
            if self.at_keyboard:
                painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(body.adjusted(1.0, 1.0, -1.0, -1.0))
            paint_disc(painter, QPointF(28.0, body.center().y()), self._row)
            self._paint_first(painter, self._row)
            self._paint_second(painter, self._row)

    def _paint_first(self, painter: QPainter, row: SpotRow) -> None:
        small = inter(sizes.LABEL)
        words, sign = temperature_of(row)
        time = units.hour_minute(row.seen_at)
        time_px = lettering.width(time, small)
        ink = colour("label" if row.progress.closed else "text")
        right = self.width() - _RIGHT
        base = 29.0
        room = right - time_px - sizes.GAP_SMALL - _TEXT_LEFT
        sign_px = lettering.width(sign, small) + 6.0 if sign else 0.0
        strong = next((f for f in _reading_fonts() if lettering.width(words, f) + sign_px <= room), small)
        end = lettering.draw_line(painter, words, strong, ink, QPointF(_TEXT_LEFT, base))
        if sign:
            lettering.draw_line(painter, sign, small, colour("label"), QPointF(end + 6.0, base))
        lettering.draw_line(painter, time, small, colour("label"), QPointF(right - time_px, base))

    def _paint_second(self, painter: QPainter, row: SpotRow) -> None:
        """What was done, how it goes on and where, as much as fits; the error always."""
        font, strong = inter(sizes.LABEL), inter(sizes.LABEL, Weight.SEMIBOLD)
        error = str(units.error(row.most_m))
        error_px = lettering.width(error, strong)
        right, base = self.width() - _RIGHT, 53.0
        lettering.draw_line(painter, error, strong, colour("text"), QPointF(right - error_px, base))
        left = _TEXT_LEFT
        icon = _TREND_ICONS.get(row.trend)
        if icon is not None:
            ink = colour("danger" if row.trend is SpotTrend.GROWING else "label")
            paint_icon(painter, icon, QPointF(left + _TREND_PX / 2 - 2.0, base - 5.0), ink, _TREND_PX)
            left += _TREND_PX + 2.0
        room = right - error_px - sizes.GAP_SMALL - left
        done = _done(row)
        if row.whom and lettering.width(done, font) > room:
            done = row.whom  # the ring says that somebody was sent
        parts = [part for part in (done, trend_words(row.trend), row.where) if part]
        words = parts[0] if parts else ""
        for part in parts[1:]:
            longer = f"{words} · {part}"
            if lettering.width(longer, font) <= room:
                words = longer
        for line in lettering.wrapped(words, font, room, 1):
            lettering.draw_line(painter, line, font, colour("label"), QPointF(left, base))


def spoken(row: SpotRow) -> str:
    """All of it for a screen reader."""
    words, sign = temperature_of(row)
    parts = (
        str(row.number),
        f"{words} {sign}".strip(),
        str(units.error(row.most_m)),
        progress_words(row.progress, row.whom),
        trend_words(row.trend),
        row.where,
        units.hour_minute(row.seen_at),
    )
    return ", ".join(part for part in parts if part)


def paint_disc(painter: QPainter, middle: QPointF, row: SpotRow) -> None:
    """The same as on the map: open filled, sent with a ring, closed grey with a tick."""
    if row.progress.closed:
        painter.setPen(QPen(colour("label"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, _DISC_PX, _DISC_PX)
        paint_icon(painter, "check", middle, colour("label"), 17.0)
        return
    sent = row.progress is not SpotProgress.OPEN
    ink = colour("danger")
    if sent:
        painter.setPen(QPen(ink, 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, _DISC_PX + 3.5, _DISC_PX + 3.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(middle, _DISC_PX, _DISC_PX)
    font = inter(sizes.CHART, Weight.SEMIBOLD)
    number = str(row.number)
    at = middle + QPointF(-lettering.width(number, font) / 2, lettering.cap_height(font) / 2)
    lettering.draw_line(painter, number, font, _on_danger(), at)


def _reading_fonts() -> list[QFont]:
    """The reading gives way, never the word that says how far to trust it."""
    sizes_px = (sizes.STATE - 2, sizes.LABEL_BUTTON, sizes.SENTENCE, sizes.LABEL)
    return [inter(size_px, Weight.SEMIBOLD) for size_px in sizes_px]


def _on_danger() -> QColor:
    return colour("on_danger") if worn().name is ThemeName.DAY else colour("window")


def _done(row: SpotRow) -> str:
    """Nothing to say of an open one: its disc says it."""
    return "" if row.progress is SpotProgress.OPEN else progress_words(row.progress, row.whom)
