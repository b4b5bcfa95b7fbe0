"""On its station, with the smoke coming, the drone is offered a better one; held, it flies there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from maps.geo import LatLon, bearing_deg, distance_m, moved
from missions.drone import WindAt
from missions.task import Pattern
from telemetry.state import Wind
from tests.ui.wiring.stations import PLACE, shown
from ui.fly.situation import FlyButton
from ui.incident.wanted import Card

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

SCENE = moved(PLACE, 250.0, 0.0)


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot, SCENE) as opened:
        opened.parts.planning.choose(Card.OVERWATCH)
        yield opened


def on_station(station: Station, qtbot: QtBot) -> LatLon:
    """A drone that hovers on its station; where that is."""
    parts = station.parts
    parts.training.start(PLACE, 20.0)
    station.flying.open_checks()
    qtbot.waitUntil(lambda: parts.flight.aboard is not None and parts.planning.settled, timeout=20_000)
    qtbot.waitUntil(lambda: parts.flight.aboard is not None, timeout=20_000)
    assert parts.flight.aboard is not None
    there = max(parts.flight.aboard.plan.waypoints, key=lambda w: w.hold_s).at
    parts.flight.take_off()

    def hovers() -> bool:
        fix = parts.flight.state.fix
        return fix is not None and parts.flight.state.flying and distance_m(fix.at, there) < 5.0

    qtbot.waitUntil(hovers, timeout=60_000)
    return there


def test_the_overwatch_card_plans_a_station_that_looks_at_the_scene(station: Station):
    plan = station.parts.planning.plan
    assert plan is not None
    assert plan.pattern == Pattern.OVERWATCH.value
    assert plan.look is not None
    assert distance_m(plan.look.at, SCENE) < 1.0


def test_with_the_smoke_coming_a_new_station_is_offered_and_flown(station: Station, qtbot: QtBot):
    parts = station.parts
    there = on_station(station, qtbot)
    button = parts.fly_page.button(FlyButton.TAKE_OFF)
    station.watching.look()
    assert button.text() == "Take off & search"
    smoke_from = WindAt(_opposite(there), 6.0)
    parts.flight.state = replace(
        parts.flight.state,
        wind=Wind(smoke_from.from_deg, smoke_from.speed_m_s, parts.flight.state.fix.received_s),  # type: ignore[union-attr]
    )
    station.watching.look()
    assert button.text() == "Move station"
    assert button.isEnabled()
    with qtbot.waitSignal(parts.flight.answered, timeout=20_000):
        parts.fly_page.move_wanted.emit()

    def moved_away() -> bool:
        fix = parts.flight.state.fix
        return fix is not None and distance_m(fix.at, there) > 40.0

    qtbot.waitUntil(moved_away, timeout=60_000)


def test_a_search_offers_no_station(station: Station):
    station.watching.look()
    assert station.parts.fly_page.button(FlyButton.TAKE_OFF).text() == "Take off & search"


def _opposite(there: LatLon) -> float:
    """Where the wind comes from that blows from the scene to the station."""
    return (bearing_deg(SCENE, there) + 180.0) % 360.0
