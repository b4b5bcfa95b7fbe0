"""Heights above home for a wanted height above the ground, from elevation data or from flat ground."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from maps.geo import AboveGround, AboveHome, Amsl, LatLon, distance_m
from missions.plan import Waypoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SAMPLE_M = 30.0  # between looks at the ground: the post spacing of the common elevation models
TOLERANCE_M = 5.0  # the ground may differ so much from a straight line between two waypoints


class Ground(Protocol):
    """Elevation data, as far as a plan needs it."""

    def height_m(self, at: LatLon) -> Amsl | None:
        """Ground above sea level; None where the data have a hole."""
        ...

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """The same for many places at once, in degrees; NaN where the data have a hole."""
        ...


def follow(
    path: Sequence[Waypoint], height: AboveGround, home: LatLon | None, ground: Ground | None
) -> tuple[tuple[Waypoint, ...], bool]:
    """The path with heights that keep `height` over the ground, and whether the ground is known all the way.

    Waypoints are added where the ground bends by more than TOLERANCE_M below a leg. Where the data have
    a hole, the highest ground known on the path is taken; without any data, or without a home to count
    from, the ground is taken as flat.
    """
    below_home = None if home is None or ground is None else ground.height_m(home)
    if ground is None or below_home is None:
        return tuple(Waypoint(w.at, AboveHome(float(height)), w.searching) for w in path), False
    sampled = [(w, ground.height_m(w.at), True) for w in path[:1]]
    for before, after in pairwise(path):
        sampled += [(step, ground.height_m(step.at), step.at == after.at) for step in _steps(before, after)]
    known = [amsl for _, amsl, _ in sampled if amsl is not None]
    if not known:
        return tuple(Waypoint(w.at, AboveHome(float(height)), w.searching) for w in path), False
    highest = max(known)
    above = [(highest if amsl is None else amsl) - below_home + height for _, amsl, _ in sampled]
    keep = _bends(above, [corner for _, _, corner in sampled])
    flown = tuple(
        Waypoint(step.at, AboveHome(round(up, 1)), step.searching)
        for (step, _, _), up, kept in zip(sampled, above, keep, strict=True)
        if kept
    )
    return flown, len(known) == len(sampled)


def _steps(start: Waypoint, end: Waypoint) -> list[Waypoint]:
    """Points along the leg, the last one its end."""
    count = max(1, round(distance_m(start.at, end.at) / SAMPLE_M))
    return [
        Waypoint(between(start.at, end.at, i / count) if i < count else end.at, end.height, end.searching)
        for i in range(1, count + 1)
    ]


def between(a: LatLon, b: LatLon, share: float) -> LatLon:
    """The place at this share of the way, 0 to 1; straight, as far as a flight goes."""
    return LatLon(a.lat_deg + share * (b.lat_deg - a.lat_deg), a.lon_deg + share * (b.lon_deg - a.lon_deg))


def _bends(above: Sequence[float], corner: Sequence[bool]) -> list[bool]:
    """Which samples to keep: all corners, and between them the worst until none is off by the tolerance."""
    keep = list(corner)
    corners = [i for i, kept in enumerate(keep) if kept]
    stretches = list(pairwise(corners))
    while stretches:
        first, last = stretches.pop()
        off = [
            (abs(above[i] - above[first] - (above[last] - above[first]) * (i - first) / (last - first)), -i)
            for i in range(first + 1, last)
        ]
        if off and max(off)[0] > TOLERANCE_M:
            worst = -max(off)[1]
            keep[worst] = True
            stretches += [(first, worst), (worst, last)]
    return keep
