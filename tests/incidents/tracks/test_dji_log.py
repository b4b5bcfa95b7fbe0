"""Flight logs of DJI drones as CSV: units in the names of columns, and days that read in two ways."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import AskedError, HeightOf, TrackKind

if TYPE_CHECKING:
    from pathlib import Path

DRONE = Asked(TrackKind.DRONE)
AIRDATA = """time(millisecond),datetime(utc),latitude,longitude,\
height_above_takeoff(feet),speed(mph), compass_heading(degrees)
0,2026-04-12 10:21:00,56.465,23.345,0,0,90
400,2026-04-12 10:21:00,56.465,23.345,100,10,90
800,2026-04-12 10:21:01,56.4651,23.345,100,10,-90
"""
OSD = """sep=,
CUSTOM.date [local],CUSTOM.updateTime [local],OSD.flyTime,OSD.latitude,OSD.longitude,\
OSD.height [ft],OSD.hSpeed [MPH]
{day},1:21:00.12 PM,0m 0s,56.465,23.345,10,5
{day},1:21:00.32 PM,0m 0.2s,56.465,23.345,20,5
"""


def test_milliseconds_stand_between_the_whole_seconds(tmp_path: Path):
    (tmp_path / "a.csv").write_text(AIRDATA)
    track = read_track(tmp_path / "a.csv", DRONE).track
    assert track.start.isoformat() == "2026-04-12T10:21:00.200000+00:00"  # the third row says 01 at 800 ms
    assert [(at - int(track.at_us[0])) // 1000 for at in track.at_us.tolist()] == [0, 400, 800]
    assert track.height_m.tolist() == pytest.approx([0, 30.48, 30.48])
    assert track.speed_m_s.tolist() == pytest.approx([0, 4.4704, 4.4704])
    assert track.course_deg.tolist() == [90, 90, 270]
    assert track.height_of is HeightOf.TAKE_OFF


@pytest.mark.parametrize(("day", "said"), [("4/13/2026", "2026-04-13"), ("13/04/2026", "2026-04-13")])
def test_a_number_above_twelve_tells_day_from_month(tmp_path: Path, day: str, said: str):
    (tmp_path / "a.csv").write_text(OSD.format(day=day))
    read = read_track(tmp_path / "a.csv", DRONE)
    assert read.track.start.isoformat() == f"{said}T10:21:00.120000+00:00"
    assert [doubt.code for doubt in read.doubts] == ["track_zone_assumed"]


def test_a_day_that_reads_in_two_ways_is_asked_for(tmp_path: Path):
    (tmp_path / "a.csv").write_text(OSD.format(day="4/12/2026"))
    with pytest.raises(AskedError, match=r'its day "4/12/2026" can be read in two ways'):
        read_track(tmp_path / "a.csv", DRONE)
    for day in (date(2026, 4, 12), date(2026, 12, 4)):
        told = Asked(TrackKind.DRONE, day=day, tz="UTC")
        if day.month == 4:
            assert read_track(tmp_path / "a.csv", told).track.start.date() == day


def test_another_day_than_the_files_is_refused(tmp_path: Path):
    (tmp_path / "a.csv").write_text(OSD.format(day="4/12/2026"))
    with pytest.raises(AskedError, match='is of "4/12/2026", not of 2026-05-01'):
        read_track(tmp_path / "a.csv", Asked(TrackKind.DRONE, day=date(2026, 5, 1)))
