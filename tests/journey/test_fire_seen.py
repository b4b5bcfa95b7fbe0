"""The practice drone over a burnt field with the test camera: what is hot is found, kept and vouched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.codes import Clock
from incidents.journal import read_journal
from incidents.verify import verify
from maps.area import Area
from maps.geo import AboveGround, LatLon, distance_m, moved
from missions.task import Task
from telemetry.events import EventCode
from training.camera.samples import sample_scene
from training.camera.scene import truth
from ui.incident.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from incidents.model import Entry
    from ui.station import Station

pytestmark = [pytest.mark.slow, pytest.mark.camera, pytest.mark.timeout(240)]

PLACE = LatLon(56.3829, 24.6479)
BURNT = moved(PLACE, 0.0, 30.0)  # the drone stands beside it
FOUND_MS = 120_000  # half a minute, on a busy computer more
NEAR_M = 8.0
FIELD = Area(tuple(moved(BURNT, east, north) for east, north in ((-40, -20), (40, -20), (40, 40), (-40, 40))))


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.resize(1366, 768)
    opened.parts.window.show()
    yield opened
    opened.close()


def test_a_search_over_a_burnt_field_finds_what_is_hot_and_keeps_the_proof(station: Station, qtbot: QtBot):
    parts = station.parts

    def lines(code: EventCode) -> list[Entry]:
        return [entry for entry in parts.incidents.entries if entry.code == code]

    scene = sample_scene("mop-up")
    assert scene.middle is not None
    origin = moved(BURNT, -scene.middle[0], -scene.middle[1])
    assert parts.incidents.create("Grass fire", "Skaistkalne", scene=BURNT, training=True)
    parts.planning.want(Wanted(area=FIELD).with_wish(Task(height=AboveGround(35.0), speed_m_s=4.0)))
    parts.training.start(PLACE, 1.0, origin)
    qtbot.waitUntil(lambda: parts.flight.state.home is not None and parts.planning.settled, timeout=30_000)
    # With its camera at work: then all of the flight is recorded.
    qtbot.waitUntil(lambda: parts.heat.camera is not None and len(parts.video.eyes) == 2, timeout=60_000)
    plan = parts.planning.plan
    assert plan is not None
    parts.flight.bring_aboard(plan)
    qtbot.waitUntil(lambda: parts.flight.aboard is not None, timeout=30_000)
    parts.flight.take_off()
    qtbot.waitUntil(lambda: bool(lines(EventCode.HOT_SPOT_CONFIRMED)), timeout=FOUND_MS)
    flight = parts.flight.folder
    folder = parts.incidents.folder
    assert flight is not None
    assert folder is not None
    station.close()  # in the air: as when the laptop is shut

    truths = [hot.at for hot in truth(sample_scene("mop-up", origin=origin), 0.0)]
    entries = read_journal(folder)
    for entry in entries:
        if entry.code == EventCode.HOT_SPOT_CONFIRMED:
            at = LatLon(float(entry.facts["lat_deg"] or 0), float(entry.facts["lon_deg"] or 0))
            assert min(distance_m(at, one) for one in truths) < NEAR_M
            assert entry.facts["picture_sha256"], "the picture in which it was seen"
    codes = {entry.code for entry in entries}
    assert {EventCode.HOT_SPOT_CONFIRMED, EventCode.SNAPSHOT, EventCode.VIDEO_SEGMENT} <= codes
    segments = [entry for entry in entries if entry.code == EventCode.VIDEO_SEGMENT]
    assert {entry.facts["stream"] for entry in segments} == {"thermal", "visible"}
    assert {entry.facts["flight"] for entry in segments} == {flight.name}
    assert {entry.clock for entry in segments} == {Clock.EXERCISE}
    assert verify(parts.data).problems == ()
