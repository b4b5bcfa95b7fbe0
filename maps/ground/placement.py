"""Where a grid of a GeoTIFF lies on the Earth, from its tags.

OGC GeoTIFF 1.1: where the grid lies is in tags 33550 and 33922, or 34264; the projection is in 34735; the
value that means "nothing known" is GDAL's tag 42113. North is up, or the file is refused.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.foreign.file import FormatError
from maps.geo import LatLon
from maps.projection import transformer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from maps.foreign.tiff_file import Tag

    Floats = NDArray[np.float64]

_SCALE, _TIEPOINT, _MATRIX, _KEYS, _NODATA = 33550, 33922, 34264, 34735, 42113
PLACE_TAGS = (_SCALE, _TIEPOINT, _MATRIX, _KEYS, _NODATA)
_MODEL_TYPE, _RASTER_TYPE, _GEOGRAPHIC, _PROJECTED = 1024, 1025, 2048, 3072
_AREA, _POINT = 1, 2  # a pixel is a square, or the place in its middle
WGS_84 = 4326
_FINEST = 1e-9  # degrees or metres; a pixel that is smaller is a mistake
# Degrees that differ from WGS 84 by less than a metre: ETRS89 and the frames of LKS-92 and LKS-94
DEGREES = (WGS_84, 4258, 4661, 4669)
METRES = (3059, 3346, *range(32601, 32661), *range(32701, 32761), *range(25828, 25839), 3857)


class Square(NamedTuple):
    """One pixel on the ground, in metres, near the middle of the grid."""

    east_m: float
    north_m: float


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """A grid without its numbers. Rows run from north to south."""

    rows: int
    columns: int
    epsg: int  # of x and y
    west: float  # outer edge, in units of the projection: metres, or degrees for 4326
    north: float
    step_x: float  # east, per column; above 0
    step_y: float  # south, per row; above 0

    @property
    def middle(self) -> LatLon:
        lats, lons = self.places(np.array([self.rows / 2 - 0.5]), np.array([self.columns / 2 - 0.5]))
        return LatLon(float(lats[0]), float(lons[0]))

    @property
    def square(self) -> Square:
        """How large a pixel is on the ground, whatever the projection says."""
        from pyproj import Geod  # noqa: PLC0415  # as below

        rows, columns = self.rows / 2, self.columns / 2
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
        lons, lats = transformer(f"EPSG:{self.epsg}").transform(x, y, direction="INVERSE")
        return np.asarray(lats, np.float64), np.asarray(lons, np.float64)

    def pixels(self, lats: Floats, lons: Floats) -> tuple[Floats, Floats]:
        """Rows and columns of places, with fractions; the middle of the first pixel is 0, 0."""
        x, y = lons, lats
        if self.epsg not in DEGREES:
            x, y = transformer(f"EPSG:{self.epsg}").transform(lons, lats)
        columns = (np.asarray(x, np.float64) - self.west) / self.step_x - 0.5
        return (self.north - np.asarray(y, np.float64)) / self.step_y - 0.5, columns


def placed(path: Path, tags: Mapping[int, Tag], rows: int, columns: int) -> Placement:
    """Where a grid of so many rows and columns lies. FormatError says in one line why nowhere."""
    keys = _geo_keys(path, tags)
    epsg = _projection(path, keys)
    west, north, step_x, step_y = _corner(path, tags)
    if keys.get(_RASTER_TYPE, _AREA) == _POINT:
        west, north = west - step_x / 2, north + step_y / 2
    placement = Placement(rows, columns, epsg, west, north, step_x, step_y)
    _refuse_off_the_earth(path, placement)
    return placement


def missing_value(path: Path, tags: Mapping[int, Tag]) -> float | None:
    """The number that stands where nothing is known; None: there is none, or it is NaN."""
    written = tags.get(_NODATA)
    if written is None:
        return None
    text = written if isinstance(written, str) else str(written[0])
    try:
        missing = float(text)
    except ValueError:
        raise FormatError(path, "tag 42113", f'"{text[:20]}" is no number for missing data') from None
    return None if math.isnan(missing) else missing


def is_missing(values: NDArray[np.floating], missing: float) -> NDArray[np.bool_]:
    """Which numbers are that one, as it was meant or as 32 bits hold it."""
    single = float(np.float32(missing)) if abs(missing) < 3.5e38 else missing
    return (values == missing) | (values == single)


def _geo_keys(path: Path, tags: Mapping[int, Tag]) -> dict[int, int]:
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


def _corner(path: Path, tags: Mapping[int, Tag]) -> tuple[float, float, float, float]:
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
    if min(step_x, step_y) < _FINEST:
        raise FormatError(path, "", "the grid is mirrored or has no size: save it with north up")
    return west, north, step_x, step_y


def _refuse_off_the_earth(path: Path, placement: Placement) -> None:
    rows, columns = placement.rows, placement.columns
    lats, lons = placement.places(
        np.array([-0.5, -0.5, rows - 0.5, rows - 0.5]), np.array([-0.5, columns - 0.5, -0.5, columns - 0.5])
    )
    on_earth = np.isfinite(lats) & np.isfinite(lons) & (np.abs(lats) <= 90.0) & (np.abs(lons) <= 180.0)
    if not on_earth.all():
        raise FormatError(path, "", "its corners are not on the Earth: is the projection right?")
