"""Who is on the air: a list of at most ten, the commanded one first."""

from __future__ import annotations

import pytest

from telemetry.fleet import FORGET_S, MOST, Fleet
from tests.telemetry.wire import Wire, heartbeat

HERE, THERE = "10.0.0.5:14550", "10.0.0.9:14550"


@pytest.fixture
def fleet() -> Fleet:
    fleet = Fleet()
    fleet.command(1, HERE)
    fleet.heartbeat(Wire(1).heard(heartbeat()), HERE, 0.0)
    return fleet


def systems(fleet: Fleet) -> list[int]:
    return [one.system for one in fleet.seen.get()]


def test_a_vehicle_is_listed_with_what_its_heartbeat_says(fleet: Fleet):
    (one,) = fleet.seen.get()
    assert (one.system, one.component, one.type, one.autopilot) == (1, 1, "quadrotor", "ardupilotmega")
    assert (one.sender, one.uid, one.heard_s, one.commanded) == (HERE, None, 0.0, True)


def test_the_commanded_one_comes_first_whatever_its_id(fleet: Fleet):
    for system in (9, 3):
        fleet.heartbeat(Wire(system).heard(heartbeat()), HERE, 1.0)
    fleet.command(9, HERE)
    assert systems(fleet) == [9, 1, 3]
    assert [one.commanded for one in fleet.seen.get()] == [True, False, False]


def test_one_id_from_two_senders_is_two_vehicles(fleet: Fleet):
    fleet.heartbeat(Wire(1).heard(heartbeat()), THERE, 1.0)
    assert [one.sender for one in fleet.seen.get()] == [HERE, THERE]
    found = fleet.find(1, THERE)
    assert found is not None
    assert not found.commanded
    assert fleet.find(1, None) == fleet.seen.get()[0]
    assert fleet.find(8, None) is None


def test_what_it_says_of_itself_stays_with_it(fleet: Fleet):
    fleet.identified(1, HERE, "abc")
    fleet.heartbeat(Wire(1).heard(heartbeat()), HERE, 1.0)
    assert fleet.seen.get()[0].uid == "abc"


def test_of_more_than_ten_the_one_that_is_silent_longest_makes_room(fleet: Fleet):
    for system in range(2, MOST + 3):
        fleet.heartbeat(Wire(system).heard(heartbeat()), HERE, float(system))
    assert systems(fleet) == [1, *range(4, MOST + 3)]


def test_the_silent_are_forgotten_but_not_the_commanded_one(fleet: Fleet):
    fleet.heartbeat(Wire(2).heard(heartbeat()), HERE, 1.0)
    fleet.forget_the_silent(FORGET_S + 0.5)
    assert systems(fleet) == [1, 2]
    fleet.forget_the_silent(FORGET_S + 1.5)
    assert systems(fleet) == [1]


def test_newcomers_are_those_who_began_where_ours_stopped(fleet: Fleet):
    fleet.heartbeat(Wire(2).heard(heartbeat()), HERE, 1.0)
    fleet.heartbeat(Wire(7).heard(heartbeat()), HERE, 9.0)
    fleet.heartbeat(Wire(8).heard(heartbeat()), THERE, 9.0)
    assert [one.system for one in fleet.newcomers(5.0, HERE)] == [7]
