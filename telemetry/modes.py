"""ArduCopter's flight modes by number and name."""

from __future__ import annotations

# ArduCopter/mode.h, enum class Mode::Number
COPTER_MODES: dict[int, str] = {
    0: "STABILIZE",
    1: "ACRO",
    2: "ALT_HOLD",
    3: "AUTO",
    4: "GUIDED",
    5: "LOITER",
    6: "RTL",
    7: "CIRCLE",
    9: "LAND",
    11: "DRIFT",
    13: "SPORT",
    14: "FLIP",
    15: "AUTOTUNE",
    16: "POSHOLD",
    17: "BRAKE",
    18: "THROW",
    19: "AVOID_ADSB",
    20: "GUIDED_NOGPS",
    21: "SMART_RTL",
    22: "FLOWHOLD",
    23: "FOLLOW",
    24: "ZIGZAG",
    25: "SYSTEMID",
    26: "AUTOROTATE",
    27: "AUTO_RTL",
    28: "TURTLE",
}
_NUMBERS = {name: number for number, name in COPTER_MODES.items()}


def mode_name(number: int) -> str:
    """The name a pilot knows; "MODE 42" for a number nobody has told us about."""
    return COPTER_MODES.get(number, f"MODE {number}")


def mode_number(name: str) -> int:
    """What DO_SET_MODE wants in its second parameter. ValueError for a name that is no mode."""
    if name not in _NUMBERS:
        raise ValueError(f"{name} is not a flight mode of ArduCopter")
    return _NUMBERS[name]
