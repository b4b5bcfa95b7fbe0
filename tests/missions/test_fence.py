from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon

from maps.area import LocalFrame, to_polygon
from maps.geo import AboveHome, distance_m
from missions.fence import MARGIN_M, around, circle
from missions.plan import Waypoint
from tests.missions import shapes

steps = st.floats(-2000, 2000)


@given(st.lists(st.tuples(steps, steps), min_size=1, max_size=30))
def test_everything_flown_and_every_way_home_is_inside(places: list[tuple[float, float]]):
    home = shapes.at(0, 0)
    waypoints = [Waypoint(shapes.at(x, y), AboveHome(50.0)) for x, y in places]
    fence = around(None, home, waypoints, AboveHome(60.0))
    frame = LocalFrame(home)
    inside = to_polygon(fence.area, frame)
    for waypoint in waypoints:
        point = Point(frame.to_xy(waypoint.at))
        assert inside.covers(LineString([point, (0, 0)]))
        assert inside.exterior.distance(point) > 0.85 * MARGIN_M
    assert fence.ceiling > 60.0
    assert len(fence.area.ring) <= 24


def test_a_circle_to_stay_in_is_not_larger_and_one_to_keep_out_of_not_smaller():
    centre = shapes.at(0, 0)
    inner, outer = circle(centre, 100.0, outside=False), circle(centre, 100.0, outside=True)
    assert all(math.isclose(distance_m(centre, at), 100.0, rel_tol=1e-3) for at in inner.ring)
    frame = LocalFrame(centre)
    sides = Polygon([frame.to_xy(at) for at in outer.ring]).exterior
    assert sides.distance(Point(0, 0)) >= 99.7
