from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon

from maps.area import LocalFrame, to_polygon
from maps.geo import LatLon
from missions.patterns.beside import around, beside, without_holes
from missions.plan import PlanError
from missions.planner import plan_for
from missions.swept import swept
from missions.task import Around, Pattern, Task
from tests.missions import shapes
from tests.missions.patterns import drawn

HOME = shapes.at(-100.0, -100.0)
AT_HOME = Around(home=HOME)
MIDDLE = shapes.at(0.0, 0.0)
S = Task().spacing_m
ROAD = [(0, 0), (200, 0), (300, 100), (300, 400)]
EDGE = [(0, 0), (0, 300), (300, 300), (300, 0), (0, 0)]


@st.composite
def bends(draw: st.DrawFn) -> list[tuple[float, float]]:
    """Lines that go on, with sharp corners and short legs, and never cross themselves."""
    x = y = heading = 0.0
    corners = [(x, y)]
    for _ in range(draw(st.integers(1, 10))):
        heading += draw(st.floats(-150.0, 150.0))
        length = draw(st.floats(3.0, 200.0))
        x += length * math.sin(math.radians(heading))
        y += length * math.cos(math.radians(heading))
        corners.append((x, y))
    assume(LineString(corners).is_simple)
    return corners


def test_one_side_is_the_right_one_at_its_distance():
    plan = plan_for(_task([(0, 0), (0, 500)], offset_m=30.0), AT_HOME)
    flown = drawn.points(plan, MIDDLE)
    assert flown == [pytest.approx((30.0, 0.0), abs=0.05), pytest.approx((30.0, 500.0), abs=0.05)]
    left = drawn.points(plan_for(_task([(0, 0), (0, 500)], offset_m=-30.0), AT_HOME), MIDDLE)
    assert [x for x, _ in left] == pytest.approx([-30.0, -30.0], abs=0.05)


def test_right_above_the_line_without_an_offset():
    flown = drawn.points(plan_for(_task(ROAD), AT_HOME), MIDDLE)
    assert [math.dist(a, b) < 0.1 for a, b in zip(flown, ROAD, strict=True)] == [True] * 4


def test_both_sides_go_out_on_the_right_and_back_on_the_left_half_a_spacing_beside():
    plan = plan_for(_task(ROAD, both_sides=True), AT_HOME)
    flown = drawn.points(plan, MIDDLE)
    road = LineString(ROAD)
    assert [road.distance(Point(at)) >= S / 2 - 0.1 for at in flown] == [True] * len(flown)
    middle = len(flown) // 2
    assert flown[0][1] == pytest.approx(-S / 2, abs=0.1)
    assert flown[middle - 1] == pytest.approx((300 + S / 2, 400.0), abs=0.2)
    assert flown[middle] == pytest.approx((300 - S / 2, 400.0), abs=0.2)
    assert flown[-1] == pytest.approx((0.0, S / 2), abs=0.2)
    seen = swept(plan)
    assert seen is not None
    assert seen.share > 0.999


def test_a_closed_line_is_flown_outside_and_ends_where_it_began():
    for ring in (EDGE, EDGE[::-1]):  # whichever way round it was drawn
        plan = plan_for(_task(ring, offset_m=20.0), AT_HOME)
        flown = drawn.points(plan, MIDDLE)
        assert flown[0] == flown[-1]
        assert Polygon(flown).area == pytest.approx(340.0**2, rel=0.002)
        assert flown[0] == pytest.approx((-20.0, -20.0), abs=0.3)  # the corner nearest to home
    inside = drawn.points(plan_for(_task(EDGE, offset_m=-20.0), AT_HOME), MIDDLE)
    assert Polygon(inside).area == pytest.approx(260.0**2, rel=0.002)


def test_round_a_perimeter_the_area_has_no_hole_that_would_shut_the_drone_out():
    plan = plan_for(_task(EDGE, both_sides=True), Around(home=shapes.at(150.0, 150.0)))
    assert plan.area is not None
    assert not plan.area.holes
    seen = swept(plan)
    assert seen is not None
    assert seen.share > 0.995
    frame = LocalFrame(plan.area.centre)
    assert not to_polygon(plan.area, frame).contains(Point(frame.to_xy(shapes.at(150.0, 150.0))))


@settings(max_examples=60)
@given(bends(), st.floats(-80.0, 80.0).filter(lambda d: abs(d) > 1.0))
def test_a_track_beside_any_line_keeps_its_distance_and_its_side(
    corners: list[tuple[float, float]], right_m: float
):
    line = LineString(corners)
    previous = -1.0
    for track in beside(line, right_m):
        off = [line.distance(Point(at)) for at in track]
        assert min(off) > 0.97 * abs(right_m)
        assert max(off) < 2.1 * abs(right_m)
        assert line.distance(LineString(track)) > 0.97 * abs(right_m)
        assert line.project(Point(track[0])) >= previous
        previous = line.project(Point(track[0]))
        crossing_start = LineString([track[0], line.interpolate(line.project(Point(track[0]))).coords[0]])
        assert crossing_start.length < 2.1 * abs(right_m)


