"""Places by name in the window: from a pack's gazetteer to the alarm, and to the map in front."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from maps.geo import LatLon, distance_m
from tests.maps.addresses.made_up_places import made
from tests.ui.wiring.stations import shown
from ui.area.find_sheet import FindSheet
from ui.map.layers.pin import Pin
from ui.settings_room.settings_room import SettingsRoom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

FARM = LatLon(56.4655, 23.3455)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "areas" / "Dobele" / "addresses"
    folder.mkdir(parents=True)
    made(folder / "addresses.sqlite")
    return tmp_path / "data"


@pytest.fixture
def station(data: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(data, qtbot, None) as opened:
        yield opened


@pytest.fixture
def sheet(station: Station, qtbot: QtBot) -> FindSheet:
    with qtbot.waitActive(station.parts.window):
        station.parts.window.activateWindow()
    qtbot.keyClick(station.parts.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    opened = station.parts.window.sheet.content
    assert isinstance(opened, FindSheet)
    return opened


def settled(station: Station, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: station.finding._opening is None)


def answers(station: Station, qtbot: QtBot, text: str) -> int:
    asked = station.finding.ask(text)
    qtbot.waitUntil(lambda: not station.finding._asked)
    return len(asked.result(timeout=0).answers)


def test_an_alarm_is_placed_by_its_address(station: Station, qtbot: QtBot):
    page = station.parts.incident_page
    station.settling.keep_place(LatLon(56.625, 23.279))
    page.start_new_alarm()
    page._form._what.setEditText("Grass fire")
    page._form._where.setFocus()
    qtbot.keyClicks(page._form._where._field, "zelmeni 5")
    qtbot.waitUntil(page._form._where._drop.isVisible)
    qtbot.keyClick(page._form._where._field, Qt.Key.Key_Return)
    assert page._form._error.text == "18.2\u00a0km from the brigade"
    assert page.map.frame.pixels.contains(page.map.to_pixel(FARM))
    assert page.map.zoom == pytest.approx(13.0)
    page._form._open.click()
    incident = station.parts.incidents.incident
    assert incident is not None
    assert (incident.where, incident.scene) == ("Zelmeņi 5, Tērvetes pag.", FARM)
    assert incident.scene_error_m == 30.0


def test_ctrl_f_goes_to_a_place_on_the_map_in_front(station: Station, sheet: FindSheet, qtbot: QtBot):
    pins: list[Pin | None] = []
    station.finding.pinned.connect(pins.append)
    qtbot.keyClicks(sheet._search._field, "zelmeni 5")
    qtbot.waitUntil(lambda: bool(sheet._search.answers))
    qtbot.keyClick(sheet._search._field, Qt.Key.Key_Return)
    assert pins == [Pin(FARM, "Zelmeņi 5, Tērvetes pag.", 30.0)]
    assert distance_m(station.parts.incident_map.middle, FARM) < 20.0
    sheet._done.click()
    assert station.parts.window.sheet.content is None
    station.finding.open_sheet()
    again = station.parts.window.sheet.content
    assert isinstance(again, FindSheet)
    assert again._name.text == "Zelmeņi 5, Tērvetes pag."


def test_from_the_training_page_it_leads_to_the_map(station: Station, qtbot: QtBot):
    station.parts.window.show_page("train")
    station.finding.open_sheet()
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, FindSheet)
    sheet._search.set_text("56.4655, 23.3455")
    qtbot.waitUntil(lambda: bool(sheet._search.answers))
    sheet._search._press(0)
    sheet._done.click()
    assert station.parts.window.page == "incident"
    assert distance_m(station.parts.incident_map.middle, FARM) < 20.0


def test_a_sheet_that_is_open_is_not_pushed_away(station: Station):
    station.parts.window.settings_wanted.emit()
    station.finding.open_sheet()
    assert isinstance(station.parts.window.sheet.content, SettingsRoom)


def test_a_pack_that_comes_is_asked_and_one_that_goes_is_not(station: Station, data: Path, qtbot: QtBot):
    settled(station, qtbot)
    assert answers(station, qtbot, "dobele") == 1
    shutil.rmtree(data / "areas" / "Dobele")
    station.finding.packs_changed()
    settled(station, qtbot)
    assert answers(station, qtbot, "dobele") == 0
    (data / "areas" / "New" / "addresses").mkdir(parents=True)
    made(data / "areas" / "New" / "addresses" / "a.sqlite")
    station.finding.packs_changed()
    station.finding.packs_changed()  # again while it is read
    settled(station, qtbot)
    assert answers(station, qtbot, "dobele") == 1


def test_a_file_that_vanishes_under_it_neither_crashes_nor_hangs(station: Station, data: Path, qtbot: QtBot):
    settled(station, qtbot)
    file = data / "areas" / "Dobele" / "addresses" / "addresses.sqlite"
    with file.open("r+b") as cut:
        cut.truncate(4096)
    assert answers(station, qtbot, "zelmeni") == 0
    file.unlink()
    assert answers(station, qtbot, "dobele") in (0, 1)
    station.finding.packs_changed()
    settled(station, qtbot)
    assert answers(station, qtbot, "dobele") == 0


def test_a_gazetteer_that_cannot_be_opened_is_said_once(station: Station, data: Path, qtbot: QtBot):
    settled(station, qtbot)
    bad = data / "areas" / "Dobele" / "addresses" / "bad.sqlite"
    bad.write_bytes(b"no database" * 100)
    station.finding.packs_changed()
    settled(station, qtbot)
    error = station.parts.window._error
    assert "bad.sqlite" in error.text()
    station.parts.window.show_error("")
    station.finding.packs_changed()
    settled(station, qtbot)
    assert error.text() == ""
    assert answers(station, qtbot, "dobele") == 1
