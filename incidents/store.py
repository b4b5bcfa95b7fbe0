"""The index of all incidents: lists and search in SQLite, made from the folders and made again at any time.

The folders are the truth. `refresh` takes in what changed in them; a database that is older than this
program, or damaged, is made anew, and one that is newer is left alone.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import (
    Boolean,
    Column,
    Engine,
    Float,
    Integer,
    MetaData,
    RowMapping,
    String,
    Table,
    create_engine,
    delete,
    event,
    insert,
    or_,
    select,
)
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from incidents.codes import SEAMS
from incidents.folder import folders, incident_of
from incidents.journal import JOURNAL, read_journal
from incidents.model import Entry, Incident, IncidentError
from maps.geo import LatLon

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection

log = logging.getLogger(__name__)

DATABASE = "firedrone.db"
VERSION = 1
LOCKED_MS = 2000
FOUND_MAX = 500

_metadata = MetaData()
_incidents = Table(
    "incidents",
    _metadata,
    Column("id", String, primary_key=True),
    Column("created_at", String, nullable=False, index=True),
    Column("what", String, nullable=False),
    Column("where", String, nullable=False),
    Column("number", String, index=True),
    Column("lat_deg", Float),
    Column("lon_deg", Float),
    Column("error_m", Float),
    Column("alarm_at", String),
    Column("training", Boolean, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("search", String, nullable=False),  # casefolded: SQLite's own LIKE knows no letter beyond ASCII
    Column("size_bytes", Integer, nullable=False),
    Column("changed_ns", Integer, nullable=False),
)
_entries = Table(
    "entries",
    _metadata,
    Column("incident_id", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("at", String, nullable=False, index=True),
    Column("code", String, nullable=False, index=True),
    Column("search", String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of incidents."""

    incident: Incident
    entries: int


