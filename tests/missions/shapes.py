"""Areas for planning tests, drawn in metres east and north of one place in Latvia."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from shapely import LineString, Polygon

from maps.area import Area, LocalFrame, to_polygon
from maps.geo import LatLon, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.plan import Plan

PLACE = LatLon(56.95, 24.1)

BOX = [(0, 0), (600, 0), (600, 400), (0, 400)]
TRIANGLE = [(0, 0), (600, 0), (100, 500)]
L_SHAPE = [(0, 0), (800, 0), (800, 200), (200, 200), (200, 800), (0, 800)]
U_SHAPE = [(0, 0), (800, 0), (800, 800), (600, 800), (600, 200), (200, 200), (200, 800), (0, 800)]
HOLES = [[(200, 150), (330, 180), (300, 300)]]


def area(ring: Sequence[tuple[float, float]], holes: Sequence[Sequence[tuple[float, float]]] = ()) -> Area:
    """An area from corners in metres."""
    return Area(_ring(ring), tuple(_ring(hole) for hole in holes))


def at(east_m: float, north_m: float) -> LatLon:
    """A place in the same metres."""
    return moved(PLACE, east_m, north_m)


def track(plan: Plan) -> LineString:
    """The search of a plan, from the end of the way there to the start of the way back, in metres."""
    assert plan.area is not None
    frame = LocalFrame(plan.area.centre)
    searching = [number for number, w in enumerate(plan.waypoints) if w.searching]
    flown = plan.waypoints[searching[0] - 1 : searching[-1] + 1] if searching else plan.waypoints
    points = [frame.to_xy(w.at) for w in flown]
    return LineString(points if len(points) > 1 else points * 2)


def ground(plan: Plan) -> Polygon:
    """The area of a plan in the same metres as its track."""
    assert plan.area is not None
    return to_polygon(plan.area, LocalFrame(plan.area.centre))


@st.composite
def star_shapes(draw: st.DrawFn) -> list[tuple[float, float]]:
    """Simple polygons, most of them concave: corners at rising angles and any distance from a middle."""
    count = draw(st.integers(3, 12))
    gaps = draw(st.lists(st.floats(0.3, 1.0), min_size=count, max_size=count))
    reach = draw(st.lists(st.floats(40.0, 700.0), min_size=count, max_size=count))
    turn, full = draw(st.floats(0.0, 6.28)), sum(gaps)
    angles = [turn + 2 * math.pi * sum(gaps[:i]) / full for i in range(count)]
    return [(r * math.cos(a), r * math.sin(a)) for r, a in zip(reach, angles, strict=True)]


def _ring(corners: Sequence[tuple[float, float]]) -> tuple[LatLon, ...]:
    return tuple(moved(PLACE, east_m, north_m) for east_m, north_m in corners)
