"""The state in a word, and a line below it: what everybody in the room reads first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from missions.legs import share_flown
from telemetry.alarms import LOST_S, link_age_s
from ui import units
from ui.fly.situation import Phase, phase

if TYPE_CHECKING:
    from missions.plan import Plan
    from telemetry.state import VehicleState

translate = QCoreApplication.translate


def state_words(state: VehicleState, now_s: float, *, planned: bool, aboard: Plan | None) -> tuple[str, str]:
    """The word in capitals, and the line. `aboard` is the plan that was read back and is equal."""
    age_s = link_age_s(state, now_s)
    now = phase(state)
    if age_s is not None and age_s >= LOST_S:
        return translate("State", "LINK LOST"), translate("State", "last heard {age} ago").format(
            age=units.age_whole(age_s)
        )
    if now is Phase.NOT_HEARD:
        return translate("State", "NO DRONE"), _plan_line(planned=planned, aboard=aboard is not None)
    if now is Phase.GROUND:
        armed = translate("State", "Motors are on")
        plan_line = _plan_line(planned=planned, aboard=aboard is not None)
        return translate("State", "ON THE GROUND"), armed if state.armed else plan_line
    return translate("State", "FLYING"), _flying_line(now, state, aboard)


def _plan_line(*, planned: bool, aboard: bool) -> str:
    if aboard:
        return translate("State", "Plan aboard, read back")
    return translate("State", "Plan drawn, not aboard yet") if planned else translate("State", "No plan yet")


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
