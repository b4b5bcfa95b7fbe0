"""The lane of the alarms: a bar each from raised to over, the red ones first of all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents import alarm_words
from incidents.alarm_log import alarm_log
from ui.review.lane_content import Bar, Lane, LaneName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from incidents.alarm_log import LoggedAlarm
    from incidents.timeline import Moment

ROWS = 2  # more at once stand in the list of events; what is left out is amber before it is red


def with_alarms(lanes: Sequence[Lane], moments: Iterable[Moment], language: str) -> tuple[Lane, ...]:
    """The lanes, and below the flights that of their alarms. A calm flight needs no room for it."""
    log = alarm_log(moments)
    if not log:
        return tuple(lanes)
    below = [lane.name for lane in lanes].index(LaneName.FLIGHT) + 1
    return (*lanes[:below], Lane(LaneName.ALARMS, bars=_placed(log, language)), *lanes[below:])


def _placed(log: Sequence[LoggedAlarm], language: str) -> tuple[Bar, ...]:
    """Each on the first row where nothing stands in its way."""
    rows: list[list[Bar]] = [[] for _ in range(ROWS)]
    for one in sorted(log, key=lambda one: (not one.is_red, one.raised_at)):
        bar = _bar(one, language)
        row = next((row for row in range(ROWS) if not any(_meet(bar, other) for other in rows[row])), None)
        if row is not None:
            rows[row].append(replace(bar, row=row))
    return tuple(sorted((bar for row in rows for bar in row), key=lambda bar: (bar.row, bar.start)))


def _bar(one: LoggedAlarm, language: str) -> Bar:
    return Bar(
        one.raised_at,
        one.known_until,
        alarm_words.name(one, language),
        end_known=one.cleared_at is not None,
        red=one.is_red,
    )


def _meet(one: Bar, other: Bar) -> bool:
    return one.start <= other.end and other.start <= one.end
