"""The missions, fences and rally points that the drone keeps, and what it refuses to keep."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field, replace
from enum import IntEnum

from telemetry.messages import mavlink


class Kind(IntEnum):
    """MAV_MISSION_TYPE."""

    MISSION = 0
    FENCE = 1
    RALLY = 2


MAX_ITEMS = {Kind.MISSION: 650, Kind.FENCE: 70, Kind.RALLY: 46}
FENCE_BYTES = 560
TOTAL_PARAMETER = {Kind.MISSION: "MIS_TOTAL", Kind.FENCE: "FENCE_TOTAL", Kind.RALLY: "RALLY_TOTAL"}

WAYPOINT, SPLINE = 16, 82
LOITER_UNLIMITED, LOITER_TURNS, LOITER_TIME = 17, 18, 19
RETURN, LAND, TAKEOFF, DELAY = 20, 21, 22, 93
CONDITION_DELAY, CONDITION_DISTANCE, CONDITION_YAW = 112, 114, 115
JUMP, CHANGE_SPEED, SET_HOME = 177, 178, 179
LOOKS, LOOK_NOWHERE = frozenset({195, 201}), 197
ENDS_LOOK = frozenset({TAKEOFF, LAND, RETURN})
FENCE_INCLUSION, FENCE_EXCLUSION = 5001, 5002
FENCE_INCLUSION_CIRCLE, FENCE_EXCLUSION_CIRCLE = 5003, 5004
RALLY_POINT = 5100

NAMES = {  # as "Mission: 3 WP" says them
    WAYPOINT: "WP",
    SPLINE: "SplineWP",
    LOITER_UNLIMITED: "LoitUnlim",
    LOITER_TURNS: "LoitTurns",
    LOITER_TIME: "LoitTime",
    RETURN: "RTL",
    LAND: "Land",
    TAKEOFF: "Takeoff",
    DELAY: "Delay",
    CONDITION_DELAY: "CondDelay",
    CONDITION_DISTANCE: "CondDist",
    CONDITION_YAW: "CondYaw",
    JUMP: "Jump",
    CHANGE_SPEED: "ChangeSpeed",
    SET_HOME: "SetHome",
    181: "SetRelay",
    182: "RepeatRelay",
    183: "SetServo",
    184: "RepeatServo",
    189: "LandStart",
    195: "SetROI",
    197: "SetROI",
    201: "SetROI",
    203: "DigiCamCtrl",
    205: "MountControl",
    206: "SetCamTrigDst",
    207: "FenceEnable",
    208: "Parachute",
    211: "Gripper",
    222: "GuidedLimits",
    1000: "GimbalPitchYaw",
    2000: "ImageStartCapture",
    2001: "ImageStopCapture",
    2500: "VideoStartCapture",
    2501: "VideoStopCapture",
}
NAVIGATION = frozenset(
    {WAYPOINT, SPLINE, LOITER_UNLIMITED, LOITER_TURNS, LOITER_TIME, RETURN, LAND, TAKEOFF, DELAY}
)
PLACED = frozenset(
    {WAYPOINT, SPLINE, LOITER_UNLIMITED, LOITER_TURNS, LOITER_TIME, LAND, TAKEOFF, SET_HOME, 189, 195, 201}
)
ONE_PARAMETER = frozenset({WAYPOINT, SPLINE, TAKEOFF})  # the first, as a whole number; no space for others
FENCES = frozenset({FENCE_INCLUSION, FENCE_EXCLUSION, FENCE_INCLUSION_CIRCLE, FENCE_EXCLUSION_CIRCLE})
YAW_MAY_BE_NAN = frozenset({WAYPOINT, LOITER_UNLIMITED, LOITER_TIME, LOITER_TURNS, LAND, TAKEOFF, 1000})
FRAMES = frozenset({0, 2, 3, 5, 6, 10, 11})  # global, mission, relative, and the same as integers, terrain


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it goes over the wire: degrees times 1e7, metres in its `frame`."""

    frame: int
    command: int
    p1: float
    p2: float
    p3: float
    p4: float
    x: int
    y: int
    z: float


def refusal(item: Item, kind: Kind) -> int | None:
    """The MAV_MISSION_RESULT with which this item is turned away, or None."""
    if not _is_known(item, kind):
        return mavlink.MAV_MISSION_UNSUPPORTED
    if item.frame not in FRAMES:
        return mavlink.MAV_MISSION_UNSUPPORTED_FRAME
    for value, result in zip((item.p1, item.p2, item.p3, item.p4), range(6, 10), strict=True):
        yaw_left_out = result == 9 and math.isnan(value) and item.command in YAW_MAY_BE_NAN
        if not math.isfinite(value) and not yaw_left_out:
            return result  # MAV_MISSION_INVALID_PARAM1 and following
    return None if kind is Kind.MISSION and item.command not in PLACED else _misplaced(item)


