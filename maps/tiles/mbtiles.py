"""Map pictures from an MBTiles file (SQLite, raster): read only, and never trusted.

A tile that is missing, empty, broken or oversized is None: the map then enlarges what lies above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Self

from maps.foreign.database import DatabaseError, ForeignDatabase
from maps.foreign.file import one_line
from maps.foreign.limits import MAX_TILE_BYTES, MAX_TILE_PX
from maps.plain_error import PlainError
from maps.tiles.picture_size import is_cut_short, picture_size
from maps.tiles.pyramid import MAX_ZOOM

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from maps.tiles.pyramid import Tile

METADATA = "SELECT name, value FROM metadata WHERE length(name) < 100 AND length(value) < 2000 LIMIT 100"
FORMATS = ("png", "jpg", "jpeg", "webp", "")


class TileError(PlainError):
    """A file that is not a raster MBTiles."""


@dataclass(frozen=True, slots=True)
class TileInfo:
    """What the file says of itself. `attribution` must be shown wherever its pictures are."""

    name: str
    attribution: str
    min_zoom: int
    max_zoom: int
    bounds_deg: tuple[float, float, float, float] | None  # west, south, east, north
    licence: str = ""  # these three only where FireDrone wrote the file
    source: str = ""
    edition: str = ""


class TileStore:
    """One open MBTiles file. Used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        """TileError if it is not there or not a raster MBTiles."""
        if not path.is_file():
            raise TileError(f"{path}: no such file")
        self._path = path
        try:
            self._db = ForeignDatabase(path)
        except DatabaseError as e:
            raise self._not_mbtiles(e) from e
        try:
            self.info = self._read_info()
        except DatabaseError as e:
            self.close()
            raise self._not_mbtiles(e) from e
        except TileError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def picture(self, tile: Tile) -> bytes | None:
        """The PNG, JPEG or WebP of a tile, at most 1024 px; None if there is no such picture."""
        if not self.info.min_zoom <= tile.zoom <= self.info.max_zoom:
            return None
        south_row = 2**tile.zoom - 1 - tile.row  # TMS: rows count from the south
        try:
            rows = self._db.ask(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
                " AND length(tile_data) <= ? LIMIT 1",
                (tile.zoom, tile.column, south_row, MAX_TILE_BYTES),
            )
        except DatabaseError:
            return None
        return next((row[0] for row in rows if is_picture(row[0])), None)

    def _not_mbtiles(self, error: DatabaseError) -> TileError:
        what = f"{self._path.name}: not an MBTiles file, or a damaged one ({error}); get it again"
        return TileError(one_line(what))

    def _read_info(self) -> TileInfo:
        self._db.ask("SELECT zoom_level, tile_column, tile_row, length(tile_data) FROM tiles LIMIT 1")
        said = {
            key: value
            for key, value in self._db.ask(METADATA)
            if isinstance(key, str) and isinstance(value, str)
        }
        if (kind := said.get("format", "").lower()) not in FORMATS:
            what = f'{self._path.name}: holds "{kind[:20]}" tiles; only pictures are drawn: png, jpg, webp'
            raise TileError(one_line(what))
        min_zoom, max_zoom = _zoom(said.get("minzoom")), _zoom(said.get("maxzoom"))
        if min_zoom is None or max_zoom is None:
            ((min_zoom, max_zoom),) = self._db.ask("SELECT min(zoom_level), max(zoom_level) FROM tiles")
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
            *(said.get(key, "") for key in ("licence", "source", "edition")),
        )


def open_all(paths: Iterable[Path]) -> tuple[list[TileStore], list[str]]:
    """Those that can be opened, and the line of each that cannot. Who asked closes them."""
    stores: list[TileStore] = []
    problems: list[str] = []
    for path in paths:
        try:
            stores.append(TileStore(path))
        except TileError as error:
            problems.append(str(error))
    return stores, problems


def is_picture(content: object) -> bool:
    """Whether head and end are those of a picture of a size that is drawn."""
    if not isinstance(content, bytes):
        return False
    size = picture_size(content)
    if size is None or is_cut_short(content):
        return False
    return 0 < size[1] <= MAX_TILE_PX and 0 < size[2] <= MAX_TILE_PX


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
