"""Ways round what must not be flown over: shortest paths that stay in a free space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.polygon import orient

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

XY: TypeAlias = tuple[float, float]

_TOUCH_M = 0.05  # a way may run along the very edge; this much is not "outside"


class Router:
    """Shortest ways in one free space (metres): a visibility graph over its reflex corners, solved once."""

    def __init__(self, free: Geometry) -> None:
        self._free = free.buffer(_TOUCH_M)
        shapely.prepare(self._free)
        self._nodes = np.array(list(_reflex_corners(free)), dtype=float).reshape(-1, 2)
        self._between = self._straight(self._nodes, self._nodes)
        self._next = _all_pairs(self._between)

    def lengths(self, points: Sequence[XY]) -> NDArray[np.float64]:
        """Metres of the shortest way between every two points; inf where there is none."""
        ends = np.array(points, dtype=float).reshape(-1, 2)
        lengths = self._straight(ends, ends)
        if np.isinf(lengths).any() and len(self._nodes):
            to_node = self._straight(ends, self._nodes)
            onward = _shortest_sum(to_node, self._between)
            lengths = np.minimum(lengths, _shortest_sum(onward, to_node.T))
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

    def _straight(self, a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
        """Straight distances from every `a` to every `b`; inf where the line leaves the free space."""
        if not len(a) or not len(b):
            return np.empty((len(a), len(b)))
        starts = np.repeat(a, len(b), axis=0)
        stops = np.tile(b, (len(a), 1))
        lines = shapely.linestrings(np.stack([starts, stops], axis=1))
        seen = np.asarray(shapely.covers(self._free, lines), dtype=bool)
        metres = np.hypot(*(stops - starts).T)
        return np.where(seen | (metres == 0.0), metres, np.inf).reshape(len(a), len(b))


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
