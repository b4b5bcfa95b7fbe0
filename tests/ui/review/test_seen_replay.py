"""The seen ground at the cursor of the review."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.review import story
from ui.map.map_view import MapView
from ui.review.seen_replay import SeenReplay

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

FLIGHT = story.flight()
LATER = story.TAKE_OFF + timedelta(minutes=30)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    made = MapView()
    made.resize(700, 500)
    qtbot.addWidget(made)
    made.set_track(FLIGHT.track.lat_deg, FLIGHT.track.lon_deg)
    made.fit_all()
    made.clear_track()
    return made


def shown(replay: SeenReplay, view: MapView, at: datetime, qtbot: QtBot) -> QImage:
    replay.show(at)
    qtbot.waitUntil(lambda: replay.ready, timeout=20_000)
    return view.grab().toImage()


def test_it_grows_with_the_cursor_and_goes_back_with_it(view: MapView, qtbot: QtBot):
    bare = view.grab().toImage()
    replay = SeenReplay(view)
    replay.set_flights((FLIGHT,), {})
    early = shown(replay, view, story.TAKE_OFF - timedelta(minutes=5), qtbot)
    assert early == bare
    middle = shown(replay, view, story.TAKE_OFF + timedelta(seconds=60), qtbot)
    late = shown(replay, view, LATER, qtbot)
    assert bare != middle != late != bare
    assert shown(replay, view, story.TAKE_OFF + timedelta(seconds=60), qtbot) == middle


def test_the_same_flights_again_are_not_worked_out_again(view: MapView, qtbot: QtBot):
    replay = SeenReplay(view)
    replay.set_flights((FLIGHT,), {})
    shown(replay, view, LATER, qtbot)
    replay.set_flights((FLIGHT,), {})
    assert replay.ready
    replay.set_flights((FLIGHT,), {"drone": 60.0, "exercise": 60.0})
    assert not replay.ready
    qtbot.waitUntil(lambda: replay.ready, timeout=20_000)


def test_without_flights_and_with_one_that_never_flew_nothing_is_seen(view: MapView, qtbot: QtBot):
    replay = SeenReplay(view)
    bare = view.grab().toImage()
    replay.set_flights((), {})
    assert shown(replay, view, LATER, qtbot) == bare
    track = replace(FLIGHT.track, armed=FLIGHT.track.armed & False)
    replay.set_flights((replace(FLIGHT, track=track),), {})
    assert shown(replay, view, LATER, qtbot) == bare


def test_a_training_beside_a_real_flight_has_seen_nothing(view: MapView, qtbot: QtBot):
    replay = SeenReplay(view)
    replay.set_flights((replace(FLIGHT, training=False),), {})
    alone = shown(replay, view, LATER, qtbot)
    replay.set_flights((replace(FLIGHT, training=False), replace(FLIGHT, name="other", training=True)), {})
    assert shown(replay, view, LATER, qtbot) == alone
