from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, assume, event, given, settings
from shapely import Polygon

from maps.area import AreaError
from maps.geo import AboveGround, distance_m
from missions.camera_model import DEFAULT_CAMERA, spacing_m
from missions.energy import CALM, WindAt, estimate
from missions.items import MOST_WAYPOINTS
from missions.patterns.sweep import parallel
from missions.plan import Plan, PlanError
from missions.planner import plan_for
from missions.swept import swept
from missions.task import Around, Effort, Pattern, Task
from tests.missions import shapes
from tests.missions.patterns.searches import measured, searches

if TYPE_CHECKING:
    from collections.abc import Callable

HOME = shapes.at(-60.0, -40.0)
HEIGHT = AboveGround(60.0)
SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
WITHOUT_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # a plan takes too long for it
TALL = [(0, 0), (300, 0), (300, 600), (0, 600)]


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


@pytest.mark.parametrize("effort", list(Effort))
def test_every_search_is_safe_and_whole(effort: Effort, sized: Callable[[int, int], int]):
    enough = {Effort.THOROUGH: 0.99, Effort.QUICK: 0.96}[effort]

    @settings(
        deadline=None,
        max_examples=sized(12, 2000),
        suppress_health_check=SLOW,
        phases=WITHOUT_SHRINKING,
    )
    @given(searches())
    def holds(search: tuple[Task, Around]):
        plan = _plan_if_possible(*search, effort)
        found = measured(plan)
        assert found.forbidden_m == 0.0
        assert found.outside_m == 0.0
        assert found.coverage >= enough
        # Rows that are flown in turn, whatever that costs, share part of their ways in a narrow arm.
        assert found.distinct >= (0.9 if search[0].pattern is Pattern.CREEPING else 0.97)
        assert len(plan.waypoints) <= MOST_WAYPOINTS

    holds()


@settings(deadline=None, max_examples=6, suppress_health_check=SLOW, phases=WITHOUT_SHRINKING)
@given(searches())
def test_the_same_search_is_the_same_plan_and_as_long_as_its_legs(search: tuple[Task, Around]):
    plan = _plan_if_possible(*search, Effort.QUICK)
    assert plan == plan_for(*search, Effort.QUICK)
    home = plan.home or plan.waypoints[0].at
    stops = [home, *(waypoint.at for waypoint in plan.waypoints), home]
    assert estimate(plan, home).length_m == pytest.approx(sum(distance_m(a, b) for a, b in pairwise(stops)))


def test_no_leg_of_a_concave_area_with_holes_is_flown_twice():
    assert measured(parallel(shapes.area(shapes.U_SHAPE), DEFAULT_CAMERA, HEIGHT, home=HOME)).distinct >= 0.99
    assert (
        measured(parallel(shapes.area(shapes.BOX, shapes.HOLES), DEFAULT_CAMERA, HEIGHT, home=HOME)).distinct
        >= 0.99
    )


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


def test_a_corner_behind_a_no_fly_area_is_looked_into_without_giving_up_a_row_for_it():
    outline = [
        (231.9, -46.9),
        (159.6, 38.6),
        (34.9, 44.5),
        (-16.2, 282.3),
        (-143.8, 145.4),
        (-84.9, 11.7),
        (-81.2, -146.7),
        (3.0, -289.2),  # this corner is reached from outside alone
    ]
    shut = [
        (21.0, -215.1),
        (42.9, -161.5),
        (-7.7, -181.5),
        (-61.0, -185.8),
        (-79.9, -253.6),
        (-13.1, -272.5),
        (42.8, -268.6),
    ]
    plan = parallel(
        shapes.area(outline),
        DEFAULT_CAMERA,
        AboveGround(42.44108159568901),
        home=shapes.at(-892.2, -57.7),
        speed_m_s=3.0,
        no_fly=(shapes.area(shut),),
    )
    found = measured(plan)
    assert (found.forbidden_m, found.outside_m) == (0.0, 0.0)
    assert found.coverage >= 0.99


def test_where_home_is_far_off_the_one_row_of_a_narrow_strip_stays_inside_the_area():
    wall = shapes.area([(0, -900), (20, -900), (20, 900), (0, 900)])  # what is left of the east is one row
    plan = parallel(
        shapes.area([(24.9, 31.4), (-34.5, 20.4), (37.2, -15.1)]),
        DEFAULT_CAMERA,
        AboveGround(40.0),
        home=shapes.at(597.2, 0.1),
        overlap=0.0,
        speed_m_s=3.0,
        no_fly=(wall,),
    )
    found = measured(plan)
    assert (found.forbidden_m, found.outside_m) == (0.0, 0.0)
    assert found.coverage >= 0.99


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


