"""What might make a track better: other corners in the place of some."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from missions.detour import XY
    from missions.patterns.track import Line, Step

    Floats = NDArray[np.float64]

_SLIDES = (-1.0, -0.5, -0.2, 0.2, 0.5)  # of half a row: how far a corner is tried further along a leg
_SHIFTS = (-0.3, -0.12, 0.12, 0.3)  # how far a leg is tried to its side
_SHORT = (0.85, 0.5, 0.0)  # how far from the middle of a gap a corner may stay that looks into it
_NEAR = 4  # legs that a gap is tried from


class Idea(NamedTuple):
    """`new` in the place of `gone` corners from number `first`."""

    first: int
    gone: int
    new: tuple[XY, ...]


def at_corner(track: Sequence[Step], i: int, reach_m: float) -> Iterator[Idea]:
    """Leave out inner corner `i`, or the leg from it; shorten or lengthen its legs; move one aside."""
    before, here, after = (track[i + k].at for k in (-1, 0, 1))
    yield Idea(i, 1, ())
    if i + 2 < len(track):
        yield Idea(i, 2, ())
        meeting = _meeting(before, here, track[i + 2].at, after)
        if meeting is not None:
            yield Idea(i, 2, (meeting,))
        x, y = _direction(here, after)
        for share in _SHIFTS:
            aside = (-y * share * reach_m, x * share * reach_m)
            yield Idea(i, 2, (_plus(here, aside), _plus(after, aside)))
    for start in (before, after):
        x, y = _direction(start, here)
        for share in _SLIDES:
            yield Idea(i, 1, (_plus(here, (x * share * reach_m, y * share * reach_m)),))


def into_gap(track: Sequence[Step], gap: Floats, reach_m: float) -> Iterator[Idea]:
    """From each leg near it, a corner just far enough to see into a gap, or to its middle."""
    at = np.array([step.at for step in track])
    starts, along = at[:-1], np.diff(at, axis=0)
    share = ((gap - starts) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-9)
    feet = starts + np.clip(share, 0.0, 1.0)[:, None] * along - gap
    off_m = np.hypot(feet[:, 0], feet[:, 1])
    for leg in np.argsort(off_m, kind="stable")[:_NEAR].tolist():
        for short in _SHORT:
            if off_m[leg] > short * reach_m:
                x, y = gap + feet[leg] * (short * reach_m / off_m[leg])
                yield Idea(leg + 1, 0, ((float(x), float(y)),))


def apart(gone: list[Line], new: list[Line]) -> tuple[list[Line], list[Line]]:
    """Without the stretches that lines flown before and after have in common at the start and at the end.

    What such a stretch and what goes on from it both see is seen from where they meet too, so to count
    what changes these lines are as good, and there is less to count.
    """
    if not gone or not new:
        return gone, new
    (a, b), (c, d) = gone[0], new[0]
    if a == c and _same_way(a, b, d):
        near = min(b, d, key=lambda end: math.dist(a, end))
        gone, new = [(near, b), *gone[1:]], [(near, d), *new[1:]]
    (a, b), (c, d) = gone[-1], new[-1]
    if b == d and _same_way(b, a, c):
        near = min(a, c, key=lambda end: math.dist(b, end))
        gone, new = [*gone[:-1], (a, near)], [*new[:-1], (c, near)]
    return gone, new


def _same_way(a: XY, b: XY, c: XY) -> bool:
    """From a it is the same direction to b and to c."""
    bx, by, cx, cy = b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]
    ahead = bx * cx + by * cy
    return ahead > 0.0 and abs(bx * cy - by * cx) < 1e-6 * ahead


def _meeting(a: XY, b: XY, c: XY, d: XY) -> XY | None:
    """Where the lines a-b and c-d meet; None where they are nearly parallel, or one has no length."""
    abx, aby, cdx, cdy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    across = abx * cdy - aby * cdx
    if not abs(across) > 0.05 * math.hypot(abx, aby) * math.hypot(cdx, cdy):
        return None
    share = ((c[0] - a[0]) * cdy - (c[1] - a[1]) * cdx) / across
    return a[0] + share * abx, a[1] + share * aby


def _direction(start: XY, end: XY) -> XY:
    dx, dy = end[0] - start[0], end[1] - start[1]
    metres = math.hypot(dx, dy)
    return (dx / metres, dy / metres) if metres > 0.0 else (0.0, 0.0)


def _plus(at: XY, by: XY) -> XY:
    return at[0] + by[0], at[1] + by[1]
