"""Cut a map sheet from a GeoTIFF picture into tiles: any size up to 400 million pixels, north up."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from maps.foreign.tiff_sheet import TiffSheet
from maps.ground.placement import PLACE_TAGS, placed
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
        at = placed(path, tiff.tags(PLACE_TAGS), tiff.height_px, tiff.width_px)
        yield pictures_of(path, Sheet(tiff.width_px, tiff.height_px, tiff.rows, at.places, at.pixels))
