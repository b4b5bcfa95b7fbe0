"""GUIDED: targets, the silent fence, velocities, and the modes beside it."""

from __future__ import annotations

import math

import pytest

from maps.geo import LatLon, moved
from telemetry.messages import mavlink
from tests.training.station import HOME, Station
from training.modes import Mode
from training.vehicle import EmbeddedDrone
from training.weather import Wind

POSITION_ONLY, VELOCITY_ONLY = 0x0DF8, 0x0DC7
NORTH = moved(HOME, 0.0, 60.0)


def target(at: LatLon, height_m: float, mask: int = POSITION_ONLY):
    lat, lon = round(at.lat_deg * 1e7), round(at.lon_deg * 1e7)
    return mavlink.MAVLink_set_position_target_global_int_message(
        0, 1, 1, 6, mask, lat, lon, height_m, 0, 0, 0, 0, 0, 0, 0, 0
    )


def velocity(north_m_s: float, east_m_s: float, down_m_s: float = 0.0):
    return mavlink.MAVLink_set_position_target_local_ned_message(
        0, 1, 1, 1, VELOCITY_ONLY, 0, 0, 0, north_m_s, east_m_s, down_m_s, 0, 0, 0, 0, 0
    )


@pytest.fixture
def flying() -> Station:
    station = Station()
    station.ask(mavlink.MAVLink_request_data_stream_message(1, 1, 2, 4, 1))
    station.airborne(15.0)
    return station


def where(station: Station) -> tuple[float, float, float]:
    copter = station.drone.autopilot.copter
    return copter.north_m, copter.east_m, copter.up_m


def test_an_accepted_target_is_echoed_and_flown_to(flying: Station):
    flying.ask(target(NORTH, 25.0), seconds=0.5)
    echo = flying.last("POSITION_TARGET_GLOBAL_INT")
    assert (echo.type_mask, echo.alt) == (65016, pytest.approx(105.0))
    assert echo.lat_int == pytest.approx(round(NORTH.lat_deg * 1e7), abs=2)
    flying.run(25.0)
    assert where(flying) == pytest.approx((60.0, 0.0, 25.0), abs=0.5)
    assert not flying.all("COMMAND_ACK")[3:]  # mode, arm, take-off: nothing else was acknowledged


def test_a_target_outside_the_fence_is_refused_without_a_word(flying: Station):
    circle = mavlink.MAVLink_mission_item_int_message(
        1, 1, 0, 0, 5003, 0, 1, 50, 0, 0, 0, 562000000, 253000000, 0, 1
    )
    flying.upload([circle], kind=1)
    flying.ask(mavlink.MAVLink_param_set_message(1, 1, b"FENCE_TYPE", 4, 2))
    assert flying.command(207, 1) == 0
    heard = len(flying.heard)
    flying.ask(target(NORTH, 15.0), seconds=8.0)
    assert where(flying)[0] == pytest.approx(0.0, abs=0.5)
    new = {m.get_type() for _, m in flying.heard[heard:]}
    assert not new & {"STATUSTEXT", "COMMAND_ACK", "POSITION_TARGET_GLOBAL_INT"}


def test_a_velocity_is_kept_until_it_times_out(flying: Station):
    for _ in range(5):
        flying.ask(velocity(4.0, 0.0), seconds=1.0)
    assert flying.drone.autopilot.copter.north_m_s == pytest.approx(4.0, abs=0.2)
    flying.run(6.0)
    assert flying.drone.autopilot.copter.ground_speed_m_s < 0.2


def test_pause_holds_where_it_is(flying: Station):
    flying.ask(target(moved(HOME, 0.0, 300.0), 15.0), seconds=8.0)
    assert flying.command(193, 0) == 0
    flying.run(8.0)
    held = where(flying)
    flying.run(5.0)
    assert math.dist(where(flying), held) < 0.5
    assert held[0] < 200.0


def test_a_slower_speed_is_flown(flying: Station):
    assert flying.command(178, 1, 3, -1) == 0
    flying.ask(target(moved(HOME, 0.0, 300.0), 15.0), seconds=10.0)
    assert flying.drone.autopilot.copter.ground_speed_m_s == pytest.approx(3.0, abs=0.1)


