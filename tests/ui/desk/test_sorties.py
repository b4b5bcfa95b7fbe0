"""One battery after the other, and what is left when one ended early."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maps.geo import AboveGround, AboveHome, Amsl, LatLon, distance_m
from missions.batteries import split
from missions.camera_model import DEFAULT_CAMERA
from missions.ground import between
from missions.items import first_waypoint
from missions.patterns.sweep import parallel
from missions.plan import Plan
from telemetry.state import Fix, Heartbeat, MissionProgress, MissionState, SystemStatus, VehicleState
from tests.missions import shapes
from ui.desk.sorties import MissionWatch, Sorties, Stopped

HOME = shapes.at(-50, -50)
PLAN = parallel(
    shapes.area([(0, 0), (800, 0), (800, 600), (0, 600)]), DEFAULT_CAMERA, AboveGround(60.0), home=HOME
)
FLIGHTS = split(PLAN, HOME)


def state(mode: str, item: int, at: LatLon, *, armed: bool = True, complete: bool = False) -> VehicleState:
    status = SystemStatus.ACTIVE if armed else SystemStatus.STANDBY
    progress = MissionState.COMPLETE if complete else MissionState.ACTIVE
    return VehicleState(
        heartbeat=Heartbeat(mode, armed, status, 0.0),
        fix=Fix(at, Amsl(100.0), AboveHome(60.0), 8.0, 0.0, 0.0, 0.0),
        mission=MissionProgress(item, 20, progress, None, 0.0),
    )


def flown(plan: Plan, *states: VehicleState) -> tuple[Plan | None, Stopped | None]:
    watch = MissionWatch()
    ends = [watch.follow(each, plan) for each in states]
    assert all(end is None for end in ends[:-1])
    return ends[-1], watch.ended


def test_a_search_that_needs_several_batteries_is_several_flights():
    assert len(FLIGHTS) > 1
    sorties = Sorties(FLIGHTS)
    for flight in FLIGHTS:
        assert sorties.next is flight
        sorties = sorties.finished()
    assert sorties.all_flown
    assert sorties.next is FLIGHTS[0]  # to be flown again, if somebody wants to


def test_a_flight_broken_off_goes_on_near_where_it_stopped():
    item = first_waypoint(FLIGHTS[0]) + 4
    a, b = FLIGHTS[0].waypoints[3].at, FLIGHTS[0].waypoints[4].at
    where = between(a, b, 0.5)
    sorties = Sorties(FLIGHTS).stopped(item, where)
    assert sorties.begun
    assert sorties.next is not None
    assert distance_m(sorties.next.waypoints[0].at, where) < 30.0
    assert sorties.flights[1:] == FLIGHTS[1:]


def test_a_flight_that_stopped_after_its_last_leg_is_finished():
    item = first_waypoint(FLIGHTS[0]) + len(FLIGHTS[0].waypoints)
    assert Sorties(FLIGHTS).stopped(item, HOME).next is FLIGHTS[1]


def test_from_another_place_the_same_is_left_to_search():
    moved = shapes.at(-150, 100)
    rehomed = Sorties(FLIGHTS).finished().from_home(moved)
    assert rehomed.flights[0] is FLIGHTS[0]
    assert rehomed.next is not None
    assert rehomed.next.home == moved

    def searched(plan: Plan) -> float:
        legs = zip(plan.waypoints, plan.waypoints[1:], strict=False)
        return sum(distance_m(a.at, b.at) for a, b in legs if b.searching)

    assert searched(rehomed.next) == pytest.approx(searched(FLIGHTS[1]), rel=1e-6)


def test_without_a_plan_nothing_is_next():
    assert Sorties().next is None
    assert Sorties().stopped(4, HOME) == Sorties()


def test_a_mission_flown_to_its_end_is_over_when_the_motors_stop():
    last = first_waypoint(PLAN) + len(PLAN.waypoints)
    states = (state("AUTO", 5, HOME), state("AUTO", last, HOME), state("AUTO", last, HOME, armed=False))
    assert flown(PLAN, *states) == (PLAN, None)


def test_a_drone_that_came_home_early_is_known_by_where_it_left_its_mission():
    there = shapes.at(200, 200)
    states = (state("AUTO", 6, there), state("RTL", 6, HOME), state("LAND", 6, HOME, armed=False))
    assert flown(PLAN, *states) == (PLAN, Stopped(6, there))


def test_a_drone_that_was_stopped_and_went_on_is_known_by_where_it_left_last():
    there, then = shapes.at(200, 200), shapes.at(300, 200)
    states = (
        state("AUTO", 6, there),
        state("BRAKE", 6, there),
        state("AUTO", 7, then),
        state("RTL", 7, HOME),
        state("RTL", 7, HOME, armed=False),
    )
    assert flown(PLAN, *states) == (PLAN, Stopped(7, then))


def test_a_flight_by_hand_says_nothing_of_a_plan():
    states = (state("LOITER", 0, HOME), state("LOITER", 0, HOME, armed=False))
    assert flown(PLAN, *states) == (None, None)
    on_ground = replace(state("AUTO", 3, HOME), fix=None)
    assert flown(PLAN, on_ground, state("AUTO", 3, HOME, armed=False)) == (None, None)
