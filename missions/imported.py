"""A plan from mission items that came from aboard or from another ground station.

Our plans climb, fly through waypoints and come home. What does not fit is said as a remark, item by item,
and never dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from maps.area import Area, AreaError
from maps.geo import AboveGround, AboveHome, LatLon
from missions.camera_model import DEFAULT_CAMERA, swath_m
from missions.fence import ROOM_ABOVE_M, circle
from missions.items import (
    ABOVE_HOME,
    FENCE_CORNER,
    GLOBAL,
    JUMP,
    KEEP_IN_CIRCLE,
    KEEP_OUT_CIRCLE,
    LAND,
    LOOK_AT,
    NO_FLY_CORNER,
    RALLY_POINT,
    RETURN,
    SPEED,
    TAKEOFF,
    TERRAIN,
    WAYPOINT,
    has_place,
    plain_frame,
)
from missions.plan import Fence, Look, Plan, PlanError, RallyPoint, Waypoint
from telemetry.messages import mavlink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from missions.items import Items, MissionItem

OLD_LOOK_AT = mavlink.MAV_CMD_DO_SET_ROI  # what ground stations wrote before LOOK_AT; params[0] says at what
_AT_A_PLACE = mavlink.MAV_ROI_LOCATION

Fact: TypeAlias = "str | int | float | None"

DEFAULT_SPEED_M_S = 8.0
MOST_RADIUS_M = 100_000.0
MOST_HOLD_S = 65_535.0  # what an ArduCopter keeps
LOWEST_M, HIGHEST_M = -1_000.0, 10_000.0  # above home, as in our own file


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a foreign plan that ours says in another way, or cannot say."""

    code: str
    item: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict[str, "Fact"])

    def __str__(self) -> str:
        words = self.code.replace("_", " ")
        facts = ", ".join(f"{name} {value}" for name, value in self.facts.items())
        where = "" if self.item is None else f"item {self.item}: "
        return f"{where}{words}" + (f" ({facts})" if facts else "")


