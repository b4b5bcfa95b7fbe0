"""When a zone is active: periods with dates, and weekly schedules in UTC or by the sun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from maps.sun import SunEvent, sun_time_s

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maps.geo import LatLon

DAY_S = 86_400.0
EVERY_DAY = frozenset(range(7))  # Monday is 0

ClockOrSun: TypeAlias = "float | SunEvent"  # seconds after midnight UTC, or an event of that day


class Active(StrEnum):
    """Whether a zone is active at some hour. What cannot be read is never taken for "no"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Slot:
    """Hours of certain weekdays. An end before its beginning is on the next day, and belongs to this one."""

    days: frozenset[int]
    begins: ClockOrSun
    ends: ClockOrSun


@dataclass(frozen=True, slots=True)
class Period:
    """Dates, and within them hours. None: without a beginning or an end; no slots: all the time."""

    begins: datetime | None = None
    ends: datetime | None = None
    slots: tuple[Slot, ...] = ()
    readable: bool = True  # False: something in it was not understood


def activity(periods: Sequence[Period], begins: datetime | None, ends: datetime | None, at: LatLon) -> Active:
    """Whether any of the periods reaches into the time of a flight; no period at all means always.

    Without a time of flight only what is always active is known to be so.
    """
    if not periods or any(is_always(period) for period in periods):
        return Active.YES
    if begins is None or ends is None:
        return Active.UNKNOWN
    found = {_in_period(period, begins, ends, at) for period in periods}
    return next((active for active in (Active.YES, Active.UNKNOWN) if active in found), Active.NO)


def is_always(period: Period) -> bool:
    return period.readable and period.begins is None and period.ends is None and not period.slots


def _in_period(period: Period, begins: datetime, ends: datetime, at: LatLon) -> Active:
    if period.ends is not None and period.ends < begins:
        return Active.NO
    if period.begins is not None and period.begins > ends:
        return Active.NO
    if not period.readable:
        return Active.UNKNOWN
    if not period.slots:
        return Active.YES
    first = begins if period.begins is None else max(begins, period.begins)
    last = ends if period.ends is None else min(ends, period.ends)
    hours = (hours for slot in period.slots for hours in slot_hours(slot, first, last, at))
    return Active.YES if any(a <= last and b >= first for a, b in hours) else Active.NO


def slot_hours(
    slot: Slot, first: datetime, last: datetime, at: LatLon
) -> Iterator[tuple[datetime, datetime]]:
    """The hours of a slot on every day that may reach into the time; no flight lasts for days."""
    midnight = datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(days=1)
    for _ in range(min(9, 2 + (last - midnight).days)):
        if midnight.weekday() in slot.days:
            begins, ends = _seconds(slot.begins, midnight, at), _seconds(slot.ends, midnight, at)
            if begins is None or ends is None:  # a midsummer night without twilight: the stricter is taken
                begins, ends = 0.0, DAY_S
            elif ends <= begins:
                ends += DAY_S
            yield midnight + timedelta(seconds=begins), midnight + timedelta(seconds=ends)
        midnight += timedelta(days=1)


def _seconds(moment: ClockOrSun, midnight: datetime, at: LatLon) -> float | None:
    return sun_time_s(moment, midnight.date(), at) if isinstance(moment, SunEvent) else moment