def test_it_turns_to_the_asked_heading(flying: Station):
    assert flying.command(115, 135, 20, 1, 0) == 0
    flying.run(8.0)
    assert flying.drone.autopilot.copter.yaw_deg == pytest.approx(135.0, abs=1.0)


def test_a_target_in_the_ground_sets_it_down_and_disarms_it_later(flying: Station):
    flying.ask(target(HOME, -5.0), seconds=18.0)
    assert flying.drone.autopilot.landed
    assert flying.drone.autopilot.armed
    flying.run(10.0)
    assert not flying.drone.autopilot.armed


def test_brake_stops_and_loiter_stays(flying: Station):
    flying.ask(target(moved(HOME, 0.0, 300.0), 15.0), seconds=8.0)
    assert flying.command(176, 1, Mode.BRAKE) == 0
    flying.run(7.0)
    assert flying.drone.autopilot.copter.ground_speed_m_s < 0.1
    assert flying.command(176, 1, Mode.LOITER) == 0
    before = where(flying)
    flying.run(10.0)
    assert math.dist(where(flying), before) < 0.5


def test_circle_goes_round_at_its_radius(flying: Station):
    assert flying.command(176, 1, Mode.CIRCLE) == 0
    flying.run(20.0)
    centre = (10.0, 0.0)  # straight ahead, at CIRCLE_RADIUS
    distances: list[float] = []
    for _ in range(18):
        flying.run(1.0)
        distances.append(math.dist(where(flying)[:2], centre))
    assert distances == pytest.approx([10.0] * 18, abs=1.5)


def test_smart_return_takes_the_way_it_came(flying: Station):
    corner, far = moved(HOME, 80.0, 0.0), moved(HOME, 80.0, 80.0)
    for place in (corner, far):
        flying.ask(target(place, 15.0), seconds=20.0)
    assert flying.command(176, 1, Mode.SMART_RTL) == 0
    nearest_m = math.inf
    for _ in range(40):
        flying.run(1.0)
        nearest_m = min(nearest_m, math.dist(where(flying)[:2], (0.0, 80.0)))
    assert nearest_m < 15.0  # the straight way home stays 56 m off that corner
    flying.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 90.0)
    assert math.dist(where(flying)[:2], (0.0, 0.0)) < 6.0


def test_return_climbs_first_when_it_is_low(flying: Station):
    flying.ask(target(NORTH, 5.0), seconds=25.0)
    flying.command(176, 1, Mode.RTL)
    flying.run(8.0)
    assert where(flying)[2] == pytest.approx(15.0, abs=0.5)
    flying.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 90.0)
    assert where(flying) == pytest.approx((0.0, 0.0, 0.0), abs=0.5)


def test_it_holds_its_place_in_the_wind_and_pays_for_it():
    def used_mah(wind: Wind) -> float:
        station = Station(EmbeddedDrone(HOME, ready=True, wind=wind))
        station.airborne(20.0)
        before = station.drone.autopilot.battery.used_mah
        station.run(30.0)
        assert math.dist(where(station)[:2], (0.0, 0.0)) < 2.0
        return station.drone.autopilot.battery.used_mah - before

    assert used_mah(Wind(from_deg=200.0, speed_m_s=9.0, gust_m_s=1.5)) > 1.03 * used_mah(Wind())


def test_a_storm_is_stronger_than_the_drone():
    station = Station(EmbeddedDrone(HOME, ready=True, wind=Wind(from_deg=0.0, speed_m_s=20.0)))
    station.airborne(20.0)
    station.run(20.0)
    assert where(station)[0] < -40.0


def test_the_wind_it_tells_is_the_wind_that_blows():
    station = Station(EmbeddedDrone(HOME, ready=True, wind=Wind(from_deg=250.0, speed_m_s=6.0)))
    station.run(1.0)
    station.command(512, 168)
    told = station.last("WIND")
    assert (told.direction % 360, told.speed) == (pytest.approx(250.0), pytest.approx(6.0))
