"""The truth on the map is in the colour of training, and nothing is left of it once it is taken away."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from maps.geo import LatLon, moved
from maps.mercator import metres_per_unit, to_world
from ui import theme
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.frame import Frame
from ui.map.layers.truth import ShownTruth, TrueTarget, TruthLayer

HERE = LatLon(56.465, 23.345)
SIZE = 400
PX_PER_UNIT = metres_per_unit(HERE.lat_deg)  # a pixel a metre


def frame() -> Frame:
    x, y = to_world(HERE.lat_deg, HERE.lon_deg)
    half = SIZE / 2 / PX_PER_UNIT
    return Frame(x - half, y - half, PX_PER_UNIT, SIZE, SIZE)


def painted(layer: TruthLayer) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, frame(), colours_of(theme.worn()))
        layer.paint_ground(canvas)
        layer.paint(canvas)
    return image


def colour_at(image: QImage, at: LatLon) -> str:
    pixel: QPointF = frame().to_px(at)
    return image.pixelColor(round(pixel.x()), round(pixel.y())).name()


@pytest.fixture
def layer() -> TruthLayer:
    made = TruthLayer()
    ring = tuple(moved(HERE, east, north) for east, north in ((60, 60), (100, 60), (100, 100), (60, 100)))
    way = [moved(HERE, -100.0, float(north)) for north in range(-80, 80, 10)]
    made.show(
        ShownTruth(
            np.array([one.lat_deg for one in way]),
            np.array([one.lon_deg for one in way]),
            targets=(TrueTarget("person-1", HERE), TrueTarget("deer", moved(HERE, 0.0, -90.0), wanted=False)),
            front=(ring,),
        )
    )
    return made


@pytest.mark.parametrize("worn", [theme.DAY, theme.NIGHT])
def test_the_way_and_the_targets_are_in_the_colour_of_training(layer: TruthLayer, worn: theme.Theme):
    theme.wear(worn)
    image = painted(layer)
    line = QColor(colour_at(image, moved(HERE, -100.0, 5.0)))  # thinner than two pixels
    assert line.hue() == pytest.approx(QColor(worn.training).hue(), abs=4)
    assert colour_at(image, HERE) == worn.training


def test_what_is_not_looked_for_is_an_empty_sign(layer: TruthLayer):
    image = painted(layer)
    assert colour_at(image, moved(HERE, 0.0, -90.0)) != theme.DAY.training


def test_burnt_ground_is_faintly_red(layer: TruthLayer):
    red = QColor(colour_at(painted(layer), moved(HERE, 80.0, 80.0)))
    assert red.red() > red.green() + 10
    assert red.green() > 150


def test_taken_away_nothing_is_left(layer: TruthLayer):
    assert len(layer.places()) == 6
    layer.show(None)
    blank = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    blank.fill(QColor("white"))
    assert painted(layer) == blank
    assert layer.places() == []
