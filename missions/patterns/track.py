"""A track while it is planned: corner after corner in metres, and what flying it takes."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from missions.patterns.pace import COS_TURN, TURN_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.detour import XY
    from missions.patterns.pace import Pace

    Line = tuple[XY, XY]


class Step(NamedTuple):
    """A corner of a track. `searching`: the way to it looks at the ground."""

    at: XY
    searching: bool


NOWHERE = Step((math.nan, math.nan), searching=False)  # in the place of a home that is not known


def seconds(track: Sequence[Step], pace: Pace) -> float:
    """From the first to the last step, corners counted; lines from or to nowhere take none."""
    total, ax, ay, a = 0.0, 0.0, 0.0, 0.0
    for ((x0, y0), _), ((x1, y1), _) in pairwise(track):
        dx, dy = x1 - x0, y1 - y0
        metres = math.hypot(dx, dy)
        if not metres > 0.0:  # nor if it is not a number
            continue
        total += metres / pace.speed_m_s if pace.steady else pace.second(dx, dy)
        if a and ax * dx + ay * dy < COS_TURN * a * metres - 1e-9:
            total += TURN_S
        ax, ay, a = dx, dy, metres
    return total


def lines(track: Sequence[Step], first: int, last: int) -> list[Line]:
    """The searching ones of the lines between two steps. The first of a track, coming from home, never is."""
    return [(track[k].at, track[k + 1].at) for k in range(max(first, 1), last) if track[k + 1].searching]
