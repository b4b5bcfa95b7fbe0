"""Which of the five buttons is the next step, and which of them cannot be pressed now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from telemetry.alarms import AlarmCode

if TYPE_CHECKING:
    from missions.budget import FlightBudget
    from telemetry.alarms import Alarm
    from telemetry.state import VehicleState

# Modes in which it stands in the air and waits for us.
_WAITING_MODES = frozenset({"LOITER", "BRAKE", "POSHOLD", "GUIDED"})
_COMING_HOME_MODES = frozenset({"RTL", "SMART_RTL", "AUTO_RTL"})


class FlyButton(StrEnum):
    """The five, from left to right."""

    TAKE_OFF = "take_off"
    PAUSE = "pause"  # shows Continue while the drone waits
    MARK = "mark"
    HOME = "home"
    LAND = "land"


class Phase(StrEnum):
    """What the drone is doing, as far as the buttons care."""

    NOT_HEARD = "not_heard"
    GROUND = "ground"
    FLYING = "flying"
    WAITING = "waiting"
    COMING_HOME = "coming_home"
    LANDING = "landing"


# What the worst alarm asks for, as its sentence says it; None: let the drone do what it does.
_ASKED_BY: dict[AlarmCode, FlyButton | None] = {
    AlarmCode.POSITION_LOST: FlyButton.LAND,
    AlarmCode.BATTERY_CRITICAL: FlyButton.HOME,
    AlarmCode.FENCE_BREACHED: FlyButton.HOME,
    AlarmCode.LINK_LOST: None,
    AlarmCode.FAILSAFE: None,
    AlarmCode.BATTERY_LOW: FlyButton.HOME,
}


@dataclass(frozen=True, slots=True)
class Situation:
    """`next` is None when nothing is to be done but to wait."""

    phase: Phase
    next: FlyButton | None
    no_position: bool = False  # it cannot find home, nor stay over a place


def situation(
    state: VehicleState, alarms: tuple[Alarm, ...], budget: FlightBudget | None, *, plan_ready: bool
) -> Situation:
    """On the ground with a plan: take off. Flying: mark, until the worst alarm or the battery calls."""
    now = phase(state)
    no_position = state.estimator is not None and not state.estimator.position_ok
    if now is Phase.GROUND:
        return Situation(now, FlyButton.TAKE_OFF if plan_ready else None, no_position)
    if now not in (Phase.FLYING, Phase.WAITING):
        return Situation(now, None, no_position)
    asked = [_ASKED_BY[alarm.code] for alarm in alarms if alarm.code in _ASKED_BY]
    if asked:
        return Situation(now, asked[0], no_position)
    over = budget is not None and budget.spare_s <= 0.0
    return Situation(now, FlyButton.HOME if over else FlyButton.MARK, no_position)


def phase(state: VehicleState) -> Phase:
    """From the heartbeat alone: the one message that always comes."""
    if state.heartbeat is None:
        return Phase.NOT_HEARD
    if not state.flying:
        return Phase.GROUND
    mode = state.heartbeat.mode
    if mode in _COMING_HOME_MODES:
        return Phase.COMING_HOME
    if mode == "LAND":
        return Phase.LANDING
    return Phase.WAITING if mode in _WAITING_MODES else Phase.FLYING
