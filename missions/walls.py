"""Which straight lines stay in a free space: all of them against all of its edges, at once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

    Floats = NDArray[np.float64]

_AT_ONCE = 400_000  # lines x edges: what stays in the processor's cache


class Walls:
    """The edges of a free space (metres). A line between two points in it stays in it if it crosses none.

    To touch an edge is to cross it, so the free space should be a little wider than where the points are.
    """

    def __init__(self, starts: Floats, ends: Floats) -> None:
        self._ax, self._ay = starts.T
        self._bx, self._by = ends.T

    @classmethod
    def of(cls, free: Geometry) -> Walls:
        """All outer and inner edges of polygons."""
        return cls(*edges(free))

    def turned(self, angle_deg: float) -> Walls:
        """Turned anticlockwise about the origin."""
        return Walls(
            turned(np.column_stack([self._ax, self._ay]), angle_deg),
            turned(np.column_stack([self._bx, self._by]), angle_deg),
        )

    def clear(self, starts: Floats, ends: Floats) -> NDArray[np.bool_]:
        """For each line whether it crosses no edge."""
        if not len(starts) or not len(self._ax):
            return np.ones(len(starts), dtype=bool)
        step = max(1, _AT_ONCE // len(self._ax))
        if len(starts) <= step:
            return self._clear(starts, ends)
        pieces = [
            self._clear(starts[at : at + step], ends[at : at + step]) for at in range(0, len(starts), step)
        ]
        return np.concatenate(pieces)

    def _clear(self, starts: Floats, ends: Floats) -> NDArray[np.bool_]:
        px, py = starts[:, :1], starts[:, 1:]
        dx, dy = ends[:, :1] - px, ends[:, 1:] - py
        ax, ay = self._ax - px, self._ay - py
        bx, by = self._bx - px, self._by - py
        ex, ey = bx - ax, by - ay
        sides = (dx * ay - dy * ax) * (dx * by - dy * bx)  # of the edge's two ends to the line
        at_start = ax * ey - ay * ex  # edge x (start - a), times -1 twice
        at_end = at_start - dx * ey + dy * ex
        return ~((sides <= 0.0) & (at_start * at_end <= 0.0)).any(axis=1)


def edges(free: Geometry) -> tuple[Floats, Floats]:
    """Starts and ends of all edges."""
    rings = shapely.get_rings(shapely.get_parts(free))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    joined = np.flatnonzero(ring[1:] == ring[:-1])
    return points[joined], points[joined + 1]


def turned(points: Floats, angle_deg: float) -> Floats:
    """Points turned anticlockwise about the origin."""
    angle = math.radians(angle_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    return points @ np.array([[cos, sin], [-sin, cos]])
