"""What passes over cells add up to."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.area import AreaError
from maps.geo import AboveGround, AboveHome, LatLon
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, swath_m
from missions.coverage import Coverage, Remark
from missions.detection import LOOK_THROUGH, Canopy, by_pixels
from missions.search_grid import MOST_CELLS, grid_around, grid_over
from telemetry.georeference.pose import Pose
from tests.missions import shapes
from tests.missions.looks import Land, fly, pose

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIELD = shapes.area([(-150, -150), (150, -150), (150, 150), (-150, 150)])
W = swath_m(DEFAULT_CAMERA, AboveGround(40.0))
ONCE = -math.expm1(-1.0)


def at(coverage: Coverage, east_m: float, north_m: float) -> float:
    """The chance at a place."""
    x, y = coverage.grid.frame.to_xy(shapes.at(east_m, north_m))
    row = int((coverage.grid.north_m - y) / coverage.grid.cell_m)
    return float(coverage.pod[row, int((x - coverage.grid.west_m) / coverage.grid.cell_m)])


@pytest.fixture
def field() -> Coverage:
    return Coverage(grid_over(FIELD))


def test_nothing_is_seen_before_a_flight(field: Coverage):
    shares = field.shares()
    assert (shares.seen, shares.at_least, shares.mean_pod) == (0.0, (0.0, 0.0, 0.0), 0.0)
    assert shares.area_m2 == pytest.approx(300.0 * 300.0, rel=0.02)


def test_one_pass_finds_what_the_random_curve_says_inside_its_swath_and_nothing_outside(field: Coverage):
    fly(field, (0.0, -200.0), (0.0, 200.0))
    for east in (0.0, 0.9 * W / 2, -0.9 * W / 2):
        assert at(field, east, 0.0) == pytest.approx(ONCE, abs=0.01)
    for east in (1.1 * W / 2, -1.1 * W / 2):
        assert at(field, east, 0.0) == 0.0


def test_what_is_seen_is_as_wide_as_the_swath(field: Coverage):
    fly(field, (0.0, -200.0), (0.0, 200.0))
    assert field.shares().seen == pytest.approx(W / 300.0, rel=0.06)


@pytest.mark.parametrize("coverage_factor", [0.5, 0.75, 1.0, 1.5, 2.0])
def test_tracks_at_an_even_spacing_find_about_what_the_table_says(coverage_factor: float):
    """The random curve 1 - exp(-W / S) spreads a pass over its strip; we know which half was seen twice."""
    field, spacing, since = Coverage(grid_over(FIELD)), W / coverage_factor, 0.0
    east = -150.0 - W + spacing / 2
    while east < 150.0 + W:
        since = 20.0 + fly(field, (east, -200.0), (east, 200.0), since_s=since)
        east += spacing
    found = field.shares().mean_pod
    twice = coverage_factor % 1.0
    whole = math.floor(coverage_factor)
    by_hand = (1 - twice) * -math.expm1(-whole) + twice * -math.expm1(-whole - 1)
    assert found == pytest.approx(by_hand, abs=0.02)
    assert found <= -math.expm1(-coverage_factor) + 0.01


def test_hovering_adds_nothing(field: Coverage):
    for second in range(600):
        field.step(pose(0.0, 0.0, 40.0), DEFAULT_CAMERA, float(second))
    assert at(field, 0.0, 0.0) == pytest.approx(ONCE, abs=0.001)


def test_frames_of_one_pass_count_once_however_many_there_are():
    slow, fast = Coverage(grid_over(FIELD)), Coverage(grid_over(FIELD))
    fly(slow, (0.0, -200.0), (0.0, 200.0), step_s=0.2)
    fly(fast, (0.0, -200.0), (0.0, 200.0), step_s=0.05)
    assert at(fast, 0.0, 0.0) == pytest.approx(at(slow, 0.0, 0.0))


def test_there_and_straight_back_within_seconds_is_one_pass(field: Coverage):
    end = fly(field, (0.0, -60.0), (0.0, 30.0))
    fly(field, (0.0, 30.0), (0.0, -60.0), since_s=end)
    assert at(field, 0.0, 20.0) == pytest.approx(ONCE, abs=0.001)  # out of view for less than the gap
    assert at(field, 0.0, -50.0) == pytest.approx(-math.expm1(-2.0), abs=0.02)


def test_two_flights_are_two_passes(field: Coverage):
    fly(field, (0.0, -200.0), (0.0, 200.0))
    field.begin()
    fly(field, (0.0, -200.0), (0.0, 200.0))  # another clock, which began at 0 as well
    assert at(field, 0.0, 0.0) == pytest.approx(-math.expm1(-2.0), abs=0.01)


def test_too_short_a_look_counts_less(field: Coverage):
    fly(field, (0.0, -200.0), (0.0, 200.0), speed_m_s=60.0, step_s=0.05)
    along_s = 2 * 40 * math.tan(math.radians(DEFAULT_CAMERA.vfov_deg / 2)) / 60.0
    assert at(field, 0.0, 0.0) == pytest.approx(-math.expm1(-along_s / 2.0), abs=0.05)


def test_from_too_high_a_person_is_too_few_pixels():
    low, high = Coverage(grid_over(FIELD)), Coverage(grid_over(FIELD))
    lens = CAMERAS["thermal-320"]
    fly(low, (0.0, -200.0), (0.0, 200.0), up_m=40.0, camera=lens)
    fly(high, (0.0, -200.0), (0.0, 200.0), up_m=200.0, camera=lens)
    assert at(low, 0.0, 0.0) > 0.62
    assert 0.0 < at(high, 0.0, 0.0) < 0.25


def test_the_pixels_of_a_person_count_as_johnson_has_it():
    pixels = np.array([2.0, 4.0, 6.0, 10.0])
    assert by_pixels(0.5 / pixels) == pytest.approx([0.5, 0.945, 0.995, 1.0], abs=0.005)


def test_crowns_hide_ground_and_hide_more_from_a_slanted_look():
    wood = [(FIELD, Canopy.DENSE)]
    straight, slanted = Coverage(grid_over(FIELD, (), wood)), Coverage(grid_over(FIELD, (), wood))
    fly(straight, (0.0, -200.0), (0.0, 200.0))
    fly(slanted, (0.0, -200.0), (0.0, 200.0), pitch_deg=-35.0)
    assert at(straight, 0.0, 0.0) == pytest.approx(-math.expm1(-LOOK_THROUGH[Canopy.DENSE]), abs=0.01)
    assert 0.0 < at(slanted, 0.0, 0.0) < at(straight, 0.0, 0.0)


def test_a_hill_hides_cells():
    ridge = Land(lambda _x, y: np.where(np.abs(y - 60.0) < 15.0, 40.0, 0.0))
    coverage = Coverage(grid_over(FIELD), ridge, shapes.PLACE)
    for second in range(10):
        coverage.step(pose(0.0, 0.0, 60.0, pitch_deg=-45.0), DEFAULT_CAMERA, float(second))
    assert at(coverage, 0.0, 40.0) > 0.3
    assert at(coverage, 0.0, 95.0) == 0.0


def test_no_search_is_ever_sure(field: Coverage):
    for flight in range(12):
        fly(field, (0.0, -100.0), (0.0, 100.0), since_s=1000.0 * flight)
    assert at(field, 0.0, 0.0) == pytest.approx(0.99)
    assert field.pod.max() < 1.0


def test_holes_and_no_fly_areas_are_not_asked_for():
    ring = [(-150, -150), (150, -150), (150, 150), (-150, 150)]
    hole, shut = [(-20, -20), (20, -20), (20, 20), (-20, 20)], [(50, 50), (90, 50), (90, 90), (50, 90)]
    coverage = Coverage(grid_over(shapes.area(ring, [hole]), [shapes.area(shut)]))
    assert coverage.shares().area_m2 == pytest.approx(300 * 300 - 2 * 40 * 40, rel=0.02)
    fly(coverage, (0.0, -200.0), (0.0, 200.0))
    assert at(coverage, 0.0, 0.0) == 0.0


def test_unknown_ground_is_said_and_taken_as_flat(field: Coverage):
    assert field.remarks == {Remark.GROUND_UNKNOWN}
    holes = Coverage(grid_over(FIELD), Land(lambda x, _y: np.where(x > 0.0, np.nan, 0.0)), shapes.at(-50, 0))
    assert holes.remarks == {Remark.GROUND_UNKNOWN}
    fly(holes, (0.0, -200.0), (0.0, 200.0))
    assert at(holes, 10.0, 0.0) == pytest.approx(at(holes, -10.0, 0.0))
    known = Coverage(grid_over(FIELD), Land(lambda x, _y: 0.1 * x), shapes.PLACE)
    assert known.remarks == set()


def test_a_drone_in_the_ground_sees_nothing_and_it_is_said(field: Coverage):
    field.step(pose(0.0, 0.0, -20.0), DEFAULT_CAMERA, 0.0)
    assert Remark.BELOW_GROUND in field.remarks
    field.step(pose(0.0, 0.0, math.nan), DEFAULT_CAMERA, 1.0)
    assert not field.lambdas.any()


def test_an_unknown_look_sees_nothing_and_it_is_said(field: Coverage):
    assert field.step(None, DEFAULT_CAMERA, 0.0) is None
    assert field.step(pose(0.0, 0.0, 40.0, None, -45.0), DEFAULT_CAMERA, 1.0) is None
    assert Remark.LOOK_UNKNOWN in field.remarks
    assert not field.lambdas.any()


def test_an_unknown_heading_counts_what_any_turn_sees(field: Coverage):
    fly(field, (0.0, -200.0), (0.0, 200.0), yaw_deg=None)
    assert Remark.HEADING_UNKNOWN in field.remarks
    assert at(field, 0.0, 0.0) == pytest.approx(ONCE, abs=0.01)
    assert at(field, 0.95 * W / 2, 0.0) == 0.0


def test_clock_jumps_make_no_new_pass_of_what_stays_in_view(field: Coverage):
    for second in (0.0, 1.0, 2.0, 5000.0, 5001.0, 20.0, 21.0, -3.0, 9e9):
        field.step(pose(0.0, 0.0, 40.0), DEFAULT_CAMERA, second)
    assert at(field, 0.0, 0.0) == pytest.approx(ONCE, abs=0.001)


def test_the_other_end_of_the_world_is_far_from_the_area(field: Coverage):
    away = Pose(LatLon(-shapes.PLACE.lat_deg, shapes.PLACE.lon_deg - 180.0), AboveHome(40.0), 0.0)
    assert field.step(away, DEFAULT_CAMERA, 0.0) is None


def test_far_from_the_area_nothing_of_it_changes(field: Coverage):
    assert field.step(pose(5000.0, 0.0, 40.0), DEFAULT_CAMERA, 0.0) is None


def test_a_step_says_which_part_of_the_grid_it_changed(field: Coverage):
    field.step(pose(30.0, 40.0, 40.0), DEFAULT_CAMERA, 0.0)
    before = field.lambdas.copy()
    window = field.step(pose(32.0, 40.0, 40.0), DEFAULT_CAMERA, 1.0)
    assert window is not None
    changed = field.lambdas != before
    assert changed.any()
    changed[window.part] = False
    assert not changed.any()


def test_a_large_area_gets_larger_cells():
    side = 6000.0
    grid = grid_over(shapes.area([(0, 0), (side, 0), (side, side), (0, side)]))
    assert grid.cell_m == 4.0
    assert grid.inside.size <= MOST_CELLS


def test_without_an_area_it_lies_around_the_track():
    coverage = Coverage(grid_around([shapes.at(-50, 0), shapes.at(50, 0)]))
    assert coverage.grid.wanted is None
    fly(coverage, (-50.0, 0.0), (50.0, 0.0), yaw_deg=90.0)
    assert at(coverage, 0.0, 0.0) == pytest.approx(ONCE, abs=0.01)


def test_no_place_and_no_area_are_refused():
    with pytest.raises(ValueError, match="a place to lie around"):
        grid_around([])
    with pytest.raises(AreaError):
        grid_over(shapes.area([(0, 0), (100, 0), (0, 100), (100, 100)]))


legs = st.tuples(
    st.floats(-120.0, 120.0), st.floats(-120.0, 120.0), st.floats(20.0, 80.0), st.sampled_from((-90.0, -60.0))
)


@given(passes=st.lists(legs, min_size=2, max_size=4), data=st.data())
@settings(max_examples=6)
def test_in_which_order_flights_come_does_not_matter(
    passes: list[tuple[float, float, float, float]], data: st.DataObject
):
    other = data.draw(st.permutations(passes))
    one, two = _after(passes), _after(other)
    assert two == pytest.approx(one, abs=1e-5)


@given(passes=st.lists(legs, min_size=1, max_size=4))
@settings(max_examples=8)
def test_another_look_never_makes_it_less(passes: list[tuple[float, float, float, float]]):
    field = Coverage(grid_over(FIELD))
    before = field.lambdas.copy()
    for east, north, up, pitch in passes:
        fly(field, (east, north), (-east, -north), up_m=up, pitch_deg=pitch, step_s=1.0)
        assert (field.lambdas >= before).all()
        before = field.lambdas.copy()


def _after(passes: list[tuple[float, float, float, float]]) -> NDArray[np.float32]:
    field = Coverage(grid_over(FIELD))
    for east, north, up, pitch in passes:
        field.begin()
        fly(field, (east, north), (-east, -north), up_m=up, pitch_deg=pitch, step_s=1.0)
    return field.lambdas
