"""Heights from an HGT tile: SRTM, and what is converted to it.

A tile `N56E023.hgt` is one degree, named by its south-west corner: big-endian 16-bit metres above sea level
(EGM96), rows from north to south, 1201 x 1201 (3") or 3601 x 3601 (1") samples with the edges shared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.foreign.file import FormatError
from maps.ground.bilinear import between_posts
from maps.mercator import EQUATOR_M

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Posts = NDArray[np.intp]
    Samples = np.memmap[tuple[int, int], np.dtype[np.int16]]

SIDES = {2 * side * side: side for side in (1201, 3601)}  # by size in bytes
_COARSER = min(SIDES.values())
VOID = -32768  # a hole in the survey
SUFFIX = ".hgt"
_NAME = re.compile(r"([NS])(\d{2})([EW])(\d{3})\.hgt", re.IGNORECASE)


class Corner(NamedTuple):
    """The south-west one, in whole degrees."""

    lat: int
    lon: int


class HgtTile:
    """Mapped when first asked, not loaded: the computer keeps in memory what is looked at."""

    def __init__(self, path: Path, corner: Corner) -> None:
        self.path = path
        self.corner = corner
        size = path.stat().st_size if path.is_file() else 0
        self.post_m = EQUATOR_M / 360.0 / (SIDES.get(size, _COARSER) - 1)  # north and south
        self._samples: Samples | None = None

    def inside(self, lats: Floats, lons: Floats) -> NDArray[np.bool_]:
        """Its edges belong to it."""
        lat, lon = self.corner
        return (lats >= lat) & (lats <= lat + 1) & (lons >= lon) & (lons <= lon + 1)

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        """Of places inside; NaN where a post beside is void. FormatError: a broken tile."""
        samples = self.open()
        last = samples.shape[0] - 1

        def posts(rows: Posts, columns: Posts) -> Floats:
            found = samples[rows, columns].astype(np.float64)
            found[found == VOID] = np.nan
            return found

        rows, columns = (self.corner.lat + 1 - lats) * last, (lons - self.corner.lon) * last
        return between_posts(rows, columns, samples.shape, posts)

    def open(self) -> Samples:
        """FormatError when it is no tile."""
        if self._samples is None:
            self._samples = _mapped(self.path)
        return self._samples


def hgt_corner(name: str) -> Corner | None:
    """From a tile's name; None when it is none."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    south, lat, west, lon = found.groups()
    return Corner(int(lat) * (-1 if south in "Ss" else 1), int(lon) * (-1 if west in "Ww" else 1))


def _mapped(path: Path) -> Samples:
    try:
        size = path.stat().st_size
        if size not in SIDES:
            expected = " or ".join(str(known) for known in SIDES)
            raise FormatError(path, "", f"{size} bytes is no HGT tile, those have {expected}")
        return np.memmap(path, dtype=">i2", mode="r", shape=(SIDES[size], SIDES[size]))
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
