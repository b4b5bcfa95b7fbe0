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


@pytest.mark.parametrize("towards", [(-420.0, -280.0), (420.0, 280.0), (0.0, 0.0)])
def test_nothing_is_left_behind_and_nothing_is_left_out(
    map_view: MapView, qtbot: QtBot, painted: Callable[[], None], towards: tuple[float, float]
):
    """From the middle over the scale in the corner, over the scene and the home, with a footprint below."""
    map_view.show_scene(moved(HERE, 60.0, 40.0), 90.0)
    map_view.show_home(moved(HERE, -50.0, -30.0))
    map_view.set_burnt_in("TRAINING")
    painted()
    for step in range(9):
        east, north = (share * step / 8 for share in towards)
        at = moved(HERE, east, north)
        map_view.append_track(at.lat_deg, at.lon_deg)
        map_view.show_footprint([moved(at, x, y) for x, y in ((-40, -30), (40, -30), (40, 30), (-40, 30))])
        map_view.show_vehicle(vehicle(at), 0.0)
        map_view.show_target(moved(at, 10.0, 10.0), 12.0)
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
