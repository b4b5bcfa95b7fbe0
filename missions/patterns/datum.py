"""Where a search round one place begins: its datum, its first heading, its reach."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from missions.plan import PlanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.geo import LatLon
    from missions.detour import XY
    from missions.task import Around, Task

# Of the spacing: as far as half a battery goes, whatever the height, as long as the speed suits it. At 60 m
# and 8 m/s that is 174 m to each side, 3.5 km, 8 minutes and 45 % of a battery with the way and the landing.
_REACH = 4.0


def datum_of(task: Task, what: str) -> LatLon:
    """PlanError without one."""
    if task.at is None:
        raise PlanError(f"{what} needs its datum, the last known place: give --at, or tap it on the map")
    return task.at


def first_heading_deg(task: Task, around: Around) -> float:
    """As wanted; else into the wind, so that the drone and its smoke-free view come first; calm: north."""
    if task.heading_deg is not None:
        return task.heading_deg % 360.0
    return around.wind.from_deg % 360.0 if around.wind.speed_m_s > 0.0 else 0.0


def reach_m(task: Task) -> float:
    """Half the side of a square, the radius of a sector. PlanError where one picture shows as much."""
    radius = task.radius_m
    if radius is None:
        return _REACH * task.spacing_m
    if not task.spacing_m <= radius < math.inf:
        raise PlanError(
            f"--radius {radius:.0f} m is less than the track spacing of {task.spacing_m:.0f} m: "
            "make it larger, or fly lower"
        )
    return radius


def turned(points: Sequence[XY], heading_deg: float) -> list[XY]:
    """Points drawn for a first heading of north, turned clockwise to another."""
    cos, sin = math.cos(math.radians(heading_deg)), math.sin(math.radians(heading_deg))
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in points]
