"""The embedded drone with a gimbal that its autopilot moves: missions steer it, the nose is left alone."""

from __future__ import annotations

import math

import pytest

from maps.geo import LatLon, bearing_deg, distance_m, moved
from telemetry.messages import mavlink
from tests.training.station import HOME, Station, item, long
from training.modes import Mode
from training.payload.offer import StreamOffer
from training.payload.payload import Payload
from training.payload.pose import CameraPose
from training.vehicle import EmbeddedDrone

ROOF = moved(HOME, 30.0, 60.0)
START = [item(0, 16, at=HOME, z=80.0, frame=0), item(1, 22, z=20.0)]
WAY = [item(3, 16, at=moved(HOME, 60.0, 20.0), z=20.0), item(4, 16, at=moved(HOME, 60.0, 90.0), z=20.0)]
ATTITUDE, FOV = 285, 271


@pytest.fixture
def station() -> Station:
    return Station(EmbeddedDrone(HOME, ready=True, payload=Payload()))


def pose(station: Station) -> CameraPose:
    found = station.drone.camera_pose
    assert found is not None
    return found


def off_deg(station: Station, at: LatLon) -> float:
    return abs((pose(station).yaw_deg - bearing_deg(station.drone.place, at) + 180.0) % 360.0 - 180.0)


def until_text(station: Station, text: str) -> None:
    station.until(lambda m: m.get_type() == "STATUSTEXT" and m.text == text, 90.0)


def test_a_mission_that_looks_at_a_place_pans_the_camera_and_the_nose_follows_the_way(station: Station):
    station.upload([*START, item(2, 195, at=ROOF, z=5.0), *WAY, item(5, 20)])
    station.fly_mission()
    until_text(station, "Reached command #3")
    for _ in range(12):
        station.run(0.5)
        assert off_deg(station, ROOF) < 3.0
        assert pose(station).pitch_deg < -8.0
    assert station.drone.autopilot.looks_at is None
    assert station.drone.autopilot.copter.yaw_deg == pytest.approx(0.0, abs=5.0)  # its way is north


def test_leaving_auto_lets_go_and_no_mode_or_target_does_in_guided(station: Station):
    station.airborne(20.0)
    lat, lon = round(ROOF.lat_deg * 1e7), round(ROOF.lon_deg * 1e7)
    look = mavlink.MAVLink_command_int_message(1, 1, 3, 195, 0, 0, 0, 0, 0, 0, lat, lon, 0.0)
    there = moved(HOME, -30.0, 0.0)
    go = mavlink.MAVLink_command_int_message(
        1, 1, 3, 192, 0, 0, -1, 1, 0, 0, round(there.lat_deg * 1e7), round(there.lon_deg * 1e7), 20.0
    )
    station.ask(look)
    station.ask(go)
    station.run(10.0)
    assert off_deg(station, ROOF) < 2.0
    assert station.command(176, 1, Mode.LOITER) == 0
    station.run(2.0)
    assert off_deg(station, ROOF) < 2.0
    station.upload([*START, *WAY])
    assert station.command(176, 1, Mode.AUTO) == 0
    assert station.command(176, 1, Mode.LOITER) == 0
    held = pose(station).pitch_deg
    station.drone.autopilot.copter.yaw_deg += 40.0
    station.run(2.0)
    assert pose(station).pitch_deg == held
    assert off_deg(station, ROOF) > 20.0


@pytest.mark.parametrize(
    ("order", "pitch"),
    [
        (item(2, 205, p=(-40.0, 0.0, 10.0, 0.0), z=2.0), -40.0),
        (item(2, 1000, p=(-50.0, 10.0, 0.0, 0.0), z=1.0), -50.0),
    ],
)
def test_a_mission_turns_the_gimbal_by_the_old_item_and_by_the_new(
    station: Station, order: mavlink.MAVLink_mission_item_int_message, pitch: float
):
    assert station.upload([*START, order, *WAY]) == 0
    station.fly_mission()
    until_text(station, "Mission: 3 WP")
    station.run(3.0)
    seen = pose(station)
    turned = (seen.yaw_deg - station.drone.autopilot.copter.yaw_deg) % 360.0
    assert (seen.pitch_deg, turned) == pytest.approx((pitch, 10.0), abs=0.5)


def test_a_mission_takes_photos_and_records(station: Station):
    shots = [item(2, 2000, p=(0.0, 0.0, 1.0)), item(3, 2500)]
    station.upload([*START, *shots, item(4, 16, at=moved(HOME, 60.0, 20.0), z=20.0)])
    station.fly_mission()
    until_text(station, "Mission: 4 WP")
    station.run(1.0)
    camera = station.drone.payload.camera  # type: ignore[union-attr]
    assert camera.photos == 1
    assert camera.recording_since_s is not None


def test_it_says_from_the_nose_where_it_points_and_not_where_the_nose_is(station: Station):
    station.command(205, -30.0, 0.0, 45.0, 0, 0, 0, 2.0)
    station.command(511, ATTITUDE, 200_000)
    station.run(3.0)
    told = station.last("GIMBAL_DEVICE_ATTITUDE_STATUS")
    assert told.flags == 4 | 8 | 32
    assert told.gimbal_device_id == 1
    assert math.isnan(told.delta_yaw)
    assert len(station.all("GIMBAL_DEVICE_ATTITUDE_STATUS")) == pytest.approx(15, abs=1)


