"""The database of the index: a file of this laptop, or a PostgreSQL that several stations share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import NullPool

from incidents.model import IncidentError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection, Engine

LOCKED_MS = 2000
CONNECT_S = 3  # a hub that is away must not hold up the window


class Database:
    """`begin` opens a transaction. `name` is what errors call it: no password stands in it."""

    def __init__(self, engine: Engine, name: str, path: Path | None) -> None:
        self._engine = engine
        self.name = name
        self.path = path  # None: a server

    def begin(self) -> Transaction:
        return Transaction(self._engine, self.name)

    def close(self) -> None:
        self._engine.dispose()


class Transaction:
    """A transaction whose troubles are told in one line of ours."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._context = engine.begin()
        self._name = name

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
        reason = " ".join(str(error.orig).split())
        if "locked" in reason or "busy" in reason:
            return IncidentError(
                f"{self._name}: another program keeps the index locked; close it, then try again"
            )
        return IncidentError(f"{self._name}: the index cannot be used: {reason}")


def file_database(path: Path) -> Database:
    """SQLite in a file that a power cut leaves whole."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.execute(f"PRAGMA busy_timeout = {LOCKED_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    return Database(engine, str(path), path)


def server_database(url: str) -> Database:
    """PostgreSQL at `postgresql://USER:PASSWORD@HOST/NAME`. IncidentError for any other address."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise IncidentError(_WRONG) from None  # without its cause: a password may stand in the text
    if parsed.get_backend_name() != "postgresql":
        raise IncidentError(_WRONG)
    name = parsed.render_as_string(hide_password=True)
    try:
        engine = create_engine(
            parsed.set(drivername="postgresql+psycopg"),
            poolclass=NullPool,
            connect_args={"connect_timeout": CONNECT_S},
        )
    except ImportError as error:
        raise IncidentError(
            f"{name}: PostgreSQL needs a package more: pip install 'firedrone[postgres]'"
        ) from error
    return Database(engine, name, None)


_WRONG = (
    "FIREDRONE_DATABASE_URL: is no address of a PostgreSQL database; "
    "write it as postgresql://USER:PASSWORD@HOST/NAME"
)
