"""NMEA 0183: what is invalid or damaged is counted, the century is ours."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import Doubt, TrackError, TrackKind

if TYPE_CHECKING:
    from pathlib import Path

TRUCK = Asked(TrackKind.TRUCK)


def sentence(body: str) -> str:
    found = 0
    for letter in body.encode():
        found ^= letter
    return f"${body}*{found:02X}\r\n"


def rmc(clock: str, status: str = "A", day: str = "120426", lat: str = "5627.9000,N") -> str:
    return sentence(f"GPRMC,{clock},{status},{lat},02320.7000,E,10.0,90.0,{day},,,A")


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(lines), newline="")
    return path


def test_invalid_positions_and_wrong_checksums_are_left_out_with_their_lines(tmp_path: Path):
    bad = rmc("102102.00").replace("10.0", "99.0")
    path = written(tmp_path / "t.nmea", rmc("102100.00"), rmc("102101.00", "V"), bad, rmc("102103.00"))
    read = read_track(path, TRUCK)
    assert len(read.track) == 2
    assert set(read.doubts) == {Doubt(2, "track_invalid", "2"), Doubt(3, "track_checksum", "3")}


def test_many_bad_lines_are_counted_and_the_first_ones_named(tmp_path: Path):
    lines = [rmc(f"1021{i:02}.00", "V") for i in range(9)]
    read = read_track(written(tmp_path / "t.nmea", *lines, rmc("102200.00")), TRUCK)
    assert read.doubts == (Doubt(1, "track_invalid", "9 (1, 2, 3, 4 …)"),)


def test_a_receiver_that_had_no_satellites_yet_is_in_1980_and_left_out(tmp_path: Path):
    path = written(tmp_path / "t.nmea", rmc("000001.00", day="060180"), rmc("102100.00"))
    read = read_track(path, TRUCK)
    assert read.track.start == datetime(2026, 4, 12, 10, 21, tzinfo=UTC)
    assert read.doubts[0].code in {"track_time_old", "track_time_future"}


def test_a_height_belongs_to_the_second_of_its_position(tmp_path: Path):
    gga = sentence("GPGGA,102101.00,5627.9000,N,02320.7000,E,1,08,0.9,50.5,M,26.0,M,,")
    path = written(tmp_path / "t.nmea", rmc("102100.00"), gga, rmc("102101.00"))
    heights = read_track(path, TRUCK).track.height_m.tolist()
    assert heights[1] == 50.5
    assert heights[0] != heights[0]  # NaN


def test_a_log_with_words_before_the_sentence_reads(tmp_path: Path):
    path = written(tmp_path / "t.nmea", "12:00:01 COM3 " + rmc("102100.00"), "noise\r\n")
    assert len(read_track(path, TRUCK).track) == 1


def test_only_invalid_positions_are_no_track(tmp_path: Path):
    with pytest.raises(TrackError, match="marked as invalid were left out: 1"):
        read_track(written(tmp_path / "t.nmea", rmc("102100.00", "V")), TRUCK)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 89.99), st.booleans())
def test_degrees_and_minutes_come_back_as_degrees(tmp_path: Path, lat: float, south: bool):
    minutes = (lat - int(lat)) * 60
    text = f"{int(lat):02}{min(minutes, 59.9999):07.4f},{'S' if south else 'N'}"
    track = read_track(written(tmp_path / "t.nmea", rmc("102100.00", lat=text)), TRUCK).track
    assert track.lat_deg[0] == pytest.approx(-lat if south else lat, abs=2e-6)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("0123456789.,ANEWVS-", max_size=9), max_size=14), st.sampled_from(["RMC", "GGA"]))
def test_any_fields_with_a_right_checksum_are_read_or_counted(tmp_path: Path, fields: list[str], kind: str):
    path = written(tmp_path / "t.nmea", sentence(f"GP{kind}," + ",".join(fields)), rmc("102100.00"))
    assert len(read_track(path, TRUCK).track) >= 1
