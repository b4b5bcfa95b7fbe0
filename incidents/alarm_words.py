"""An alarm of the log in the reader's language: what it was, how long it lasted, who saw it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.local_time import duration
from incidents.words import label, words

if TYPE_CHECKING:
    from incidents.alarm_log import LoggedAlarm

_SHORT_S = 120.0


def name(one: LoggedAlarm, language: str) -> str:
    """One of a newer program is called as it stands."""
    return words(language).labels.get(f"alarm_{one.alarm}", one.alarm)


def rank(one: LoggedAlarm, language: str) -> str:
    """The colour as a word."""
    return label(language, "alarms_red" if one.is_red else "alarms_amber")


def lasted(one: LoggedAlarm, language: str) -> str:
    """As a stopwatch has it, or that nobody knows."""
    return label(language, "alarms_open_end") if one.lasted_s is None else stopwatch(one.lasted_s)


def seen(one: LoggedAlarm, language: str) -> str:
    """After how long, and by whom as far as it is known."""
    if one.seen_after_s is None:
        return label(language, "alarms_not_seen")
    after = stopwatch(one.seen_after_s)
    by = one.seen_by or words(language).labels.get(f"role_{one.seen_as}")
    if by is None:
        return label(language, "alarms_seen_after", after=after)
    return label(language, "alarms_seen_by", after=after, by=by)


def stopwatch(seconds: float) -> str:
    """`47 s`, and from two minutes on `2:05 min`."""
    return f"{seconds:.0f} s" if seconds < _SHORT_S else f"{duration(seconds)} min"