def _misplaced(item: Item) -> int | None:
    if abs(item.x) > 900_000_000:
        return mavlink.MAV_MISSION_INVALID_PARAM5_X
    if abs(item.y) > 1_800_000_000:
        return mavlink.MAV_MISSION_INVALID_PARAM6_Y
    return mavlink.MAV_MISSION_INVALID_PARAM7 if not math.isfinite(item.z) else None


def _is_known(item: Item, kind: Kind) -> bool:
    if kind is Kind.FENCE:
        return item.command in FENCES
    return item.command == RALLY_POINT if kind is Kind.RALLY else item.command in NAMES


def as_kept(item: Item, kind: Kind) -> Item:
    """What is read back: only what the vehicle stores of an item."""
    if kind is Kind.FENCE:
        return replace(item, frame=0, p2=0.0, p3=0.0, p4=0.0, z=0.0)
    if kind is Kind.RALLY:  # whole metres
        z = float(math.trunc(item.z))
        return replace(item, frame=_plain(item.frame), p1=0.0, p2=0.0, p3=0.0, p4=0.0, z=z)
    kept = replace(item, p4=0.0 if math.isnan(item.p4) else item.p4)
    if item.command in ONE_PARAMETER:
        kept = replace(kept, p1=float(math.trunc(item.p1) & 0xFFFF), p2=0.0, p3=0.0, p4=0.0)
    if item.command not in PLACED:
        return replace(kept, frame=0, x=0, y=0, z=item.z if item.command in (205, 206) else 0.0)
    return replace(kept, frame=_plain(item.frame), z=_whole_centimetres(item.z))


def _plain(frame: int) -> int:
    return {2: 0, 5: 0, 6: 3, 11: 10}.get(frame, frame)


def _whole_centimetres(z: float) -> float:
    """Kept as an integer, cut off; it and its way back are reckoned in float32."""
    return _float32(int(_float32(z * 100)) * _float32(0.01))


def _float32(value: float) -> float:
    return struct.unpack("<f", struct.pack("<f", value))[0]


@dataclass(slots=True)
class MissionStore:
    """Everything uploaded; it outlives a reboot. Item 0 of the mission is home and never taken from here."""

    items: dict[Kind, list[Item]] = field(
        default_factory=lambda: {kind: list[Item]() for kind in Kind}, init=False
    )

    def mission(self) -> list[Item]:
        return self.items[Kind.MISSION]

    @property
    def has_mission(self) -> bool:
        """Anything beyond home."""
        return len(self.mission()) > 1

    def cut(self, kind: Kind, count: int) -> None:
        del self.items[kind][count:]

    def put(self, kind: Kind, seq: int, item: Item) -> None:
        """Overwrite one, or append the next."""
        items = self.items[kind]
        if seq < len(items):
            items[seq] = item
        else:
            items.append(item)

    def total(self, kind: Kind) -> int:
        """The value of the parameter that counts them."""
        if kind is not Kind.FENCE:
            return len(self.items[kind])
        return fence_total(self.items[kind])


def fence_total(items: list[Item]) -> int:
    """FENCE_TOTAL: 7 for four corners and a circle in the recording, so one more for each shape."""
    vertices = circles = 0
    polygons = 0.0
    for item in items:
        if item.command in (FENCE_INCLUSION_CIRCLE, FENCE_EXCLUSION_CIRCLE):
            circles += 1
        else:
            vertices += 1
            polygons += 1 / max(1.0, item.p1)
    return round(vertices + circles + polygons + circles) if items else 0


def fence_bytes(items: list[Item]) -> int:
    """What it takes of the storage: a head, and each polygon's, a place for each corner and each circle."""
    shapes = fence_total(items)
    circles = sum(item.command in (FENCE_INCLUSION_CIRCLE, FENCE_EXCLUSION_CIRCLE) for item in items)
    corners = len(items) - circles
    polygons = shapes - corners - 2 * circles
    return 4 + 2 * polygons + 8 * corners + 13 * circles


def fence_fault(items: list[Item]) -> str | None:
    """Why these items are no fence: a polygon must bring as many corners as it says, at least three."""
    position = 0
    while position < len(items):
        first = items[position]
        if first.command in (FENCE_INCLUSION_CIRCLE, FENCE_EXCLUSION_CIRCLE):
            position += 1
            continue
        count = int(first.p1)
        corners = items[position : position + count]
        if (
            count < 3
            or len(corners) < count
            or any(c.command != first.command or c.p1 != count for c in corners)
        ):
            return "Incorrect item count"
        position += count
    return None
