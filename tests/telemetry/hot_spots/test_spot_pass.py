"""Cooling, steady or growing: only what is more than noise, and never against the end of the range."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from telemetry.hot_spots.spot_pass import SpotPass, Trend, trend
from telemetry.thermal.frame import TruthLevel

START = datetime(2026, 7, 3, tzinfo=UTC)


def passes(*told: float | None, pixel_m: float = 0.07, at_least: tuple[int, ...] = ()) -> list[SpotPass]:
    return [
        SpotPass(
            1,
            1,
            START + timedelta(minutes=n),
            START + timedelta(minutes=n, seconds=10),
            0 if hottest is None else 9,
            30,
            hottest,
            n in at_least,
            TruthLevel.RAW,
            pixel_m,
        )
        for n, hottest in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), None),
        ((90.0,), None),
        ((90.0, 88.0), Trend.STEADY),
        ((90.0, 70.0), Trend.COOLING),
        ((70.0, 90.0), Trend.GROWING),
        ((100.0, 97.0, 94.0, 91.0, 88.0), Trend.COOLING),  # slowly, each less than the noise
        ((70.0, 100.0, 80.0), Trend.COOLING),  # the newest change counts
        ((90.0, None), Trend.COOLING),  # not hot any more
        ((90.0, None, 80.0), Trend.GROWING),  # and hot again
        ((90.0, None, None), Trend.COOLING),
    ],
)
def test_a_trend_is_more_than_noise(told: tuple[float | None, ...], expected: Trend | None):
    assert trend(passes(*told)) is expected


def test_at_least_and_at_least_say_nothing():
    assert trend(passes(150.0, 150.0, at_least=(0, 1))) is None
    assert trend(passes(110.0, 150.0, at_least=(1,))) is Trend.GROWING
    assert trend(passes(150.0, 110.0, at_least=(0,))) is Trend.COOLING
    assert trend(passes(150.0, 149.0, at_least=(0,))) is None


def test_pixels_of_another_size_are_not_compared():
    assert trend([*passes(120.0, pixel_m=0.05), *passes(80.0, pixel_m=0.12)]) is None
