"""The thread that looks: it looks at the newest alone, loses nothing that was confirmed, and ends."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from queue import Empty
from typing import TYPE_CHECKING, TypeVar

import pytest

from maps.geo import distance_m
from telemetry.georeference.ground_point import ErrorEllipse, GroundPoint
from telemetry.hot_spots.detection import HotRule
from telemetry.hot_spots.finder import SpotChanges
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.hot_spots.spot_pass import SpotPass
from telemetry.lookout import Lookout
from telemetry.observer import Looked, Wishes
from telemetry.thermal.frame import TruthLevel
from tests.telemetry.georeference.scenes import HOME, LENS
from tests.telemetry.test_observer import EMBER, above, grey, raw, state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from queue import SimpleQueue

    from telemetry.georeference.view import NoGround
    from telemetry.thermal.frame import ThermalFrame

T = TypeVar("T")
WAIT_S = 10.0
BEHIND_S = 1_000.0  # the link's clock, behind this computer's
START = datetime(2026, 7, 3, 4, 0, tzinfo=UTC)


@pytest.fixture
def lookout() -> Iterator[Lookout]:
    made = Lookout()
    made.wish(Wishes(lens=LENS, rule=HotRule(60.0)))
    made.start()
    yield made
    made.close()


def say(lookout: Lookout) -> float:
    """The drone hovers, since a moment ago; this computer's time."""
    now_s = time.monotonic()
    for heard_s in (now_s - 0.2, now_s):
        lookout.hear(state(heard_s - BEHIND_S, above()), now_s - BEHIND_S, START)
    return now_s


def answered(lookout: Lookout) -> None:
    """All that was said before has been heard, what was shown has been looked at."""

    def ask() -> None:
        done = threading.Event()
        lookout.ask_place((0.5, 0.5), time.monotonic(), lambda _found: done.set())
        assert done.wait(WAIT_S)

    ask()
    while any(lookout._newest.values()):  # an order that comes while others are obeyed overtakes a picture
        ask()
    ask()  # and the picture that was taken up has been looked at by now


def found(lookout: Lookout, looks: int = 8) -> None:
    """An ember is looked at so often that it is confirmed; one look a tenth of a second apart."""
    wall_s = say(lookout)
    for n in range(looks):
        at_s = wall_s + n / 10.0
        lookout.hear(state(at_s - BEHIND_S, above()), wall_s - BEHIND_S, START)
        lookout.frame(raw(at_s, above()))
        answered(lookout)


def taken(queue: SimpleQueue[T]) -> list[T]:
    got: list[T] = []
    try:
        while True:
            got.append(queue.get_nowait())
    except Empty:
        return got


def test_what_is_confirmed_is_told_once_and_rings(lookout: Lookout):
    found(lookout, looks=20)
    (spot,) = taken(lookout.confirmed)
    assert spot.number == 1
    assert distance_m(spot.at, EMBER) < 0.5


def test_somebody_is_called_when_there_is_news():
    rung = threading.Event()
    lookout = Lookout(rung.set)
    lookout.wish(Wishes(lens=LENS))
    lookout.start()
    wall_s = say(lookout)
    lookout.frame(raw(wall_s, above()))
    assert rung.wait(WAIT_S)
    assert lookout.looked.get() is not None
    lookout.close()


def test_a_place_is_answered_from_its_own_thread(lookout: Lookout):
    wall_s = say(lookout)
    answers: list[tuple[GroundPoint | NoGround | None, str]] = []
    done = threading.Event()

    def answer(place: GroundPoint | NoGround | None) -> None:
        answers.append((place, threading.current_thread().name))
        done.set()

    lookout.ask_place((0.5, 0.5), wall_s, answer)
    assert done.wait(WAIT_S)
    ((place, thread),) = answers
    assert isinstance(place, GroundPoint)
    assert distance_m(place.at, HOME) < 0.1
    assert thread == "lookout"


