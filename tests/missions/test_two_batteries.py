"""A search of two batteries on the embedded drone: split, broken off in the middle, gone on with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from shapely import LineString, union_all

from maps.area import LocalFrame, to_polygon
from maps.geo import AboveGround, LatLon, distance_m
from missions import commands
from missions.batteries import split
from missions.camera_model import DEFAULT_CAMERA
from missions.energy import DroneProfile, estimate
from missions.items import first_waypoint
from missions.patterns.sweep import parallel
from missions.resume import OVERLAP_M, rest_of
from missions.sortie import Reason, fly
from tests.missions import shapes
from tests.missions.practice import HOME, connected
from training.vehicle import EmbeddedDrone

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.plan import Plan
    from missions.sortie import SortieResult
    from telemetry.session import Session
    from telemetry.state import VehicleState

BATTERY_MAH = 5000.0
DRONE = DroneProfile(endurance_s=BATTERY_MAH * 3.6 / 28.1)
READY_WITHIN_S = 120.0


@pytest.mark.slow
def test_a_search_of_two_batteries_is_flown_whole_though_the_second_is_broken_off():
    plan = parallel(
        shapes.area([(0, 0), (420, 0), (420, 320), (0, 320)]), DEFAULT_CAMERA, AboveGround(60.0), home=HOME
    )
    first, second = split(plan, HOME, drone=DRONE)
    drone = EmbeddedDrone(HOME, ready=True, battery_mah=BATTERY_MAH)
    session = connected(drone)

    result, track = _flown(session, first)
    assert result.reason is Reason.FLOWN
    assert _percent(session) == pytest.approx(
        100.0 - estimate(first, HOME, drone=DRONE).used_percent, abs=4.0
    )
    assert _percent(session) >= 100.0 * DRONE.reserve - 1.0

    assert drone.swap_battery()
    leg = next(i for i, w in enumerate(second.waypoints) if i > 1 and w.searching and _long(second, i))

    def is_halfway(state: VehicleState) -> bool:
        if state.mission is None or state.mission.current != first_waypoint(second) + leg or not state.fix:
            return False
        return distance_m(state.fix.at, second.waypoints[leg - 1].at) > 80.0

    result, more = _flown(session, second, is_halfway)
    assert result.reason is Reason.INTERVENED
    halfway = more[-1]

    rest = rest_of(second, first_waypoint(second) + leg, halfway)
    assert distance_m(rest.waypoints[0].at, halfway) < OVERLAP_M + 5.0
    assert drone.swap_battery()
    result, last = _flown(session, rest)
    assert result.reason is Reason.FLOWN
    assert _seen(plan, [track, more, last]) >= 0.99
    assert _seen(plan, [track, more]) < 0.95  # without the rest, much of it was left


def _flown(
    session: Session, plan: Plan, breaks_off: Callable[[VehicleState], bool] | None = None
) -> tuple[SortieResult, list[LatLon]]:
    """Fly a plan until the drone stands; the track of its search, up to where it was called home."""
    sortie = session.run(partial(fly, plan=plan, wait_ready_s=READY_WITHIN_S))
    track: list[LatLon] = []
    called = False
    searched = range(first_waypoint(plan) + 1, first_waypoint(plan) + len(plan.waypoints))
    while not sortie.done():
        session.step()
        state = session.state.get()
        if called or state.fix is None or state.mission is None or not state.flying:
            continue
        if state.mission.current in searched and (not track or distance_m(track[-1], state.fix.at) > 1.0):
            track.append(state.fix.at)
        if breaks_off is not None and breaks_off(state):
            called = True
            session.run(commands.return_home)
    return sortie.result(), track


def _long(plan: Plan, leg: int) -> bool:
    return distance_m(plan.waypoints[leg - 1].at, plan.waypoints[leg].at) > 200.0


def _percent(session: Session) -> float:
    battery = session.state.get().battery
    assert battery is not None
    assert battery.percent is not None
    return float(battery.percent)


def _seen(plan: Plan, tracks: list[list[LatLon]]) -> float:
    """Share of the area within half a row of what was really flown."""
    assert plan.area is not None
    frame = LocalFrame(plan.area.centre)
    wanted = to_polygon(plan.area, frame)
    lines = [LineString([frame.to_xy(at) for at in track]) for track in tracks]
    return (
        union_all([line.buffer(plan.spacing_m / 2) for line in lines]).intersection(wanted).area / wanted.area
    )
