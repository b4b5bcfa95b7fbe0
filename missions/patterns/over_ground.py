"""A path of a task with its heights: over the ground, and no steeper than this drone climbs and sinks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.ground import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.plan import Waypoint
    from missions.task import Around, Task


def over_ground(path: Sequence[Waypoint], task: Task, around: Around) -> tuple[tuple[Waypoint, ...], bool]:
    """As `missions.ground.follow`: the waypoints, and whether the ground is known all the way."""
    drone = around.drone
    return follow(
        path,
        task.height,
        around.home,
        around.ground,
        speed_m_s=task.speed_m_s,
        climb_m_s=drone.climb_m_s,
        descent_m_s=drone.descent_m_s,
    )
