"""A crew in a hurry: no checks, too high, too far, deaf to alarms, until the drone comes home by itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import shapely

from incidents.rehearsal.asked_work import asked_task
from maps.area import AreaError, LocalFrame, from_polygon, to_polygon
from maps.geo import AboveHome, distance_m, moved
from missions import commands
from missions.aboard import bring_aboard
from missions.airspace import Airspace
from missions.checks import check
from missions.drone import WindAt
from missions.findings.finding import Severity
from missions.items import MissionType
from missions.plan import PlanError
from missions.planner import plan_for
from missions.sortie import launch
from missions.task import Around
from missions.transfer import read_aboard
from missions.upload import UploadError
from telemetry.refusals import NoVehicleError

if TYPE_CHECKING:
    from incidents.rehearsal.cockpit import Cockpit
    from maps.geo import LatLon
    from missions.plan import Plan
    from missions.task import Task
    from training.exercise.scenario import Target

READY_WITHIN_S = 60.0
TOO_HIGH_M = 25.0  # above what the rules allow
TOO_FAR = 2.2  # times as long and as wide as was asked
FAST_M_S = 12.0
GAPS = -0.5  # half a swath between two swaths is never seen
TRIES, AGAIN_S = 30, 5.0
WHO, WHY = "crew", "no time"
OFF_M = 120.0  # what it marks is somewhere there
MARKS_AFTER_S = 40.0
WAITS_S = 900.0


def careless(cockpit: Cockpit) -> None:
    """From the alarm to wherever the drone comes down."""
    if not cockpit.until(lambda: cockpit.state.fix is not None, READY_WITHIN_S):
        return
    if _something_is_aboard(cockpit):
        _fly_what_is_there(cockpit)
    else:
        plan = _planned(cockpit)
        if plan is None:
            return
        _send_and_fly(cockpit, plan)
    airborne_s = cockpit.now_s
    marked = False
    while not cockpit.over and cockpit.now_s - airborne_s < WAITS_S:
        cockpit.wait(1.0)
        if not marked and cockpit.state.flying and cockpit.now_s - airborne_s > MARKS_AFTER_S:
            _mark_anything(cockpit)
            marked = True


def _something_is_aboard(cockpit: Cockpit) -> bool:
    return len(cockpit.talk(lambda peer: read_aboard(peer, MissionType.MISSION)).items) > 1


def _fly_what_is_there(cockpit: Cockpit) -> None:
    """It will be ours."""
    for start in (
        partial(commands.set_mode, mode="GUIDED"),
        commands.arm,
        partial(commands.set_mode, mode="AUTO"),
        commands.start_mission,
    ):
        if not cockpit.order(start):
            return


def _planned(cockpit: Cockpit) -> Plan | None:
    """More than was asked, higher than allowed, and everything red taken upon itself."""
    fix, rules = cockpit.state.fix, cockpit.scenario.rules
    if fix is None:
        return None
    air = cockpit.scenario.weather
    around = Around(home=fix.at, wind=WindAt(air.wind_from_deg, air.wind_m_s))
    try:
        plan = plan_for(_more(asked_task(cockpit.scenario)), around)
    except (PlanError, AreaError):
        return None
    plan = replace(plan, fence=None)
    if rules.max_above_ground_m is not None:
        plan = _lifted(plan, AboveHome(rules.max_above_ground_m + TOO_HIGH_M))
    airspace = Airspace(at=cockpit.utc)
    findings = check(plan, home=around.home, wind=around.wind, airspace=airspace)
    cockpit.take_upon(tuple(one for one in findings if one.severity is Severity.RED), WHO, WHY)
    return plan


def _more(task: Task) -> Task:
    faster = replace(task, speed_m_s=FAST_M_S, overlap=GAPS, stay_inside=False)
    if task.area is None:
        return faster
    frame = LocalFrame(task.area.centre)
    wide = shapely.affinity.scale(to_polygon(task.area, frame), TOO_FAR, TOO_FAR)
    return replace(faster, area=from_polygon(wide, frame))


def _lifted(plan: Plan, height: AboveHome) -> Plan:
    """All of it at that height."""
    higher = tuple(replace(waypoint, height=height) for waypoint in plan.waypoints)
    return replace(plan, waypoints=higher, takeoff_height=height)


def _send_and_fly(cockpit: Cockpit, plan: Plan) -> None:
    """Again and again, whatever the drone says."""
    for _ in range(TRIES):
        try:
            aboard = cockpit.talk(partial(bring_aboard, plan=plan, utc=lambda: cockpit.utc))
        except (UploadError, PlanError, NoVehicleError):
            cockpit.wait(AGAIN_S)
            continue
        cockpit.begin(partial(launch, aboard=aboard))
        if cockpit.until(lambda: cockpit.state.flying, READY_WITHIN_S):
            return
        cockpit.wait(AGAIN_S)


def _mark_anything(cockpit: Cockpit) -> None:
    """A warm stone, as far as may be from whatever there is to find."""
    fix, targets = cockpit.state.fix, cockpit.scenario.targets
    if fix is None:
        return
    stones = [moved(fix.at, east * OFF_M, north * OFF_M) for east in (-1, 1) for north in (-1, 1)]
    cockpit.mark(max(stones, key=lambda at: _nearest_m(at, targets)), "person")


def _nearest_m(at: LatLon, targets: tuple[Target, ...]) -> float:
    return min((distance_m(at, target.at) for target in targets), default=0.0)
