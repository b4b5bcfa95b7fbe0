"""The sector search: three triangles through the last known place, for a small object and a sure datum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from maps.area import Area, LocalFrame
from missions.patterns.datum import datum_of, first_heading_deg, reach_m, turned
from missions.patterns.ways import (
    Step,
    refuse_inside,
    refuse_unflyable,
    round_shut,
    search_plan,
    shut_off,
)

if TYPE_CHECKING:
    from missions.detour import XY
    from missions.plan import Plan
    from missions.task import Around, Effort, Task

SECOND_PASS_DEG = 30.0  # IAMSAR: the spokes of the second pass lie between those of the first
_CORNERS = (None, 0.0, 60.0, None, 240.0, 300.0, None, 120.0, 180.0, None)  # bearings; None: the datum
_EDGE_M = 0.05  # the corners lie on the very edge of the disc; rounding must not put them outside
_DISC_CORNERS = 72  # every fifth degree, so that the corners of both passes lie on it


def sector(task: Task, around: Around, _effort: Effort) -> Plan:
    """Nine legs of `radius_m`: out from `task.at`, 120 degrees right, across, 120 right, straight through it.

    The first leg goes to `heading_deg`, or into the wind. The datum is seen three times; no leg is flown
    twice. `passes` 2: the same again, turned 30 degrees.
    """
    datum = datum_of(task, "a sector search")
    radius, heading = reach_m(task), first_heading_deg(task, around)
    frame = LocalFrame(datum)
    shut = shut_off(frame, task.no_fly)
    refuse_unflyable(task, around, shut)
    refuse_inside(shut, datum, "the datum")
    path = triangles(radius)
    steps: list[Step] = []
    for number in range(task.passes):
        flown = round_shut(turned(path, heading + number * SECOND_PASS_DEG), shut)
        steps += [Step(at) for at in (flown[1:] if steps else flown)]  # each pass ends where it began
    disc = (_on_circle(radius + _EDGE_M, 360.0 * i / _DISC_CORNERS + heading) for i in range(_DISC_CORNERS))
    area = Area(tuple(frame.to_latlon(*corner) for corner in disc))
    return search_plan(task, around, shut, steps, area)


def triangles(radius_m: float) -> list[XY]:
    """The ten corners when the first leg goes north."""
    return [(0.0, 0.0) if bearing is None else _on_circle(radius_m, bearing) for bearing in _CORNERS]


def _on_circle(radius_m: float, bearing_deg: float) -> XY:
    angle = math.radians(bearing_deg)
    return radius_m * math.sin(angle), radius_m * math.cos(angle)
