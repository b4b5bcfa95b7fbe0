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
_BATTERY_ALARMS = frozenset({AlarmCode.BATTERY_LOW, AlarmCode.BATTERY_CRITICAL})


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


@dataclass(frozen=True, slots=True)
class Situation:
    """`next` is None when nothing is to be done but to wait."""

    phase: Phase
    next: FlyButton | None


def situation(
    state: VehicleState, alarms: tuple[Alarm, ...], budget: FlightBudget | None, plan_ready: bool
) -> Situation:
    """On the ground with a plan: take off. Flying: mark. When the battery calls: come home."""
    now = phase(state)
    if now is Phase.GROUND:
        return Situation(now, FlyButton.TAKE_OFF if plan_ready else None)
    if now in (Phase.FLYING, Phase.WAITING):
        calls = any(alarm.code in _BATTERY_ALARMS for alarm in alarms)
        if calls or (budget is not None and budget.spare_s <= 0.0):
            return Situation(now, FlyButton.HOME)
        return Situation(now, FlyButton.MARK)
    return Situation(now, None)


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
