"""The parameters of ArduPilot's simulation that break something, by each version's names, newest first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from training.fault import Fault
from training.weather import Wind

if TYPE_CHECKING:
    from maps.geo import LatLon

METRES_A_DEGREE = 111_320.0
FULL_V = 12.6  # SIM_BATT_VOLTAGE as it comes
EMPTY_V = 10.2  # as the embedded drone shows
DRAINED_S = 150.0  # a battery that would last twenty minutes, eight times as fast
WEAK = 0.35  # share of the thrust that is gone
ASTRAY_M = (40.0, 25.0)  # north, east

OURS = frozenset({Fault.LINK, Fault.CAMERA, Fault.TWIN})
"""What its parameters cannot do: our radio carries nothing, our camera fails, our second drone speaks."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter and its value under one version's name."""

    name: str
    value: float


Knob: TypeAlias = tuple[Setting, ...]
"""The same thing under the names of several versions: the first that the vehicle answers to counts."""


def broken(fault: Fault, home: LatLon) -> tuple[Knob, ...]:
    """What sets this fault, in this order; nothing for what is `OURS` or goes on for a while (a drain)."""
    match fault:
        case Fault.POSITION:
            return (_either("SIM_GPS1_ENABLE", 0.0, "SIM_GPS_DISABLE", 1.0),)
        case Fault.REMOTE:
            return (_only("SIM_RC_FAIL", 1.0),)
        case Fault.BATTERY_EMPTY:
            return (voltage(EMPTY_V),)
        case Fault.MOTOR:
            # Motor 1 by its number in older versions and by its bit in 4.7; its share before it is chosen,
            # because 4.7 comes with a share of 0 and would stop it.
            return (_only("SIM_ENGINE_MUL", 1.0 - WEAK), _only("SIM_ENGINE_FAIL", 1.0))
        case Fault.ASTRAY:
            return _astray(ASTRAY_M, home)
        case _:
            return ()


def mended(fault: Fault, home: LatLon) -> tuple[Knob, ...]:
    """What takes it back. What was drained stays drained, as it does aboard."""
    match fault:
        case Fault.POSITION:
            return (_either("SIM_GPS1_ENABLE", 1.0, "SIM_GPS_DISABLE", 0.0),)
        case Fault.REMOTE:
            return (_only("SIM_RC_FAIL", 0.0),)
        case Fault.BATTERY_EMPTY:
            return (voltage(FULL_V),)
        case Fault.MOTOR:
            return (_only("SIM_ENGINE_MUL", 1.0), _only("SIM_ENGINE_FAIL", 0.0))
        case Fault.ASTRAY:
            return _astray((0.0, 0.0), home)
        case _:
            return ()


def windy(wind: Wind) -> tuple[Knob, ...]:
    """The wind: where it comes from, how strong, and its variation."""
    return (
        _only("SIM_WIND_DIR", wind.from_deg % 360.0),
        _only("SIM_WIND_SPD", wind.speed_m_s),
        _only("SIM_WIND_TURB", wind.gust_m_s),
    )


def voltage(volts: float) -> Knob:
    """What its battery shows."""
    return _only("SIM_BATT_VOLTAGE", volts)


def drained_v(drained_s: float) -> float:
    """The voltage after so many seconds of a drain."""
    return FULL_V - (FULL_V - EMPTY_V) * min(1.0, max(0.0, drained_s) / DRAINED_S)


def _astray(off_m: tuple[float, float], home: LatLon) -> tuple[Knob, ...]:
    """ArduPilot adds degrees: X to the latitude, Y to the longitude."""
    north_deg = off_m[0] / METRES_A_DEGREE
    east_deg = off_m[1] / (METRES_A_DEGREE * max(0.01, math.cos(math.radians(home.lat_deg))))
    return (
        _either("SIM_GPS1_GLTCH_X", north_deg, "SIM_GPS_GLITCH_X", north_deg),
        _either("SIM_GPS1_GLTCH_Y", east_deg, "SIM_GPS_GLITCH_Y", east_deg),
    )


def _only(name: str, value: float) -> Knob:
    return (Setting(name, value),)


def _either(name: str, value: float, older: str, older_value: float) -> Knob:
    return (Setting(name, value), Setting(older, older_value))
