"""Read the control room's alarm text by the one form that fits it: look at it first, then take it in.

What is doubtful is kept and named; no form is guessed where none or several fit. The caller is left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from incidents.alarm.doubt import AlarmError, Doubt
from incidents.alarm.form_reading import FormReading
from incidents.alarm.json_alarm import looks_like_json, read_json_alarm
from incidents.alarm.purse import Purse
from incidents.alarm.received import Received, clean_lines, received_text
from maps.foreign.file import SHOWN_CHARS
from maps.foreign.limits import MAX_ALARM_LINE_CHARS

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.alarm.pattern_set import PatternSet
    from incidents.alarm.record import AlarmText

OLD = timedelta(hours=24)
FUTURE = timedelta(minutes=10)


class NoFormError(AlarmError):
    """No form fits the text, or several do: somebody has to say which. `fitting` are those that do."""

    def __init__(self, what: str, fitting: tuple[PatternSet, ...]) -> None:
        super().__init__(what)
        self.fitting = fitting


def read_alarm(text: str, sets: Sequence[PatternSet], now: datetime, tz: str) -> AlarmText:
    """The alarm in a pasted text. `sets` of one: it is taken, whether it fits or not. `tz` is the brigade's
    zone, for forms that name none. AlarmError: the text cannot be used; NoFormError: a person must say.
    """
    return read_received(received_text(text), sets, now, tz)


def read_received(received: Received, sets: Sequence[PatternSet], now: datetime, tz: str) -> AlarmText:
    """The same for what came as a file."""
    if looks_like_json(received.text):
        alarm = read_json_alarm(received, tz)
    else:
        purse = Purse()
        form = _chosen(received.file, clean_lines(received.text), sets, purse)
        alarm = FormReading(received, form, purse, now=now, tz=tz).read()
    return replace(alarm, doubts=(*alarm.doubts, *_of_the_whole(alarm, now)))


def _chosen(file: str, lines: Sequence[str], sets: Sequence[PatternSet], purse: Purse) -> PatternSet:
    if len(sets) == 1:
        return sets[0]
    fitting = tuple(one for one in sets if _fits(one, lines, purse))
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(one.name for one in fitting or sets)
    if fitting:
        raise NoFormError(f"{file}: the text fits several pattern sets ({names}); say which", fitting)
    raise NoFormError(f"{file}: the text fits no pattern set; say which it is ({names}), or add one", ())


def _fits(one: PatternSet, lines: Sequence[str], purse: Purse) -> bool:
    def found(pattern: re.Pattern[str]) -> bool:
        for line in lines:
            purse.spend(one.name, "detect")
            if pattern.search(line[:MAX_ALARM_LINE_CHARS]):
                return True
        return False

    return all(found(pattern) for pattern in one.detect)


def _of_the_whole(alarm: AlarmText, now: datetime) -> list[Doubt]:
    """What is missing or strange, whatever form it had."""
    doubts: list[Doubt] = []
    if not alarm.what:
        doubts.append(Doubt(None, "alarm_no_what"))
    if not alarm.where_in_words:
        doubts.append(Doubt(None, "alarm_no_where"))
    if alarm.alarm_at is None:
        doubts.append(Doubt(None, "alarm_no_time"))
    elif alarm.alarm_at.at > now + FUTURE:
        doubts.append(Doubt(alarm.alarm_at.row, "alarm_future", alarm.alarm_at.written))
    elif alarm.alarm_at.at < now - OLD:
        days = (now - alarm.alarm_at.at) / timedelta(days=1)
        doubts.append(Doubt(alarm.alarm_at.row, "alarm_old", f"{alarm.alarm_at.written}, {days:.0f} d"))
    doubts += [Doubt(row, "not_understood", words[:SHOWN_CHARS]) for row, words in alarm.not_understood]
    return doubts
