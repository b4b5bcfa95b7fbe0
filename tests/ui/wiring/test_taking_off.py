"""No way leads to running motors past the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.wiring.stations import FIELD, PLACE, shown
from ui.incident.wanted import Wanted
from ui.widgets.tick_card import TickCard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        opened.parts.incident_page.wanted.emit(Wanted(area=FIELD))
        yield opened


def test_held_on_the_fly_page_before_the_checks_it_opens_the_checks(station: Station, qtbot: QtBot):
    parts = station.parts
    parts.training.start(PLACE, 20.0)
    parts.window.show_page("fly")
    parts.fly_page.take_off_wanted.emit()
    assert parts.window.sheet.content is parts.before_takeoff
    qtbot.waitUntil(lambda: parts.flight.aboard is not None, timeout=10_000)
    assert not parts.flight.state.armed


def test_checks_opened_before_the_drone_was_heard_become_ready_and_it_takes_off_from_the_page(
    station: Station, qtbot: QtBot
):
    parts = station.parts
    parts.training.start(PLACE, 20.0)
    station.flying.open_checks()
    for tick in parts.before_takeoff.findChildren(TickCard):
        tick.setChecked(True)
    qtbot.waitUntil(lambda: parts.before_takeoff.readiness.ready, timeout=20_000)
    parts.window.close_sheet()
    parts.fly_page.take_off_wanted.emit()
    qtbot.waitUntil(lambda: parts.flight.state.armed, timeout=20_000)


def test_without_a_plan_there_is_nothing_to_check(station: Station):
    parts = station.parts
    parts.planning.set_area(None)
    parts.fly_page.take_off_wanted.emit()
    assert parts.window.sheet.content is None
