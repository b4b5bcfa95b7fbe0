"""Heights from an HGT tile: SRTM, and what is converted to it.

A tile `N56E023.hgt` is one degree, named by its south-west corner: big-endian 16-bit metres above sea level
(EGM96), rows from north to south, 1201 x 1201 (3") or 3601 x 3601 (1") samples with the edges shared.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.foreign.file import FormatError
from maps.ground.bilinear import between_posts
from maps.ground.blocks import BlockCache
from maps.mercator import EQUATOR_M

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Posts = NDArray[np.intp]
    Band = NDArray[np.int16]

log = logging.getLogger(__name__)
SIDES = {2 * side * side: side for side in (1201, 3601)}  # by size in bytes
BAND_ROWS = 32  # read at once: 230 kB of a fine tile
_COARSER = min(SIDES.values())
VOID = -32768  # a hole in the survey
SUFFIX = ".hgt"
_NAME = re.compile(r"([NS])(\d{2})([EW])(\d{3})\.hgt", re.IGNORECASE)


class Corner(NamedTuple):
    """The south-west one, in whole degrees."""

    lat: int
    lon: int


class HgtTile:
    """Read in bands of rows, as they are looked at. Not mapped into memory: to look at a page of a file whose
    stick was pulled ends the program.
    """

    def __init__(self, path: Path, corner: Corner, cache: BlockCache) -> None:
        self.path = path
        self.corner = corner
        self._cache = cache
        size = path.stat().st_size if path.is_file() else 0
        self._side = SIDES.get(size, _COARSER)
        self.post_m = EQUATOR_M / 360.0 / (self._side - 1)  # north and south

    def inside(self, lats: Floats, lons: Floats) -> NDArray[np.bool_]:
        """Its edges belong to it."""
        lat, lon = self.corner
        return (lats >= lat) & (lats <= lat + 1) & (lons >= lon) & (lons <= lon + 1)

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """Of places inside; NaN where a post beside is void, or the file is gone. FormatError: no tile."""
        self.refuse_other_sizes()
        last = self._side - 1
        rows, columns = (self.corner.lat + 1 - lats) * last, (lons - self.corner.lon) * last
        return between_posts(rows, columns, (self._side, self._side), self._posts)

    def refuse_other_sizes(self) -> None:
        """FormatError when it is no tile: its size says so."""
        try:
            size = self.path.stat().st_size
        except OSError as e:
            raise FormatError(self.path, "", f"cannot be read: {e.strerror}") from e
        if size not in SIDES:
            expected = " or ".join(str(known) for known in SIDES)
            raise FormatError(self.path, "", f"{size} bytes is no HGT tile, those have {expected}")

    def _posts(self, rows: Posts, columns: Posts) -> Floats:
        numbers = rows // BAND_ROWS
        found = np.empty(rows.shape)
        for number in np.unique(numbers).tolist():
            here = numbers == number
            found[here] = self._band(number)[rows[here] % BAND_ROWS, columns[here]]
        found[found == VOID] = np.nan
        return found

    def _band(self, number: int) -> Band:
        key = self.path, number
        band = self._cache.get(key)
        if band is None:
            band = self._read(number)
            self._cache.put(key, band)
        return band

    def _read(self, number: int) -> Band:
        rows = min(BAND_ROWS, self._side - number * BAND_ROWS)
        count, offset = rows * self._side, number * BAND_ROWS * self._side * 2
        try:
            posts = np.fromfile(self.path, ">i2", count, offset=offset)
        except OSError as error:
            log.warning("%s: %s; the ground there is unknown", self.path.name, error.strerror)
            posts = np.empty(0, np.int16)
        if len(posts) < count:
            posts = np.full(count, VOID, np.int16)
        return posts.astype(np.int16).reshape(rows, self._side)


def hgt_corner(name: str) -> Corner | None:
    """From a tile's name; None when it is none."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    south, lat, west, lon = found.groups()
    return Corner(int(lat) * (-1 if south in "Ss" else 1), int(lon) * (-1 if west in "Ww" else 1))
