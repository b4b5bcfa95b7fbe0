"""The index finds incidents on both databases, mends its file, and never touches what is newer than it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.folder import create, load
from incidents.journal import JOURNAL, Journal
from incidents.model import IncidentError
from incidents.signatures import LaptopKey
from incidents.store.index import DATABASE, Index
from incidents.store.shape import SHAPE
from maps.geo import LatLon

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    create(tmp_path, "Kūlas ugunsgrēks", "Tērvete", number="0117", scene=LatLon(56.48, 23.391), now=NOW)
    create(tmp_path, "Missing person", "Žagarė", alarm_at=NOW, training=True, now=NOW + timedelta(hours=1))
    return tmp_path


def found(data: Path, words: str, url: str | None = None) -> list[str]:
    with Index(data, url) as index:
        return [listed.incident.where for listed in index.search(words)]


def test_the_list_is_newest_first_and_says_what_the_folders_say(data: Path, url: str | None):
    with Index(data, url) as index:
        listed = index.list()
    assert [one.incident.where for one in listed] == ["Žagarė", "Tērvete"]
    for one in listed:
        assert one.incident == load(data / "incidents" / one.incident.id)
        assert one.entries == 1


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("žagarė", ["Žagarė"]),
        ("ŽAGAR", ["Žagarė"]),
        ("kūlas 0117", ["Tērvete"]),
        ("kūlas žagarė", []),
        ("100%", []),
        ("_", ["Žagarė", "Tērvete"]),  # in the ids; no wildcard
    ],
)
def test_every_word_must_occur_whatever_its_case(data: Path, url: str | None, words: str, where: list[str]):
    assert found(data, words, url) == where


def test_words_of_notes_are_found_once_they_are_written(data: Path, url: str | None):
    assert found(data, "šļūtene", url) == []
    folder = next((data / "incidents").glob("20260412T100500Z*"))
    with Journal(folder, NOW) as journal:
        journal.append(NOW, "laptop", "person", "note", {"text": "Šļūtene pārvietota"})
    assert found(data, "šļūtene", url) == ["Tērvete"]


def test_a_folder_that_is_gone_leaves_the_list(data: Path, url: str | None):
    assert len(found(data, "", url)) == 2
    folder = next((data / "incidents").glob("20260412T100500Z*"))
    (folder / JOURNAL).unlink()
    assert found(data, "", url) == ["Žagarė"]


def test_a_rebuilt_index_says_the_same(data: Path, url: str | None):
    with Index(data, url) as index:
        before = index.list()
        index.rebuild()
        assert index.list() == before


def test_a_lost_database_is_made_again(data: Path):
    before = found(data, "")
    (data / DATABASE).unlink()
    assert found(data, "") == before


def test_a_damaged_database_is_set_aside_and_made_again(data: Path):
    found(data, "")
    (data / DATABASE).write_bytes(b"not a database" * 100)
    assert len(found(data, "")) == 2
    assert len(list(data.glob(f"{DATABASE}.damaged-*"))) == 1


def test_a_database_with_a_torn_page_is_set_aside_and_made_again(data: Path):
    found(data, "")
    content = bytearray((data / DATABASE).read_bytes())
    content[4096 : 4096 * 3] = b"\xff" * 8192
    (data / DATABASE).write_bytes(content)
    assert len(found(data, "")) == 2
    assert len(list(data.glob(f"{DATABASE}.damaged-*"))) == 1


def test_a_newer_database_is_not_touched(data: Path):
    found(data, "")
    with sqlite3.connect(data / DATABASE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (data / DATABASE).read_bytes()
    with pytest.raises(IncidentError, match="newer FireDrone"):
        Index(data)
    assert (data / DATABASE).read_bytes() == before


def test_an_older_database_is_made_anew(data: Path):
    connection = sqlite3.connect(data / DATABASE)
    connection.executescript(
        "CREATE TABLE incidents (old TEXT); CREATE TABLE other (x); PRAGMA user_version = 1"
    )
    connection.close()
    assert len(found(data, "")) == 2


def test_a_locked_database_is_said_in_one_line(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("incidents.store.database.LOCKED_MS", 20)
    found(data, "")
    connection = sqlite3.connect(data / DATABASE, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(IncidentError, match="keeps the index locked") as caught:
            Index(data).rebuild()
    finally:
        connection.close()
    assert "\n" not in str(caught.value)


def test_the_database_survives_power_cuts_by_its_own_settings(data: Path):
    found(data, "")
    connection = sqlite3.connect(data / DATABASE)
    mode = connection.execute("PRAGMA journal_mode").fetchone()
    shape = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    assert (mode, shape) == (("wal",), (SHAPE,))


def test_signatures_are_neither_counted_nor_found(tmp_path: Path, url: str | None):
    key = LaptopKey(bytes(range(32)))
    create(tmp_path, "Grass fire", "Tērvete", now=NOW, signer=key)
    with Index(tmp_path, url) as index:
        assert [one.entries for one in index.list()] == [1]
        assert index.search((key.public_key or "")[:12]) == []
