"""The alarms of a report: a row each, in the order in which they were raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents import alarm_words
from incidents.alarm_log import alarm_log
from incidents.local_time import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.timeline import Moment

COLUMNS = ("alarms_raised", "alarms_what", "alarms_lasted", "alarms_seen")


def alarms_of(moments: Sequence[Moment], language: str, zone: str) -> tuple[tuple[str, ...], ...]:
    """The cells of COLUMNS; empty for a calm incident."""
    return tuple(
        (
            clock(one.raised_at, zone),
            f"{alarm_words.name(one, language)} ({alarm_words.rank(one, language)})",
            alarm_words.lasted(one, language),
            alarm_words.seen(one, language),
        )
        for one in alarm_log(moments)
    )
