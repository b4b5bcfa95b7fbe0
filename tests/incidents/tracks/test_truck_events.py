"""What a truck's track tells, and what it does not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import TrackKind
from incidents.tracks.truck_events import RunNumbers, depot_of, run_events
from maps.geo import LatLon, distance_m
from tests.incidents.tracks import made_up

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.tracks.track import PositionTrack

DEPOT, SCENE = LatLon(*made_up.DEPOT), LatLon(*made_up.SCENE)


@pytest.fixture
def run(tmp_path: Path) -> PositionTrack:
    return read_track(made_up.write_gpx(tmp_path / "t.gpx", made_up.run()), Asked(TrackKind.TRUCK)).track


def test_a_whole_run_is_told_in_four_events(run: PositionTrack):
    events = run_events(run, SCENE, DEPOT)
    assert [event.code for event in events] == ["truck_left", "truck_stopped", "truck_moved_on", "truck_back"]
    seconds = [(event.at - made_up.START).total_seconds() for event in events]
    assert seconds == pytest.approx([125, 420, 1020, 1315], abs=10)
    assert all(event.precision_s == made_up.STEP_S for event in events)
    assert distance_m(events[1].place, SCENE) < 10


def test_the_depot_is_where_it_stood_first(run: PositionTrack):
    assert depot_of(run) == DEPOT


def test_a_track_that_begins_on_the_way_tells_nothing_of_a_depot(tmp_path: Path):
    on_the_way = [point for point in made_up.run() if point.at >= made_up.START + timedelta(seconds=200)]
    track = read_track(made_up.write_gpx(tmp_path / "t.gpx", on_the_way), Asked(TrackKind.TRUCK)).track
    assert depot_of(track) is None
    assert [event.code for event in run_events(track, SCENE, None)] == ["truck_stopped", "truck_moved_on"]


def test_a_short_stop_at_a_crossing_is_no_arrival(run: PositionTrack):
    assert "truck_stopped" not in [
        event.code for event in run_events(run, SCENE, DEPOT, RunNumbers(stopped_s=700.0))
    ]


def test_a_stop_elsewhere_is_no_arrival(run: PositionTrack):
    far = LatLon(56.6, 23.5)
    assert [event.code for event in run_events(run, far, DEPOT)] == ["truck_left", "truck_back"]


def test_a_track_that_ends_at_the_scene_did_not_move_on(tmp_path: Path):
    there = [point for point in made_up.run() if point.at < made_up.START + timedelta(seconds=900)]
    track = read_track(made_up.write_gpx(tmp_path / "t.gpx", there), Asked(TrackKind.TRUCK)).track
    assert [event.code for event in run_events(track, SCENE, DEPOT)] == ["truck_left", "truck_stopped"]


def test_a_speed_that_the_file_does_not_say_is_worked_out(tmp_path: Path):
    path = made_up.write_gpx(tmp_path / "t.gpx", made_up.run())
    text = path.read_text("utf-8")
    for speed in ("0.0", "14.0"):
        text = text.replace(f"<extensions><speed>{speed}</speed></extensions>", "")
    path.write_text(text, "utf-8")
    track = read_track(path, Asked(TrackKind.TRUCK)).track
    assert len(run_events(track, SCENE, DEPOT)) == 4
