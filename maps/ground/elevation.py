"""The height of the ground from a folder of HGT tiles (SRTM and what is converted to it).

A tile `N56E023.hgt` is one degree, named by its south-west corner: big-endian 16-bit metres above sea level
(EGM96), rows from north to south, 1201 x 1201 (3") or 3601 x 3601 (1") samples with the edges shared.
GeoTIFF is not read: convert it to HGT first.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import Amsl, LatLon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Samples = np.memmap[tuple[int, int], np.dtype[np.int16]]

SIDES = {2 * side * side: side for side in (1201, 3601)}  # by size in bytes
VOID = -32768  # a hole in the survey
NO_WEIGHT = 1e-6  # a void neighbour that counts for less does no harm; 9 mm on the highest mountain
_NAME = re.compile(r"([NS])(\d{2})([EW])(\d{3})\.hgt", re.IGNORECASE)


class ElevationError(Exception):
    """A folder or a tile that cannot be used."""


class Elevation:
    """The tiles of one folder, opened when first asked for and mapped, not loaded."""

    def __init__(self, folder: Path) -> None:
        """ElevationError if there is no folder, or it holds no HGT tile."""
        if not folder.is_dir():
            raise ElevationError(f"{folder}: no such folder")
        found = ((corner, path) for path in sorted(folder.iterdir()) if (corner := _corner(path.name)))
        self._paths: dict[tuple[int, int], Path] = dict(found)
        if not self._paths:
            hint = "; GeoTIFF is not read, convert it to HGT" if any(folder.glob("*.tif*")) else ""
            raise ElevationError(f"{folder}: no tile such as N56E023.hgt{hint}")
        self._tiles: dict[tuple[int, int], Samples] = {}

    def height_m(self, at: LatLon) -> Amsl | None:
        """Metres above sea level; None where no tile covers it or a sample around it is void."""
        height = float(self.heights_m(np.array([at.lat_deg]), np.array([at.lon_deg]))[0])
        return None if math.isnan(height) else Amsl(height)

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """The same for arrays of degrees of any shape; unknown is NaN. ElevationError: a broken tile."""
        lat_flat, lon_flat = np.ravel(np.asarray(lats, np.float64)), np.ravel(np.asarray(lons, np.float64))
        heights = np.full(lat_flat.shape, np.nan)
        for corner in self._paths:
            inside = _inside(corner, lat_flat, lon_flat) & np.isnan(heights)
            if inside.any():
                heights[inside] = self._in_tile(corner, lat_flat[inside], lon_flat[inside])
        return heights.reshape(np.shape(lats))

    def without_broken(self) -> tuple[str, ...]:
        """Open every tile now; those that are broken are forgotten, and a line for each is returned."""
        said: list[str] = []
        for corner in tuple(self._paths):
            try:
                self._tile(corner)
            except ElevationError as error:
                said.append(str(error))
                del self._paths[corner]
        return tuple(said)

    def tiles_at(self, lats: Floats, lons: Floats) -> tuple[Path, ...]:
        """The files that say the height of these places."""
        return tuple(path for corner, path in self._paths.items() if _inside(corner, lats, lons).any())

    def _in_tile(self, corner: tuple[int, int], lats: Floats, lons: Floats) -> Floats:
        tile = self._tile(corner)
        last = tile.shape[0] - 1
        row, column = (corner[0] + 1 - lats) * last, (lons - corner[1]) * last
        top = np.clip(np.floor(row).astype(np.intp), 0, last - 1)
        left = np.clip(np.floor(column).astype(np.intp), 0, last - 1)
        down, right = row - top, column - left
        total = np.zeros(lats.shape)
        for i, vertical in ((0, 1 - down), (1, down)):
            for j, horizontal in ((0, 1 - right), (1, right)):
                samples = tile[top + i, left + j].astype(np.float64)
                samples[samples == VOID] = np.nan
                weight = vertical * horizontal
                total += np.where(weight > NO_WEIGHT, weight * samples, 0.0)
        return total

    def _tile(self, corner: tuple[int, int]) -> Samples:
        if corner not in self._tiles:
            self._tiles[corner] = _open(self._paths[corner])
        return self._tiles[corner]


def _open(path: Path) -> Samples:
    try:
        size = path.stat().st_size
        if size not in SIDES:
            expected = " or ".join(str(known) for known in SIDES)
            raise ElevationError(f"{path.name}: {size} bytes is no HGT tile, those have {expected}")
        return np.memmap(path, dtype=">i2", mode="r", shape=(SIDES[size], SIDES[size]))
    except OSError as e:
        raise ElevationError(f"{path.name}: cannot be read: {e.strerror}") from e


def _corner(name: str) -> tuple[int, int] | None:
    """South-west corner (lat, lon) in whole degrees from a tile's name."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    south, lat, west, lon = found.groups()
    return int(lat) * (-1 if south in "Ss" else 1), int(lon) * (-1 if west in "Ww" else 1)


def _inside(corner: tuple[int, int], lats: Floats, lons: Floats) -> NDArray[np.bool_]:
    lat, lon = corner
    return (lats >= lat) & (lats <= lat + 1) & (lons >= lon) & (lons <= lon + 1)
