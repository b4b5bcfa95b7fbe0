"""Hot spots on the map: where they are, how sure, and what was done, by shape and word, not colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from maps.geo import moved
from telemetry.georeference.ground_point import SIGMAS_95, ErrorEllipse
from tests.ui.map.conftest import HERE
from ui import theme
from ui.hot_spot_states import SpotProgress
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.layers.hot_spots import DISC_PX, LEAST_RING_PX, HotSpotsLayer, SpotMark, axes_px, label_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.map.frame import Frame
    from ui.map.map_view import MapView

RED = QColor(theme.DAY.danger).name()
GREY = QColor(theme.DAY.label).name()
ROUND = ErrorEllipse(3.0, 3.0, 0.0)


def painted(frame: Frame, *spots: SpotMark, marked: int | None = None) -> QImage:
    picture = QImage(frame.width_px, frame.height_px, QImage.Format.Format_ARGB32)
    picture.fill(0)
    layer = HotSpotsLayer()
    layer.spots, layer.marked = spots, marked
    painter = QPainter(picture)
    layer.paint(Canvas(painter, frame, colours_of(theme.DAY)))
    painter.end()
    return picture


def around(picture: QImage, at: QPointF, reach: int = 2) -> set[str]:
    middle, steps = at.toPoint(), range(-reach, reach + 1)
    found = [picture.pixelColor(middle + QPoint(x, y)) for x in steps for y in steps]
    return {colour.name() for colour in found if colour.alpha() == 255}


def test_an_open_one_is_a_filled_disc_and_a_closed_one_a_grey_tick(map_view: MapView):
    at, inside = map_view.to_pixel(HERE), QPointF(0.0, -DISC_PX + 3.0)
    assert around(painted(map_view.frame, SpotMark(1, HERE, ROUND)), at + inside, 1) == {RED}
    closed = painted(map_view.frame, SpotMark(1, HERE, ROUND, progress=SpotProgress.OUT))
    assert RED not in around(closed, at, 20)
    assert GREY in around(closed, at, 8)


def test_one_that_somebody_was_sent_to_has_a_second_ring(map_view: MapView):
    frame = map_view.frame
    wide = ErrorEllipse(60.0, 60.0, 0.0)
    at = map_view.to_pixel(HERE) + QPointF(0.0, -DISC_PX - 4.0)
    assert RED not in around(painted(frame, SpotMark(1, HERE, wide)), at, 1)
    assert RED in around(painted(frame, SpotMark(1, HERE, wide, progress=SpotProgress.SENT)), at, 1)


@pytest.mark.parametrize(("bearing", "east", "north"), [(0, 0, 1), (90, 1, 0), (45, 0.7071, 0.7071)])
def test_its_ellipse_lies_as_it_does_on_the_ground(
    map_view: MapView, bearing: float, east: float, north: float
):
    """The tip of the 95 % axis, and nothing as far away across it."""
    spot = SpotMark(1, HERE, ErrorEllipse(80.0, 20.0, bearing))
    picture = painted(map_view.frame, spot)
    long_m = SIGMAS_95 * 80.0
    tip = map_view.to_pixel(moved(HERE, east * long_m, north * long_m))
    across = map_view.to_pixel(moved(HERE, -north * long_m, east * long_m))
    assert RED in around(picture, tip, 3)
    assert around(picture, across, 6) == set()


def test_a_ring_is_never_smaller_than_its_number(map_view: MapView):
    spot = SpotMark(1, HERE, ErrorEllipse(0.1, 0.1, 0.0))
    assert axes_px(map_view.frame, spot) == (LEAST_RING_PX, LEAST_RING_PX)


def test_its_words_say_reading_and_what_was_done():
    assert label_of(SpotMark(3, HERE, ROUND, "286°")) == "286°"
    assert label_of(SpotMark(3, HERE, ROUND, "286°", SpotProgress.SENT)) == "286° · sent"
    assert label_of(SpotMark(3, HERE, ROUND, "", SpotProgress.OPEN)) == ""
    assert label_of(SpotMark(3, HERE, ROUND, "286°", SpotProgress.NOT_FIRE)) == "3 not a fire"


def test_the_one_in_hand_wears_our_colour(map_view: MapView):
    accent = QColor(theme.DAY.accent).name()
    at = map_view.to_pixel(HERE) + QPointF(DISC_PX + 8.0, 0.0)
    assert accent not in around(painted(map_view.frame, SpotMark(1, HERE, ROUND)), at)
    assert accent in around(painted(map_view.frame, SpotMark(1, HERE, ROUND), marked=1), at)


def test_the_nearest_under_a_finger_is_told(map_view: MapView, qtbot: QtBot):
    there = moved(HERE, 60.0, 0.0)
    map_view.show_spots([SpotMark(1, HERE, ROUND), SpotMark(2, there, ROUND)])
    with qtbot.waitSignal(map_view.spot_tapped) as told:
        at = map_view.to_pixel(there).toPoint() + QPoint(6, 4)
        QTest.mouseClick(map_view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [2]
    with qtbot.assertNotEmitted(map_view.spot_tapped):
        QTest.mouseClick(map_view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))


def test_where_they_are_switched_off_they_are_neither_seen_nor_touched(map_view: MapView, qtbot: QtBot):
    bare = map_view.grab().toImage()
    map_view.show_spots([SpotMark(1, HERE, ROUND, "286°")])
    assert map_view.grab().toImage() != bare
    map_view.show_layer("spots", False)
    assert map_view.grab().toImage() == bare
    with qtbot.assertNotEmitted(map_view.spot_tapped):
        at = map_view.to_pixel(HERE).toPoint()
        QTest.mouseClick(map_view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_reading_is_written_over_no_other_number(map_view: MapView):
    frame, at = map_view.frame, map_view.to_pixel(HERE)
    beside = at + QPointF(34.0, 0.0)
    spots = (SpotMark(1, HERE, ROUND, "≥150°"), SpotMark(2, frame.to_latlon(beside), ROUND))
    alone, together = painted(frame, spots[1]), painted(frame, *spots)
    disc = QRect((beside - QPointF(8.0, 8.0)).toPoint(), QSize(16, 16))
    assert together.copy(disc) == alone.copy(disc)
    assert RED in around(together, at + QPointF(-40.0, 0.0), 12), "the reading stands on the other side"
