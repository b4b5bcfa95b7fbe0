"""The height of the ground from a folder of HGT tiles and GeoTIFFs; where they overlap the finer knows first.

Heights are metres above sea level as the files have them: EGM96 or EGM2008, or the Baltic system of a
national survey; here these differ by less than half a metre.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

import numpy as np

from maps.foreign.file import FormatError
from maps.geo import Amsl, LatLon
from maps.ground.blocks import BlockCache
from maps.ground.height_grid import SUFFIXES, HeightGrid
from maps.ground.hgt import HgtTile, hgt_corner
from maps.plain_error import PlainError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class ElevationError(PlainError):
    """A folder or a tile that cannot be used."""


def refuse_unusable(path: Path) -> None:
    """FormatError when no heights can be read from this file of a folder."""
    cache, corner = BlockCache(), hgt_corner(path.name)
    if path.suffix.lower() in SUFFIXES:
        HeightGrid(path, cache)
    elif corner is not None:
        HgtTile(path, corner, cache).refuse_other_sizes()
    else:
        raise FormatError(path, "", "no tile such as N56E023.hgt, and no GeoTIFF")


class _Source(Protocol):
    """One file of heights."""

    @property
    def path(self) -> Path: ...
    @property
    def post_m(self) -> float: ...
    def inside(self, lats: Floats, lons: Floats) -> NDArray[np.bool_]: ...
    def heights_m(self, lats: Floats, lons: Floats) -> Floats: ...


class Elevation:
    """The files of one folder, read as they are looked at; the pieces that were looked at last are kept."""

    def __init__(self, folder: Path) -> None:
        """ElevationError if there is no folder, or nothing in it can be used."""
        if not folder.is_dir():
            raise ElevationError(f"{folder}: no such folder")
        self._problems: list[str] = []
        files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        cache = BlockCache()
        tiles = [HgtTile(path, corner, cache) for path in files if (corner := hgt_corner(path.name))]
        grids = self._grids(cache, (path for path in files if path.suffix.lower() in SUFFIXES))
        self._sources: list[_Source] = [*tiles, *grids]
        if not self._sources:
            why = self._problems[0] if self._problems else "no tile such as N56E023.hgt, and no GeoTIFF"
            raise ElevationError(f"{folder}: {why}")
        self._sort()

    @property
    def problems(self) -> tuple[str, ...]:
        """The GeoTIFFs that cannot be used: a line for each."""
        return tuple(self._problems)

    @property
    def post_m(self) -> float:
        """Metres between the heights of its finest file."""
        return self._sources[0].post_m if self._sources else math.inf

    def height_m(self, at: LatLon) -> Amsl | None:
        """Metres above sea level; None where no file covers it or a sample around it is void."""
        height = float(self.heights_m(np.array([at.lat_deg]), np.array([at.lon_deg]))[0])
        return None if math.isnan(height) else Amsl(height)

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """The same for arrays of degrees of any shape; unknown is NaN. ElevationError: a broken HGT tile."""
        lat_flat, lon_flat = np.ravel(np.asarray(lats, np.float64)), np.ravel(np.asarray(lons, np.float64))
        heights = np.full(lat_flat.shape, np.nan)
        for source in self._sources:
            inside = source.inside(lat_flat, lon_flat) & np.isnan(heights)
            if inside.any():
                try:
                    heights[inside] = source.heights_m(lat_flat[inside], lon_flat[inside])
                except FormatError as error:
                    raise ElevationError(str(error)) from error
        return heights.reshape(np.shape(lats))

    def without_broken(self) -> tuple[str, ...]:
        """Look at every file now; those that are broken are forgotten, and a line for each is returned."""
        for source in tuple(self._sources):
            try:
                if isinstance(source, HgtTile):
                    source.refuse_other_sizes()
            except FormatError as error:
                self._problems.append(str(error))
                self._sources.remove(source)
        self._sort()
        return self.problems

    def tiles_at(self, lats: Floats, lons: Floats) -> tuple[Path, ...]:
        """The files that say the height of these places."""
        return tuple(source.path for source in self._sources if source.inside(lats, lons).any())

    def _grids(self, cache: BlockCache, paths: Iterable[Path]) -> list[HeightGrid]:
        grids = list[HeightGrid]()
        for path in paths:
            try:
                grids.append(HeightGrid(path, cache))
            except FormatError as error:
                self._problems.append(str(error))
        return grids

    def _sort(self) -> None:
        """The finest first; of equals the one whose name comes first."""
        self._sources.sort(key=lambda source: (source.post_m, source.path.name))
