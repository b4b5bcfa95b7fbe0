"""Is this alarm that incident? Reasons with figures why probably not, and the incident that it already is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from incidents.alarm.doubt import Doubt
from incidents.alarm.keyword import kinds_of
from incidents.codes import IncidentCode
from incidents.folder import find
from incidents.journal import read_journal
from incidents.store.index import Index
from maps.geo import distance_m

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from incidents.alarm.record import AlarmText
    from incidents.model import Entry, Incident

APART = timedelta(hours=12)
FAR_M = 5_000.0  # beyond what both positions say of their own error
SAME_NUMBER = timedelta(days=30)  # some control rooms begin again at 1 each year
NOT_THIS = frozenset({"other_day", "other_kind", "other_place"})
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters: words of both languages are inflected


@dataclass(frozen=True, slots=True)
class AlreadyOpen:
    """The incident that an alarm belongs to."""

    incident: Incident
    same_text: bool  # False: the same number with other words, an update


def doubts_of_match(alarm: AlarmText, incident: Incident) -> tuple[Doubt, ...]:
    """Why the alarm is probably not this incident: day, kind and place, each with its figures.

    The same number settles it. Another number alone is only said: two countries give two for one fire.
    """
    if alarm.number and incident.number == alarm.number:
        return ()
    doubts = [*_day(alarm, incident), *_kind(alarm, incident), *_place(alarm, incident)]
    if alarm.number and incident.number:
        doubts.append(Doubt(None, "number_differs", f"{alarm.number} ≠ {incident.number}"))
    return tuple(doubts)


def is_not_this(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Those that keep an alarm out until a person says it belongs here all the same."""
    return tuple(doubt for doubt in doubts if doubt.code in NOT_THIS)


def already_open(data: Path, alarm: AlarmText) -> AlreadyOpen | None:
    """The incident that holds this very text, else the one of the same number and about the same day."""
    with Index(data) as index:
        holding = [listed.incident for listed in index.search(alarm.sha256)]
        numbered = [listed.incident for listed in index.search(alarm.number)] if alarm.number else []
    for incident in holding:
        if is_imported(read_journal(find(data, incident.id)), alarm):
            return AlreadyOpen(incident, same_text=True)
    for incident in numbered:
        if incident.number == alarm.number and _apart(alarm, incident) <= SAME_NUMBER:
            return AlreadyOpen(incident, same_text=False)
    return None


def is_imported(entries: Iterable[Entry], alarm: AlarmText) -> bool:
    """Whether a journal has this very text already."""
    return any(
        entry.code == IncidentCode.ALARM_IMPORTED and entry.facts.get("sha256") == alarm.sha256
        for entry in entries
    )


def _apart(alarm: AlarmText, incident: Incident) -> timedelta:
    return abs(alarm.alarm_at.at - _began(incident)) if alarm.alarm_at else timedelta(0)


def _began(incident: Incident) -> datetime:
    return incident.alarm_at or incident.created_at


def _day(alarm: AlarmText, incident: Incident) -> list[Doubt]:
    apart = _apart(alarm, incident)
    if alarm.alarm_at is None or apart <= APART:
        return []
    hours = apart / timedelta(hours=1)
    figures = f"{hours:.0f} h" if hours < 72 else f"{hours / 24:.0f} d"
    return [Doubt(alarm.alarm_at.row, "other_day", f"{alarm.alarm_at.written}, {figures}")]


def _kind(alarm: AlarmText, incident: Incident) -> list[Doubt]:
    told, known = kinds_of(alarm.what or ""), kinds_of(incident.what)
    if not told or not known or told & known:
        return []
    return [Doubt(None, "other_kind", f"{alarm.what} ≠ {incident.what}")]


def _place(alarm: AlarmText, incident: Incident) -> list[Doubt]:
    """By positions where both have one, else by their words."""
    position = alarm.position
    if position is not None and position.at is not None and incident.scene is not None:
        away_m = distance_m(position.at, incident.scene)
        if away_m <= FAR_M + (position.error_m or 0.0) + (incident.scene_error_m or 0.0):
            return []
        return [Doubt(None, "other_place", f"{away_m / 1000.0:.0f} km")]
    told, known = _stems(f"{alarm.where or ''} {alarm.place or ''}"), _stems(incident.where)
    if not told or not known or told & known:
        return []
    return [Doubt(None, "other_place", f"{alarm.where_in_words} ≠ {incident.where}")]


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(words.casefold())}