@given(bends())
def test_a_line_and_its_reverse_have_each_others_sides(corners: list[tuple[float, float]]):
    right = [LineString(track) for track in beside(LineString(corners), 15.0)]
    left = [LineString(track) for track in beside(LineString(corners[::-1]), -15.0)]
    assert sum(t.length for t in right) == pytest.approx(sum(t.length for t in left), rel=0.01, abs=1.0)


@settings(max_examples=40)
@given(shapes.star_shapes(), st.floats(-60.0, 60.0))
def test_tracks_round_any_ring_keep_their_distance(ring: list[tuple[float, float]], outwards: float):
    polygon = Polygon(ring)
    assume(polygon.is_valid and polygon.area > 100.0)
    for track in around(polygon, outwards, (0.0, -900.0)):
        assert track[0] == track[-1]
        assert polygon.exterior.distance(LineString(track)) >= 0.97 * abs(outwards) - 0.01
        inside = [polygon.buffer(-0.01).contains(Point(at)) for at in track]
        assert not any(inside) if outwards > 0.02 else True
        assert all(polygon.buffer(0.01).contains(Point(at)) for at in track) if outwards < -0.02 else True


@settings(max_examples=20)
@given(bends(), st.floats(-60.0, 60.0), st.booleans(), st.floats(-100.0, 400.0), st.floats(20.0, 90.0))
@example(corners=[(0.0, 0.0), (0.0, 53.0)], offset=0.0, both=True, at=0.0, size=20.0)  # crossed itself
def test_every_line_that_is_planned_keeps_off_what_is_shut_and_sees_its_corridor(
    corners: list[tuple[float, float]], offset: float, both: bool, at: float, size: float
):
    shut = (shapes.area([(at, at), (at + size, at), (at + size, at + size), (at, at + size)]),)
    task = replace(_task(corners, offset_m=offset, both_sides=both), no_fly=shut)
    try:
        plan = plan_for(task, Around(home=shapes.at(-600.0, -700.0)))
    except PlanError:
        return
    assert drawn.metres_shut(plan, shut) == 0.0
    seen = swept(plan)
    assert seen is not None
    assert seen.share > 0.94  # small holes between the tracks are counted in, and what a sharp bend cuts off
    assert plan == plan_for(task, Around(home=shapes.at(-600.0, -700.0)))


@given(shapes.star_shapes())
@example([(40.0, 0.0), (-19.999999999999993, 34.64101615137755), (-302.5000000000003, -523.9453692895852)])
def test_a_slit_takes_the_hole_and_hardly_any_ground(ring: list[tuple[float, float]]):
    outline = Polygon(ring)
    assume(outline.is_valid)
    hole = outline.buffer(-20.0)
    assume(hole.geom_type == "Polygon" and hole.area > 100.0)
    open_ring = without_holes(outline.difference(hole), 25.0)
    assert not open_ring.interiors
    assert open_ring.is_valid
    assert open_ring.area == pytest.approx(outline.difference(hole).area, rel=0.02)


def test_a_recorded_line_that_trembles_is_flown_smoothly():
    trembling = [(x, 0.4 * (-1) ** x) for x in range(0, 600, 2)]
    plan = plan_for(_task([(x, y + 0.01 * x) for x, y in trembling], offset_m=25.0), AT_HOME)
    assert len(plan.waypoints) < 8


def test_no_leg_is_flown_twice():
    flown = drawn.points(plan_for(_task(ROAD, both_sides=True), AT_HOME), MIDDLE)
    assert drawn.metres_flown_twice(flown) == 0.0
    assert all(a != b for a, b in pairwise(flown))


@pytest.mark.parametrize(
    ("line", "more", "said"),
    [
        ([], {}, "give --line"),
        ([(0, 0)], {}, "--line holds one place only"),
        ([(0, 0), (0, 0), (0, 0)], {}, "--line holds one place only"),
        ([(0, 0), (200, 200), (200, 0), (0, 200)], {}, "--line crosses itself"),
        (EDGE, {"offset_m": -170.0}, "give a smaller --offset"),
    ],
)
def test_what_is_no_line_is_one_line_that_says_what_to_do(
    line: list[tuple[float, float]], more: dict[str, float], said: str
):
    with pytest.raises(PlanError, match=said):
        plan_for(replace(_task(line), **more), AT_HOME)


def test_double_places_do_no_harm():
    doubled = [at for at in ROAD for _ in range(2)]
    assert plan_for(_task(doubled), AT_HOME) == plan_for(_task(ROAD), AT_HOME)


def _task(line: list[tuple[float, float]], *, offset_m: float = 0.0, both_sides: bool = False) -> Task:
    frame = LocalFrame(MIDDLE)
    places: tuple[LatLon, ...] = tuple(frame.to_latlon(float(x), float(y)) for x, y in line)
    return Task(Pattern.ALONG, line=places, offset_m=offset_m, both_sides=both_sides)
