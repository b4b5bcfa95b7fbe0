"""Ways round what must not be flown over: shortest paths that stay in a free space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.polygon import orient

from missions.walls import Walls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

XY: TypeAlias = tuple[float, float]
Points: TypeAlias = "Sequence[XY] | NDArray[np.float64]"

_TOUCH_M = 0.05  # a way may run along the very edge; this much is not "outside"


class Router:
    """Shortest ways in one free space (metres): a visibility graph over its reflex corners, solved once.

    `corner_m` is what a corner on the way costs, in metres: a way with fewer of them may be longer.
    """

    def __init__(self, free: Geometry, corner_m: float = 0.0) -> None:
        self._free = free.buffer(_TOUCH_M, join_style="mitre")
        shapely.prepare(self._free)
        self.walls = Walls.of(self._free)
        self._corner_m = corner_m
        self._nodes = np.array(list(_reflex_corners(free)), dtype=float).reshape(-1, 2)
        self._between = self._straight(self._nodes, self._nodes)
        self._between += corner_m * (1.0 - np.eye(len(self._nodes)))
        self._next = _all_pairs(self._between)

    def lengths(self, starts: Points, ends: Points | None = None) -> NDArray[np.float64]:
        """Metres of the best way from every start to every end; inf where there is none.

        Without `ends` between every two of the starts. Corners are counted with their `corner_m`.
        """
        a = np.array(starts, dtype=float).reshape(-1, 2)
        b = a if ends is None else np.array(ends, dtype=float).reshape(-1, 2)
        lengths = self._straight(a, b)
        if np.isinf(lengths).any() and len(self._nodes):
            from_node = self._straight(self._nodes, b)
            to_node = from_node.T if ends is None else self._straight(a, self._nodes)
            onward = _shortest_sum(to_node + self._corner_m, self._between)
            lengths = np.minimum(lengths, _shortest_sum(onward, from_node))
        return lengths

    def way(self, start: XY, end: XY) -> list[XY] | None:
        """The corners to fly through between two points, both left out; None where there is no way."""
        ends = np.array([start, end], dtype=float)
        if np.isfinite(self._straight(ends[:1], ends[1:])[0, 0]):
            return []
        if not len(self._nodes):
            return None
        first = self._straight(ends[:1], self._nodes)[0]
        last = self._straight(ends[1:], self._nodes)[0]
        total = first[:, None] + self._between + last[None, :]
        i, j = (int(k) for k in np.unravel_index(int(np.argmin(total)), total.shape))
        if np.isinf(total[i, j]):
            return None
        corners = [i]
        while corners[-1] != j:
            corners.append(int(self._next[corners[-1], j]))
        return [(float(self._nodes[k, 0]), float(self._nodes[k, 1])) for k in corners]

    def _contains(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        return np.asarray(shapely.contains_xy(self._free, points[:, 0], points[:, 1]), dtype=bool)

    def _straight(self, a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
        """Straight distances from every `a` to every `b`; inf where the line leaves the free space."""
        if not len(a) or not len(b):
            return np.empty((len(a), len(b)))
        here, there = self._contains(a), self._contains(b)
        i, j = np.nonzero(here[:, None] & there[None, :])
        if a is b:
            i, j = i[i < j], j[i < j]
        metres = np.full((len(a), len(b)), np.inf)
        metres[i, j] = np.where(self.walls.clear(a[i], b[j]), np.hypot(*(b[j] - a[i]).T), np.inf)
        if a is b:
            metres = np.minimum(metres, metres.T)
            np.fill_diagonal(metres, 0.0)
        return metres


def polygons(geometry: Geometry) -> list[Polygon]:
    """The polygons in whatever a set operation returned; lines and points left over are no area."""
    return [part for part in parts(geometry) if isinstance(part, Polygon)]


def parts(geometry: Geometry) -> list[Geometry]:
    """The pieces of a geometry, empty ones left out."""
    split: Any = shapely.get_parts  # its stub is generic over every kind of array
    pieces: list[Geometry] = list(split(geometry))
    return [piece for piece in pieces if not piece.is_empty]


def _reflex_corners(free: Geometry) -> Iterator[XY]:
    """Corners where the free space bends by more than 180 degrees: a shortest way turns nowhere else."""
    for polygon in polygons(free):
        oriented = orient(polygon)
        for ring in (oriented.exterior, *oriented.interiors):  # outer anticlockwise, holes clockwise
            at = np.asarray(ring.coords, dtype=float)[:-1]
            into, out = at - np.roll(at, 1, axis=0), np.roll(at, -1, axis=0) - at
            turn = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0]
            for x, y in at[turn < 0]:
                yield float(x), float(y)


def _shortest_sum(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """min over k of a[i, k] + b[k, j]."""
    best = np.full((a.shape[0], b.shape[1]), np.inf)
    for k in range(a.shape[1]):
        np.minimum(best, a[:, k, None] + b[None, k, :], out=best)
    return best


def _all_pairs(lengths: NDArray[np.float64]) -> NDArray[np.intp]:
    """Floyd and Warshall, in place; returns the next node on the way from i to j."""
    count = len(lengths)
    onward = np.tile(np.arange(count), (count, 1))
    for k in range(count):
        via = lengths[:, k, None] + lengths[None, k, :]
        shorter = via < lengths
        lengths[shorter] = via[shorter]
        onward = np.where(shorter, onward[:, k, None], onward)
    return onward
