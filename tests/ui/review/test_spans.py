from __future__ import annotations

import pytest

from ui.review.spans import clock_offset, minutes_seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "0:00"), (64.0, "1:04"), (724.4, "12:04"), (7500.0, "125:00"), (-64.0, "−1:04"), (-0.2, "0:00")],
)
def test_intervals_are_minutes_and_seconds(seconds: float, words: str):
    assert minutes_seconds(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "0.0\u00a0s"), (2.4, "+2.4\u00a0s"), (-14.0, "−14\u00a0s"), (3600.0, "+1:00:00")],
)
def test_an_offset_says_its_direction(seconds: float, words: str):
    assert clock_offset(seconds) == words
