"""Cut a map sheet from a GeoTIFF picture into tiles: any size up to 400 million pixels, north up."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.tiff_sheet import TiffSheet
from maps.ground.geotiff import TAGS, placed
from maps.tiles.import_sheet import pictures_of
from maps.tiles.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from maps.tiles.incoming import Incoming


@contextmanager
def geotiff(path: Path) -> Generator[Incoming]:
    """FormatError: no picture, no place or a projection unknown to us, too large, or damaged."""
    with TiffSheet(path) as tiff:
        size = (tiff.height_px, tiff.width_px)
        grid = placed(path, tiff.tags(TAGS), np.broadcast_to(np.float64(np.nan), size))
        yield pictures_of(path, Sheet(tiff.width_px, tiff.height_px, tiff.rows, grid.places, grid.pixels))
