"""What stands in a cell of a workbook, as the text that a person would have typed there."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from maps.foreign.file import plain

EXACT = 10**15  # a spreadsheet keeps 15 digits of a number: what follows is gone
# Of a number format: what only decorates it
_DECORATION = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_HALF_SECOND = timedelta(milliseconds=500)


def cell_text(value: object, number_format: str) -> str:
    """ISO for dates and times, "7" for a whole number; one of which digits were lost has an E."""
    match value:
        case None:
            text = ""
        case bool():
            text = "TRUE" if value else "FALSE"
        case float():
            text = _number(value)
        case datetime():
            text = _moment(value, _decorated(number_format))
        case time():
            text = _clock(value, _decorated(number_format))
        case timedelta():
            text = _duration(value)
        case _:
            text = plain(str(value))
    return text


def _decorated(number_format: str) -> str:
    return _DECORATION.sub("", number_format).casefold()


def _number(value: float) -> str:
    if abs(value) >= EXACT:
        return f"{value:.15G}"
    return str(int(value)) if value.is_integer() else repr(value)


def _moment(value: datetime, form: str) -> str:
    """Without seconds where none are shown, and without an hour where only the day was meant."""
    try:
        value = (value + _HALF_SECOND).replace(microsecond=0)
    except OverflowError:
        value = value.replace(microsecond=0)
    if value.time() == time(0) and "h" not in form:
        return value.date().isoformat()
    return f"{value:%Y-%m-%d} {_clock(value.time(), form)}"


def _clock(value: time, form: str) -> str:
    if value.microsecond:
        value = (datetime.combine(date(2000, 1, 1), value) + _HALF_SECOND).time()
    return f"{value:%H:%M}" if value.second == 0 and "s" not in form else f"{value:%H:%M:%S}"


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    minutes, seconds = divmod(abs(seconds), 60)
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
