"""The embedded drone as a whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from maps.geo import LatLon, moved
from telemetry.messages import mavlink
from tests.training.station import HOME, Station, item, long
from training.vehicle import EmbeddedDrone


def test_the_same_seed_and_the_same_words_give_the_same_bytes():
    def flown() -> bytes:
        station = Station(EmbeddedDrone(HOME, ready=True, seed=7))
        station.send(mavlink.MAVLink_request_data_stream_message(1, 1, 0, 4, 1))
        station.airborne(10.0)
        return bytes(station.raw)

    assert flown() == flown()


def test_how_often_it_is_stepped_does_not_change_the_flight():
    def height_after(step_s: float) -> float:
        station = Station()
        station.airborne(10.0)
        station.run(4.0, step_s=step_s)
        return station.drone.autopilot.copter.up_m

    assert height_after(0.02) == height_after(0.5)


def test_a_mission_is_flown_to_its_landing():
    station = Station()
    corner = moved(HOME, 40.0, 60.0)
    mission = [
        item(0, 16, at=HOME, z=80.0, frame=0),
        item(1, 22, z=20.0),
        item(2, 16, at=corner, z=20.0),
        item(3, 20),
    ]
    assert station.upload(mission) == mavlink.MAV_MISSION_ACCEPTED
    station.fly_mission()
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 180.0)
    station.run(2.0)
    assert [m.seq for m in station.all("MISSION_ITEM_REACHED")] == [1, 2, 3]
    assert station.last("HEARTBEAT").base_mode & mavlink.MAV_MODE_FLAG_SAFETY_ARMED == 0
    assert station.drone.autopilot.copter.on_ground


def test_nothing_is_told_until_it_is_asked_for():
    station = Station()
    station.run(5.0)
    assert {m.get_type() for _, m in station.heard} <= {"HEARTBEAT", "TIMESYNC", "PARAM_VALUE", "STATUSTEXT"}


def test_a_silent_link_loses_frames_and_comes_back():
    station = Station()
    station.run(2.0)
    station.drone.faults = type(station.drone.faults)(link_silent=True)
    assert station.run(5.0) == []
    station.drone.faults = type(station.drone.faults)()
    assert station.run(2.0)
    seqs = [m.get_seq() for _, m in station.heard]
    assert any((b - a) % 256 > 1 for a, b in pairwise(seqs))


def test_a_reboot_drops_the_link_and_starts_again_from_the_first_second():
    station = Station()
    station.run(2.0)
    assert station.command(246, 1) == 0
    station.run(1.5)
    before = len(station.heard)
    station.run(4.0)
    boot = [m for _, m in station.heard[before:] if m.get_type() == "HEARTBEAT"]
    assert boot[0].system_status == mavlink.MAV_STATE_BOOT


def test_its_clock_goes_on_through_a_reboot():
    station = Station(EmbeddedDrone(HOME, ready=True, started_at=datetime(2026, 11, 22, 13, 0, tzinfo=UTC)))
    station.run(10.0, step_s=0.1)
    assert told_time(station) == datetime(2026, 11, 22, 13, 0, 10, tzinfo=UTC)
    station.command(246, 1)
    station.run(30.0, step_s=0.1)
    assert abs(told_time(station) - datetime(2026, 11, 22, 13, 0, 40, tzinfo=UTC)) < timedelta(seconds=0.5)


def test_a_fresh_battery_is_a_new_boot():
    station = Station()
    station.airborne(20.0)
    assert not station.drone.swap_battery()
    station.command(21)
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 90.0)
    assert station.drone.autopilot.battery.used_mah > 100.0
    assert station.drone.swap_battery()
    station.run(60.0, step_s=0.5)
    assert station.drone.autopilot.battery.percent(3300.0) == 100
    station.airborne(5.0)


def told_time(station: Station) -> datetime:
    station.command(512, 2)
    return datetime.fromtimestamp(station.last("SYSTEM_TIME").time_unix_usec / 1e6, UTC).replace(
        microsecond=0
    )


def test_it_lives_wherever_it_is_put():
    far = Station(EmbeddedDrone(LatLon(-43.5, 172.6), ready=True))
    far.ask(long(512, 33))
    assert far.last("GLOBAL_POSITION_INT").lat == -435000000
