"""Point a gimbal: take it, turn it, let it look at a place, and let go again.

An ArduPilot lets everybody steer and only remembers who took it; others refuse who did not take it first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telemetry.camera.mount import Turns
from telemetry.camera.order import CameraCannot, CameraOrder, PlaceE7, give
from telemetry.messages import GCS_COMPONENT, GCS_SYSTEM, mavlink

if TYPE_CHECKING:
    from maps.geo import AboveHome, LatLon
    from telemetry.camera.mount import Mount
    from telemetry.protocol import Conversation, Peer

DOWN_DEG = -90.0
_ITSELF, _RELEASE, _UNCHANGED = -2.0, -3.0, -1.0  # DO_GIMBAL_MANAGER_CONFIGURE
_LEVEL = mavlink.GIMBAL_MANAGER_FLAGS_ROLL_LOCK | mavlink.GIMBAL_MANAGER_FLAGS_PITCH_LOCK
# An ArduPilot goes by the lock alone; who knows the frame flags wants exactly one of them.
_NORTH = mavlink.GIMBAL_MANAGER_FLAGS_YAW_LOCK | mavlink.GIMBAL_MANAGER_FLAGS_YAW_IN_EARTH_FRAME
_NOSE = mavlink.GIMBAL_MANAGER_FLAGS_YAW_IN_VEHICLE_FRAME
_NAN = math.nan


@dataclass(frozen=True, slots=True)
class Aim:
    """Where to point: pitch above the horizon, yaw clockwise from north, or from the nose and turning
    with it."""

    pitch_deg: float
    yaw_deg: float
    from_nose: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.pitch_deg) and math.isfinite(self.yaw_deg)):
            raise ValueError(f"{self.pitch_deg}, {self.yaw_deg} is nowhere to point")


def within(mount: Mount, aim: Aim, heading_deg: float | None = None) -> Aim:
    """The nearest that this gimbal can reach, by its own word. `heading_deg` of the nose: without it an aim
    from north keeps its yaw, and the gimbal goes as far as it can."""
    info = mount.info
    pitch = max(DOWN_DEG, min(90.0, aim.pitch_deg))
    if info is None:
        return replace(aim, pitch_deg=pitch)
    if info.pitch is not None:
        pitch = info.pitch.clip(pitch)
    if info.yaw is None or (not aim.from_nose and heading_deg is None):
        return replace(aim, pitch_deg=pitch)
    nose = 0.0 if aim.from_nose or heading_deg is None else heading_deg
    turn = (aim.yaw_deg - nose + 180.0) % 360.0 - 180.0
    yaw = info.yaw.clip(turn) + nose
    return Aim(pitch, yaw if aim.from_nose else yaw % 360.0, aim.from_nose)


def aim_flags(aim: Aim) -> int:
    """GIMBAL_MANAGER_FLAGS."""
    return _LEVEL | (_NOSE if aim.from_nose else _NORTH)


def is_ours(mount: Mount) -> bool:
    """Whether we have it now. False also while nobody says who has it."""
    control = mount.control
    return control is not None and control.steered_by == (GCS_SYSTEM, GCS_COMPONENT)


def is_anothers(mount: Mount) -> bool:
    """Whether somebody else has it: who takes it then takes it from them."""
    return mount.control is not None and mount.control.steered_by is not None and not is_ours(mount)


def take_control(peer: Peer, mount: Mount) -> Conversation[None]:
    """We steer from now on, whoever did before."""
    return _configure(peer, mount, "take the gimbal", _ITSELF)


def release_control(peer: Peer, mount: Mount) -> Conversation[None]:
    """Nobody steers any more; nothing changes when another one does."""
    return _configure(peer, mount, "release the gimbal", _RELEASE)


def point(peer: Peer, mount: Mount, aim: Aim, heading_deg: float | None = None) -> Conversation[None]:
    """Turn there, within the gimbal's limits. It also lets go of a place that was looked at."""
    if mount.info is not None and not (mount.can(Turns.PITCH) or mount.can(Turns.YAW)):
        raise CameraCannot("turn the gimbal", "this one is not turned from here")
    reached = within(mount, aim, heading_deg)
    angles = (reached.pitch_deg, reached.yaw_deg)
    return _pitch_yaw(peer, mount, "turn the gimbal", angles, aim_flags(aim))


def look_down(peer: Peer, mount: Mount) -> Conversation[None]:
    """Straight down, or as far down as it goes; the upper edge of the picture is where the nose is."""
    return point(peer, mount, Aim(DOWN_DEG, 0.0, from_nose=True))


def look_ahead(peer: Peer, mount: Mount) -> Conversation[None]:
    """The gimbal's own rest position."""
    flags = mavlink.GIMBAL_MANAGER_FLAGS_NEUTRAL
    return _pitch_yaw(peer, mount, "turn the gimbal ahead", (_NAN, _NAN), flags)


def follow(peer: Peer, mount: Mount) -> Conversation[None]:
    """Look where the nose points, and turn with it; the pitch stays as it is."""
    pitch = mount.look.pitch_deg if mount.look is not None else 0.0
    return point(peer, mount, Aim(pitch, 0.0, from_nose=True))


def look_at(peer: Peer, mount: Mount | None, at: LatLon, height: AboveHome) -> Conversation[None]:
    """Keep a place in the middle of the picture, however the drone flies, until `stop_looking`.

    Without a gimbal that pans the drone turns as a whole, in AUTO and GUIDED only.
    """
    place = PlaceE7(
        round(at.lat_deg * 1e7),
        round(at.lon_deg * 1e7),
        float(height),
        mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT,
    )
    command, device = mavlink.MAV_CMD_DO_SET_ROI_LOCATION, _device(mount)
    return give(peer, CameraOrder("look there", _manager(peer, mount), command, (device,), place))


def stop_looking(peer: Peer, mount: Mount | None) -> Conversation[None]:
    """Let go of the place that is looked at."""
    command, params = mavlink.MAV_CMD_DO_SET_ROI_NONE, (_device(mount),)
    return give(peer, CameraOrder("look there no more", _manager(peer, mount), command, params))


def _configure(peer: Peer, mount: Mount, name: str, who: float) -> Conversation[None]:
    command = mavlink.MAV_CMD_DO_GIMBAL_MANAGER_CONFIGURE
    params = (who, who, _UNCHANGED, _UNCHANGED, 0.0, 0.0, _device(mount))
    return give(peer, CameraOrder(name, _manager(peer, mount), command, params))


def _pitch_yaw(
    peer: Peer, mount: Mount, name: str, angles_deg: tuple[float, float], flags: int
) -> Conversation[None]:
    command = mavlink.MAV_CMD_DO_GIMBAL_MANAGER_PITCHYAW
    params = (*angles_deg, _NAN, _NAN, float(flags), 0.0, _device(mount))
    return give(peer, CameraOrder(name, _manager(peer, mount), command, params))


def _manager(peer: Peer, mount: Mount | None) -> int:
    return peer.component if mount is None or mount.manager is None else mount.manager


def _device(mount: Mount | None) -> float:
    return 0.0 if mount is None else float(mount.device)  # 0: all of them
