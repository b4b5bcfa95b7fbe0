from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from telemetry.logs.fields import Field
from tests.telemetry.tlogs import EXTRACT
from ui.desk.recording_desk import RecordingDesk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ROLL = Field("ATTITUDE", "roll")


@pytest.fixture
def desk() -> Iterator[RecordingDesk]:
    made = RecordingDesk()
    yield made
    made.close()


@pytest.fixture
def flight(tmp_path: Path) -> Path:
    folder = tmp_path / "20261122T132000Z_77"
    folder.mkdir()
    shutil.copy(EXTRACT, folder / "raw-000.tlog")
    return folder


def test_the_fields_of_the_flights_are_found(desk: RecordingDesk, flight: Path, qtbot: QtBot):
    desk.show_flights((flight,))
    with qtbot.waitSignal(desk.known) as told:
        desk.look_for_fields()
    assert ROLL in {known.field for known in told.args[0]}


def test_chosen_curves_are_read_and_again_when_there_are_other_flights(
    desk: RecordingDesk, flight: Path, qtbot: QtBot
):
    desk.show_flights((flight,))
    with qtbot.waitSignal(desk.curves_read) as told:
        desk.read_curves((Field("", "above_home_m"), ROLL))
    assert list(told.args[0]) == [(flight.name, ROLL)]
    assert len(told.args[0][flight.name, ROLL]) > 100
    second = flight.with_name("20261122T142000Z_78")
    shutil.copytree(flight, second)
    with qtbot.waitSignal(desk.curves_read) as told:
        desk.show_flights((flight, second))
    assert {name for name, _ in told.args[0]} == {flight.name, second.name}


def test_a_damaged_flight_is_told_with_its_bytes(desk: RecordingDesk, flight: Path, qtbot: QtBot):
    raw = flight / "raw-000.tlog"
    content = bytearray(raw.read_bytes())
    content[50_000:50_010] = bytes(10)
    raw.write_bytes(content)
    desk.show_flights((flight,))
    with qtbot.waitSignals((desk.damaged, desk.checked)):
        desk.check()


def test_a_whole_flight_is_checked_once_and_nothing_is_told(desk: RecordingDesk, flight: Path, qtbot: QtBot):
    desk.show_flights((flight,))
    with qtbot.assertNotEmitted(desk.damaged), qtbot.waitSignal(desk.checked):
        desk.check()


def test_a_flight_that_cannot_be_read_costs_only_its_own_curves(
    desk: RecordingDesk, flight: Path, qtbot: QtBot
):
    desk.show_flights((flight.with_name("gone"), flight))
    with qtbot.waitSignal(desk.curves_read) as told:
        desk.read_curves((ROLL,))
    assert list(told.args[0]) == [(flight.name, ROLL)]
