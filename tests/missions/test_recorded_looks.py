"""What a recorded flight has seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from maps.geo import LatLon
from missions.camera_model import DEFAULT_CAMERA
from missions.coverage import Coverage, Remark
from missions.recorded_looks import SILENCE_S, STEP_S, cover, recorded_looks
from missions.search_grid import grid_around, grid_over
from telemetry.frames import frames_of, read_frames
from telemetry.gimbal_track import gimbal_track
from telemetry.messages import mavlink
from telemetry.track import track_of
from tests.missions import shapes
from tests.telemetry.tlogs import FULL, heartbeat, position, record, sender

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telemetry.gimbal_track import GimbalTrack
    from telemetry.track import Track

FIELD = shapes.area([(-100, -100), (100, -100), (100, 100), (-100, 100)])
GIMBAL = sender(1, 154)


def read(*records: bytes) -> tuple[Track, GimbalTrack | None]:
    """In the order of their times, with which each of them begins."""
    frames = frames_of(b"".join(sorted(records)))
    (source,) = frames.vehicles()
    track = track_of(frames, source)
    return track, gimbal_track(frames, source, track)


def northward(seconds: Iterable[float], heading: int = 0, *, armed: bool = True) -> list[bytes]:
    """10 m/s over the field, 40 m up."""
    records = [record(0.0, heartbeat(armed=armed))]
    for second in seconds:
        at = shapes.at(0.0, -100.0 + 10.0 * second)
        records.append(record(second, position(at.lat_deg, at.lon_deg, 40.0, hdg=heading)))
    return records


def looks_at(second: float, pitch_deg: float) -> bytes:
    mount: Any = mavlink.MAVLink_mount_orientation_message(0, 0.0, pitch_deg, 0.0, 45.0)
    return record(second, mount, GIMBAL)


def test_poses_come_a_quarter_of_a_second_apart_between_what_was_told():
    track, gimbal = read(*northward([0.0, 1.0, 2.0], heading=9000))
    found = list(recorded_looks(track, gimbal))
    assert [at for at, _ in found] == pytest.approx([n * STEP_S for n in range(8)])
    pose = found[2][1]
    assert pose is not None
    assert pose.at.lat_deg == pytest.approx(shapes.at(0.0, -95.0).lat_deg, abs=1e-7)
    assert (pose.yaw_deg, pose.above_home_m, pose.pitch_deg) == (90.0, 40.0, -90.0)


def test_a_heading_turns_the_short_way_through_north():
    records = [record(0.0, heartbeat(armed=True))]
    records += [record(at, position(hdg=hdg, height_m=40.0)) for at, hdg in ((0.0, 35000), (1.0, 1000))]
    track, gimbal = read(*records)
    yaws = [pose.yaw_deg for _, pose in recorded_looks(track, gimbal) if pose is not None]
    assert yaws == pytest.approx([350.0, 355.0, 0.0, 5.0])


def test_an_unknown_heading_stays_unknown():
    track, gimbal = read(*northward([0.0, 1.0], heading=0xFFFF))
    assert all(pose is not None and pose.yaw_deg is None for _, pose in recorded_looks(track, gimbal))


def test_in_a_silence_nobody_knows_where_it_was():
    track, gimbal = read(*northward([0.0, 1.0, 1.0 + SILENCE_S + 2.0, 6.0]))
    times = [at for at, _ in recorded_looks(track, gimbal)]
    assert not any(1.0 < at < 5.0 for at in times)


def test_a_damaged_time_makes_no_flight_of_centuries():
    track, gimbal = read(*northward([0.0, 1.0, 2.0]), record(9e9, position(height_m=40.0)))
    assert [at for at, _ in recorded_looks(track, gimbal)] == pytest.approx([n * STEP_S for n in range(8)])


def test_a_drone_that_is_not_armed_sees_nothing():
    assert list(recorded_looks(*read(*northward([0.0, 1.0, 2.0], armed=False)))) == []


def test_one_position_is_no_flight():
    assert list(recorded_looks(*read(*northward([0.0])))) == []


def test_the_gimbal_of_the_flight_is_followed_and_not_guessed_at_when_it_falls_silent():
    seconds = [n / 2 for n in range(20)]
    track, gimbal = read(*northward(seconds), *(looks_at(n / 2, -60.0) for n in range(8)))
    assert gimbal is not None
    poses = dict(recorded_looks(track, gimbal))
    early, late = poses[2.0], poses[9.0]
    assert early is not None
    assert (early.pitch_deg, early.yaw_deg) == (-60.0, 45.0)
    assert late is None
    coverage = Coverage(grid_over(FIELD))
    cover(coverage, track, gimbal, DEFAULT_CAMERA)
    assert coverage.remarks == {Remark.GROUND_UNKNOWN, Remark.LOOK_UNKNOWN}


def test_a_gimbal_that_knows_nothing_is_none():
    assert read(*northward([0.0, 1.0]), looks_at(0.5, math.nan))[1] is None


def test_a_flight_beside_the_area_has_seen_nothing_of_it_and_that_is_said():
    far = Coverage(grid_over(shapes.area([(5000, 0), (5200, 0), (5200, 200), (5000, 200)])))
    cover(far, *read(*northward([n / 2 for n in range(40)])), DEFAULT_CAMERA)
    assert far.shares().seen == 0.0
    assert Remark.NOTHING_SEEN in far.remarks


def test_a_pass_over_the_field_is_seen_as_in_flight():
    coverage = Coverage(grid_over(FIELD))
    cover(coverage, *read(*northward([n / 2 for n in range(41)])), DEFAULT_CAMERA)
    assert coverage.pod.max() == pytest.approx(-math.expm1(-1.0), abs=0.001)
    assert coverage.shares().seen == pytest.approx(36.2 / 200, abs=0.02)


@pytest.mark.skipif(not FULL.exists(), reason="FIREDRONE_SAMPLES names no folder with the whole flight")
def test_the_recorded_survey_has_seen_its_nine_rows():
    """Nine rows of 220 m, 30 m apart, from 40 m: the camera's 36 m overlap by a sixth."""
    frames = read_frames(FULL)
    (source,) = frames.vehicles()
    track = track_of(frames, source)
    lats, lons = track.lat_deg[track.armed], track.lon_deg[track.armed]
    corners = [
        LatLon(float(lats.min()), float(lons.min())),
        LatLon(float(lats.max()), float(lons.max())),
    ]
    coverage = Coverage(grid_around(corners))
    cover(coverage, track, None, DEFAULT_CAMERA)
    seen_m2 = coverage.shares().at_least[1] * coverage.shares().area_m2
    assert 220 * (8 * 30 + 36) < seen_m2 < 1.35 * 250 * (8 * 30 + 36)
