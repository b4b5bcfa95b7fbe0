from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from incidents.model import Entry
from incidents.timeline import offsets_s, timeline
from tests.ui.review import story
from ui import lettering, units
from ui.review.lane_content import lanes_of, span_of
from ui.review.lanes import Lanes
from ui.review.time_axis import TimeAxis, axis_of
from ui.theme import worn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MIDDLE = story.TAKE_OFF + timedelta(minutes=15)


def tell(lanes: Lanes, *more: Entry) -> None:
    moments = timeline((*story.entries(), *more))
    span = span_of(moments, story.INCIDENT)
    assert span is not None
    made = lanes_of(moments, "en", lambda number: f"Flight {number}")
    lanes.show_lanes(made, axis_of(*span), offsets_s(story.entries()))


@pytest.fixture
def lanes(qtbot: QtBot) -> Lanes:
    made = Lanes()
    made.resize(1246, made.sizeHint().height())
    qtbot.addWidget(made)
    made.show()
    tell(made)
    made.show_cursor(MIDDLE)
    return made


def axis(lanes: Lanes) -> TimeAxis:
    assert lanes.axis is not None
    return lanes.axis


def drawn(lanes: Lanes) -> list[tuple[str, float, float, float]]:
    """Each text that is painted, from where to where, and on which baseline."""
    found: list[tuple[str, float, float, float]] = []
    plain = lettering.draw_line

    def watch(painter: QPainter, text: str, font: QFont, colour: QColor, at: QPointF) -> float:
        end = plain(painter, text, font, colour, at)
        found.append((text, at.x(), end, at.y()))
        return end

    QApplication.sendEvent(lanes, QEvent(QEvent.Type.PaletteChange))  # nothing is left of an earlier painting
    with patch.object(lettering, "draw_line", watch):
        lanes.grab()
    return found


def test_a_press_puts_the_cursor_there(lanes: Lanes, qtbot: QtBot):
    x = round(axis(lanes).x(MIDDLE))
    with qtbot.waitSignal(lanes.cursor_moved) as told:
        qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=QPoint(x, 180))
    assert abs((told.args[0] - MIDDLE).total_seconds()) < 5.0


def test_a_press_beside_a_dot_takes_its_exact_time(lanes: Lanes, qtbot: QtBot):
    x = round(axis(lanes).x(story.LANDED)) + 4
    with qtbot.waitSignal(lanes.cursor_moved) as told:
        qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=QPoint(x, 100))
    assert told.args == [story.LANDED]


def test_a_press_on_a_name_moves_nothing(lanes: Lanes, qtbot: QtBot):
    with qtbot.assertNotEmitted(lanes.cursor_moved):
        qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=QPoint(30, 15))


@pytest.mark.parametrize(
    ("key", "modifier", "seconds"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 10.0),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, -10.0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 1.0),
    ],
)
def test_arrows_move_the_cursor(
    lanes: Lanes, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, seconds: float
):
    with qtbot.waitSignal(lanes.cursor_moved) as told:
        qtbot.keyClick(lanes, key, modifier)
    assert told.args == [MIDDLE + timedelta(seconds=seconds)]


def test_page_keys_go_from_entry_to_entry(lanes: Lanes, qtbot: QtBot):
    lanes.show_cursor(story.TAKE_OFF)
    with qtbot.waitSignal(lanes.cursor_moved) as told:
        qtbot.keyClick(lanes, Qt.Key.Key_PageDown)
    assert told.args == [story.TAKE_OFF + timedelta(seconds=90)]
    lanes.show_cursor(story.LANDED)
    with qtbot.waitSignal(lanes.cursor_moved) as told:
        qtbot.keyClick(lanes, Qt.Key.Key_PageUp)
    assert told.args[0] < story.LANDED


