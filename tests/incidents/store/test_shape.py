"""The migrations and the tables that the program uses are the same shape."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from incidents.store.database import file_database, server_database
from incidents.store.schema import metadata
from incidents.store.shape import MIGRATIONS, SHAPE, bring_up, shape_of


def test_the_migrations_make_what_the_program_uses(tmp_path: Path, url: str | None):
    database = server_database(url) if url else file_database(tmp_path / "index.db")
    with database.begin() as connection:
        bring_up(connection)
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert shape_of(connection) == SHAPE
    database.close()


def test_the_newest_migration_is_the_shape():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [SHAPE]


def test_a_second_time_nothing_is_done(tmp_path: Path, url: str | None):
    database = server_database(url) if url else file_database(tmp_path / "index.db")
    for _ in range(2):
        with database.begin() as connection:
            bring_up(connection)
    database.close()
