"""Whose clock is off, by how much, and what speaks for it; nothing is applied by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.attach import attach_flight
from incidents.clocks import EvidenceKind, IncidentClock, clocks, gps_times
from incidents.journal import Journal, read_journal
from incidents.timeline import set_offset
from telemetry.gps_time import GpsTime
from tests.telemetry.tlogs import heartbeat, position, record, system_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

AT = datetime(2026, 4, 12, 10, 20, tzinfo=UTC)
LATE_S = 118.0  # the dispatch centre's clock shows times that were two minutes earlier
DISPATCH, TRACK = "dispatch:lv", "track:AC-6"


def write(folder: Path, now: datetime, *events: tuple[str, str, str, str, float, float]) -> None:
    """(clock, source, code, unit, seconds, precision)"""
    with Journal(folder, now) as journal:
        for clock, source, code, unit, second, precision_s in events:
            facts = {"unit": unit, "precision_s": precision_s}
            journal.append(AT + timedelta(seconds=second), clock, source, code, facts)


def found(folder: Path, gps: Mapping[str, GpsTime] | None = None) -> dict[str, IncidentClock]:
    return {clock.name: clock for clock in clocks(read_journal(folder), gps)}


def test_shared_events_say_the_median_with_spread_and_count(folder: Path, now: datetime):
    write(
        folder,
        now,
        (TRACK, "truck", "truck_left", "AC-6", 0, 1.0),
        (DISPATCH, "dispatch", "en_route", "AC 6", -LATE_S - 10, 0.5),
        (TRACK, "truck", "truck_stopped", "AC-6", 600, 1.0),
        (DISPATCH, "dispatch", "on_scene", "AC 6", 600 - LATE_S, 0.5),
        ("track:AC-7", "truck", "truck_stopped", "AC-7", 660, 1.0),
        (DISPATCH, "dispatch", "on_scene", "ac7", 660 - LATE_S + 4, 0.5),
    )
    (evidence,) = found(folder)[DISPATCH].evidence
    assert evidence.kind is EvidenceKind.SHARED_EVENTS
    assert (evidence.offset_s, evidence.count, evidence.about) == (LATE_S, 3, "AC-6, AC-7")
    assert evidence.spread_s == pytest.approx(10 + 1.5)


def test_a_time_in_minutes_is_known_to_half_a_minute(folder: Path, now: datetime):
    write(
        folder,
        now,
        (TRACK, "truck", "truck_stopped", "AC-6", 600, 1.0),
        (DISPATCH, "dispatch", "on_scene", "AC-6", 480, 30.0),
    )
    (evidence,) = found(folder)[DISPATCH].evidence
    assert (evidence.offset_s, evidence.spread_s, evidence.count) == (120.0, 31.0, 1)


def test_evidence_alone_moves_nothing(folder: Path, now: datetime):
    test_a_time_in_minutes_is_known_to_half_a_minute(folder, now)
    clock = found(folder)[DISPATCH]
    assert (clock.offset_s, clock.reason, clock.kind) == (0.0, None, "dispatch")


def test_a_correction_stands_with_its_reason_and_the_evidence_stays(folder: Path, now: datetime):
    test_a_time_in_minutes_is_known_to_half_a_minute(folder, now)
    with Journal(folder, now) as journal:
        set_offset(journal, DISPATCH, 120.0, "AC-6 stood there by its track", now)
    clock = found(folder)[DISPATCH]
    assert (clock.offset_s, clock.reason) == (120.0, "AC-6 stood there by its track")
    assert clock.evidence[0].offset_s == 120.0


def test_a_corrected_track_is_what_the_others_are_held_against(folder: Path, now: datetime):
    test_a_time_in_minutes_is_known_to_half_a_minute(folder, now)
    with Journal(folder, now) as journal:
        set_offset(journal, TRACK, 3600.0, "it was written in winter time", now)
    assert found(folder)[DISPATCH].evidence[0].offset_s == 3720.0


def test_another_units_times_say_nothing(folder: Path, now: datetime):
    write(
        folder,
        now,
        (TRACK, "truck", "truck_stopped", "AC-6", 600, 1.0),
        (DISPATCH, "dispatch", "on_scene", "AC-66", 480, 30.0),
    )
    assert found(folder)[DISPATCH].evidence == ()


def a_flight(path: Path, gps_ahead_s: float, count: int = 21) -> Path:
    """A recording whose autopilot knows the time, and a laptop that is behind."""
    path.mkdir(parents=True)
    frames = [record(0, heartbeat()), record(0.1, position(height_m=1))]
    frames += [
        record(1 + i, system_time(1 + i + gps_ahead_s + (0.4 if i == 3 else 0.0))) for i in range(count)
    ]
    (path / "raw-000.tlog").write_bytes(b"".join(frames))
    return path


def test_the_autopilots_time_is_held_against_the_laptops(folder: Path, tmp_path: Path, now: datetime):
    attach_flight(folder, a_flight(tmp_path / "flights" / "20250615T150640Z_1", 12.5), ())
    entries = read_journal(folder)
    by_name = {clock.name: clock for clock in clocks(entries, gps_times(folder, entries))}
    for name in ("laptop", "drone"):
        (evidence,) = by_name[name].evidence
        assert (evidence.kind, evidence.count) == (EvidenceKind.GPS_TIME, 21)
        assert evidence.offset_s == pytest.approx(12.5, abs=1e-3)
        assert evidence.spread_s < 0.1  # one late message of twenty does not count


def test_several_flights_are_one_word_on_the_laptop(folder: Path, tmp_path: Path, now: datetime):
    for number, ahead_s in enumerate((12.0, 13.0, 20.0)):
        attach_flight(folder, a_flight(tmp_path / "flights" / f"20250615T15064{number}Z_1", ahead_s), ())
    entries = read_journal(folder)
    (evidence,) = next(c for c in clocks(entries, gps_times(folder, entries)) if c.name == "laptop").evidence
    assert (evidence.offset_s, evidence.count) == (pytest.approx(13.0, abs=1e-3), 63)
    assert evidence.spread_s == pytest.approx(7.0, abs=0.1)
