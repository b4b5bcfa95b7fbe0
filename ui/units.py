"""Numbers as people read them, in their own language: the only place that formats them.

Values come in the app's units (metres, seconds, degrees, m/s, Celsius) and leave as a numeral and its unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

if TYPE_CHECKING:
    from datetime import datetime

    from maps.geo import LatLon

translate = QCoreApplication.translate
NARROW_SPACE = "\u202f"
HARD_SPACE = "\u00a0"
_WINDS = 8


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral and the unit that stands small behind it."""

    number: str
    unit: str

    def __str__(self) -> str:
        return f"{self.number}{HARD_SPACE}{self.unit}" if self.unit else self.number


def distance(metres: float) -> Quantity:
    """Metres up to 10 km, whole; then kilometres with one decimal."""
    if abs(metres) < 9_999.5:
        return Quantity(_whole(metres), translate("Units", "m"))
    return Quantity(_decimal(metres / 1000.0, 1), translate("Units", "km"))


def height(metres: float) -> Quantity:
    """Whole metres: a barometer knows no better."""
    return Quantity(_whole(metres), translate("Units", "m"))


def error(metres: float) -> Quantity:
    """A radius of uncertainty: ±0.8 m, ±12 m."""
    number = _decimal(metres, 1) if metres < 9.95 else _whole(metres)
    return Quantity(f"±{number}", translate("Units", "m"))


def speed(metres_a_second: float) -> Quantity:
    return Quantity(_decimal(metres_a_second, 1), translate("Units", "m/s"))


def measured(value: float, unit: str) -> Quantity:
    """Any recorded number with three or four figures, in the unit of its recording."""
    size = abs(value)
    if size >= 100.0:
        return Quantity(_whole(value), unit)
    return Quantity(_decimal(value, 1 if size >= 10.0 else 2), unit)


def wind(metres_a_second: float) -> Quantity:
    return Quantity(_whole(metres_a_second), translate("Units", "m/s"))


def minutes(seconds: float) -> Quantity:
    """Whole minutes, rounded down: a minute that is not whole cannot be counted on."""
    return Quantity(_whole(seconds // 60.0), translate("Units", "min"))


def minutes_up(seconds: float) -> Quantity:
    """Whole minutes, rounded up: how long something takes at most."""
    return Quantity(_whole(-(-seconds // 60.0)), translate("Units", "min"))


def stopwatch(seconds: float) -> str:
    """15:38, or 1:02:07 after an hour."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    short = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{short}" if hours else short


def age(seconds: float) -> str:
    """How old: 0.2 s, 12 s, 4 min, 2 h, 12 d."""
    if seconds < 9.95:
        return str(Quantity(_decimal(max(0.0, seconds), 1), translate("Units", "s")))
    if seconds < 120.0:
        return str(Quantity(_whole(seconds), translate("Units", "s")))
    if seconds < 7200.0:
        return str(minutes(seconds))
    if seconds < 48 * 3600.0:
        return str(Quantity(_whole(seconds / 3600.0), translate("Units", "h")))
    return str(Quantity(_whole(seconds // 86_400.0), translate("Units", "d")))


def age_whole(seconds: float) -> str:
    """The same in whole seconds: LOST 4 s."""
    return age(seconds) if seconds >= 9.95 else str(Quantity(_whole(seconds), translate("Units", "s")))


def age_quantity(seconds: float) -> Quantity:
    """The same as `age`, numeral and unit apart."""
    number, _, unit = age(seconds).partition(HARD_SPACE)
    return Quantity(number, unit)


def percent(value: float) -> Quantity:
    return Quantity(_whole(value), "%")


def voltage(volts: float) -> Quantity:
    return Quantity(_decimal(volts, 1), translate("Units", "V"))


def temperature(celsius: float) -> Quantity:
    return Quantity(_whole(celsius), "°C")


def data_size(size_bytes: float) -> Quantity:
    """Gigabytes of a disk (10^9 bytes, as the label on the disk counts)."""
    return Quantity(_whole(size_bytes / 1e9), translate("Units", "GB"))


def file_size(size_bytes: float) -> Quantity:
    """Megabytes of files (10^6 bytes), with a decimal below ten; gigabytes from a thousand on."""
    if size_bytes >= 999.5e6:
        return Quantity(_decimal(size_bytes / 1e9, 1), translate("Units", "GB"))
    if size_bytes < 9.95e6:
        return Quantity(_decimal(size_bytes / 1e6, 1), translate("Units", "MB"))
    return Quantity(_whole(size_bytes / 1e6), translate("Units", "MB"))


def area(square_metres: float) -> Quantity:
    """Hectares up to a square kilometre."""
    if square_metres < 1e6:
        return Quantity(_decimal(square_metres / 1e4, 1), translate("Units", "ha"))
    return Quantity(_decimal(square_metres / 1e6, 2), translate("Units", "km²"))


def position(at: LatLon) -> str:
    """55.98719 N 25.96480 E: five decimals are one metre. Always with a point, to be read into a radio.

    The letters are English in every language: R is west in Latvian and east in Lithuanian.
    """
    north = "N" if at.lat_deg >= 0 else "S"
    east = "E" if at.lon_deg >= 0 else "W"
    return f"{abs(at.lat_deg):.5f}{HARD_SPACE}{north} {abs(at.lon_deg):.5f}{HARD_SPACE}{east}"


def compass(degrees: float) -> str:
    """The nearest of eight winds: 225 is SW."""
    names = (
        translate("Units", "N"),
        translate("Units", "NE"),
        translate("Units", "E"),
        translate("Units", "SE"),
        translate("Units", "S"),
        translate("Units", "SW"),
        translate("Units", "W"),
        translate("Units", "NW"),
    )
    return names[round(degrees / (360.0 / _WINDS)) % _WINDS]


def heading(degrees: float) -> Quantity:
    """225° SW."""
    return Quantity(f"{_whole(degrees % 360.0)}°", compass(degrees))


def clock(at: datetime) -> str:
    """The local time of day of an aware moment, to the second."""
    return at.astimezone().strftime("%H:%M:%S")


def hour_minute(at: datetime) -> str:
    """The local time of day of an aware moment, to the minute."""
    return at.astimezone().strftime("%H:%M")


def day(at: datetime) -> str:
    """Saturday 22 Aug, in the order that the language uses."""
    here = at.astimezone()
    return _locale().toString(QDate(here.year, here.month, here.day), translate("Units", "dddd d MMM"))


def day_and_time(at: datetime, now: datetime) -> str:
    """2 Aug 13:00, local, in the order that the language uses; with its year where that is not this one."""
    here = at.astimezone()
    same_year = here.year == now.astimezone().year
    order = translate("Units", "d MMM") if same_year else translate("Units", "d MMM yyyy")
    return f"{_locale().toString(QDate(here.year, here.month, here.day), order)} {hour_minute(at)}"


def _locale() -> QLocale:
    return QLocale()


def _whole(value: float) -> str:
    return _grouped(_locale().toString(round(value)))


def _decimal(value: float, places: int) -> str:
    return _grouped(_locale().toString(float(value), "f", places))


def _grouped(number: str) -> str:
    """Thousands apart by a narrow space in every language: a comma is a decimal point to the neighbour."""
    return number.replace(_locale().groupSeparator(), NARROW_SPACE)
