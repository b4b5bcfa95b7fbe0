"""What came aboard with nothing red about it has its certificate beside the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from maps.area import Area
from maps.geo import AboveGround, LatLon, moved
from missions.certificate import read_certificate, verify_certificate
from missions.plan_file import read_plan
from missions.task import Task
from ui.incident.incident_draft import IncidentDraft
from ui.incident.wanted import Wanted
from ui.wiring.certifying import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)
FIELD = Area(tuple(moved(PLACE, east, north) for east, north in ((50, 0), (250, 0), (250, 150), (50, 150))))


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.show()
    opened.parts.incident_page.incident_created.emit(IncidentDraft("Grass fire", "Field", scene=PLACE))
    opened.parts.incident_page.wanted.emit(Wanted(area=FIELD))
    opened.parts.training.start(PLACE, 20.0)
    yield opened
    opened.close()


def test_a_plan_aboard_with_nothing_red_is_certified_for_exactly_itself(station: Station, qtbot: QtBot):
    parts = station.parts
    station.flying.open_checks()
    qtbot.waitUntil(lambda: parts.flight.aboard is not None and parts.planning.settled, timeout=20_000)
    folder = parts.flight.folder
    assert folder is not None
    qtbot.waitUntil((folder / NAME).is_file, timeout=20_000)
    plan, _ = read_plan(folder / "plan.json")
    problems = verify_certificate(read_certificate(folder / NAME), plan).problems
    assert set(problems) <= {"unsigned"}  # where the test machine has a key store, not even that
    other, _ = read_plan(folder / "plan.json")
    wrong = verify_certificate(read_certificate(folder / NAME), other.__class__(**{
        **{name: getattr(other, name) for name in other.__slots__}, "waypoints": other.waypoints[1:]
    }))  # fmt: skip
    assert "other_mission" in wrong.problems


def test_a_plan_that_is_red_gets_none_until_somebody_takes_it_upon_himself(station: Station, qtbot: QtBot):
    parts = station.parts
    parts.planning.set_wish(Task(height=AboveGround(130.0)))
    station.flying.open_checks()
    qtbot.waitUntil(lambda: parts.flight.aboard is not None and parts.planning.settled, timeout=20_000)
    folder = parts.flight.folder
    assert folder is not None
    assert parts.planning.blocked
    assert not (folder / NAME).exists()
    parts.before_takeoff.override_given.emit("Pilot", "mast, seen from below")
    document = read_certificate(folder / NAME)
    red = [finding for finding in document["findings"] if finding["severity"] == "red"]
    assert red
    assert all(finding["overridden_by"] for finding in red)
