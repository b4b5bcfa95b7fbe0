"""The trainer's faults by name, and what each sets on the embedded drone."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from training.faults import Faults

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_FAST_DRAIN = 8.0  # a battery that would last 20 minutes lasts two and a half
_EMPTY_V = 10.2  # its three cells at 3.4 V: under BATT_LOW_VOLT
_WEAK = 0.35
_ASTRAY_M = (40.0, 25.0)  # north, east


class Fault(StrEnum):
    """In the order of the trainer's panel. The last two are not the drone's own: its camera's, and a twin."""

    POSITION = "position"
    LINK = "link"
    REMOTE = "remote"
    BATTERY_DRAIN = "battery_drain"
    BATTERY_EMPTY = "battery_empty"
    MOTOR = "motor"
    ASTRAY = "astray"
    CAMERA = "camera"
    TWIN = "twin"


OF_THE_DRONE = tuple(fault for fault in Fault if fault not in {Fault.CAMERA, Fault.TWIN})


def faults_of(at_work: AbstractSet[Fault]) -> Faults:
    """The record that makes exactly these faults of the drone itself work."""
    none = Faults()
    return Faults(
        gps_lost=Fault.POSITION in at_work,
        rc_lost=Fault.REMOTE in at_work,
        link_silent=Fault.LINK in at_work,
        battery_drain=_FAST_DRAIN if Fault.BATTERY_DRAIN in at_work else none.battery_drain,
        battery_v=_EMPTY_V if Fault.BATTERY_EMPTY in at_work else none.battery_v,
        motor_weak=_WEAK if Fault.MOTOR in at_work else none.motor_weak,
        position_off_m=_ASTRAY_M if Fault.ASTRAY in at_work else none.position_off_m,
    )
