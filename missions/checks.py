"""What is wrong with a plan before it flies, where, and how it mends itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from shapely import LineString, Point

from maps.area import AreaError, LocalFrame, to_polygon
from maps.borders import country_at, crosses_border
from maps.coordinates import seems_swapped
from maps.geo import AboveHome, LatLon, distance_m
from missions import fence
from missions.energy import CALM, DroneProfile, estimate
from missions.items import mission_items
from missions.swept import swept
from missions.way_home import MARGIN_M, lowest_on_the_way_home

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shapely import Polygon

    from missions.energy import WindAt
    from missions.ground import Ground
    from missions.plan import Plan

HEIGHT_LIMIT_M = 120.0  # open category and most standard scenarios: above the ground
NEAR_FENCE_M = 15.0  # 10 m/s brake in 20 m, and a fence that is touched takes the flight away from the pilot
LOWEST_M = 15.0  # below this trees, wires and people are in the way
FAR_M = 5_000.0  # beyond what is seen and what most links reach
ELSEWHERE_M = 50_000.0  # not the same place any more: swapped or mistyped coordinates
MOST_ITEMS = 650
_SAMPLE_M = 30.0

Fact: TypeAlias = "str | int | float | bool | None"


class Severity(StrEnum):
    """Red blocks, amber asks, info tells."""

    RED = "red"
    AMBER = "amber"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should know. Codes and numbers; sentences are made where people read."""

    code: str
    severity: Severity
    where: LatLon | int | None = None  # a place, or the number of a waypoint counted from 1
    facts: Mapping[str, Fact] = field(default_factory=dict[str, "Fact"])
    mend: str | None = None  # what `mend` would do


def check(
    plan: Plan,
    *,
    home: LatLon | None = None,
    drone: DroneProfile | None = None,
    wind: WindAt = CALM,
    ground: Ground | None = None,
) -> tuple[Finding, ...]:
    """Everything found, the worst first. `home` is where the drone stands; None takes the plan's own."""
    start = home or plan.home
    if not plan.waypoints:
        return (Finding("no_waypoints", Severity.RED),)
    items = len(mission_items(plan))
    if items > MOST_ITEMS:  # nothing else matters, and everything else would take long
        return (Finding("too_many_items", Severity.RED, None, {"items": items, "limit": MOST_ITEMS}),)
    found = [
        *_wrong_place(plan, start),
        *_heights(plan, start, ground),
        *_forbidden(plan),
        *check_fence(plan, start),
    ]
    if start is None:
        found.append(Finding("home_unknown", Severity.AMBER))
    else:
        found += _battery(plan, start, wind, drone or DroneProfile())
        found += _border(plan, start)
        found += _way_home(plan, start, ground)
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def mend(plan: Plan, finding: Finding) -> Plan:
    """The plan without that finding. ValueError for one that has no mend."""
    if finding.mend is None or finding.mend not in _MENDS:
        raise ValueError(f"{finding.code} does not mend itself")
    return _MENDS[finding.mend](plan)


def _wrong_place(plan: Plan, start: LatLon | None) -> list[Finding]:
    """The first of the worst kind: one mistake in a file usually makes all points wrong."""
    found = [f for number, w in enumerate(plan.waypoints, 1) if (f := _misplaced(number, w.at, start))]
    red = [finding for finding in found if finding.severity is Severity.RED]
    return (red or found)[:1]


def _misplaced(number: int, at: LatLon, start: LatLon | None) -> Finding | None:
    if abs(at.lat_deg) < 0.01 and abs(at.lon_deg) < 0.01:
        return Finding("at_zero", Severity.RED, number)
    away_m = None if start is None else distance_m(start, at)
    if start is not None and away_m is not None and away_m > ELSEWHERE_M and _swapped_is_near(at, start):
        return Finding("swapped", Severity.RED, number, {"distance_m": away_m}, "swap")
    if seems_swapped(at):  # home may be unknown, or swapped as well
        meant_m = distance_m(at, LatLon(at.lon_deg, at.lat_deg))
        return Finding("swapped", Severity.RED, number, {"distance_m": meant_m})
    if away_m is not None and away_m > ELSEWHERE_M:
        return Finding("elsewhere", Severity.RED, number, {"distance_m": away_m})
    if away_m is not None and away_m > FAR_M:
        return Finding("far", Severity.AMBER, number, {"distance_m": away_m, "limit_m": FAR_M})
    return None


