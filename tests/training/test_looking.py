"""A place that is looked at: the nose turns to it, on the way and while it stays, until somebody lets go."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from maps.geo import LatLon, bearing_deg, moved
from telemetry.messages import mavlink
from tests.training.station import HOME, Station, item
from training.modes import Mode

ROOF = moved(HOME, 30.0, 60.0)
START = [item(0, 16, at=HOME, z=80.0, frame=0), item(1, 22, z=10.0)]
CORNERS = [moved(ROOF, 25.0 * math.sin(a), 25.0 * math.cos(a)) for a in (3.1, 4.2, 5.2, 6.2, 7.3)]


def test_on_an_orbit_the_nose_points_at_the_middle_all_the_way():
    orbit = [item(3 + n, 16, at=at, z=10.0) for n, at in enumerate(CORNERS)]
    station = Station()
    station.upload([*START, item(2, 195, at=ROOF, z=5.0), *orbit, item(8, 20)])
    station.fly_mission()
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Reached command #3", 60.0)
    while "Reached command #7" not in station.texts():
        station.run(0.5)
        assert off_deg(station, ROOF) < 10.0  # it turns 23 degrees a second and lags a little


def test_it_looks_while_it_stays_and_lets_go_when_it_comes_home():
    station = Station()
    stay = item(3, 16, at=CORNERS[0], z=10.0, p=(20.0,))
    station.upload([*START, item(2, 195, at=ROOF, z=5.0), stay, item(4, 20)])
    station.fly_mission()
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Mission: 3 WP", 30.0)
    station.run(25.0)
    assert station.drone.autopilot.copter.ground_speed_m_s < 0.3
    assert off_deg(station, ROOF) < 1.0
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Mission: 4 RTL", 60.0)
    station.run(6.0)
    assert station.drone.autopilot.looks_at is None
    held = station.drone.autopilot.copter.yaw_deg
    station.run(5.0)
    assert station.drone.autopilot.copter.yaw_deg == pytest.approx(held, abs=0.5)


def test_in_guided_it_looks_where_it_is_told_and_a_newer_target_lets_go():
    station = Station()
    station.airborne(15.0)
    assert look(station, ROOF) == 0
    station.run(6.0)
    assert off_deg(station, ROOF) < 1.0
    there = moved(HOME, -40.0, 0.0)
    assert reposition(station, there) == 0
    station.run(4.0)
    assert station.drone.autopilot.copter.yaw_deg == pytest.approx(270.0, abs=2.0)  # along its way
    assert look(station, ROOF) == 0
    station.run(20.0)
    assert off_deg(station, ROOF) < 1.0
    assert math.dist((station.drone.autopilot.copter.north_m, station.drone.autopilot.copter.east_m),
                     (0.0, -40.0)) < 1.0  # fmt: skip


@pytest.mark.parametrize("let_go", [(197,), (115, 90.0, 20.0, 1.0, 0.0), (176, 1, Mode.LOITER)])
def test_a_look_ends_with_none_another_heading_or_another_mode(let_go: tuple[float, ...]):
    station = Station()
    station.airborne(15.0)
    look(station, ROOF)
    station.run(5.0)
    number, *values = let_go
    assert station.command(int(number), *values) == 0
    assert station.drone.autopilot.looks_at is None


def test_an_old_look_without_a_place_lets_go_too():
    station = Station()
    station.airborne(15.0)
    look(station, ROOF)
    assert station.command(201) == 0
    assert station.drone.autopilot.looks_at is None


def test_in_a_hand_flown_mode_it_says_yes_and_does_not_turn():
    station = Station()
    station.airborne(15.0)
    station.command(176, 1, Mode.LOITER)
    assert look(station, ROOF) == 0
    station.run(5.0)
    assert station.drone.autopilot.copter.yaw_deg == pytest.approx(0.0, abs=1.0)


def test_straight_above_the_place_it_does_not_spin():
    station = Station()
    station.airborne(15.0)
    look(station, HOME)
    turned = [station.drone.autopilot.copter.yaw_deg]
    for _ in range(10):
        station.run(0.5)
        turned.append(station.drone.autopilot.copter.yaw_deg)
    assert max(abs(b - a) for a, b in pairwise(turned)) < 2.0


def look(station: Station, at: LatLon) -> int:
    return ordered(station, 195, at, 5.0)


def reposition(station: Station, at: LatLon) -> int:
    return ordered(station, 192, at, 15.0, -1.0, 1.0)


def ordered(station: Station, number: int, at: LatLon, *numbers: float) -> int:
    """A COMMAND_INT: the height above home, and the first two parameters."""
    height_m, p1, p2 = (*numbers, 0.0, 0.0)[:3]
    lat, lon = round(at.lat_deg * 1e7), round(at.lon_deg * 1e7)
    order = mavlink.MAVLink_command_int_message(1, 1, 3, number, 0, 0, p1, p2, 0, 0, lat, lon, height_m)
    answer = station.ask(order)
    return next(m.result for m in answer if m.get_type() == "COMMAND_ACK" and m.command == number)


def off_deg(station: Station, at: LatLon) -> float:
    """Between the nose and the bearing to a place."""
    wanted = bearing_deg(station.drone.place, at)
    return abs((station.drone.autopilot.copter.yaw_deg - wanted + 180.0) % 360.0 - 180.0)
