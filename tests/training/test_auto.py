"""AUTO: jumps, delays, turns, pauses, and missions that change under way."""

from __future__ import annotations

import pytest

from maps.geo import moved
from telemetry.messages import mavlink
from tests.training.station import HOME, Station, item
from training.modes import Mode

NEAR, FAR = moved(HOME, 0.0, 40.0), moved(HOME, 40.0, 40.0)
START = [item(0, 16, at=HOME, z=80.0, frame=0), item(1, 22, z=10.0)]


def flown(items: list[mavlink.MAVLink_mission_item_int_message], seconds: float) -> Station:
    station = Station()
    assert station.upload([*START, *items]) == mavlink.MAV_MISSION_ACCEPTED
    station.fly_mission()
    station.run(seconds, step_s=0.1)
    return station


def said(station: Station) -> list[str]:
    return [text for text in station.texts() if text.startswith(("Mission:", "Reached"))]


def test_a_jump_is_made_as_often_as_it_says():
    station = flown(
        [item(2, 16, at=NEAR, z=10), item(3, 16, at=FAR, z=10), item(4, 177, p=(2, 1)), item(5, 21)], 120
    )
    assert said(station) == [
        "Mission: 1 Takeoff",
        "Mission: 2 WP", "Reached command #2", "Mission: 3 WP", "Reached command #3",
        "Mission: 4 Jump 1/1",
        "Mission: 2 WP", "Reached command #2", "Mission: 3 WP", "Reached command #3",
        "Mission: 5 Land",
    ]  # fmt: skip


def test_a_mission_that_only_jumps_ends():
    station = flown([item(2, 177, p=(3, -1)), item(3, 177, p=(2, -1))], 30)
    assert station.drone.autopilot.progress.state == mavlink.MISSION_STATE_COMPLETE


def test_a_waypoint_can_be_stayed_at():
    quick, slow = (
        flown([item(2, 16, at=NEAR, z=10, p=(stay,)), item(3, 16, at=FAR, z=10)], 60) for stay in (0.0, 10.0)
    )
    assert when(slow, "Reached command #2") - when(quick, "Reached command #2") > 10.0


def test_loiter_time_stays_so_long():
    station = flown([item(2, 19, at=NEAR, z=10, p=(12,)), item(3, 21)], 60)
    assert said(station)[-2:] == ["Mission: 2 LoitTime", "Mission: 3 Land"]
    assert when(station, "Mission: 3 Land") - when(station, "Mission: 2 LoitTime") > 17.0


def test_a_delayed_action_comes_while_it_flies():
    items = [item(2, 112, p=(3,)), item(3, 178, p=(1, 2, -1)), item(4, 16, at=FAR, z=10)]
    station = flown(items, 25)
    assert said(station)[1:] == ["Mission: 2 CondDelay", "Mission: 4 WP", "Mission: 3 ChangeSpeed"]
    assert when(station, "Mission: 3 ChangeSpeed") - when(station, "Mission: 4 WP") == pytest.approx(
        3, abs=0.2
    )
    assert station.drone.autopilot.copter.ground_speed_m_s == pytest.approx(2.0, abs=0.2)


def test_it_looks_where_the_mission_says():
    station = flown([item(2, 115, p=(200,)), item(3, 16, at=FAR, z=10)], 20)
    assert station.drone.autopilot.copter.yaw_deg == pytest.approx(200.0, abs=3.0)


def test_pause_and_continue():
    station = flown([item(2, 16, at=moved(HOME, 0.0, 300.0), z=10), item(3, 20)], 15)
    assert station.command(193, 0) == 0
    station.run(10.0)
    held_m = station.drone.autopilot.copter.north_m
    station.run(10.0)
    assert station.drone.autopilot.copter.north_m == pytest.approx(held_m, abs=0.3)
    assert station.command(193, 1) == 0
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Reached command #2", 60.0)


def test_the_next_item_can_be_chosen_in_flight():
    station = flown(
        [item(2, 16, at=moved(HOME, 0.0, 300.0), z=10), item(3, 16, at=NEAR, z=10), item(4, 20)], 15
    )
    assert station.command(224, 3) == 0
    station.run(0.2)
    assert said(station)[-1] == "Mission: 3 WP"


def test_another_mode_and_back_goes_on_with_the_item():
    station = flown([item(2, 16, at=NEAR, z=10), item(3, 16, at=moved(HOME, 0.0, 300.0), z=10)], 25)
    assert said(station)[-1] == "Mission: 3 WP"
    for mode in (Mode.GUIDED, Mode.AUTO):
        assert station.command(176, 1, mode) == 0
        station.run(2.0)
    assert said(station)[-1] == "Mission: 3 WP"


def test_a_second_flight_begins_with_the_first_item():
    station = flown([item(2, 16, at=moved(HOME, 0.0, 300.0), z=10), item(3, 20)], 20)
    assert station.command(176, 1, Mode.RTL) == 0
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 120.0)
    before = len(said(station))
    station.fly_mission()
    station.run(20.0)
    assert said(station)[before:] == ["Mission: 1 Takeoff", "Mission: 2 WP"]


def test_a_landing_item_lands_where_it_says():
    station = flown([item(2, 21, at=NEAR)], 10)
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Disarming motors", 60.0)
    assert station.drone.autopilot.copter.north_m == pytest.approx(40.0, abs=1.0)
    assert station.all("MISSION_ITEM_REACHED")[-1].seq == 2


def test_it_does_not_lift_before_the_mission_is_started():
    station = Station()
    assert station.upload([*START, item(2, 20)]) == 0
    for number, *values in ((176, 1, 4), (400, 1), (176, 1, 3)):
        assert station.command(number, *values) == 0
    station.run(6.0)
    assert station.drone.autopilot.copter.on_ground


def test_a_mission_changed_under_way_restarts_its_item():
    station = flown([item(2, 16, at=NEAR, z=10), item(3, 20)], 10)
    assert station.upload([*START, item(2, 16, at=FAR, z=12), item(3, 20)]) == 0
    station.run(1.0)
    assert "Auto mission changed, restarted command" in station.texts()
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == "Reached command #2", 60.0)
    assert station.drone.autopilot.copter.east_m == pytest.approx(40.0, abs=3.0)


def test_auto_without_a_mission_is_refused_in_flight():
    station = Station()
    station.airborne(10.0)
    assert station.command(176, 1, Mode.AUTO) == 4
    assert station.texts()[-1] == "Mode change to AUTO failed: init failed"


def test_heights_above_the_sea_and_above_home_are_kept_apart():
    high = flown([item(2, 16, at=NEAR, z=105.0, frame=0), item(3, 16, at=FAR, z=105.0, frame=0)], 45)
    assert high.drone.autopilot.copter.up_m == pytest.approx(25.0, abs=0.5)


def when(station: Station, words: str) -> float:
    return next(s for s, m in station.heard if m.get_type() == "STATUSTEXT" and m.text == words)
