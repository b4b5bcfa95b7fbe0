"""What a trainer can break in the embedded drone, while it flies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults at work now. Set a new record on the drone: `drone.faults = Faults(gps_lost=True)`."""

    gps_lost: bool = False  # satellites gone; the position estimate fails some seconds later
    rc_lost: bool = False  # the pilot's remote control is out of reach
    link_silent: bool = False  # nothing goes through the telemetry link, in both directions
    battery_drain: float = 1.0  # charge flows out so many times as fast
    battery_v: float | None = None  # the voltage it shows, whatever its charge
    motor_weak: float = 0.0  # share of the thrust that is gone: slower climb, slower flight, more current
    position_off_m: tuple[float, float] = (0.0, 0.0)  # north, east: how far the told position is off
