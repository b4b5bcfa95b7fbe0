"""Height above home and battery over time, on the axis of the lanes, and their values at the cursor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes, units
from ui.font import Weight, figures, inter
from ui.review.flights import drone_at, shift_of
from ui.theme import colour
from ui.widgets.reading import label_font, paint_number, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from telemetry.state import VehicleState
    from ui.review.flights import ReviewedFlight
    from ui.review.time_axis import TimeAxis
    from ui.units import Quantity

CHART = 50
REDRAWN_MS = 200  # five times a second is enough for eyes
_PAD_PX = 8.0


@dataclass(frozen=True, slots=True)
class _Curve:
    x_s: Any  # numpy columns: seconds since 1970, and the values; NaN where there is nothing
    y: Any


class Charts(QWidget):
    """The drawer's content. pyqtgraph is loaded when it is first shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flights: tuple[ReviewedFlight, ...] = ()
        self._offsets: Mapping[str, float] = {}
        self._axis: TimeAxis | None = None
        self._cursor: datetime | None = None
        self._shown: tuple[Quantity | None, Quantity | None] = (None, None)
        self._plots: list[Any] = []  # pyqtgraph knows no types
        self._line = _CursorLine(self)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(REDRAWN_MS)
        self._due.timeout.connect(self._redraw)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(2 * CHART)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Charts"))

    # --- what it is told -------------------------------------------------------------------------

    def show_flights(self, flights: Sequence[ReviewedFlight], offsets: Mapping[str, float]) -> None:
        self._flights, self._offsets = tuple(flights), dict(offsets)
        if self._plots:
            self._fill()
        self._soon()

    def show_axis(self, axis: TimeAxis | None) -> None:
        """The lanes' axis, on the lanes' pixels."""
        self._axis = axis
        self._soon()

    def show_cursor(self, at: datetime | None) -> None:
        self._cursor = at
        self._soon()

    def _soon(self) -> None:
        if self.isVisible() and not self._due.isActive():
            self._due.start()

    def redraw_now(self) -> None:
        """Without waiting for the next fifth of a second."""
        self._due.stop()
        self._redraw()

    # --- drawing ---------------------------------------------------------------------------------

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if not self._plots:
            self._plots = [_new_plot(self) for _ in range(2)]
            self._line.raise_()
            self._fill()
        self.redraw_now()

    def _redraw(self) -> None:
        if self._axis is not None and self._plots:
            start, end = self._axis.start.timestamp(), self._axis.end.timestamp()
            left, right = round(self._axis.left), round(self._axis.right)
            for i, plot in enumerate(self._plots):
                plot.setGeometry(left, i * CHART + 1, right - left, CHART - 2)
                plot.setXRange(start, end, padding=0)
        self._line.setVisible(self._place_line())
        shown = self._read()
        if shown != self._shown:
            self._shown = shown
            self._tell()
            self.update()

    def _place_line(self) -> bool:
        if self._axis is None or self._cursor is None or not self._axis.shows(self._cursor):
            return False
        self._line.setGeometry(round(self._axis.x(self._cursor)) - 1, 0, 2, self.height())
        return True

    def _read(self) -> tuple[Quantity | None, Quantity | None]:
        there = None if self._cursor is None else drone_at(self._flights, self._cursor, self._offsets)
        return (None, None) if there is None else _quantities(there.vehicle)

    def _tell(self) -> None:
        height, battery = (read(quantity, None).spoken for quantity in self._shown)
        self.setAccessibleDescription(f"{self._names()[0]} {height}; {self._names()[1]} {battery}")

    def _fill(self) -> None:
        heights = _curve(self._flights, self._offsets, "above_home_m")
        batteries = _curve(self._flights, self._offsets, "battery_percent")
        for plot, curve, least in zip(self._plots, (heights, batteries), (10.0, 100.0), strict=True):
            plot.clear()
            plot.plot(
                curve.x_s, curve.y, pen=_pen(), connect="finite", antialias=False, skipFiniteCheck=False
            )
            top = float(np.nanmax(curve.y)) if len(curve.y) and not np.isnan(curve.y).all() else least
            top = max(top, least)
            plot.setYRange(-top * 0.1, top * 1.1, padding=0)

    def _names(self) -> tuple[str, str]:
        return self.tr("Above home"), self.tr("Battery")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Charts"))
            self._tell()
            self.update()
        elif event.type() is QEvent.Type.PaletteChange and self._plots:
            for plot in self._plots:
                plot.setBackground(colour("window"))
            self._fill()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            for i, (name, quantity) in enumerate(zip(self._names(), self._shown, strict=True)):
                top = i * CHART
                painter.fillRect(QRectF(0, top, self.width(), 1), colour("hairline"))
                at = QPointF(sizes.GAP_PAGE, top + 5)
                bottom = lettering.draw_lines(painter, [name], label_font(), colour("label"), at)
                number = figures(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
                base = QPointF(sizes.GAP_PAGE, bottom + lettering.cap_height(number) + 6)
                paint_number(painter, read(quantity, None), base, number, inter(sizes.LABEL))


class _CursorLine(QWidget):
    """The cursor over the charts; hands reach through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("accent"))


def _new_plot(parent: QWidget) -> Any:
    """A bare plot: no axes, no menu, no hands; the lanes below it say the times."""
    import pyqtgraph  # noqa: PLC0415  0.4 s that only who looks at charts waits for

    plot = cast("Any", pyqtgraph).PlotWidget(parent)
    plot.setBackground(colour("window"))
    plot.hideAxis("left")
    plot.hideAxis("bottom")
    plot.hideButtons()
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(False, False)
    plot.setDownsampling(auto=True, mode="peak")
    plot.setClipToView(True)
    plot.getPlotItem().setContentsMargins(0, 0, 0, 0)
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.show()
    return plot


def _pen() -> QPen:
    pen = QPen(colour("text"), 1)
    pen.setCosmetic(True)
    return pen


def _curve(flights: Sequence[ReviewedFlight], offsets: Mapping[str, float], column: str) -> _Curve:
    """All flights as one line with gaps between them."""
    x_s: list[Any] = []
    y: list[Any] = []
    for flight in flights:
        at_s = flight.track.at_us / 1e6 + shift_of(flight, offsets).total_seconds()
        if len(at_s):
            x_s += [at_s, at_s[-1:]]
            y += [getattr(flight.track, column), np.array([np.nan])]
    if not x_s:
        return _Curve(np.zeros(0), np.zeros(0))
    return _Curve(np.concatenate(x_s), np.concatenate(y))


def _quantities(vehicle: VehicleState) -> tuple[Quantity | None, Quantity | None]:
    fix = vehicle.fix
    percent = None if vehicle.battery is None else vehicle.battery.percent
    return (
        None if fix is None or math.isnan(fix.above_home_m) else units.height(fix.above_home_m),
        None if percent is None else units.percent(percent),
    )