class Slow:
    """Stands in for the observer: it looks until it is let go."""

    def __init__(self) -> None:
        self.looked_at: list[float] = []
        self.looking, self.go_on = threading.Event(), threading.Event()
        self.delay: object = None
        self.wishes = Wishes()

    def frame(self, frame: ThermalFrame) -> Looked:
        self.looked_at.append(frame.taken_s)
        self.looking.set()
        assert self.go_on.wait(WAIT_S)
        return Looked(SpotChanges((), confirmed=(_spot(len(self.looked_at)),)), None)

    def place(self, *_: object) -> None:
        return None

    def end(self) -> tuple[SpotPass, ...]:
        return (SpotPass(4, 1, START, START, 8, 12, 104.0, False, TruthLevel.RAW, 0.05),)

    def changed_tiles(self) -> tuple[()]:
        return ()


def _spot(number: int) -> HotSpot:
    ellipse, confirmed = ErrorEllipse(1.0, 1.0, 0.0), SpotState.CONFIRMED
    return HotSpot(
        number, number, EMBER, ellipse, confirmed, 5, 120.0, False, TruthLevel.RAW, 0.1, START, START
    )


def test_of_what_comes_while_it_looks_only_the_newest_is_looked_at(monkeypatch: pytest.MonkeyPatch):
    lookout, slow = Lookout(), Slow()
    monkeypatch.setattr(lookout, "_observer", slow)
    lookout.start()
    lookout.frame(raw(1.0, above()))
    assert slow.looking.wait(WAIT_S)
    for taken_s in (2.0, 3.0, 4.0):
        lookout.frame(raw(taken_s, above()))
    slow.go_on.set()
    answered(lookout)
    assert slow.looked_at == [1.0, 4.0]
    assert [spot.number for spot in taken(lookout.confirmed)] == [1, 2], "each confirmation is kept"
    lookout.close()


def test_a_damaged_picture_is_not_looked_at(lookout: Lookout):
    wall_s = say(lookout)
    lookout.picture(replace(grey(1, wall_s, above()), damaged=True), white_hot=True)
    answered(lookout)
    assert lookout.looked.get() is None
    lookout.picture(grey(2, wall_s, above()), white_hot=True)
    answered(lookout)
    assert lookout.looked.get() is not None


def test_the_end_of_a_flight_tells_its_passes(lookout: Lookout):
    found(lookout)
    lookout.end()
    answered(lookout)
    assert [one.number for one in taken(lookout.passes)] == [1]


def test_the_passes_of_a_flight_that_ends_with_the_window_are_told(monkeypatch: pytest.MonkeyPatch):
    lookout, slow = Lookout(), Slow()
    monkeypatch.setattr(lookout, "_observer", slow)
    lookout.start()
    lookout.frame(raw(1.0, above()))
    assert slow.looking.wait(WAIT_S)
    lookout.end()  # while it looks
    with monkeypatch.context() as patched:
        patched.setattr(lookout._thread, "join", lambda _: slow.go_on.set())  # and the window closes
        lookout.close()
    lookout.close()
    assert [one.number for one in taken(lookout.passes)] == [4]


def test_a_flight_goes_on_with_the_numbers_that_it_is_given(lookout: Lookout):
    lookout.begin((), 12)
    found(lookout)
    assert [spot.number for spot in taken(lookout.confirmed)] == [12]


def test_what_was_laid_on_the_ground_is_told(lookout: Lookout, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("telemetry.lookout.TILES_EVERY_S", 0.0)
    found(lookout, looks=3)
    assert taken(lookout.tiles)


def test_it_ends_also_when_it_was_never_begun_and_twice():
    lookout = Lookout()
    lookout.close()
    lookout.close()
    other = Lookout()
    other.start()
    other.close()
    other.close()
    assert not [one for one in threading.enumerate() if one.name == "lookout" and one.is_alive()]
