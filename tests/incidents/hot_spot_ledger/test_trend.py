"""Cooling is said only when it is larger than what two readings may differ by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.hot_spot_ledger.trend import Reading, Trend, trend
from telemetry.thermal.frame import TruthLevel

START = datetime(2026, 4, 12, tzinfo=UTC)


def readings(*told: float | str | None, level: TruthLevel = TruthLevel.RAW) -> list[Reading]:
    """`"150+"` is at least 150."""
    found: list[Reading] = []
    for i, one in enumerate(told):
        text = str(one)
        degrees = None if one is None else float(text.rstrip("+"))
        found.append(Reading(START + timedelta(minutes=i), degrees, text.endswith("+"), level))
    return found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), None),
        ((180.0,), None),
        ((180.0, 90.0), Trend.COOLING),
        ((90.0, 180.0), Trend.GROWING),
        ((100.0, 104.0), Trend.STEADY),
        ((100.0, 97.0, 94.0, 91.0), Trend.COOLING),  # each step is nothing, all of them are
        ((200.0, 100.0, 102.0), Trend.COOLING),
        ((80.0, 200.0, 120.0), Trend.COOLING),  # the newest change counts
        ((None, 90.0), None),
        ((180.0, None, 90.0), Trend.COOLING),
    ],
)
def test_the_last_clear_change_is_the_trend(told: tuple[float | None, ...], expected: Trend | None):
    assert trend(readings(*told)) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (("150+", "150+"), None),
        (("150+", 300.0), None),  # it may have been 300 before
        ((300.0, "150+"), None),  # it may be 300 still
        (("150+", 80.0), Trend.COOLING),
        ((80.0, "150+"), Trend.GROWING),
        (("150+", 149.0), None),
    ],
)
def test_the_end_of_the_range_is_an_at_least(told: tuple[float | str, ...], expected: Trend | None):
    assert trend(readings(*told)) is expected


def test_what_the_camera_only_says_must_differ_more():
    assert trend(readings(100.0, 90.0)) is Trend.COOLING
    assert trend(readings(100.0, 90.0, level=TruthLevel.RANGE)) is Trend.STEADY


def test_contrast_has_no_trend():
    assert trend(readings(None, None, level=TruthLevel.PALETTE)) is None


@given(st.lists(st.one_of(st.none(), st.floats(-50.0, 1_500.0)), max_size=8))
def test_one_of_the_words_comes_out_whatever_is_read(told: list[float | None]):
    assert trend(readings(*told)) in (None, *Trend)
