"""The seen ground of a search: kept over its flights, and begun anew with another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from maps.geo import AboveGround, AboveHome, Amsl
from missions.camera_model import DEFAULT_CAMERA
from missions.coverage import Coverage, Remark, Shares
from missions.patterns.sweep import parallel
from missions.plan import PlanError
from telemetry.state import Fix, Gimbal, Heartbeat, SystemStatus, VehicleState
from tests.missions import shapes
from ui.desk.coverage_desk import CoverageDesk

if TYPE_CHECKING:
    from missions.search_grid import Window

FIELD = shapes.area([(0, 0), (200, 0), (200, 150), (0, 150)])
PLAN = parallel(FIELD, DEFAULT_CAMERA, AboveGround(50.0), home=shapes.at(-50, -50))


def flying(east_m: float, north_m: float, now_s: float, up_m: float = 50.0) -> VehicleState:
    fix = Fix(shapes.at(east_m, north_m), Amsl(150.0), AboveHome(up_m), 8.0, 0.0, 0.0, now_s)
    return VehicleState(heartbeat=Heartbeat("AUTO", True, SystemStatus.ACTIVE, now_s), fix=fix)


def fly_along(desk: CoverageDesk, east_m: float, since_s: float, step_s: float = 0.05) -> float:
    """From south to north over the field, at 8 m/s."""
    steps = int(250 / 8 / step_s)
    for n in range(steps):
        desk.on_vehicle(flying(east_m, -50.0 + 8.0 * step_s * n, since_s + step_s * n))
    return since_s + steps * step_s


@pytest.fixture
def desk() -> CoverageDesk:
    made = CoverageDesk()
    made.set_search("one", PLAN, training=False)
    return made


def seen(desk: CoverageDesk) -> Shares:
    assert desk.coverage is not None
    return desk.coverage.shares()


def test_a_flight_fills_the_grid_and_tells_where(desk: CoverageDesk):
    begun: list[Coverage | None] = []
    windows: list[Window] = []
    told: list[Shares] = []
    desk.begun.connect(begun.append)
    desk.changed.connect(windows.append)
    desk.shares_seen.connect(told.append)
    end = fly_along(desk, 50.0, 100.0)
    assert begun == [desk.coverage]
    assert 20 < len(windows) <= (end - 100.0) / 0.2 + 1
    assert 15 < len(told) <= end - 100.0 + 1
    assert told[-1].at_least[1] == pytest.approx(45 / 200, abs=0.02)


def test_slow_ticks_see_the_same_as_quick_ones(desk: CoverageDesk):
    fly_along(desk, 50.0, 100.0)
    slow = CoverageDesk()
    slow.set_search("one", PLAN, training=False)
    fly_along(slow, 50.0, 100.0, step_s=1.5)
    assert seen(slow).at_least[1] == pytest.approx(seen(desk).at_least[1], abs=0.01)


def test_on_the_ground_nothing_is_looked_at(desk: CoverageDesk):
    state = flying(50.0, 50.0, 1.0)
    assert state.heartbeat is not None
    standing = replace(state.heartbeat, status=SystemStatus.STANDBY)
    desk.on_vehicle(replace(state, heartbeat=standing))
    desk.on_vehicle(VehicleState())
    assert desk.coverage is None


def test_flights_of_one_search_add_up_whatever_its_plan_is_now(desk: CoverageDesk):
    fly_along(desk, 50.0, 100.0)
    once = seen(desk).mean_pod
    desk.set_search("one", None, training=False)  # it cannot be planned just now
    desk.set_search("one", replace(PLAN, speed_m_s=5.0), training=False)
    desk.begin_flight()
    fly_along(desk, 50.0, 3.0)  # the next battery; its clock began anew
    assert seen(desk).mean_pod == pytest.approx(once * 1.37, rel=0.03)


@pytest.mark.parametrize("what", ["incident", "area", "training"])
def test_another_search_begins_with_nothing_seen(desk: CoverageDesk, what: str):
    fly_along(desk, 50.0, 100.0)
    begun: list[Coverage | None] = []
    desk.begun.connect(begun.append)
    other = replace(PLAN, area=shapes.area([(0, 0), (90, 0), (90, 90)]))
    desk.set_search(
        "two" if what == "incident" else "one",
        other if what == "area" else PLAN,
        training=what == "training",
    )
    assert begun == [None]
    assert desk.coverage is None


def test_without_a_plan_it_lies_around_the_drone_and_has_no_gaps():
    desk = CoverageDesk()
    desk.on_vehicle(flying(0.0, 0.0, 1.0))
    desk.on_vehicle(flying(0.0, 2.0, 1.2))
    assert desk.coverage is not None
    assert desk.coverage.grid.wanted is None
    assert desk.coverage.lambdas.any()
    assert desk.gaps(0.6) is None


def test_the_outline_follows_the_gimbal_and_goes_when_it_lands(desk: CoverageDesk):
    outlines: list[tuple[object, ...]] = []
    desk.footprint_moved.connect(outlines.append)
    desk.on_vehicle(replace(flying(50.0, 50.0, 1.0), gimbal=Gimbal(-45.0, 90.0, 1.0)))
    assert len(outlines[-1]) > 10
    assert desk.coverage is not None
    assert Remark.CAMERA_ASSUMED not in desk.coverage.remarks
    desk.on_vehicle(replace(flying(50.0, 50.0, 9.0), gimbal=Gimbal(-45.0, 90.0, 1.0)))
    assert outlines[-1] == ()
    assert Remark.LOOK_UNKNOWN in desk.coverage.remarks
    desk.on_vehicle(flying(50.0, 50.0, 10.0))
    assert len(outlines[-1]) > 10
    desk.on_vehicle(VehicleState())
    assert outlines[-1] == ()


def test_gaps_are_a_task_of_the_same_search(desk: CoverageDesk):
    assert desk.gaps(0.6) is None  # nothing was flown: that is the search itself
    fly_along(desk, 50.0, 100.0)
    task = desk.gaps(0.6)
    assert task is not None
    assert len(task.parts) == 2
    assert (task.area, task.camera, task.height) == (FIELD, DEFAULT_CAMERA.name, 50.0)
    assert task.overlap == pytest.approx(0.2)
    with pytest.raises(PlanError):
        desk.gaps(1.0)


def test_plans_of_other_stations_take_the_usual_camera():
    desk = CoverageDesk()
    desk.set_search("one", replace(PLAN, camera="theirs"), training=False)
    fly_along(desk, 50.0, 1.0)
    task = desk.gaps(0.6)
    assert task is not None
    assert task.camera == DEFAULT_CAMERA.name
