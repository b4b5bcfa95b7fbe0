"""The seen ground at any moment of recorded flights."""

from __future__ import annotations

import numpy as np
import pytest

from missions.camera_model import DEFAULT_CAMERA
from missions.coverage import Coverage
from missions.recorded_looks import cover
from missions.search_grid import grid_over
from missions.seen_history import SeenHistory
from tests.missions.test_recorded_looks import FIELD, northward, read

TRACK, _ = read(*northward([n / 2 for n in range(41)]))


@pytest.fixture
def history() -> SeenHistory:
    made = SeenHistory(grid_over(FIELD))
    for _ in made.add(TRACK, None, DEFAULT_CAMERA, began_s=100.0):
        pass
    return made


def test_before_the_flight_nothing_is_seen_and_later_ever_more(history: SeenHistory):
    seen = [int(np.count_nonzero(history.steps_at(at))) for at in (99.0, 105.0, 110.0, 115.0, 1000.0)]
    assert seen[0] == 0
    assert seen == sorted(set(seen))


def test_at_the_end_it_is_what_the_flight_has_seen(history: SeenHistory):
    coverage = Coverage(grid_over(FIELD))
    cover(coverage, TRACK, None, DEFAULT_CAMERA)
    at_end = history.steps_at(1000.0)
    assert np.array_equal(at_end >= 1, coverage.pod >= 0.30)
    assert np.array_equal(at_end >= 2, coverage.pod >= 0.60)
    assert not (at_end == 3).any()


def test_a_second_flight_adds_its_own_time(history: SeenHistory):
    for _ in history.add(TRACK, None, DEFAULT_CAMERA, began_s=500.0):
        pass
    assert not (history.steps_at(499.0) == 3).any()
    assert (history.steps_at(1000.0) == 3).any()
