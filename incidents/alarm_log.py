"""Every alarm of the flights: when it was raised, who saw it after how many seconds, when it was over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from incidents.facts import number_in, text_in
from telemetry.alarms import RANK, Alarm, AlarmCode, Severity
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from incidents.model import Fact
    from incidents.timeline import Moment

PILOT = "pilot"  # the role of whoever sits at the laptop, where no name was said


@dataclass(frozen=True, slots=True)
class LoggedAlarm:
    """One alarm from beginning to end. `known_until`: its end, else the last word of its flight."""

    alarm: str  # an AlarmCode, or one of a newer program
    flight: str | None  # the folder of its recording
    raised_at: datetime
    known_until: datetime
    facts: Mapping[str, Fact] = field(default_factory=dict[str, "Fact"])  # the numbers it was raised with
    cleared_at: datetime | None = None  # None: its end is not written down
    seen_at: datetime | None = None  # None: nobody pressed
    seen_after_s: float | None = None
    seen_by: str | None = None  # a name; None where none was said
    seen_as: str | None = None  # a role

    @property
    def lasted_s(self) -> float | None:
        """None while its end is not written down."""
        return None if self.cleared_at is None else (self.cleared_at - self.raised_at).total_seconds()

    @property
    def is_red(self) -> bool:
        """What nobody knows here is amber."""
        known = _known(self.alarm)
        return known is not None and Alarm(known, 0.0).severity is Severity.RED


def alarm_log(moments: Iterable[Moment]) -> tuple[LoggedAlarm, ...]:
    """In the order in which they were raised. Each is seen once: the first press counts."""
    log: list[LoggedAlarm] = []
    open_ones: dict[tuple[str | None, str], int] = {}
    for moment in moments:
        facts = moment.entry.facts
        flight, alarm = text_in(facts, "flight"), text_in(facts, "alarm")
        key = (flight, alarm or "")
        match moment.entry.code:
            case EventCode.ALARM_RAISED if alarm is not None:
                open_ones[key] = len(log)
                log.append(LoggedAlarm(alarm, flight, moment.at, moment.at, facts))
            case EventCode.ALARM_SEEN if key in open_ones:
                log[open_ones[key]] = _seen(log[open_ones[key]], moment)
            case EventCode.ALARM_CLEARED if key in open_ones:
                at = open_ones.pop(key)
                log[at] = replace(log[at], cleared_at=moment.at, known_until=moment.at)
            case _:
                pass
        if moment.entry.code in _OF_FLIGHTS:
            for (of, _), at in open_ones.items():
                if of == flight:
                    log[at] = replace(log[at], known_until=moment.at)
    return tuple(log)


def worst_first(log: Sequence[LoggedAlarm], standing: Iterable[AlarmCode]) -> tuple[LoggedAlarm, ...]:
    """For who reads it in flight: those that stand, the worst of them first, then the past ones, the newest
    first.
    """
    newest = {one.alarm: one for one in log if one.cleared_at is None}
    stands = {code: newest[code] for code in standing if code in newest}
    first = [stands[code] for code in RANK if code in stands]
    past = [one for one in log if not any(one is other for other in first)]
    return (*first, *sorted(past, key=lambda one: one.raised_at, reverse=True))


def seen_facts(alarm: Alarm, now_s: float, by: str = "") -> dict[str, Fact]:
    """What is written when somebody presses "Seen" at `now_s` of the drone's clock. `by`: a name, if one was
    said.
    """
    facts: dict[str, Fact] = {
        "alarm": alarm.code.value,
        "role": PILOT,
        "seen_after_s": round(max(0.0, now_s - alarm.since_s), 1),
    }
    return {**facts, "by": by} if by else facts


def _seen(one: LoggedAlarm, moment: Moment) -> LoggedAlarm:
    if one.seen_at is not None:
        return one
    facts = moment.entry.facts
    after_s = number_in(facts, "seen_after_s")
    if after_s is None:
        after_s = (moment.at - one.raised_at).total_seconds()
    return replace(
        one,
        seen_at=moment.at,
        seen_after_s=max(0.0, after_s),
        seen_by=text_in(facts, "by"),
        seen_as=text_in(facts, "role"),
    )


def _known(alarm: str) -> AlarmCode | None:
    return AlarmCode(alarm) if alarm in set(AlarmCode) else None


_OF_FLIGHTS = frozenset(EventCode)
