"""Confirmed areas on the map: only what counts now, of the border only near it, with a tick and a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from maps.area import Area
from maps.geo import LatLon, moved
from missions.confirmations import BORDER, HEIGHT, Confirmation
from tests.missions.findings.airs import NOON
from tests.ui.map.conftest import HERE
from ui import theme
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.frame import Frame
from ui.map.layers.confirmed import ConfirmedLayer, drawn_near
from ui.map.map_view import MapView

CORNERS = tuple(moved(HERE, e * 300.0, n * 200.0) for e, n in ((-1, -1), (1, -1), (1, 1), (-1, 1)))
YES = Confirmation(
    BORDER, Area(CORNERS), NOON - timedelta(hours=1), NOON + timedelta(hours=3), "LT budintis", "17"
)
RIGA = LatLon(56.95, 24.1)


def test_only_what_counts_now_is_drawn():
    for other in (
        replace(YES, valid_until=NOON - timedelta(minutes=1)),
        replace(YES, valid_from=NOON + timedelta(minutes=1)),
        replace(YES, withdrawn_at=NOON - timedelta(minutes=1)),
    ):
        assert drawn_near([other, YES], NOON, [HERE]) == (YES,)


def test_that_of_the_border_only_near_it_and_others_everywhere():
    height = replace(YES, about=HEIGHT)
    assert drawn_near([YES, height], NOON, [RIGA]) == (height,)
    assert drawn_near([YES, height], NOON, []) == (height,)
    assert drawn_near([YES, height], NOON, [RIGA, HERE]) == (YES, height)


def painted(frame: Frame, layer: ConfirmedLayer) -> QImage:
    picture = QImage(frame.width_px, frame.height_px, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    layer.paint(Canvas(painter, frame, colours_of(theme.DAY)))
    painter.end()
    return picture


def around(picture: QImage, at: QPointF, reach: int = 2) -> set[str]:
    middle = at.toPoint()
    steps = range(-reach, reach + 1)
    return {picture.pixelColor(middle + QPoint(x, y)).name() for x in steps for y in steps}


def test_its_outline_is_in_our_colour_and_a_corner_wears_the_tick(map_view: MapView):
    layer = ConfirmedLayer()
    assert painted(map_view.frame, layer).pixelColor(0, 0).alpha() == 0
    layer.show([YES], NOON)
    picture = painted(map_view.frame, layer)
    accent = QColor(theme.DAY.accent).name()
    assert accent in around(picture, map_view.to_pixel(moved(HERE, 0.0, -200.0)))
    corner = map_view.to_pixel(CORNERS[3])  # in the north-west
    assert accent in around(picture, corner + QPointF(-8.0, 0.0), 1)  # the disc
    assert colours_of(theme.DAY).halo.name() in around(picture, corner, 4)  # the tick in it
    assert accent in around(picture, corner + QPointF(60.0, -14.0), 8)  # the words beside it


def test_where_no_corner_is_in_view_the_outline_alone_is_drawn(map_view: MapView):
    wide = Area(tuple(moved(HERE, e * 9000.0, n * 200.0) for e, n in ((-1, -1), (1, -1), (1, 1), (-1, 1))))
    layer = ConfirmedLayer()
    layer.show([replace(YES, area=wide)], NOON)
    picture = painted(map_view.frame, layer)
    assert QColor(theme.DAY.accent).name() in around(picture, map_view.to_pixel(moved(HERE, 0.0, -200.0)))
