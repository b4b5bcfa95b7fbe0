"""The state in a word, and a line below it: what everybody in the room reads first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from telemetry.alarms import LOST_S, link_age_s
from ui import units
from ui.fly.situation import Phase, phase

if TYPE_CHECKING:
    from telemetry.state import VehicleState

translate = QCoreApplication.translate


def state_words(state: VehicleState, now_s: float, *, planned: bool, aboard: bool) -> tuple[str, str]:
    """The word in capitals, and the line."""
    age_s = link_age_s(state, now_s)
    now = phase(state)
    if age_s is not None and age_s >= LOST_S:
        return translate("State", "LINK LOST"), translate("State", "last heard {age} ago").format(
            age=units.age_whole(age_s)
        )
    if now is Phase.NOT_HEARD:
        return translate("State", "NO DRONE"), _plan_line(planned=planned, aboard=aboard)
    if now is Phase.GROUND:
        armed = translate("State", "Motors are on")
        return translate("State", "ON THE GROUND"), armed if state.armed else _plan_line(
            planned=planned, aboard=aboard
        )
    return translate("State", "FLYING"), _flying_line(now, state)


def _plan_line(*, planned: bool, aboard: bool) -> str:
    if aboard:
        return translate("State", "Plan aboard, read back")
    return translate("State", "Plan drawn, not aboard yet") if planned else translate("State", "No plan yet")


def _flying_line(now: Phase, state: VehicleState) -> str:
    if now is Phase.COMING_HOME:
        return translate("State", "Coming home")
    if now is Phase.LANDING:
        return translate("State", "Landing")
    if now is Phase.WAITING:
        return translate("State", "Waiting in the air")
    done = percent_done(state)
    if done is None:
        return translate("State", "Under way")
    if done >= 100:
        return translate("State", "Search flown, coming home")
    return translate("State", "Searching · {percent} done").format(percent=units.percent(done))


def percent_done(state: VehicleState) -> int | None:
    """Of the mission's items, those already flown; None before it began. The last one is the way home."""
    mission = state.mission
    if mission is None or mission.total is None or mission.total < 3 or mission.current == 0:
        return None
    first, last = 3, mission.total  # home, take-off and speed come before the first leg
    return max(0, min(100, round(100 * (mission.current - first) / max(1, last - first))))
