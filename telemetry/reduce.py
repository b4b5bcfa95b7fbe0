"""Fold one message into the state. The only place that knows 1e7 degrees, millimetres and sentinels."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from maps.geo import AboveGround, AboveHome, Amsl, LatLon, distance_m
from telemetry.camera.reduce import CAMERA_FOLDS
from telemetry.camera.reduce_mount import MOUNT_FOLDS, device_of, is_first, with_look
from telemetry.gimbal import device_look, mount_look
from telemetry.identity import enum_word, uid_of
from telemetry.messages import mavlink
from telemetry.modes import mode_name
from telemetry.state import (
    Attitude,
    Battery,
    Estimator,
    FenceStatus,
    Fix,
    Gimbal,
    Health,
    Heartbeat,
    Home,
    Identity,
    MissionProgress,
    MissionState,
    Radio,
    Satellites,
    SystemStatus,
    Terrain,
    VehicleState,
    Wind,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from telemetry.messages import Message

    Fold: TypeAlias = Callable[[VehicleState, Message, float], VehicleState]

UNKNOWN_U8 = 0xFF  # common.xml: UINT8_MAX means unknown
UNKNOWN_U16 = 0xFFFF
UNKNOWN_PERCENT = -1
TERRAIN_HERE_M = 500.0  # a report on its own place is no farther off, however fast it flies
_POSITION_FLAGS = mavlink.EKF_POS_HORIZ_ABS  # set when the estimator knows where it is on the Earth
_CONST_POS_FLAG = 128  # EKF_CONST_POS_MODE: it holds a constant position because it has no measurement
_STATUS = {
    mavlink.MAV_STATE_BOOT: SystemStatus.BOOT,
    mavlink.MAV_STATE_CALIBRATING: SystemStatus.BOOT,
    mavlink.MAV_STATE_STANDBY: SystemStatus.STANDBY,
    mavlink.MAV_STATE_ACTIVE: SystemStatus.ACTIVE,
    mavlink.MAV_STATE_CRITICAL: SystemStatus.CRITICAL,
    mavlink.MAV_STATE_EMERGENCY: SystemStatus.CRITICAL,
}
_MISSION_STATES = (
    MissionState.UNKNOWN,
    MissionState.NONE,
    MissionState.NOT_STARTED,
    MissionState.ACTIVE,
    MissionState.PAUSED,
    MissionState.COMPLETE,
)


def reduce(state: VehicleState, message: Message, now_s: float) -> VehicleState:
    """The state after `message`, heard at `now_s`; the same object if it says nothing we show."""
    kind = message.get_type()
    fold = _FOLDS.get(kind)
    if fold is None or (kind not in _OF_ANYBODY and not _is_autopilots(state, message)):
        return state
    return fold(state, message, now_s)


def on_heartbeat(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    if msg.autopilot == mavlink.MAV_AUTOPILOT_INVALID:  # a camera or a gimbal of the same vehicle
        return state
    heartbeat = Heartbeat(
        mode=mode_name(msg.custom_mode),
        armed=bool(msg.base_mode & mavlink.MAV_MODE_FLAG_SAFETY_ARMED),
        status=_STATUS.get(msg.system_status, SystemStatus.OTHER),
        received_s=now_s,
    )
    identity = state.identity or Identity(
        system=msg.get_srcSystem(),
        component=msg.get_srcComponent(),
        type=enum_word("MAV_TYPE", msg.type),
        autopilot=enum_word("MAV_AUTOPILOT", msg.autopilot),
    )
    return replace(state, heartbeat=heartbeat, identity=identity)


def on_autopilot_version(state: VehicleState, msg: Message, _now_s: float) -> VehicleState:
    if state.identity is None:
        return state
    version = msg.flight_sw_version
    firmware = f"{version >> 24}.{version >> 16 & 0xFF}.{version >> 8 & 0xFF}" if version else None
    return replace(
        state,
        identity=replace(state.identity, uid=uid_of(msg), firmware=firmware, capabilities=msg.capabilities),
    )


def on_position(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    if msg.lat == 0 and msg.lon == 0:  # ArduCopter before its first position
        return state
    fix = Fix(
        at=_latlon(msg.lat, msg.lon),
        amsl_m=Amsl(msg.alt / 1000),
        above_home_m=AboveHome(msg.relative_alt / 1000),
        ground_speed_m_s=math.hypot(msg.vx, msg.vy) / 100,
        climb_m_s=-msg.vz / 100,
        heading_deg=None if msg.hdg == UNKNOWN_U16 else msg.hdg / 100,
        received_s=now_s,
    )
    return replace(state, fix=fix)


def on_gps(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    satellites = Satellites(
        fix_type=msg.fix_type,
        count=None if msg.satellites_visible == UNKNOWN_U8 else msg.satellites_visible,
        hdop=None if msg.eph == UNKNOWN_U16 else msg.eph / 100,
        accuracy_m=msg.h_acc / 1000 if msg.h_acc else None,  # mm; 0 where the receiver does not say
        received_s=now_s,
    )
    return replace(state, satellites=satellites)


def on_sys_status(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    battery = Battery(
        voltage_v=None if msg.voltage_battery == UNKNOWN_U16 else msg.voltage_battery / 1000,
        current_a=None if msg.current_battery == -1 else msg.current_battery / 100,
        percent=None if msg.battery_remaining == UNKNOWN_PERCENT else msg.battery_remaining,
        used_mah=state.battery.used_mah if state.battery else None,
        received_s=now_s,
    )
    ready = bool(msg.onboard_control_sensors_health & mavlink.MAV_SYS_STATUS_PREARM_CHECK)
    return replace(state, battery=battery, health=Health(ready_to_arm=ready, received_s=now_s))


def on_battery(state: VehicleState, msg: Message, _now_s: float) -> VehicleState:
    if msg.id != 0 or state.battery is None or msg.current_consumed == -1:
        return state
    return replace(state, battery=replace(state.battery, used_mah=msg.current_consumed))


def on_attitude(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    attitude = Attitude(
        math.degrees(msg.roll), math.degrees(msg.pitch), math.degrees(msg.yaw) % 360.0, received_s=now_s
    )
    return replace(state, attitude=attitude)


def on_gimbal(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    heading_deg = _heading_deg(state)
    look = device_look(msg.q, msg.flags, msg.delta_yaw, heading_deg)
    if look is None:
        return state
    if is_first(state.mounts, device_of(msg), now_s):
        state = replace(state, gimbal=Gimbal(*look, received_s=now_s))
    return replace(state, mounts=with_look(state.mounts, msg, heading_deg, now_s))


def on_camera(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    cameras = CAMERA_FOLDS[msg.get_type()](state.cameras, msg, now_s)
    return state if cameras is state.cameras else replace(state, cameras=cameras)


def on_manager(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    mounts = MOUNT_FOLDS[msg.get_type()](state.mounts, msg, now_s)
    return state if mounts is state.mounts else replace(state, mounts=mounts)


def on_mount(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    look = mount_look(msg.pitch, msg.yaw, msg.yaw_absolute, _heading_deg(state))
    return state if look is None else replace(state, gimbal=Gimbal(*look, received_s=now_s))


def on_wind(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    return replace(state, wind=Wind(msg.direction % 360.0, msg.speed, received_s=now_s))


def on_home(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    if msg.latitude == 0 and msg.longitude == 0:
        return state
    home = Home(_latlon(msg.latitude, msg.longitude), Amsl(msg.altitude / 1000), received_s=now_s)
    return replace(state, home=home)


def on_terrain(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    at = _latlon(msg.lat, msg.lon)
    if state.fix is not None and distance_m(at, state.fix.at) > TERRAIN_HERE_M:
        return state  # the answer to somebody's TERRAIN_CHECK
    height = (
        AboveGround(msg.current_height) if msg.spacing else None
    )  # ArduPilot: spacing 0 is "no data here"
    return replace(state, terrain=Terrain(height, now_s, pending=msg.pending, loaded=msg.loaded))


def on_mission_current(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    stated = msg.mission_state if msg.mission_state < len(_MISSION_STATES) else 0
    progress = MissionProgress(
        current=msg.seq,
        total=None if msg.total in (0, UNKNOWN_U16) else msg.total,
        state=_MISSION_STATES[stated],
        reached=state.mission.reached if state.mission else None,
        received_s=now_s,
    )
    return replace(state, mission=progress)


def on_item_reached(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    before = state.mission or MissionProgress(msg.seq, None, MissionState.UNKNOWN, None, now_s)
    return replace(state, mission=replace(before, reached=msg.seq))


def on_fence(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    return replace(state, fence=FenceStatus(bool(msg.breach_status), msg.breach_count, received_s=now_s))


def on_estimator(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    known = bool(msg.flags & _POSITION_FLAGS) and not msg.flags & _CONST_POS_FLAG
    return replace(state, estimator=Estimator(msg.flags, known, received_s=now_s))


def on_radio(state: VehicleState, msg: Message, now_s: float) -> VehicleState:
    radio = Radio(
        rssi=None if msg.rssi == UNKNOWN_U8 else msg.rssi,
        remote_rssi=None if msg.remrssi == UNKNOWN_U8 else msg.remrssi,
        received_s=now_s,
    )
    return replace(state, radio=radio)


def _is_autopilots(state: VehicleState, message: Message) -> bool:
    """A camera's battery or a gimbal's attitude is not the drone's. Until it is known, all may be."""
    return state.identity is None or message.get_srcComponent() == state.identity.component


