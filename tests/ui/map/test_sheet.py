"""A layer's picture moves along with the map, and is whole at every moment."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import HERE
from ui import theme
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.frame import Frame
from ui.map.layers.zones import ZonesLayer
from ui.map.map_view import MapView
from ui.map.sheet import Sheet, uncovered

SIZE = (400, 300)
numbers = st.floats(-900.0, 900.0)


def frame_at(left: float, top: float, scale: float = 1.0) -> Frame:
    return Frame(left, top, scale, *SIZE)


def chequers(canvas: Canvas) -> None:
    """A pattern fixed to the ground: every world unit has a colour of its own."""
    view, scale = canvas.frame.world, canvas.frame.px_per_unit
    side = 16.0
    for row in range(int(view.top() // side), int(view.bottom() // side) + 1):
        for column in range(int(view.left() // side), int(view.right() // side) + 1):
            x, y = (column * side - canvas.frame.left) * scale, (row * side - canvas.frame.top) * scale
            ink = QColor((column * 37) % 256, (row * 53) % 256, 120)
            canvas.painter.fillRect(QRectF(x, y, side * scale, side * scale), ink)


def painted(sheet: Sheet, frame: Frame) -> np.ndarray:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    sheet.paint(Canvas(painter, frame, colours_of(theme.DAY)), chequers)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], SIZE[0], 4).astype(int)


@pytest.mark.parametrize("shift", [(16, 0), (-5, 9), (0, -120), (399, 1), (400, 0), (-1000, 50)])
def test_after_a_move_the_picture_equals_a_fresh_one(qapp: object, shift: tuple[int, int]):
    sheet = Sheet()
    painted(sheet, frame_at(1000.0, 2000.0))
    moved = frame_at(1000.0 + shift[0], 2000.0 + shift[1])
    assert np.array_equal(painted(sheet, moved), painted(Sheet(), moved))


def test_many_small_moves_add_up_without_a_seam(qapp: object):
    sheet = Sheet()
    left, top = 1000.0, 2000.0
    painted(sheet, frame_at(left, top))
    for dx, dy in ((7, 3), (-20, 11), (0, -40), (33, 0), (-1, -1)) * 4:
        left, top = left + dx, top + dy
        painted(sheet, frame_at(left, top))
    assert np.array_equal(painted(sheet, frame_at(left, top)), painted(Sheet(), frame_at(left, top)))
    assert not sheet.settled


@pytest.mark.parametrize("scale", [0.25, 0.6, 0.9, 1.3, 3.0])
def test_at_another_scale_nothing_is_blank_and_standing_still_makes_it_sharp(qapp: object, scale: float):
    sheet = Sheet()
    painted(sheet, frame_at(1000.0, 2000.0))
    other = frame_at(1000.0 - 50.0, 2000.0 - 40.0, scale)
    stretched, fresh = painted(sheet, other), painted(Sheet(), other)
    assert not (stretched[:, :, :3] > 250).all(axis=2).any()  # no white paper anywhere
    assert np.abs(stretched - fresh).mean() < 30
    assert not sheet.settled
    sheet.settle()
    assert np.array_equal(painted(sheet, other), fresh)
    assert sheet.settled


def test_what_moved_is_painted_once_more_when_the_content_changes(qapp: object):
    sheet = Sheet()
    painted(sheet, frame_at(0.0, 0.0))
    sheet.forget()
    painted(sheet, frame_at(5.0, 0.0))
    assert sheet.settled


@given(numbers, numbers, st.floats(0.0, 1500.0), st.floats(0.0, 1500.0))
def test_covered_and_uncovered_make_the_whole_view_once(x: float, y: float, width: float, height: float):
    view, target = QRectF(0.0, 0.0, *SIZE), QRectF(x, y, width, height)
    seen = np.zeros((SIZE[1], SIZE[0]), int)
    for part in uncovered(view, target):
        assert part == QRectF(part.toRect())
        seen[int(part.top()) : int(part.bottom()), int(part.left()) : int(part.right())] += 1
    assert seen.max(initial=0) <= 1
    for row, column in np.argwhere(seen == 0)[:: max(1, int((seen == 0).sum() // 50))].tolist():
        assert target.contains(QRectF(column, row, 1.0, 1.0))


def test_the_map_writes_its_names_when_it_stands_still(map_view: MapView, qtbot: QtBot):
    map_view.grab()
    before = map_view.grab().toImage()
    map_view.pan_by(90, 0)
    map_view.pan_by(-90, 0)
    map_view.grab()
    qtbot.waitUntil(lambda: map_view._layers.settled, timeout=5_000)
    assert map_view.grab().toImage() == before


def test_zones_of_a_moved_map_equal_those_of_a_fresh_one(qapp: object, zones_near: ZonesLayer):
    sheet = Sheet()

    def seen(kept: Sheet, frame: Frame) -> QImage:
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kept.paint(Canvas(painter, frame, colours_of(theme.DAY)), zones_near.paint)
        painter.end()
        return image

    view = MapView()
    view.resize(*SIZE)
    view.centre_on(HERE, 11.0)
    there = view.frame
    seen(sheet, there)
    moved = Frame(there.left + 60 / there.px_per_unit, there.top, there.px_per_unit, *SIZE)
    one, two = seen(sheet, moved), seen(Sheet(), moved)
    different = sum(
        one.pixelColor(x, y) != two.pixelColor(x, y) for x in range(SIZE[0]) for y in range(0, SIZE[1], 3)
    )
    assert different <= 20  # where an outline crosses the seam, its soft edge may differ


@pytest.fixture
def zones_near() -> ZonesLayer:
    from firedrone.bench.map_scene import country_zones  # noqa: PLC0415

    layer = ZonesLayer()
    layer.set_zones(country_zones())
    return layer
