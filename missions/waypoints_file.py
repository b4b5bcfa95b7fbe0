"""Mission Planner's `.waypoints`: the text form "QGC WPL 110", one item a line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from maps.foreign.limits import MAX_WAYPOINTS_LINES
from missions.imported import Remark, plan_from_items
from missions.items import MissionItem, mission_items
from missions.plan import Plan, PlanError

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "QGC WPL 110"
_COLUMNS = 12  # number, current, frame, command, four parameters, latitude, longitude, height, autocontinue


def plan_of(text: str) -> tuple[Plan, tuple[Remark, ...]]:
    """The plan and what it cannot hold. PlanError names the line."""
    lines = text.splitlines()
    if not lines or lines[0].split() != HEAD.split():
        raise PlanError(f'line 1: not "{HEAD}"')
    if len(lines) > MAX_WAYPOINTS_LINES:
        raise PlanError(f"more than {MAX_WAYPOINTS_LINES} lines")
    items = [_item(line.split(), number) for number, line in enumerate(lines[1:], 2) if line.strip()]
    return plan_from_items(tuple(items))


def text_of(plan: Plan) -> str:
    """The way back. Fence, area and camera are not part of it."""
    lines = [HEAD]
    for number, item in enumerate(mission_items(plan)):
        numbers = [*item.params, item.x / 1e7, item.y / 1e7, item.z]
        columns = [number, int(number == 0), item.frame, item.command]
        lines.append(
            "\t".join([*map(str, columns), *(f"{n:.8f}" for n in numbers), str(int(item.autocontinue))])
        )
    return "\n".join(lines) + "\n"


def _item(columns: Sequence[str], line: int) -> MissionItem:
    if len(columns) != _COLUMNS:
        raise PlanError(f"line {line}: {len(columns)} columns, not {_COLUMNS}")
    try:
        frame, command, proceed = int(columns[2]), int(columns[3]), int(columns[11])
        p1, p2, p3, p4, lat, lon, height = (float(column) for column in columns[4:11])
    except ValueError as error:
        raise PlanError(f"line {line}: {error}") from error
    if not all(math.isfinite(value) for value in (p1, p2, p3, p4, lat, lon, height)):
        raise PlanError(f"line {line}: a number that is none")
    if not (-90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0):
        raise PlanError(f"line {line}: {lat}, {lon} is not a latitude and a longitude")
    return MissionItem(
        command,
        frame,
        (p1, p2, p3, p4),
        round(lat * 1e7),
        round(lon * 1e7),
        height,
        autocontinue=bool(proceed),
    )
