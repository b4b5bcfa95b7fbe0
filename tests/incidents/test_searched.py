"""How much was searched is worked out once from the recordings, and then stands in the record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from firedrone.bench.made_up_incident import made_up
from incidents.flight_paths import flight_paths
from incidents.journal import Journal, read_journal
from incidents.report.figures import percent
from incidents.searched import note_searched, searched, searched_in

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 4, 12, 14, 0, tzinfo=UTC)


@pytest.fixture
def flown(tmp_path: Path) -> Path:
    return made_up(tmp_path, entries=120)


@pytest.mark.slow
def test_two_flights_over_one_area_add_up(flown: Path):
    found = searched(flown, read_journal(flown))
    assert found is not None
    assert found.flights == 2
    assert found.area_m2 == pytest.approx(192_000, rel=0.02)
    assert found.seen_share > 0.99
    assert found.searched_s == pytest.approx(47 * 60, abs=5)
    assert found.outlines


@pytest.mark.slow
def test_it_is_noted_once_and_again_after_another_flight(flown: Path):
    with Journal(flown, NOW) as journal:
        first = note_searched(journal, NOW)
        assert first is not None
        assert note_searched(journal, NOW) is None
        found = searched_in(journal.entries)
        assert found is not None
        assert found.seen_share == pytest.approx(1.0, abs=0.01)
        journal.append(NOW, "drone", "flight", "flight_attached", {"flight": "gone"})
        assert searched_in(journal.entries) is None


def test_without_a_flight_nothing_was_searched(folder: Path, now: datetime):
    with Journal(folder, now) as journal:
        assert note_searched(journal, now) is None
    assert searched_in(read_journal(folder)) is None


def test_a_record_that_says_nonsense_says_nothing(folder: Path, now: datetime):
    with Journal(folder, now) as journal:
        journal.append(now, "laptop", "record", "area_searched", {"area_m2": "much", "seen_percent": True})
    assert searched_in(read_journal(folder)) is None


@pytest.mark.slow
def test_the_wind_that_the_drone_felt_comes_from_its_recording(flown: Path):
    wind = flight_paths(flown, read_journal(flown))[0].wind
    assert wind is not None
    assert (round(wind.speed_m_s, 1), round(wind.from_deg)) == (5.4, 235)


@pytest.mark.parametrize(
    ("share", "text"), [(0.9999, "99"), (1.0, "100"), (0.0, "0"), (0.29, "29"), (7.0, "100")]
)
def test_a_share_is_rounded_down(share: float, text: str):
    assert percent(share) == text