def test_the_wheel_zooms_about_the_pointer_and_zero_shows_everything(lanes: Lanes, qtbot: QtBot):
    whole = axis(lanes)
    x = whole.x(MIDDLE)
    lanes.wheelEvent(
        QWheelEvent(
            QPointF(x, 50),
            QPointF(x, 50),
            QPoint(),
            QPoint(0, 240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )
    assert axis(lanes).span < whole.span
    assert axis(lanes).x(MIDDLE) == pytest.approx(x, abs=0.5)
    qtbot.keyClick(lanes, Qt.Key.Key_0)
    assert axis(lanes) == whole


def test_zoomed_in_the_axis_follows_the_cursor(lanes: Lanes):
    lanes.zoom(20.0)
    lanes.show_cursor(story.ALARM)
    assert axis(lanes).shows(story.ALARM)


def test_what_is_added_leaves_the_zoom_alone(lanes: Lanes):
    lanes.zoom(4.0)
    near = axis(lanes)
    tell(lanes, Entry(99, MIDDLE, "laptop", "person", "note", {"text": "Ūdens"}))
    assert axis(lanes) == near


def test_the_flag_says_the_time_and_hides_the_ticks_behind_it(lanes: Lanes):
    texts = drawn(lanes)
    flag = next(found for found in texts if found[0] == units.clock(MIDDLE))
    foot = [found for found in texts if abs(found[3] - flag[3]) < 6 and found is not flag]
    assert len(foot) >= 4
    assert not [text for text, left, right, _ in foot if right > flag[1] and left < flag[2]]


def test_the_heads_say_the_offset_of_each_clock(lanes: Lanes):
    texts = [found[0] for found in drawn(lanes)]
    assert texts.count("+2.4\u00a0s") == 2
    assert texts.count("0.0\u00a0s") == 1


@pytest.mark.parametrize("factor", [1.0, 3.0, 12.0, 40.0])
def test_labels_never_overlap_or_leave_the_widget_however_many_there_are(lanes: Lanes, factor: float):
    notes = [
        Entry(
            100 + i,
            story.TAKE_OFF + timedelta(seconds=40 * i),
            "laptop",
            "person",
            "note",
            {"text": f"Piezīme {i} par stobru un ceļu"},
        )
        for i in range(60)
    ]
    tell(lanes, *notes)
    lanes.zoom(factor)
    texts = sorted(drawn(lanes), key=lambda found: (found[3], found[1]))
    assert all(left >= 0 and right <= lanes.width() for _, left, right, _ in texts)
    assert all(a[2] <= b[1] for a, b in pairwise(texts) if abs(a[3] - b[3]) < 0.01)
    if factor > 10:
        assert sum(text.startswith("Piezīme") for text, *_ in texts) >= 2


def test_without_an_incident_there_are_names_and_nothing_to_press(qtbot: QtBot):
    lanes = Lanes()
    lanes.resize(1246, lanes.sizeHint().height())
    qtbot.addWidget(lanes)
    lanes.show()
    with qtbot.assertNotEmitted(lanes.cursor_moved):
        qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=QPoint(500, 50))
        qtbot.keyClick(lanes, Qt.Key.Key_Right)
    assert {found[0] for found in drawn(lanes)} == {"Dispatch", "Trucks", "Flight", "Findings", "Notes"}


def test_a_drag_moves_the_cursor_with_the_hand(lanes: Lanes, qtbot: QtBot):
    told: list[datetime] = []
    lanes.cursor_moved.connect(told.append)
    x = round(axis(lanes).x(MIDDLE))
    qtbot.mousePress(lanes, Qt.MouseButton.LeftButton, pos=QPoint(x, 180))
    qtbot.mouseMove(lanes, QPoint(x + 60, 180))
    qtbot.mouseRelease(lanes, Qt.MouseButton.LeftButton, pos=QPoint(x + 60, 180))
    QApplication.processEvents()
    assert told[-1] > told[0]


def test_a_bar_that_began_before_ends_where_the_axis_begins(lanes: Lanes):
    lanes.show_cursor(story.LANDED)
    lanes.zoom(8.0)
    lanes.show_cursor(None)
    bars = lanes.grab().toImage()
    left = round(axis(lanes).left)
    ground = bars.pixelColor(left - 4, 45)
    assert bars.pixelColor(left + 4, 45) != ground
    assert ground.name() == worn().window


def test_a_step_of_the_cursor_leaves_nothing_of_its_last_place(lanes: Lanes):
    lanes.grab()
    lanes.show_cursor(story.LANDED)
    stepped = lanes.grab().toImage()
    QApplication.sendEvent(lanes, QEvent(QEvent.Type.PaletteChange))
    assert stepped == lanes.grab().toImage()


def test_zooming_beside_the_cursor_keeps_it_in_sight(lanes: Lanes):
    whole = axis(lanes)
    for _ in range(12):
        lanes.zoom(1.5, whole.end)
        assert axis(lanes).shows(MIDDLE)
    assert axis(lanes).span < whole.span / 50


def test_panning_takes_the_cursor_along_at_the_edge(lanes: Lanes, qtbot: QtBot):
    lanes.zoom(4.0)
    before = axis(lanes)
    lanes.pan(0.1)
    assert axis(lanes).start - before.start == before.span * 0.1
    with qtbot.waitSignal(lanes.cursor_moved) as told:
        lanes.pan(1.0)
    assert told.args == [axis(lanes).start]


def test_the_wheel_sideways_and_ctrl_with_arrows_pan(lanes: Lanes, qtbot: QtBot):
    lanes.zoom(4.0)
    before = axis(lanes)
    wheel = QWheelEvent(
        QPointF(600.0, 80.0),
        QPointF(600.0, 80.0),
        QPoint(),
        QPoint(-120, 0),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    lanes.wheelEvent(wheel)
    assert axis(lanes).start > before.start
    assert axis(lanes).span == before.span
    qtbot.keyClick(lanes, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert axis(lanes).start < before.start


def test_two_fingers_apart_zoom_about_themselves(lanes: Lanes):
    middle = QPointF(lanes.mapToGlobal(QPoint(round(axis(lanes).x(MIDDLE)), 80)))
    before = axis(lanes)
    lanes.pinched(2.0, middle, middle)
    assert axis(lanes).span == before.span / 2
    lanes.pinched(1.0, middle, middle - QPointF(50.0, 0.0))
    assert axis(lanes).start > before.start
