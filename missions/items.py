"""Plans as mission items and back: the only place that knows wire frames, 1e7 degrees and command numbers."""

from __future__ import annotations

import hashlib
import math
import struct
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from maps.geo import LatLon
from missions.plan import PlanError
from telemetry.messages import GCS_SYSTEM, Message, Outgoing, mavlink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.plan import Plan, Waypoint
    from telemetry.protocol import Peer


class MissionType(IntEnum):
    """MAV_MISSION_TYPE."""

    MISSION = mavlink.MAV_MISSION_TYPE_MISSION
    FENCE = mavlink.MAV_MISSION_TYPE_FENCE
    RALLY = mavlink.MAV_MISSION_TYPE_RALLY


GLOBAL = mavlink.MAV_FRAME_GLOBAL  # z above mean sea level
ABOVE_HOME = mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT
TERRAIN = mavlink.MAV_FRAME_GLOBAL_TERRAIN_ALT

WAYPOINT = mavlink.MAV_CMD_NAV_WAYPOINT
TAKEOFF = mavlink.MAV_CMD_NAV_TAKEOFF
LAND = mavlink.MAV_CMD_NAV_LAND
RETURN = mavlink.MAV_CMD_NAV_RETURN_TO_LAUNCH
JUMP = mavlink.MAV_CMD_DO_JUMP
SPEED = mavlink.MAV_CMD_DO_CHANGE_SPEED
LOOK_AT = mavlink.MAV_CMD_DO_SET_ROI_LOCATION
FENCE_CORNER = mavlink.MAV_CMD_NAV_FENCE_POLYGON_VERTEX_INCLUSION
NO_FLY_CORNER = mavlink.MAV_CMD_NAV_FENCE_POLYGON_VERTEX_EXCLUSION
CORNERS = frozenset({FENCE_CORNER, NO_FLY_CORNER})

RALLY_POINT = mavlink.MAV_CMD_NAV_RALLY_POINT
KEEP_IN_CIRCLE = mavlink.MAV_CMD_NAV_FENCE_CIRCLE_INCLUSION
KEEP_OUT_CIRCLE = mavlink.MAV_CMD_NAV_FENCE_CIRCLE_EXCLUSION

MOST_ITEMS = 650  # an ArduCopter takes so many of a mission (measured)
MOST_WAYPOINTS = MOST_ITEMS - 4  # home, take-off, speed and return are items too

_FIRST_DO = mavlink.MAV_CMD_NAV_LAST  # from here on commands have no place of their own
_SAME_FRAME = {
    mavlink.MAV_FRAME_GLOBAL_INT: mavlink.MAV_FRAME_GLOBAL,
    mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT_INT: mavlink.MAV_FRAME_GLOBAL_RELATIVE_ALT,
    mavlink.MAV_FRAME_GLOBAL_TERRAIN_ALT_INT: mavlink.MAV_FRAME_GLOBAL_TERRAIN_ALT,
}


@dataclass(frozen=True, slots=True)
class MissionItem:
    """One item as MISSION_ITEM_INT carries it. Its number is its place in the tuple."""

    command: int
    frame: int = ABOVE_HOME
    params: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    x: int = 0  # latitude, 1e-7 degrees
    y: int = 0  # longitude, 1e-7 degrees
    z: float = 0.0  # metres, in `frame`
    autocontinue: bool = True

    @property
    def at(self) -> LatLon | None:
        """None for items without a place. ValueError for one that is not on the Earth."""
        return None if self.x == 0 and self.y == 0 else LatLon(self.x / 1e7, self.y / 1e7)


Items: TypeAlias = tuple[MissionItem, ...]


def mission_items(plan: Plan) -> Items:
    """Home, take-off, speed, look, waypoints, return: what goes aboard as MissionType.MISSION."""
    if not plan.waypoints:
        raise PlanError("the plan has no waypoint: there is nothing to fly")
    home = plan.home or plan.waypoints[0].at  # the vehicle puts its own home in place of item 0
    return (
        MissionItem(WAYPOINT, GLOBAL, x=_e7(home.lat_deg), y=_e7(home.lon_deg)),
        MissionItem(TAKEOFF, z=_kept(plan.takeoff_height)),
        MissionItem(SPEED, params=(1.0, plan.speed_m_s, -1.0, 0.0)),  # 1: ground speed; -1: throttle as it is
        *_look(plan),
        *(_waypoint(waypoint) for waypoint in plan.waypoints),
        MissionItem(RETURN),
    )


def first_waypoint(plan: Plan) -> int:
    """The number of the item that is the first waypoint: home, take-off, speed and a look come before it."""
    return 3 + len(_look(plan))


def fence_items(plan: Plan) -> Items:
    """The corners of the fence, and of what is not to be flown over; empty without a fence."""
    if plan.fence is None:
        return ()
    items = list(_corners(FENCE_CORNER, plan.fence.area.ring))
    holes = plan.area.holes if plan.area is not None else ()
    for ring in (*holes, *(shut.ring for shut in plan.no_fly)):
        items += _corners(NO_FLY_CORNER, ring)
    return tuple(items)


def rally_items(plan: Plan) -> Items:
    """The places to come down at instead of home; empty for none. Their heights are kept in whole metres."""
    return tuple(
        MissionItem(RALLY_POINT, x=_e7(r.at.lat_deg), y=_e7(r.at.lon_deg), z=_whole(r.height))
        for r in plan.rally
    )


