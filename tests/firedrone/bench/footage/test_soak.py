from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from firedrone.bench.footage.soak import Soaked, drift, growth, judged, measured

FLAT = Soaked(4000, 4000, 5.0, (100.0,) * 40, (60.0,) * 40, (1.0,) * 4000)


def missed(**changed: object) -> list[str]:
    found = Soaked(**{name: changed.get(name, getattr(FLAT, name)) for name in Soaked.__slots__})  # pyright: ignore[reportArgumentType]
    return [name for name, bar in judged(found, full=True).bars.items() if bar.passed is False]


def test_what_neither_grows_nor_slows_passes():
    assert missed() == []


def test_memory_that_grows_in_either_process_is_seen():
    leak = tuple(60.0 + 0.2 * n for n in range(40))
    assert missed(decoder_mb=leak) == ["soak, growth of memory, the larger"]
    assert missed(window_mb=leak) == ["soak, growth of memory, the larger"]


def test_pictures_that_get_later_and_later_are_seen():
    later = tuple(1.0 + 0.0005 * n for n in range(4000))
    assert missed(ages_ms=later) == ["soak, drift of the age of pictures, ms"]


def test_a_picture_that_did_not_arrive_is_seen():
    assert missed(seen=3999) == ["soak, pictures that did not arrive"]


def test_a_busy_moment_of_the_computer_is_no_drift():
    ages = np.ones(4000)
    ages[3000:3040] = 30.0
    assert drift(ages.tolist()) == pytest.approx(0.0, abs=0.01)


def test_too_little_says_nothing():
    assert growth([100.0]) is None
    assert drift([1.0] * 10) is None


def test_pictures_go_through_one_by_one(tmp_path: Path):
    found = measured(tmp_path, 300)
    assert found.seen == 300
    assert len(found.window_mb) == 3
