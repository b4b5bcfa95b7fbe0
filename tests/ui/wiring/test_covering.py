"""What is flown is seen on the map of the flight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from maps.area import Area
from maps.geo import AboveHome, Amsl, LatLon, moved
from telemetry.state import Fix, Heartbeat, SystemStatus, VehicleState
from ui.incident.incident_draft import IncidentDraft
from ui.incident.wanted import Wanted
from ui.map.seen_legend import SeenLegend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)


def field(width_m: float = 300.0) -> Area:
    corners = ((50.0, 0.0), (width_m, 0.0), (width_m, 200.0), (50.0, 200.0))
    return Area(tuple(moved(PLACE, east, north) for east, north in corners))


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.resize(1366, 768)
    opened.parts.window.show()
    opened.parts.incident_page.incident_created.emit(IncidentDraft("Grass fire", "Field", scene=PLACE))
    opened.parts.incident_page.wanted.emit(Wanted(area=field()))
    opened.parts.window.show_page("fly")
    yield opened
    opened.close()


def fly(station: Station, since_s: float = 0.0) -> None:
    """From west to east through the field, as the pump tells it."""
    for n in range(100):
        now_s = since_s + 0.2 * n
        at = moved(PLACE, 60.0 + 1.6 * n, 100.0)
        fix = Fix(at, Amsl(150.0), AboveHome(60.0), 8.0, 0.0, 90.0, now_s)
        heartbeat = Heartbeat("AUTO", True, SystemStatus.ACTIVE, now_s)
        station.parts.pump.vehicle_changed.emit(VehicleState(heartbeat=heartbeat, fix=fix), now_s)


def land(station: Station) -> None:
    station.parts.pump.vehicle_changed.emit(VehicleState(), 1000.0)


def legend(station: Station) -> SeenLegend:
    return station.parts.fly_map.findChildren(SeenLegend)[0]


def test_the_seen_ground_and_the_footprint_come_onto_the_map_with_their_legend(station: Station):
    fly_map = station.parts.fly_map
    fly_map.fit(field().ring)
    seen, unseen = moved(PLACE, 120.0, 112.0), moved(PLACE, 120.0, 20.0)
    bare = fly_map.grab().toImage().pixelColor(fly_map.to_pixel(unseen).toPoint())
    assert not legend(station).isVisible()
    fly(station)
    assert legend(station).isVisible()
    assert len(fly_map._layers.marks.footprint) > 3
    fly_map.follow_vehicle = False
    fly_map.fit(field().ring)
    image = fly_map.grab().toImage()
    assert image.pixelColor(fly_map.to_pixel(unseen).toPoint()) == bare
    assert image.pixelColor(fly_map.to_pixel(seen).toPoint()) != bare
    land(station)
    assert fly_map._layers.marks.footprint == ()


def test_a_second_flight_adds_to_the_first(station: Station):
    fly(station)
    once = station.parts.coverage.coverage
    assert once is not None
    before = once.shares().mean_pod
    land(station)
    fly(station, 500.0)
    assert station.parts.coverage.coverage is once
    assert once.shares().mean_pod > 1.3 * before


def test_another_area_begins_anew_but_not_in_the_air(station: Station):
    fly(station)
    flown = station.parts.coverage.coverage
    station.parts.planning.set_area(field(250.0))
    assert station.parts.coverage.coverage is flown
    land(station)
    assert station.parts.coverage.coverage is None
    assert not legend(station).isVisible()


def test_what_cannot_be_planned_ends_nothing(station: Station):
    fly(station)
    land(station)
    flown = station.parts.coverage.coverage
    station.parts.planning.set_area(None)
    assert station.parts.coverage.coverage is flown


def test_another_incident_begins_anew(station: Station):
    fly(station)
    land(station)
    station.parts.incident_page.incident_created.emit(IncidentDraft("Barn fire", "Farm", scene=PLACE))
    assert station.parts.coverage.coverage is None
