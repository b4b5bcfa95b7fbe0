"""What a careful crew does before take-off: plan with margins, ask the neighbour, read what is aboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from importlib.metadata import version
from typing import TYPE_CHECKING

import shapely

from incidents.rehearsal.asked_work import asked_task
from maps.area import Area, AreaError, LocalFrame, from_polygon, to_polygon
from missions.airspace import Airspace
from missions.certificate import CertificateError, Inputs, certificate, write_certificate
from missions.checks import check, checked_until
from missions.confirmation_register import add, registered
from missions.confirmations import BORDER, FILE, Confirmation
from missions.drone import DroneProfile, WindAt
from missions.energy import estimate
from missions.findings.finding import Severity
from missions.items import MissionType, mission_items, plan_hash
from missions.plan import Fence, PlanError
from missions.plan_file import write_plan
from missions.planner import plan_for
from missions.rules import Basis, rules_at
from missions.task import Around
from missions.transfer import read_aboard

if TYPE_CHECKING:
    from incidents.rehearsal.cockpit import Cockpit
    from maps.geo import LatLon
    from missions.findings.finding import Finding
    from missions.plan import Plan

TICKS = ("propellers", "area_clear", "observer", "crew_names")
PLAN, CERTIFICATE = "plan.json", "certificate.json"  # beside the raw files of the flight
MARGIN_PERCENT = 10.0  # of battery, beyond what the rules leave
SMALLER, TIMES = 0.8, 12  # an area that is too much for the battery
CONFIRMED_M = 400.0  # round the way, beyond the border
CONFIRMED_FOR = timedelta(hours=2)


def prepared(cockpit: Cockpit) -> Plan | None:
    """The plan that may be flown, kept and certified; None: there is none."""
    fix = cockpit.state.fix
    if fix is None:
        return None
    air = cockpit.scenario.weather
    around = Around(home=fix.at, wind=WindAt(air.wind_from_deg, air.wind_m_s))
    plan = _that_the_battery_flies(cockpit, around)
    if plan is None:
        return None
    findings = _checked(cockpit, plan, around)
    if cockpit.scenario.rules.crosses_border and any(one.code == "border_crossed" for one in findings):
        _ask_the_neighbour(cockpit, plan, fix.at)
        findings = _checked(cockpit, plan, around)
    write_plan(plan, cockpit.flight / PLAN)
    return plan if _certified(cockpit, plan, findings, around) else None


def is_other_aboard(cockpit: Cockpit, plan: Plan) -> bool:
    """Whether somebody left a mission in the drone that is not this one."""
    items = cockpit.talk(lambda peer: read_aboard(peer, MissionType.MISSION)).items
    ours = plan_hash(mission_items(plan), MissionType.MISSION)
    return len(items) > 1 and plan_hash(items, MissionType.MISSION) != ours


def _that_the_battery_flies(cockpit: Cockpit, around: Around) -> Plan | None:
    """Less of the area, rather than all of it and no way home."""
    task, battery = asked_task(cockpit.scenario), cockpit.state.battery
    percent = 100.0 if battery is None or battery.percent is None else float(battery.percent)
    percent -= cockpit.scenario.rules.battery_at_landing_percent + MARGIN_PERCENT
    for _ in range(TIMES):
        try:
            plan = _in_the_fence(plan_for(task, around), cockpit)
        except (PlanError, AreaError):
            return None
        needed = estimate(plan, around.home or plan.waypoints[0].at, wind=around.wind)
        if needed.used_percent <= percent:
            return plan
        if task.area is None:
            return None
        task = replace(task, area=_smaller(task.area))
    return None


def _in_the_fence(plan: Plan, cockpit: Cockpit) -> Plan:
    """The fence of the exercise goes aboard where there is one."""
    fence, rules = plan.fence, cockpit.scenario.rules
    if fence is None or not rules.fence:
        return plan
    return replace(plan, fence=Fence(Area(rules.fence), fence.ceiling))


def _smaller(area: Area) -> Area:
    frame = LocalFrame(area.centre)
    side = SMALLER**0.5
    return from_polygon(shapely.affinity.scale(to_polygon(area, frame), side, side), frame)


def _airspace(cockpit: Cockpit) -> Airspace:
    return Airspace(at=cockpit.utc, basis=Basis.STATE, confirmations=registered(cockpit.data / FILE))


def _checked(cockpit: Cockpit, plan: Plan, around: Around) -> tuple[Finding, ...]:
    return check(plan, home=around.home, wind=around.wind, airspace=_airspace(cockpit))


def _ask_the_neighbour(cockpit: Cockpit, plan: Plan, home: LatLon) -> None:
    """He says yes to the place and the hour; it stands in the register before anybody takes off."""
    frame = LocalFrame(home)
    way = shapely.MultiPoint([frame.to_xy(at) for at in (home, *(w.at for w in plan.waypoints))])
    confirmation = Confirmation(
        about=BORDER,
        area=from_polygon(way.convex_hull.buffer(CONFIRMED_M, quad_segs=2), frame),
        valid_from=cockpit.utc,
        valid_until=cockpit.utc + CONFIRMED_FOR,
        who="The neighbour's control centre",
        number=cockpit.scenario.alarm.number,
    )
    add(cockpit.data / FILE, confirmation)
    cockpit.note("the neighbour's control centre confirmed the crossing")


def _certified(cockpit: Cockpit, plan: Plan, findings: tuple[Finding, ...], around: Around) -> bool:
    """False: something is red, and a careful crew takes nothing red upon itself."""
    if any(one.severity is Severity.RED for one in findings):
        for code in sorted({one.code for one in findings if one.severity is Severity.RED}):
            cockpit.note(f"red before take-off: {code}")
        return False
    airspace = _airspace(cockpit)
    inputs = Inputs(
        airspace=airspace,
        rules=rules_at(around.home, airspace.basis),
        wind=around.wind,
        drone=DroneProfile(),
        software=version("firedrone"),
        home=around.home,
        checked_until=checked_until(plan, cockpit.utc, home=around.home, wind=around.wind),
    )
    try:
        document = certificate(plan, findings, inputs, issued_at=cockpit.utc)
    except CertificateError:
        return False
    write_certificate(cockpit.flight / CERTIFICATE, document)
    return True