def _swapped_is_near(at: LatLon, start: LatLon) -> bool:
    return abs(at.lon_deg) <= 90.0 and distance_m(LatLon(at.lon_deg, at.lat_deg), start) < ELSEWHERE_M


def _heights(plan: Plan, start: LatLon | None, ground: Ground | None) -> list[Finding]:
    found: list[Finding] = []
    level = None if ground is None or start is None else ground.height_m(start)
    over: list[tuple[float, int]] = []
    known = level is not None
    for number, at, height in _samples(plan):
        below = None if ground is None or level is None else ground.height_m(at)
        known = known and below is not None
        over.append((height - (0.0 if below is None or level is None else below - level), number))
    highest, lowest = max(over), min(over)
    if highest[0] > HEIGHT_LIMIT_M + 0.5:
        facts = {"height_m": highest[0], "limit_m": HEIGHT_LIMIT_M}
        mends = None if known else "lower"  # over known ground only a new plan keeps its height everywhere
        found.append(Finding("too_high", Severity.RED, highest[1], facts, mends))
    if lowest[0] <= 0.0:
        found.append(Finding("into_ground", Severity.RED, lowest[1], {"height_m": lowest[0]}, "raise"))
    elif lowest[0] < LOWEST_M:
        facts = {"height_m": lowest[0], "limit_m": LOWEST_M}
        found.append(Finding("too_low", Severity.AMBER, lowest[1], facts, "raise"))
    if not known and not plan.ground_known:
        found.append(Finding("ground_unknown", Severity.AMBER))
    return found


def _way_home(plan: Plan, start: LatLon, ground: Ground | None) -> list[Finding]:
    """A failsafe flies it straight, from wherever the drone is. Unknown ground is said by `_heights`."""
    lowest = None if ground is None else lowest_on_the_way_home(plan, start, ground)
    if lowest is None or lowest[0] >= MARGIN_M:
        return []
    severity = Severity.RED if lowest[0] <= 0.0 else Severity.AMBER
    return [Finding("way_home_low", severity, lowest[1], {"height_m": lowest[0], "limit_m": MARGIN_M})]


def _samples(plan: Plan) -> list[tuple[int, LatLon, float]]:
    """Waypoints and points between them: number of the waypoint ahead, place, height above home."""
    samples = [(1, plan.waypoints[0].at, float(plan.waypoints[0].height))]
    for number, (a, b) in enumerate(pairwise(plan.waypoints), 2):
        count = max(1, min(200, round(distance_m(a.at, b.at) / _SAMPLE_M)))
        for i in range(1, count + 1):
            share = i / count
            at = LatLon(
                a.at.lat_deg + share * (b.at.lat_deg - a.at.lat_deg),
                a.at.lon_deg + share * (b.at.lon_deg - a.at.lon_deg),
            )
            samples.append((number, at, a.height + share * (b.height - a.height)))
    return samples


def _forbidden(plan: Plan) -> list[Finding]:
    measured = swept(plan)
    if measured is None or measured.forbidden_m < 0.5:
        return []
    return [Finding("over_no_fly", Severity.RED, None, {"length_m": measured.forbidden_m})]


def check_fence(plan: Plan, start: LatLon | None) -> list[Finding]:
    """Whether all of the plan is flown inside its fence; `start` is where it begins."""
    if plan.fence is None:
        mends = "fence" if start is not None and plan.home is not None else None
        return [Finding("no_fence", Severity.AMBER, None, {}, mends)]
    frame = LocalFrame(plan.fence.area.centre)
    try:
        inside = to_polygon(plan.fence.area, frame)
    except AreaError as error:
        return [Finding("bad_fence", Severity.RED, None, {"reason": str(error)})]
    path = [*([] if start is None else [start]), *(w.at for w in plan.waypoints)]
    if start is not None and not inside.covers(Point(frame.to_xy(start))):
        return [Finding("home_outside_fence", Severity.RED, start, {}, "fence" if plan.home else None)]
    shift = 0 if start is None else 1
    for number, (a, b) in enumerate(pairwise(path), 2 - shift):
        if not inside.covers(LineString([frame.to_xy(a), frame.to_xy(b)])):
            return [Finding("outside_fence", Severity.RED, number, {}, "fence" if plan.home else None)]
    above = [n for n, w in enumerate(plan.waypoints, 1) if w.height > plan.fence.ceiling]
    if above:
        facts = {"ceiling_m": float(plan.fence.ceiling)}
        return [Finding("above_ceiling", Severity.RED, above[0], facts, "fence" if plan.home else None)]
    return _rally(plan, frame, inside) or _near_fence(plan, frame, inside)


