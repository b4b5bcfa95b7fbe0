"""The thermal pictures on the ground: where they were seen, mended where they change, moving with the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from maps.geo import moved
from tests.ui.map.conftest import HERE
from tests.ui.map.test_map_view import PaintWatcher
from ui.map.layers.mosaic import HeatTile, MosaicLayer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from ui.map.map_view import MapView

SIDE_M = 100.0


def tile(column: int, row: int, colour: int = 0xFFFF8000, px: int = 50) -> HeatTile:
    """A square, counted from HERE to the east and to the south."""
    east, north = column * SIDE_M, -row * SIDE_M
    pixels = np.full((px, px), colour, np.uint32)
    return HeatTile(
        (column, row), pixels, moved(HERE, east, north), moved(HERE, east + SIDE_M, north - SIDE_M)
    )


def colour_at(view: MapView, east_m: float, north_m: float) -> QColor:
    return view.grab().toImage().pixelColor(view.to_pixel(moved(HERE, east_m, north_m)).toPoint())


def is_hot(colour: QColor) -> bool:
    return colour.red() > 200 and colour.blue() < 80


def test_a_tile_lies_where_it_was_seen_and_the_ground_shines_through(map_view: MapView):
    bare = colour_at(map_view, 50.0, 50.0)
    map_view.show_heat([tile(0, 0)])
    assert is_hot(colour_at(map_view, 50.0, -50.0))
    assert colour_at(map_view, 50.0, 50.0) == bare
    assert colour_at(map_view, -30.0, -50.0) == bare
    assert colour_at(map_view, 50.0, -50.0).blue() > 0  # not all of the ground is hidden


def test_where_nothing_was_seen_the_ground_stays(map_view: MapView):
    bare = colour_at(map_view, 50.0, -50.0)
    map_view.show_heat([tile(0, 0, 0)])
    assert colour_at(map_view, 50.0, -50.0) == bare


@pytest.mark.parametrize("zoom", [15.0, 15.37, 16.61])
def test_neighbours_leave_no_seam(map_view: MapView, zoom: float):
    map_view.centre_on(moved(HERE, 100.0, -50.0), zoom)
    map_view.show_heat([tile(0, 0), tile(1, 0)])
    image = map_view.grab().toImage()
    y = round(map_view.to_pixel(moved(HERE, 0.0, -40.0)).y())
    left = round(map_view.to_pixel(moved(HERE, 60.0, 0.0)).x())
    right = round(map_view.to_pixel(moved(HERE, 140.0, 0.0)).x())
    assert len({image.pixelColor(x, y).name() for x in range(left, right)}) == 1


def test_a_newer_tile_takes_its_place_and_repaints_no_more_than_itself(
    map_view: MapView, painted: Callable[[], None]
):
    map_view.show_heat([tile(0, 0), tile(1, 0)])
    map_view.grab()
    painted()
    watcher = PaintWatcher(map_view)
    map_view.update_heat([tile(1, 0, 0xFF0000FF)])
    painted()
    assert len(watcher.regions) == 1
    rect = watcher.regions[0].boundingRect()
    assert rect.width() < 2.0 * map_view.frame.metres_to_px(SIDE_M, HERE)
    assert rect.contains(map_view.to_pixel(moved(HERE, 150.0, -50.0)).toPoint())
    assert is_hot(colour_at(map_view, 50.0, -50.0))
    assert colour_at(map_view, 150.0, -50.0).blue() > 200


@pytest.mark.parametrize("step", [(60, 0), (0, -45), (-200, 130)])
def test_moved_along_it_is_the_same_as_painted_anew(
    map_view: MapView, painted: Callable[[], None], step: tuple[int, int]
):
    tiles = [tile(column, row) for column in range(-3, 3) for row in range(-3, 3)]
    map_view.show_heat(tiles)
    map_view.grab()
    map_view.pan_by(*step)
    map_view.grab()
    painted()
    along = map_view.grab().toImage()
    map_view.show_heat(tiles)
    assert map_view.grab().toImage() == along


def test_it_can_be_made_fainter_and_switched_off(map_view: MapView):
    bare = colour_at(map_view, 50.0, -50.0)
    map_view.show_heat([tile(0, 0)])
    strong = colour_at(map_view, 50.0, -50.0).blue()
    map_view.set_heat_opacity(0.3)
    assert strong < colour_at(map_view, 50.0, -50.0).blue() < bare.blue()
    map_view.show_layer("heat", False)
    assert colour_at(map_view, 50.0, -50.0) == bare


def test_a_cross_shows_where_the_picture_looks(map_view: MapView):
    bare = map_view.grab().toImage()
    map_view.show_target(HERE, 30.0)
    shown = map_view.grab().toImage()
    middle = map_view.to_pixel(HERE)
    column = [shown.pixelColor(middle.toPoint() + QPoint(9, dy)).lightnessF() for dy in (-1, 0, 1)]
    assert min(column) < 0.4
    assert shown.pixelColor(middle.toPoint()) == bare.pixelColor(middle.toPoint())  # what it means stays free
    map_view.show_target(None)
    assert map_view.grab().toImage() == bare


@pytest.mark.parametrize(
    "pixels", [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 3), np.uint8), np.zeros((0, 4), np.uint32)]
)
def test_what_is_no_picture_is_refused(pixels: np.ndarray):
    with pytest.raises(ValueError, match="not a BGRA picture"):
        MosaicLayer().update([HeatTile((0, 0), pixels, moved(HERE, 0.0, 0.0), moved(HERE, 9.0, -9.0))])


def test_corners_the_wrong_way_round_are_refused():
    one = tile(0, 0)
    with pytest.raises(ValueError, match="north-west"):
        MosaicLayer().update([HeatTile((0, 0), one.bgra, one.south_east, one.north_west)])
