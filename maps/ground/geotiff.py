"""Grids with a place on the Earth from GeoTIFF files: probabilities, heights, whatever one channel holds.

OGC GeoTIFF 1.1: where the grid lies is in tags 33550 and 33922, or 34264; the projection is in 34735; the
value that means "nothing known" is GDAL's tag 42113. North is up, or the file is refused.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.foreign.file import FormatError
from maps.foreign.tiff_file import TiffGrid, read_tiff
from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray
    from pyproj import Transformer

    Floats = NDArray[np.float64]
    Tags = Mapping[int, tuple[float, ...] | str]

_SCALE, _TIEPOINT, _MATRIX, _KEYS, _NODATA = 33550, 33922, 34264, 34735, 42113
TAGS = (_SCALE, _TIEPOINT, _MATRIX, _KEYS, _NODATA)
_MODEL_TYPE, _RASTER_TYPE, _GEOGRAPHIC, _PROJECTED = 1024, 1025, 2048, 3072
_AREA, _POINT = 1, 2  # a pixel is a square, or the place in its middle
WGS_84 = 4326
# Degrees that differ from WGS 84 by less than a metre: ETRS89 and the frames of LKS-92 and LKS-94
DEGREES = (WGS_84, 4258, 4661, 4669)
METRES = (3059, 3346, *range(32601, 32661), *range(32701, 32761), *range(25828, 25839), 3857)


class Square(NamedTuple):
    """One pixel on the ground, in metres, near the middle of the grid."""

    east_m: float
    north_m: float


@dataclass(frozen=True, slots=True, eq=False)
class GeoGrid:
    """Numbers on the ground. Rows run from north to south; NaN where nothing is known."""

    values: Floats
    epsg: int  # of x and y
    west: float  # outer edge, in units of the projection: metres, or degrees for 4326
    north: float
    step_x: float  # east, per column; above 0
    step_y: float  # south, per row; above 0

    @property
    def middle(self) -> LatLon:
        rows, columns = self.values.shape
        lats, lons = self.places(np.array([rows / 2 - 0.5]), np.array([columns / 2 - 0.5]))
        return LatLon(float(lats[0]), float(lons[0]))

    @property
    def square(self) -> Square:
        """How large a pixel is on the ground, whatever the projection says."""
        from pyproj import Geod  # noqa: PLC0415  # as below

        rows, columns = (size / 2 for size in self.values.shape)
        lats, lons = self.places(
            np.array([rows, rows, rows - 1.0]), np.array([columns - 1.0, columns, columns - 1.0])
        )
        _, _, metres = Geod(ellps="WGS84").inv(
            [float(lons[0])] * 2, [float(lats[0])] * 2, lons[1:].tolist(), lats[1:].tolist()
        )
        return Square(float(metres[0]), float(metres[1]))

    def places(self, rows: Floats, columns: Floats) -> tuple[Floats, Floats]:
        """Latitudes and longitudes of the middles of pixels; fractions lie between."""
        x = self.west + (columns + 0.5) * self.step_x
        y = self.north - (rows + 0.5) * self.step_y
        if self.epsg in DEGREES:
            return y, x
        lons, lats = _transformer(self.epsg).transform(x, y, direction="INVERSE")
        return np.asarray(lats, np.float64), np.asarray(lons, np.float64)

    def pixels(self, lats: Floats, lons: Floats) -> tuple[Floats, Floats]:
        """Rows and columns of places, with fractions; the middle of the first pixel is 0, 0."""
        x, y = (lons, lats) if self.epsg in DEGREES else _transformer(self.epsg).transform(lons, lats)
        columns = (np.asarray(x, np.float64) - self.west) / self.step_x - 0.5
        return (self.north - np.asarray(y, np.float64)) / self.step_y - 0.5, columns

    def nearest(self, lats: Floats, lons: Floats) -> Floats:
        """The value of the pixel that each place lies in; NaN beyond the grid."""
        rows, columns = self.pixels(lats, lons)
        inside = (rows >= -0.5) & (rows < self.values.shape[0] - 0.5)
        inside &= (columns >= -0.5) & (columns < self.values.shape[1] - 0.5)
        i = np.where(inside, np.floor(rows + 0.5), 0).astype(np.intp)
        j = np.where(inside, np.floor(columns + 0.5), 0).astype(np.intp)
        return np.where(inside, self.values[i, j], np.nan)


def read_geotiff(path: Path) -> GeoGrid:
    """FormatError says in one line what is wrong with the file."""
    tiff = read_tiff(path, TAGS)
    return placed(path, tiff.tags, _without_nodata(path, tiff))


def placed(path: Path, tags: Tags, values: Floats) -> GeoGrid:
    """The grid that the tags lay on the Earth. FormatError where they do not, or in a way unknown to us."""
    keys = _geo_keys(path, tags)
    epsg = _projection(path, keys)
    west, north, step_x, step_y = _placed(path, tags)
    if keys.get(_RASTER_TYPE, _AREA) == _POINT:
        west, north = west - step_x / 2, north + step_y / 2
    grid = GeoGrid(values, epsg, west, north, step_x, step_y)
    _refuse_off_the_earth(path, grid)
    return grid


def _geo_keys(path: Path, tags: Tags) -> dict[int, int]:
    """The short values of the key directory; texts and doubles stand elsewhere and are not needed."""
    numbers = tags.get(_KEYS)
    if not isinstance(numbers, tuple) or len(numbers) < 4:
        raise FormatError(path, "", "a TIFF without a place on the Earth: save it as a GeoTIFF")
    entries = [tuple(int(n) for n in numbers[i : i + 4]) for i in range(4, len(numbers) - 3, 4)]
    return {key: value for key, location, _count, value in entries if location == 0}


def _projection(path: Path, keys: dict[int, int]) -> int:
    """The EPSG number. Only what we know to be metres or degrees of this datum is taken."""
    projected, geographic = keys.get(_PROJECTED), keys.get(_GEOGRAPHIC)
    code = projected if projected is not None else geographic
    if keys.get(_MODEL_TYPE) == 2:  # degrees, whatever else it says
        code = geographic
    if code in METRES or code in DEGREES:
        return code
    named = "an unknown projection" if code is None or code == 32767 else f"the projection EPSG:{code}"
    raise FormatError(path, "", f"{named}: save it in EPSG:4326, UTM (326xx), LKS-92 (3059) or LKS-94 (3346)")


def _placed(path: Path, tags: Tags) -> tuple[float, float, float, float]:
    """West, north, and both steps of the outer corner."""
    scale, tie, matrix = (tags.get(tag) for tag in (_SCALE, _TIEPOINT, _MATRIX))
    if isinstance(scale, tuple) and isinstance(tie, tuple) and len(scale) >= 2 and len(tie) >= 6:
        step_x, step_y = scale[0], scale[1]
        west, north = tie[3] - tie[0] * step_x, tie[4] + tie[1] * step_y
    elif isinstance(matrix, tuple) and len(matrix) == 16:
        if any(abs(bend) > 1e-9 * abs(matrix[0]) for bend in (matrix[1], matrix[4])):
            raise FormatError(path, "", "the grid is turned: save it with north up")
        step_x, step_y, west, north = matrix[0], -matrix[5], matrix[3], matrix[7]
    else:
        raise FormatError(path, "", "does not say where its pixels lie: save it as a GeoTIFF")
    if not all(math.isfinite(value) for value in (west, north, step_x, step_y)):
        raise FormatError(path, "", "where its pixels lie is no number")
    if step_x <= 0.0 or step_y <= 0.0:
        raise FormatError(path, "", "the grid is mirrored or has no size: save it with north up")
    return west, north, step_x, step_y


def _without_nodata(path: Path, tiff: TiffGrid) -> Floats:
    written = tiff.tags.get(_NODATA)
    if written is None:
        return tiff.values
    text = written if isinstance(written, str) else str(written[0])
    try:
        missing = float(text)
    except ValueError:
        raise FormatError(path, "tag 42113", f'"{text[:20]}" is no number for missing data') from None
    if math.isnan(missing):
        return tiff.values
    single = float(np.float32(missing)) if abs(missing) < 3.5e38 else missing  # as stored in 32 bits
    return np.where((tiff.values == missing) | (tiff.values == single), np.nan, tiff.values)


def _refuse_off_the_earth(path: Path, grid: GeoGrid) -> None:
    rows, columns = grid.values.shape
    lats, lons = grid.places(
        np.array([-0.5, -0.5, rows - 0.5, rows - 0.5]), np.array([-0.5, columns - 0.5, -0.5, columns - 0.5])
    )
    on_earth = np.isfinite(lats) & np.isfinite(lons) & (np.abs(lats) <= 90.0) & (np.abs(lons) <= 180.0)
    if not on_earth.all():
        raise FormatError(path, "", "its corners are not on the Earth: is the projection right?")


@cache
def _transformer(epsg: int) -> Transformer:
    from pyproj import Transformer  # noqa: PLC0415  # 0.1 s, and most starts never need a grid

    return Transformer.from_crs("EPSG:4326", f"EPSG:{epsg}", always_xy=True)
