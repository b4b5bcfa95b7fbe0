"""The list of hot spots: each reading with its level, and everything that can be done about one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.video.pictures import rows
from ui.hot_spot_states import SpotProgress
from ui.video.hot_spot_list import HotSpotList
from ui.video.spot_row import SpotRowButton, spoken, temperature_of
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def sheet(qtbot: QtBot) -> HotSpotList:
    made = HotSpotList()
    qtbot.addWidget(made)
    made.resize(976, 620)
    made.show()
    made.show_rows(rows())
    made.show_crews(["Subate 11", "Rokiškis 3"])
    return made


def button(sheet: HotSpotList, text: str) -> BigButton:
    return next(b for b in sheet.findChildren(BigButton) if b.text() == text and not b.isHidden())


def shown(sheet: HotSpotList) -> list[int]:
    found = [b for b in sheet.findChildren(SpotRowButton) if not b.isHidden()]
    return [b.row.number for b in found if b.row is not None]


def test_every_reading_wears_its_level():
    nb = "\u00a0"
    assert [temperature_of(row) for row in rows()[:4]] == [
        (f"412{nb}°C", "±5°"),
        (f"≥{nb}150{nb}°C", "measured"),
        (f"141{nb}°C", "camera"),
        ("relative", ""),
    ]
    assert all(" ±" in f" {spoken(row)}" for row in rows())  # and every place its error


def test_the_first_is_in_hand_and_more_are_a_page_away(sheet: HotSpotList):
    assert shown(sheet) == [1, 2, 3, 4, 5, 6]
    assert sheet.details._title.text.startswith("1 ·")
    button(sheet, "More").click()
    assert shown(sheet) == [7]
    button(sheet, "More").click()
    assert shown(sheet)[0] == 1


def test_one_is_chosen_from_outside_and_by_a_press(sheet: HotSpotList, qtbot: QtBot):
    sheet.choose(7)
    assert shown(sheet) == [7]
    sheet.choose(99)
    assert sheet.details._title.text.startswith("7 ·")
    sheet.choose(1)
    with qtbot.waitSignal(sheet.chosen) as told:
        sheet.findChildren(SpotRowButton)[2].click()
    assert told.args == [3]


@pytest.mark.parametrize(
    ("text", "signal", "args"),
    [
        ("On the map", "show_wanted", [3]),
        ("Look there", "look_wanted", [3]),
        ("Subate 11", "send_wanted", [3, "Subate 11"]),
        ("Visited", "visited_wanted", [3]),
        ("Out", "closed_wanted", [3, "out"]),
        ("Not a fire", "closed_wanted", [3, "not_fire"]),
        ("Revisit all open", "revisit_wanted", []),
        ("Cards", "cards_wanted", []),
        ("Export", "export_wanted", []),
        ("Done", "done", []),
    ],
)
def test_each_press_says_what_and_which(
    sheet: HotSpotList, qtbot: QtBot, text: str, signal: str, args: list[object]
):
    sheet.choose(3)
    with qtbot.waitSignal(getattr(sheet, signal)) as told:
        button(sheet, text).click()
    assert told.args == args


def test_somebody_else_is_typed(sheet: HotSpotList, qtbot: QtBot):
    sheet.choose(3)
    assert not button(sheet, "Send").isEnabled()
    field = sheet.findChild(QLineEdit)
    assert field is not None
    field.setText("  Ilūkste 2 ")
    with qtbot.waitSignal(sheet.send_wanted) as told:
        button(sheet, "Send").click()
    assert told.args == [3, "Ilūkste 2"]
    sheet.choose(4)
    assert field.text() == ""  # not sent by mistake to the next one


def test_what_is_closed_is_not_sent_to_nor_closed_again(sheet: HotSpotList):
    sheet.choose(5)
    for text in ("Subate 11", "Visited", "Out", "Not a fire"):
        assert not button(sheet, text).isEnabled()
        assert button(sheet, text).second_line == "closed"
    assert button(sheet, "On the map").isEnabled()


def test_the_one_in_hand_stays_in_hand_when_values_change(sheet: HotSpotList):
    sheet.choose(3)
    newer = tuple(replace(row, progress=SpotProgress.VISITED) for row in rows())
    sheet.show_rows(newer)
    assert sheet.details._title.text.startswith("3 ·")
    assert button(sheet, "Visited").second_line == "visited"
    sheet.show_rows(newer[:1])
    assert sheet.details._title.text.startswith("1 ·")


def test_without_any_it_says_when_one_is_confirmed(qtbot: QtBot):
    sheet = HotSpotList()
    qtbot.addWidget(sheet)
    assert "several times" in sheet._none.text
    assert not button(sheet, "Cards").isEnabled()
    assert button(sheet, "Out").second_line == "choose one first"


def test_what_cannot_be_done_says_why(sheet: HotSpotList):
    sheet.block_look("no camera")
    sheet.block_revisit("no incident")
    assert button(sheet, "Look there").second_line == "no camera"
    assert button(sheet, "Revisit all open").second_line == "no incident"
