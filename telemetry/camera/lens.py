"""What the picture shows: how near, by which eye, as photo or video."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from telemetry.camera.order import CameraCannot, CameraOrder, give
from telemetry.camera.state import Ability, CameraMode
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from telemetry.camera.state import Camera
    from telemetry.protocol import Conversation, Peer

SET_SOURCE = 534  # MAV_CMD_SET_CAMERA_SOURCE
_MODES = {
    CameraMode.PHOTO: mavlink.CAMERA_MODE_IMAGE,
    CameraMode.VIDEO: mavlink.CAMERA_MODE_VIDEO,
    CameraMode.SURVEY: mavlink.CAMERA_MODE_IMAGE_SURVEY,
}


class Zoom(IntEnum):
    """CAMERA_ZOOM_TYPE: what the number of `set_zoom` means."""

    STEP = 0  # one step nearer (1) or wider (-1); an ArduPilot does not do it
    CONTINUOUS = 1  # nearer (1), wider (-1), or stop (0)
    RANGE = 2  # percent of the whole way


class Eye(IntEnum):
    """CAMERA_SOURCE."""

    DEFAULT = 0
    VISIBLE = 1
    THERMAL = 2


def set_zoom(peer: Peer, camera: Camera, how: Zoom, value: float) -> Conversation[None]:
    """Zoom; a continuous one goes on until it is stopped. ValueError for a number that means nothing."""
    low, high = (0.0, 100.0) if how is Zoom.RANGE else (-1.0, 1.0)
    if not low <= value <= high:
        raise ValueError(f"a zoom of {value} is none: {low:.0f} to {high:.0f}")
    if camera.info is not None and not camera.can(Ability.ZOOM):
        raise CameraCannot("zoom", "this camera does not zoom")
    params = (float(how), value, float(camera.device))
    return give(peer, CameraOrder("zoom", camera.component, mavlink.MAV_CMD_SET_CAMERA_ZOOM, params))


def set_source(peer: Peer, camera: Camera, main: Eye, second: Eye = Eye.DEFAULT) -> Conversation[None]:
    """Which eye the main stream shows, and which the second."""
    params = (float(camera.device), float(main), float(second))
    return give(
        peer, CameraOrder(f"show the {main.name.lower()} picture", camera.component, SET_SOURCE, params)
    )


def set_camera_mode(peer: Peer, camera: Camera, mode: CameraMode) -> Conversation[None]:
    """Ready for photos or for video; cameras that do both at once have no modes."""
    if camera.info is not None and not camera.can(Ability.MODES):
        raise CameraCannot(f"change to {mode} mode", "this camera has no modes")
    params = (float(camera.device), float(_MODES[mode]))
    order = CameraOrder(f"change to {mode} mode", camera.component, mavlink.MAV_CMD_SET_CAMERA_MODE, params)
    return give(peer, order)
