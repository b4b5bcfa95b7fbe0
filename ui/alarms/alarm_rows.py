"""The alarms of a flight as rows to read: the worst that stand, then those that are over, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from incidents import alarm_words
from incidents.alarm_log import worst_first
from ui import units
from ui.words.alarms import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from incidents.alarm_log import LoggedAlarm
    from telemetry.alarms import Alarm

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """All in words. `to_do` is empty when it is over: nothing is to be done any more."""

    name: str
    red: bool
    stands: bool
    when: str
    seen: str
    to_do: str

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return ", ".join(part for part in (self.name, self.when, self.seen, self.to_do) if part)


def rows_of(
    log: Sequence[LoggedAlarm], standing: Sequence[Alarm], now: datetime, language: str
) -> tuple[AlarmRow, ...]:
    """`standing`: with their newest numbers. `language`: in which the names of the record are said."""
    newest = {alarm.code.value: alarm for alarm in standing}
    rows: list[AlarmRow] = []
    for one in worst_first(log, [alarm.code for alarm in standing]):
        stands = one.cleared_at is None and one.alarm in newest
        alarm = newest.pop(one.alarm) if stands else None
        rows.append(_row(one, alarm, now, language))
    return tuple(rows)


def _row(one: LoggedAlarm, stands: Alarm | None, now: datetime, language: str) -> AlarmRow:
    name = alarm_words.name(one, language)
    return AlarmRow(
        name[:1].upper() + name[1:],
        one.is_red,
        stands is not None,
        _when(one, now if stands is not None else None, language),
        _seen(one, language),
        "" if stands is None else sentence(stands),
    )


def _when(one: LoggedAlarm, now: datetime | None, language: str) -> str:
    at = units.clock(one.raised_at)
    if now is None:
        return f"{at} · {alarm_words.lasted(one, language)}"
    for_s = alarm_words.stopwatch(max(0.0, (now - one.raised_at).total_seconds()))
    return translate("AlarmRows", "since {time} · {lasted}").format(time=at, lasted=for_s)


def _seen(one: LoggedAlarm, language: str) -> str:
    if one.seen_at is None:
        return translate("AlarmRows", "Nobody has pressed “Seen”")
    return translate("AlarmRows", "Seen {how}").format(how=alarm_words.seen(one, language))
