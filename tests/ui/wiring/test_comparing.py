"""The booklet of differences: opened from the settings, printed, and told in a line where it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from maps.area import Area
from maps.geo import LatLon, moved
from tests.ui.wiring.stations import FIELD, shown
from ui.booklet.booklet_sheet import BookletSheet
from ui.incident.confirmations_sheet import ConfirmationsSheet
from ui.incident.wanted import Wanted
from ui.widgets.big_button import BigButton
from ui.widgets.side_note import SideNote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

ON_THE_BORDER = LatLon(56.3790, 24.6479)  # the Mēmele at Skaistkalne


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        yield opened


def plan(station: Station, qtbot: QtBot, area: Area) -> None:
    station.parts.incident_page.wanted.emit(Wanted(area=area))
    qtbot.waitUntil(lambda: station.parts.planning.plan is not None)


def over_the_border() -> Area:
    corners = ((-200.0, -900.0), (200.0, -900.0), (200.0, 900.0), (-200.0, 900.0))
    return Area(tuple(moved(ON_THE_BORDER, east, north) for east, north in corners))


def confirmations(station: Station) -> ConfirmationsSheet:
    station.confirming.open()
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, ConfirmationsSheet)
    return sheet


def test_the_booklet_is_found_in_the_settings_by_its_name_and_prints_itself(
    station: Station, tmp_path: Path, qtbot: QtBot
):
    window = station.parts.window
    window.settings_wanted.emit()
    room = window.sheet.content
    assert room is not None
    qtbot.keyClicks(room.focusProxy(), "lith diff")
    button = next(one for one in window.findChildren(BigButton) if one.text() == "Latvia and Lithuania")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    sheet = next(one for one in window.findChildren(BookletSheet))
    sheet.print_wanted.emit(station.comparing._desk.found.rows)
    qtbot.waitUntil(lambda: any((tmp_path / "data" / "exports").glob("*.pdf")), timeout=20_000)


def test_who_asks_for_a_confirmation_reads_what_is_other_over_there(station: Station, qtbot: QtBot):
    plan(station, qtbot, over_the_border())
    note = confirmations(station).over_there
    assert note.isVisible()
    assert note.said.startswith("Other rules over there: ")
    qtbot.mouseClick(note, Qt.MouseButton.LeftButton)
    assert isinstance(station.parts.window.sheet.content, BookletSheet)


def test_at_home_nothing_is_other(station: Station, qtbot: QtBot):
    plan(station, qtbot, FIELD)
    assert not confirmations(station).over_there.isVisible()


def test_who_chooses_the_legal_basis_reads_it_too(station: Station, qtbot: QtBot):
    plan(station, qtbot, over_the_border())
    form = station.parts.before_takeoff.basis_form
    form.shown.emit()
    assert isinstance(form.over_there, SideNote)
    assert form.over_there.said.startswith("Other rules over there: ")
