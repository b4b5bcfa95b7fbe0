"""An index on PostgreSQL: several stations, one truth each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from incidents.folder import create
from incidents.journal import JOURNAL, Journal
from incidents.model import IncidentError
from incidents.store.index import Index
from incidents.store.station_id import FILE, station_id

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


def test_stations_share_an_index_and_each_forgets_its_own_alone(tmp_path: Path, server: str):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    create(ours, "Grass fire", "Tērvete", now=NOW)
    gone = create(theirs, "Peat fire", "Biržai", now=NOW)
    with Index(ours, server), Index(theirs, server) as index:
        assert [one.incident.where for one in index.list()] == ["Biržai"]
        everywhere = index.search_everywhere("fire")
    assert {one.incident.where for one in everywhere} == {"Tērvete", "Biržai"}
    assert {one.station for one in everywhere} == {station_id(ours), station_id(theirs)}
    (theirs / "incidents" / gone.id / JOURNAL).unlink()
    with Index(ours, server) as index:
        assert len(index.search_everywhere("")) == 2, "another station is not ours to forget"
    with Index(theirs, server) as index:
        assert [one.incident.where for one in index.search_everywhere("")] == ["Tērvete"]


def test_the_same_incident_in_two_folders_stands_there_twice(tmp_path: Path, server: str):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    made = create(ours, "Grass fire", "Tērvete", now=NOW)
    (theirs / "incidents").mkdir(parents=True)
    (ours / "incidents" / made.id).rename(theirs / "incidents" / made.id)
    create(ours, "Grass fire", "Tērvete", now=NOW)
    with Index(ours, server), Index(theirs, server) as index:
        assert len(index.search_everywhere("tērvete")) == 2


def test_letters_that_no_database_takes_do_not_keep_an_incident_out(tmp_path: Path, url: str | None):
    made = create(tmp_path, "Grass fire", "Tērvete", now=NOW)
    with Journal(tmp_path / "incidents" / made.id, NOW) as journal:
        journal.append(NOW, "laptop", "person", "note", {"text": "smoke\0north"})
    with Index(tmp_path, url) as index:
        assert len(index.search("north")) == 1


def test_a_database_of_a_newer_program_is_not_touched(tmp_path: Path, server: str):
    with Index(tmp_path, server):
        pass
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(IncidentError, match="newer FireDrone"):
        Index(tmp_path, server)


def test_a_server_that_is_not_there_is_said_in_one_line_without_its_password(tmp_path: Path):
    address = f"postgresql://firedrone:secret@/postgres?host={tmp_path}"
    with pytest.raises(IncidentError, match="cannot be used") as caught:
        Index(tmp_path, address)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("address", ["mysql://localhost/x", "no address", "postgresql", "sqlite:///x.db"])
def test_an_address_of_something_else_is_refused(tmp_path: Path, address: str):
    with pytest.raises(IncidentError, match="FIREDRONE_DATABASE_URL"):
        Index(tmp_path, address)


def test_a_folder_keeps_its_name(tmp_path: Path):
    assert station_id(tmp_path) == station_id(tmp_path)
    (tmp_path / FILE).write_bytes(b"\xff torn")
    made = station_id(tmp_path)
    assert made == station_id(tmp_path)
    assert len(made) == 16
