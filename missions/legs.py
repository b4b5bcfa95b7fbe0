"""A plan's legs: how many rows it searches, and how far along a drone is."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from maps.geo import bearing_deg, distance_m
from missions.items import first_waypoint

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.plan import Plan

_SAME_WAY_DEG = 15.0


def rows(plan: Plan) -> int:
    """Search legs that run the way most of the search runs, there or back: what a person counts as legs."""
    legs = [
        (distance_m(a.at, b.at), bearing_deg(a.at, b.at)) for a, b in pairwise(plan.waypoints) if b.searching
    ]

    def alongside(bearing: float) -> list[float]:
        return [m for m, other in legs if abs((other - bearing + 90.0) % 180.0 - 90.0) <= _SAME_WAY_DEG]

    ways = [alongside(bearing) for _, bearing in legs]
    return len(max(ways, key=sum)) if ways else 0


def share_flown(plan: Plan, item: int, at: LatLon) -> float:
    """From 0 at the first waypoint to 1 at the last, by metres; `item` is the one the drone flies to."""
    target = item - first_waypoint(plan)
    if target <= 0:
        return 0.0
    if target >= len(plan.waypoints):
        return 1.0
    lengths = [distance_m(a.at, b.at) for a, b in pairwise(plan.waypoints)]
    reached = list(accumulate(lengths))
    to_go_m = min(distance_m(at, plan.waypoints[target].at), lengths[target - 1])
    return (reached[target - 1] - to_go_m) / reached[-1] if reached[-1] > 0.0 else 1.0
