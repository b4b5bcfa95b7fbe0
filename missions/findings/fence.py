"""Whether a plan stays inside its fence and out of its no-fly areas."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from shapely import LineString, Point

from maps.area import AreaError, LocalFrame, to_polygon
from missions.findings.finding import Finding, Severity
from missions.swept import forbidden_m

if TYPE_CHECKING:
    from shapely import Polygon

    from maps.geo import LatLon
    from missions.plan import Plan

NEAR_FENCE_M = 15.0  # 10 m/s brake in 20 m, and a fence that is touched takes the flight away from the pilot


def forbidden(plan: Plan) -> list[Finding]:
    """Metres over holes and no-fly areas."""
    length_m = forbidden_m(plan)
    return [] if length_m < 0.5 else [Finding("over_no_fly", Severity.RED, None, {"length_m": length_m})]


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
