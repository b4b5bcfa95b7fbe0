"""Painted part by part as things move, the map looks as if all of it had been painted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QImage

from maps.geo import moved
from tests.ui.map.conftest import HERE
from tests.ui.map.test_map_view import PaintWatcher, vehicle
from ui.map.layers.vehicle import looks_alike, sighting

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from ui.map.map_view import MapView


def on_the_screen(view: MapView) -> NDArray[np.uint32]:
    """What stands there now, without asking anybody to paint."""
    picture = view.screen().grabWindow(view.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), -1).copy()


@pytest.mark.parametrize("moves", ["drone", "track", "footprint", "target"])
@pytest.mark.parametrize("towards", [(-1150.0, -760.0), (1150.0, 760.0)])
def test_nothing_is_left_behind_and_nothing_is_left_out(
    map_view: MapView, qtbot: QtBot, painted: Callable[[], None], towards: tuple[float, float], moves: str
):
    """From the middle, over scene and home, into the corners where scale, source and buttons are."""
    map_view.show_scene(moved(HERE, 60.0, 40.0), 90.0)
    map_view.show_home(moved(HERE, -50.0, -30.0))
    map_view.set_burnt_in("TRAINING")
    painted()
    for step in range(9):
        east, north = (share * step / 8 for share in towards)
        at = moved(HERE, east, north)
        match moves:
            case "drone":
                map_view.show_vehicle(vehicle(at), 0.0)
            case "track":
                map_view.append_track(at.lat_deg, at.lon_deg)
            case "footprint":
                around = ((-90, -60), (90, -60), (90, 60), (-90, 60))
                map_view.show_footprint([moved(at, x, y) for x, y in around])
            case _:
                map_view.show_target(at, 40.0)
        qtbot.wait(step * 7)  # some are painted at once, some together
    qtbot.waitUntil(lambda: not map_view._stale_due.isActive())
    painted()
    part_by_part = on_the_screen(map_view)
    map_view.viewport().repaint()
    assert np.array_equal(part_by_part, on_the_screen(map_view))


def test_what_moves_is_painted_ten_times_a_second_at_most(map_view: MapView, qtbot: QtBot):
    watcher = PaintWatcher(map_view)
    for step in range(20):
        map_view.show_vehicle(vehicle(moved(HERE, float(step), 0.0)), 0.0)
        qtbot.wait(1)
    assert len(watcher.regions) <= 4  # at once, and what a slow computer takes more than 95 ms for
    qtbot.waitUntil(lambda: not map_view._stale_due.isActive())
    assert map_view._stale.isEmpty()


def test_a_home_that_is_told_again_repaints_nothing(map_view: MapView, qtbot: QtBot):
    map_view.show_home(HERE)
    qtbot.wait(20)
    watcher = PaintWatcher(map_view)
    map_view.show_home(HERE)
    qtbot.wait(20)
    assert watcher.regions == []


def test_a_drone_that_is_heard_looks_the_same_however_old_its_word_is():
    state = vehicle(HERE, received_s=10.0)
    assert looks_alike(sighting(state, 10.0), sighting(state, 10.4))
    assert not looks_alike(sighting(state, 10.4), sighting(state, 30.0))  # lost, and its ring grows
    assert not looks_alike(sighting(state, 30.0), sighting(state, 31.0))
    assert not looks_alike(None, sighting(state, 10.0))
