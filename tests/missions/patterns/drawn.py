"""What tests of patterns see of a plan: its legs in metres round one place, and what it must not touch."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely
from shapely import LineString

from maps.area import LocalFrame, to_polygon
from missions.task import Around

if TYPE_CHECKING:
    from maps.area import Area
    from maps.geo import LatLon
    from missions.plan import Plan

CALM_DAY = Around()


def points(plan: Plan, middle: LatLon) -> list[tuple[float, float]]:
    """All corners in metres east and north of `middle`."""
    frame = LocalFrame(middle)
    return [frame.to_xy(w.at) for w in plan.waypoints]


def lengths(corners: list[tuple[float, float]]) -> list[float]:
    return [math.dist(a, b) for a, b in pairwise(corners)]


def headings(corners: list[tuple[float, float]]) -> list[float]:
    """Clockwise from north, of each leg."""
    return [math.degrees(math.atan2(b[0] - a[0], b[1] - a[1])) % 360.0 for a, b in pairwise(corners)]


def right_turns(corners: list[tuple[float, float]]) -> list[float]:
    """Degrees turned to the right at each inner corner, 0 to 360."""
    return [(b - a) % 360.0 for a, b in pairwise(headings(corners))]


def metres_shut(plan: Plan, shut: tuple[Area, ...]) -> float:
    """Of the flight from home to home, over what must not be flown over."""
    places = [w.at for w in plan.waypoints]
    if plan.home is not None:
        places = [plan.home, *places, plan.home]
    frame = LocalFrame(places[0])
    forbidden = shapely.union_all([to_polygon(area, frame) for area in shut])
    return float(LineString([frame.to_xy(at) for at in places]).intersection(forbidden).length)


def metres_flown_twice(corners: list[tuple[float, float]]) -> float:
    """Of the track, where a later leg runs along an earlier one."""
    legs = [LineString(leg) for leg in pairwise(corners) if leg[0] != leg[1]]
    return sum(
        float(a.buffer(0.2, cap_style="flat").intersection(b).length)
        for i, a in enumerate(legs)
        for b in legs[i + 1 :]
        if a.buffer(0.2, cap_style="flat").intersection(b).length > 1.0
    )


def east_m(at: LatLon, middle: LatLon) -> float:
    return LocalFrame(middle).to_xy(at)[0]
