"""The drone's instruments at the cursor: height, speed, heading, battery, and how far it is from home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from maps.geo import distance_m
from ui import lettering, sizes, units
from ui.font import Weight, figures, inter
from ui.theme import colour
from ui.widgets.reading import number_width, paint_number, read

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from maps.geo import LatLon
    from telemetry.state import VehicleState
    from ui.units import Quantity
    from ui.widgets.reading import Reading

HEIGHT = 52
_LEAST = 64
_TOP = 6


class Instruments(QWidget):
    """Five small cells; a dash where nothing flies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings: tuple[Reading, ...] = (read(None, None),) * 5
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cells = self._widths()
        self._tell()

    def show_vehicle(self, vehicle: VehicleState | None, home: LatLon | None) -> None:
        """At the cursor, at second 0 of its own clock. None: nothing flies."""
        readings = tuple(read(quantity, None) for quantity in _quantities(vehicle, home))
        if readings != self._readings:
            self._readings = readings
            self._tell()
            self.update()

    @property
    def readings(self) -> tuple[Reading, ...]:
        return self._readings

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Above home"),
            self.tr("Speed"),
            self.tr("Heading"),
            self.tr("Battery"),
            self.tr("To home"),
        )

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("Instruments"))
        said = zip(self._names(), self._readings, strict=True)
        self.setAccessibleDescription("; ".join(f"{name} {reading.spoken}" for name, reading in said))

    def _widths(self) -> list[float]:
        """Of the words and of the widest number that comes, so that nothing moves."""
        widest = (
            units.height(8888.0),
            units.speed(88.8),
            units.heading(225.0),
            units.percent(100.0),
            units.distance(8888.0),
        )
        return [
            max(
                _LEAST,
                lettering.width(name, _label_font()),
                number_width(read(quantity, None), _number_font(), _unit_font()),
            )
            for name, quantity in zip(self._names(), widest, strict=True)
        ]

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._cells)) + 6 * sizes.GAP_WIDE + 1, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._cells = self._widths()
            self._tell()
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.fillRect(0, 0, self.width(), 1, colour("hairline"))
            painter.fillRect(0, 8, 1, self.height() - 16, colour("hairline"))
            x = float(sizes.GAP_WIDE)
            for name, reading, width in zip(self._names(), self._readings, self._cells, strict=True):
                at = QPointF(x, _TOP)
                bottom = lettering.draw_lines(painter, [name], _label_font(), colour("label"), at)
                base = QPointF(x, bottom + lettering.cap_height(_number_font()) + 5)
                paint_number(painter, reading, base, _number_font(), _unit_font())
                x += width + sizes.GAP_WIDE


def _quantities(vehicle: VehicleState | None, home: LatLon | None) -> tuple[Quantity | None, ...]:
    fix = None if vehicle is None else vehicle.fix
    battery = None if vehicle is None else vehicle.battery
    percent = None if battery is None else battery.percent
    heading_deg = None if fix is None else fix.heading_deg
    return (
        None if fix is None else units.height(fix.above_home_m),
        None if fix is None else units.speed(fix.ground_speed_m_s),
        None if heading_deg is None else units.heading(heading_deg),
        None if percent is None else units.percent(percent),
        None if fix is None or home is None else units.distance(distance_m(fix.at, home)),
    )


def _label_font() -> QFont:
    return inter(sizes.CHART)


def _number_font() -> QFont:
    return figures(sizes.LABEL_BUTTON, Weight.SEMIBOLD)


def _unit_font() -> QFont:
    return inter(sizes.LABEL)