def _rally(plan: Plan, frame: LocalFrame, inside: Polygon) -> list[Finding]:
    outside = [point.at for point in plan.rally if not inside.covers(Point(frame.to_xy(point.at)))]
    return [Finding("rally_outside_fence", Severity.RED, at) for at in outside[:1]]


def _near_fence(plan: Plan, frame: LocalFrame, inside: Polygon) -> list[Finding]:
    margin_m, number = min(
        (inside.exterior.distance(Point(frame.to_xy(w.at))), n) for n, w in enumerate(plan.waypoints, 1)
    )
    if margin_m >= NEAR_FENCE_M:
        return []
    facts = {"distance_m": margin_m, "limit_m": NEAR_FENCE_M}
    return [Finding("near_fence", Severity.AMBER, number, facts, "fence" if plan.home else None)]


def _battery(plan: Plan, start: LatLon, wind: WindAt, drone: DroneProfile) -> list[Finding]:
    needed = estimate(plan, start, wind=wind, drone=drone)
    facts: dict[str, Fact] = {
        "used_percent": needed.used_percent,
        "duration_s": needed.duration_s,
        "batteries": needed.batteries,
        "reserve_percent": 100.0 * drone.reserve,
    }
    if needed.wind_too_strong:
        return [Finding("wind_too_strong", Severity.RED, None, {"wind_m_s": wind.speed_m_s})]
    if needed.batteries is None:
        return [Finding("out_of_reach", Severity.RED, None, facts)]
    if needed.batteries > 1:
        return [Finding("several_batteries", Severity.AMBER, None, facts)]
    return []


def _border(plan: Plan, start: LatLon) -> list[Finding]:
    path = [start, *(w.at for w in plan.waypoints), start]
    for number, (a, b) in enumerate(pairwise(path), 1):
        if crosses_border(a, b):
            facts = {"from": country_at(a), "to": country_at(b)}
            return [Finding("border_crossed", Severity.RED, min(number, len(plan.waypoints)), facts)]
    return []


def _lower(plan: Plan) -> Plan:
    return _with_heights(plan, lambda height: AboveHome(min(height, HEIGHT_LIMIT_M)))


def _raise(plan: Plan) -> Plan:
    """By the same metres everywhere, so that the lowest point of the way is at the lowest height allowed."""
    lowest = min(float(w.height) for w in plan.waypoints)
    return _with_heights(plan, lambda height: AboveHome(height + max(0.0, LOWEST_M - lowest)))


def _with_heights(plan: Plan, change: Callable[[AboveHome], AboveHome]) -> Plan:
    waypoints = tuple(replace(w, height=change(w.height)) for w in plan.waypoints)
    changed = replace(plan, waypoints=waypoints, takeoff_height=change(plan.takeoff_height))
    return changed if plan.fence is None else _with_fence(changed)


def _with_fence(plan: Plan) -> Plan:
    if plan.home is None:
        return plan
    return replace(plan, fence=fence.around(plan.area, plan.home, plan.waypoints, plan.takeoff_height))


def _swap(plan: Plan) -> Plan:
    turned = tuple(replace(w, at=LatLon(w.at.lon_deg, w.at.lat_deg)) for w in plan.waypoints)
    return _with_fence(replace(plan, waypoints=turned, area=None))


_MENDS: dict[str, Callable[[Plan], Plan]] = {
    "lower": _lower,
    "raise": _raise,
    "fence": _with_fence,
    "swap": _swap,
}