def plan_from_items(mission: Items, fence: Items = (), rally: Items = ()) -> tuple[Plan, tuple[Remark, ...]]:
    """The plan that the items fly. PlanError when they fly nothing, or in a height we cannot place."""
    reader = _Reader()
    reader.read_home(mission)
    for number, item in enumerate(mission[1:], 1):
        reader.read(number, item, len(mission))
    kept_in, shut = reader.read_fence(fence)
    come_down = reader.read_rally(rally)
    if not reader.waypoints:
        raise PlanError("no waypoint in it: there is nothing to fly")
    heights = [w.height for w in reader.waypoints]
    takeoff = reader.takeoff if reader.takeoff is not None else reader.waypoints[0].height
    if not reader.comes_home:
        reader.say("return_added", None)
    wanted = AboveGround(max(1.0, sorted(heights)[len(heights) // 2]))
    plan = Plan(
        pattern="imported",
        area=None,
        home=reader.home,
        waypoints=tuple(reader.waypoints),
        takeoff_height=takeoff,
        speed_m_s=reader.speed_m_s or DEFAULT_SPEED_M_S,
        camera=DEFAULT_CAMERA.name,
        height=wanted,
        swath_m=swath_m(DEFAULT_CAMERA, wanted),
        spacing_m=swath_m(DEFAULT_CAMERA, wanted),
        fence=None if kept_in is None else Fence(kept_in, AboveHome(max(takeoff, *heights) + ROOM_ABOVE_M)),
        no_fly=shut,
        rally=come_down,
        look=reader.look,
    )
    return plan, tuple(reader.remarks)


class _Reader:
    """Walks the items once; collects what a plan is made of, and what it cannot hold."""

    def __init__(self) -> None:
        self.home: LatLon | None = None
        self.home_amsl_m: float | None = None
        self.waypoints: list[Waypoint] = []
        self.takeoff: AboveHome | None = None
        self.speed_m_s: float | None = None
        self.comes_home = False
        self.look: Look | None = None
        self.remarks: list[Remark] = []

    def say(self, code: str, item: int | None, **facts: Fact) -> None:
        self.remarks.append(Remark(code, item, facts))

    def read_home(self, mission: Items) -> None:
        if mission:
            self.home = _place(0, mission[0])
            self.home_amsl_m = mission[0].z if self.home is not None else None

    def read(self, number: int, item: MissionItem, count: int) -> None:
        if item.command == JUMP:
            self._jump(number, item, count)
        elif self.comes_home:
            self.say("after_the_return", number, command=item.command)
        elif item.command == TAKEOFF and self.takeoff is None and not self.waypoints:
            self.takeoff = self._height(number, item)
        elif item.command == SPEED:
            self._speed(number, item)
        elif _looks_at_a_place(item) and self.look is None and not self.waypoints:
            self.look = self._look(number, item)
        elif item.command == RETURN:
            self.comes_home = True
        elif item.command == LAND and item.x == item.y == 0:
            self.say("lands_there", number)
        elif item.command == WAYPOINT or (has_place(item) and (item.x or item.y)):
            self._waypoint(number, item)
        else:
            self.say("left_out", number, command=item.command)

    def read_fence(self, fence: Items) -> tuple[Area | None, tuple[Area, ...]]:
        """The one area to stay in, and those to keep out of."""
        kept_in: list[Area] = []
        shut: list[Area] = []
        start = 0
        while start < len(fence):
            first = fence[start]
            corners = (
                1 if first.command in {KEEP_IN_CIRCLE, KEEP_OUT_CIRCLE} else max(1, int(first.params[0]))
            )
            area = self._fence_area(start, fence[start : start + corners], corners)
            if area is not None and first.command in {FENCE_CORNER, KEEP_IN_CIRCLE}:
                kept_in.append(area)
            elif area is not None:
                shut.append(area)
            start += corners
        for _ in kept_in[1:]:
            self.say("second_fence_left_out", None)
        return (kept_in[0] if kept_in else None), tuple(shut)

    def read_rally(self, rally: Items) -> tuple[RallyPoint, ...]:
        """The places to come down at."""
        points: list[RallyPoint] = []
        for number, item in enumerate(rally):
            at = _place(number, item)
            if item.command != RALLY_POINT or at is None:
                self.say("rally_point_left_out", number, command=item.command)
            else:
                points.append(RallyPoint(at, self._height(number, item)))
        return tuple(points)

    def _fence_area(self, number: int, items: Sequence[MissionItem], corners: int) -> Area | None:
        first = items[0]
        ring = [_place(number + i, item) for i, item in enumerate(items)]
        places = tuple(at for at in ring if at is not None)
        same = all(item.command == first.command for item in items)
        if first.command in {KEEP_IN_CIRCLE, KEEP_OUT_CIRCLE} and places and first.params[0] > 0.0:
            self.say("circle_as_polygon", number, radius_m=first.params[0])
            return _circle(number, places[0], first)
        if first.command not in {FENCE_CORNER, NO_FLY_CORNER} or not same or len(places) != corners:
            self.say("fence_item_left_out", number, command=first.command)
            return None
        try:
            return Area(places)
        except AreaError as error:
            raise PlanError(f"fence item {number}: {error}") from error

    def _jump(self, number: int, item: MissionItem, count: int) -> None:
        """We fly what lies between once. One that leads nowhere, or has no end, is a mistake in the plan."""
        to, times = int(item.params[0]), int(item.params[1])
        code = "jump_left_out"
        if not 1 <= to < count:
            code = "jump_to_nowhere"
        elif to == number:
            code = "jump_to_itself"
        elif times < 0:
            code = "jump_without_end"
        self.say(code, number, to=to, times=times)

    def _speed(self, number: int, item: MissionItem) -> None:
        speed = item.params[1]
        if speed <= 0.0 or speed == self.speed_m_s:
            return
        if self.speed_m_s is None and not self.waypoints:
            self.speed_m_s = speed
        else:
            self.say("speed_change_left_out", number, speed_m_s=speed)

    def _waypoint(self, number: int, item: MissionItem) -> None:
        at = _place(number, item) or LatLon(0.0, 0.0)  # the checks find what lies there
        hold_s = min(max(0.0, item.params[0]), MOST_HOLD_S) if item.command == WAYPOINT else 0.0
        self.waypoints.append(Waypoint(at, self._height(number, item), hold_s=hold_s))
        if item.command == LAND:
            self.say("lands_there", number)
        elif item.command != WAYPOINT:
            self.say("flown_as_waypoint", number, command=item.command)

    def _look(self, number: int, item: MissionItem) -> Look | None:
        at = _place(number, item)
        return None if at is None else Look(at, self._height(number, item))

    def _height(self, number: int, item: MissionItem) -> AboveHome:
        frame = plain_frame(item.frame)
        if frame == ABOVE_HOME:
            return _flown(number, item.z)
        if frame == GLOBAL and self.home_amsl_m is not None:
            seen_from = {"amsl_m": item.z, "home_amsl_m": self.home_amsl_m}
            self.say("sea_level_height_counted_from_home", number, command=item.command, **seen_from)
            return _flown(number, item.z - self.home_amsl_m)
        if frame == TERRAIN:
            self.say("ground_height_taken_as_above_home", number, command=item.command, height_m=item.z)
            return _flown(number, item.z)
        raise PlanError(
            f"item {number}: its height ({item.z:g} m, frame {item.frame}) cannot be counted from home"
        )


def _looks_at_a_place(item: MissionItem) -> bool:
    return item.command == LOOK_AT or (item.command == OLD_LOOK_AT and item.params[0] == _AT_A_PLACE)


def _flown(number: int, height_m: float) -> AboveHome:
    if not LOWEST_M <= height_m <= HIGHEST_M:
        raise PlanError(f"item {number}: {height_m:g} m above home is no height to fly at: correct it")
    return AboveHome(height_m)


def _circle(number: int, centre: LatLon, item: MissionItem) -> Area:
    radius_m = item.params[0]
    try:
        if radius_m <= MOST_RADIUS_M:
            return circle(centre, radius_m, outside=item.command == KEEP_OUT_CIRCLE)
    except (AreaError, ValueError):  # no larger than a point, or over a pole
        pass
    raise PlanError(f"fence item {number}: a circle of {radius_m:g} m is no fence here: draw it again")


def _place(number: int, item: MissionItem) -> LatLon | None:
    try:
        return item.at
    except ValueError as error:
        raise PlanError(f"item {number}: {error}") from error
