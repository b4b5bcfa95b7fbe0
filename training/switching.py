"""Change the flight mode: who may, what it starts, and what is said about it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from training.auto import Auto
from training.autopilot import Grounded, SpeedChanges
from training.guided import Guided
from training.holding import Circling, Holding, KeepingHeight
from training.landing import Landing
from training.looking import turn_to
from training.modes import NEEDS, Mode, Reason
from training.returning import Returning, SmartReturning
from training.voice import WARNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.autopilot import Autopilot, Flying

HELD_BY_HAND = frozenset(
    {Mode.STABILIZE, Mode.ACRO, Mode.ALT_HOLD, Mode.SPORT, Mode.FLIP, Mode.AUTOTUNE, Mode.GUIDED_NOGPS}
)


def set_mode(ap: Autopilot, mode: Mode, reason: Reason = Reason.COMMAND) -> bool:
    """Fly in `mode` from now on. False, with what stands against it as a text: it cannot be flown now."""
    if mode is ap.mode:
        return True
    refusal = _refusal(ap, mode)
    if refusal is not None:
        ap.text(WARNING, f"Mode change to {mode.name} failed: {refusal}")
        return False
    if ap.mode is Mode.AUTO and ap.carried is not None:
        ap.carried.let_go()  # ArduCopter's ModeAuto::exit
    ap.mode, ap.mode_reason = mode, reason
    ap.speeds = SpeedChanges()
    ap.target = None
    turn_to(ap, None)
    ap.position_controlled = NEEDS[mode].position or mode is Mode.LAND
    ap.flying = flight_of(ap, mode)
    ap.voice.later(ap.heartbeat())
    return True


def flight_of(ap: Autopilot, mode: Mode) -> Flying:
    """The flight that a mode begins with."""
    if mode in HELD_BY_HAND:
        return KeepingHeight(ap.copter.up_m) if ap.armed else Grounded()
    begin = _FLIGHTS.get(mode)
    return begin(ap) if begin is not None else Holding()


def _refusal(ap: Autopilot, mode: Mode) -> str | None:
    if not ap.armed:
        return None
    if mode is Mode.AUTO and not ap.missions.has_mission:
        return "init failed"
    if NEEDS[mode].position and not ap.sensors.position_ok:
        return "requires position"
    return "init failed" if mode is Mode.SMART_RTL and not ap.trail else None


def _circle(ap: Autopilot) -> Circling:
    """CIRCLE puts its centre straight ahead, at the radius."""
    radius = max(1.0, ap.parameters["CIRCLE_RADIUS"] / 100.0)
    yaw = math.radians(ap.copter.yaw_deg)
    here = ap.spot
    centre = here._replace(
        north_m=here.north_m + radius * math.cos(yaw), east_m=here.east_m + radius * math.sin(yaw)
    )
    return Circling(centre, radius, ap.parameters["CIRCLE_RATE"])


def _auto(ap: Autopilot) -> Auto:
    ap.may_lift = ap.flying_now
    return Auto()


_FLIGHTS: dict[Mode, Callable[[Autopilot], Flying]] = {
    Mode.AUTO: _auto,
    Mode.AUTO_RTL: _auto,
    Mode.GUIDED: lambda _: Guided(),
    Mode.RTL: lambda _: Returning(),
    Mode.SMART_RTL: lambda ap: SmartReturning(ap.trail),
    Mode.LAND: lambda _: Landing(),
    Mode.CIRCLE: _circle,
}
