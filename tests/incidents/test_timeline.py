"""All sources on one clock: offsets are entries, and what was not recorded is None."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.journal import Journal, read_journal
from incidents.metrics import flown, intervals
from incidents.model import Entry, Incident
from incidents.timeline import OffsetGuess, guess_offset, offsets_s, set_offset, timeline

if TYPE_CHECKING:
    from pathlib import Path

ALARM = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)


def at(minutes: float, code: str, clock: str = "drone", source: str = "flight") -> Entry:
    return Entry(0, ALARM + timedelta(minutes=minutes), clock, source, code, {})


def dispatch(minutes: float, code: str) -> Entry:
    return at(minutes, code, "dispatch:lv", "dispatch")


STORY = (
    dispatch(0, "call_received"),
    dispatch(16, "on_scene"),
    dispatch(19, "on_scene"),
    dispatch(53, "under_control"),
    dispatch(92, "suppression_complete"),
    dispatch(125, "returned"),
    at(17.5, "took_off"),
    at(22, "marked", source="finding"),
    at(24, "landed"),
    at(30, "took_off"),
    at(40, "landed"),
)


def test_entries_stand_in_the_order_in_which_things_happened():
    assert [moment.entry.code for moment in timeline(STORY)][:4] == [
        "call_received",
        "on_scene",
        "took_off",
        "on_scene",
    ]


def test_a_time_that_a_corrected_file_superseded_is_not_told_any_more():
    wrong = replace(dispatch(16, "on_scene"), n=1)
    note = replace(at(17, "note", "laptop", "person"), n=2)
    right = replace(dispatch(18, "on_scene"), n=3, facts={"supersedes": 1})
    forged = replace(dispatch(19, "available"), n=4, facts={"supersedes": 2})  # only what dispatch said
    assert [moment.entry.n for moment in timeline((wrong, note, right, forged))] == [2, 3, 4]


def test_the_intervals_are_those_of_the_story():
    assert intervals(timeline(STORY)) == {
        "alarm_to_first_picture_s": None,
        "airborne_to_first_picture_s": None,
        "alarm_to_first_hot_spot_s": None,
        "first_hot_spot_to_water_s": None,
        "under_control_to_last_hot_spot_s": None,
        "rechecks_total_s": None,
        "alarm_to_on_scene_s": 960,
        "alarm_to_airborne_s": 1050,
        "on_scene_to_airborne_s": 90,
        "airborne_to_first_mark_s": 270,
        "alarm_to_first_mark_s": 1320,
        "airborne_to_landed_s": 390,
        "airborne_total_s": 990,
        "alarm_to_under_control_s": 3180,
        "under_control_to_extinguished_s": 2340,
        "alarm_to_closed_s": 7500,
    }


def test_what_was_not_recorded_is_none_and_never_nought():
    assert set(intervals(()).values()) == {None}
    assert intervals(timeline([at(0, "took_off")]))["airborne_total_s"] is None


def test_a_drone_that_is_up_before_the_truck_is_there_counts_backwards():
    moments = timeline([dispatch(16, "on_scene"), at(12, "took_off")])
    assert intervals(moments)["on_scene_to_airborne_s"] == -240


def test_the_alarm_that_was_typed_in_serves_where_dispatch_is_silent():
    incident = Incident("x", ALARM, "Fire", "here", alarm_at=ALARM)
    assert intervals(timeline([at(10, "took_off")]), incident)["alarm_to_airborne_s"] == 600


def test_every_flight_has_its_own_take_off_and_landing():
    flights = [(up - ALARM, down and down - ALARM) for up, down in flown(timeline(STORY))]
    assert flights == [
        (timedelta(minutes=17.5), timedelta(minutes=24)),
        (timedelta(minutes=30), timedelta(minutes=40)),
    ]


def test_a_clock_is_corrected_by_an_entry_and_its_own_time_stays(folder: Path, now: datetime):
    with Journal(folder, now) as journal:
        journal.append(ALARM, "dispatch:lv", "dispatch", "on_scene")
        set_offset(journal, "dispatch:lv", 90.0, "compared with the truck's GPS", now)
        set_offset(journal, "dispatch:lv", 120.0, "the radio log says two minutes", now)
    moment = next(moment for moment in timeline(read_journal(folder)) if moment.entry.code == "on_scene")
    assert (moment.at, moment.entry.at) == (ALARM + timedelta(seconds=120), ALARM)
    assert offsets_s(read_journal(folder)) == {"dispatch:lv": 120.0}


@pytest.mark.parametrize(("offset_s", "reason"), [(10.0, " "), (1e9, "why not")])
def test_a_correction_needs_a_reason_and_a_measure(folder: Path, now: datetime, offset_s: float, reason: str):
    with Journal(folder, now) as journal, pytest.raises(ValueError, match="a clock is corrected"):
        set_offset(journal, "drone", offset_s, reason, now)


def test_an_offset_is_guessed_as_the_median_and_shown_with_its_spread():
    truth = [ALARM + timedelta(seconds=s) for s in (0, 100, 200)]
    doubted = [ALARM + timedelta(seconds=s) for s in (-120, -22, 10)]
    assert guess_offset(truth, doubted) == OffsetGuess(122.0, 68.0, 3)
    assert guess_offset((), ()) is None


def test_a_correction_by_more_than_a_week_was_not_written_by_us_and_moves_nothing():
    facts = {"of": "drone", "offset_s": 1e300, "reason": "made up"}
    entries = (at(1.0, "armed"), Entry(9, ALARM, "laptop", "person", "clock_offset", facts))
    assert offsets_s(entries) == {}
    assert timeline(entries)[1].at == entries[0].at
