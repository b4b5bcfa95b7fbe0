"""Once a second the maps say how far the drone still goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from firedrone.app import open_station
from firedrone.settings import Settings
from maps.area import Area
from maps.geo import LatLon, distance_m, moved
from missions.drone_file import drone_path, write_drone
from missions.energy import DroneProfile
from telemetry.state import Identity
from tests.ui.scene import HOME, NOW_S, UID, flying, standing
from ui.incident.incident_draft import IncidentDraft
from ui.incident.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from missions.reach import Ring
    from telemetry.state import VehicleState
    from ui.map.map_view import MapView
    from ui.station import Station

FIELD = Area(tuple(moved(HOME, east, north) for east, north in ((50, 0), (300, 0), (300, 200), (50, 200))))


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path, Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.show()
    yield opened
    opened.close()


def _hear(station: Station, state: VehicleState, now_s: float = NOW_S) -> None:
    station.parts.pump.vehicle_changed.emit(state, now_s)


def _ring(view: MapView) -> Ring:
    shown = view._layers.reach.reach
    return () if shown is None else shown.expected


def _full(state: VehicleState, percent: int = 70) -> VehicleState:
    """With a battery that reaches."""
    assert state.battery is not None
    return replace(state, battery=replace(state.battery, percent=percent))


def _on_ground() -> VehicleState:
    state = flying()
    assert state.fix is not None
    return replace(_full(state), heartbeat=standing().heartbeat, fix=replace(state.fix, at=HOME))


def test_in_flight_the_reach_is_round_the_drone_on_its_own_map_alone(station: Station):
    _hear(station, _full(flying()))
    ring = _ring(station.parts.fly_map)
    assert len(ring) == 72
    assert _ring(station.parts.incident_map) == ()


def test_before_take_off_it_is_on_both_maps(station: Station):
    _hear(station, _on_ground())
    assert len(_ring(station.parts.fly_map)) == 72
    assert _ring(station.parts.incident_map) == _ring(station.parts.fly_map)


def test_it_is_told_once_a_second(station: Station):
    _hear(station, _full(flying()))
    first = _ring(station.parts.fly_map)
    lower = _full(flying(), 60)
    _hear(station, lower, NOW_S + 0.5)
    assert _ring(station.parts.fly_map) == first
    _hear(station, lower, NOW_S + 1.0)
    assert distance_m(HOME, _ring(station.parts.fly_map)[0]) < distance_m(HOME, first[0])


def test_a_position_that_is_lost_says_nothing(station: Station):
    _hear(station, _full(flying()))
    _hear(station, _full(flying()), NOW_S + 60.0)
    assert _ring(station.parts.fly_map) == ()


def test_a_measured_drone_has_its_own_reach(station: Station, tmp_path: Path):
    _hear(station, _full(flying()))
    usual = _ring(station.parts.fly_map)
    write_drone(drone_path(tmp_path, UID), DroneProfile(endurance_s=2800.0))
    known = replace(_full(flying()), identity=Identity(1, 1, "quadrotor", "ardupilotmega", uid=UID))
    _hear(station, known, NOW_S + 1.0)
    assert distance_m(HOME, _ring(station.parts.fly_map)[0]) > 1.5 * distance_m(HOME, usual[0])


def test_a_broken_file_of_a_drone_is_said_and_the_flight_goes_on(station: Station, tmp_path: Path):
    path = drone_path(tmp_path, UID)
    path.parent.mkdir()
    path.write_text("reserve = 'lots'")
    known = replace(_full(flying()), identity=Identity(1, 1, "quadrotor", "ardupilotmega", uid=UID))
    _hear(station, known)
    assert len(_ring(station.parts.fly_map)) == 72
    bars = [bar for bar in station.parts.window.findChildren(QAbstractButton) if bar.isVisible()]
    assert any("reserve" in bar.text() and UID in bar.text() for bar in bars)


def test_a_training_flight_shows_it_and_the_end_takes_it_away(station: Station, qtbot: QtBot):
    parts = station.parts
    place = LatLon(56.3829, 24.6479)
    parts.incident_page.incident_created.emit(IncidentDraft("Grass fire", "Field", scene=place))
    parts.training.start(place, 20.0)
    qtbot.waitUntil(lambda: len(_ring(parts.fly_map)) == 72, timeout=10_000)
    parts.flight.disconnect_link()
    assert _ring(parts.fly_map) == _ring(parts.incident_map) == ()


def test_a_plan_too_long_for_the_battery_is_marked_where_to_turn_back(station: Station):
    parts = station.parts
    parts.incident_page.incident_created.emit(IncidentDraft("Grass fire", "Field", scene=HOME))
    parts.incident_page.wanted.emit(Wanted(area=FIELD))
    assert parts.planning.plan is not None
    _hear(station, _on_ground())
    assert parts.fly_map._layers.reach.turn_back is None
    low = _full(_on_ground(), 42)
    _hear(station, low, NOW_S + 1.0)
    assert parts.fly_map._layers.reach.turn_back is not None
    in_guided = replace(_full(flying("GUIDED")), battery=low.battery)
    _hear(station, in_guided, NOW_S + 2.0)
    assert parts.fly_map._layers.reach.turn_back is None
