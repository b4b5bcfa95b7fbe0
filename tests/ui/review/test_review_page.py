from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from incidents.clocks import Evidence, EvidenceKind, IncidentClock
from incidents.metrics import measured
from incidents.model import Entry
from incidents.store.rows import Listed
from incidents.timeline import offsets_s, timeline
from maps.geo import distance_m
from telemetry.logs.fields import Field, curves_in
from tests.telemetry.tlogs import EXTRACT
from tests.ui.review import story
from ui import units
from ui.map.map_view import MapView
from ui.review.caption import Caption
from ui.review.charted import HEIGHT
from ui.review.charts import Charts
from ui.review.event_list import EventList
from ui.review.field_chooser import FieldChooser
from ui.review.incident_list import IncidentList
from ui.review.instruments import Instruments
from ui.review.lanes import Lanes
from ui.review.notice import Notice
from ui.review.offset_form import OffsetForm
from ui.review.replay import Replay
from ui.review.review_page import ReviewPage
from ui.widgets.big_button import BigButton
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

AT = story.TAKE_OFF + timedelta(seconds=95)


@pytest.fixture
def page(qtbot: QtBot) -> ReviewPage:
    made = ReviewPage(MapView())
    made.resize(1246, 680)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened(page: ReviewPage) -> ReviewPage:
    story.tell(page)
    page.show_cursor(AT)
    QApplication.processEvents()
    return page


def button(page: ReviewPage, name: str) -> BigButton:
    return next(b for b in page.findChildren(BigButton) if b.text() == name and b.isVisible())


def press(qtbot: QtBot, page: ReviewPage, name: str) -> None:
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def next_steps(page: ReviewPage) -> list[str]:
    return [b.text() for b in page.findChildren(BigButton) if b.is_next and b.isVisible()]


def test_without_an_incident_there_is_one_thing_to_do(page: ReviewPage):
    assert [b.text() for b in page.findChildren(BigButton) if b.isVisible()] == ["Incidents"]
    assert next_steps(page) == ["Incidents"]
    assert page.headline == ("No incident open", "")


def test_an_open_incident_is_to_be_finished(opened: ReviewPage):
    assert next_steps(opened) == ["Finish"]
    assert button(opened, "Finish").second_line == "PDF, map, tracks"


def test_the_cursor_moves_caption_lanes_drone_and_the_notes_time(opened: ReviewPage):
    caption = opened.findChildren(Caption)[0]
    assert caption.sentence.startswith("Marked no. 1, 94 °C")
    assert button(opened, "Add note").second_line == f"at {units.clock(AT)}"
    assert opened.vehicle.fix is not None
    assert caption.sentence in opened.findChildren(Lanes)[0].accessibleDescription()
    opened.show_cursor(story.ALARM)
    assert opened.vehicle.fix is None


@pytest.mark.parametrize(("language", "begins"), [("lv", "Atzīmēts"), ("lt", "Pažymėta")])
def test_entries_speak_the_readers_language(opened: ReviewPage, language: str, begins: str):
    opened.set_language(language)
    assert opened.findChildren(Caption)[0].sentence.startswith(begins)


def test_the_headline_says_when_where_what_and_how_many_flights(opened: ReviewPage):
    title, below = opened.headline
    assert title.endswith("2025 · “Upmaļi”, Subates pagasts")
    assert below == "Kūlas ugunsgrēks · incident 0817 · flights: 1"


def test_space_plays_and_pauses_wherever_nothing_else_wants_it(opened: ReviewPage, qtbot: QtBot):
    with qtbot.waitSignal(opened.play_wanted) as told:
        qtbot.keyClick(opened.findChildren(Lanes)[0], Qt.Key.Key_Space)
    assert told.args == [True]
    opened.show_playing(True, 4.0)
    assert button(opened, "Pause").second_line == "space · ×\u00a04"
    with qtbot.waitSignal(opened.play_wanted) as told:
        press(qtbot, opened, "Pause")
    assert told.args == [False]


def test_the_speed_goes_round(opened: ReviewPage, qtbot: QtBot):
    wanted: list[float] = []
    opened.speed_wanted.connect(wanted.append)
    for speed in (1.0, 4.0, 20.0, 60.0):
        opened.show_playing(False, speed)
        press(qtbot, opened, f"×\u00a0{speed:.0f}")
    assert wanted == [4.0, 20.0, 60.0, 1.0]


def test_a_replay_drives_the_page_over_the_whole_story(opened: ReviewPage):
    replay = Replay()
    replay.moved.connect(opened.show_cursor)
    assert opened.span is not None
    replay.set_range(*opened.span)
    replay.go_to(AT)
    assert opened.vehicle.flying


