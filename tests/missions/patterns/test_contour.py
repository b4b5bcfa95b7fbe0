from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from maps.area import AreaError
from maps.geo import EARTH_RADIUS_M, Amsl, LatLon
from missions.plan import Plan, PlanError
from missions.planner import plan_for
from missions.swept import swept
from missions.task import Around, Pattern, Task
from tests.missions import shapes
from tests.missions.patterns import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.ground import Floats

HOME = shapes.at(-60.0, -40.0)
S = Task().spacing_m


class Land:
    """A formula over metres east and north."""

    def __init__(self, height: Callable[[Floats, Floats], Floats]) -> None:
        self._height = height

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        north = np.radians(lats - shapes.PLACE.lat_deg) * EARTH_RADIUS_M
        east = np.radians(lons - shapes.PLACE.lon_deg) * EARTH_RADIUS_M
        return self._height(east * math.cos(math.radians(shapes.PLACE.lat_deg)), north)

    def height_m(self, at: LatLon) -> Amsl | None:
        height = float(self.heights_m(np.array([at.lat_deg]), np.array([at.lon_deg]))[0])
        return None if math.isnan(height) else Amsl(height)


SLOPE = Land(lambda _, y: 100.0 + 0.3 * y)
LANDS = {
    "slope": SLOPE,
    "cone": Land(lambda x, y: 200.0 - 0.4 * np.hypot(x - 300.0, y - 200.0)),
    "hills": Land(lambda x, y: 100.0 + 60.0 * np.sin(x / 110.0) * np.cos(y / 140.0)),
    "one hill": Land(lambda x, y: 0.02 * x + 120.0 * np.exp(-((x - 250) ** 2 + (y - 150) ** 2) / 150**2)),
    "valley": Land(lambda x, y: 50.0 + 0.35 * np.abs(y - 200.0 - 0.2 * x)),
    "saddle": Land(lambda x, y: 100.0 + ((x - 300.0) ** 2 - (y - 200.0) ** 2) / 1500.0),
}  # fmt: skip


def test_legs_run_level_from_high_to_low_a_spacing_apart_along_the_slope():
    plan = _plan(shapes.BOX, SLOPE)
    corners = drawn.points(plan, shapes.PLACE)
    level = [north for (_, north), (_, next_north) in pairwise(corners) if abs(north - next_north) < 2.0]
    rows = level[:1] + [north for before, north in pairwise(level) if before - north > 2.0]
    assert all(lower <= upper + 0.01 for upper, lower in pairwise(rows))
    apart = [math.hypot(a - b, 0.3 * (a - b)) for a, b in pairwise(rows)]
    assert apart[:-2] == pytest.approx([S] * (len(apart) - 2), rel=0.03)
    assert max(apart) < 1.03 * S  # at the foot one more, where half a spacing is left


@pytest.mark.parametrize("land", LANDS)
@pytest.mark.parametrize("ring", [shapes.BOX, shapes.L_SHAPE])
def test_usual_ground_is_covered_without_leaving_the_area(land: str, ring: list[tuple[float, float]]):
    plan = _plan(ring, LANDS[land])
    seen = swept(plan)
    assert seen is not None
    assert seen.share > 0.98
    assert seen.outside_m < 0.05 * seen.search_m
    assert len(plan.waypoints) <= 646


@pytest.mark.parametrize("land", LANDS)
def test_most_of_a_leg_keeps_its_height(land: str):
    plan = _plan(shapes.BOX, LANDS[land])
    level = sum(
        math.dist(*legs)
        for legs, (a, b) in zip(
            pairwise(drawn.points(plan, shapes.PLACE)), pairwise(plan.waypoints), strict=True
        )
        if abs(a.height - b.height) < 3.0
    )
    assert level > 0.55 * sum(drawn.lengths(drawn.points(plan, shapes.PLACE)))


def test_two_arms_of_a_valley_are_searched_one_after_the_other():
    seen = swept(_plan(shapes.U_SHAPE, SLOPE))
    assert seen is not None
    assert seen.search_m < 13_000.0  # line by line, crossing over each time, it would be twice as long


def test_holes_and_no_fly_areas_are_gone_round():
    shut = (shapes.area([(400, 100), (480, 120), (450, 220)]),)
    area = shapes.area(shapes.BOX, shapes.HOLES)
    task = Task(Pattern.CONTOUR, area=area, no_fly=shut)
    plan = plan_for(task, Around(home=HOME, ground=LANDS["hills"]))
    seen = swept(plan)
    assert seen is not None
    assert seen.forbidden_m == 0.0
    assert seen.share > 0.95
    assert drawn.metres_shut(plan, shut) == 0.0
    assert plan == plan_for(task, Around(home=HOME, ground=LANDS["hills"]))


@settings(max_examples=10)
@given(shapes.star_shapes(), st.floats(0.08, 0.6), st.floats(0.0, 6.28), st.floats(0.0, 25.0))
def test_any_area_on_any_hillside_is_covered_inside(
    ring: list[tuple[float, float]], steep: float, towards: float, bumps: float
):
    def hillside(x: Floats, y: Floats) -> Floats:
        down = x * math.sin(towards) + y * math.cos(towards)
        return 500.0 + steep * down + bumps * np.sin(x / 90.0) * np.sin(y / 120.0)

    try:
        plan = _plan(ring, Land(hillside))
    except (AreaError, PlanError):  # crosses itself, flat, too small, or too long for one flight
        assume(condition=False)
        raise
    assume(shapes.ground(plan).area > 30.0 * S * S)
    seen = swept(plan)
    assert seen is not None
    assert seen.share > 0.9
    assert seen.forbidden_m == 0.0


def test_it_keeps_its_height_over_the_ground():
    plan = _plan(shapes.BOX, SLOPE)
    level = SLOPE.height_m(HOME)
    assert level is not None
    for waypoint in plan.waypoints:
        below = SLOPE.height_m(waypoint.at)
        assert below is not None
        assert waypoint.height - (below - level) == pytest.approx(60.0, abs=6.0)
    assert plan.ground_known


@pytest.mark.parametrize(
    ("area", "land", "said"),
    [
        (None, SLOPE, "--area"),
        (shapes.BOX, None, "--dem, or use parallel"),
        (shapes.BOX, Land(lambda x, y: 80.0 + 0.01 * y + 0.0 * x), "flat .*use parallel"),
        (shapes.BOX, Land(lambda x, y: np.where(np.hypot(x - 300, y - 200) < 40, np.nan, 0.3 * y)),
         "not known all over the area .*use parallel"),
        ([(0, 0), (8, 0), (8, 8), (0, 8)], Land(lambda x, y: 9.0 * y + x), "use parallel"),
    ],
)  # fmt: skip
def test_what_cannot_be_flown_is_one_line_that_says_what_to_do(
    area: list[tuple[float, float]] | None, land: Land | None, said: str
):
    task = Task(Pattern.CONTOUR, area=None if area is None else shapes.area(area))
    with pytest.raises(PlanError, match=said):
        plan_for(task, Around(home=HOME, ground=land))


def _plan(ring: list[tuple[float, float]], land: Land) -> Plan:
    return plan_for(Task(Pattern.CONTOUR, area=shapes.area(ring)), Around(home=HOME, ground=land))
