"""Fold what cameras say into what is known of each: their wire units and sentinels end here.

A camera is a component of its own (100 to 105), or another component speaks for it (an autopilot for up to
six, told apart by their device id). Which system speaks was looked at before: only our vehicle's comes here.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from maps.geo import Amsl, LatLon
from telemetry.camera.state import (
    Ability,
    Camera,
    CameraInfo,
    CameraMode,
    CameraSettings,
    CameraView,
    Capturing,
    Photo,
    StreamKind,
    VideoStream,
)
from telemetry.gimbal import device_look, roll_deg
from telemetry.messages import mavlink, text_of
from telemetry.thermal.frame import ZERO_CELSIUS_K
from telemetry.thermal.range import ThermalRange
from telemetry.video.access_unit import Encoding

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Message
    from telemetry.thermal.range import Place

    Cameras: TypeAlias = tuple[Camera, ...]
    Fold: TypeAlias = Callable[[Cameras, Message, float], Cameras]
    Change: TypeAlias = Callable[[Camera], Camera]

MOST_CAMERAS = 12  # six components and six of the autopilot: what the protocol has numbers for
MOST_STREAMS = 16
UNKNOWN_I32 = 2**31 - 1  # common.xml: INT32_MAX means unknown
NOWHERE_I32 = -(2**31)  # INT32_MIN: the look does not meet the ground
OWN_COMPONENTS = range(mavlink.MAV_COMP_ID_CAMERA, mavlink.MAV_COMP_ID_CAMERA6 + 1)
DEVICES = range(1, 7)

_ABILITIES = {
    mavlink.CAMERA_CAP_FLAGS_CAPTURE_VIDEO: Ability.VIDEO,
    mavlink.CAMERA_CAP_FLAGS_CAPTURE_IMAGE: Ability.PHOTO,
    mavlink.CAMERA_CAP_FLAGS_HAS_MODES: Ability.MODES,
    mavlink.CAMERA_CAP_FLAGS_CAN_CAPTURE_IMAGE_IN_VIDEO_MODE: Ability.PHOTO_WHILE_RECORDING,
    mavlink.CAMERA_CAP_FLAGS_HAS_BASIC_ZOOM: Ability.ZOOM,
    mavlink.CAMERA_CAP_FLAGS_HAS_BASIC_FOCUS: Ability.FOCUS,
    mavlink.CAMERA_CAP_FLAGS_HAS_VIDEO_STREAM: Ability.STREAM,
    mavlink.CAMERA_CAP_FLAGS_HAS_TRACKING_POINT: Ability.TRACK_POINT,
    mavlink.CAMERA_CAP_FLAGS_HAS_TRACKING_RECTANGLE: Ability.TRACK_RECTANGLE,
    mavlink.CAMERA_CAP_FLAGS_HAS_THERMAL_RANGE: Ability.THERMAL_RANGE,
}
_MODES = {
    mavlink.CAMERA_MODE_IMAGE: CameraMode.PHOTO,
    mavlink.CAMERA_MODE_VIDEO: CameraMode.VIDEO,
    mavlink.CAMERA_MODE_IMAGE_SURVEY: CameraMode.SURVEY,
}
_KINDS = {
    mavlink.VIDEO_STREAM_TYPE_RTSP: StreamKind.RTSP,
    mavlink.VIDEO_STREAM_TYPE_RTPUDP: StreamKind.RTP_UDP,
    mavlink.VIDEO_STREAM_TYPE_TCP_MPEG: StreamKind.TCP_MPEG,
    mavlink.VIDEO_STREAM_TYPE_MPEG_TS: StreamKind.MPEG_TS,
    4: StreamKind.WHEP,  # VIDEO_STREAM_TYPE_WHEP, not in every dialect
}
_ENCODINGS = {
    mavlink.VIDEO_STREAM_ENCODING_H264: Encoding.H264,
    mavlink.VIDEO_STREAM_ENCODING_H265: Encoding.H265,
}


def on_information(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    focal, width, height = (
        _positive(value) for value in (msg.focal_length, msg.sensor_size_h, msg.sensor_size_v)
    )
    info = CameraInfo(
        vendor=_text(bytes(msg.vendor_name)),
        model=_text(bytes(msg.model_name)),
        can=frozenset(ability for flag, ability in _ABILITIES.items() if msg.flags & flag),
        resolution_px=_size(msg),
        focal_mm=focal,
        sensor_mm=None if width is None or height is None else (width, height),
        gimbal_device=msg.gimbal_device_id or None,
        received_s=now_s,
    )
    return _changed(cameras, msg, msg.camera_device_id, lambda camera: replace(camera, info=info))


def on_settings(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    settings = CameraSettings(
        mode=_MODES.get(msg.mode_id),
        zoom_percent=_percent(msg.zoomLevel),
        focus_percent=_percent(msg.focusLevel),
        received_s=now_s,
    )
    return _changed(cameras, msg, msg.camera_device_id, lambda camera: replace(camera, settings=settings))


def on_capture_status(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    free = msg.available_capacity
    capturing = Capturing(
        taking_photos=msg.image_status in (1, 2, 3),
        recording=msg.video_status == 1,
        recording_s=msg.recording_time_ms / 1000,
        free_mib=free if math.isfinite(free) and free >= 0.0 else None,
        photos=max(0, msg.image_count),
        received_s=now_s,
    )
    return _changed(cameras, msg, msg.camera_device_id, lambda camera: replace(camera, capturing=capturing))


def on_image_captured(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    at = place(msg.lat, msg.lon)
    photo = Photo(
        index=msg.image_index,
        taken=msg.capture_result == 1,
        at=at,
        amsl_m=None if at is None else amsl(msg.alt),
        received_s=now_s,
        url=_text(msg.file_url),
    )
    return _changed(cameras, msg, msg.camera_id, lambda camera: replace(camera, photo=photo))


def on_feedback(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    """What an ArduPilot says of each photo instead; its cameras count from 0 here."""
    at = place(msg.lat, msg.lng)
    high = math.isfinite(msg.alt_msl)
    photo = Photo(msg.img_idx, True, at, Amsl(msg.alt_msl) if high and at is not None else None, now_s)
    return _changed(cameras, msg, msg.cam_idx + 1, lambda camera: replace(camera, photo=photo))


def on_stream(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    if not msg.stream_id:
        return cameras  # common.xml counts from 1: it has none
    stream = VideoStream(
        stream=msg.stream_id,
        kind=_KINDS.get(msg.type),
        name=_text(msg.name),
        uri=_text(msg.uri),
        encoding=_ENCODINGS.get(msg.encoding),
        rotation_deg=msg.rotation % 360,
        received_s=now_s,
        **_stream_now(msg),
    )

    def change(camera: Camera) -> Camera:
        others = [one for one in camera.streams if one.stream != stream.stream]
        if len(others) >= MOST_STREAMS:
            return camera
        known = tuple(sorted((*others, stream), key=lambda one: one.stream))
        return replace(camera, streams=known, streams_told=min(MOST_STREAMS, max(msg.count, len(known))))

    return _changed(cameras, msg, msg.camera_device_id, change)


def on_stream_status(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    """How a known stream is now; of one that was never described there is nothing to show."""

    def change(camera: Camera) -> Camera:
        streams = tuple(
            replace(one, rotation_deg=msg.rotation % 360, received_s=now_s, **_stream_now(msg))
            if one.stream == msg.stream_id
            else one
            for one in camera.streams
        )
        return replace(camera, streams=streams)

    key = _key(msg, msg.camera_device_id)
    known = key is not None and any((one.component, one.device) == key for one in cameras)
    return _changed(cameras, msg, msg.camera_device_id, change) if known else cameras


def on_view(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    at, looks_at = place(msg.lat_camera, msg.lon_camera), place(msg.lat_image, msg.lon_image)
    look = device_look(msg.q, mavlink.GIMBAL_DEVICE_FLAGS_YAW_IN_EARTH_FRAME, math.nan, None)
    view = CameraView(
        at=at,
        amsl_m=None if at is None else amsl(msg.alt_camera),
        looks_at=looks_at,
        looks_at_amsl_m=None if looks_at is None else amsl(msg.alt_image),
        above_horizon=NOWHERE_I32 in (msg.lat_image, msg.lon_image),
        pitch_deg=None if look is None else look[0],
        yaw_deg=None if look is None else look[1],
        roll_deg=None if look is None else roll_deg(msg.q),
        hfov_deg=_fov(msg.hfov),
        vfov_deg=_fov(msg.vfov),
        received_s=now_s,
    )
    return _changed(cameras, msg, msg.camera_device_id, lambda camera: replace(camera, view=view))


def on_thermal_range(cameras: Cameras, msg: Message, now_s: float) -> Cameras:
    if not (math.isfinite(msg.max) and math.isfinite(msg.min) and -ZERO_CELSIUS_K <= msg.min <= msg.max):
        return cameras
    thermal = ThermalRange(
        hottest_c=msg.max,
        coldest_c=msg.min,
        hottest_at=_in_picture(msg.max_point_x, msg.max_point_y),
        coldest_at=_in_picture(msg.min_point_x, msg.min_point_y),
        received_s=now_s,
        stream=msg.stream_id,
    )
    return _changed(cameras, msg, msg.camera_device_id, lambda camera: replace(camera, thermal=thermal))


def place(lat_e7: int, lon_e7: int) -> LatLon | None:
    """None: not known, not on the ground, not on the Earth, or the zeros of who has no position yet."""
    unknown = {UNKNOWN_I32, NOWHERE_I32} & {lat_e7, lon_e7} or (lat_e7 == 0 and lon_e7 == 0)
    if unknown or abs(lat_e7) > 900_000_000 or abs(lon_e7) > 1_800_000_000:
        return None
    return LatLon(lat_e7 / 1e7, lon_e7 / 1e7)


def amsl(height_mm: int) -> Amsl | None:
    return None if height_mm in (UNKNOWN_I32, NOWHERE_I32) else Amsl(height_mm / 1000)


def _changed(cameras: Cameras, msg: Message, device: int, change: Change) -> Cameras:
    """With this change of the camera that speaks; a new one is added at its place."""
    key = _key(msg, device)
    if key is None:
        return cameras
    others = tuple(camera for camera in cameras if (camera.component, camera.device) != key)
    before = next((camera for camera in cameras if (camera.component, camera.device) == key), None)
    if before is None and len(others) >= MOST_CAMERAS:
        return cameras
    known = (*others, change(before or Camera(*key)))
    return tuple(sorted(known, key=lambda one: (one.component, one.device)))


def _key(msg: Message, device: int) -> tuple[int, int] | None:
    """Which camera speaks; None: none that has a number. Who speaks for another and does not say which
    (an ArduPilot in some of its messages) means the first."""
    component = msg.get_srcComponent()
    if component in OWN_COMPONENTS:
        return component, 0
    device = device or 1
    return (component, device) if device in DEVICES else None


def _stream_now(msg: Message) -> dict[str, Any]:
    """What VIDEO_STREAM_INFORMATION and VIDEO_STREAM_STATUS have in common."""
    return {
        "resolution_px": _size(msg),
        "rate_hz": _positive(msg.framerate),
        "hfov_deg": float(msg.hfov) if 0 < msg.hfov < 180 else None,
        "running": bool(msg.flags & mavlink.VIDEO_STREAM_STATUS_FLAGS_RUNNING),
        "thermal": bool(msg.flags & mavlink.VIDEO_STREAM_STATUS_FLAGS_THERMAL),
        "tells_range": bool(msg.flags & mavlink.VIDEO_STREAM_STATUS_FLAGS_THERMAL_RANGE_ENABLED),
    }


def _size(msg: Message) -> tuple[int, int] | None:
    return (msg.resolution_h, msg.resolution_v) if msg.resolution_h and msg.resolution_v else None


def _text(raw: bytes | str) -> str:
    """Without what could move a cursor or hide a part of it."""
    return "".join(letter for letter in text_of(raw) if letter.isprintable()).strip()


def _positive(value: float) -> float | None:
    return float(value) if math.isfinite(value) and value > 0.0 else None


def _percent(value: float) -> float | None:
    return float(value) if 0.0 <= value <= 100.0 else None  # NaN is neither


def _fov(value: float) -> float | None:
    return float(value) if 0.0 < value < 180.0 else None


def _in_picture(x: float, y: float) -> Place | None:
    return (float(x), float(y)) if 0.0 <= x <= 1.0 and 0.0 <= y <= 1.0 else None


CAMERA_FOLDS: dict[str, Fold] = {
    "CAMERA_INFORMATION": on_information,
    "CAMERA_SETTINGS": on_settings,
    "CAMERA_CAPTURE_STATUS": on_capture_status,
    "CAMERA_IMAGE_CAPTURED": on_image_captured,
    "CAMERA_FEEDBACK": on_feedback,
    "VIDEO_STREAM_INFORMATION": on_stream,
    "VIDEO_STREAM_STATUS": on_stream_status,
    "CAMERA_FOV_STATUS": on_view,
    "CAMERA_THERMAL_RANGE": on_thermal_range,
}