def test_a_note_has_the_time_at_which_it_was_begun(opened: ReviewPage, qtbot: QtBot):
    press(qtbot, opened, "Add note")
    opened.show_cursor(AT + timedelta(minutes=5))
    field = opened.findChildren(Sheet)[0].findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "Water on 1")
    with qtbot.waitSignal(opened.note_wanted) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["Water on 1", AT]
    assert opened.findChildren(Sheet)[0].content is None


def test_a_clock_is_corrected_only_with_a_reason(opened: ReviewPage, qtbot: QtBot):
    press(qtbot, opened, "Clock offsets")
    form = opened.findChildren(OffsetForm)[0]
    give = button(opened, "Correct the clock")
    assert give.second_line == "change the seconds"
    qtbot.keyClicks(form.focusProxy(), "5")
    assert give.second_line == "a reason is needed"
    qtbot.keyClicks(form.findChildren(QLineEdit)[-1], "radio")
    with qtbot.waitSignal(opened.offset_wanted) as told:
        qtbot.mouseClick(give, Qt.MouseButton.LeftButton)
    assert told.args == [story.CENTRE, 5.0, "radio"]


def test_what_speaks_for_a_clock_stands_where_it_is_corrected(opened: ReviewPage, qtbot: QtBot):
    evidence = (Evidence(EvidenceKind.SHARED_EVENTS, 118.0, 12.0, 3, "Subate 11"),)
    opened.show_clocks((IncidentClock(story.CENTRE, "dispatch", 2.4, "radio", evidence),))
    press(qtbot, opened, "Clock offsets")
    said = [words.text for words in opened.findChildren(OffsetForm)[0].findChildren(Words)]
    assert "shared events: 3 (Subate 11)" in said


def test_only_answers_that_changed_are_told(opened: ReviewPage, qtbot: QtBot):
    assert button(opened, "Four questions").second_line == "1 of 4 answered"
    press(qtbot, opened, "Four questions")
    fields = opened.findChildren(QPlainTextEdit)
    assert fields[0].toPlainText() == "Pārmeklēt lauku"
    fields[2].setPlainText("Vējš")
    told: list[tuple[str, str]] = []
    opened.answer_wanted.connect(lambda question, answer: told.append((question, answer)))
    press(qtbot, opened, "Keep the answers")
    assert told == [("why", "Vējš")]


def test_finish_is_pressed_once_and_then_shows_its_files(opened: ReviewPage, qtbot: QtBot):
    with qtbot.waitSignal(opened.finish_wanted):
        press(qtbot, opened, "Finish")
    assert button(opened, "Finish").second_line == "is being written"
    opened.show_report((Path("r/report.pdf"), Path("r/map.html"), Path("r/track.kml")))
    assert button(opened, "Finish").is_next
    with qtbot.waitSignal(opened.file_wanted) as told:
        press(qtbot, opened, "Map for any browser")
    assert told.args == [Path("r/map.html")]


def test_what_went_wrong_stands_in_words_until_something_is_done(opened: ReviewPage, qtbot: QtBot):
    press(qtbot, opened, "Finish")
    opened.show_error("The disk is full; make room and press Finish again.")
    notice = opened.findChildren(Notice)[0]
    assert notice.isVisible()
    assert notice.accessibleName().startswith("The disk is full")
    assert button(opened, "Finish").isEnabled()
    press(qtbot, opened, "Finish")
    assert not notice.isVisible()


def test_the_list_is_searched_and_opened_by_keyboard(page: ReviewPage, qtbot: QtBot):
    other = story.INCIDENT.__class__("20260101T000000Z_00000001", story.ALARM, "Peat fire", "Aknīste")
    page.show_incidents((Listed(story.INCIDENT, 84), Listed(other, 3)))
    press(qtbot, page, "Incidents")
    field = page.findChildren(IncidentList)[0].focusProxy()
    with qtbot.waitSignal(page.search_changed) as told:
        qtbot.keyClicks(field, "p")
    assert told.args == ["p"]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.incident_opened) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [other.id]


def test_a_search_without_a_find_says_so_and_opens_nothing(page: ReviewPage, qtbot: QtBot):
    press(qtbot, page, "Incidents")
    qtbot.keyClicks(page.findChildren(IncidentList)[0].focusProxy(), "zzz")
    page.show_incidents(())
    assert button(page, "Open").second_line == "nothing is found"
    with qtbot.assertNotEmitted(page.incident_opened):
        qtbot.keyClick(page.findChildren(IncidentList)[0].focusProxy(), Qt.Key.Key_Return)


def test_without_flights_there_are_lanes_and_no_charts(page: ReviewPage):
    story.tell(page, flights=False)
    assert not page.findChildren(Charts)[0].isVisible()
    assert button(page, "Charts").second_line == "no flight is attached"
    assert page.span is not None


