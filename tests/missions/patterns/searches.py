"""Searches by rows for property tests, and what must be true of every plan of one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely
from hypothesis import strategies as st
from shapely import MultiLineString, Polygon

from maps.area import AreaError, LocalFrame, to_polygon
from maps.geo import AboveGround
from missions.energy import WindAt
from missions.patterns.room import LEG_CLEAR_M
from missions.swept import swept
from missions.task import Around, Pattern, Task
from tests.missions import shapes

if TYPE_CHECKING:
    from maps.area import Area
    from missions.plan import Plan

_INSIDE_M = 0.5  # so much nearer to the middle than where legs may lie: what is seen from there must be seen


@dataclass(frozen=True, slots=True)
class Measured:
    """A plan against its task, by geometry alone."""

    coverage: float  # share of what can be seen from where legs may lie
    forbidden_m: float
    outside_m: float
    distinct: float  # share of the search that is not flown twice on the same line


@st.composite
def searches(draw: st.DrawFn) -> tuple[Task, Around]:
    """Concave areas with holes and no-fly areas anywhere, all headings, spacings and winds."""
    holes = [_star(draw, 0.0, 5.0, 35.0)] if draw(st.booleans()) else []
    area = draw(
        shapes.star_shapes().map(lambda ring: _area(ring, holes)).filter(lambda area: area is not None)
    )
    assert area is not None
    no_fly = [_area(_star(draw, 300.0, 10.0, 120.0), []) for _ in range(draw(st.integers(0, 2)))]
    if draw(st.integers(0, 9)) == 0:
        x = draw(st.floats(-150.0, 150.0))  # cuts most areas in two
        no_fly.append(shapes.area([(x, -900), (x + 20, -900), (x + 20, 900), (x, 900)]))
    task = Task(
        pattern=draw(st.sampled_from([Pattern.PARALLEL, Pattern.CREEPING])),
        area=area,
        no_fly=tuple(shut for shut in no_fly if shut is not None),
        height=AboveGround(draw(st.floats(40.0, 120.0))),
        overlap=draw(st.sampled_from([0.0, 0.2, 0.5])),
        speed_m_s=draw(st.sampled_from([3.0, 8.0, 12.0])),
        heading_deg=draw(st.none() | st.floats(0.0, 360.0)),
    )
    place = shapes.at(draw(st.floats(-900.0, 900.0)), draw(st.floats(-900.0, 900.0)))
    wind = WindAt(draw(st.floats(0.0, 360.0)), draw(st.sampled_from([0.0, 5.0, 12.0])))
    return task, Around(home=draw(st.none() | st.just(place)), wind=wind)


def measured(plan: Plan) -> Measured:
    assert plan.area is not None
    seen = swept(plan)
    assert seen is not None
    frame = LocalFrame(plan.area.centre)
    ground = to_polygon(plan.area, frame)
    outline = Polygon(ground.exterior)
    shut = [*(Polygon(hole) for hole in ground.interiors), *(to_polygon(area, frame) for area in plan.no_fly)]
    forbidden = shapely.union_all(shut)
    free = outline.difference(forbidden.buffer(LEG_CLEAR_M, join_style="mitre")).buffer(-_INSIDE_M)
    can_be_seen = outline.difference(forbidden).intersection(free.buffer(plan.spacing_m / 2))
    points = [frame.to_xy(waypoint.at) for waypoint in plan.waypoints]
    assert all(math.isfinite(value) for point in points for value in point)
    legs = zip(pairwise(points), plan.waypoints[1:], strict=True)
    lines = [leg for leg, waypoint in legs if waypoint.searching and leg[0] != leg[1]]
    track = MultiLineString(lines or [(points[0], points[0])])
    unseen_m2 = can_be_seen.difference(track.buffer(plan.spacing_m / 2)).area
    flown_m = sum(math.dist(*line) for line in lines)
    thin_m = 0.01
    return Measured(
        coverage=1.0 - unseen_m2 / max(can_be_seen.area, 1.0),
        forbidden_m=seen.forbidden_m,
        outside_m=seen.outside_m,
        distinct=track.buffer(thin_m).area / (2 * thin_m) / flown_m if flown_m > 10.0 else 1.0,
    )


def _star(draw: st.DrawFn, away_m: float, least_m: float, most_m: float) -> list[tuple[float, float]]:
    x, y = draw(st.floats(-away_m, away_m)), draw(st.floats(-away_m, away_m))
    reach = draw(st.lists(st.floats(least_m, most_m), min_size=3, max_size=7))
    angles = [2 * math.pi * i / len(reach) for i in range(len(reach))]
    return [(x + r * math.cos(a), y + r * math.sin(a)) for r, a in zip(reach, angles, strict=True)]


def _area(ring: list[tuple[float, float]], holes: list[list[tuple[float, float]]]) -> Area | None:
    """None where the corners cross, or the hole leaves the outline."""
    area = shapes.area(ring, holes)
    try:
        to_polygon(area, LocalFrame(area.centre))
    except AreaError:
        return None
    return area
