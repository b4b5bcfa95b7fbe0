"""What is known of each camera aboard: what it is and can, what it does now, what it looks at."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps.geo import Amsl, LatLon
    from telemetry.thermal.range import ThermalRange
    from telemetry.video.access_unit import Encoding

Size = tuple[int, int]  # pixels from left to right, and from top to bottom


class Ability(StrEnum):
    """CAMERA_CAP_FLAGS, as far as anything here uses them."""

    VIDEO = "video"  # it records
    PHOTO = "photo"
    MODES = "modes"
    PHOTO_WHILE_RECORDING = "photo_while_recording"
    ZOOM = "zoom"
    FOCUS = "focus"
    STREAM = "stream"
    TRACK_POINT = "track_point"
    TRACK_RECTANGLE = "track_rectangle"
    THERMAL_RANGE = "thermal_range"


class CameraMode(StrEnum):
    """CAMERA_MODE."""

    PHOTO = "photo"
    VIDEO = "video"
    SURVEY = "survey"


class StreamKind(StrEnum):
    """VIDEO_STREAM_TYPE: how the stream is to be received."""

    RTSP = "rtsp"
    RTP_UDP = "rtp_udp"
    TCP_MPEG = "tcp_mpeg"
    MPEG_TS = "mpeg_ts"
    WHEP = "whep"


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """From CAMERA_INFORMATION. An ArduPilot says nothing of the sensor and the resolution."""

    vendor: str
    model: str
    can: frozenset[Ability]
    resolution_px: Size | None
    focal_mm: float | None
    sensor_mm: tuple[float, float] | None  # width and height
    gimbal_device: int | None  # what it hangs on; None: it is fixed to the frame
    received_s: float

    @property
    def hfov_deg(self) -> float | None:
        """Across the picture, by focal length and sensor; None: they are not known."""
        return self._fov_deg(0)

    @property
    def vfov_deg(self) -> float | None:
        """From top to bottom."""
        return self._fov_deg(1)

    def _fov_deg(self, axis: int) -> float | None:
        if self.sensor_mm is None or self.focal_mm is None:
            return None
        return math.degrees(2.0 * math.atan(self.sensor_mm[axis] / (2.0 * self.focal_mm)))


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """From CAMERA_SETTINGS. `zoom_percent` of the whole way, not a factor."""

    mode: CameraMode | None
    zoom_percent: float | None
    focus_percent: float | None
    received_s: float


@dataclass(frozen=True, slots=True)
class Capturing:
    """From CAMERA_CAPTURE_STATUS."""

    taking_photos: bool  # one now, or one every so often
    recording: bool
    recording_s: float  # so long already
    free_mib: float | None
    photos: int
    received_s: float


@dataclass(frozen=True, slots=True)
class Photo:
    """The newest, from CAMERA_IMAGE_CAPTURED or CAMERA_FEEDBACK."""

    index: int
    taken: bool  # False: the camera tried and failed
    at: LatLon | None
    amsl_m: Amsl | None
    received_s: float
    url: str = ""  # untrusted text; empty: the camera does not say


@dataclass(frozen=True, slots=True)
class VideoStream:
    """From VIDEO_STREAM_INFORMATION and VIDEO_STREAM_STATUS. `uri` and `name` are untrusted text."""

    stream: int  # counted from 1
    kind: StreamKind | None
    name: str
    uri: str  # a port number for RTP over UDP
    encoding: Encoding | None
    resolution_px: Size | None
    rate_hz: float | None
    hfov_deg: float | None
    rotation_deg: int
    running: bool
    thermal: bool
    tells_range: bool  # CAMERA_THERMAL_RANGE comes for it
    received_s: float


@dataclass(frozen=True, slots=True)
class CameraView:
    """From CAMERA_FOV_STATUS: where the camera is and what the middle of its picture shows, as it says."""

    at: LatLon | None
    amsl_m: Amsl | None
    looks_at: LatLon | None
    looks_at_amsl_m: Amsl | None
    above_horizon: bool  # it looks at the sky, so at no place
    pitch_deg: float | None  # above the horizon
    yaw_deg: float | None  # from north; the upper edge when it looks straight down
    roll_deg: float | None
    hfov_deg: float | None
    vfov_deg: float | None
    received_s: float


@dataclass(frozen=True, slots=True)
class Camera:
    """One camera: a MAVLink component of its own, or one that another component (the autopilot) speaks for.

    `device` is 0 for one of its own, 1 to 6 for those that hang on another.
    """

    component: int
    device: int
    info: CameraInfo | None = None
    settings: CameraSettings | None = None
    capturing: Capturing | None = None
    photo: Photo | None = None
    streams: tuple[VideoStream, ...] = ()  # by their number
    streams_told: int | None = None  # how many it says that it has
    view: CameraView | None = None
    thermal: ThermalRange | None = None

    def can(self, ability: Ability) -> bool:
        """False also while it has not said what it can."""
        return self.info is not None and ability in self.info.can

    def stream(self, number: int) -> VideoStream | None:
        return next((stream for stream in self.streams if stream.stream == number), None)

    @property
    def thermal_stream(self) -> VideoStream | None:
        """The one that shows heat, by the camera's own word; None: it does not say so of any."""
        return next((stream for stream in self.streams if stream.thermal), None)