def test_the_view_is_the_truth_on_flat_ground_and_on_a_hill(station: Station):
    station.airborne(40.0)
    station.command(205, -45.0, 0.0, 0.0, 0, 0, 0, 2.0)
    station.run(3.0)
    assert middle_m(station) == pytest.approx(station.drone.autopilot.copter.up_m, abs=0.5)
    station.drone.payload.ground = lambda north, _east: north / 2.0  # type: ignore[union-attr]
    up_m = station.drone.autopilot.copter.up_m
    assert middle_m(station) == pytest.approx(up_m / 1.5, abs=0.5)  # the slope comes up to meet the look
    told = station.last("CAMERA_FOV_STATUS")
    assert told.alt_image / 1000 == pytest.approx(80.0 + up_m / 3.0, abs=0.5)
    station.drone.payload.ground = lambda _north, _east: -5000.0  # type: ignore[union-attr]
    station.ask(long(205, 10.0, 0.0, 0.0, 0, 0, 0, 2.0), seconds=3.0)
    station.ask(long(512, FOV))
    sky = station.last("CAMERA_FOV_STATUS")
    assert {sky.lat_image, sky.lon_image, sky.alt_image} == {-(2**31)}


def middle_m(station: Station) -> float:
    """From the drone to the middle of the picture, along the ground."""
    station.ask(long(512, FOV))
    told = station.last("CAMERA_FOV_STATUS")
    return distance_m(station.drone.place, LatLon(told.lat_image / 1e7, told.lon_image / 1e7))


def test_streams_are_announced_as_they_are_set(station: Station):
    assert station.command(512, 269, 0) == 4  # nobody serves any yet
    warm = StreamOffer("ir", "rtsp://127.0.0.1:9/a", thermal=True, size_px=(640, 512))
    station.drone.payload.streams = (warm, StreamOffer("rgb", "rtsp://127.0.0.1:9/b"))  # type: ignore[union-attr]
    assert station.command(512, 269, 0) == 0
    first, second = station.all("VIDEO_STREAM_INFORMATION")
    assert (first.flags, first.hfov, first.uri, first.count) == (7, 24, "rtsp://127.0.0.1:9/a", 2)
    assert (second.flags, second.hfov, second.resolution_h) == (1, 58, 1920)
    assert station.command(512, 269, 3) == 4
    assert station.command(512, 270, 1) == 0
    assert station.last("VIDEO_STREAM_STATUS").stream_id == 1


def test_photos_every_so_often_until_they_are_stopped(station: Station):
    camera = station.drone.payload.camera  # type: ignore[union-attr]
    assert station.command(2000, 0, 1.0, 3.0) == 0
    station.run(6.0)
    assert camera.photos == 3
    assert station.command(2000, 0, 1.0, 0.0) == 0
    station.run(3.0)
    assert station.command(2001) == 0
    stopped = camera.photos
    assert stopped >= 5
    station.run(3.0)
    assert camera.photos == stopped
    assert [m.img_idx for m in station.all("CAMERA_FEEDBACK")] == list(range(1, stopped + 1))


def test_a_reboot_of_the_autopilot_keeps_the_photos_and_forgets_who_steers(station: Station):
    station.command(1001, -2, -2, -1, -1)
    station.command(2000, 0, 0, 1, 1)
    assert station.drone.payload.steered_by == (255, 190)  # type: ignore[union-attr]
    station.command(246, 1)
    station.run(6.0)
    assert station.drone.payload.steered_by == (0, 0)  # type: ignore[union-attr]
    assert station.drone.payload.camera.photos == 1  # type: ignore[union-attr]


def test_nonsense_is_answered_and_changes_nothing(station: Station):
    nan, inf = math.nan, math.inf
    before = pose(station)
    for number in (1000, 1001, 205, 531, 534, 2000, 2500):
        for values in ((nan,) * 7, (inf,) * 7, (1e30,) * 7, (-1e30,) * 7):
            station.command(number, *values)
    station.send(
        mavlink.MAVLink_gimbal_manager_set_pitchyaw_message(1, 1, 2**32 - 1, 255, nan, inf, 1e30, nan),
        mavlink.MAVLink_gimbal_manager_set_attitude_message(1, 1, 0, 0, [nan] * 4, nan, inf, 0.0),
    )
    station.run(1.0)
    after = pose(station)
    assert -90.0 <= after.pitch_deg <= 25.0
    assert after.at == before.at
    assert all(math.isfinite(value) for value in (after.yaw_deg, after.hfov_deg))


def test_without_a_payload_there_is_no_camera_and_nothing_is_said_of_one():
    plain = Station(EmbeddedDrone(HOME, ready=True))
    assert plain.drone.camera_pose is None
    assert plain.command(512, 259) == 4
    assert plain.command(2000, 0, 0, 1, 1) == 4
    assert plain.command(1000, -45.0) == 4
