"""The Incident page and its desks: what was drawn stays with its incident, and a flight with its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from maps.area import Area
from maps.geo import LatLon, moved
from telemetry.state import Heartbeat, SystemStatus, VehicleState
from ui.desk.incident_desk import DRAWN
from ui.incident.first_plan import first_area
from ui.incident.incident_draft import IncidentDraft
from ui.incident.wanted import Card, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

from ui.station import Station

SCENE = LatLon(56.3829, 24.6479)
FIELD = Area(tuple(moved(SCENE, east, north) for east, north in ((0, 0), (300, 0), (300, 200), (0, 200))))


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.show()
    yield opened
    opened.close()


def begin(station: Station, what: str) -> str:
    station.parts.incident_page.incident_created.emit(IncidentDraft(what, "Field", scene=SCENE))
    incident = station.parts.incidents.incident
    assert incident is not None
    return incident.id


def close_to(a: Area, b: Area) -> bool:
    pairs = zip(a.ring, b.ring, strict=True)
    return all(abs(p.lat_deg - q.lat_deg) < 1e-7 and abs(p.lon_deg - q.lon_deg) < 1e-7 for p, q in pairs)


def test_the_drawn_area_is_there_again_when_the_incident_is_opened_again(station: Station):
    parts = station.parts
    first = begin(station, "Grass fire")
    parts.incident_page.wanted.emit(Wanted(area=FIELD))
    begin(station, "Forest fire")
    assert parts.planning.area is None
    parts.incident_page.incident_opened.emit(first)
    assert parts.planning.plan is not None
    assert parts.planning.area is not None
    assert close_to(parts.planning.area, FIELD)


def test_while_a_drone_is_armed_no_other_incident_is_opened_or_begun(station: Station):
    parts = station.parts
    first, second = begin(station, "Grass fire"), begin(station, "Forest fire")
    armed = Heartbeat("AUTO", armed=True, status=SystemStatus.ACTIVE, received_s=0.0)
    parts.flight.state = VehicleState(heartbeat=armed)
    parts.incident_page.incident_opened.emit(first)
    parts.incident_page.incident_created.emit(IncidentDraft("Peat fire", "Bog"))
    assert parts.incidents.incident is not None
    assert parts.incidents.incident.id == second


def test_a_new_search_comes_into_view_on_the_flights_map(station: Station):
    begin(station, "Grass fire")
    station.parts.incident_page.wanted.emit(Wanted(area=FIELD))
    view = station.parts.fly_map
    assert all(view.viewport().rect().contains(view.to_pixel(corner).toPoint()) for corner in FIELD.ring)
    assert view.zoom > 13


def test_a_damaged_area_file_is_said_and_costs_nothing_else(station: Station, tmp_path: Path):
    said: list[str] = []
    station.parts.incidents.failed.connect(said.append)
    first = begin(station, "Grass fire")
    (tmp_path / "data" / "incidents" / first / "area.geojson").write_text("{", "utf-8")
    begin(station, "Forest fire")
    station.parts.incident_page.incident_opened.emit(first)
    assert station.parts.incidents.incident is not None
    assert station.parts.incidents.incident.id == first
    assert any("area.geojson" in text for text in said)


def test_an_alarm_with_a_place_is_planned_before_anybody_chose(station: Station):
    begin(station, "Maizēs pazudis vīrietis")
    assert station.parts.planning.wanted.card is Card.PERSON
    assert station.parts.planning.plan is not None


def test_the_first_plan_is_written_nowhere_until_somebody_wants_it(station: Station):
    begin(station, "Plūdi")
    assert station.parts.planning.area is not None
    folder = station.parts.incidents.folder
    assert folder is not None
    assert not (folder / DRAWN).exists()
    station.parts.incident_page.wanted.emit(Wanted(area=FIELD))
    assert (folder / DRAWN).exists()


def test_the_search_card_draws_its_area_round_the_scene(station: Station):
    begin(station, "Grass fire")
    planning = station.parts.planning
    assert planning.area is None
    station.parts.incident_page.wanted.emit(replace(planning.wanted, card=Card.SEARCH))
    assert planning.area is not None
    assert close_to(planning.area, first_area(SCENE, None))
    station.parts.incident_page.undo_wanted.emit()
    assert planning.area is None


def test_the_area_that_nobody_drew_follows_the_real_scene_and_a_drawn_one_stays(station: Station):
    begin(station, "Plūdi")
    there, page, planning = moved(SCENE, 900, 0), station.parts.incident_page, station.parts.planning
    page.scene_moved.emit(there, 20.0)
    assert planning.area is not None
    assert close_to(planning.area, first_area(there, 20.0))
    page.wanted.emit(Wanted(area=FIELD))
    page.scene_moved.emit(SCENE, 20.0)
    assert planning.area == FIELD


def test_the_first_plan_comes_when_the_place_does(station: Station):
    station.parts.incident_page.incident_created.emit(IncidentDraft("Plūdi", "somewhere"))
    assert station.parts.planning.plan is None
    station.parts.incident_page.scene_moved.emit(SCENE, 20.0)
    assert station.parts.planning.plan is not None
