"""Measuring on the map, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from maps.geo import LatLon
from ui.map.map_buttons import MapButtons
from ui.map.map_view import MapView

PLACE = LatLon(56.16, 25.75)


@pytest.fixture
def map_view(qtbot: QtBot) -> MapView:
    view = MapView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.centre_on(PLACE, 14.0)
    return view


def tap(qtbot: QtBot, view: MapView, x: int, y: int) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))


def begin(view: MapView) -> None:
    view.findChild(MapButtons)._measure.click()


def test_two_taps_say_how_far_and_in_which_direction(qtbot: QtBot, map_view: MapView):
    begin(map_view)
    assert "Tap two places" in map_view.hint
    tap(qtbot, map_view, 300, 300)
    tap(qtbot, map_view, 400, 300)
    metres = float(map_view.hint.split("\u00a0")[0])
    assert metres == pytest.approx(100 * 40_075_017 * 0.557 / 256 / 2**14, rel=0.02)
    assert map_view.hint.endswith("090°")


def test_a_tap_on_the_first_place_closes_an_area(qtbot: QtBot, map_view: MapView):
    begin(map_view)
    for x, y in ((300, 300), (400, 300), (400, 400), (302, 302)):
        tap(qtbot, map_view, x, y)
    assert "ha" in map_view.hint


def test_the_keyboard_measures_too(qtbot: QtBot, map_view: MapView):
    begin(map_view)
    qtbot.keyClick(map_view, Qt.Key.Key_Space)
    map_view.pan_by(0, -100)
    qtbot.keyClick(map_view, Qt.Key.Key_Space)
    assert map_view.hint.endswith("000°")
    map_view.pan_by(100, 0)
    qtbot.keyClick(map_view, Qt.Key.Key_Space)
    qtbot.keyClick(map_view, Qt.Key.Key_Return)
    assert "ha" in map_view.hint
    qtbot.keyClick(map_view, Qt.Key.Key_Backspace)
    assert "ha" not in map_view.hint


def test_escape_puts_the_tool_away_and_its_button_up(qtbot: QtBot, map_view: MapView):
    begin(map_view)
    tap(qtbot, map_view, 300, 300)
    qtbot.keyClick(map_view, Qt.Key.Key_Escape)
    assert not map_view.measuring
    assert map_view.hint == ""
    assert not map_view.findChild(MapButtons)._measure.isChecked()


def test_while_measuring_a_tap_is_no_tap_on_the_ground(qtbot: QtBot, map_view: MapView):
    begin(map_view)
    with qtbot.assertNotEmitted(map_view.tapped):
        tap(qtbot, map_view, 300, 300)


def test_drawing_ends_the_measuring(map_view: MapView):
    begin(map_view)
    map_view.start_drawing()
    assert not map_view.measuring
    assert not map_view.findChild(MapButtons)._measure.isChecked()
    begin(map_view)
    assert not map_view.drawing


def test_what_is_measured_is_painted_and_gone_afterwards(qtbot: QtBot, map_view: MapView):
    before = map_view.grab().toImage()
    begin(map_view)
    for x, y in ((250, 300), (450, 350)):
        tap(qtbot, map_view, x, y)
    assert map_view.grab().toImage() != before
    map_view.measure(False)
    map_view.viewport().repaint()
    assert not map_view.measuring
