"""What happened between two states: mode changes, arming, take-off, landing, failsafes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.events import EventCode
from telemetry.protocol import Said
from telemetry.state import MissionState, SystemStatus

if TYPE_CHECKING:
    from telemetry.state import VehicleState


def watch(old: VehicleState, new: VehicleState) -> list[Said]:
    """The events that lead from `old` to `new`, in the order a person would tell them."""
    if old is new:
        return []
    return [
        *_identity(old, new),
        *_heartbeat(old, new),
        *_flight(old, new),
        *_position(old, new),
        *_home(old, new),
        *_fence(old, new),
        *_mission(old, new),
    ]


def _identity(old: VehicleState, new: VehicleState) -> list[Said]:
    before, now = old.identity, new.identity
    if now is None or now.firmware is None or (before is not None and before.firmware == now.firmware):
        return []
    return [Said(EventCode.VEHICLE_IDENTIFIED, {"uid": now.uid, "type": now.type, "firmware": now.firmware})]


def _heartbeat(old: VehicleState, new: VehicleState) -> list[Said]:
    before, now = old.heartbeat, new.heartbeat
    if now is None or before is now:
        return []
    said: list[Said] = []
    if before is None or before.mode != now.mode:
        said.append(Said(EventCode.MODE_CHANGED, {"mode": now.mode, "from": before.mode if before else None}))
    if before is not None and before.armed != now.armed:
        said.append(Said(EventCode.ARMED if now.armed else EventCode.DISARMED))
    critical = SystemStatus.CRITICAL
    if now.status is critical and (before is None or before.status is not critical):
        said.append(Said(EventCode.FAILSAFE))
    elif before is not None and before.status is critical and now.status is not critical:
        said.append(Said(EventCode.FAILSAFE_CLEARED))
    return said


def _flight(old: VehicleState, new: VehicleState) -> list[Said]:
    if old.heartbeat is None or old.flying == new.flying:
        return []
    if not new.flying:
        return [Said(EventCode.LANDED, _place(new))]
    return [Said(EventCode.TOOK_OFF, _place(new))]


def _place(state: VehicleState) -> dict[str, float | int | None]:
    fix, battery = state.fix, state.battery
    return {
        "lat_deg": fix.at.lat_deg if fix else None,
        "lon_deg": fix.at.lon_deg if fix else None,
        "battery_percent": battery.percent if battery else None,
    }


def _position(old: VehicleState, new: VehicleState) -> list[Said]:
    before, now = old.estimator, new.estimator
    if now is None or before is now or (before is not None and before.position_ok == now.position_ok):
        return []
    if before is None and not now.position_ok:
        return []
    return [Said(EventCode.POSITION_OK if now.position_ok else EventCode.POSITION_LOST, {"flags": now.flags})]


def _home(old: VehicleState, new: VehicleState) -> list[Said]:
    before, now = old.home, new.home
    if now is None or before is now or (before is not None and before.at == now.at):
        return []
    facts = {"lat_deg": now.at.lat_deg, "lon_deg": now.at.lon_deg, "amsl_m": float(now.amsl_m)}
    return [Said(EventCode.HOME_SET, facts)]


def _fence(old: VehicleState, new: VehicleState) -> list[Said]:
    was = old.fence is not None and old.fence.breached
    if new.fence is None or was == new.fence.breached:
        return []
    return [Said(EventCode.FENCE_BREACHED if new.fence.breached else EventCode.FENCE_CLEARED)]


def _mission(old: VehicleState, new: VehicleState) -> list[Said]:
    before, now = old.mission, new.mission
    if now is None or before is now:
        return []
    said: list[Said] = []
    if now.reached is not None and (before is None or before.reached != now.reached):
        said.append(Said(EventCode.WAYPOINT_REACHED, {"item": now.reached}))
    if (
        now.state is MissionState.COMPLETE
        and before is not None
        and before.state is not MissionState.COMPLETE
    ):
        said.append(Said(EventCode.MISSION_COMPLETE))
    return said
