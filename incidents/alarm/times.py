"""Times in an alarm text: when it came, and the clocks without a date that stand behind the units."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from incidents.written_time import SLACK, WrittenTime, read_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_DAY, _HALF_DAY = timedelta(days=1), timedelta(hours=12)
_AHEAD = timedelta(minutes=10)  # the control room's clock may be before ours


def alarm_time(written: str, formats: Iterable[str], tz: str, now: datetime) -> WrittenTime | None:
    """When the alarm came. A clock without a date is the last one before `now`; None: unreadable."""
    formats = tuple(formats)
    return read_time(written, formats, tz) or _read(written, formats, tz, now - _DAY + _AHEAD)


def following(written: str, formats: Iterable[str], tz: str, before: datetime) -> WrittenTime | None:
    """A time that comes after `before`: a clock is taken on the day on which it is nearest to it, so that
    it rolls past midnight, and one a little too early is not put on the next day.
    """
    formats = tuple(formats)
    near = _read(written, formats, tz, before - _HALF_DAY)
    if near is None or near.at >= before - SLACK:
        return near
    after = _read(written, formats, tz, before)  # of an hour that came twice the second may be meant
    return after if after is not None and after.at - before < _HALF_DAY else near


def _read(written: str, formats: Iterable[str], tz: str, earliest: datetime) -> WrittenTime | None:
    """`earliest` is where the day is counted from, not a time that this one follows: a clock far behind it
    has rolled over nothing.
    """
    read = read_time(written, formats, tz, earliest)
    if read is None:
        return None
    doubts = ("date_assumed" if doubt == "date_rolled" else doubt for doubt in read.doubts)
    return replace(read, doubts=tuple(doubts))
