"""The ground under a search as a raster of heights above home: looked up for thousands of places at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.area import LocalFrame

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import LatLon
    from maps.ground.heights import Heights

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

POST_M = 10.0  # the common elevation models have a height each 30 m
MOST_POSTS = 4_000_000
LEVEL_M = 1.0  # ground that differs by less hides nothing


@dataclass(frozen=True, slots=True, eq=False)
class Relief:
    """Heights above home in the metres of `frame`; beyond its edges the height of the edge.

    Where nobody knows the ground it is taken as flat at home's height, and `known` is False.
    """

    frame: LocalFrame
    heights_m: Floats  # rows from south to north
    west_m: float
    south_m: float
    post_m: float
    known: bool
    holes: Mask | None = None  # where the height was not known; None: nowhere, or `known` says everywhere

    @property
    def low_m(self) -> float:
        return float(self.heights_m.min())

    @property
    def high_m(self) -> float:
        return float(self.heights_m.max())

    @property
    def level(self) -> bool:
        """Nothing stands in the way of a look."""
        return self.high_m - self.low_m < LEVEL_M

    @property
    def steepest(self) -> float:
        """The largest slope between neighbouring posts, as rise over run."""
        steps = [np.abs(np.diff(self.heights_m, axis=axis)) for axis in (0, 1)]
        return max((float(step.max()) for step in steps if step.size), default=0.0) / self.post_m

    def between(self, west: float, south: float, east: float, north: float) -> tuple[float, float]:
        """The lowest and the highest that `at` says in a box."""
        rows, columns = self.heights_m.shape
        left, right = (math.floor((x - self.west_m) / self.post_m) for x in (west, east))
        below, above = (math.floor((y - self.south_m) / self.post_m) for y in (south, north))
        part = self.heights_m[
            min(max(below, 0), rows - 1) : max(above, 0) + 2,
            min(max(left, 0), columns - 1) : max(right, 0) + 2,
        ]
        return float(part.min()), float(part.max())

    def known_at(self, x_m: Floats, y_m: Floats) -> Mask:
        """Whether the height of the nearest post is known, and not only that of the edge."""
        rows, columns = self.heights_m.shape
        column = np.rint((np.asarray(x_m) - self.west_m) / self.post_m).astype(np.intp)
        row = np.rint((np.asarray(y_m) - self.south_m) / self.post_m).astype(np.intp)
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        if self.holes is None:
            return inside & self.known
        return inside & ~self.holes[np.clip(row, 0, rows - 1), np.clip(column, 0, columns - 1)]

    def at(self, x_m: Floats, y_m: Floats) -> Floats:
        """Metres above home, between the posts in a straight line."""
        rows, columns = self.heights_m.shape
        if rows == 1 or columns == 1:
            return np.full(np.broadcast_shapes(np.shape(x_m), np.shape(y_m)), self.heights_m[0, 0])
        column = np.clip((x_m - self.west_m) / self.post_m, 0.0, columns - 1.000001)
        row = np.clip((y_m - self.south_m) / self.post_m, 0.0, rows - 1.000001)
        left, below = column.astype(np.intp), row.astype(np.intp)
        right, up = column - left, row - below
        z, first = self.heights_m.ravel(), below * columns + left
        lower = z[first] * (1.0 - right) + z[first + 1] * right
        upper = z[first + columns] * (1.0 - right) + z[first + columns + 1] * right
        return lower * (1.0 - up) + upper * up


def flat(frame: LocalFrame) -> Relief:
    """The ground of which nothing is known: as high as home."""
    return Relief(frame, np.zeros((1, 1)), 0.0, 0.0, POST_M, known=False)


def relief(
    frame: LocalFrame,
    bounds: tuple[float, float, float, float],
    ground: Heights | None,
    home: LatLon | None,
) -> Relief:
    """The ground between west, south, east and north (metres of `frame`). Flat without data under home."""
    below_home = None if ground is None or home is None else height_at(ground, home)
    if ground is None or below_home is None:
        return flat(frame)
    west, south, east, north = bounds
    post = POST_M
    while (east - west) * (north - south) > MOST_POSTS * post * post:
        post *= 2.0
    xs = west + post * np.arange(int(np.ceil((east - west) / post)) + 2, dtype=np.float64)
    ys = south + post * np.arange(int(np.ceil((north - south) / post)) + 2, dtype=np.float64)
    lats, lons = frame.all_to_degrees(*np.meshgrid(xs, ys))
    heights = ground.heights_m(lats, lons) - below_home
    holes = np.isnan(heights)
    return Relief(
        frame, np.where(holes, 0.0, heights), west, south, post, known=not bool(holes.any()), holes=holes
    )


def height_at(ground: Heights, at: LatLon) -> float | None:
    """Metres above sea level of one place; None where the data have a hole."""
    height = float(ground.heights_m(np.array([at.lat_deg]), np.array([at.lon_deg]))[0])
    return None if math.isnan(height) else height
