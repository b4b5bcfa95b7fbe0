"""TAIP: a clock without a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import AskedError, Doubt, TrackKind

if TYPE_CHECKING:
    from pathlib import Path

TRUCK = Asked(TrackKind.TRUCK, day=date(2026, 4, 12))


def report(
    second: int, lat_1e5: int = 5646500, lon_1e5: int = 2334500, of: str = "0001", source: int = 3
) -> str:
    body = f">RPV{second:05}{lat_1e5:+08}{lon_1e5:+09}040283{source}2;ID={of};*"
    found = 0
    for letter in body.encode():
        found ^= letter
    return f"{body}{found:02X}<\r\n"


def written(path: Path, *reports: str) -> Path:
    path.write_text("".join(reports), newline="")
    return path


def test_a_clock_that_goes_over_midnight_is_of_the_next_day(tmp_path: Path):
    path = written(tmp_path / "t.taip", report(86390), report(86399), report(5))
    read = read_track(path, TRUCK)
    assert read.track.start == datetime(2026, 4, 12, 23, 59, 50, tzinfo=UTC)
    assert read.track.end == datetime(2026, 4, 13, 0, 0, 5, tzinfo=UTC)
    assert Doubt(None, "track_midnight", "1") in read.doubts


def test_a_step_back_of_seconds_is_no_midnight(tmp_path: Path):
    read = read_track(written(tmp_path / "t.taip", report(500), report(490), report(510)), TRUCK)
    assert read.track.end == datetime(2026, 4, 12, 0, 8, 30, tzinfo=UTC)
    assert read.doubts == (Doubt(2, "track_time_back", "2"),)


def test_a_wrong_checksum_is_counted(tmp_path: Path):
    spoiled = report(500).replace("+5646500", "+5646501")
    read = read_track(written(tmp_path / "t.taip", spoiled, report(510)), TRUCK)
    assert (len(read.track), read.doubts) == (1, (Doubt(1, "track_checksum", "1"),))


def test_two_trucks_in_one_file_are_asked_about(tmp_path: Path):
    path = written(tmp_path / "t.taip", report(500), report(510, of="0002"))
    with pytest.raises(AskedError, match=r"holds 2 tracks \(0001, 0002\)"):
        read_track(path, TRUCK)


def test_a_report_without_a_position_counts_for_nothing(tmp_path: Path):
    read = read_track(written(tmp_path / "t.taip", report(500, source=9), report(510)), TRUCK)
    assert read.doubts == (Doubt(1, "track_invalid", "1"),)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 86399), st.integers(-8999999, 8999999), st.integers(-17999999, 17999999))
def test_what_is_written_comes_back(tmp_path: Path, second: int, lat: int, lon: int):
    if lat == 0 and lon == 0:
        return
    track = read_track(written(tmp_path / "t.taip", report(second, lat, lon)), TRUCK).track
    assert (track.lat_deg[0], track.lon_deg[0]) == (lat / 1e5, lon / 1e5)
    assert track.start.hour * 3600 + track.start.minute * 60 + track.start.second == second
