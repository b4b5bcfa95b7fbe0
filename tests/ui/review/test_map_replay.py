"""The map at the cursor, on a real MapView."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from incidents.timeline import offsets_s
from maps.geo import LatLon
from tests.ui.review import story
from ui.map.layers.marks import MarkKind
from ui.map.map_view import MapView
from ui.review.flights import drone_at, flown_until
from ui.review.lane_content import told
from ui.review.map_replay import MapReplay

if TYPE_CHECKING:
    from datetime import datetime

    from pytestqt.qtbot import QtBot

    from ui.map.layers.marks import MapMark


class Spied(MapView):
    """A MapView that remembers how its track and marks were told."""

    def __init__(self) -> None:
        super().__init__()
        self.whole: list[int] = []
        self.appended = 0
        self.marks: tuple[MapMark, ...] = ()

    def set_track(self, lat_deg: Any, lon_deg: Any) -> None:
        self.whole.append(len(lat_deg))
        super().set_track(lat_deg, lon_deg)

    def append_track(self, lat_deg: float, lon_deg: float) -> None:
        self.appended += 1
        super().append_track(lat_deg, lon_deg)

    def show_marks(self, marks: Any) -> None:
        self.marks = tuple(marks)
        super().show_marks(self.marks)


@pytest.fixture
def view(qtbot: QtBot) -> Spied:
    made = Spied()
    made.resize(900, 300)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def replayed(view: Spied) -> MapReplay:
    made = MapReplay(view)
    made.show_story(story.INCIDENT, told(story.moments()), (story.flight(),), offsets_s(story.entries()))
    return made


def points_until(at: datetime) -> int:
    return len(flown_until((story.flight(),), at, {})[0])


def test_a_finding_appears_when_it_was_made_with_its_number(replayed: MapReplay, view: Spied):
    replayed.show_cursor(story.TAKE_OFF + timedelta(seconds=80))
    assert view.marks == ()
    replayed.show_cursor(story.TAKE_OFF + timedelta(seconds=91))
    assert [(mark.kind, mark.number, mark.label, mark.error_m) for mark in view.marks] == [
        (MarkKind.HOT_SPOT, 1, "94°", 9.0)
    ]


def test_running_on_adds_to_the_track_and_going_back_draws_it_again(replayed: MapReplay, view: Spied):
    at = story.TAKE_OFF + timedelta(seconds=60)
    replayed.show_cursor(at)
    drawn = view.whole.copy()
    for step in range(1, 21):
        replayed.show_cursor(at + timedelta(seconds=step))
    assert view.whole == drawn
    assert view.appended == points_until(at + timedelta(seconds=20)) - points_until(at)
    replayed.show_cursor(story.TAKE_OFF + timedelta(seconds=10))
    assert view.whole[-1] == points_until(story.TAKE_OFF + timedelta(seconds=10))


def test_the_drone_is_on_the_map_in_flight_and_only_then(replayed: MapReplay, view: Spied):
    replayed.show_cursor(story.TAKE_OFF + timedelta(seconds=60))
    assert cast("Any", view)._layers.vehicle.seen is not None
    replayed.show_cursor(story.ALARM)
    assert cast("Any", view)._layers.vehicle.seen is None


def test_two_flights_are_two_lines():
    later = {"exercise": 3600.0}
    flights = (story.flight(), story.flight(training=True))
    lats, _ = flown_until(flights, story.LANDED + timedelta(hours=1), later)
    assert int(np.isnan(lats).sum()) == 1
    assert not np.isnan(lats[0])
    assert not np.isnan(lats[-1])


def test_of_two_flights_each_is_in_the_air_at_its_own_time():
    flights = (story.flight(), story.flight(training=True))
    later = {"exercise": 3600.0}
    first = drone_at(flights, story.TAKE_OFF, later)
    second = drone_at(flights, story.TAKE_OFF + timedelta(hours=1), later)
    assert first is not None
    assert second is not None
    assert (first.flight.training, second.flight.training) == (False, True)
    assert drone_at(flights, story.TAKE_OFF + timedelta(minutes=40), later) is None


def test_it_looks_at_all_that_was_flown(replayed: MapReplay, view: Spied):
    replayed.show_everything()
    lats, lons = flown_until((story.flight(),), story.LANDED, {})
    for lat, lon in zip(lats[::40].tolist(), lons[::40].tolist(), strict=True):
        at = view.to_pixel(LatLon(lat, lon))
        assert 0 <= at.x() <= view.viewport().width()
        assert 0 <= at.y() <= view.viewport().height()
