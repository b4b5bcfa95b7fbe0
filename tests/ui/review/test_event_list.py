"""Every event can be found and gone to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView

from incidents.codes import Source
from tests.ui.review import story
from ui.review.event_list import EventList, found_in, told_in
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

EVENTS = told_in(story.moments(), "en")
AT = story.TAKE_OFF + timedelta(seconds=95)


@pytest.fixture
def events(qtbot: QtBot) -> EventList:
    made = EventList(EVENTS, AT)
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(events: EventList) -> list[str]:
    model = events.findChildren(QListView)[0].model()
    texts = (model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount()))
    return [str(text).split(" ", 1)[1] for text in texts]


def search(events: EventList) -> QLineEdit:
    return events.findChildren(QLineEdit)[0]


def choose(events: EventList, qtbot: QtBot, name: str) -> None:
    button = next(b for b in events.findChildren(BigButton) if b.text() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_all_words_must_occur_whatever_their_case():
    assert [event.sentence for event in found_in(EVENTS, "VISS auksts", None)] == ["Viss auksts"]
    assert found_in(EVENTS, "viss subate", None) == []


def test_a_source_is_a_lane_and_notes_are_what_people_wrote():
    assert {event.source for event in found_in(EVENTS, "", Source.FINDING)} == {Source.FINDING}
    assert "Viss auksts" in [event.sentence for event in found_in(EVENTS, "", Source.PERSON)]
    assert all(event.source == Source.PERSON for event in found_in(EVENTS, "", Source.PERSON))


def test_only_sources_that_say_something_are_offered(events: EventList):
    names = [button.text() for button in events.findChildren(BigButton)]
    assert names == ["All", "Dispatch", "Flight", "Findings", "Notes", "Cancel", "Go there"]


def test_the_row_of_the_cursor_is_chosen_and_enter_goes_there(events: EventList, qtbot: QtBot):
    with qtbot.waitSignal(events.jump_wanted) as told:
        qtbot.keyClick(search(events), Qt.Key.Key_Return)
    assert told.args == [story.TAKE_OFF + timedelta(seconds=90)]


def test_typing_and_a_filter_narrow_the_list_and_a_press_goes_there(events: EventList, qtbot: QtBot):
    choose(events, qtbot, "Dispatch")
    search(events).setText("rokiškis")
    assert len(rows(events)) == 2
    shown = events.findChildren(QListView)[0]
    first = shown.visualRect(shown.model().index(0, 0)).center()
    with qtbot.waitSignal(events.jump_wanted) as told:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert told.args == [EVENTS[[e.sentence for e in EVENTS].index(rows(events)[0])].at]


def test_nothing_found_is_said_and_goes_nowhere(events: EventList, qtbot: QtBot):
    qtbot.keyClicks(search(events), "xyzzy")
    assert rows(events) == []
    go = next(b for b in events.findChildren(BigButton) if b.text() == "Go there")
    assert not go.isEnabled()
    assert go.second_line == "nothing is found"
    with qtbot.assertNotEmitted(events.jump_wanted):
        qtbot.keyClick(search(events), Qt.Key.Key_Return)


def test_arrows_in_the_search_field_move_through_the_list(events: EventList, qtbot: QtBot):
    before = events.findChildren(QListView)[0].currentIndex().row()
    qtbot.keyClick(search(events), Qt.Key.Key_Up)
    assert events.findChildren(QListView)[0].currentIndex().row() == before - 1
