"""What the drone says becomes lines of the journal, as far as it matters the next morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.journal import Journal, read_journal
from incidents.watch import is_worth_a_line, record
from telemetry.events import SAFETY_EVENTS, Event, EventCode

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def test_an_event_keeps_its_code_its_time_and_its_facts(folder: Path, now: datetime):
    event = Event(
        EventCode.TOOK_OFF, now, 12.5, {"battery_percent": 99, "lat_deg": None, "x_m": float("nan")}
    )
    with Journal(folder, now) as journal:
        record(journal, event, flight="f1", training=False)
    entry = read_journal(folder)[-1]
    assert (entry.at, entry.clock, entry.source, entry.code) == (now, "drone", "flight", "took_off")
    assert entry.facts == {"battery_percent": 99, "flight": "f1"}


def test_an_exercise_has_a_clock_of_its_own_and_a_mark_its_own_lane(folder: Path, now: datetime):
    with Journal(folder, now) as journal:
        entry = record(journal, Event(EventCode.MARKED, now, 1.0), flight="f1", training=True)
    assert entry is not None
    assert (entry.clock, entry.source) == ("exercise", "finding")


@pytest.mark.parametrize("code", sorted(SAFETY_EVENTS))
def test_nothing_that_decides_is_left_out(code: EventCode, now: datetime):
    assert is_worth_a_line(Event(code, now, 0.0))


@pytest.mark.parametrize(
    "event",
    [
        (EventCode.TRANSFER_PROGRESS, {}),
        (EventCode.STATUS_TEXT, {"severity": 6, "text": "EKF3 is using GPS"}),
    ],
)
def test_what_passes_by_is_left_to_the_raw_recording(
    folder: Path, now: datetime, event: tuple[EventCode, dict[str, int | str]]
):
    with Journal(folder, now) as journal:
        assert record(journal, Event(event[0], now, 0.0, event[1]), flight="f1", training=False) is None


def test_a_warning_of_the_drone_is_kept(now: datetime):
    assert is_worth_a_line(Event(EventCode.STATUS_TEXT, now, 0.0, {"severity": 4, "text": "Battery low"}))
