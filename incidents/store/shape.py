"""Bring a database to the shape that this program knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, MetaData, String, Table, func, inspect, select

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).with_name("migrations")
SHAPE = "0001"  # the newest migration
_LOCK = 0x46697265  # any number, the same for all stations

_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


class NewerShapeError(Exception):
    """A newer program made the database. `shape` is its migration."""

    def __init__(self, shape: str) -> None:
        super().__init__(shape)
        self.shape = shape


def bring_up(connection: Connection) -> None:
    """From whatever shape it has to SHAPE, in the open transaction. NewerShapeError: nothing was touched."""
    if shape_of(connection) == SHAPE:
        return
    if connection.dialect.name == "postgresql":  # two stations may start at once
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    shape = shape_of(connection)
    if shape is not None and shape > SHAPE:
        raise NewerShapeError(shape)
    if shape is None and connection.dialect.name == "sqlite":
        _drop_everything(connection)
    _migrate(connection)


def shape_of(connection: Connection) -> str | None:
    """The last migration that a database has seen; None for a new one, and for one older than migrations."""
    if not inspect(connection).has_table(_version.name):
        return None
    return connection.execute(select(_version.c.version_num)).scalar_one_or_none()


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415  0.2 s that only a change of shape needs
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, SHAPE)


def _drop_everything(connection: Connection) -> None:
    """The file is ours alone, and all in it can be read again from the folders."""
    old = MetaData()
    old.reflect(connection)
    old.drop_all(connection)
