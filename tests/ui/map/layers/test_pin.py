"""The pin of a place that was looked for: its tip on the place, its error round it, its name beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from maps.geo import moved
from tests.ui.map.conftest import HERE
from ui import theme
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.frame import Frame
from ui.map.layers.pin import HEAD_PX, STEM_PX, Pin, PinLayer
from ui.map.map_view import MapView

ACCENT = QColor(theme.DAY.accent).name()


def painted(frame: Frame, pin: Pin | None) -> QImage:
    picture = QImage(frame.width_px, frame.height_px, QImage.Format.Format_ARGB32)
    picture.fill(0)
    layer = PinLayer()
    layer.pin = pin
    painter = QPainter(picture)
    layer.paint(Canvas(painter, frame, colours_of(theme.DAY)))
    painter.end()
    return picture


def colours_around(picture: QImage, at: QPointF, reach: int) -> set[str]:
    middle, steps = at.toPoint(), range(-reach, reach + 1)
    found = [picture.pixelColor(middle + QPoint(x, y)) for x in steps for y in steps]
    return {colour.name() for colour in found if colour.alpha()}


def inked_columns(picture: QImage) -> list[int]:
    return [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y).alpha() for y in range(picture.height()))
    ]


def test_its_tip_is_on_the_place_and_its_eye_above_it(map_view: MapView):
    assert inked_columns(painted(map_view.frame, None)) == []
    picture = painted(map_view.frame, Pin(HERE, "Subate"))
    tip = map_view.to_pixel(HERE)
    assert ACCENT in colours_around(picture, tip - QPointF(0.0, STEM_PX / 2), 2)
    assert colours_of(theme.DAY).halo.name() in colours_around(picture, tip - QPointF(0.0, STEM_PX), 1)
    assert colours_around(picture, tip + QPointF(0.0, 8.0), 3) == set()


def test_its_error_is_a_ring_on_the_ground(map_view: MapView):
    edge = map_view.to_pixel(moved(HERE, 0.0, -300.0))
    assert colours_around(painted(map_view.frame, Pin(HERE, "", 300.0)), edge, 4)
    assert not colours_around(painted(map_view.frame, Pin(HERE, "")), edge, 4)


def test_its_name_stands_on_the_side_with_room(map_view: MapView):
    tip_px = map_view.to_pixel(HERE).x()
    columns = inked_columns(painted(map_view.frame, Pin(HERE, "Subate, Brīvības iela 12")))
    assert max(columns) > tip_px + 60.0
    map_view.centre_on(moved(HERE, -1080.0, 0.0), map_view.zoom)
    tip_px = map_view.to_pixel(HERE).x()
    assert map_view.frame.width_px - 120.0 < tip_px < map_view.frame.width_px
    columns = inked_columns(painted(map_view.frame, Pin(HERE, "Subate, Brīvības iela 12")))
    assert min(columns) < tip_px - 60.0
    assert max(columns) <= tip_px + HEAD_PX + 2.0
