from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.links import DEMO_PLACE
from firedrone.settings import Settings
from incidents.codes import IncidentCode, TimeKind
from incidents.dispatch.preview import preview
from maps.area import area_m2
from maps.borders import country_at
from maps.geo import distance_m
from telemetry.events import EventCode
from ui.demo import Demo, dispatch_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

ALARM = datetime(2026, 8, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.show()
    yield opened
    opened.close()


def test_its_dispatch_table_is_read_as_a_latvian_spreadsheet(tmp_path: Path):
    path = tmp_path / "demo.csv"
    path.write_text(dispatch_table(ALARM), "utf-8-sig")
    read = preview(path)
    times = {(time.kind, time.unit): time.at for time in read.times}
    assert times[(TimeKind.CALL_RECEIVED, None)] == ALARM
    on_scene = [at for (kind, _), at in times.items() if kind == TimeKind.ON_SCENE]
    assert on_scene
    assert all(timedelta(0) < at - ALARM < timedelta(hours=1) for at in on_scene)


def test_the_field_lies_beside_the_drone_in_its_own_country(station: Station):
    Demo(station, DEMO_PLACE, 20.0).begin()
    plan = station.parts.planning.plan
    assert plan is not None
    assert plan.area is not None
    assert 50_000 < area_m2(plan.area) < 120_000
    assert {country_at(corner) for corner in plan.area.ring} == {country_at(DEMO_PLACE)}
    assert all(distance_m(corner, DEMO_PLACE) < 1_000 for corner in plan.area.ring)


@pytest.mark.slow
def test_it_opens_an_incident_brings_its_plan_aboard_and_takes_off_by_itself(station: Station, qtbot: QtBot):
    parts = station.parts
    Demo(station, DEMO_PLACE, 20.0).begin()
    assert parts.incidents.incident is not None
    assert parts.incidents.incident.training
    assert parts.window.page == "fly"
    qtbot.waitUntil(lambda: parts.flight.state.flying, timeout=30_000)
    codes = [entry.code for entry in parts.incidents.entries]
    assert codes.index(IncidentCode.INCIDENT_CREATED) < codes.index(EventCode.TRANSFER_VERIFIED)
    assert codes.index(EventCode.TRANSFER_VERIFIED) < codes.index(EventCode.TOOK_OFF)
    assert codes.count(EventCode.ARMED) == 1
    assert parts.flight.aboard is not None
    assert parts.flight.aboard.plan == parts.planning.plan
