"""The relief on the map, over made-up lands."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from maps.ground.elevation import ElevationError
from maps.mercator import to_world, units_per_pixel
from maps.tiles.pyramid import Tile
from tests.maps.ground.lands import Land, hill, plain
from ui import theme
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.frame import Frame
from ui.map.layers.ground import paint_land
from ui.map.layers.relief import ReliefLayer, palette_of
from ui.map.layers.relief_pieces import Pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 300
THEMES = (theme.DAY, theme.NIGHT, theme.HIGH_CONTRAST)


@pytest.fixture
def layer(qtbot: QtBot) -> Iterator[ReliefLayer]:
    made = ReliefLayer()
    yield made
    made.close()


def look(zoom: float = 12.0, lat_deg: float = 56.5, lon_deg: float = 23.5) -> Frame:
    unit = units_per_pixel(zoom)
    x, y = to_world(lat_deg, lon_deg)
    return Frame(x - SIDE / 2 * unit, y - SIDE / 2 * unit, 1.0 / unit, SIDE, SIDE)


def painted(layer: ReliefLayer, frame: Frame, worn: theme.Theme = theme.DAY) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    canvas = Canvas(painter, frame, colours_of(worn))
    paint_land(canvas)
    layer.paint(canvas)
    painter.end()
    return image


def settled(layer: ReliefLayer, qtbot: QtBot, frame: Frame, worn: theme.Theme = theme.DAY) -> QImage:
    with qtbot.waitSignal(layer.ready, timeout=5000):
        painted(layer, frame, worn)
    before = QImage()
    while before != (now := painted(layer, frame, worn)):
        before = now
        qtbot.wait(80)
    return now


def light(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).lightness()


def test_plain_land_is_shown_until_the_relief_is_ready_and_then_the_relief(layer: ReliefLayer, qtbot: QtBot):
    bare = painted(layer, look())
    layer.set_ground(hill())
    assert painted(layer, look()) == bare
    assert settled(layer, qtbot, look()) != bare


@pytest.mark.parametrize("worn", THEMES, ids=lambda worn: worn.name)
@pytest.mark.parametrize("zoom", [9.0, 11.4, 14.5])
def test_a_slope_to_the_north_west_is_lighter_than_one_to_the_south_east(
    layer: ReliefLayer, qtbot: QtBot, worn: theme.Theme, zoom: float
):
    metres = 156_543.0 * np.cos(np.radians(56.5)) / 2**zoom
    layer.set_ground(hill(wide_m=60.0 * float(metres), high_m=3.0 * float(metres)))
    layer.lines_shown = False
    image = settled(layer, qtbot, look(zoom), worn)
    middle, off = SIDE // 2, 25
    assert light(image, middle - off, middle - off) > light(image, middle + off, middle + off) + 3


@pytest.mark.parametrize("worn", THEMES, ids=lambda worn: worn.name)
def test_the_more_a_slope_faces_the_light_the_lighter_the_land(qtbot: QtBot, worn: theme.Theme):
    colours = colours_of(worn)
    shown = [over(colours.land["LV"], pixel) for pixel in palette_of(colours)[1:]]
    assert all(after >= before - 1 for before, after in pairwise(shown))
    assert shown[-1] > shown[0] + 15


def over(land: QColor, pixel: np.uint32) -> int:
    alpha = (int(pixel) >> 24) / 255.0
    parts = [(int(pixel) >> shift) & 255 for shift in (16, 8, 0)]
    below = land.red(), land.green(), land.blue()
    return round(sum(part + value * (1.0 - alpha) for part, value in zip(parts, below, strict=True)) / 3)


def test_unknown_ground_stays_plain_land(layer: ReliefLayer, qtbot: QtBot):
    bare = painted(layer, look())
    layer.set_ground(Land(lambda _, lons: np.where(lons > 23.5, np.nan, 40.0)))
    image = settled(layer, qtbot, look())
    assert image.pixelColor(250, 150) == bare.pixelColor(250, 150)
    assert image.pixelColor(50, 150) != bare.pixelColor(50, 150)  # known, and level


def test_other_colours_do_not_ask_the_ground_again(layer: ReliefLayer, qtbot: QtBot):
    ground = hill()
    layer.set_ground(ground)
    settled(layer, qtbot, look())
    asked = ground.asked
    day, night = painted(layer, look()), painted(layer, look(), theme.NIGHT)
    assert light(night, 150, 150) < light(day, 150, 150)
    assert ground.asked == asked


def test_a_closer_look_shows_the_coarse_piece_until_the_fine_one_is_ready(layer: ReliefLayer, qtbot: QtBot):
    layer.set_ground(hill())
    settled(layer, qtbot, look(11.0))
    bare = painted(ReliefLayer(), look(12.0))
    assert painted(layer, look(12.0)) != bare


def test_no_ground_is_plain_land_again(layer: ReliefLayer, qtbot: QtBot):
    bare = painted(layer, look())
    layer.set_ground(hill())
    settled(layer, qtbot, look())
    layer.set_ground(None)
    assert painted(layer, look()) == bare


def test_lines_of_equal_height_are_drawn_close_up_and_can_be_left_out(layer: ReliefLayer, qtbot: QtBot):
    layer.set_ground(hill())
    with_lines = settled(layer, qtbot, look(14.2))
    layer.lines_shown = False
    assert painted(layer, look(14.2)) != with_lines


class Gated(Land):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__(lambda lats, _: np.full(np.shape(lats), 40.0))
        self.gate, self.asked_for = threading.Event(), list[float]()

    def heights_m(self, lats: NDArray[np.float64], lons: NDArray[np.float64]) -> NDArray[np.float64]:
        self.asked_for.append(float(lons.mean()))
        assert self.gate.wait(10.0)
        return super().heights_m(lats, lons)


def test_a_slow_ground_holds_no_frame_up_and_views_left_behind_are_not_worked_out(
    layer: ReliefLayer, qtbot: QtBot
):
    ground = Gated()
    layer.set_ground(ground)
    bare = painted(ReliefLayer(), look(lon_deg=25.0))
    painted(layer, look(lon_deg=23.5))
    assert painted(layer, look(lon_deg=25.0)) == bare  # while the first piece of the first view is at work
    ground.gate.set()
    settled(layer, qtbot, look(lon_deg=25.0))
    assert len([lon for lon in ground.asked_for if lon < 24.0]) <= 1


def test_a_file_that_turns_out_to_be_broken_is_unknown_ground(layer: ReliefLayer, qtbot: QtBot):
    class Broken(Land):
        def heights_m(self, lats: object, lons: object) -> NDArray[np.float64]:
            raise ElevationError("N56E023.hgt: gone")

    bare = painted(layer, look())
    layer.set_ground(Broken(lambda lats, _: lats))
    assert settled(layer, qtbot, look()) == bare


def test_closing_waits_for_the_piece_at_hand(qtbot: QtBot):
    ground = Gated()
    made = ReliefLayer()
    made.set_ground(ground)
    painted(made, look())
    ground.gate.set()
    made.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "firedrone-relief"]


def test_pieces_are_made_once():
    ground = plain()
    pieces = Pieces(ground)
    try:
        pieces.want([Tile(9, 290, 158)])
        while pieces.busy:
            pass
        asked = ground.asked
        pieces.want([Tile(9, 290, 158)])
        assert not pieces.busy
        assert ground.asked == asked
    finally:
        pieces.close()
