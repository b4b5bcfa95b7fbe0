"""GPX: names, extensions, points without a time, and no entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import AskedError, Doubt, TrackError, TrackKind

if TYPE_CHECKING:
    from pathlib import Path

TRUCK = Asked(TrackKind.TRUCK)
POINT = '<trkpt lat="{lat}" lon="23.345">{time}</trkpt>'


def gpx(path: Path, *tracks: tuple[str, str]) -> Path:
    body = "".join(f"<trk><name>{name}</name><trkseg>{points}</trkseg></trk>" for name, points in tracks)
    path.write_text(f'<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{body}</gpx>', "utf-8")
    return path


def points(*minutes: int, lat: float = 56.465) -> str:
    return "".join(
        POINT.format(lat=lat, time=f"<time>2026-04-12T10:{minute:02}:00Z</time>") for minute in minutes
    )


def test_an_entity_is_refused(tmp_path: Path):
    bomb = '<!DOCTYPE gpx [<!ENTITY a "aaaa">]><gpx><trk><name>&a;</name></trk></gpx>'
    (tmp_path / "t.gpx").write_text(bomb)
    with pytest.raises(TrackError, match="declares a document type or entities"):
        read_track(tmp_path / "t.gpx", TRUCK)


def test_points_without_a_time_are_left_out_and_counted(tmp_path: Path):
    path = gpx(tmp_path / "t.gpx", ("A", POINT.format(lat=56.4, time="") + points(1, 2)))
    read = read_track(path, TRUCK)
    assert len(read.track) == 2
    assert read.doubts == (Doubt(1, "track_no_time", "1"),)


def test_a_drawn_way_is_no_recording(tmp_path: Path):
    path = gpx(tmp_path / "t.gpx", ("A", POINT.format(lat=56.4, time="") * 3))
    with pytest.raises(TrackError, match=r"t\.gpx: is a drawn way, no recorded one: 3 points"):
        read_track(path, TRUCK)


def test_of_several_tracks_one_is_chosen_or_asked_for(tmp_path: Path):
    path = gpx(tmp_path / "t.gpx", ("AC-1", points(1, 2)), ("AC-2", points(1, 2, 3)))
    with pytest.raises(AskedError, match=r"holds 2 tracks \(AC-1, AC-2\)"):
        read_track(path, TRUCK)
    for asked in (Asked(TrackKind.TRUCK, of="ac-2"), Asked(TrackKind.TRUCK, name="AC-2")):
        read = read_track(path, asked)
        assert (read.track.name, len(read.track)) == ("AC-2", 3)
        assert read.doubts == (Doubt(None, "track_others", "AC-1"),)


def test_segments_and_tracks_of_one_name_are_one_way(tmp_path: Path):
    path = gpx(tmp_path / "t.gpx", ("AC-1", points(1, 2)), ("AC-1", points(5, 6)))
    assert len(read_track(path, TRUCK).track) == 4
