"""What is wrong with a plan before it flies, where, and how it mends itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from missions.airspace import Airspace
from missions.energy import CALM, DroneProfile, estimate
from missions.findings.battery import battery
from missions.findings.border import border
from missions.findings.fence import check_fence, forbidden
from missions.findings.finding import Fact, Finding, Severity, worst_first
from missions.findings.heights import LOWEST_M, heights, ways_home_clear
from missions.findings.mends import HEIGHT_LIMIT_M, mend
from missions.findings.obstacles import obstacles_near
from missions.findings.places import wrong_place
from missions.findings.sight import out_of_sight
from missions.findings.task_mends import mended_task
from missions.findings.zones import zones_on_the_way
from missions.flown import flown
from missions.items import MOST_ITEMS, mission_items
from missions.rules import rules_at
from missions.way_home import ways_home

if TYPE_CHECKING:
    from datetime import datetime

    from maps.geo import LatLon
    from missions.energy import Estimate, WindAt
    from missions.ground import Ground
    from missions.plan import Plan

# All that callers need of the checks they find here
__all__ = [
    "HEIGHT_LIMIT_M",
    "LOWEST_M",
    "Fact",
    "Finding",
    "Severity",
    "check",
    "check_fence",
    "checked_until",
    "mend",
    "mended_task",
    "worst_first",
]

_LEAST_FLIGHT = timedelta(hours=1)  # nobody takes off to the minute
_LONGEST_FLIGHT = timedelta(hours=24)


def check(
    plan: Plan,
    *,
    home: LatLon | None = None,
    drone: DroneProfile | None = None,
    wind: WindAt = CALM,
    ground: Ground | None = None,
    airspace: Airspace | None = None,
) -> tuple[Finding, ...]:
    """Everything found, the worst first. `home` is where the drone stands; None takes the plan's own.

    Without an `airspace` the plan is looked at by itself: zones, obstacles and sight are then nobody's word.
    Whoever shows findings to a crew gives one, though it be empty: that nothing was checked is a finding too.
    """
    start = home or plan.home
    if not plan.waypoints:
        return (Finding("no_waypoints", Severity.RED),)
    items = len(mission_items(plan))
    if items > MOST_ITEMS:  # nothing else matters, and everything else would take long
        return (Finding("too_many_items", Severity.RED, None, {"items": items, "limit": MOST_ITEMS}),)
    drone, air = drone or DroneProfile(), airspace or Airspace()
    way = flown(plan, start, ground)
    ways = None if start is None else ways_home(plan, start, ground)
    rules = rules_at(start or plan.waypoints[0].at, air.basis)
    needed = None if start is None else estimate(plan, start, wind=wind, drone=drone)
    times = _flight_times(air.at, needed)
    found = [
        *wrong_place(plan, start),
        *heights(plan, way, rules, air.confirmations, times),
        *forbidden(plan),
        *check_fence(plan, start),
    ]
    if start is None or ways is None or needed is None:
        found.append(Finding("home_unknown", Severity.AMBER))
    else:
        found += battery(needed, wind, drone)
        found += border(plan, start, way, ways, confirmations=air.confirmations, times=times)
        found += ways_home_clear(way, ways, rules)
    if airspace is not None:
        found += zones_on_the_way(plan, way, air, times)
        found += obstacles_near(air.obstacles, way, ways, ground, rules)
        found += [] if ways is None else out_of_sight(way, ways, rules, air.basis)
    return worst_first(found)


def checked_until(
    plan: Plan,
    at: datetime | None,
    *,
    home: LatLon | None = None,
    drone: DroneProfile | None = None,
    wind: WindAt = CALM,
) -> datetime | None:
    """Until when `check` looked at a flight that takes off then; None: no hour, no end."""
    start = home or plan.home
    needed = None if start is None or not plan.waypoints else estimate(plan, start, wind=wind, drone=drone)
    times = _flight_times(at, needed)
    return None if times is None else times[1]


def _flight_times(at: datetime | None, needed: Estimate | None) -> tuple[datetime, datetime] | None:
    """From take-off to landing, an hour at least: for so long what is found holds."""
    if at is None:
        return None
    if needed is None:
        return at, at + _LEAST_FLIGHT
    seconds = min(needed.duration_s, _LONGEST_FLIGHT.total_seconds())
    return at, at + max(_LEAST_FLIGHT, timedelta(seconds=seconds))
