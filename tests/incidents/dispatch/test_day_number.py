"""A spreadsheet's day number is the time that it stands for, counted from 1900 or from 1904."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.dispatch.day_number import day_number
from incidents.dispatch.sheet import DAY_ZERO, DAY_ZERO_1904


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("46124.545138888888", "2026-04-12 13:05"),
        ("46124,545138888888", "2026-04-12 13:05"),
        ("46124.5452199", "2026-04-12 13:05:07"),
        ("0.545138888888", "13:05"),
        (".25", "06:00"),
        ("46124", None),
        ("29999.5", None),
        ("7", None),
        ("13:05", None),
        ("12.04.2026 13:05", None),
        ("9900000000000001", None),
        ("", None),
    ],
)
def test_a_number_is_a_time_or_none(text: str, said: str | None):
    assert day_number(text, DAY_ZERO) == said


@given(minute=st.integers(32_000 * 1440, 79_000 * 1440))
def test_every_minute_is_found_again(minute: int):
    for day_zero in (DAY_ZERO, DAY_ZERO_1904):
        at = datetime.combine(day_zero, datetime.min.time()) + timedelta(minutes=minute)
        text = repr(minute / 1440)
        if "." in text and not text.endswith(".0"):
            assert day_number(text, day_zero) == f"{at:%Y-%m-%d %H:%M}"
