"""Positions are exact to 1e-7 degrees, heights to 1 cm, through saving, loading, sending and reading."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maps.geo import AboveGround, AboveHome, LatLon
from missions.engines import Engine
from missions.imported import plan_from_items
from missions.items import (
    MissionItem,
    MissionType,
    fence_items,
    has_place,
    mission_items,
    plan_hash,
    rally_items,
    same_meaning,
)
from missions.plan import Fence, Look, Plan, RallyPoint, Waypoint
from missions.plan_file import read_plan, write_plan
from missions.transfer import read_aboard, transfer
from tests.missions.plans import areas, areas_with_a_hole, differ
from tests.missions.practice import connected, done, drone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telemetry.session import Session

# Within a degree of the drone's home; none at 0, 0, which means "no place".
places = st.builds(LatLon, st.floats(56.0, 58.0), st.floats(23.0, 25.0))
heights = st.floats(1, 500, width=32).map(AboveHome)
plans = st.builds(
    Plan,
    pattern=st.just("parallel"),
    area=areas_with_a_hole(),
    home=st.none() | places,
    waypoints=st.lists(
        st.builds(Waypoint, places, heights, hold_s=st.just(0.0) | st.integers(0, 3600).map(float)),
        min_size=1,
        max_size=30,
    ).map(tuple),
    takeoff_height=heights,
    speed_m_s=st.floats(1, 20),
    camera=st.just("any"),
    height=st.floats(1, 500).map(AboveGround),
    swath_m=st.just(50.0),
    spacing_m=st.just(40.0),
    fence=st.none() | st.builds(Fence, areas, heights),
    no_fly=st.lists(areas, max_size=2).map(tuple),
    rally=st.lists(st.builds(RallyPoint, places, heights), max_size=6).map(tuple),
    look=st.none() | st.builds(Look, places, heights),
)
LISTS = {
    MissionType.FENCE: fence_items,
    MissionType.RALLY: rally_items,
    MissionType.MISSION: mission_items,
}


@pytest.fixture(scope="module")
def session() -> Session:
    """One drone for all plans: each takes the place of the one before."""
    return connected(drone())


@pytest.mark.timeout(3600)  # the full size
@pytest.mark.hazard("H2")
@pytest.mark.parametrize("engine", tuple(Engine))
def test_what_is_aboard_is_the_saved_plan_to_the_last_digit(
    engine: Engine, session: Session, tmp_path: Path, sized: Callable[[int, int], int]
):
    @settings(max_examples=sized(15, 3400), suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(plans)
    def run(plan: Plan) -> None:
        write_plan(plan, tmp_path / "plan.json")
        loaded, _ = read_plan(tmp_path / "plan.json")
        for kind, items_of in LISTS.items():
            sent = items_of(loaded)
            verified = done(session, partial(transfer, items=sent, kind=kind, engines=(engine,)))
            aboard = done(session, partial(read_aboard, kind=kind, engines=(engine,))).items
            assert verified.hash == plan_hash(items_of(plan), kind) == plan_hash(aboard, kind)
            assert _placed(aboard, kind) == _placed(items_of(plan), kind)
        assert loaded == plan

    run()


@pytest.mark.timeout(7200)  # the full size
@pytest.mark.hazard("H2")
def test_a_plan_that_was_saved_loaded_sent_and_read_back_is_the_same_plan(
    session: Session, tmp_path: Path, sized: Callable[[int, int], int]
):
    """10,000 of them with --full: places to 1e-7 degrees, heights to 1 cm, every stay and the look."""

    @settings(max_examples=sized(30, 10_000), suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(plans)
    def run(plan: Plan) -> None:
        write_plan(plan, tmp_path / "plan.json")
        loaded, _ = read_plan(tmp_path / "plan.json")
        lists = {kind: items_of(loaded) for kind, items_of in LISTS.items()}
        for kind, items in lists.items():
            done(session, partial(transfer, items=items, kind=kind))
        aboard = {kind: done(session, partial(read_aboard, kind=kind)).items for kind in LISTS}
        again, remarks = plan_from_items(
            aboard[MissionType.MISSION], aboard[MissionType.FENCE], aboard[MissionType.RALLY]
        )
        assert remarks == ()
        assert not differ(again.waypoints, plan.waypoints)
        assert not differ(again.takeoff_height, plan.takeoff_height)
        assert abs(again.speed_m_s - plan.speed_m_s) < 1e-5  # float32
        assert not differ(again.look, plan.look)
        assert [r.height for r in again.rally] == [round(r.height) for r in plan.rally]  # whole metres aboard
        assert not differ([r.at for r in again.rally], [r.at for r in plan.rally])
        fenced = plan.fence is not None
        shut = ((*plan.area.holes, *(a.ring for a in plan.no_fly)) if plan.area else ()) if fenced else ()
        assert not differ([a.ring for a in again.no_fly], list(shut))
        assert (again.fence is not None) == fenced
        if plan.fence is not None and again.fence is not None:
            assert not differ(again.fence.area.ring, plan.fence.area.ring)
        assert same_meaning(lists[MissionType.MISSION], mission_items(again), MissionType.MISSION)

    run()


def _placed(items: tuple[MissionItem, ...], kind: MissionType) -> list[tuple[int, int, int, float]]:
    flown = items[1:] if kind is MissionType.MISSION else items  # item 0 is the vehicle's own home
    return [(item.command, item.x, item.y, round(item.z, 2)) for item in flown if has_place(item) or kind]