def test_the_chart_drawer_opens_with_the_first_flight_and_closes_by_its_button(
    opened: ReviewPage, qtbot: QtBot
):
    charts = opened.findChildren(Charts)[0]
    assert charts.isVisible()
    press(qtbot, opened, "Charts")
    assert not charts.isVisible()
    story.tell(opened, flights=False)
    opened.show_flights((story.flight(),))
    assert not charts.isVisible()


def test_a_note_that_was_added_leaves_the_cursor_where_it_is(opened: ReviewPage):
    more = (*story.entries(), Entry(99, AT, "laptop", "person", "note", {"text": "Jauna piezīme"}))
    moments = timeline(more)
    opened.show_incident(story.INCIDENT, moments, measured(moments, story.INCIDENT), offsets_s(more))
    assert opened.findChildren(Caption)[0].sentence == "Jauna piezīme"
    assert opened.vehicle.flying


def test_a_practised_flight_says_so_on_the_map(page: ReviewPage, qtbot: QtBot):
    texts: list[str] = []
    view = page.findChildren(MapView)[0]
    plain = view.set_burnt_in
    view.set_burnt_in = lambda text: (texts.append(text), plain(text))[1]
    story.tell(page)
    page.show_flights((story.flight(training=True),))
    assert texts[-1] == "REPLAY · TRAINING"
    assert "REPLAY" in texts


def test_closing_an_incident_leads_back_to_the_list(opened: ReviewPage):
    opened.show_incident(None, (), {}, {})
    assert next_steps(opened) == ["Incidents"]


def test_curves_are_chosen_from_what_the_recordings_hold(opened: ReviewPage, qtbot: QtBot):
    with qtbot.waitSignal(opened.fields_wanted):
        press(qtbot, opened, "Curves")
    opened.show_known(curves_in(EXTRACT).known())
    chooser = opened.findChildren(FieldChooser)[0]
    roll = Field("ATTITUDE", "roll")
    with qtbot.waitSignal(opened.curves_wanted) as told:
        chooser.given.emit((HEIGHT, roll))
    assert told.args == [(HEIGHT, roll)]
    assert opened.findChildren(Sheet)[0].content is None
    opened.show_curves({(story.flight().name, roll): curves_in(EXTRACT).curve(roll)})
    opened.show_cursor(AT)
    charts = opened.findChildren(Charts)[0]
    charts.redraw_now()
    assert "ATTITUDE.roll" in charts.accessibleDescription()
    assert "°" in charts.accessibleDescription()


def test_curves_are_offered_only_while_charts_are_shown(opened: ReviewPage, qtbot: QtBot):
    curves = button(opened, "Curves")
    press(qtbot, opened, "Charts")
    assert not curves.isVisible()
    press(qtbot, opened, "Charts")
    assert curves.isVisible()


def test_the_instruments_are_those_of_the_drone_at_the_cursor(opened: ReviewPage):
    shown = opened.findChildren(Instruments)[0]
    fix = opened.vehicle.fix
    assert fix is not None
    assert shown.readings[0].quantity == units.height(fix.above_home_m)
    assert shown.readings[4].quantity == units.distance(distance_m(fix.at, story.HOME))
    opened.show_cursor(story.ALARM)
    assert [reading.quantity for reading in shown.readings] == [None] * 5


def test_j_and_l_go_from_event_to_event(opened: ReviewPage, qtbot: QtBot):
    told: list[object] = []
    opened.cursor_moved.connect(told.append)
    qtbot.keyClick(opened, Qt.Key.Key_L)
    qtbot.keyClick(opened, Qt.Key.Key_J)
    opened.show_cursor(story.TAKE_OFF)
    qtbot.keyClick(opened, Qt.Key.Key_L)
    marked = story.TAKE_OFF + timedelta(seconds=90)
    assert told[1:] == [marked, marked]
    assert isinstance(told[0], type(marked))
    assert told[0] > AT


def test_a_press_on_the_caption_lists_the_events_and_one_of_them_is_gone_to(opened: ReviewPage, qtbot: QtBot):
    qtbot.mouseClick(opened.findChildren(Caption)[0], Qt.MouseButton.LeftButton)
    assert opened.findChildren(EventList)
    with qtbot.waitSignal(opened.cursor_moved) as told:
        press(qtbot, opened, "Go there")
    assert told.args == [story.TAKE_OFF + timedelta(seconds=90)]
    assert not opened.findChildren(Sheet)[0].isVisible()


def test_the_larger_picture_has_the_room_of_the_charts_and_gives_it_back(opened: ReviewPage, qtbot: QtBot):
    opened.stage.show_streams(thermal=True, visible=False)
    charts = opened.findChildren(Charts)[0]
    assert charts.isVisible()
    high = opened.stage.height()
    opened.stage.swap()
    QApplication.processEvents()
    assert not charts.isVisible()
    assert opened.stage.height() > high
    press(qtbot, opened, "Charts")
    QApplication.processEvents()
    assert charts.isVisible()
    assert not opened.stage.picture_large
