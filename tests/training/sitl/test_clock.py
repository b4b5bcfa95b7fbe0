from __future__ import annotations

import pytest

from training.sitl import clock as clock_module
from training.sitl.clock import ExerciseClock
from training.sitl.line import version_of


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The computer's seconds."""
    now_s = [100.0]
    monkeypatch.setattr(clock_module.time, "monotonic", lambda: now_s[0])
    return now_s


def test_it_runs_as_fast_as_the_exercise(wall: list[float]):
    clock = ExerciseClock(4.0)
    began = clock.utc()
    wall[0] += 10.0
    assert clock.monotonic_s() == 40.0
    assert (clock.utc() - began).total_seconds() == 40.0


def test_frozen_it_stands_and_goes_on_from_there(wall: list[float]):
    clock = ExerciseClock(2.0)
    wall[0] += 5.0
    clock.freeze()
    wall[0] += 100.0
    clock.freeze()
    assert clock.monotonic_s() == 10.0
    clock.resume()
    clock.resume()
    wall[0] += 1.0
    assert clock.monotonic_s() == 12.0


def test_it_does_not_run_backwards():
    with pytest.raises(ValueError, match="runs forward"):
        ExerciseClock(0.0)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, None),
        (0x04070000, "4.7.0-dev"),
        (0x040603FF, "4.6.3"),
        (0x04060080, "4.6.0-beta"),
        (0x040600C0, "4.6.0-rc"),
    ],
)
def test_a_version_is_written_as_people_do(number: int, written: str | None):
    assert version_of(number) == written
