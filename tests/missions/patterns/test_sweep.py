from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import Polygon

from maps.area import AreaError
from maps.geo import AboveGround
from missions.camera_model import CAMERAS, DEFAULT_CAMERA, spacing_m
from missions.patterns.sweep import parallel
from missions.plan import Plan, PlanError
from missions.swept import swept
from tests.missions import shapes

HOME = shapes.at(-60.0, -40.0)
HEIGHT = AboveGround(60.0)


def test_rows_are_even_and_start_half_a_spacing_inside_the_edge():
    plan = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, HEIGHT, home=HOME, heading_deg=90.0)
    rows = sorted({round(y, 0) for _, y in shapes.track(plan).coords})
    width = 400.0 / 10  # spacing 43.4 m: ten rows, evenly
    assert len(rows) == 10
    south = Polygon(shapes.ground(plan)).bounds[1]
    assert rows[0] - south == pytest.approx(width / 2, abs=1.5)


@pytest.mark.parametrize("ring", [shapes.BOX, shapes.TRIANGLE, shapes.L_SHAPE, shapes.U_SHAPE])
def test_usual_shapes_are_covered_with_little_flown_outside(ring: list[tuple[float, float]]):
    plan = parallel(shapes.area(ring), DEFAULT_CAMERA, HEIGHT, home=HOME)
    seen = swept(plan)
    assert seen is not None
    assert seen.share >= 0.995
    assert seen.outside_m <= 0.05 * seen.search_m


@settings(deadline=None, max_examples=25)
@given(shapes.star_shapes(), st.sampled_from(sorted(CAMERAS)), st.floats(30.0, 120.0))
def test_every_area_is_swept_to_99_percent(ring: list[tuple[float, float]], camera: str, height_m: float):
    plan = _plan_if_an_area(ring, camera, height_m, None)
    ground = shapes.ground(plan)
    seen = shapes.track(plan).buffer(plan.spacing_m / 2).intersection(ground)
    assert seen.area / ground.area >= 0.99


@settings(deadline=None, max_examples=10)
@given(shapes.star_shapes(), st.floats(0.0, 360.0))
def test_every_heading_asked_for_sweeps_it_too(ring: list[tuple[float, float]], heading_deg: float):
    plan = _plan_if_an_area(ring, "thermal-640", 60.0, heading_deg)
    seen = swept(plan)
    assert seen is not None
    assert seen.share >= 0.99


def test_holes_and_no_fly_areas_are_never_flown_over_not_even_on_the_way():
    shut = shapes.area([(-40, -100), (-20, -100), (-20, 300), (-40, 300)])  # between home and the area
    plan = parallel(shapes.area(shapes.BOX, shapes.HOLES), DEFAULT_CAMERA, HEIGHT, home=HOME, no_fly=(shut,))
    seen = swept(plan)
    assert seen is not None
    assert seen.forbidden_m == 0.0
    assert seen.share >= 0.99
    assert not plan.waypoints[0].searching


def test_a_no_fly_area_through_the_middle_is_gone_round():
    wall = shapes.area([(290, -50), (310, -50), (310, 450), (290, 450)])
    plan = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, HEIGHT, home=HOME, no_fly=(wall,))
    seen = swept(plan)
    assert seen is not None
    assert seen.forbidden_m == 0.0
    assert seen.share >= 0.99


def test_home_inside_a_no_fly_area_is_refused():
    with pytest.raises(PlanError, match="home lies inside"):
        parallel(
            shapes.area(shapes.BOX),
            DEFAULT_CAMERA,
            HEIGHT,
            home=shapes.at(10.0, 10.0),
            no_fly=(shapes.area([(0, 0), (50, 0), (50, 50), (0, 50)]),),
        )


def test_an_area_closed_all_round_is_refused():
    moat = tuple(
        shapes.area(side)
        for side in (
            [(-60, -60), (700, -60), (700, -30), (-60, -30)],
            [(-60, 470), (700, 470), (700, 500), (-60, 500)],
            [(-60, -60), (-30, -60), (-30, 500), (-60, 500)],
            [(670, -60), (700, -60), (700, 500), (670, 500)],
        )
    )
    with pytest.raises(PlanError, match="no way from home"):
        parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, HEIGHT, home=shapes.at(-200, 0), no_fly=moat)


def test_an_area_all_under_no_fly_is_refused():
    with pytest.raises(PlanError, match="nothing is left"):
        parallel(
            shapes.area(shapes.BOX),
            DEFAULT_CAMERA,
            HEIGHT,
            home=HOME,
            no_fly=(shapes.area([(-20, -20), (620, -20), (620, 420), (-20, 420)]),),
        )


def test_too_many_waypoints_are_refused_with_what_to_do():
    with pytest.raises(PlanError, match="fly higher, or split the area"):
        parallel(
            shapes.area([(0, 0), (9000, 0), (9000, 9000), (0, 9000)]),
            DEFAULT_CAMERA,
            AboveGround(20.0),
            home=HOME,
        )


def test_an_area_smaller_than_the_picture_is_one_point():
    plan = parallel(shapes.area([(0, 0), (20, 0), (20, 20), (0, 20)]), DEFAULT_CAMERA, HEIGHT, home=HOME)
    assert len(plan.waypoints) == 1


def test_the_same_input_gives_the_same_plan():
    one, two = (
        parallel(shapes.area(shapes.U_SHAPE, ()), DEFAULT_CAMERA, HEIGHT, home=HOME) for _ in range(2)
    )
    assert one == two


def test_without_home_there_is_no_fence_and_no_way_there():
    plan = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, HEIGHT, home=None)
    assert plan.fence is None
    assert plan.home is None
    assert all(w.searching for w in plan.waypoints[1:])


def test_spacing_follows_camera_height_and_overlap():
    plan = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, HEIGHT, home=HOME, overlap=0.5)
    assert plan.spacing_m == spacing_m(DEFAULT_CAMERA, HEIGHT, 0.5)
    assert plan.swath_m == pytest.approx(2 * plan.spacing_m)


def _plan_if_an_area(
    ring: list[tuple[float, float]], camera: str, height_m: float, heading_deg: float | None
) -> Plan:
    try:
        return parallel(
            shapes.area(ring), CAMERAS[camera], AboveGround(height_m), home=HOME, heading_deg=heading_deg
        )
    except AreaError:  # the corners drawn cross themselves
        assume(condition=False)
        raise


def test_a_plain_field_is_searched_row_by_row_as_a_crew_foresees_it():
    plan = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, HEIGHT, home=HOME, heading_deg=90.0)
    rows = [round(y) for _, y in shapes.track(plan).coords]
    assert rows in (sorted(rows), sorted(rows, reverse=True))
