"""The messages of the camera and the gimbal, built from how they are now."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from telemetry.messages import mavlink
from telemetry.video.access_unit import Encoding
from training.payload.camera import vfov_deg
from training.payload.gimbal import Rest
from training.payload.pose import meets_ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Outgoing
    from training.autopilot import Autopilot
    from training.payload.offer import StreamOffer
    from training.payload.payload import Payload

    Builder = Callable[[Autopilot], Outgoing | None]

NAN = math.nan
UNKNOWN, NOWHERE = 2**31 - 1, -(2**31)
FOCAL_MM, FIRMWARE = 4.7, 0x00010203
_ENCODINGS = {
    Encoding.H264: mavlink.VIDEO_STREAM_ENCODING_H264,
    Encoding.H265: mavlink.VIDEO_STREAM_ENCODING_H265,
}
_ALWAYS = mavlink.GIMBAL_DEVICE_FLAGS_ROLL_LOCK | mavlink.GIMBAL_DEVICE_FLAGS_PITCH_LOCK
_CAN = (
    mavlink.CAMERA_CAP_FLAGS_CAPTURE_VIDEO
    | mavlink.CAMERA_CAP_FLAGS_CAPTURE_IMAGE
    | mavlink.CAMERA_CAP_FLAGS_CAN_CAPTURE_IMAGE_IN_VIDEO_MODE
    | mavlink.CAMERA_CAP_FLAGS_HAS_BASIC_ZOOM
    | mavlink.CAMERA_CAP_FLAGS_HAS_VIDEO_STREAM
    | mavlink.CAMERA_CAP_FLAGS_HAS_THERMAL_RANGE
)
_TURNS = (
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_RETRACT
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_NEUTRAL
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_PITCH_AXIS
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_PITCH_FOLLOW
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_PITCH_LOCK
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_YAW_AXIS
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_YAW_FOLLOW
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_YAW_LOCK
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_CAN_POINT_LOCATION_LOCAL
    | mavlink.GIMBAL_MANAGER_CAP_FLAGS_CAN_POINT_LOCATION_GLOBAL
)


class Switched(Protocol):
    """What has been on for a while: an autopilot, or a camera without one."""

    @property
    def boot_ms(self) -> int: ...
    @property
    def now_s(self) -> float: ...


def camera_builders(payload: Payload) -> dict[int, Builder]:
    """What the camera tells as often as it is asked to."""
    return {
        mavlink.MAVLINK_MSG_ID_CAMERA_INFORMATION: lambda ap: information(payload, ap),
        mavlink.MAVLINK_MSG_ID_CAMERA_SETTINGS: lambda ap: settings(payload, ap),
        mavlink.MAVLINK_MSG_ID_CAMERA_CAPTURE_STATUS: lambda ap: capture_status(payload, ap),
        mavlink.MAVLINK_MSG_ID_CAMERA_FOV_STATUS: lambda ap: view(payload, ap),
        mavlink.MAVLINK_MSG_ID_CAMERA_THERMAL_RANGE: lambda ap: thermal_range(payload, ap),
    }


def gimbal_builders(payload: Payload) -> dict[int, Builder]:
    """What the gimbal and its manager tell as often as they are asked to."""
    return {
        mavlink.MAVLINK_MSG_ID_GIMBAL_MANAGER_INFORMATION: lambda ap: manager_information(payload, ap),
        mavlink.MAVLINK_MSG_ID_GIMBAL_MANAGER_STATUS: lambda ap: manager_status(payload, ap),
        mavlink.MAVLINK_MSG_ID_GIMBAL_DEVICE_ATTITUDE_STATUS: lambda ap: attitude(payload, ap),
    }


def information(payload: Payload, ap: Switched, can: int | None = None) -> Outgoing:
    """An ArduPilot knows neither the sensor nor the resolution. `can`: other CAMERA_CAP_FLAGS than
    those of a camera that takes orders."""
    camera, own = payload.camera, payload.own_components
    width = 2.0 * FOCAL_MM * math.tan(math.radians(camera.visible_hfov_deg / 2.0))
    height = width * camera.visible_px[1] / camera.visible_px[0]
    return mavlink.MAVLink_camera_information_message(
        ap.boot_ms,
        list(payload.vendor.encode()[:32].ljust(32, b"\0")),
        list(payload.model.encode()[:32].ljust(32, b"\0")),
        FIRMWARE,
        FOCAL_MM,
        width if own else NAN,
        height if own else NAN,
        camera.visible_px[0] if own else 0,
        camera.visible_px[1] if own else 0,
        0,
        can if can is not None else _CAN | (mavlink.CAMERA_CAP_FLAGS_HAS_MODES if own else 0),
        0,
        b"",
        payload.gimbal_device,
        payload.camera_device,
    )


def settings(payload: Payload, ap: Switched) -> Outgoing:
    camera = payload.camera
    return mavlink.MAVLink_camera_settings_message(
        ap.boot_ms, camera.mode, camera.zoom_percent, NAN, payload.camera_device
    )


def capture_status(payload: Payload, ap: Switched) -> Outgoing:
    camera, since = payload.camera, payload.camera.recording_since_s
    return mavlink.MAVLink_camera_capture_status_message(
        ap.boot_ms,
        2 if camera.still_to_take else 0,
        0 if since is None else 1,
        camera.every_s,
        0 if since is None else max(0, round((ap.now_s - since) * 1000)),
        camera.free_mib,
        camera.photos,
        payload.camera_device,
    )


def view(payload: Payload, ap: Autopilot) -> Outgoing:
    """CAMERA_FOV_STATUS: its real pose, as far as the drone knows its own."""
    pose, camera = payload.pose(ap), payload.camera
    known = ap.sensors.fix_type > 0
    lat, lon = ap.frame.lat_lon_e7(ap.copter.north_m, ap.copter.east_m)
    image = (UNKNOWN, UNKNOWN, UNKNOWN)
    if known:
        spot = meets_ground(ap.spot, pose.yaw_deg, pose.pitch_deg, payload.ground, ap.home_up_m)
        image = (NOWHERE, NOWHERE, NOWHERE)
        if spot is not None:
            amsl_mm = round(ap.frame.amsl_m(spot.up_m) * 1000)
            image = (*ap.frame.lat_lon_e7(spot.north_m, spot.east_m), amsl_mm)
    eye = (lat, lon, round(pose.amsl_m * 1000)) if known else (UNKNOWN, UNKNOWN, UNKNOWN)
    return mavlink.MAVLink_camera_fov_status_message(
        ap.boot_ms,
        *eye,
        *image,
        quaternion(pose.yaw_deg, pose.pitch_deg),
        camera.hfov_deg,
        vfov_deg(camera.hfov_deg, camera.visible_px),
        payload.camera_device,
    )


def thermal_range(payload: Payload, ap: Switched) -> Outgoing | None:
    """Only while there is a thermal picture."""
    told = payload.thermal_range()
    if told is None:
        return None
    hottest, coldest = told.hottest_at or (NAN, NAN), told.coldest_at or (NAN, NAN)
    stream = next((n for n, offer in enumerate(payload.streams, 1) if offer.thermal), told.stream or 1)
    return mavlink.MAVLink_camera_thermal_range_message(
        ap.boot_ms, stream, payload.camera_device, told.hottest_c, *hottest, told.coldest_c, *coldest
    )


def stream_information(payload: Payload, number: int) -> Outgoing:
    """VIDEO_STREAM_INFORMATION of one, counted from 1."""
    offer = payload.streams[number - 1]
    return mavlink.MAVLink_video_stream_information_message(
        number,
        len(payload.streams),
        mavlink.VIDEO_STREAM_TYPE_RTSP,
        _stream_flags(offer),
        offer.rate_hz,
        *offer.size_px,
        offer.bitrate_bit_s,
        0,
        _stream_hfov(payload, offer),
        offer.name.encode()[:31],
        offer.uri.encode()[:159],
        _ENCODINGS[offer.encoding],
        payload.camera_device,
    )


def stream_status(payload: Payload, number: int) -> Outgoing:
    """VIDEO_STREAM_STATUS of one, counted from 1."""
    offer = payload.streams[number - 1]
    return mavlink.MAVLink_video_stream_status_message(
        number,
        _stream_flags(offer),
        offer.rate_hz,
        *offer.size_px,
        offer.bitrate_bit_s,
        0,
        _stream_hfov(payload, offer),
        payload.camera_device,
    )


def image_captured(payload: Payload, ap: Autopilot) -> Outgoing:
    """What a camera of its own says of a photo."""
    pose = payload.pose(ap)
    return mavlink.MAVLink_camera_image_captured_message(
        ap.boot_ms,
        ap.utc_us() // 1000,
        payload.camera_device,
        round(pose.at.lat_deg * 1e7),
        round(pose.at.lon_deg * 1e7),
        round(pose.amsl_m * 1000),
        round(pose.above_home_m * 1000),
        quaternion(pose.yaw_deg, pose.pitch_deg),
        payload.camera.photos,
        1,
        f"IMG_{payload.camera.photos:04d}.jpg".encode(),
    )


def feedback(payload: Payload, ap: Autopilot) -> Outgoing:
    """What an ArduPilot says of a photo: with the attitude of the drone, not of the camera."""
    copter, pose = ap.copter, payload.pose(ap)
    return mavlink.MAVLink_camera_feedback_message(
        ap.utc_us(),
        0,
        0,
        payload.camera.photos % 65_536,
        round(pose.at.lat_deg * 1e7),
        round(pose.at.lon_deg * 1e7),
        pose.amsl_m,
        pose.above_home_m,
        copter.roll_deg,
        copter.pitch_deg,
        copter.yaw_deg,
        0.0,
        0,
        payload.camera.photos % 65_536,
    )


def manager_information(payload: Payload, ap: Autopilot) -> Outgoing:
    limits = (0.0, 0.0, *payload.gimbal.pitch_range, *payload.gimbal.yaw_range)
    return mavlink.MAVLink_gimbal_manager_information_message(
        ap.boot_ms, _TURNS, payload.gimbal_device, *(math.radians(limit) for limit in limits)
    )


def manager_status(payload: Payload, ap: Autopilot) -> Outgoing:
    return mavlink.MAVLink_gimbal_manager_status_message(
        ap.boot_ms, _gimbal_flags(payload), payload.gimbal_device, *payload.steered_by, 0, 0
    )


def attitude(payload: Payload, ap: Autopilot) -> Outgoing:
    """Told from the nose. An ArduPilot does not say where that is; a gimbal of its own may."""
    own, gimbal = payload.own_components, payload.gimbal
    flags = _gimbal_flags(payload) | mavlink.GIMBAL_DEVICE_FLAGS_YAW_IN_VEHICLE_FRAME
    delta_rad = math.radians((ap.copter.yaw_deg + 180.0) % 360.0 - 180.0) if own else NAN
    return mavlink.MAVLink_gimbal_device_attitude_status_message(
        0,
        0,
        ap.boot_ms,
        flags,
        quaternion(gimbal.yaw_deg, gimbal.pitch_deg),
        NAN,
        NAN,
        NAN,
        0,
        delta_rad,
        NAN,
        0 if own else payload.gimbal_device,
    )


def quaternion(yaw_deg: float, pitch_deg: float) -> list[float]:
    """w, x, y, z of a level look."""
    half_yaw, half_pitch = math.radians(yaw_deg) / 2.0, math.radians(pitch_deg) / 2.0
    cy, sy, cp, sp = math.cos(half_yaw), math.sin(half_yaw), math.cos(half_pitch), math.sin(half_pitch)
    return [cp * cy, -sp * sy, sp * cy, cp * sy]


def _gimbal_flags(payload: Payload) -> int:
    wish, flags = payload.gimbal.wish, _ALWAYS
    if isinstance(wish, Rest):
        flags |= (
            mavlink.GIMBAL_DEVICE_FLAGS_RETRACT if wish.retracted else mavlink.GIMBAL_DEVICE_FLAGS_NEUTRAL
        )
    return flags | (mavlink.GIMBAL_DEVICE_FLAGS_YAW_LOCK if payload.gimbal.locked else 0)


def _stream_flags(offer: StreamOffer) -> int:
    warm = mavlink.VIDEO_STREAM_STATUS_FLAGS_THERMAL | mavlink.VIDEO_STREAM_STATUS_FLAGS_THERMAL_RANGE_ENABLED
    return mavlink.VIDEO_STREAM_STATUS_FLAGS_RUNNING | (warm if offer.thermal else 0)


def _stream_hfov(payload: Payload, offer: StreamOffer) -> int:
    seen = payload.camera.thermal_hfov_deg if offer.thermal else payload.camera.hfov_deg
    return round(seen if offer.hfov_deg is None else offer.hfov_deg)
