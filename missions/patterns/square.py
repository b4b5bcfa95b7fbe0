"""The expanding square: round and round from the last known place, for a good datum and a small area."""

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

SECOND_PASS_DEG = 45.0  # IAMSAR: the second pass is turned by so much
_EDGE_M = 0.05  # the last legs run along the very edge of the square; rounding must not put them outside


def square(task: Task, around: Around, _effort: Effort) -> Plan:
    """Legs S, S, 2S, 2S, ... from `task.at`, all turns 90 degrees right, S being the track spacing.

    The first leg goes to `heading_deg`, or into the wind. The square whose half side is `radius_m` is
    covered whole. `passes` 2: a second square, turned 45 degrees.
    """
    datum = datum_of(task, "an expanding square")
    half, heading = reach_m(task), first_heading_deg(task, around)
    frame = LocalFrame(datum)
    shut = shut_off(frame, task.no_fly)
    refuse_unflyable(task, around, shut)
    refuse_inside(shut, datum, "the datum")
    spiral = expanding(half, task.spacing_m)
    steps: list[Step] = []
    for number in range(task.passes):
        flown = round_shut(turned(spiral, heading + number * SECOND_PASS_DEG), shut)
        back_to_datum = Step(flown[0], searching=False)
        steps += [back_to_datum, *(Step(at) for at in flown[1:])]
    edge = half + _EDGE_M
    corners = turned([(-edge, -edge), (edge, -edge), (edge, edge), (-edge, edge)], heading)
    area = Area(tuple(frame.to_latlon(*corner) for corner in corners))
    return search_plan(task, around, shut, steps, area)


def expanding(half_m: float, spacing_m: float) -> list[XY]:
    """Corners of the spiral whose first leg goes north.

    A spiral of k pairs of legs and a closing one reaches k/2 spacings to every side when k is even, and half
    a spacing less to two sides when k is odd: stopping at the nominal size would leave a tenth unseen. So k
    is even, and the last legs are cut where they would leave the square.
    """
    k = 2 * (math.ceil(2.0 * half_m / spacing_m - 1e-9) // 2)
    x = y = 0.0
    points = [(x, y)]
    for turn, length in enumerate([i for i in range(1, k + 1) for _ in (0, 1)] + [k]):
        x += length * spacing_m * (0, 1, 0, -1)[turn % 4]
        y += length * spacing_m * (1, 0, -1, 0)[turn % 4]
        points.append((_within(x, half_m), _within(y, half_m)))
    return points


def _within(metres: float, half_m: float) -> float:
    return max(-half_m, min(half_m, metres))
