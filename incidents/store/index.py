"""The index of all incidents: lists and search, made from the folders and made again at any time.

The folders are the truth. `refresh` takes in what changed in them. A file that is older than migrations, or
damaged, is made anew; one that is newer than this program is left alone. On a server that several stations
share, each takes in and forgets its own.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import delete, or_, select
from sqlalchemy.exc import DatabaseError

from incidents.folder import folders
from incidents.model import IncidentError
from incidents.store.database import Database, file_database, server_database
from incidents.store.rows import Listed, forget, listed, stamp_of, take_in
from incidents.store.schema import entries as entry_table
from incidents.store.schema import incidents as incident_table
from incidents.store.shape import SHAPE, NewerShapeError, bring_up
from incidents.store.station_id import station_id

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

log = logging.getLogger(__name__)

DATABASE = "firedrone.db"
FOUND_MAX = 500


class Index:
    """The index of a data folder. IncidentError when it cannot be used, and why."""

    def __init__(self, data: Path, url: str | None = None) -> None:
        """`url`: of a PostgreSQL database; None: `firedrone.db` in the folder."""
        self._data = data
        _make_folder(data)
        self._database = server_database(url) if url else file_database(data / DATABASE)
        try:
            self._prepare()
            self._station = station_id(data)  # last: a newer index is left as it is
            self.refresh()
        except BaseException:
            self._database.close()
            raise

    def refresh(self) -> None:
        """Take in the folders that are new or changed, and forget those that are gone."""
        found = {folder.name: folder for folder in folders(self._data)}
        table = incident_table.c
        with self._database.begin() as connection:
            rows = connection.execute(
                select(table.id, table.size_bytes, table.changed_ns).where(table.station == self._station)
            )
            known: dict[str, tuple[int, int]] = {row[0]: (row[1], row[2]) for row in rows}
            for gone in known.keys() - found.keys():
                forget(connection, self._station, gone)
            for name, folder in found.items():
                stamp = stamp_of(folder)
                if known.get(name) != stamp:
                    forget(connection, self._station, name)
                    take_in(connection, self._station, folder, stamp)

    def rebuild(self) -> int:
        """Throw this station's part away and make it again from the folders; how many are in it now."""
        with self._database.begin() as connection:
            connection.execute(delete(incident_table).where(incident_table.c.station == self._station))
        self.refresh()
        return len(self.list())

    def list(self) -> list[Listed]:
        """All incidents of this station, newest first."""
        return self.search("")

    def search(self, words: str) -> list[Listed]:
        """Incidents in which every word occurs: in their head, their number, or any text of their entries."""
        return self._search(words, self._station)

    def search_everywhere(self, words: str) -> list[Listed]:
        """The same among the incidents of all stations that share the index."""
        return self._search(words, None)

    @property
    def station(self) -> str:
        """What this data folder is called in a shared index."""
        return self._station

    def _search(self, words: str, station: str | None) -> list[Listed]:
        table = incident_table.c
        query = select(incident_table).order_by(table.created_at.desc(), table.id.desc())
        if station is not None:
            query = query.where(table.station == station)
        for word in words.casefold().split():
            mine = (entry_table.c.station == table.station) & (entry_table.c.incident_id == table.id)
            inside = select(entry_table.c.n).where(mine, entry_table.c.search.contains(word, autoescape=True))
            here = table.search.contains(word, autoescape=True)
            query = query.where(or_(here, inside.exists()))
        with self._database.begin() as connection:
            return [listed(row) for row in connection.execute(query.limit(FOUND_MAX)).mappings()]

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self) -> None:
        path = self._database.path
        try:
            if path is not None:
                _check_file(self._database)
            self._bring_up()
        except DatabaseError as error:
            if path is None:
                reason = " ".join(str(error.orig).split())
                raise IncidentError(f"{self._database.name}: the index cannot be used: {reason}") from error
            self._set_aside(path, error)
            self._bring_up()

    def _bring_up(self) -> None:
        try:
            with self._database.begin() as connection:
                bring_up(connection)
        except NewerShapeError as error:
            raise IncidentError(
                f"{self._database.name}: was made by a newer FireDrone (index {error.shape}, this one knows "
                f"{SHAPE}); nothing was touched; use the newer program"
            ) from error

    def _set_aside(self, path: Path, error: DatabaseError) -> None:
        """A damaged index costs nothing but the time to make it again; it is kept for who wants to look."""
        self._database.close()
        aside = path.with_name(f"{DATABASE}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
        log.warning("%s: damaged (%s), set aside as %s and made again", path, error.orig, aside.name)
        try:
            path.replace(aside)
            for suffix in ("-wal", "-shm"):
                path.with_name(DATABASE + suffix).unlink(missing_ok=True)
        except OSError as failure:
            raise IncidentError(
                f"{path}: is damaged and cannot be set aside: {failure.strerror}"
            ) from failure
        self._database = file_database(path)


def _make_folder(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"{data}: is no folder that can be written: {error.strerror}; choose another data folder"
        raise IncidentError(what) from error


def _check_file(database: Database) -> None:
    """DatabaseError when SQLite itself finds pages that do not fit."""
    with database.begin() as connection:
        verdict = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
    if verdict != "ok":
        raise DatabaseError(None, None, Exception(verdict))
