"""What cameras and gimbals say ends up with the camera and the gimbal it is of, and no sentinel with it."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.camera.mount import Range, Steerer, Turns
from telemetry.camera.reduce import CAMERA_FOLDS, MOST_CAMERAS, NOWHERE_I32, UNKNOWN_I32
from telemetry.camera.reduce_mount import MOUNT_FOLDS
from telemetry.camera.state import Ability, CameraMode, StreamKind
from telemetry.messages import Message, Outgoing, mavlink
from telemetry.reduce import reduce
from telemetry.state import VehicleState
from telemetry.thermal.frame import TruthLevel
from telemetry.video.access_unit import Encoding
from tests.telemetry.wire import Wire, heartbeat, position, sys_status

NAN = math.nan
FEATURES = 1 | 2 | 64 | 256 | 4096


def folded(*messages: Outgoing, component: int = 100, state: VehicleState | None = None) -> VehicleState:
    wire, state = Wire(1, component), state or VehicleState()
    for message in messages:
        state = reduce(state, wire.heard(message), 7.0)
    return state


def text(words: str, length: int = 32) -> list[int]:
    return list(words.encode().ljust(length, b"\0"))


def information(
    device: int = 0, focal: float = 5.0, sensor: float = 6.0, px: int = 640, flags: int = FEATURES
) -> Outgoing:
    return mavlink.MAVLink_camera_information_message(
        0, text("Siyi"), text("ZT30"), 1, focal, sensor, sensor, px, px, 0, flags, 0, b"", 154, device
    )


def stream(
    number: int, flags: int = 1, hfov: int = 24, uri: bytes = b"rtsp://h/1", count: int = 2
) -> Outgoing:
    return mavlink.MAVLink_video_stream_information_message(
        number, count, 0, flags, 25.0, 640, 512, 9, 0, hfov, b"ir", uri, 2, 0
    )


def view(
    lat_image: int = 562_000_000, alt_image: int = 80_000, q: float = 0.0, hfov: float = 58.0
) -> Outgoing:
    turned = [math.cos(math.radians(45)), 0.0, -math.sin(math.radians(45)) + q, 0.0]
    return mavlink.MAVLink_camera_fov_status_message(
        0, 562_000_000, 253_000_000, 120_000, lat_image, 253_000_000, alt_image, turned, hfov, 34.0, 0
    )


def warm(hottest: float = 81.5, coldest: float = 12.0, x: float = 0.25) -> Outgoing:
    return mavlink.MAVLink_camera_thermal_range_message(0, 1, 0, hottest, x, 0.5, coldest, NAN, NAN)


def test_a_camera_says_what_it_is_and_can():
    (camera,) = folded(information()).cameras
    info = camera.info
    assert info is not None
    assert (camera.component, camera.device, info.vendor, info.model) == (100, 0, "Siyi", "ZT30")
    assert info.can == {
        Ability.VIDEO, Ability.PHOTO, Ability.ZOOM, Ability.STREAM, Ability.THERMAL_RANGE
    }  # fmt: skip
    assert info.resolution_px == (640, 640)
    assert info.hfov_deg == pytest.approx(61.93, abs=0.01)  # 2 atan(6 / (2 x 5))
    assert info.gimbal_device == 154


def test_what_an_autopilot_does_not_know_of_its_camera_is_none():
    info = folded(information(1, 21.0, NAN, 0), component=1).cameras[0].info
    assert info is not None
    assert (info.sensor_mm, info.resolution_px, info.hfov_deg, info.vfov_deg) == (None, None, None, None)


def test_who_speaks_for_six_tells_them_apart_and_means_the_first_when_it_says_nothing():
    state = folded(information(1), information(2), information(0), information(9), component=1)
    assert [(one.component, one.device) for one in state.cameras] == [(1, 1), (1, 2)]


def test_a_camera_of_its_own_is_one_whatever_number_it_gives_itself():
    state = folded(information(0), information(3), component=102)
    assert [(one.component, one.device) for one in state.cameras] == [(102, 0)]


def test_settings_and_what_it_captures_with_the_unknown_left_out():
    camera = folded(
        mavlink.MAVLink_camera_settings_message(0, 1, 40.0, NAN, 0),
        mavlink.MAVLink_camera_capture_status_message(0, 2, 1, 3.0, 61_500, NAN, 12, 0),
    ).cameras[0]
    assert camera.settings is not None
    assert camera.capturing is not None
    assert camera.settings.mode is CameraMode.VIDEO
    assert (camera.settings.zoom_percent, camera.settings.focus_percent) == (40.0, None)
    assert (camera.capturing.recording, camera.capturing.recording_s) == (True, 61.5)
    assert (camera.capturing.taking_photos, camera.capturing.photos) == (True, 12)
    assert camera.capturing.free_mib is None


def test_streams_are_kept_by_number_and_the_thermal_one_is_known_by_its_flag():
    camera = folded(stream(2), stream(1, flags=7), stream(0)).cameras[0]
    assert [one.stream for one in camera.streams] == [1, 2]
    assert camera.streams_told == 2
    hot = camera.thermal_stream
    assert hot is not None
    assert (hot.stream, hot.kind, hot.encoding, hot.uri) == (1, StreamKind.RTSP, Encoding.H265, "rtsp://h/1")
    assert (hot.resolution_px, hot.rate_hz, hot.hfov_deg) == ((640, 512), 25.0, 24.0)
    assert (hot.running, hot.tells_range) == (True, True)


def test_the_state_of_a_stream_changes_a_known_one_and_is_nothing_without_it():
    status = mavlink.MAVLink_video_stream_status_message(1, 2, 9.0, 320, 256, 9, 0, 0, 0)
    before = VehicleState()
    assert folded(status, state=before) is before
    one = folded(stream(1), status).cameras[0].stream(1)
    assert one is not None
    assert (one.running, one.thermal, one.resolution_px, one.hfov_deg) == (False, True, (320, 256), None)
    assert one.uri == "rtsp://h/1"


def test_a_text_from_the_air_has_nothing_in_it_that_could_move_a_cursor():
    one = folded(stream(1, uri=b"rtsp://h/\x1b[2J\x07\n1\0secret")).cameras[0].stream(1)
    assert one is not None
    assert one.uri == "rtsp://h/[2J1"


def test_the_view_says_where_it_is_and_what_it_looks_at():
    seen = folded(view()).cameras[0].view
    assert seen is not None
    assert seen.looks_at is not None
    assert (seen.looks_at.lat_deg, seen.looks_at_amsl_m, seen.amsl_m) == pytest.approx((56.2, 80.0, 120.0))
    assert (seen.pitch_deg, seen.roll_deg) == pytest.approx((-90.0, 0.0), abs=0.1)
    assert (seen.hfov_deg, seen.above_horizon) == (58.0, False)


@pytest.mark.parametrize(("lat", "sky"), [(UNKNOWN_I32, False), (NOWHERE_I32, True), (950_000_000, False)])
def test_a_look_that_meets_nothing_known_is_no_place(lat: int, sky: bool):
    seen = folded(view(lat_image=lat, q=NAN, hfov=NAN)).cameras[0].view
    assert seen is not None
    assert (seen.looks_at, seen.looks_at_amsl_m, seen.above_horizon) == (None, None, sky)
    assert (seen.pitch_deg, seen.yaw_deg, seen.roll_deg, seen.hfov_deg) == (None, None, None, None)


def test_the_hottest_and_the_coldest_are_the_cameras_word():
    thermal = folded(warm()).cameras[0].thermal
    assert thermal is not None
    assert (thermal.hottest_c, thermal.coldest_c, thermal.level) == (81.5, 12.0, TruthLevel.RANGE)
    assert (thermal.hottest_at, thermal.coldest_at, thermal.stream) == ((0.25, 0.5), None, 1)
    assert folded(warm(x=1.5)).cameras[0].thermal.hottest_at is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("hottest", "coldest"), [(NAN, 1.0), (1.0, NAN), (1.0, 2.0), (20.0, -300.0), (math.inf, 0)]
)
def test_a_range_that_is_none_is_not_shown(hottest: float, coldest: float):
    before = VehicleState()
    assert folded(warm(hottest, coldest), state=before) is before


def test_a_photo_is_told_by_the_camera_or_by_an_ardupilot():
    captured = mavlink.MAVLink_camera_image_captured_message(
        0, 0, 0, 562_000_000, 253_000_000, 120_000, 40_000, [1, 0, 0, 0], 4, 1, b"a.jpg"
    )
    photo = folded(captured).cameras[0].photo
    assert photo is not None
    assert (photo.index, photo.taken, photo.url, photo.amsl_m) == (4, True, "a.jpg", 120.0)
    fed = mavlink.MAVLink_camera_feedback_message(0, 0, 0, 5, 0, 0, NAN, 0, 0, 0, 0, 0, 0, 5)
    (camera,) = folded(fed, component=1).cameras
    assert camera.photo is not None
    assert (camera.device, camera.photo.index, camera.photo.at, camera.photo.amsl_m) == (1, 5, None, None)


def test_a_manager_says_how_far_it_turns_and_who_steers():
    limits = [math.radians(angle) for angle in (0, 0, -90, 25, -135, 135)]
    state = folded(
        mavlink.MAVLink_gimbal_manager_information_message(0, 32 | 256 | 1024, 1, *limits),
        mavlink.MAVLink_gimbal_manager_status_message(0, 16, 1, 255, 190, 0, 0),
        component=1,
    )
    (mount,) = state.mounts
    assert (mount.device, mount.manager) == (1, 1)
    assert mount.info is not None
    assert mount.control is not None
    assert mount.info.can == {Turns.PITCH, Turns.YAW, Turns.YAW_LOCK}
    assert mount.info.pitch == pytest.approx(Range(-90.0, 25.0))
    assert mount.info.yaw == pytest.approx(Range(-135.0, 135.0))
    assert (mount.control.steered_by, mount.control.also_steered_by) == (Steerer(255, 190), None)
    assert mount.control.locked


def test_limits_that_are_none_are_left_out():
    told = mavlink.MAVLink_gimbal_manager_information_message(0, 0, 1, 0, 0, NAN, 1.0, 1.0, -1.0)
    info = folded(told, component=1).mounts[0].info
    assert info is not None
    assert (info.pitch, info.yaw) == (None, None)


def attitude(device: int, pitch_deg: float) -> Outgoing:
    half = math.radians(pitch_deg) / 2
    q = [math.cos(half), 0.0, math.sin(half), 0.0]
    return mavlink.MAVLink_gimbal_device_attitude_status_message(
        0, 0, 0, 64 | 16, q, NAN, NAN, NAN, 3, NAN, NAN, device
    )


def test_of_two_gimbals_the_first_is_shown_and_both_are_known():
    state = folded(attitude(1, -30.0), attitude(2, -60.0), component=1)
    assert state.gimbal is not None
    assert state.gimbal.pitch_deg == pytest.approx(-30.0)
    looks = [mount.look for mount in state.mounts]
    assert [look.pitch_deg for look in looks if look] == pytest.approx([-30.0, -60.0])
    assert looks[0] is not None
    assert (looks[0].locked, looks[0].failures) == (True, 3)


def test_a_gimbal_that_speaks_for_itself_is_known_by_its_component():
    state = folded(attitude(0, -30.0), component=154)
    assert [mount.device for mount in state.mounts] == [154]
    later = reduce(state, Wire(1, 171).heard(attitude(0, -60.0)), 7.5)
    assert later.gimbal is not None
    assert later.gimbal.pitch_deg == pytest.approx(-30.0)
    silent = reduce(later, Wire(1, 171).heard(attitude(0, -60.0)), 20.0)
    assert silent.gimbal is not None
    assert silent.gimbal.pitch_deg == pytest.approx(-60.0)


@pytest.mark.parametrize("message", [position(10.0), sys_status(3), heartbeat(3, armed=True)])
def test_what_a_camera_says_of_itself_is_not_said_of_the_drone(message: Outgoing):
    drone = folded(heartbeat(), position(), sys_status(80), component=1)
    assert folded(message, component=100, state=drone) is drone


def test_there_are_no_more_cameras_than_there_are_numbers():
    state = VehicleState()
    for component in (*range(100, 106), 191, 192, 193):
        for device in range(7):
            state = folded(information(device), component=component, state=state)
    assert len(state.cameras) == MOST_CAMERAS


NUMBERS: dict[str, st.SearchStrategy[object]] = {
    "float": st.floats(width=32),
    "uint8_t": st.integers(0, 255),
    "int8_t": st.integers(-128, 127),
    "uint16_t": st.integers(0, 65_535),
    "int32_t": st.sampled_from([UNKNOWN_I32, NOWHERE_I32, 0]) | st.integers(NOWHERE_I32, UNKNOWN_I32),
    "uint32_t": st.integers(0, 2**32 - 1),
    "uint64_t": st.integers(0, 2**64 - 1),
}
KINDS = {kind.msgname: kind for kind in mavlink.mavlink_map.values()}
SPOKEN = sorted({*CAMERA_FOLDS, *MOUNT_FOLDS, "GIMBAL_DEVICE_ATTITUDE_STATUS"})


@st.composite
def any_message(draw: st.DrawFn) -> Message:
    """A message of a camera or a gimbal with whatever in its fields."""
    kind = KINDS[draw(st.sampled_from(SPOKEN))]
    lengths = dict(zip(kind.ordered_fieldnames, kind.array_lengths, strict=True))
    values: list[object] = []
    for name, field in zip(kind.fieldnames, kind.fieldtypes, strict=True):
        length = lengths[name]
        if field == "char":
            values.append(draw(st.binary(max_size=length)))
        elif length:
            values.append(draw(st.lists(NUMBERS[field], min_size=length, max_size=length)))
        else:
            values.append(draw(NUMBERS[field]))
    return Wire(1, draw(st.sampled_from([1, 100, 105, 154, 171, 191]))).heard(kind(*values))


def leaves(value: object) -> list[object]:
    """All plain values in a record of records."""
    if dataclasses.is_dataclass(value):
        return [leaf for part in dataclasses.fields(value) for leaf in leaves(getattr(value, part.name))]
    if isinstance(value, tuple | frozenset):
        return [leaf for part in value for leaf in leaves(part)]
    return [value]


@given(st.lists(any_message(), min_size=1, max_size=6))
@settings(max_examples=150)
def test_whatever_stands_in_their_fields_no_sentinel_comes_through(messages: list[Message]):
    state = VehicleState()
    for message in messages:
        state = reduce(state, message, 7.0)
    for leaf in leaves((state.cameras, state.mounts, state.gimbal)):
        if isinstance(leaf, float):
            assert math.isfinite(leaf)
        elif isinstance(leaf, str):
            assert leaf.isprintable()
    # A recording may well have lasted that many milliseconds; a place or a height cannot.
    for leaf in leaves(tuple(camera.view for camera in state.cameras)):
        assert leaf not in (UNKNOWN_I32 / 1000, NOWHERE_I32 / 1000, UNKNOWN_I32 / 1e7)
