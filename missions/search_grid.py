"""Even cells over the ground of a search: which belong to it, and what stands on them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from maps.area import Area, LocalFrame, to_polygon
from maps.geo import LatLon
from missions.detection import LOOK_THROUGH, Canopy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

CELL_M = 2.0
MOST_CELLS = 4_000_000
AROUND_M = 300.0  # of ground round a track without an area


class Window(NamedTuple):
    """A part of a grid: rows from the north, columns from the west, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def part(self) -> tuple[slice, slice]:
        """To index an array of the grid with."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


@dataclass(frozen=True, slots=True, eq=False)
class SearchGrid:
    """Rows run from north to south, columns from west to east; metres are those of `frame`."""

    frame: LocalFrame
    wanted: Geometry | None  # None: all of it
    cell_m: float
    west_m: float
    north_m: float
    inside: Mask  # which cells are wanted
    look_through: Floats | None  # share of the ground that shows straight from above; None: all of it

    @property
    def shape(self) -> tuple[int, int]:
        rows, columns = self.inside.shape
        return rows, columns

    @property
    def xs(self) -> Floats:
        """East of the middle of each column."""
        return self.west_m + self.cell_m * (np.arange(self.shape[1], dtype=np.float64) + 0.5)

    @property
    def ys(self) -> Floats:
        """North of the middle of each row."""
        return self.north_m - self.cell_m * (np.arange(self.shape[0], dtype=np.float64) + 0.5)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        rows, columns = self.shape
        south, east = self.north_m - rows * self.cell_m, self.west_m + columns * self.cell_m
        return self.west_m, south, east, self.north_m

    def window(self, west: float, south: float, east: float, north: float) -> Window | None:
        """The cells that touch a box; None: none."""
        rows, columns = self.shape
        top = max(0, math.floor((self.north_m - north) / self.cell_m))
        bottom = min(rows, math.ceil((self.north_m - south) / self.cell_m))
        left = max(0, math.floor((west - self.west_m) / self.cell_m))
        right = min(columns, math.ceil((east - self.west_m) / self.cell_m))
        return Window(top, bottom, left, right) if top < bottom and left < right else None

    def shapes(self, cells: Mask) -> Geometry:
        """The outline of these cells, in metres."""
        edges = np.diff(np.pad(cells.astype(np.int8), ((0, 0), (1, 1))), axis=1)
        rows, starts = np.nonzero(edges == 1)
        ends = np.nonzero(edges == -1)[1]
        north = self.north_m - rows * self.cell_m
        west, east = self.west_m + starts * self.cell_m, self.west_m + ends * self.cell_m
        return shapely.union_all(shapely.box(west, north - self.cell_m, east, north))


def grid_over(
    area: Area,
    no_fly: Iterable[Area] = (),
    canopy: Sequence[tuple[Area, Canopy]] = (),
    cell_m: float = CELL_M,
) -> SearchGrid:
    """Over `area` without its holes and `no_fly`. Where canopies overlap, the last one counts.

    The cells are larger than `cell_m` where there would be more than MOST_CELLS. AreaError: no area.
    """
    frame = LocalFrame(area.centre)
    outline = to_polygon(area, frame)
    wanted = outline.difference(shapely.union_all([to_polygon(shut, frame) for shut in no_fly]))
    return _grid(frame, outline.bounds, wanted, canopy, cell_m)


def grid_around(places: Sequence[LatLon], margin_m: float = AROUND_M, cell_m: float = CELL_M) -> SearchGrid:
    """Over the box of a track, for a flight that had no area. ValueError without any place."""
    if not places:
        raise ValueError("a grid needs a place to lie around")
    lats, lons = np.array([p.lat_deg for p in places]), np.array([p.lon_deg for p in places])
    middle = LatLon(float(lats.min() + lats.max()) / 2, float(lons.min() + lons.max()) / 2)
    frame = LocalFrame(middle)
    xs, ys = frame.all_to_xy(lats, lons)
    bounds = (xs.min() - margin_m, ys.min() - margin_m, xs.max() + margin_m, ys.max() + margin_m)
    return _grid(frame, bounds, None, (), cell_m)


def _grid(
    frame: LocalFrame,
    bounds: tuple[float, float, float, float],
    wanted: Geometry | None,
    canopy: Sequence[tuple[Area, Canopy]],
    cell_m: float,
) -> SearchGrid:
    west, south, east, north = bounds
    while (east - west) * (north - south) > MOST_CELLS * cell_m**2:
        cell_m *= 2.0
    rows, columns = (max(1, math.ceil(side / cell_m)) for side in (north - south, east - west))
    bare = SearchGrid(frame, wanted, cell_m, west, north, np.ones((rows, columns), np.bool_), None)
    inside = bare.inside if wanted is None else _within(wanted, bare)
    look_through = np.ones((rows, columns)) if canopy else None
    for where, kind in canopy:
        if look_through is not None:
            look_through[_within(to_polygon(where, frame), bare)] = LOOK_THROUGH[kind]
    return SearchGrid(frame, wanted, cell_m, west, north, inside, look_through)


def _within(shape: Geometry, grid: SearchGrid) -> Mask:
    """The cells whose middle lies in a shape."""
    shapely.prepare(shape)
    xs, ys = np.meshgrid(grid.xs, grid.ys)
    return np.asarray(shapely.contains_xy(shape, xs, ys), np.bool_)
