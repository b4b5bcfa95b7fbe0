"""The seen ground on the map: three tints, painted where something changed, and the same as painted anew."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maps.geo import moved
from missions.coverage import Coverage
from missions.search_grid import Window, grid_around
from tests.ui.map.conftest import HERE
from tests.ui.map.test_map_view import PaintWatcher
from ui import theme
from ui.map.colours import colours_of
from ui.map.layers.seen import SeenPicture
from ui.map.layers.seen_picture import picture_of, steps_of
from ui.map.map_view import MapView
from ui.map.seen_legend import SeenLegend

SIDE_M = 400.0


def picture(steps: np.ndarray[tuple[int, int], np.dtype[np.uint8]]) -> SeenPicture:
    """A square round HERE."""
    half = SIDE_M / 2
    return SeenPicture(steps, moved(HERE, -half, half), moved(HERE, half, -half))


def quarters() -> SeenPicture:
    """From the north-west clockwise: not seen, 30, 60, 85 %."""
    steps = np.zeros((200, 200), np.uint8)
    steps[:100, 100:], steps[100:, 100:], steps[100:, :100] = 1, 2, 3
    return picture(steps)


def colour_at(view: MapView, east_m: float, north_m: float) -> QColor:
    at = view.to_pixel(moved(HERE, east_m, north_m))
    return view.grab().toImage().pixelColor(at.toPoint())


def apart(a: QColor, b: QColor) -> int:
    """How different two colours are, of 765."""
    return abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())


def grabbed(view: MapView) -> QImage:
    return view.grab().toImage()


@pytest.mark.parametrize("name", list(theme.THEMES))
def test_each_step_has_its_tint_and_what_was_not_seen_has_none(map_view: MapView, name: theme.ThemeName):
    theme.wear(theme.THEMES[name])
    places = ((-90.0, 90.0), (90.0, 90.0), (90.0, -90.0), (-90.0, -90.0))
    bare = [colour_at(map_view, *at) for at in places]
    map_view.show_seen(quarters())
    away = [apart(before, colour_at(map_view, *at)) for before, at in zip(bare, places, strict=True)]
    assert away[0] == 0
    assert min(np.diff(away)) > 25


def test_cells_lie_where_they_are_on_the_ground(map_view: MapView):
    steps = np.zeros((200, 200), np.uint8)
    steps[20:30, 150:160] = 3  # 100 to 120 m east, 140 to 160 m north
    bare = colour_at(map_view, 110.0, 150.0)
    map_view.show_seen(picture(steps))
    assert colour_at(map_view, 110.0, 150.0) != bare
    for east, north in ((94.0, 150.0), (126.0, 150.0), (110.0, 134.0), (110.0, 166.0)):
        assert colour_at(map_view, east, north) == bare


def test_what_was_mended_is_the_same_as_painted_anew(map_view: MapView):
    whole = quarters()
    map_view.show_seen(picture(np.zeros((200, 200), np.uint8)))
    grabbed(map_view)
    for top in range(0, 200, 40):
        map_view.update_seen(top, 60, whole.steps[top : top + 40, 60:150])
        grabbed(map_view)
    mended = grabbed(map_view)
    steps = np.zeros((200, 200), np.uint8)
    steps[:, 60:150] = whole.steps[:, 60:150]
    map_view.show_seen(picture(steps))
    assert mended == grabbed(map_view)


def test_after_a_drag_it_is_the_same_as_painted_anew(map_view: MapView):
    map_view.show_seen(quarters())
    grabbed(map_view)
    port = map_view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    for step in (QPoint(340, 320), QPoint(423, 251)):
        QTest.mouseMove(port, step)
        grabbed(map_view)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(423, 251))
    dragged = grabbed(map_view)
    map_view.show_seen(quarters())
    assert dragged == grabbed(map_view)


def test_a_change_repaints_its_own_rectangle_only(map_view: MapView, qtbot: QtBot):
    map_view.show_seen(quarters())
    qtbot.wait(20)
    painted = PaintWatcher(map_view).regions
    map_view.update_seen(50, 50, np.full((10, 10), 2, np.uint8))
    qtbot.waitUntil(lambda: bool(painted))
    area = sum(rect.width() * rect.height() for region in painted for rect in region)
    assert area < 0.02 * 900 * 600


def test_the_same_steps_repaint_nothing(map_view: MapView, qtbot: QtBot):
    map_view.show_seen(quarters())
    qtbot.wait(20)
    painted = PaintWatcher(map_view).regions
    map_view.update_seen(50, 50, np.zeros((10, 10), np.uint8))
    qtbot.wait(20)
    assert painted == []


def test_the_layer_can_be_switched_off_and_forgotten(map_view: MapView):
    bare = grabbed(map_view)
    map_view.show_seen(quarters())
    shown = grabbed(map_view)
    map_view.show_layer("seen", False)
    assert grabbed(map_view) == bare
    map_view.show_layer("seen", True)
    assert grabbed(map_view) == shown
    map_view.show_seen(None)
    assert grabbed(map_view) == bare


def test_steps_that_do_not_fit_the_grid_are_left(map_view: MapView):
    map_view.show_seen(quarters())
    before = grabbed(map_view)
    map_view.update_seen(195, 195, np.full((10, 10), 3, np.uint8))
    assert grabbed(map_view) == before


def test_a_footprint_repaints_its_own_rectangle_only(map_view: MapView, qtbot: QtBot):
    corners = [moved(HERE, e, n) for e, n in ((-20, -20), (20, -20), (20, 20), (-20, 20))]
    map_view.show_footprint(corners)
    qtbot.wait(20)
    painted = PaintWatcher(map_view).regions
    map_view.show_footprint([moved(at, 5.0, 0.0) for at in corners])
    qtbot.waitUntil(lambda: bool(painted))
    area = sum(rect.width() * rect.height() for region in painted for rect in region)
    assert area < 0.05 * 900 * 600


def test_a_picture_of_a_coverage_has_its_steps_and_its_corners():
    coverage = Coverage(grid_around([HERE], margin_m=100.0))
    coverage.lambdas[10, 20:24] = (0.0, 0.36, 0.92, 1.9)
    made = picture_of(coverage)
    assert made.steps[10, 20:24].tolist() == [0, 1, 2, 3]
    assert steps_of(coverage, Window(10, 11, 21, 23)).tolist() == [[1, 2]]
    west_m, south_m, east_m, north_m = coverage.grid.bounds
    x, y = coverage.grid.frame.to_xy(made.north_west)
    assert (x, y) == (pytest.approx(west_m, abs=0.1), pytest.approx(north_m, abs=0.1))
    x, y = coverage.grid.frame.to_xy(made.south_east)
    assert (x, y) == (pytest.approx(east_m, abs=0.1), pytest.approx(south_m, abs=0.1))


def test_the_legend_shows_three_tints_and_says_so(qtbot: QtBot):
    legend = SeenLegend()
    qtbot.addWidget(legend)
    legend.resize(legend.sizeHint())
    legend.show()
    image = legend.grab().toImage()
    colours = colours_of(theme.worn())
    middle = legend.height() // 2
    shades = [image.pixelColor(x, middle) for x in range(legend.width())]
    for tint in colours.seen:
        land, share = colours.land["LV"], tint.alphaF()
        mixed = QColor(
            round(land.red() + share * (tint.red() - land.red())),
            round(land.green() + share * (tint.green() - land.green())),
            round(land.blue() + share * (tint.blue() - land.blue())),
        )
        assert min(apart(shade, mixed) for shade in shades) <= 4
    assert "30, 60, 85 %" in legend.accessibleName()