def test_a_plain_field_is_searched_row_by_row_as_a_crew_foresees_it():
    plan = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, HEIGHT, home=HOME, heading_deg=90.0)
    rows = [round(y) for _, y in shapes.track(plan).coords]
    assert rows in (sorted(rows), sorted(rows, reverse=True))


def test_where_no_fly_cuts_the_area_a_way_that_is_no_search_leads_round_it():
    wall = shapes.area([(290, -50), (310, -50), (310, 450), (290, 450)])
    plan = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, HEIGHT, home=HOME, no_fly=(wall,))
    assert measured(plan).outside_m == 0.0
    assert any(not w.searching for w in plan.waypoints[2:-1])


def test_ways_between_legs_may_leave_the_area_when_that_is_allowed():
    inside = parallel(shapes.area(shapes.U_SHAPE), DEFAULT_CAMERA, HEIGHT, home=HOME, heading_deg=90.0)
    free = parallel(
        shapes.area(shapes.U_SHAPE), DEFAULT_CAMERA, HEIGHT, home=HOME, heading_deg=90.0, stay_inside=False
    )
    assert measured(inside).outside_m == 0.0
    assert measured(free).outside_m > 0.0
    assert measured(free).coverage >= 0.99


def test_in_a_wind_that_slows_the_drone_the_rows_lie_across_it():
    strong = WindAt(0.0, 13.0)  # at 8 m/s legs to the north would need 21 m/s of air, the drone has 15
    calm, windy = (
        parallel(shapes.area(TALL), DEFAULT_CAMERA, HEIGHT, home=HOME, wind=wind) for wind in (CALM, strong)
    )
    assert abs(math.cos(_row_heading(calm))) > 0.9  # along the long side
    assert abs(math.cos(_row_heading(windy))) < 0.5
    assert estimate(windy, HOME, wind=strong).duration_s < estimate(calm, HOME, wind=strong).duration_s


def test_a_creeping_line_lies_along_the_short_side_and_advances_along_the_long_one():
    plan = plan_for(Task(Pattern.CREEPING, shapes.area(TALL)), Around(home=HOME))
    assert abs(math.sin(_row_heading(plan))) > 0.9
    north = [round(y) for _, y in shapes.track(plan).coords]
    assert north == sorted(north)  # home lies in the south: from there on


@pytest.mark.parametrize(("towards_deg", "rising"), [(0.0, True), (180.0, False)])
def test_a_creeping_line_advances_the_way_that_is_asked_for(towards_deg: float, rising: bool):
    task = Task(Pattern.CREEPING, shapes.area(TALL), heading_deg=towards_deg)
    north = [round(y) for _, y in shapes.track(plan_for(task, Around(home=HOME))).coords]
    assert north == sorted(north, reverse=not rising)


@pytest.mark.parametrize(
    ("task", "why"),
    [
        (Task(Pattern.PARALLEL), "needs an area"),
        (Task(Pattern.CREEPING), "needs an area"),
        (Task(area=shapes.area(shapes.BOX), speed_m_s=math.nan), "above 0"),
        (Task(area=shapes.area(shapes.BOX), overlap=1.0), "overlap"),
        (Task(area=shapes.area(shapes.BOX), heading_deg=math.inf), "heading"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_one_line(task: Task, why: str):
    with pytest.raises(PlanError, match=why) as refused:
        plan_for(task, Around(home=HOME))
    assert "\n" not in str(refused.value)


def test_an_outline_that_crosses_itself_is_refused():
    with pytest.raises(AreaError, match="not an area"):
        parallel(shapes.area([(0, 0), (400, 400), (400, 0), (0, 400)]), DEFAULT_CAMERA, HEIGHT, home=HOME)


def _row_heading(plan: Plan) -> float:
    """Of the longest leg, in radians."""
    (x0, y0), (x1, y1) = max(pairwise(shapes.track(plan).coords), key=lambda leg: math.dist(*leg))
    return math.atan2(x1 - x0, y1 - y0)


def _plan_if_possible(task: Task, around: Around, effort: Effort) -> Plan:
    try:
        return plan_for(task, around, effort)
    except PlanError as why:
        event(str(why))
        assume(condition=False)
        raise
