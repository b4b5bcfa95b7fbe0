"""Take an alarm text into an incident, or open one from it: its bytes into `media/`, what it said, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from incidents.alarm.doubt import AlarmError, Doubt
from incidents.alarm.match import doubts_of_match, is_imported
from incidents.alarm.received import SUFFIXES
from incidents.codes import UNIT_TIMES, Clock, IncidentCode, Source, TimeKind
from incidents.folder import create, incident_of, keep_media
from incidents.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from incidents.alarm.record import AlarmText, AlarmTime
    from incidents.model import Entry, Fact, Incident
    from incidents.signatures import Signer


@dataclass(frozen=True, slots=True)
class AlarmImported:
    """What came into the journal, and what a person should look at."""

    entries: tuple[Entry, ...]
    doubts: tuple[Doubt, ...]


def open_from_alarm(
    data: Path, alarm: AlarmText, now: datetime, signer: Signer | None = None
) -> tuple[Incident, AlarmImported]:
    """A new incident with everything that the text said. AlarmError when it says too little for one."""
    where = alarm.where_in_words
    if not alarm.what or not where:
        missing = "where it is" if alarm.what else "what happened"
        raise AlarmError(f"{alarm.file}: the text does not say {missing}; open it with: incident new")
    position = alarm.position
    incident = create(
        data,
        alarm.what,
        where,
        number=alarm.number,
        scene=position.at if position else None,
        scene_error_m=position.error_m if position and position.at else None,
        alarm_at=alarm.alarm_at.at if alarm.alarm_at else None,
        now=now,
        signer=signer,
    )
    with Journal(data / "incidents" / incident.id, now, signer) as journal:
        imported = import_alarm(journal, alarm, now)
        return incident_of(journal.folder, journal.entries), imported


def import_alarm(journal: Journal, alarm: AlarmText, now: datetime) -> AlarmImported:
    """Write what the text says. The same text a second time changes nothing."""
    if is_imported(journal.entries, alarm):
        return AlarmImported((), (Doubt(None, "already_imported", alarm.file),))
    incident = incident_of(journal.folder, journal.entries)
    doubts = (*alarm.doubts, *doubts_of_match(alarm, incident))
    media = keep_media(journal.folder, alarm.raw, _suffix(alarm.file))
    entries = [
        journal.append(
            now, Clock.LAPTOP, Source.RECORD, IncidentCode.ALARM_IMPORTED, _import_facts(alarm, media)
        ),
        journal.append(now, Clock.LAPTOP, Source.DISPATCH, IncidentCode.NOTE, {"text": alarm.text}),
        *_told(journal, alarm, now),
    ]
    for doubt in doubts:
        facts: dict[str, Fact] = {"row": doubt.row, "flag": doubt.code, "about": doubt.about}
        journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.ALARM_FLAG, facts)
    return AlarmImported(tuple(entries), doubts)


def times_of(alarm: AlarmText) -> tuple[AlarmTime, ...]:
    """The alarm and what each unit did, each once. A unit that is only named was sent when the alarm came."""
    if alarm.alarm_at is None:
        return alarm.times
    timed = {time.unit for time in alarm.times}
    first = alarm.alarm_at
    sent = [_sent(first, unit) for unit in alarm.units if unit not in timed]
    own = [first] if first.kind not in UNIT_TIMES or not (sent or alarm.times) else []
    return (*own, *sent, *alarm.times)


def _sent(first: AlarmTime, unit: str) -> AlarmTime:
    return replace(first, kind=TimeKind.DISPATCHED, unit=unit)


def _told(journal: Journal, alarm: AlarmText, now: datetime) -> Iterator[Entry]:
    """Place and times on the clock of the control room."""
    at = alarm.alarm_at.at if alarm.alarm_at else now
    facts = _place_facts(alarm)
    if facts:
        clock = alarm.clock if alarm.alarm_at else Clock.LAPTOP
        yield journal.append(at, clock, Source.DISPATCH, IncidentCode.DISPATCH_PLACE, facts)
    for time in times_of(alarm):
        yield journal.append(time.at, alarm.clock, Source.DISPATCH, time.kind, _time_facts(time, alarm.tz))


def _import_facts(alarm: AlarmText, media: str) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "file": alarm.file,
        "media": media,
        "sha256": alarm.sha256,
        "set": alarm.set_name,
        "tz": alarm.tz,
        "number": alarm.number,
        "units": ", ".join(alarm.units) or None,
        "left_out": ", ".join(alarm.left_out) or None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _place_facts(alarm: AlarmText) -> dict[str, Fact]:
    place = alarm.position
    facts: dict[str, Fact] = {
        "address": alarm.where_in_words,
        "type": alarm.what,
        "lat_deg": place.at.lat_deg if place and place.at else None,
        "lon_deg": place.at.lon_deg if place and place.at else None,
        "error_m": place.error_m if place else None,
        "written": place.written if place else None,
        "crs": place.notation if place else None,
        "note": alarm.note,
        "number": alarm.number,
        "precision_s": alarm.alarm_at.precision_s if alarm.alarm_at else None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _time_facts(time: AlarmTime, tz: str) -> dict[str, Fact]:
    offset = time.at.astimezone(ZoneInfo(tz)).utcoffset()
    facts: dict[str, Fact] = {
        "written": time.written,
        "tz": tz,
        "utc_offset_min": offset.total_seconds() / 60.0 if offset is not None else None,
        "precision_s": time.precision_s,
        "row": time.row,
        "unit": time.unit,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _suffix(file: str) -> str:
    suffix = Path(file).suffix.lower()
    return suffix if suffix in SUFFIXES else ".txt"
