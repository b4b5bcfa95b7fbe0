"""The settings: in sections, found by a word, told at once, and none of them that nobody answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui import translator
from ui.settings import UiSettings
from ui.settings_room.room_facts import RoomFacts
from ui.settings_room.section import SECTIONS, Choice, Section, Wish
from ui.settings_room.settings_room import SettingsRoom
from ui.theme_name import ThemeName
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FACTS = RoomFacts(Path("data"), "0.9", "udp:127.0.0.1:14550", (100, 125))


@pytest.fixture
def room(qtbot: QtBot) -> SettingsRoom:
    made = SettingsRoom(UiSettings(), FACTS, tuple(Wish))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def latvian(qapp: QApplication) -> Iterator[None]:
    translator.install(qapp, "lv")
    yield
    translator.install(qapp, "en")


def named(room: SettingsRoom, name: str) -> BigButton:
    return next(one for one in room.findChildren(BigButton) if one.text() == name and one.isVisible())


def press(room: SettingsRoom, name: str, qtbot: QtBot) -> UiSettings:
    with qtbot.waitSignal(room.changed) as told:
        qtbot.mouseClick(named(room, name), Qt.MouseButton.LeftButton)
    return told.args[0]


def test_what_is_in_use_is_pressed(room: SettingsRoom):
    pressed = [one.text() for one in room.findChildren(BigButton) if one.isVisible() and one.isChecked()]
    assert pressed == ["Look & language", "Day", "English", "Off", "100 %"]


def test_a_look_is_told_at_once(room: SettingsRoom, qtbot: QtBot):
    assert press(room, "Night", qtbot) == UiSettings(ThemeName.NIGHT)
    assert not named(room, "Day").isChecked()


def test_by_the_sun_keeps_what_was_chosen_by_hand(room: SettingsRoom, qtbot: QtBot):
    press(room, "High contrast", qtbot)
    by_sun = press(room, "By the sun", qtbot)
    assert by_sun == UiSettings(ThemeName.HIGH_CONTRAST, theme_by_sun=True)
    assert press(room, "Day", qtbot) == UiSettings(ThemeName.DAY)


def test_a_language_is_told_at_once(room: SettingsRoom, qtbot: QtBot):
    assert press(room, "Lietuvių", qtbot) == UiSettings(language="lt")


def test_what_does_not_fit_the_screen_cannot_be_chosen_and_says_so(room: SettingsRoom, qtbot: QtBot):
    assert press(room, "125 %", qtbot).scale_percent == 125
    assert not named(room, "150 %").isEnabled()
    assert named(room, "150 %").second_line == "too large here"


def test_every_choice_of_an_earlier_start_can_be_left_again(qtbot: QtBot):
    room = SettingsRoom(UiSettings(scale_percent=200, large_controls=True), FACTS, ())
    qtbot.addWidget(room)
    room.show()
    assert named(room, "200 %").isChecked()
    assert press(room, "100 %", qtbot).scale_percent == 100


def test_brigade_and_crew_are_told_when_they_are_written(room: SettingsRoom, qtbot: QtBot):
    room.show_section(Section.BRIGADE)
    name, crew = room._texts[Choice.NAME], room._texts[Choice.CREW]
    told: list[UiSettings] = []
    room.changed.connect(told.append)
    name.setText("  Subates   brigāde ")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    crew.setText("A. Kalniņa, J. Ozols,, A. Kalniņa")
    qtbot.keyClick(crew, Qt.Key.Key_Return)
    assert told == [
        UiSettings(brigade_name="Subates brigāde"),
        UiSettings(brigade_name="Subates brigāde", crew=("A. Kalniņa", "J. Ozols")),
    ]


@pytest.mark.parametrize("section", Section)
def test_a_section_shows_its_rows_alone(room: SettingsRoom, qtbot: QtBot, section: Section):
    room._chips[section].click()
    assert room.shown == tuple(row for row in SECTIONS[section] if row is not Choice.TRY)  # nobody plays


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("glove", Choice.LARGE_CONTROLS),
        ("NIGHT", Choice.LOOK),
        ("uninstall", Choice.DATA),
        ("lithuania diff", Wish.BOOKLET),
        ("udp", Wish.LINK),
        ("lietuviu", Choice.LANGUAGE),
    ],
)
def test_a_word_of_title_explanation_or_value_finds_its_row(
    room: SettingsRoom, qtbot: QtBot, asked: str, first: Choice | Wish
):
    qtbot.keyClicks(room._search, asked)
    assert first in room.shown
    assert not any(chip.isChecked() for chip in room._chips.values())


def test_a_word_that_finds_too_much_says_how_much_more(room: SettingsRoom):
    room._search.setText("o")
    assert len(room.shown) == 5
    assert "more: write another word" in room._none.text


def test_a_word_that_finds_nothing_says_so_and_clearing_it_brings_the_section_back(room: SettingsRoom):
    room.show_section(Section.MAPS)
    room._search.setText("hologram")
    assert room.shown == ()
    assert room._none.isVisible()
    room._search.clear()
    assert room.shown == SECTIONS[Section.MAPS]
    assert room._chips[Section.MAPS].isChecked()


def test_down_goes_from_the_search_into_what_was_found(room: SettingsRoom, qtbot: QtBot):
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room._search.setFocus()
    room._search.setText("cameras")
    qtbot.keyClick(room._search, Qt.Key.Key_Down)
    assert room.focusWidget() is room._rows[Wish.STREAMS]


def test_a_door_is_told_and_one_that_nobody_opens_has_no_row(qtbot: QtBot):
    room = SettingsRoom(UiSettings(), FACTS, (Wish.LINK,))
    qtbot.addWidget(room)
    room.show()
    room.show_section(Section.DRONE)
    assert room.shown == (Wish.LINK,)
    with qtbot.waitSignal(room.wanted) as told:
        named(room, "The drone's link").click()
    assert told.args == ["link"]


def test_where_the_data_are_and_that_they_stay_is_said(room: SettingsRoom):
    room.show_section(Section.FILES)
    row = room._rows[Choice.DATA]
    assert [row._title.text, row._about.text] == [
        "Data stay on this computer, also after uninstalling",
        "data",
    ]


def test_search_speaks_the_language_of_the_window(latvian: None, qtbot: QtBot):
    room = SettingsRoom(UiSettings(language="lv"), FACTS, tuple(Wish))
    qtbot.addWidget(room)
    room.show()
    room._search.setText("latviesu")  # as it is typed on a keyboard without accents
    assert Choice.LANGUAGE in room.shown


def test_everything_pressed_is_at_least_48_high_and_has_a_name(room: SettingsRoom):
    for section in Section:
        room.show_section(section)
        for button in room.findChildren(BigButton):
            assert not button.isVisible() or button.height() >= 48
            assert button.accessibleName()
