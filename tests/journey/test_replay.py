"""A recorded flight through link thread, pump and the whole window: nothing that happened is lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from firedrone.app import open_station
from firedrone.settings import Settings
from telemetry.events import Event, EventCode
from telemetry.link.link import LinkError
from telemetry.link.replay import ReplayLink
from telemetry.session import Session
from telemetry.session_thread import SessionThread
from tests.telemetry.tlogs import EXTRACT, FULL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from telemetry.state import VehicleState
    from ui.station import Station

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

SPEED = 20.0

# What is said of time that passes in steps, and not of a message: how often depends on the steps.
OF_TIME = {EventCode.ALARM_RAISED, EventCode.ALARM_CLEARED}


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.window.resize(1366, 768)
    opened.parts.window.show_page("fly")
    opened.parts.window.show()
    yield opened
    opened.close()


def test_the_extract_arrives_whole_at_twenty_times_its_speed(station: Station, qtbot: QtBot):
    everything_arrives(station, qtbot, EXTRACT)


@pytest.mark.skipif(not FULL.exists(), reason="FIREDRONE_SAMPLES names no folder with the whole flight")
def test_the_whole_recording_arrives_whole(station: Station, qtbot: QtBot):
    everything_arrives(station, qtbot, FULL)


def everything_arrives(station: Station, qtbot: QtBot, recording: Path) -> None:
    wanted, end = headless(recording)
    parts = station.parts
    told: list[Event] = []
    shown: list[VehicleState] = []
    parts.pump.happened.connect(told.append)
    parts.pump.vehicle_changed.connect(lambda state, _: shown.append(state))
    running = SessionThread(Session(ReplayLink(recording, speed=SPEED)))
    try:
        parts.pump.attach(running.session)
        qtbot.waitUntil(lambda: not running.alive, timeout=240_000)
    finally:
        running.stop()
        parts.pump.detach()
    assert len(wanted) > 20
    assert counted(told) == counted(wanted)
    assert in_order(told) == in_order(wanted)
    assert len(shown) > 20
    assert shown[-1] == end
    assert parts.fly_page.instruments.isVisible()


def headless(recording: Path) -> tuple[list[Event], VehicleState]:
    """The same recording at full speed, with nobody looking."""
    session = Session(ReplayLink(recording, speed=None))
    try:
        while True:
            session.step()
    except LinkError:
        pass
    finally:
        session.close()
    events: list[Event] = []
    while not session.events.empty():
        events.append(session.events.get_nowait())
    return events, session.state.get()


def counted(events: list[Event]) -> Counter[str]:
    return Counter(event.code for event in events)


def in_order(events: list[Event]) -> list[tuple[object, ...]]:
    """Each event with its facts and the time of the recording, as far as no step decided it."""
    return [
        (event.code, event.at, tuple(sorted(event.facts.items())))
        for event in events
        if event.code not in OF_TIME
    ]
