"""What a plan looks at: the share of its area, metres flown where it should not, chances to find somebody."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely
from shapely import LineString, MultiLineString, Point, Polygon

from maps.area import Area, LocalFrame, to_polygon

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry as Geometry

    from missions.plan import Plan


@dataclass(frozen=True, slots=True)
class Bound:
    """The best any track of the same length could do on an area where everything is equally likely."""

    definite: float  # when all inside the swath is found: min(1, C)
    exponential: float  # Koopman's random search: 1 - exp(-C)
    ratio: float  # our `pod` to `exponential`, the bound of its own law


@dataclass(frozen=True, slots=True)
class Swept:
    """Geometry of the search legs of one plan."""

    share: float  # of the area within half a track spacing of the track
    search_m: float  # length of the track from the first search leg to the last
    outside_m: float  # of it, outside the outline
    forbidden_m: float  # of the whole flight, over holes and no-fly areas
    pod: float  # probability to find what is in the area: 1 - exp(-C), C = swath x track inside / area
    bound: Bound


def swept(plan: Plan) -> Swept | None:
    """None for a plan without an area: nobody knows what it was to search."""
    if plan.area is None or not plan.waypoints:
        return None
    frame = LocalFrame(plan.area.centre)
    ground = to_polygon(plan.area, frame)
    forbidden = shapely.union_all(
        [*(Polygon(hole) for hole in ground.interiors), *(to_polygon(shut, frame) for shut in plan.no_fly)]
    )
    wanted = ground.difference(forbidden)
    track = search_track(plan, frame)
    search_m = float(track.length)
    seen = track.buffer(plan.spacing_m / 2).intersection(wanted).area
    coverage = plan.swath_m * float(track.intersection(wanted).length) / wanted.area
    pod = -math.expm1(-coverage)
    # A track of length L sees 2 R L + pi R^2 of ground at most.
    most = (plan.swath_m * search_m + math.pi * (plan.swath_m / 2) ** 2) / wanted.area
    exponential = -math.expm1(-most)
    return Swept(
        share=float(seen / wanted.area),
        search_m=search_m,
        outside_m=float(track.difference(Polygon(ground.exterior)).length),
        forbidden_m=forbidden_m(plan),
        pod=pod,
        bound=Bound(min(1.0, most), exponential, pod / exponential),
    )


def forbidden_m(plan: Plan) -> float:
    """Metres of the whole flight, from home and back, over holes of the area and no-fly areas."""
    shut = [*plan.no_fly, *(Area(hole) for hole in (plan.area.holes if plan.area is not None else ()))]
    if not shut or not plan.waypoints:
        return 0.0
    frame = LocalFrame(plan.area.centre if plan.area is not None else shut[0].centre)
    forbidden = shapely.union_all([to_polygon(area, frame) for area in shut])
    return float(_whole_track(plan, frame).intersection(forbidden).length)


def search_track(plan: Plan, frame: LocalFrame) -> Geometry:
    """The legs that look, in metres of `frame`; the one point of a search that needs no leg."""
    points = [frame.to_xy(waypoint.at) for waypoint in plan.waypoints]
    after = zip(pairwise(points), plan.waypoints[1:], strict=True)
    legs = [leg for leg, waypoint in after if waypoint.searching and leg[0] != leg[1]]
    return MultiLineString(legs) if legs else Point(points[0])


def _whole_track(plan: Plan, frame: LocalFrame) -> Geometry:
    places = [waypoint.at for waypoint in plan.waypoints]
    if plan.home is not None:
        places = [plan.home, *places, plan.home]
    points = [frame.to_xy(at) for at in places]
    return LineString(points) if len(points) > 1 else Point(points[0])
