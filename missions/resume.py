"""What is left of a plan after a battery was changed in the middle of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maps.area import LocalFrame
from maps.geo import distance_m
from missions.items import first_waypoint
from missions.plan import Plan, PlanError, Waypoint
from missions.ways import Ways
from missions.work import Piece

if TYPE_CHECKING:
    from maps.geo import LatLon

OVERLAP_M = 10.0  # of the leg that was stopped on, flown again: position error, and the turn into it


def rest_of(plan: Plan, item: int, at: LatLon) -> Plan:
    """The plan from where it stopped. `item` is the mission item the drone was flying to, `at` where it was.

    Begins a little before that place on its leg; a stay that had begun is stayed in full. PlanError where
    nothing is left to look at.
    """
    target = item - first_waypoint(plan)
    if target <= 0:
        return plan
    left = [i for i, w in enumerate(plan.waypoints) if i >= target and (w.searching or w.hold_s > 0.0)]
    if not left:
        raise PlanError("the whole search was flown: nothing is left of this plan")
    onward = left[0]
    start = _start(plan, onward, at if onward == target else None)
    corners = () if plan.home is None else Ways(plan, plan.home).there(start.at)
    there = [Waypoint(corner, start.height, searching=False) for corner in corners]
    waypoints = (*there, start, *plan.waypoints[onward:])
    takeoff = max(start.height, plan.takeoff_height) if plan.ground_known else start.height
    return replace(plan, waypoints=waypoints, takeoff_height=takeoff)


def _start(plan: Plan, onward: int, stopped: LatLon | None) -> Waypoint:
    """On the leg to `onward`, a little before the place; its beginning, when the drone was not on it yet."""
    leg = Piece(plan.waypoints[onward - 1], plan.waypoints[onward], stays=False)
    length_m = distance_m(leg.start.at, leg.end.at)
    if stopped is None or length_m == 0.0:
        return replace(leg.start, searching=False, hold_s=0.0)
    frame = LocalFrame(leg.start.at)
    (x, y), (to_x, to_y) = frame.to_xy(stopped), frame.to_xy(leg.end.at)
    along = (x * to_x + y * to_y) / (to_x**2 + to_y**2) - OVERLAP_M / length_m
    return replace(leg.at(min(max(along, 0.0), 1.0)), searching=False, hold_s=0.0)
