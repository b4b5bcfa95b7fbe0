from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ui.review.replay import Replay

START = datetime(2026, 8, 22, 10, 0, tzinfo=UTC)
END = START + timedelta(minutes=10)


class Wall:
    """A clock that stands until it is moved."""

    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def replay(wall: Wall) -> Replay:
    made = Replay(monotonic_s=wall)
    made.set_range(START, END)
    return made


@pytest.mark.parametrize("speed", [1.0, 4.0, 20.0, 60.0])
def test_it_runs_as_many_times_as_fast_as_asked(replay: Replay, wall: Wall, speed: float):
    replay.set_speed(speed)
    replay.play()
    wall.now_s += 0.05
    replay.tick()
    assert replay.at == START + timedelta(seconds=0.05 * speed)
    replay.pause()


def test_it_stands_until_it_is_played(replay: Replay, wall: Wall):
    assert (replay.playing, replay.at) == (False, START)
    wall.now_s += 5.0
    replay.play()
    assert replay.at == START
    replay.pause()


def test_it_stops_at_the_end_and_begins_again_from_there(replay: Replay, wall: Wall):
    told: list[tuple[bool, float]] = []
    replay.playing_changed.connect(lambda playing, speed: told.append((playing, speed)))
    replay.go_to(END - timedelta(seconds=0.1))
    replay.play()
    wall.now_s += 0.4
    replay.tick()
    assert (replay.at, replay.playing) == (END, False)
    assert told == [(True, 1.0), (False, 1.0)]
    replay.play()
    assert (replay.at, replay.playing) == (START, True)
    replay.pause()


def test_a_computer_that_slept_does_not_leap(replay: Replay, wall: Wall):
    replay.play()
    wall.now_s += 3600.0
    replay.tick()
    assert replay.at == START + timedelta(seconds=0.5)
    replay.pause()


def test_the_cursor_is_kept_inside_the_story(replay: Replay):
    replay.go_to(END + timedelta(days=1))
    assert replay.at == END
    replay.go_to(START - timedelta(days=1))
    assert replay.at == START


def test_it_goes_on_playing_from_where_somebody_put_it(replay: Replay, wall: Wall):
    replay.play()
    wall.now_s += 0.3
    replay.go_to(START + timedelta(minutes=5))
    wall.now_s += 0.1
    replay.tick()
    assert replay.at == START + timedelta(minutes=5, seconds=0.1)
    replay.pause()


def test_every_step_is_told(replay: Replay, wall: Wall):
    told: list[datetime] = []
    replay.moved.connect(told.append)
    replay.set_playing(True)
    wall.now_s += 0.05
    replay.tick()
    replay.set_playing(False)
    assert told == [START + timedelta(seconds=0.05)]
