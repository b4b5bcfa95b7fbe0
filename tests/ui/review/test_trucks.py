"""Trucks on the map of the review page, as they stood at the cursor; other drones as flights."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.taken import TakenTrack
from incidents.tracks.track import TrackKind
from maps.geo import LatLon, distance_m
from tests.incidents.tracks import made_up
from ui.map.map_view import MapView
from ui.review.flights import drone_at
from ui.review.map_replay import MapReplay
from ui.review.other_drones import other_flight
from ui.review.trucks import trucks_at

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.map.layers.trucks import ShownTruck

CLOCK = "track:AC-6"


@pytest.fixture
def truck(tmp_path: Path) -> TakenTrack:
    path = made_up.write_gpx(tmp_path / "t.gpx", made_up.run(), "AC-6")
    return TakenTrack("t.gpx", CLOCK, read_track(path, Asked(TrackKind.TRUCK)).track)


@pytest.fixture
def drone(tmp_path: Path) -> TakenTrack:
    path = made_up.write_srt(tmp_path / "d.srt", [float(i) for i in range(60)])
    asked = Asked(TrackKind.DRONE, name="Mavic", tz="Europe/Riga")
    return TakenTrack("d.srt", "track:Mavic", read_track(path, asked).track)


def test_a_truck_stands_where_it_stood_with_the_way_behind_it(truck: TakenTrack):
    (shown,) = trucks_at([truck], made_up.START + timedelta(seconds=600), {})
    assert shown.call_sign == "AC-6"
    assert distance_m(shown.at, LatLon(*made_up.SCENE)) < 1
    assert (shown.trail[-1], shown.stale_s) == (shown.at, None)
    assert len(shown.trail) > 50


def test_before_its_track_and_long_after_there_is_no_truck(truck: TakenTrack):
    assert trucks_at([truck], made_up.START - timedelta(seconds=1), {}) == ()
    assert trucks_at([truck], truck.track.end + timedelta(hours=1), {}) == ()


def test_a_truck_that_was_not_heard_for_a_while_is_stale(truck: TakenTrack):
    (shown,) = trucks_at([truck], truck.track.end + timedelta(minutes=5), {})
    assert shown.stale_s == 300.0


def test_a_corrected_clock_moves_the_truck(truck: TakenTrack):
    at = made_up.START - timedelta(seconds=30)
    assert trucks_at([truck], at, {}) == ()
    assert len(trucks_at([truck], at, {CLOCK: -60.0})) == 1


def test_another_drone_is_a_flight_with_its_own_clock(drone: TakenTrack):
    flight = other_flight(drone)
    assert (flight.name, flight.elsewhere, flight.training) == ("Mavic", True, False)
    at = drone.track.start + timedelta(seconds=30)
    there = drone_at([flight], at, {})
    assert there is not None
    assert there.vehicle.fix is not None
    assert there.vehicle.fix.above_home_m == 30.0
    assert there.vehicle.battery is not None
    assert there.vehicle.battery.percent is None
    assert drone_at([flight], at - timedelta(hours=1), {}) is None
    assert drone_at([flight], at - timedelta(hours=1), {"track:Mavic": -3600.0}) is not None


class Spied(MapView):
    """Remembers which trucks it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.trucks: list[tuple[ShownTruck, ...]] = []

    def show_trucks(self, trucks: Any) -> None:
        self.trucks.append(tuple(trucks))
        super().show_trucks(trucks)


def test_the_map_is_told_of_the_trucks_at_the_cursor(qtbot: QtBot, truck: TakenTrack, drone: TakenTrack):
    view = Spied()
    qtbot.addWidget(view)
    replay = MapReplay(view)
    replay.show_story(None, (), (other_flight(drone),), {})
    replay.show_tracks([truck])
    replay.show_cursor(made_up.START + timedelta(seconds=300))
    assert [shown.call_sign for shown in view.trucks[-1]] == ["AC-6"]
    assert replay.seen.ready  # of another drone nobody knows where its camera looked
    replay.show_story(None, (), (), {})
    assert view.trucks[-1] == ()


def test_a_truck_and_its_trail_are_painted(qtbot: QtBot, truck: TakenTrack):
    view = MapView()
    view.resize(600, 400)
    qtbot.addWidget(view)
    view.centre_on(LatLon(*made_up.SCENE), 14.0)
    view.show()
    before = pixels(view)
    view.show_trucks(trucks_at([truck], made_up.START + timedelta(seconds=600), {}))
    fresh = pixels(view)
    view.show_trucks(trucks_at([truck], truck.track.end + timedelta(minutes=5), {}))
    assert (before != fresh).any()
    assert (fresh != pixels(view)).any()


def pixels(view: MapView) -> np.ndarray[Any, Any]:
    image = view.grab().toImage()
    return np.frombuffer(bytes(image.constBits()), dtype=np.uint8).copy()
