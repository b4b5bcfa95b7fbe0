"""Subtitles of a DJI video, in both forms; their clock is local and has no zone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import Doubt, HeightOf, TrackError, TrackKind
from tests.incidents.tracks.made_up import write_srt

if TYPE_CHECKING:
    from pathlib import Path

DRONE = Asked(TrackKind.DRONE)
OLD = """1
00:00:01,000 --> 00:00:02,000
HOME(23.3450,56.4650) 2017.08.05 14:11:51
GPS(23.3451,56.4652,42) BAROMETER:12.3
ISO:100 Shutter:60 EV: Fnum:F2.2
"""
MISSPELT = """1
00:00:00,000 --> 00:00:00,033
<font size="36">FrameCnt : 1, DiffTime : 33ms
2019-10-06 14:33:24,123,456
[iso : 100] [latitude : 56.4652] [longtitude : 23.3451] [altitude: 42.0] </font>
"""


def test_the_newer_form_reads_with_the_height_above_the_take_off(tmp_path: Path):
    read = read_track(write_srt(tmp_path / "DJI_0001.SRT", [0, 10, 20]), DRONE)
    assert read.track.start.isoformat() == "2026-04-12T10:30:00+00:00"
    assert read.track.height_m.tolist() == [0.0, 10.0, 20.0]
    assert (read.track.height_of, read.track.name) == (HeightOf.TAKE_OFF, "DJI_0001")
    assert read.doubts == (Doubt(None, "track_zone_assumed", "Europe/Riga"),)


def test_a_zone_that_is_said_is_no_doubt(tmp_path: Path):
    read = read_track(write_srt(tmp_path / "a.srt", [1]), Asked(TrackKind.DRONE, tz="UTC"))
    assert read.track.start.isoformat() == "2026-04-12T13:30:00+00:00"
    assert read.doubts == ()


def test_the_older_form_has_its_longitude_first(tmp_path: Path):
    (tmp_path / "a.srt").write_text(OLD)
    track = read_track(tmp_path / "a.srt", DRONE).track
    assert (track.lat_deg[0], track.lon_deg[0], track.height_m[0]) == (56.4652, 23.3451, 12.3)
    assert track.start.isoformat() == "2017-08-05T11:11:51+00:00"


def test_the_form_with_a_misspelt_longitude_reads(tmp_path: Path):
    (tmp_path / "a.srt").write_text(MISSPELT)
    track = read_track(tmp_path / "a.srt", DRONE).track
    assert (track.lat_deg[0], track.lon_deg[0]) == (56.4652, 23.3451)
    assert track.at_us[0] % 1_000_000 == 123_000
    assert math.isnan(track.height_m[0])


def test_subtitles_without_a_day_are_refused_with_what_to_give(tmp_path: Path):
    words = "1\n00:00:00,000 --> 00:00:01,000\nF/2.8, SS 320, ISO 100, GPS (23.34, 56.46, 15), H 30.1m\n"
    (tmp_path / "a.srt").write_text(words)
    with pytest.raises(TrackError, match=r"a\.srt: its subtitles say no day and no time"):
        read_track(tmp_path / "a.srt", DRONE)


def test_pictures_without_satellites_are_left_out(tmp_path: Path):
    path = write_srt(tmp_path / "a.srt", [1, 2])
    path.write_text(path.read_text().replace("[latitude: 56.480000] [longitude: 23.360000]", "", 1))
    read = read_track(path, Asked(TrackKind.DRONE, tz="UTC"))
    assert (len(read.track), read.doubts) == (1, (Doubt(2, "track_no_place", "2"),))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(-10, 500).map(lambda h: round(h, 3)), min_size=1, max_size=30))
def test_heights_come_back(tmp_path: Path, heights: list[float]):
    assert read_track(write_srt(tmp_path / "a.srt", heights), DRONE).track.height_m.tolist() == heights
