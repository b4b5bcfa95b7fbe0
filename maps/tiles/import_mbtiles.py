"""Take the pictures of an MBTiles that somebody else made: they are looked through on the way."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from maps.foreign.database import DatabaseError, ForeignDatabase
from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_TILE_BYTES
from maps.tiles.incoming import Incoming
from maps.tiles.mbtiles import TileError, TileStore
from maps.tiles.pyramid import MAX_ZOOM, Tile

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

QUERY = (
    "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles"
    " WHERE typeof(tile_data) = 'blob' AND length(tile_data) <= ?"
)


@contextmanager
def mbtiles(path: Path) -> Generator[Incoming]:
    """FormatError: no raster MBTiles, or damaged."""
    try:
        with TileStore(path) as store:
            info = store.info
    except TileError as e:
        raise FormatError(path, "", str(e).removeprefix(f"{path.name}: ")) from e
    with ForeignDatabase(path) as database:
        yield Incoming(info.name, info.attribution, 0, _tiles(path, database))


def _tiles(path: Path, database: ForeignDatabase) -> Iterator[tuple[Tile, bytes]]:
    try:
        for zoom, column, south_row, content in database.walk(QUERY, (MAX_TILE_BYTES,)):
            if isinstance(zoom, int) and isinstance(column, int) and isinstance(south_row, int):
                row = 2 ** min(max(zoom, 0), MAX_ZOOM) - 1 - south_row
                yield Tile(zoom, column, row), content
    except DatabaseError as e:
        raise FormatError(path, "", f"damaged ({e}): get it again") from e
