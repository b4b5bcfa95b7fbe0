"""Grids with a place on the Earth from GeoTIFF files: probabilities, or whatever one channel holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.tiff_file import read_tiff
from maps.ground.placement import PLACE_TAGS, Placement, is_missing, missing_value, placed

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class GeoGrid(Placement):
    """Numbers on the ground; NaN where nothing is known."""

    values: Floats

    def nearest(self, lats: Floats, lons: Floats) -> Floats:
        """The value of the pixel that each place lies in; NaN beyond the grid."""
        rows, columns = self.pixels(lats, lons)
        inside = (rows >= -0.5) & (rows < self.rows - 0.5)
        inside &= (columns >= -0.5) & (columns < self.columns - 0.5)
        i = np.where(inside, np.floor(rows + 0.5), 0).astype(np.intp)
        j = np.where(inside, np.floor(columns + 0.5), 0).astype(np.intp)
        return np.where(inside, self.values[i, j], np.nan)


def read_geotiff(path: Path) -> GeoGrid:
    """FormatError says in one line what is wrong with the file."""
    tiff = read_tiff(path, PLACE_TAGS)
    rows, columns = tiff.values.shape
    at = placed(path, tiff.tags, rows, columns)
    missing = missing_value(path, tiff.tags)
    values = (
        tiff.values if missing is None else np.where(is_missing(tiff.values, missing), np.nan, tiff.values)
    )
    return GeoGrid(rows, columns, at.epsg, at.west, at.north, at.step_x, at.step_y, values)
