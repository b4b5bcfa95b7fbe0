"""The units of recorded numbers as people read them: metres, degrees, volts; never 1e7 of something."""

from __future__ import annotations

_WIRE = {  # MAVLink's name of a unit: what turns the number into the unit that people read
    "rad": (57.29577951308232, "°"),
    "deg": (1.0, "°"),
    "cdeg": (0.01, "°"),
    "degE7": (1e-7, "°"),
    "degE5": (1e-5, "°"),
    "rad/s": (57.29577951308232, "°/s"),
    "mrad/s": (0.05729577951308232, "°/s"),
    "deg/s": (1.0, "°/s"),
    "m": (1.0, "m"),
    "dm": (0.1, "m"),
    "cm": (0.01, "m"),
    "mm": (0.001, "m"),
    "m/s": (1.0, "m/s"),
    "cm/s": (0.01, "m/s"),
    "mm/s": (0.001, "m/s"),
    "m/s/s": (1.0, "m/s²"),
    "mG": (0.00980665, "m/s²"),
    "V": (1.0, "V"),
    "mV": (0.001, "V"),
    "cV": (0.01, "V"),
    "A": (1.0, "A"),
    "cA": (0.01, "A"),
    "mA": (0.001, "A"),
    "mAh": (1.0, "mAh"),
    "hJ": (100.0, "J"),
    "%": (1.0, "%"),
    "d%": (0.1, "%"),
    "c%": (0.01, "%"),
    "degC": (1.0, "°C"),
    "cdegC": (0.01, "°C"),
    "hPa": (1.0, "hPa"),
    "s": (1.0, "s"),
    "ms": (0.001, "s"),
    "us": (1e-6, "s"),
}
_DATAFLASH = {
    "deg": "°",
    "deglatitude": "°",
    "deglongitude": "°",
    "degheading": "°",
    "deg/s": "°/s",
    "degC": "°C",
    "m/s/s": "m/s²",
    "deg/s/s": "°/s²",
    "instance": "",
    "UNKNOWN": "",
}
UNKNOWN_IS_MINUS_ONE = ("battery_remaining", "current_battery", "current_consumed", "energy_consumed")


def wire_unit(unit: str) -> tuple[float, str]:
    """The factor and the unit that people read, for a unit as common.xml names it."""
    return _WIRE.get(unit, (1.0, unit))


def dataflash_unit(unit: str) -> str:
    """The same for a label of UNIT."""
    return _DATAFLASH.get(unit, unit)
