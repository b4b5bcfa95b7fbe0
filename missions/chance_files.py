"""Probability maps that others made: a GeoTIFF of cells, or polygons with a weight."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from maps.area import AreaError, LocalFrame, to_polygon
from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.ground.geotiff import read_geotiff
from missions.chances import Chances, ChancesError, refuse_too_many

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely import Polygon

    from maps.formats.features import Features, NamedArea
    from maps.ground.geotiff import GeoGrid

    Floats = NDArray[np.float64]

WEIGHTS = ("weight", "probability", "poa", "poc")  # names of the property, in any case; the first one found
TIFFS = (".tif", ".tiff")
_CELLS = 300  # on the longer side of drawn areas
_FINEST_M, _COARSEST_M = 10.0, 500.0
_LOOKS = 3  # on the side of a cell, where a grid is laid on another
_WIDEST_M = 200_000.0  # a map wider than this is not of a search


def read_chances(path: Path) -> Chances:
    """FormatError or ChancesError in one line. The numbers are probabilities if they sum up to 1 or less:
    what is missing lies elsewhere. Otherwise they are relative, and the person is taken to be on the map.
    """
    try:
        return _from_grid(path) if path.suffix.lower() in TIFFS else _from_areas(path, by_suffix.read(path))
    except (ChancesError, AreaError) as error:
        raise FormatError(path, "", str(error)) from error


def _from_grid(path: Path) -> Chances:
    """The grid on square cells of the same size; its sum stays what it is."""
    grid = read_geotiff(path)
    known = np.isfinite(grid.values)
    if np.isinf(grid.values).any():
        raise FormatError(path, "", "a cell is infinite: probabilities are 0 to 1")
    values = np.where(known, grid.values, 0.0)
    if float(values.min()) < 0.0:
        raise FormatError(path, "", "a cell is negative: probabilities are 0 or more")
    total = float(values.sum())
    if not 0.0 < total < math.inf:
        raise FormatError(path, "", "all cells are 0 or unknown: nobody can be found on it")
    east_m, north_m = grid.square
    rows, columns = grid.values.shape
    if max(rows * north_m, columns * east_m) > _WIDEST_M:
        raise FormatError(path, "", f"wider than {_WIDEST_M / 1000:.0f} km: cut out the ground of the search")
    cell_m = math.sqrt(east_m * north_m)
    even = replace(grid, values=values)
    mass, west_m, south_m = _laid_out(even, cell_m)
    return Chances(mass * (min(1.0, total) / float(mass.sum())), grid.middle, west_m, south_m, cell_m)


def _laid_out(grid: GeoGrid, cell_m: float) -> tuple[Floats, float, float]:
    """The values on cells of the metric frame round the middle, each the mean of several looks."""
    frame = LocalFrame(grid.middle)
    rows, columns = grid.values.shape
    edge = np.linspace(-0.5, 0.5, 9)
    around = np.concatenate([edge, edge, np.full(9, -0.5), np.full(9, 0.5)])
    across = np.concatenate([np.full(9, -0.5), np.full(9, 0.5), edge, edge])
    lats, lons = grid.places((rows - 1) / 2 + around * rows, (columns - 1) / 2 + across * columns)
    x, y = frame.all_to_xy(lats, lons)
    west, south = float(x.min()), float(y.min())
    wide, high = (max(1, round((float(a.max()) - float(a.min())) / cell_m)) for a in (x, y))
    refuse_too_many(high, wide)
    mass = np.zeros((high, wide))
    for i in range(_LOOKS):
        for j in range(_LOOKS):
            at_x, at_y = _crossed(
                west + (np.arange(wide, dtype=np.float64) + (j + 0.5) / _LOOKS) * cell_m,
                south + (np.arange(high, dtype=np.float64) + (i + 0.5) / _LOOKS) * cell_m,
            )
            mass += np.nan_to_num(grid.nearest(*frame.all_to_degrees(at_x, at_y)))
    return mass / _LOOKS**2, west, south


def _from_areas(path: Path, features: Features) -> Chances:
    """Each area's weight is spread evenly over it; where areas lie on each other, they add up."""
    if not features.areas:
        raise FormatError(path, "", 'no area in it: draw polygons, each with a property "weight"')
    weights = [_weight(path, number, named) for number, named in enumerate(features.areas, 1)]
    total = sum(weights)
    if total <= 0.0:
        raise FormatError(path, "", "all weights are 0: nobody can be found on it")
    middle = features.areas[0].area.centre
    frame = LocalFrame(middle)
    polygons = [to_polygon(named.area, frame) for named in features.areas]
    west, south, east, north = (float(side) for side in shapely.union_all(polygons).bounds)
    longest = max(east - west, north - south)
    if longest > _WIDEST_M:
        raise FormatError(path, "", f"wider than {_WIDEST_M / 1000:.0f} km: draw the ground of the search")
    cell_m = min(_COARSEST_M, max(_FINEST_M, longest / _CELLS))
    rows, columns = (max(1, math.ceil(side / cell_m)) for side in (north - south, east - west))
    x, y = _crossed(
        west + (np.arange(columns, dtype=np.float64) + 0.5) * cell_m,
        south + (np.arange(rows, dtype=np.float64) + 0.5) * cell_m,
    )
    mass = np.zeros((rows, columns))
    for polygon, weight in zip(polygons, weights, strict=True):
        mass += weight * _spread(polygon, x, y)
    return Chances(mass * (min(1.0, total) / float(mass.sum())), middle, west, south, cell_m)


def _spread(polygon: Polygon, x: Floats, y: Floats) -> Floats:
    """1, evenly over the cells whose middles lie in the area; in the nearest one if there are none."""
    shapely.prepare(polygon)
    inside = np.asarray(shapely.intersects_xy(polygon, x, y), dtype=np.float64)
    if not inside.any():
        at = polygon.representative_point()
        nearest = np.argmin((x - at.x) ** 2 + (y - at.y) ** 2)
        inside.ravel()[nearest] = 1.0
    return inside / inside.sum()


def _weight(path: Path, number: int, named: NamedArea) -> float:
    place = f"area {number}" + (f' "{named.name}"' if named.name else "")
    facts = {key.lower(): value for key, value in named.facts.items()}
    value = next((facts[key] for key in WEIGHTS if facts.get(key) is not None), None)
    if value is None:
        raise FormatError(path, place, 'no property "weight": give each area a number')
    try:
        weight = math.nan if isinstance(value, bool) else float(value)
    except ValueError:
        weight = math.nan
    if not (math.isfinite(weight) and 0.0 <= weight <= 1e12):
        raise FormatError(path, place, f'the weight "{value}" is not a number of 0 or more')
    return weight


def _crossed(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Every x with every y, rows along y."""
    return np.tile(x, (len(y), 1)), np.tile(y[:, None], (1, len(x)))
