"""What a sheet with a place on the Earth brings in: tiles at all zooms that make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.foreign.file import FormatError
from maps.tiles.encoding import encoded
from maps.tiles.incoming import Incoming
from maps.tiles.sheet import cut, extent_of
from maps.tiles.smaller import with_parents

if TYPE_CHECKING:
    from pathlib import Path

    from maps.tiles.sheet import Sheet

MOST_STRETCH = 20.0


def pictures_of(path: Path, sheet: Sheet) -> Incoming:
    """FormatError where it cannot lie."""
    try:
        extent = extent_of(sheet)
    except ValueError:
        raise FormatError(path, "", "lies nowhere on the world's map: is the projection right?") from None
    shape = (extent.right - extent.left) / sheet.width_px / (extent.bottom - extent.top) * sheet.height_px
    if not 1 / MOST_STRETCH < shape < MOST_STRETCH:
        what = f"its pixels would be {shape:.3g} times as wide as they are high: is their size right?"
        raise FormatError(path, "", what)
    expected = sum(extent.count(zoom) for zoom in range(extent.min_zoom, extent.max_zoom + 1))
    tiles = with_parents(cut(sheet, extent), extent.min_zoom)
    return Incoming(path.stem, "", expected, ((tile, encoded(pixels)) for tile, pixels in tiles))
