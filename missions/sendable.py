"""A plan as the three lists that go aboard, looked through before the first byte is sent."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from missions.checks import Severity, check_fence
from missions.items import (
    ABOVE_HOME,
    CORNERS,
    MOST_ITEMS,
    MissionType,
    fence_items,
    has_place,
    mission_items,
    plain_frame,
    rally_items,
)
from missions.plan import PlanError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from missions.checks import Finding
    from missions.items import Items
    from missions.plan import Plan

MOST: Final[Mapping[MissionType, int]] = {  # an ArduCopter's, whatever its board has more of
    MissionType.MISSION: MOST_ITEMS,
    MissionType.FENCE: 70,
    MissionType.RALLY: 46,
}
FENCE_BYTES = 560  # what its corners share
NAMES: Final[Mapping[MissionType, str]] = {
    MissionType.FENCE: "fence",
    MissionType.RALLY: "rally points",
    MissionType.MISSION: "mission",
}
_LESS: Final[Mapping[MissionType, str]] = {
    MissionType.MISSION: "search less, or fly higher",
    MissionType.FENCE: "draw it, and what is not to be flown over, with fewer corners",
    MissionType.RALLY: "take some away",
}
HIGHEST_M = 10_000.0
_AT_ZERO_E7 = 100_000  # 0.01 degrees round 0, 0
_WORDS = {
    "bad_fence": "its fence is not an area",
    "home_outside_fence": "home lies outside its fence",
    "outside_fence": "the way leaves its fence",
    "above_ceiling": "it flies above the ceiling of its fence",
    "rally_outside_fence": "a rally point lies outside its fence",
}


@dataclass(frozen=True, slots=True)
class Lists:
    """What goes aboard, in this order: a drone that has the new mission has its fence too."""

    fence: Items
    rally: Items
    mission: Items

    def in_order(self) -> tuple[tuple[MissionType, Items], ...]:
        return (
            (MissionType.FENCE, self.fence),
            (MissionType.RALLY, self.rally),
            (MissionType.MISSION, self.mission),
        )


def lists_of(plan: Plan) -> Lists:
    """PlanError for a plan that must not be sent: what, where, and what to do."""
    lists = Lists(fence_items(plan), rally_items(plan), mission_items(plan))
    for kind, items in lists.in_order():
        if len(items) > MOST[kind]:
            much = f"its {NAMES[kind]} has {len(items)} items, {MOST[kind]} fit aboard"
            raise PlanError(f"nothing was sent: {much}: {_LESS[kind]}")
        _look_through(kind, items)
    if (bytes_of := fence_bytes(lists.fence)) > FENCE_BYTES:
        much = f"its fence is {bytes_of} bytes, {FENCE_BYTES} fit aboard"
        raise PlanError(f"nothing was sent: {much}: {_LESS[MissionType.FENCE]}")
    for finding in check_fence(plan, plan.home):
        if finding.severity is Severity.RED:
            raise PlanError(f"nothing was sent: {_sentence(finding)}: draw the fence anew")
    return lists


def fence_bytes(items: Items) -> int:
    """How an ArduPilot counts a fence: 4, and 2 for each polygon, 8 for each corner, 13 for each circle."""
    polygons = corners = 0
    for item in items:
        if item.command in CORNERS:
            corners += 1
            polygons += 1 / max(1.0, item.params[0])
    return 4 + 2 * round(polygons) + 8 * corners + 13 * (len(items) - corners)


def _look_through(kind: MissionType, items: Items) -> None:
    for number, item in enumerate(items):
        where = f"nothing was sent: item {number} of its {NAMES[kind]}"
        if not all(math.isfinite(value) for value in (*item.params, item.z)):
            raise PlanError(f"{where} holds a number that is none")
        if not has_place(item) or (kind is MissionType.MISSION and number == 0):
            continue
        if abs(item.z) > HIGHEST_M:
            raise PlanError(f"{where} is {item.z:g} m high")
        if kind is MissionType.FENCE:
            continue
        if plain_frame(item.frame) != ABOVE_HOME:
            raise PlanError(f"{where} counts its height otherwise than from home")
        nowhere = abs(item.x) < _AT_ZERO_E7 and abs(item.y) < _AT_ZERO_E7
        if nowhere and (item.x or item.y or kind is MissionType.RALLY):
            raise PlanError(f"{where} lies at 0, 0: its place is missing")


def _sentence(finding: Finding) -> str:
    where = f"waypoint {finding.where}: " if isinstance(finding.where, int) else ""
    reason = finding.facts.get("reason")
    return f"{where}{_WORDS[finding.code]}" + (f" ({reason})" if reason else "")
