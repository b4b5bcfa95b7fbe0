"""A spreadsheet's day number as the time that it stands for: 46124.5451 is 12 April 2026, 13:05."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_NUMBER = re.compile(r"(\d{5})(?:[.,](\d{1,17}))?")
_FRACTION = re.compile(r"0?[.,](\d{1,17})")
_DAYS = range(30_000, 80_000)  # 1982 to 2119, counted from 1900
_DAY_S = 86_400


def day_number(text: str, day_zero: date) -> str | None:
    """The time in ISO, or a clock for less than a day; None where the text is no such number."""
    text = text.strip()
    if fraction := _FRACTION.fullmatch(text):
        second = round(float(f"0.{fraction[1]}") * _DAY_S)
        return None if second >= _DAY_S else _clock(timedelta(seconds=second))
    number = _NUMBER.fullmatch(text)
    if number is None or int(number[1]) not in _DAYS or not number[2]:
        return None  # a day without its time is no time
    rest = timedelta(seconds=round(float(f"0.{number[2]}") * _DAY_S))
    at = datetime.combine(day_zero, time()) + timedelta(days=int(number[1])) + rest
    return f"{at:%Y-%m-%d %H:%M:%S}" if at.second else f"{at:%Y-%m-%d %H:%M}"


def _clock(of_day: timedelta) -> str:
    minutes, second = divmod(round(of_day.total_seconds()), 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{clock}:{second:02}" if second else clock
