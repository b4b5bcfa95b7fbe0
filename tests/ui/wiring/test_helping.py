"""F1 opens the page about what is in front, over it, and leaves it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.wiring.stations import shown
from ui.help.help_sheet import HelpSheet
from ui.widgets.tick_card import TickCard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        opened.parts.window.activateWindow()
        qtbot.waitUntil(opened.parts.window.isActiveWindow)
        yield opened


def press_f1(station: Station, qtbot: QtBot) -> None:
    window = station.parts.window
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)


def topic(station: Station) -> str | None:
    content = station.helping.sheet.content
    return content.topic if isinstance(content, HelpSheet) else None


@pytest.mark.parametrize(
    ("page", "wanted"),
    [("incident", "first-flight"), ("fly", "in-flight"), ("review", "review"), ("train", "training")],
)
def test_each_page_has_its_help(station: Station, qtbot: QtBot, page: str, wanted: str):
    station.parts.window.show_page(page)
    press_f1(station, qtbot)
    assert topic(station) == wanted


def test_pressed_again_or_escape_it_closes(station: Station, qtbot: QtBot):
    press_f1(station, qtbot)
    press_f1(station, qtbot)
    assert topic(station) is None
    press_f1(station, qtbot)
    assert topic(station) is not None
    qtbot.keyClick(station.parts.window.focusWidget(), Qt.Key.Key_Escape)
    assert topic(station) is None


def test_the_checks_below_keep_their_ticks(station: Station, qtbot: QtBot):
    window, sheet = station.parts.window, station.parts.before_takeoff
    window.open_sheet(sheet)
    card = sheet.findChildren(TickCard)[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert card.isChecked()
    press_f1(station, qtbot)
    assert topic(station) == "checks"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.sheet.content is sheet
    assert card.isChecked()
    assert window.focusWidget() is card


def test_from_a_text_field_too(station: Station, qtbot: QtBot):
    station.parts.window.show_page("incident")
    station.parts.incident_page.start_new_alarm()
    press_f1(station, qtbot)
    assert topic(station) == "first-flight"


def test_it_goes_away_with_the_page_it_is_about(station: Station, qtbot: QtBot):
    press_f1(station, qtbot)
    station.parts.window.show_page("review")
    assert topic(station) is None


def test_another_sheet_that_opens_is_seen(station: Station, qtbot: QtBot):
    press_f1(station, qtbot)
    station.parts.window.settings_wanted.emit()
    assert topic(station) is None
    assert station.parts.window.sheet.isVisible()
    press_f1(station, qtbot)
    assert topic(station) == "settings"


def test_no_flight_button_answers_to_f1(station: Station, qtbot: QtBot):
    station.parts.window.show_page("fly")
    pressed: list[str] = []
    for name in ("take_off", "pause", "mark", "home", "land"):
        button = station.parts.fly_page.button(name)
        button.setEnabled(True)
        button.pressed.connect(lambda name=name: pressed.append(name))
    press_f1(station, qtbot)
    assert pressed == []
    assert topic(station) == "in-flight"
