"""The state in a word, and a line below it: what everybody in the room reads first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from missions.legs import share_flown
from telemetry.alarms import LOST_S, link_age_s
from ui import units
from ui.fly.situation import Phase, phase

if TYPE_CHECKING:
    from datetime import datetime

    from missions.plan import Plan
    from telemetry.state import VehicleState

translate = QCoreApplication.translate


class StateWords(NamedTuple):
    """The word in capitals, the line below it, and whether both stand on red."""

    word: str
    line: str
    red: bool = False


class PlanState(NamedTuple):
    """Where the plan is, apart from the screen."""

    planned: bool = False  # one is drawn
    aboard: Plan | None = None  # the one that was read back and is equal
    read_at: datetime | None = None  # when it was read back
    failed: str | None = None  # why it did not get there


def state_words(state: VehicleState, now_s: float, plan: PlanState) -> StateWords:
    """What the drone does, as far as it was heard; a plan that failed to get aboard is red until it is."""
    age_s = link_age_s(state, now_s)
    now = phase(state)
    lost = age_s is not None and age_s >= LOST_S
    if lost or (state.link.down and now is not Phase.NOT_HEARD):
        line = translate("State", "last heard {age} ago").format(age=units.age_whole(age_s or 0.0))
        return StateWords(translate("State", "LINK LOST"), line)
    if now is Phase.NOT_HEARD:
        line = translate("State", "Waiting for the port") if state.link.down else _plan_line(plan)
        return StateWords(translate("State", "NO DRONE"), line)
    if now is Phase.GROUND:
        line = translate("State", "Motors are on") if state.armed else _plan_line(plan)
        return StateWords(translate("State", "ON THE GROUND"), line, red=plan.failed is not None)
    return StateWords(translate("State", "FLYING"), _flying_line(now, state, plan.aboard))


def _plan_line(plan: PlanState) -> str:
    if plan.failed is not None:
        return translate("State", "Plan NOT aboard: {why}").format(why=plan.failed)
    if plan.aboard is not None and plan.read_at is not None:
        return translate("State", "Plan aboard, read back {time}").format(time=units.clock(plan.read_at))
    if plan.planned:
        return translate("State", "Plan drawn, not aboard yet")
    return translate("State", "No plan yet")


def _flying_line(now: Phase, state: VehicleState, aboard: Plan | None) -> str:
    if now is Phase.COMING_HOME:
        return translate("State", "Coming home")
    if now is Phase.LANDING:
        return translate("State", "Landing")
    if now is Phase.WAITING:
        return translate("State", "Waiting in the air")
    mission, fix = state.mission, state.fix
    if aboard is None or mission is None or fix is None:
        return translate("State", "Under way")
    share = share_flown(aboard, mission.current, fix.at)
    if share >= 1.0:
        return translate("State", "Search flown, coming home")
    return translate("State", "Searching · {percent} done").format(percent=units.percent(100.0 * share))
