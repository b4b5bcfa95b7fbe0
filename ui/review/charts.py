"""Chosen curves over time, on the axis of the lanes, and their values at the cursor."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import lettering, sizes, units
from ui.font import Weight, figures, inter
from ui.review.charted import BATTERY, HEIGHT, Charted
from ui.review.flights import drone_at
from ui.theme import colour
from ui.widgets.reading import label_font, paint_number, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent

    from telemetry.logs.curve import Curve
    from telemetry.logs.fields import Field
    from telemetry.state import VehicleState
    from ui.review.flights import ReviewedFlight
    from ui.review.time_axis import TimeAxis
    from ui.units import Quantity

CHART, CHART_OF_MANY = 50, 46  # the height of one, where there are more than two
REDRAWN_MS = 200  # five times a second is enough for eyes
_FEW = 2


class Charts(QWidget):
    """The drawer's content. pyqtgraph is loaded when it is first shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charted = Charted()
        self._units: Mapping[Field, str] = {}
        self._axis: TimeAxis | None = None
        self._drawn: TimeAxis | None = None  # for which the curves were thinned
        self._cursor: datetime | None = None
        self._shown: tuple[Quantity | None, ...] = (None, None)
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
        self._chart(replace(self._charted, flights=tuple(flights), offsets=dict(offsets)))

    def show_fields(self, fields: Sequence[Field], unit_of: Mapping[Field, str]) -> None:
        """One to four; what is not read yet stays empty until `show_curves`."""
        self._units = dict(unit_of)
        self._chart(replace(self._charted, fields=tuple(fields)))

    def show_curves(self, read: Mapping[tuple[str, Field], Curve]) -> None:
        """What was read of the chosen fields, by the name of the flight."""
        self._chart(replace(self._charted, read=dict(read)))

    @property
    def fields(self) -> tuple[Field, ...]:
        return self._charted.fields

    def show_axis(self, axis: TimeAxis | None) -> None:
        """The lanes' axis, on the lanes' pixels."""
        self._axis = axis
        self._soon()

    def show_cursor(self, at: datetime | None) -> None:
        self._cursor = at
        self._soon()

    def _chart(self, charted: Charted) -> None:
        self._charted = charted
        self._drawn = None
        self.setFixedHeight(self._row_height() * len(charted.fields))
        if self._plots:
            self._match_plots()
        self._soon()
        self.update()

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
        self._match_plots()
        self.redraw_now()

    def _row_height(self) -> int:
        return CHART if len(self._charted.fields) <= _FEW else CHART_OF_MANY

    def _match_plots(self) -> None:
        """As many plots as fields."""
        while len(self._plots) > len(self._charted.fields):
            plot = self._plots.pop()
            plot.close()
            plot.setParent(None)
            plot.deleteLater()
        while len(self._plots) < len(self._charted.fields):
            self._plots.append(_new_plot(self))
        self._line.raise_()

    def _redraw(self) -> None:
        if self._axis is not None and self._plots and self._axis != self._drawn:
            self._drawn = self._axis
            self._fill(self._axis)
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

    def _read(self) -> tuple[Quantity | None, ...]:
        fields, at = self._charted.fields, self._cursor
        if at is None:
            return (None,) * len(fields)
        there = drone_at(self._charted.flights, at, self._charted.offsets)
        height, battery = (None, None) if there is None else _quantities(there.vehicle)
        return tuple({HEIGHT: height, BATTERY: battery}.get(one, self._measured(one, at)) for one in fields)

    def _measured(self, field: Field, at: datetime) -> Quantity | None:
        value = self._charted.value_at(field, at)
        return None if value is None else units.measured(value, self._units.get(field, ""))

    def _tell(self) -> None:
        told = zip(self._charted.fields, self._shown, strict=True)
        self.setAccessibleDescription(
            "; ".join(f"{self._name(field)} {read(quantity, None).spoken}" for field, quantity in told)
        )

    def _fill(self, axis: TimeAxis) -> None:
        left, right, high = round(axis.left), round(axis.right), self._row_height()
        for i, (plot, field) in enumerate(zip(self._plots, self._charted.fields, strict=True)):
            plot.setGeometry(left, i * high + 1, right - left, high - 2)
            x_s, y = self._charted.points(field, axis, max(right - left, 1))
            plot.clear()
            plot.plot(x_s, y, pen=_pen(), connect="finite", antialias=False, skipFiniteCheck=False)
            plot.setXRange(axis.start.timestamp(), axis.end.timestamp(), padding=0)
            plot.setYRange(*self._charted.bounds(field), padding=0)

    def _name(self, field: Field) -> str:
        standard = {HEIGHT: self.tr("Above home"), BATTERY: self.tr("Battery")}
        return standard.get(field, field.label)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Charts"))
            self._tell()
            self.update()
        elif event.type() is QEvent.Type.PaletteChange and self._plots:
            for plot in self._plots:
                plot.setBackground(colour("window"))
            self._drawn = None
            self._soon()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            begins = self._axis.left if self._axis is not None else self.width()
            room = begins - sizes.GAP_PAGE - sizes.GAP_SMALL
            number = figures(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
            for i, field in enumerate(self._charted.fields):
                top = i * self._row_height()
                painter.fillRect(QRectF(0, top, self.width(), 1), colour("hairline"))
                at = QPointF(sizes.GAP_PAGE, top + 5)
                name = _short(self._name(field), label_font(), room)
                bottom = lettering.draw_lines(painter, [name], label_font(), colour("label"), at)
                base = QPointF(sizes.GAP_PAGE, bottom + lettering.cap_height(number) + 6)
                quantity = self._shown[i] if i < len(self._shown) else None
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
    plot.getPlotItem().setContentsMargins(0, 0, 0, 0)
    plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.show()
    return plot


def _pen() -> QPen:
    pen = QPen(colour("text"), 1)
    pen.setCosmetic(True)
    return pen


def _short(name: str, font: QFont, room: float) -> str:
    """The message gives way before the number does: GLOBA….relative_alt."""
    if lettering.width(name, font) <= room:
        return name
    message, dot, number = name.rpartition(".")
    while message and lettering.width(f"{message}…{dot}{number}", font) > room:
        message = message[:-1]
    while number and lettering.width(f"{message}…{dot}{number}", font) > room:
        number = number[:-1]
    return f"{message}…{dot}{number}"


def _quantities(vehicle: VehicleState) -> tuple[Quantity | None, Quantity | None]:
    fix = vehicle.fix
    percent = None if vehicle.battery is None else vehicle.battery.percent
    return (
        None if fix is None or math.isnan(fix.above_home_m) else units.height(fix.above_home_m),
        None if percent is None else units.percent(percent),
    )
