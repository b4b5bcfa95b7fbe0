"""An alarm on its way: from the drone to the banner, the list, and with who saw it into the journal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from telemetry.alarms import Alarm, AlarmCode
from telemetry.events import Event, EventCode
from telemetry.state import VehicleState
from tests.ui.wiring.stations import shown
from ui.alarms.alarm_list_sheet import AlarmListSheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from telemetry.events import Fact
    from ui.station import Station

LOST = Alarm(AlarmCode.LINK_LOST, 90.0, {"age_s": 12.0, "down": False})


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        yield opened


def happens(station: Station, code: EventCode, ago_s: float = 0.0, **facts: Fact) -> None:
    at = station.parts.flight.utc() - timedelta(seconds=ago_s)
    station.parts.pump.happened.emit(Event(code, at, 90.0, facts))


def stand(station: Station, *alarms: Alarm, now_s: float = 94.0) -> None:
    station.parts.pump.vehicle_changed.emit(VehicleState(), now_s)
    station.parts.pump.alarms_changed.emit(alarms)


def raise_lost(station: Station) -> None:
    happens(station, EventCode.ALARM_RAISED, 4.0, alarm="link_lost", age_s=3.5)
    stand(station, LOST)


def press(station: Station, qtbot: QtBot, name: str) -> None:
    for button in station.parts.window.findChildren(QAbstractButton):
        if button.accessibleName() == name:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(f"no button is called {name}")


def listed(station: Station) -> AlarmListSheet:
    content = station.parts.window.sheet.content
    assert isinstance(content, AlarmListSheet)
    return content


@pytest.fixture
def recorded(station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A flight is being written, so that its events stand in the journal."""
    monkeypatch.setattr(type(station.parts.flight), "folder", tmp_path / "20260412T101000Z_0a1b2c3d")


@pytest.mark.usefixtures("recorded")
def test_the_journal_says_who_saw_it_and_how_soon(station: Station, qtbot: QtBot):
    station.parts.before_takeoff.flown_as._pilot.setEditText("A. Kalna")
    raise_lost(station)
    press(station, qtbot, "Seen")
    entry = station.parts.incidents.entries[-1]
    assert entry.code == EventCode.ALARM_SEEN
    assert entry.facts == {
        "alarm": "link_lost",
        "role": "pilot",
        "by": "A. Kalna",
        "seen_after_s": 4.0,
        "flight": "20260412T101000Z_0a1b2c3d",
    }


@pytest.mark.usefixtures("recorded")
def test_where_no_name_was_said_it_was_the_pilot(station: Station, qtbot: QtBot):
    raise_lost(station)
    press(station, qtbot, "Seen")
    facts = station.parts.incidents.entries[-1].facts
    assert facts["role"] == "pilot"
    assert "by" not in facts


def test_one_press_opens_the_list_and_the_next_closes_it(station: Station, qtbot: QtBot):
    raise_lost(station)
    press(station, qtbot, "One alarm: open the list")
    assert [(row.name, row.stands) for row in listed(station).rows] == [("Link lost", True)]
    press(station, qtbot, "One alarm: open the list")
    assert station.parts.window.sheet.content is None


def test_the_open_list_follows_what_happens(station: Station, qtbot: QtBot):
    raise_lost(station)
    station.alerting.open_list()
    press(station, qtbot, "Seen")
    assert listed(station).rows[0].seen == "Seen after 4 s, by remote pilot"
    happens(station, EventCode.ALARM_CLEARED, alarm="link_lost")
    stand(station)
    station.alerting._refresh()
    (row,) = listed(station).rows
    assert (row.stands, row.to_do) == (False, "")


def test_a_new_flight_begins_with_what_still_stands(station: Station):
    happens(station, EventCode.ALARM_RAISED, 50.0, alarm="battery_low", percent=29)
    happens(station, EventCode.ALARM_CLEARED, 40.0, alarm="battery_low")
    raise_lost(station)
    happens(station, EventCode.ARMED)
    station.alerting.open_list()
    assert [row.name for row in listed(station).rows] == ["Link lost"]


def test_another_link_begins_an_empty_list(station: Station):
    happens(station, EventCode.ALARM_RAISED, 50.0, alarm="battery_low", percent=29)
    station.parts.flight.linked.emit(True)
    station.alerting.open_list()
    assert listed(station).rows == ()


def test_the_list_leads_back_to_the_checks_with_what_was_ticked(station: Station, qtbot: QtBot):
    window, checks = station.parts.window, station.parts.before_takeoff
    window.open_sheet(checks)
    station.alerting.open_list()
    listed(station).done.emit()
    qtbot.waitUntil(lambda: window.sheet.content is checks)


def test_leaving_the_page_leaves_the_checks_too(station: Station, qtbot: QtBot):
    window = station.parts.window
    window.show_page("fly")
    window.open_sheet(station.parts.before_takeoff)
    station.alerting.open_list()
    window.show_page("review")
    qtbot.wait(1)
    assert window.sheet.content is None
