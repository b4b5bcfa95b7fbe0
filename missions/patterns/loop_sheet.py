"""A piece of the probability map cut into squares one track spacing wide, at any angle."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

    from missions.chances import Chances

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

PARTS = 8  # fine squares on the side of a square
_SMALLEST_HALF, _LARGEST_HALF = 8, 140  # squares


class Placed(NamedTuple):
    """Where a sheet lies."""

    middle: tuple[float, float]  # metres of the map
    angle: float  # radians
    spacing_m: float


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Rows run along v, columns along u; u, v are the map's x, y turned by `angle` round `middle`.

    The middle of the sheet is the middle of the square [half, half].
    """

    fine: Floats  # probability in each fine square
    value: Floats  # probability in each square
    free: Mask  # squares whose middle is half a spacing away from what is shut: neighbours may be joined
    shut: Mask | None  # fine squares that no leg may enter; None: nothing is shut
    half: int
    placed: Placed

    @property
    def spacing_m(self) -> float:
        return self.placed.spacing_m

    @property
    def fine_m(self) -> float:
        return self.spacing_m / PARTS

    def to_ground(self, points: Floats) -> Floats:
        """From fine squares (u, v) to metres of the map."""
        u, v = (points - (self.half + 0.5) * PARTS).T * self.fine_m
        cos, sin = math.cos(self.placed.angle), math.sin(self.placed.angle)
        return np.column_stack(
            [self.placed.middle[0] + u * cos - v * sin, self.placed.middle[1] + u * sin + v * cos]
        )

    def from_ground(self, points: Floats) -> Floats:
        """The way back from `to_ground`."""
        x, y = (points - np.array(self.placed.middle)).T / self.fine_m
        cos, sin = math.cos(self.placed.angle), math.sin(self.placed.angle)
        return np.column_stack([x * cos + y * sin, y * cos - x * sin]) + (self.half + 0.5) * PARTS


def cut(chances: Chances, placed: Placed, budget_m: float, blocked: Geometry | None, clear_m: float) -> Sheet:
    """A sheet as large as a search of this length may need. `blocked` is kept `clear_m` away from."""
    middle, angle, spacing_m = placed
    wanted = 2.0 * math.sqrt(budget_m / spacing_m)
    half = round(min(max(wanted, _SMALLEST_HALF), _LARGEST_HALF, _to_the_edge(chances, middle) / spacing_m))
    half += 2  # a rim that no loop enters
    squares = 2 * half + 1
    fine_m = spacing_m / PARTS
    along = np.linspace(-squares / 2, squares / 2, squares * PARTS, endpoint=False) * spacing_m + fine_m / 2
    x, y = _turned(along, middle, angle)
    fine = chances.per_m2(x, y) * fine_m**2
    value = fine.reshape(squares, PARTS, squares, PARTS).sum(axis=(1, 3))
    free = np.ones((squares, squares), dtype=bool)
    shut = None
    if blocked is not None and not blocked.is_empty:
        across = np.linspace(-half, half, squares) * spacing_m
        near = blocked.buffer(max(spacing_m / 2, clear_m) - 0.01)
        free = ~_covered(near, *_turned(across, middle, angle))
        shut = _covered(blocked.buffer(clear_m + 0.75 * fine_m), x, y)
    free[[0, -1], :] = False
    free[:, [0, -1]] = False
    return Sheet(fine, value, free, shut, half, placed)


def _turned(along: Floats, middle: tuple[float, float], angle: float) -> tuple[Floats, Floats]:
    u, v = np.meshgrid(along, along)
    cos, sin = math.cos(angle), math.sin(angle)
    return middle[0] + u * cos - v * sin, middle[1] + u * sin + v * cos


def _to_the_edge(chances: Chances, middle: tuple[float, float]) -> float:
    """Metres from the middle to the farthest corner of what the map holds."""
    rows, columns = np.nonzero(chances.mass)
    x = chances.west_m + np.array([columns.min(), columns.max() + 1]) * chances.cell_m
    y = chances.south_m + np.array([rows.min(), rows.max() + 1]) * chances.cell_m
    return float(np.hypot(np.abs(x - middle[0]).max(), np.abs(y - middle[1]).max()))


def _covered(geometry: Geometry, x: Floats, y: Floats) -> Mask:
    shapely.prepare(geometry)
    return np.asarray(shapely.intersects_xy(geometry, x, y), dtype=bool)
