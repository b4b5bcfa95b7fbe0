from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.ui import scene
from ui.widgets.state_bar import StateBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> StateBar:
    made = StateBar()
    qtbot.addWidget(made)
    made.resize(1270, 64)
    made.set_state("FLYING", "Searching · 47 % done")
    made.show_vehicle(scene.flying(), scene.NOW_S)
    made.show_time(scene.AT)
    made.show()
    return made


def test_with_room_every_cell_is_shown_and_none_overlaps(bar: StateBar):
    bar.arrange()
    cells = [bar.battery, bar.home, bar.link, bar.position, bar.recording, bar.clock]
    assert all(cell.isVisible() for cell in cells)
    for left, right in pairwise(cells):
        assert left.geometry().right() < right.geometry().left()


def test_without_room_what_stands_elsewhere_leaves_first(bar: StateBar):
    bar.resize(760, 64)
    bar.arrange()
    assert not bar.home.isVisible()
    assert all(cell.isVisible() for cell in (bar.link, bar.recording, bar.clock))


def test_neighbours_stand_still_while_a_value_changes(bar: StateBar):
    bar.arrange()
    before = bar.battery.x()
    for seconds in (0.2, 1.1, 0.4):
        bar.show_vehicle(scene.flying(heard_s=scene.NOW_S - seconds), scene.NOW_S)
        bar.arrange()
    assert bar.battery.x() == before


def test_a_record_that_stops_takes_its_seconds_away(bar: StateBar):
    bar.show_recording(12.0)
    assert bar.recording.accessibleDescription() == "00:12"
    bar.show_recording(None)
    assert bar.recording.accessibleDescription() == "not heard yet"
