"""How findings mend themselves: a plan that is changed, or a task that is planned anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps.geo import AboveHome, LatLon
from missions import fence
from missions.findings.heights import LOWEST_M

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.findings.finding import Finding
    from missions.plan import Plan

HEIGHT_LIMIT_M = 120.0  # of a plan whose finding names no other


def mend(plan: Plan, finding: Finding) -> Plan:
    """The plan without that finding. ValueError for one that has no mend, or is mended in the task."""
    if finding.mend is None or finding.mend not in _MENDS:
        raise ValueError(f"{finding.code} does not mend itself")
    return _MENDS[finding.mend](plan, finding)


def _lower(plan: Plan, finding: Finding) -> Plan:
    limit_m = _number(finding, "limit_m", HEIGHT_LIMIT_M)
    return _with_heights(plan, lambda height: AboveHome(min(height, limit_m)))


def _raise(plan: Plan, _finding: Finding) -> Plan:
    """By the same metres everywhere, so that the lowest point of the way is at the lowest height allowed."""
    lowest = min(float(w.height) for w in plan.waypoints)
    return _with_heights(plan, lambda height: AboveHome(height + max(0.0, LOWEST_M - lowest)))


def _raise_leg(plan: Plan, finding: Finding) -> Plan:
    """Both ends of one leg, by no more than it takes; the legs beside it climb and sink to it."""
    leg = finding.where if isinstance(finding.where, int) else 0
    lift_m, ends = _number(finding, "lift_m", 0.0), {leg - 1, leg}
    waypoints = tuple(
        replace(w, height=AboveHome(w.height + lift_m)) if number in ends else w
        for number, w in enumerate(plan.waypoints, 1)
    )
    takeoff = AboveHome(plan.takeoff_height + lift_m) if 0 in ends else plan.takeoff_height
    changed = replace(plan, waypoints=waypoints, takeoff_height=takeoff)
    return changed if plan.fence is None else _with_fence(changed)


def _number(finding: Finding, name: str, otherwise: float) -> float:
    fact = finding.facts.get(name)
    return float(fact) if isinstance(fact, int | float) else otherwise


def _with_heights(plan: Plan, change: Callable[[AboveHome], AboveHome]) -> Plan:
    waypoints = tuple(replace(w, height=change(w.height)) for w in plan.waypoints)
    changed = replace(plan, waypoints=waypoints, takeoff_height=change(plan.takeoff_height))
    return changed if plan.fence is None else _with_fence(changed)


def _with_fence(plan: Plan, _finding: Finding | None = None) -> Plan:
    if plan.home is None:
        return plan
    return replace(plan, fence=fence.around(plan.area, plan.home, plan.waypoints, plan.takeoff_height))


def _swap(plan: Plan, _finding: Finding) -> Plan:
    turned = tuple(replace(w, at=LatLon(w.at.lon_deg, w.at.lat_deg)) for w in plan.waypoints)
    return _with_fence(replace(plan, waypoints=turned, area=None))


_MENDS: dict[str, Callable[[Plan, Finding], Plan]] = {
    "lower": _lower,
    "raise": _raise,
    "raise_leg": _raise_leg,
    "fence": _with_fence,
    "swap": _swap,
}
