"""The register of confirmations in the station: what is written there holds for the plan at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maps.borders import country_at
from maps.geo import LatLon, moved
from missions.confirmations import Standing, read_confirmations
from tests.ui.wiring.stations import FIELD, shown
from ui.incident.confirmations_sheet import ConfirmationsSheet
from ui.incident.wanted import Wanted
from ui.wiring.confirming import ConfirmingWires

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        opened.parts.incident_page.wanted.emit(Wanted(area=FIELD))
        yield opened


@pytest.fixture
def wires(station: Station) -> ConfirmingWires:
    made = ConfirmingWires(station.parts, lambda: FIELD)
    made.open()
    return made


def sheet_of(station: Station) -> ConfirmationsSheet:
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, ConfirmationsSheet)
    return sheet


def enter(sheet: ConfirmationsSheet, qtbot: QtBot) -> None:
    QTest.mouseClick(sheet._new, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(sheet._form._who, "LT budintis")
    qtbot.keyClick(sheet._form._who, Qt.Key.Key_Return)


def test_what_is_entered_is_in_the_file_in_the_checks_and_in_the_list(
    station: Station, wires: ConfirmingWires, qtbot: QtBot
):
    with qtbot.waitSignal(wires.changed):
        enter(sheet_of(station), qtbot)
    (one,) = read_confirmations(station.parts.data / "confirmations.json")
    assert (one.who, one.area_name) == ("LT budintis", "Whole flight")
    assert abs(one.valid_from - datetime.now(UTC)) < timedelta(minutes=1)
    assert station.parts.planning.airspace.confirmations == (one,)
    assert any("LT budintis" in row.accessibleDescription() for row in sheet_of(station)._rows)


def test_what_is_withdrawn_stays_in_the_file_and_holds_no_more(
    station: Station, wires: ConfirmingWires, qtbot: QtBot
):
    enter(sheet_of(station), qtbot)
    (one,) = station.parts.planning.airspace.confirmations
    with qtbot.waitSignal(wires.changed):
        sheet_of(station).withdrawn.emit(one)
    (gone,) = read_confirmations(station.parts.data / "confirmations.json")
    assert gone.standing(datetime.now(UTC)) is Standing.WITHDRAWN
    assert station.parts.planning.airspace.confirmations == (gone,)


def test_a_flight_over_the_border_turns_from_red_into_a_name(
    station: Station, wires: ConfirmingWires, qtbot: QtBot
):
    planning, home = station.parts.planning, LatLon(56.1080, 25.7033)
    planning.set_scene(home)
    planning.set_home(home)
    beyond = type(FIELD)(
        tuple(moved(LatLon(56.0999, 25.6967), e, n) for e, n in ((-80, -80), (80, -80), (80, 80), (-80, 80)))
    )
    assert country_at(beyond.centre) == "LT"
    station.parts.incident_page.wanted.emit(Wanted(area=beyond))
    qtbot.waitUntil(lambda: planning.settled, timeout=10_000)
    assert "border_crossed" in {f.code for f in planning.findings}
    station.parts.window.close_sheet()
    wires.open()
    enter(sheet_of(station), qtbot)
    qtbot.waitUntil(lambda: "border_confirmed" in {f.code for f in planning.findings}, timeout=10_000)
    assert "border_crossed" not in {f.code for f in planning.findings}


def test_a_file_that_cannot_be_read_is_said_and_left_alone(
    station: Station, wires: ConfirmingWires, qtbot: QtBot
):
    path = station.parts.data / "confirmations.json"
    path.write_text("{ half")
    station.parts.window.close_sheet()
    wires.open()
    assert "confirmations.json" in sheet_of(station)._error.text
    enter(sheet_of(station), qtbot)
    assert path.read_text() == "{ half"
    assert station.parts.planning.airspace.confirmations == ()
    assert sheet_of(station)._error.isVisible()
