"""The databases that the index runs on: a file, and a PostgreSQL where FIREDRONE_DATABASE_URL names one."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER = os.environ.get("FIREDRONE_DATABASE_URL")  # scripts/test starts one; each test hides it


@pytest.fixture
def server() -> Iterator[str]:
    """The address of an empty place in a real PostgreSQL, gone after the test."""
    if SERVER is None:
        pytest.skip("FIREDRONE_DATABASE_URL names no PostgreSQL; scripts/test starts one where it can")
    name = f"test_{secrets.token_hex(6)}"
    url = make_url(SERVER)
    engine = create_engine(url.set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["file", "server"])
def url(request: pytest.FixtureRequest) -> str | None:
    """What `Index` is given: every test that asks for it runs on both."""
    return None if request.param == "file" else str(request.getfixturevalue("server"))
