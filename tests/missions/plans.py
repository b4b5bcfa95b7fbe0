"""Plans as they may come: any that a drone near home could fly, with everything a plan can hold."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import strategies as st
from shapely import Polygon, minimum_clearance

from maps.area import Area
from maps.geo import AboveGround, AboveHome, LatLon, moved
from missions.camera_model import CAMERAS
from missions.plan import Fence, Look, Plan, RallyPoint, Waypoint
from missions.task import Pattern
from tests.missions import shapes

places = st.builds(LatLon, st.floats(56.0, 58.0), st.floats(23.0, 25.0))
heights = st.floats(1, 500).map(AboveHome)
CLEAR_M = 0.5  # between parts of an outline: rounding to 1e-7 degrees must not make it cross itself


def _is_clear(ring: list[tuple[float, float]], *holes: list[tuple[float, float]]) -> bool:
    polygon = Polygon(ring, holes)
    return polygon.is_valid and minimum_clearance(polygon) > CLEAR_M


outlines = st.builds(
    lambda ring, east_m, north_m: [(x + east_m, y + north_m) for x, y in ring],
    shapes.star_shapes(),
    st.floats(-5000, 5000),
    st.floats(-5000, 5000),
).filter(_is_clear)
areas = outlines.map(shapes.area)


@st.composite
def areas_with_a_hole(draw: st.DrawFn) -> Area:
    """The hole is half as large as the outline; where that does not fit there is none."""
    ring = draw(shapes.star_shapes().filter(_is_clear))
    hole = [(x / 2, y / 2) for x, y in ring]
    return shapes.area(ring, [hole] if draw(st.booleans()) and _is_clear(ring, hole) else [])


waypoints = st.builds(
    Waypoint, places, heights, st.booleans(), st.just(0.0) | st.floats(0, 600).map(lambda s: round(s, 1))
)
plans = st.builds(
    Plan,
    pattern=st.sampled_from([*Pattern, "imported"]).map(str),
    area=st.none() | areas_with_a_hole(),
    home=st.none() | places,
    waypoints=st.lists(waypoints, min_size=1, max_size=20).map(tuple),
    takeoff_height=heights,
    speed_m_s=st.floats(0.5, 25),
    camera=st.sampled_from(sorted(CAMERAS)),
    height=st.floats(1, 500).map(AboveGround),
    swath_m=st.floats(0.1, 1000),
    spacing_m=st.floats(0.1, 1000),
    fence=st.none() | st.builds(Fence, areas_with_a_hole(), heights),
    ground_known=st.booleans(),
    no_fly=st.lists(areas_with_a_hole(), max_size=2).map(tuple),
    rally=st.lists(st.builds(RallyPoint, places, heights), max_size=3).map(tuple),
    look=st.none() | st.builds(Look, places, heights),
)


def aside(at: LatLon, metres: float) -> LatLon:
    """A place that far east of another."""
    return moved(at, metres, 0.0)


def differ(one: Any, other: Any) -> bool:
    """Whether two parts of plans are not the same to 1e-7 degrees and to 1 cm; whatever they are made of."""
    if isinstance(one, LatLon) and isinstance(other, LatLon):
        return abs(one.lat_deg - other.lat_deg) > 1e-7 or abs(one.lon_deg - other.lon_deg) > 1e-7
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) > 0.01
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) != len(other) or any(map(differ, one, other))
    if is_dataclass(one) and is_dataclass(other):
        return any(differ(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    return one != other
