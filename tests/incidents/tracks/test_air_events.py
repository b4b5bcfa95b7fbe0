"""Take-off and landing of another drone, only where its heights tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.tracks.air_events import air_events
from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import TrackKind
from tests.incidents.tracks.made_up import write_srt

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.tracks.track import PositionTrack

GROUND, UP, DOWN = [0.0] * 5, [2.0 * i for i in range(20)], [38.0 - 2.0 * i for i in range(20)]


def flight(tmp_path: Path, heights: list[float]) -> PositionTrack:
    return read_track(write_srt(tmp_path / "a.srt", heights), Asked(TrackKind.DRONE)).track


def test_a_whole_flight_has_a_take_off_and_a_landing(tmp_path: Path):
    events = air_events(flight(tmp_path, GROUND + UP + DOWN + GROUND))
    assert [event.code for event in events] == ["took_off", "landed"]
    assert [event.at.second for event in events] == [6, 44]
    assert all(event.precision_s == 1.0 for event in events)


def test_a_video_that_began_in_the_air_knows_no_take_off(tmp_path: Path):
    assert [event.code for event in air_events(flight(tmp_path, [30.0, *DOWN, *GROUND]))] == ["landed"]


def test_a_video_that_ended_in_the_air_knows_no_landing(tmp_path: Path):
    assert [event.code for event in air_events(flight(tmp_path, GROUND + UP))] == ["took_off"]


def test_a_drone_that_was_carried_about_did_not_fly(tmp_path: Path):
    assert air_events(flight(tmp_path, [0.0, 1.0, 2.0, 1.0, 0.0])) == ()