class Index:
    """The database `firedrone.db` of a data folder. IncidentError when it cannot be used, and why."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._path = data / DATABASE
        try:
            data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"{data}: is no folder that can be written: {error.strerror}; choose another data folder"
            raise IncidentError(what) from error
        self._engine = _engine(self._path)
        try:
            self._prepare()
            self.refresh()
        except BaseException:
            self._engine.dispose()
            raise

    def refresh(self) -> None:
        """Take in the folders that are new or changed, and forget those that are gone."""
        found = {folder.name: folder for folder in folders(self._data)}
        with self._begin() as connection:
            rows = connection.execute(
                select(_incidents.c.id, _incidents.c.size_bytes, _incidents.c.changed_ns)
            )
            known: dict[str, tuple[int, int]] = {row[0]: (row[1], row[2]) for row in rows}
            for gone in known.keys() - found.keys():
                _forget(connection, gone)
            for name, folder in found.items():
                stamp = _stamp(folder)
                if known.get(name) != stamp:
                    _forget(connection, name)
                    _take_in(connection, folder, stamp)

    def rebuild(self) -> None:
        """Throw the index away and make it again from the folders."""
        with self._begin() as connection:
            connection.execute(delete(_entries))
            connection.execute(delete(_incidents))
        self.refresh()

    def list(self) -> list[Listed]:
        """All incidents, newest first."""
        return self.search("")

    def search(self, words: str) -> list[Listed]:
        """Incidents in which every word occurs: in their head, their number, or any text of their entries."""
        query = select(_incidents).order_by(_incidents.c.created_at.desc(), _incidents.c.id.desc())
        for word in words.casefold().split():
            inside = select(_entries.c.incident_id).where(_entries.c.search.contains(word, autoescape=True))
            here = _incidents.c.search.contains(word, autoescape=True)
            query = query.where(or_(here, _incidents.c.id.in_(inside)))
        with self._begin() as connection:
            return [_listed(row) for row in connection.execute(query.limit(FOUND_MAX)).mappings()]

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self) -> None:
        try:
            version = self._version()
        except IncidentError:
            raise
        except DatabaseError as error:
            self._set_aside(error)
            version = 0
        if version > VERSION:
            raise IncidentError(
                f"{self._path}: was made by a newer FireDrone (index {version}, this one knows {VERSION}); "
                "nothing was touched; use the newer program"
            )
        with self._begin() as connection:
            if version < VERSION:
                _drop_everything(connection)
            _metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")

    def _version(self) -> int:
        with self._begin() as connection:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            verdict = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
        if version <= VERSION and verdict != "ok":
            raise DatabaseError(None, None, Exception(verdict))
        return version

    def _set_aside(self, error: DatabaseError) -> None:
        """A damaged index costs nothing but the time to make it again; it is kept for who wants to look."""
        self._engine.dispose()
        aside = self._path.with_name(f"{DATABASE}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
        log.warning("%s: damaged (%s), set aside as %s and made again", self._path, error.orig, aside.name)
        try:
            self._path.replace(aside)
            for suffix in ("-wal", "-shm"):
                self._path.with_name(DATABASE + suffix).unlink(missing_ok=True)
        except OSError as failure:
            raise IncidentError(
                f"{self._path}: is damaged and cannot be set aside: {failure.strerror}"
            ) from failure
        self._engine = _engine(self._path)

    def _begin(self) -> _Transaction:
        return _Transaction(self._engine, self._path)


class _Transaction:
    """A transaction whose troubles are told in one line of ours."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._context = engine.begin()
        self._path = path

    def __enter__(self) -> Connection:
        try:
            return self._context.__enter__()
        except OperationalError as error:
            raise self._told(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._context.__exit__(kind, error, trace)
        except OperationalError as failure:
            raise self._told(failure) from failure
        if isinstance(error, OperationalError):
            raise self._told(error) from error

    def _told(self, error: OperationalError) -> IncidentError:
        reason = str(error.orig)
        if "locked" in reason or "busy" in reason:
            return IncidentError(
                f"{self._path}: another program keeps the index locked; close it, then try again"
            )
        return IncidentError(f"{self._path}: the index cannot be used: {reason}")


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.execute(f"PRAGMA busy_timeout = {LOCKED_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    return engine


def _stamp(folder: Path) -> tuple[int, int]:
    try:
        status = (folder / JOURNAL).stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _drop_everything(connection: Connection) -> None:
    """Also tables of an older version that this one does not know."""
    old = MetaData()
    old.reflect(connection)
    old.drop_all(connection)


def _forget(connection: Connection, name: str) -> None:
    connection.execute(delete(_entries).where(_entries.c.incident_id == name))
    connection.execute(delete(_incidents).where(_incidents.c.id == name))


def _take_in(connection: Connection, folder: Path, stamp: tuple[int, int]) -> None:
    try:
        entries = [entry for entry in read_journal(folder) if entry.code not in SEAMS]
        incident = incident_of(folder, entries)
    except IncidentError as error:
        log.warning("not in the index: %s", error)
        return
    scene = incident.scene
    connection.execute(
        insert(_incidents).values(
            id=folder.name,
            created_at=incident.created_at.isoformat(),
            what=incident.what,
            where=incident.where,
            number=incident.number,
            lat_deg=scene.lat_deg if scene else None,
            lon_deg=scene.lon_deg if scene else None,
            error_m=incident.scene_error_m,
            alarm_at=incident.alarm_at.isoformat() if incident.alarm_at else None,
            training=incident.training,
            entries=len(entries),
            search=f"{incident.what} {incident.where} {incident.number or ''} {folder.name}".casefold(),
            size_bytes=stamp[0],
            changed_ns=stamp[1],
        )
    )
    rows = [
        {
            "incident_id": folder.name,
            "n": entry.n,
            "at": entry.at.isoformat(),
            "code": entry.code,
            "search": _words(entry),
        }
        for entry in {entry.n: entry for entry in entries}.values()
    ]
    connection.execute(insert(_entries), rows)


def _words(entry: Entry) -> str:
    texts = [value for value in entry.facts.values() if isinstance(value, str)]
    return " ".join([entry.code, *texts]).casefold()


def _listed(values: RowMapping) -> Listed:
    lat, lon = values["lat_deg"], values["lon_deg"]
    alarm_at = values["alarm_at"]
    incident = Incident(
        id=values["id"],
        created_at=datetime.fromisoformat(values["created_at"]),
        what=values["what"],
        where=values["where"],
        number=values["number"],
        scene=LatLon(lat, lon) if lat is not None and lon is not None else None,
        scene_error_m=values["error_m"],
        alarm_at=datetime.fromisoformat(alarm_at) if alarm_at else None,
        training=values["training"],
    )
    return Listed(incident, values["entries"])
