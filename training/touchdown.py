"""Notice take-off and landing, and stop motors that have nothing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.auto import Auto
from training.landing import Landing
from training.returning import Returning, SmartReturning
from training.voice import INFO

if TYPE_CHECKING:
    from training.autopilot import Autopilot

LANDED_AFTER_S = 1.55  # recorded: standing for so long counts as landed
DISARMS_AFTER_S = 2.08
IN_FLIGHT_YAW_AT_M = 2.8
IDLE_THROTTLE = 0.1
WAYS_DOWN = (Landing, Returning, SmartReturning, Auto)  # the motors stop soon after touching down


def watch_touchdown(ap: Autopilot) -> None:
    """One look, each tick."""
    if not ap.armed:
        return
    if not ap.copter.on_ground:
        _fly(ap)
    elif not ap.landed:
        _settle(ap)
    elif ap.touched_at_s is not None:
        if ap.now_s - ap.touched_at_s >= DISARMS_AFTER_S:
            _end_flight(ap)
    else:
        _idle(ap)


def _fly(ap: Autopilot) -> None:
    ap.landed, ap.touched_at_s = False, None
    if not ap.in_flight_yaw_aligned and ap.copter.up_m > IN_FLIGHT_YAW_AT_M:
        ap.in_flight_yaw_aligned = True
        ap.text(INFO, "EKF3 IMU0 MAG0 in-flight yaw alignment complete")
        ap.text(INFO, "EKF3 IMU1 MAG0 in-flight yaw alignment complete")


def _settle(ap: Autopilot) -> None:
    if ap.touched_at_s is None:
        ap.touched_at_s = ap.now_s
    if ap.now_s - ap.touched_at_s >= LANDED_AFTER_S:
        ap.landed = True
        ap.idle_since_s = ap.now_s
        if not isinstance(ap.flying, WAYS_DOWN):
            ap.touched_at_s = None  # it may want to fly on


def _end_flight(ap: Autopilot) -> None:
    ap.touched_at_s = None
    if isinstance(ap.flying, Auto):
        ap.flying.complete_by_landing(ap)
    ap.disarm()


def _idle(ap: Autopilot) -> None:
    delay_s = ap.parameters["DISARM_DELAY"]
    if ap.copter.throttle > IDLE_THROTTLE:
        ap.idle_since_s = ap.now_s
    elif delay_s and ap.now_s - ap.idle_since_s >= delay_s - 0.5:  # recorded: after 9 to 10 of the 10 seconds
        ap.disarm()
