"""Makes small MBTiles files with made-up pictures: one flat colour a tile."""

from __future__ import annotations

import sqlite3
import struct
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from maps.tiles.pyramid import Tile


def png(red: int, green: int, blue: int, side: int = 256) -> bytes:
    """A flat square."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes((red, green, blue)) * side) * side
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def write_mbtiles(path: Path, pictures: dict[Tile, object], **metadata: str) -> Path:
    """Tiles are given with rows from the north, and written with rows from the south as the format wants."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        db.execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
        db.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        rows = ((t.zoom, t.column, 2**t.zoom - 1 - t.row, picture) for t, picture in pictures.items())
        db.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
    return path
