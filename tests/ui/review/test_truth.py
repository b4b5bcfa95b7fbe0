"""The truth of an exercise in the review: its lane and its map, and nothing of it without an exercise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from incidents.codes import Clock, IncidentCode, Source
from incidents.debrief.fires import fires_in
from incidents.journal import Journal, read_journal
from incidents.timeline import timeline
from maps.geo import distance_m, moved
from tests.incidents.debrief.evening import BEGAN, Evening, at, evening, true_lines, way, write_truth
from tests.training.score.exercises import HOME, PERSON, exercise
from training.exercise.scenario import FireSource, Fuel
from ui.review.reviewed_truth import ReviewedTruth
from ui.review.time_axis import axis_of
from ui.review.truth_lane import truth_lane
from ui.review.truth_replay import TruthReplay
from ui.review.truth_strip import TruthStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.review.lane_content import Lane


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    fire = FireSource(moved(HOME, 260.0, 60.0), Fuel.GRASS)
    walker = replace(PERSON, way=(moved(PERSON.at, 0.0, 100.0),), speed_m_s=1.0, moves_at_s=100.0)
    flown = evening(tmp_path_factory.mktemp("data"), exercise(fires=(fire,), targets=(walker,)))
    lines = [
        replace(
            line, faults=("position",) if 140.0 <= line.at_s < 170.0 else ("link",) if line.at_s > 300 else ()
        )
        for line in true_lines(way())
    ]
    write_truth(flown.folder, lines)
    with Journal(flown.folder, BEGAN) as journal:
        where = {"lat_deg": HOME.lat_deg, "lon_deg": HOME.lon_deg}
        journal.append(at(185.0), Clock.EXERCISE, Source.RECORD, IncidentCode.FIRE_JUMPED, where)
    return flown


def lane(made: Evening, language: str = "en") -> Lane:
    moments = timeline(read_journal(made.folder))
    views = {"person-1": 169.0}
    return truth_lane(made.flown.truth, views, moments, language, lambda name: f"{name} in view")


def test_a_fault_is_a_bar_from_when_it_began_until_it_ended(made: Evening):
    position, link = lane(made).bars
    assert (position.label, position.start, position.end) == ("position", at(140.0), at(170.0))
    assert position.end_known
    assert not link.end_known  # the exercise ended first
    assert position.row == 1  # below what happened at one moment


def test_what_the_camera_held_and_where_the_fire_jumped_are_dots(made: Evening):
    dots = lane(made).dots
    assert [dot.at for dot in dots] == [at(169.0), at(185.0)]
    assert dots[0].label == "person-1 in view"
    assert "fire" in dots[1].label


def test_the_lane_is_in_the_readers_language(made: Evening):
    assert lane(made, "lv").bars[0].label == "pozīcija"


def test_faults_at_once_stand_below_each_other(made: Evening):
    faults = [frozenset({"position", "link"})] * 3
    truth = made.flown.truth
    both = replace(truth, faults=(*faults, *truth.faults[3:]))
    rows = [bar.row for bar in truth_lane(both, {}, (), "en", str).bars[:2]]
    assert sorted(rows) == [1, 2]


def test_the_map_shows_what_was_true_at_that_moment(made: Evening):
    flown = made.flown
    fires = fires_in(made.scenario, read_journal(made.folder), flown.truth)
    replay = TruthReplay(ReviewedTruth(flown, fires, {}))
    shown = replay.at(at(200.0))
    assert shown is not None
    (person,) = shown.targets
    assert distance_m(person.at, PERSON.at) == pytest.approx(100.0, abs=0.5)
    assert shown.drone is not None
    assert len(shown.lat_deg) == 101  # airborne at 100 s
    assert replay.at(at(200.4)) is shown
    before = replay.at(at(30.0))
    assert before is not None
    assert len(before.lat_deg) == 0
    assert len(shown.front) > len(before.front) >= 1  # it jumped meanwhile
    assert replay.at(at(-5.0)) is None
    assert replay.at(at(5_000.0)) is None


@pytest.fixture
def strip(qtbot: QtBot) -> TruthStrip:
    made_strip = TruthStrip()
    made_strip.resize(1000, 68)
    qtbot.addWidget(made_strip)
    return made_strip


def test_without_an_exercise_there_is_no_lane_of_the_truth(strip: TruthStrip, made: Evening):
    assert strip.isHidden()
    strip.show_lane(lane(made))
    assert not strip.isHidden()
    assert strip.sizeHint().height() > 40
    strip.show_lane(None)
    assert strip.isHidden()


def test_a_press_on_the_lane_moves_the_cursor_of_all(strip: TruthStrip, made: Evening, qtbot: QtBot):
    strip.show_lane(lane(made))
    axis = replace(axis_of(at(0.0), at(330.0)), left=120.0, right=980.0)
    strip.show_axis(axis)
    strip.show_cursor(at(200.0))
    strip.grab()
    QApplication.processEvents()
    with qtbot.waitSignal(strip.cursor_moved) as moved_to:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(550, 20))
    assert abs((moved_to.args[0] - axis.at(550.0)).total_seconds()) < 1.0
    with qtbot.assertNotEmitted(strip.cursor_moved):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))  # on its name


def test_a_screen_reader_hears_what_is_on_the_lane(strip: TruthStrip, made: Evening):
    strip.show_lane(lane(made))
    assert "person-1 in view" in strip.accessibleDescription()
