"""The line beside a border or a legal basis: hidden at home, honest over there, a press opens the booklet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incidents.booklet.booklet import Topic, booklet
from tests.ui.cut_texts import watched
from ui import sizes
from ui.widgets.side_note import SideNote

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 29)
FOUND = booklet()


@pytest.fixture
def note(qtbot: QtBot) -> SideNote:
    made = SideNote(Topic.BORDER)
    qtbot.addWidget(made)
    return made


def tell(note: SideNote, country: str | None, language: str = "en") -> None:
    note.show_differences(FOUND, language, country, TODAY)


def test_nobody_over_there_nothing_said(note: SideNote):
    assert note.isHidden()
    assert note.said == ""


def test_the_line_names_the_neighbours_words(note: SideNote):
    tell(note, "LT")
    assert not note.isHidden()
    assert "Commander at a fire – gaisro gesinimo vadovas ▲" in note.said
    assert "Map of the zones – utm.ans.lt" in note.said
    assert note.said.endswith("(▲ to be confirmed)")
    assert note.accessibleName() == note.said


def test_the_same_line_reads_the_other_way_round(note: SideNote):
    tell(note, "LV")
    assert "airspace.lv/drones" in note.said
    tell(note, None)
    assert note.isHidden()


def test_a_line_without_doubts_asks_for_no_lawyer(qtbot: QtBot):
    note = SideNote(Topic.PLACE)
    qtbot.addWidget(note)
    tell(note, "LV", "lt")
    assert "LKS-92" in note.said
    assert "▲" not in note.said


def test_a_press_or_a_key_opens_the_booklet(note: SideNote, qtbot: QtBot):
    tell(note, "LT")
    with qtbot.waitSignal(note.booklet_wanted) as wanted:
        qtbot.keyClick(note, Qt.Key.Key_Space)
    assert wanted.args == ["calling"]


@pytest.mark.parametrize("language", ["en", "lv", "lt"])
@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("width", [620, 860])
def test_the_line_is_whole_where_it_stands(qtbot: QtBot, topic: Topic, language: str, width: int):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    note = SideNote(topic)
    column.addWidget(note)
    column.addStretch(1)
    tell(note, "LT", language)
    page.resize(width, 200)
    page.show()
    with watched() as cut:
        page.grab()
    assert cut == []
    assert note.height() >= sizes.SMALL_BUTTON