def _heading_deg(state: VehicleState) -> float | None:
    """Where the nose points; the attitude comes more often than the position."""
    if state.attitude is not None:
        return state.attitude.yaw_deg
    return None if state.fix is None else state.fix.heading_deg


def _latlon(lat_e7: int, lon_e7: int) -> LatLon:
    return LatLon(max(-90.0, min(90.0, lat_e7 / 1e7)), max(-180.0, min(180.0, lon_e7 / 1e7)))


_FOLDS: dict[str, Fold] = {
    "HEARTBEAT": on_heartbeat,
    "AUTOPILOT_VERSION": on_autopilot_version,
    "GLOBAL_POSITION_INT": on_position,
    "GPS_RAW_INT": on_gps,
    "SYS_STATUS": on_sys_status,
    "BATTERY_STATUS": on_battery,
    "ATTITUDE": on_attitude,
    "GIMBAL_DEVICE_ATTITUDE_STATUS": on_gimbal,
    "MOUNT_ORIENTATION": on_mount,
    "WIND": on_wind,
    "HOME_POSITION": on_home,
    "TERRAIN_REPORT": on_terrain,
    "MISSION_CURRENT": on_mission_current,
    "MISSION_ITEM_REACHED": on_item_reached,
    "FENCE_STATUS": on_fence,
    "EKF_STATUS_REPORT": on_estimator,
    "RADIO_STATUS": on_radio,
    **dict.fromkeys(CAMERA_FOLDS, on_camera),
    **dict.fromkeys(MOUNT_FOLDS, on_manager),
}
# What others aboard than the autopilot say of themselves; the rest is the autopilot's alone to say.
_OF_ANYBODY = (
    CAMERA_FOLDS.keys()
    | MOUNT_FOLDS.keys()
    | {"GIMBAL_DEVICE_ATTITUDE_STATUS", "MOUNT_ORIENTATION", "RADIO_STATUS"}
)
FOLDED = frozenset(_FOLDS)  # the messages that say something we show
