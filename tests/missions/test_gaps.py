"""What was left out is found, flown by the embedded drone, and then seen."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import shapely

from maps.area import Area, area_m2, to_polygon
from maps.geo import AboveGround
from missions.camera_model import CAMERAS
from missions.coverage import Coverage, Remark
from missions.gaps import gaps_task
from missions.looking import looking
from missions.plan import PlanError
from missions.planner import plan_for
from missions.search_grid import grid_around, grid_over
from missions.sortie import Reason, fly
from missions.swept import swept
from missions.task import Around, Task
from tests.missions import shapes
from tests.missions.looks import fly as pass_over
from tests.missions.practice import HOME, connected, drone

if TYPE_CHECKING:
    from missions.plan import Plan

FIELD = shapes.area([(0, 0), (200, 0), (200, 150), (0, 150)])
TASK = Task(area=FIELD, height=AboveGround(50.0))
WITH_HOME = Around(home=HOME)


def flown(plan: Plan, coverage: Coverage, within_s: float = 1e9) -> None:
    """By the embedded drone, over its link; what is seen counts only so long."""
    coverage.begin()
    session, lens = connected(drone()), CAMERAS[plan.camera]
    seen_s, begin_s = 0.0, session.clock.monotonic_s()
    flight = session.run(partial(fly, plan=plan))
    while not flight.done():
        session.step()
        state = session.state.get()
        found, fix = looking(state, plan.look), state.fix
        if found is None or fix is None or not state.flying or fix.received_s < seen_s + 0.2:
            continue
        seen_s = fix.received_s
        if seen_s - begin_s < within_s:
            coverage.step(found.pose, lens, seen_s)
    assert flight.result().reason is Reason.FLOWN
    session.close()


def half_seen() -> Coverage:
    """Of the field, the west."""
    coverage, since = Coverage(grid_over(FIELD)), 0.0
    for east in (22.0, 64.0):  # a swath is 45 m
        since = 20.0 + pass_over(coverage, (east, -60.0), (east, 210.0), since_s=since, up_m=50.0)
    return coverage


def test_a_planned_search_sees_what_its_plan_promised():
    plan, coverage = plan_for(TASK, WITH_HOME), Coverage(grid_over(FIELD))
    flown(plan, coverage)
    promised = swept(plan)
    assert promised is not None
    shares = coverage.shares()
    assert shares.at_least[1] == pytest.approx(promised.share, abs=0.02)
    assert shares.mean_pod == pytest.approx(promised.pod, abs=0.08)  # seen unevenly, so a little less
    assert coverage.remarks == {Remark.GROUND_UNKNOWN}


def test_a_flight_that_broke_off_leaves_gaps_and_flying_them_closes_them():
    coverage = Coverage(grid_over(FIELD))
    flown(plan_for(TASK, WITH_HOME), coverage, within_s=90.0)
    assert coverage.shares().at_least[1] < 0.6
    for wanted in (0.6, 0.85):
        task = gaps_task(coverage, TASK, wanted)
        assert task is not None
        flown(plan_for(task, WITH_HOME), coverage)
        assert gaps_task(coverage, TASK, wanted) is None
        assert (coverage.pod[coverage.grid.inside] >= wanted).mean() > 0.99


def test_the_gap_is_what_was_not_seen_and_inside_what_was_wanted():
    coverage = half_seen()
    task = gaps_task(coverage, TASK, 0.6)
    assert task is not None
    (gap,) = task.parts
    frame = coverage.grid.frame
    east = to_polygon(shapes.area([(86, 0), (200, 0), (200, 150), (86, 150)]), frame)
    assert to_polygon(gap, frame).symmetric_difference(east).area < 0.03 * east.area
    assert to_polygon(FIELD, frame).buffer(0.1).covers(to_polygon(gap, frame))


def test_a_higher_chance_takes_another_pass_over_what_was_seen_once():
    task = gaps_task(half_seen(), TASK, 0.85)
    assert task is not None
    first, second = (area_m2(part) for part in task.parts)
    assert first == pytest.approx(200 * 150, rel=0.05)
    assert second == pytest.approx(114 * 150, rel=0.05)


def test_a_search_that_saw_enough_has_no_gaps():
    coverage, since = half_seen(), 1000.0
    for east in (108.0, 150.0, 192.0):
        since = 20.0 + pass_over(coverage, (east, -60.0), (east, 210.0), since_s=since, up_m=50.0)
    assert gaps_task(coverage, TASK, 0.6) is None


def test_slivers_are_left_out_and_neighbours_joined():
    coverage, since = Coverage(grid_over(FIELD)), 0.0
    for east in (19.0, 65.0, 111.0, 125.0):  # a swath is 45 m: about 1 m is left between the first three
        since = 20.0 + pass_over(coverage, (east, -60.0), (east, 210.0), since_s=since, up_m=50.0)
    task = gaps_task(coverage, TASK, 0.6)
    assert task is not None
    assert len(task.parts) == 1


def test_without_an_area_there_are_no_gaps():
    assert gaps_task(Coverage(grid_around(FIELD.ring)), TASK, 0.6) is None


@pytest.mark.parametrize("wanted", [0.0, 0.2, 0.99, 1.0])
def test_what_no_search_gives_is_refused(wanted: float):
    with pytest.raises(PlanError, match="a wanted chance is from 30% to 95%"):
        gaps_task(half_seen(), TASK, wanted)


def test_from_too_high_the_gaps_are_refused():
    high = Task(area=FIELD, height=AboveGround(300.0), camera="thermal-320")
    with pytest.raises(PlanError, match="fly lower"):
        gaps_task(half_seen(), high, 0.6)


def test_gaps_beside_a_no_fly_area_are_flown_round_it():
    shut = shapes.area([(80, -20), (120, -20), (120, 170), (80, 170)])
    task = Task(area=FIELD, no_fly=(shut,), height=AboveGround(50.0))
    coverage = Coverage(grid_over(FIELD, (shut,)))
    found = gaps_task(coverage, task, 0.6)
    assert found is not None
    assert len(found.parts) == 2
    plan = plan_for(found, WITH_HOME)
    swept_by = swept(plan)
    assert swept_by is not None
    assert swept_by.forbidden_m == 0.0
    assert swept_by.share > 0.95


def test_the_same_gaps_are_the_same_plan():
    plans = [_plan_of_gaps(), _plan_of_gaps()]
    assert plans[0] == plans[1]


def _plan_of_gaps() -> Plan:
    task = gaps_task(half_seen(), TASK, 0.85)
    assert task is not None
    return plan_for(task, WITH_HOME)


def test_parts_are_flown_in_a_short_order_and_only_their_rows_search():
    spots = tuple(shapes.area([(x, 0), (x + 60, 0), (x + 60, 60), (x, 60)]) for x in (600, 0, 300))
    whole = shapes.area([(-10, -10), (700, -10), (700, 70), (-10, 70)])
    task = Task(area=whole, parts=spots, height=AboveGround(50.0))
    plan = plan_for(task, WITH_HOME)
    frame = Coverage(grid_over(whole)).grid.frame
    places = [frame.to_xy(w.at) for w in plan.waypoints]
    length = shapely.LineString([frame.to_xy(HOME), *places, frame.to_xy(HOME)]).length
    assert length < 2 * 720 + 3 * 130
    searching = [
        shapely.LineString(leg).length
        for leg, waypoint in zip(pairwise(places), plan.waypoints[1:], strict=True)
        if waypoint.searching
    ]
    assert sum(searching) < 3 * 130
    assert plan.fence is not None


def test_parts_without_their_area_are_refused():
    with pytest.raises(PlanError, match="needs an area"):
        plan_for(Task(parts=(FIELD,)), WITH_HOME)


def test_a_second_pass_is_flown_across_the_first():
    narrow = Area(FIELD.ring)
    plan = plan_for(Task(area=narrow, parts=(narrow, narrow), height=AboveGround(50.0)), WITH_HOME)
    once = plan_for(Task(area=narrow, parts=(narrow,), height=AboveGround(50.0)), WITH_HOME)
    assert plan.waypoints[: len(once.waypoints)] == once.waypoints
    frame = Coverage(grid_over(narrow)).grid.frame
    rest = [frame.to_xy(w.at) for w in plan.waypoints[len(once.waypoints) :]]
    (x0, y0), (x1, y1) = frame.to_xy(once.waypoints[0].at), frame.to_xy(once.waypoints[1].at)
    (x2, y2), (x3, y3) = rest[0], rest[1]
    assert abs((x1 - x0) * (x3 - x2) + (y1 - y0) * (y3 - y2)) < 1.0
