"""Map pictures from an MBTiles file (SQLite, raster): read only, and never trusted.

A tile that is missing, empty, broken or oversized is None: the map then enlarges what lies above it.
"""

from __future__ import annotations

import math
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from maps.picture_size import picture_size
from maps.tiles import MAX_ZOOM, Tile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_TILE_BYTES = 2 * 2**20
MAX_TILE_PX = 1024
MAX_QUESTION_S = 0.5  # a tile takes 20 us; a hostile view could take for ever
STEPS_BETWEEN_LOOKS = 50_000  # of SQLite's machine, about 2 ms
FORMATS = ("png", "jpg", "jpeg", "webp", "")


class TileError(Exception):
    """A file that is not a raster MBTiles."""


@dataclass(frozen=True, slots=True)
class TileInfo:
    """What the file says of itself. `attribution` must be shown wherever its pictures are."""

    name: str
    attribution: str
    min_zoom: int
    max_zoom: int
    bounds_deg: tuple[float, float, float, float] | None  # west, south, east, north


class TileStore:
    """One open MBTiles file. Used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        """TileError if it is not there or not a raster MBTiles."""
        if not path.is_file():
            raise TileError(f"{path}: no such file")
        self._path = path
        self._give_up_at_s = math.inf
        try:
            uri = f"{path.absolute().as_uri()}?mode=ro"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
            self._db.text_factory = _text
            self._db.set_progress_handler(self._is_too_long, STEPS_BETWEEN_LOOKS)
            self._db.execute("PRAGMA query_only = ON")
            self._db.execute("PRAGMA trusted_schema = OFF")
            self.info = self._read_info()
        except (
            sqlite3.Error,
            UnicodeError,
        ) as e:  # UnicodeError: SQLite quotes a damaged schema in its message
            self.close()
            raise TileError(f"{path.name}: not an MBTiles file, or a damaged one ({e})") from e
        except TileError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if hasattr(self, "_db"):
            self._db.close()

    def picture(self, tile: Tile) -> bytes | None:
        """The PNG, JPEG or WebP of a tile, at most 1024 px; None if there is no such picture."""
        if not self.info.min_zoom <= tile.zoom <= self.info.max_zoom:
            return None
        south_row = 2**tile.zoom - 1 - tile.row  # TMS: rows count from the south
        rows = self._ask(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
            " AND length(tile_data) <= ? LIMIT 1",
            (tile.zoom, tile.column, south_row, MAX_TILE_BYTES),
        )
        return next((row[0] for row in rows if _is_picture(row[0])), None)

    def addresses(self, min_zoom: int, max_zoom: int, limit: int) -> Iterator[Tile]:
        """The tiles there are, coarse first, at most `limit`: for exports that carry the map with them."""
        rows = self._ask(
            "SELECT zoom_level, tile_column, tile_row FROM tiles WHERE zoom_level BETWEEN ? AND ?"
            " ORDER BY zoom_level LIMIT ?",
            (min_zoom, max_zoom, limit),
        )
        for zoom, column, south_row in rows:
            if all(type(n) is int for n in (zoom, column, south_row)):
                yield Tile(zoom, column, 2**zoom - 1 - south_row)

    def _ask(self, query: str, values: tuple[int, ...]) -> list[Any]:
        """The rows of one bounded question; none where the file is damaged."""
        try:
            return self._bounded(query, values)
        except (sqlite3.Error, UnicodeError):
            return []

    def _bounded(self, query: str, values: tuple[int, ...] = ()) -> list[Any]:
        self._give_up_at_s = monotonic() + MAX_QUESTION_S
        with closing(self._db.execute(query, values)) as cursor:
            return cursor.fetchall()

    def _is_too_long(self) -> bool:
        return monotonic() > self._give_up_at_s

    def _read_info(self) -> TileInfo:
        self._bounded("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles LIMIT 1")
        said = {
            key: value
            for key, value in self._bounded("SELECT name, value FROM metadata LIMIT 1000")
            if isinstance(key, str) and isinstance(value, str)
        }
        if (kind := said.get("format", "").lower()) not in FORMATS:
            raise TileError(
                f'{self._path.name}: holds "{kind[:20]}" tiles; only pictures are drawn: png, jpg, webp'
            )
        min_zoom, max_zoom = _zoom(said.get("minzoom")), _zoom(said.get("maxzoom"))
        if min_zoom is None or max_zoom is None:
            ((min_zoom, max_zoom),) = self._bounded("SELECT min(zoom_level), max(zoom_level) FROM tiles")
        if not (
            isinstance(min_zoom, int) and isinstance(max_zoom, int) and 0 <= min_zoom <= max_zoom <= MAX_ZOOM
        ):
            raise TileError(f"{self._path.name}: holds no tiles between zoom 0 and {MAX_ZOOM}")
        plain = re.sub(r"<[^>]*>", "", said.get("attribution", ""))  # many files carry a link here
        return TileInfo(
            said.get("name", self._path.stem),
            unescape(plain).strip(),
            min_zoom,
            max_zoom,
            _bounds(said.get("bounds")),
        )


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _is_picture(content: object) -> bool:
    if not isinstance(content, bytes):
        return False
    size = picture_size(content)
    return size is not None and 0 < size[1] <= MAX_TILE_PX and 0 < size[2] <= MAX_TILE_PX


def _zoom(said: str | None) -> int | None:
    return int(said) if said is not None and re.fullmatch(r"[0-9]{1,2}", said) else None


def _bounds(said: str | None) -> tuple[float, float, float, float] | None:
    """None unless it is four sensible numbers: west, south, east, north."""
    try:
        west, south, east, north = (float(number) for number in (said or "").split(","))
    except ValueError:
        return None
    sensible = -180.0 <= west < east <= 180.0 and -90.0 <= south < north <= 90.0
    return (west, south, east, north) if sensible else None
