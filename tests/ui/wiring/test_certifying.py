"""What came aboard with nothing red about it has its certificate beside the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from maps.geo import AboveGround
from missions.certificate import read_certificate, verify_certificate
from missions.plan_file import read_plan
from missions.task import Task
from tests.ui.wiring.stations import FIELD, PLACE, shown
from ui.incident.wanted import Wanted
from ui.wiring.certifying import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        opened.parts.incident_page.wanted.emit(Wanted(area=FIELD))
        opened.parts.training.start(PLACE, 20.0)
        yield opened


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