def to_message(item: MissionItem, seq: int, kind: MissionType, peer: Peer) -> Outgoing:
    """The item as it is sent."""
    p1, p2, p3, p4 = item.params
    return mavlink.MAVLink_mission_item_int_message(
        peer.system,
        peer.component,
        seq,
        item.frame,
        item.command,
        0,
        int(item.autocontinue),
        p1,
        p2,
        p3,
        p4,
        item.x,
        item.y,
        item.z,
        int(kind),
    )


def from_message(message: Message) -> MissionItem:
    """The item of a MISSION_ITEM_INT, or of an old MISSION_ITEM with its rounded degrees."""
    exact = message.get_type() == "MISSION_ITEM_INT"
    return MissionItem(
        command=int(message.command),
        frame=int(message.frame),
        params=(float(message.param1), float(message.param2), float(message.param3), float(message.param4)),
        x=int(message.x) if exact else _e7(float(message.x)),
        y=int(message.y) if exact else _e7(float(message.y)),
        z=float(message.z),
        autocontinue=bool(message.autocontinue),
    )


def is_for_us(message: Message, kind: MissionType) -> bool:
    """Whether a message of the mission protocol is about this list and meant for this ground station."""
    return message.target_system in {0, GCS_SYSTEM} and message.mission_type == kind


def same_meaning(ours: Sequence[MissionItem], aboard: Sequence[MissionItem], kind: MissionType) -> bool:
    """Whether the vehicle holds what we sent, as far as it changes anything in flight."""
    return first_difference(ours, aboard, kind) is None


def first_difference(
    ours: Sequence[MissionItem], aboard: Sequence[MissionItem], kind: MissionType
) -> int | None:
    """The number of the first item that differs; a missing one counts too. None: they mean the same."""
    a, b = _canonical(ours, kind), _canonical(aboard, kind)
    skipped = 1 if kind is MissionType.MISSION else 0
    for seq, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return seq + skipped
    return None if len(a) == len(b) else min(len(a), len(b)) + skipped


def plan_hash(items: Sequence[MissionItem], kind: MissionType = MissionType.MISSION) -> str:
    """SHA-256 over what the items mean: equal for a plan and its faithful copy aboard."""
    digest = hashlib.sha256(struct.pack("<BI", int(kind), len(items)))
    for packed in _canonical(items, kind):
        digest.update(packed)
    return digest.hexdigest()


def _waypoint(waypoint: Waypoint) -> MissionItem:
    stay = (float(round(waypoint.hold_s)), 0.0, 0.0, 0.0)
    at = waypoint.at
    return MissionItem(WAYPOINT, ABOVE_HOME, stay, _e7(at.lat_deg), _e7(at.lon_deg), _kept(waypoint.height))


def _look(plan: Plan) -> Items:
    """Coming home the autopilot lets go of it by itself."""
    if plan.look is None:
        return ()
    at = plan.look.at
    return (MissionItem(LOOK_AT, x=_e7(at.lat_deg), y=_e7(at.lon_deg), z=_kept(plan.look.height)),)


def _corners(command: int, ring: Sequence[LatLon]) -> list[MissionItem]:
    count = (float(len(ring)), 0.0, 0.0, 0.0)
    return [MissionItem(command, GLOBAL, count, _e7(at.lat_deg), _e7(at.lon_deg)) for at in ring]


def _e7(degrees: float) -> int:
    return round(degrees * 1e7)


def _kept(height_m: float) -> float:
    """To the centimetre; 1 mm up where an ArduPilot (int(z * 100), in float32) would keep the one below."""
    if not math.isfinite(height_m):
        return float(height_m)
    cm = round(height_m * 100)
    held = int(_float32(_float32(cm / 100) * 100))
    return (cm if held == cm else cm + math.copysign(0.1, cm)) / 100


def _whole(height_m: float) -> float:
    return float(round(height_m)) if math.isfinite(height_m) else float(height_m)


def _float32(value: float) -> float:
    return struct.unpack("<f", struct.pack("<f", value))[0]


def _canonical(items: Sequence[MissionItem], kind: MissionType) -> list[bytes]:
    """Each item packed as it is aboard: what a vehicle rewrites without changing the flight is left out."""
    if kind is MissionType.FENCE:  # comes back with autocontinue 0, in any frame: it has no heights
        return [_packed(replace(item, frame=GLOBAL, autocontinue=False)) for item in items]
    if kind is MissionType.RALLY:
        return [_packed(replace(item, autocontinue=False)) for item in items]
    flown = items[1:]  # item 0 is the vehicle's own home
    return [_packed(item if has_place(item) else replace(item, frame=GLOBAL)) for item in flown]


def plain_frame(frame: int) -> int:
    """The frame under its shorter number: GLOBAL_INT means GLOBAL, and so on."""
    return _SAME_FRAME.get(frame, frame)


def has_place(item: MissionItem) -> bool:
    """Whether the command is flown somewhere; the others take effect wherever the vehicle is."""
    return item.command == LOOK_AT or (item.command < _FIRST_DO and item.command != RETURN)


def _packed(item: MissionItem) -> bytes:
    z = round(item.z, 2)  # centimetres are what an ArduPilot keeps, and n * 0.01 what it makes of them
    numbers = [0.0 if math.isnan(value) else value for value in (*item.params, z)]  # NaN: "as it is"
    frame = plain_frame(item.frame)
    return struct.pack(
        "<HB5fii?",
        item.command,
        frame,
        *(value + 0.0 for value in numbers),
        item.x,
        item.y,
        item.autocontinue,
    )
