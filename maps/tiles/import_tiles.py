"""Bring a map that somebody else made into an MBTiles of ours, by its suffix."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING

from maps.foreign.file import FormatError, one_line, size
from maps.foreign.limits import MAX_IMPORT_BYTES, MAX_IMPORT_TILES, MAX_TILE_BYTES
from maps.tiles.import_geopackage import geopackage
from maps.tiles.import_geopdf import geopdf
from maps.tiles.import_geotiff import geotiff
from maps.tiles.import_mbtiles import mbtiles
from maps.tiles.import_pmtiles import pmtiles
from maps.tiles.mbtiles import is_picture
from maps.tiles.mbtiles_writer import About, TileWriter
from maps.tiles.pyramid import MAX_ZOOM

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from maps.tiles.incoming import Incoming
    from maps.tiles.mbtiles import TileInfo
    from maps.tiles.pyramid import Tile

IMPORTERS: dict[str, Callable[[Path], AbstractContextManager[Incoming]]] = {
    ".pmtiles": pmtiles,
    ".gpkg": geopackage,
    ".tif": geotiff,
    ".tiff": geotiff,
    ".pdf": geopdf,
    ".mbtiles": mbtiles,
}


def import_tiles(
    source: Path,
    out: Path,
    *,
    attribution: str = "",
    licence: str = "",
    tell: Callable[[int, int], None] | None = None,
) -> TileInfo:
    """Write `out` whole or not at all; pictures that are none are left out.

    `attribution`: whose map it is; may be empty where the file itself says it. `tell` hears how many tiles
    were written of how many (0: not known); what it raises ends the import. FormatError says what is wrong
    with the file; TileError that `out` cannot be written, or that no picture was found.
    """
    suffix = source.suffix.lower()
    if suffix not in IMPORTERS:
        known = ", ".join(IMPORTERS)
        raise FormatError(source, "", f"unknown kind of map pictures; known are {known}")
    if source.absolute() == out.absolute():
        raise FormatError(source, "", "cannot be read and written at once: choose another name to write")
    with IMPORTERS[suffix](source) as incoming:
        whose = attribution or _plain(incoming.attribution)
        if not whose:
            what = "does not say whose map it is: give the attribution, it must be shown with every picture"
            raise FormatError(source, "", what)
        edition = datetime.fromtimestamp(source.stat().st_mtime, UTC).date().isoformat()
        about = About(_plain(incoming.name) or source.stem, whose, licence, source.name, edition)
        with TileWriter(out, about) as writer:
            _copy(source, incoming, writer, tell)
            return writer.finish()


def _copy(
    source: Path, incoming: Incoming, writer: TileWriter, tell: Callable[[int, int], None] | None
) -> None:
    written_bytes = 0
    for number, (tile, content) in enumerate(incoming.tiles, 1):
        if number > MAX_IMPORT_TILES or written_bytes > MAX_IMPORT_BYTES:
            what = f"more than {MAX_IMPORT_TILES:,} tiles or {size(MAX_IMPORT_BYTES)}: cut out the district"
            raise FormatError(source, "", what)
        if len(content) <= MAX_TILE_BYTES and _is_place(tile) and is_picture(content):
            writer.put(tile, content)
            written_bytes += len(content)
        if tell is not None:
            tell(number, max(incoming.expected, number) if incoming.expected else 0)


def _is_place(tile: Tile) -> bool:
    if not 0 <= tile.zoom <= MAX_ZOOM:
        return False
    return 0 <= tile.column < 2**tile.zoom and 0 <= tile.row < 2**tile.zoom


def _plain(text: str) -> str:
    """Many files carry a link in their attribution."""
    return one_line(unescape(re.sub(r"<[^>]*>", "", text[:2000])))
