"""Flights are read beside the window, each once, and one that cannot be read costs the others nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from telemetry.track import Track
from tests.telemetry.tlogs import EXTRACT
from ui.desk.flight_reader import FlightReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[FlightReader]:
    made = FlightReader()
    yield made
    made.close()


def flight(folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(EXTRACT, folder / "raw-000.tlog")
    return folder


def test_they_come_one_by_one_in_their_order(reader: FlightReader, qtbot: QtBot, tmp_path: Path):
    folders = [flight(tmp_path / name) for name in ("b", "a")]
    counts: list[int] = []
    reader.came.connect(lambda: counts.append(len(reader.flights)))
    reader.read(folders)
    assert reader.busy
    qtbot.waitUntil(lambda: not reader.busy)
    assert counts == [1, 2]
    assert [found.name for found in reader.flights] == ["b", "a"]
    assert isinstance(reader.flights[0].track, Track)


def test_the_same_again_is_there_at_once_and_one_that_grew_is_read_again(
    reader: FlightReader, qtbot: QtBot, tmp_path: Path
):
    folder = flight(tmp_path / "a")
    reader.read([folder])
    qtbot.waitUntil(lambda: not reader.busy)
    first = reader.flights[0]
    reader.read([folder])
    assert not reader.busy
    assert reader.flights[0] is first
    shutil.copy(EXTRACT, folder / "raw-001.tlog")
    reader.read([folder])
    assert reader.busy
    qtbot.waitUntil(lambda: not reader.busy)
    assert len(reader.flights[0].track) > len(first.track)


def test_one_that_cannot_be_read_is_left_out(reader: FlightReader, qtbot: QtBot, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    reader.read([empty, flight(tmp_path / "a")])
    qtbot.waitUntil(lambda: not reader.busy)
    assert [found.name for found in reader.flights] == ["a"]


def test_closing_begins_nothing_new(reader: FlightReader, tmp_path: Path):
    reader.read([flight(tmp_path / str(number)) for number in range(4)])
    reader.close()
    assert reader.flights == ()
