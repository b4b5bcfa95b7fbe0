"""From positions to a track: absurd ones are left out, leaps stay and are said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.tracks.fixes import Asked, Doubts, Fix, Gathered, checked, keep, track_of
from incidents.tracks.track import Doubt, TrackError, TrackKind, micros
from maps.foreign.limits import MAX_TRACK_FIXES

NOW = datetime(2026, 4, 12, 12, 0, tzinfo=UTC)
TRUCK = Asked(TrackKind.TRUCK, name="AC-1")


def fix(row: int, at: datetime, lat: float = 56.4, lon: float = 23.3) -> Fix:
    return Fix(row, micros(at), lat, lon)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (fix(2, datetime(1999, 8, 22, tzinfo=UTC)), "track_time_old"),
        (fix(2, NOW + timedelta(days=2)), "track_time_future"),
        (fix(2, NOW, 0.0, 0.0), "track_no_place"),
        (fix(2, NOW, 91.0), "track_no_place"),
        (fix(2, NOW, float("nan")), "track_no_place"),
    ],
)
def test_what_cannot_be_is_left_out_and_said(bad: Fix, code: str):
    doubts = Doubts()
    kept = checked([fix(1, NOW), bad], doubts, NOW)
    assert [one.row for one in kept] == [1]
    assert doubts.said() == (Doubt(2, code, "2"),)


def test_a_leap_is_kept_and_said():
    fixes = [fix(1, NOW), fix(2, NOW + timedelta(seconds=1), 56.5), fix(3, NOW + timedelta(seconds=2), 56.5)]
    track, doubts = track_of("t", Gathered(fixes, Doubts()), TRUCK)
    assert len(track) == 3
    assert doubts == (Doubt(2, "track_leap", "2"),)


def test_there_is_an_end_to_positions():
    many = [fix(1, NOW)] * MAX_TRACK_FIXES
    with pytest.raises(TrackError, match="t: more than 100,000 positions: export one incident"):
        keep("t", many, fix(1, NOW))


def test_without_positions_the_reason_is_said():
    doubts = Doubts()
    kept = checked([fix(7, NOW, 0.0, 0.0)], doubts, NOW)
    with pytest.raises(TrackError, match=r"holds no position with a time; lines without a position.*: 7"):
        track_of("t", Gathered(kept, doubts), TRUCK)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=40))
def test_nothing_is_lost_and_all_is_in_order(seconds: list[int]):
    fixes = [fix(i, NOW - timedelta(seconds=second)) for i, second in enumerate(seconds, 1)]
    track, _ = track_of("t", Gathered(fixes, Doubts()), TRUCK)
    assert sorted(one.at_us for one in fixes) == track.at_us.tolist()
