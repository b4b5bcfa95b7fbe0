"""Fold what gimbals and their managers say into what is known of each: radians and sentinels end here."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from telemetry.camera.mount import Mount, MountControl, MountInfo, MountLook, Range, Steerer, Turns
from telemetry.gimbal import device_look, roll_deg
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Message

    Mounts: TypeAlias = tuple[Mount, ...]
    Fold: TypeAlias = Callable[[Mounts, Message, float], Mounts]

MOST_MOUNTS = 12
GIMBALS = frozenset(
    {
        mavlink.MAV_COMP_ID_GIMBAL,
        *range(mavlink.MAV_COMP_ID_GIMBAL2, mavlink.MAV_COMP_ID_GIMBAL6 + 1),
    }
)
STALE_S = 2.0  # the look of a gimbal that fell silent gives way to another's

_TURNS = {
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_RETRACT: Turns.RETRACT,
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_NEUTRAL: Turns.NEUTRAL,
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_ROLL_AXIS: Turns.ROLL,
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_PITCH_AXIS: Turns.PITCH,
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_YAW_AXIS: Turns.YAW,
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_YAW_FOLLOW: Turns.YAW_FOLLOW,
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_HAS_YAW_LOCK: Turns.YAW_LOCK,
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_SUPPORTS_INFINITE_YAW: Turns.YAW_ENDLESS,
    mavlink.GIMBAL_MANAGER_CAP_FLAGS_CAN_POINT_LOCATION_GLOBAL: Turns.AT_A_PLACE,
}


def on_manager_information(mounts: Mounts, msg: Message, now_s: float) -> Mounts:
    can = frozenset(turn for flag, turn in _TURNS.items() if msg.cap_flags & flag)
    info = MountInfo(
        can=can,
        pitch=_range(msg.pitch_min, msg.pitch_max, 180.0),
        yaw=None if Turns.YAW_ENDLESS in can else _range(msg.yaw_min, msg.yaw_max, 720.0),
        received_s=now_s,
    )
    return _managed(mounts, msg, lambda mount: replace(mount, info=info))


def on_manager_status(mounts: Mounts, msg: Message, now_s: float) -> Mounts:
    control = MountControl(
        steered_by=_steerer(msg.primary_control_sysid, msg.primary_control_compid),
        also_steered_by=_steerer(msg.secondary_control_sysid, msg.secondary_control_compid),
        retracted=bool(msg.flags & mavlink.GIMBAL_MANAGER_FLAGS_RETRACT),
        neutral=bool(msg.flags & mavlink.GIMBAL_MANAGER_FLAGS_NEUTRAL),
        locked=bool(msg.flags & mavlink.GIMBAL_MANAGER_FLAGS_YAW_LOCK),
        received_s=now_s,
    )
    return _managed(mounts, msg, lambda mount: replace(mount, control=control))


def with_look(mounts: Mounts, msg: Message, heading_deg: float | None, now_s: float) -> Mounts:
    """GIMBAL_DEVICE_ATTITUDE_STATUS of that gimbal; the very same ones when it does not know."""
    look = device_look(msg.q, msg.flags, msg.delta_yaw, heading_deg)
    if look is None:
        return mounts
    told = MountLook(
        pitch_deg=look[0],
        yaw_deg=look[1],
        roll_deg=roll_deg(msg.q),
        locked=bool(msg.flags & mavlink.GIMBAL_DEVICE_FLAGS_YAW_LOCK),
        failures=msg.failure_flags,
        received_s=now_s,
    )
    return _changed(mounts, device_of(msg), lambda mount: replace(mount, look=told))


def device_of(msg: Message) -> int:
    """A gimbal that speaks for itself is known by its component; who says no number means the first."""
    component, device = msg.get_srcComponent(), msg.gimbal_device_id
    return component if component in GIMBALS else device or 1


def is_first(mounts: Mounts, device: int, now_s: float) -> bool:
    """Whether of all gimbals that say where they point this is the one that is shown."""
    return not any(
        mount.device < device and mount.look is not None and now_s - mount.look.received_s <= STALE_S
        for mount in mounts
    )


def _managed(mounts: Mounts, msg: Message, change: Callable[[Mount], Mount]) -> Mounts:
    manager = msg.get_srcComponent()
    return _changed(mounts, msg.gimbal_device_id or 1, lambda one: change(replace(one, manager=manager)))


def _changed(mounts: Mounts, device: int, change: Callable[[Mount], Mount]) -> Mounts:
    others = tuple(mount for mount in mounts if mount.device != device)
    before = next((mount for mount in mounts if mount.device == device), None)
    if before is None and len(others) >= MOST_MOUNTS:
        return mounts
    known = (*others, change(before or Mount(device)))
    return tuple(sorted(known, key=lambda mount: mount.device))


def _range(low_rad: float, high_rad: float, most_deg: float) -> Range | None:
    if not (math.isfinite(low_rad) and math.isfinite(high_rad) and low_rad < high_rad):
        return None
    low, high = math.degrees(low_rad), math.degrees(high_rad)
    return Range(low, high) if -most_deg <= low and high <= most_deg else None


def _steerer(system: int, component: int) -> Steerer | None:
    return Steerer(system, component) if system else None


MOUNT_FOLDS: dict[str, Fold] = {
    "GIMBAL_MANAGER_INFORMATION": on_manager_information,
    "GIMBAL_MANAGER_STATUS": on_manager_status,
}
