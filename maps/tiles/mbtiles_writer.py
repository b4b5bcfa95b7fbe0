"""Write map pictures into an MBTiles file (SQLite, raster): whole or not at all.

Until it is finished all stands in `NAME.mbtiles.part`, from which a download goes on after a stop or a crash.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from time import monotonic
from typing import TYPE_CHECKING, Self

from maps.foreign.file import one_line
from maps.mercator import WORLD, from_world
from maps.tiles.mbtiles import TileError, TileInfo, TileStore
from maps.tiles.picture_size import picture_size
from maps.tiles.pyramid import Tile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMIT_S = 1.0  # at most so much work is lost when the laptop dies
PART = ".part"
# The form of MBTiles 1.3, and beside it what the servers said of each picture
SCHEMA = (
    "CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)",
    "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)",
    (
        "CREATE TABLE firedrone_kept (zoom INTEGER, column INTEGER, row INTEGER, etag TEXT,"
        " last_modified TEXT, expires_s REAL, is_there INTEGER,"
        " PRIMARY KEY (zoom, column, row)) WITHOUT ROWID"
    ),
)


@dataclass(frozen=True, slots=True)
class About:
    """What stands in the file about its pictures. `attribution` is painted wherever they are."""

    name: str
    attribution: str
    licence: str
    source: str  # which file or provider they come from
    edition: str  # ISO date


@dataclass(frozen=True, slots=True)
class Kept:
    """What a server said of one tile, for asking again later. `expires_s`: seconds since 1970, UTC."""

    etag: str
    last_modified: str
    expires_s: float
    is_there: bool  # False: the provider has no such picture


def part_of_file(path: Path) -> Path:
    """Where the half file of `path` stands."""
    return path.with_name(path.name + PART)


class TileWriter:
    """One MBTiles that is being made. Used by one thread."""

    def __init__(self, path: Path, about: About, *, go_on: bool = False) -> None:
        """With `go_on` from the half file, else from a copy of the whole one, if there is one.

        TileError: it cannot be written, or what is there was made by somebody else.
        """
        self.path = path
        self.part = part_of_file(path)
        self._committed_s = monotonic()
        self._is_open = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not go_on:
                self.part.unlink(missing_ok=True)
            elif path.is_file() and not self.part.is_file():
                shutil.copyfile(path, self.part)
        except OSError as e:
            raise self._failed(e) from e
        is_new = not self.part.is_file() or not self.part.stat().st_size
        try:
            self._db = sqlite3.connect(self.part, check_same_thread=False)
            self._is_open = True
            self._begin(about, is_new=is_new)
        except sqlite3.Error as e:
            self.leave()
            raise self._failed(e) from e
        except TileError:
            self.leave()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_rest: object) -> None:
        if failed is not None:
            self.abandon()
        self.leave()

    def put(self, tile: Tile, picture: bytes, kept: Kept | None = None) -> None:
        """Instead of any picture before. TileError: the disk is full or gone."""
        self._write(
            "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?)",
            (tile.zoom, tile.column, 2**tile.zoom - 1 - tile.row, picture),  # TMS: rows count from the south
        )
        if kept is not None:
            self.keep(tile, kept)

    def keep(self, tile: Tile, kept: Kept) -> None:
        """Remember what the server said; of a tile that it has not any more the picture goes too."""
        if not kept.is_there:
            place = (tile.zoom, tile.column, 2**tile.zoom - 1 - tile.row)
            self._write("DELETE FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?", place)
        said = (kept.etag, kept.last_modified, kept.expires_s, int(kept.is_there))
        self._write(
            "INSERT OR REPLACE INTO firedrone_kept VALUES (?, ?, ?, ?, ?, ?, ?)",
            (tile.zoom, tile.column, tile.row, *said),
        )

    def kept(self) -> dict[Tile, Kept]:
        """All that servers said."""
        try:
            rows = self._db.execute("SELECT * FROM firedrone_kept").fetchall()
        except sqlite3.Error as e:
            raise self._failed(e) from e
        return {
            Tile(z, x, y): Kept(etag, at, expires, bool(there)) for z, x, y, etag, at, expires, there in rows
        }

    def finish(self) -> TileInfo:
        """Put it in the place of what was there before. TileError if it holds no picture, or cannot be."""
        try:
            zooms = self._db.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
            if zooms[0] is None:
                raise TileError(f"{self.path.name}: not one picture came: nothing is written")
            for name, value in self._facts(*zooms):
                self._say(name, value)
            self._db.commit()
            self._db.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as e:
            raise self._failed(e) from e
        self.leave()
        try:
            self.part.replace(self.path)
        except OSError as e:
            raise self._failed(e) from e
        with TileStore(self.path) as store:
            return store.info

    def leave(self) -> None:
        """Let go of the half file, which stays for the next time."""
        if self._is_open:
            self._is_open = False
            with suppress(sqlite3.Error):  # what could not be written was said already
                self._db.commit()
            self._db.close()

    def abandon(self) -> None:
        """Leave nothing."""
        self.leave()
        self.part.unlink(missing_ok=True)

    def _begin(self, about: About, *, is_new: bool) -> None:
        self._db.execute("PRAGMA trusted_schema = OFF")
        if is_new:
            for statement in SCHEMA:
                self._db.execute(statement)
        elif not self._is_ours():
            raise TileError(f"{self.part.name}: was not made by FireDrone: choose another name")
        before = self._db.execute("SELECT value FROM metadata WHERE name = 'source'").fetchone()
        if before is not None and before[0] != about.source:
            what = f"holds pictures of {str(before[0])[:60]}, not of {about.source}: choose another name"
            raise TileError(one_line(f"{self.path.name}: {what}, or delete {self.part.name}"))
        for name, value in asdict(about).items():
            self._say(name, value)
        self._db.commit()

    def _facts(self, min_zoom: int, max_zoom: int) -> Iterator[tuple[str, str]]:
        """What follows from the pictures themselves."""
        columns_and_rows: tuple[int, int, int, int] = self._db.execute(
            "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles"
            " WHERE zoom_level = ?",
            (max_zoom,),
        ).fetchone()
        west, east, south, north = columns_and_rows
        side: float = WORLD / 2**max_zoom
        south_deg, west_deg = from_world(west * side, WORLD - south * side)
        north_deg, east_deg = from_world((east + 1) * side, WORLD - (north + 1) * side)
        first = self._db.execute(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? LIMIT 1", (max_zoom,)
        ).fetchone()
        kind = (picture_size(first[0]) or ("png",))[0]
        yield "format", "jpg" if kind == "jpeg" else kind
        yield "bounds", f"{west_deg:.7f},{south_deg:.7f},{east_deg:.7f},{north_deg:.7f}"
        yield from (("minzoom", str(min_zoom)), ("maxzoom", str(max_zoom)))
        yield from (("type", "baselayer"), ("version", "1"))

    def _is_ours(self) -> bool:
        """Not one table, view or trigger but ours."""
        rows = self._db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {str(row[0]) for row in rows} == set(SCHEMA)

    def _say(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO metadata VALUES (?, ?)", (name, value))

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            with closing(self._db.execute(statement, values)):
                pass
            if monotonic() - self._committed_s > COMMIT_S:
                self._db.commit()
                self._committed_s = monotonic()
        except sqlite3.Error as e:
            raise self._failed(e) from e

    def _failed(self, error: OSError | sqlite3.Error) -> TileError:
        why = error.strerror if isinstance(error, OSError) else error
        return TileError(one_line(f"{self.path.name}: cannot be written ({why}): is the disk full?"))
