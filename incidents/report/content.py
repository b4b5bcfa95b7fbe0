"""What a report says, in the reader's language, before it is paper or page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.facts import number_in, place_in, text_in
from incidents.flight_paths import flight_paths
from incidents.folder import incident_of
from incidents.journal import read_journal
from incidents.local_time import ZONE, clock, day, duration
from incidents.metrics import alarm_at, flown, intervals
from incidents.paper.map import Finding, Shown, draw_map, legend
from incidents.report.hot_spots import hot_spots_of
from incidents.report.strip import draw_strip
from incidents.timeline import timeline
from incidents.verify import verify
from incidents.words import label, number, say, sentence
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from incidents.model import Entry, Incident
    from incidents.paper.drawing import Drawing
    from incidents.report.hot_spots import HotSpots
    from incidents.timeline import Moment
    from incidents.verify import Verdict

QUESTIONS = ("planned", "happened", "why", "next")
WIDTH_MM = 186.0  # A4 without its margins
MAP_MM = (112.0, 84.0)
MINUTE_S = 30.0  # the precision of a time that was written in whole minutes


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known under it. `known` is False where a record is missing."""

    name: str
    text: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in the annex."""

    n: int
    local: str
    utc: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report. `banner` stands on every page of an exercise."""

    language: str
    title: str
    place: str
    banner: str | None
    head: tuple[Fact, ...]
    shown: Shown
    map: Drawing | None
    legend: tuple[tuple[str, str], ...]
    strip: Drawing | None
    intervals: tuple[Fact, ...]
    flights: tuple[tuple[Fact, ...], ...]
    doubts: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    hot_spots: HotSpots
    notes: tuple[str, ...]
    seal: str
    damage: str | None


def gather(folder: Path, language: str, now: datetime, zone: str = ZONE) -> Content:
    """Read the incident in `folder` and say it. IncidentError when it cannot be read."""
    entries = read_journal(folder)
    incident = incident_of(folder, entries)
    moments = timeline(entries)
    hot_spots = hot_spots_of(entries, language, zone)
    shown = _shown(folder, incident, entries, hot_spots)
    verdict = verify(folder)
    return Content(
        language=language,
        title=incident.what,
        place=incident.where,
        banner=label(language, "training") if is_training(incident, entries) else None,
        head=tuple(_head(incident, moments, language, zone)),
        shown=shown,
        map=draw_map(shown, *MAP_MM, language),
        legend=legend(shown, language),
        strip=draw_strip(moments, WIDTH_MM, language, zone),
        intervals=tuple(_intervals(moments, incident, language)),
        flights=_flights(moments, language, zone),
        doubts=tuple(_doubts(entries, language)),
        questions=tuple((label(language, f"question_{key}"), _answer(entries, key)) for key in QUESTIONS),
        rows=tuple(_row(moment, language, zone) for moment in moments),
        hot_spots=hot_spots,
        notes=tuple(_notes(entries, language, zone, now)),
        seal=_seal(entries, verdict, language),
        damage=None if verdict.ok else label(language, "damaged"),
    )


def is_training(incident: Incident, entries: Sequence[Entry]) -> bool:
    """One simulated flight is enough: nobody may take this for a real one."""
    flights = (entry for entry in entries if entry.code == IncidentCode.FLIGHT_ATTACHED)
    simulated = any(entry.facts.get("training") is True for entry in flights)
    return incident.training or simulated or any(entry.clock == Clock.EXERCISE for entry in entries)


def _head(incident: Incident, moments: Sequence[Moment], language: str, zone: str) -> list[Fact]:
    alarm = alarm_at(moments, incident)
    minutes_only = any(_written_in_minutes(moment.entry) and moment.at == alarm for moment in moments)
    numbers = [
        moment.entry.facts.get("number") for moment in moments if moment.entry.source == Source.DISPATCH
    ]
    found = list(dict.fromkeys(str(number) for number in [incident.number, *numbers] if number))
    facts = [Fact(label(language, "incident_number"), ", ".join(found))] if found else []
    if alarm:
        when = f"{day(alarm, language, zone)} {clock(alarm, zone, seconds=not minutes_only)}"
        facts.append(Fact(label(language, "alarm"), when))
    if incident.scene:
        facts.append(
            Fact(label(language, "scene"), f"{incident.scene.lat_deg:.5f}, {incident.scene.lon_deg:.5f}")
        )
    return facts


def _shown(folder: Path, incident: Incident, entries: Sequence[Entry], hot_spots: HotSpots) -> Shown:
    paths = flight_paths(folder, entries)
    marked = [entry for entry in entries if entry.code == EventCode.MARKED]
    findings = [
        Finding(str(entry.facts.get("number") or place), at)
        for place, entry in enumerate(marked, 1)
        if (at := place_in(entry.facts))
    ]
    return Shown(
        scene=incident.scene,
        scene_error_m=incident.scene_error_m,
        tracks=tuple(path.corners for path in paths if path.corners),
        areas=tuple(dict.fromkeys(path.area for path in paths if path.area)),
        findings=tuple(findings),
        spots=hot_spots.spots,
    )


def _intervals(moments: Sequence[Moment], incident: Incident, language: str) -> list[Fact]:
    missing = label(language, "not_recorded")
    return [
        Fact(
            label(language, f"interval_{name}"),
            missing if value is None else duration(value),
            value is not None,
        )
        for name, value in intervals(moments, incident).items()
    ]


def _flights(moments: Sequence[Moment], language: str, zone: str) -> tuple[tuple[Fact, ...], ...]:
    attached = [moment for moment in moments if moment.entry.code == IncidentCode.FLIGHT_ATTACHED]
    return tuple(_flight(moment, moments, language, zone) for moment in attached)


def _flight(attached: Moment, moments: Sequence[Moment], language: str, zone: str) -> tuple[Fact, ...]:
    facts = attached.entry.facts
    name = text_in(facts, "flight")
    mine = [moment for moment in moments if moment.entry.facts.get("flight") == name]
    flights = flown(mine)
    missing = label(language, "not_recorded")
    begun = flights[0][0] if flights else attached.at
    ended = flights[-1][1] if flights else None
    air = [(down - up).total_seconds() for up, down in flights if down]
    distance_m, height_m = number_in(facts, "distance_m"), number_in(facts, "max_above_home_m")
    first, last = number_in(facts, "battery_first_percent"), number_in(facts, "battery_last_percent")
    until = clock(ended, zone) if ended else missing
    figures: list[tuple[str, str | None]] = [
        ("flight", f"{day(begun, language, zone)} {clock(begun, zone)}–{until}"),
        ("duration", duration(sum(air)) if air else None),
        ("distance", _metres(distance_m, language)),
        ("max_height", f"{number(language, height_m)} m" if height_m is not None else None),
        ("battery", f"{first:.0f} % → {last:.0f} %" if first is not None and last is not None else None),
    ]
    return tuple(Fact(label(language, key), text or missing, text is not None) for key, text in figures)


def _metres(metres: float | None, language: str) -> str | None:
    if metres is None:
        return None
    return f"{number(language, metres)} m" if metres < 1000 else f"{number(language, metres / 1000, 2)} km"


def _doubts(entries: Sequence[Entry], language: str) -> list[str]:
    return [say(entry, language) for entry in entries if entry.code == IncidentCode.DISPATCH_FLAG]


def _answer(entries: Sequence[Entry], question: str) -> str:
    answers = [
        text_in(entry.facts, "text")
        for entry in entries
        if entry.code == IncidentCode.ANSWER and entry.facts.get("question") == question
    ]
    return answers[-1] or "" if answers else ""


def _row(moment: Moment, language: str, zone: str) -> Row:
    entry = moment.entry
    written = text_in(entry.facts, "written") if entry.source == Source.DISPATCH else None
    seconds = not _written_in_minutes(entry)
    form = "%Y-%m-%d %H:%M:%SZ" if seconds else "%Y-%m-%d %H:%MZ"
    text = say(entry, language)
    if moment.at != entry.at:
        text += f" [{label(language, 'written_as').lower()} {entry.at:{'%H:%M:%S' if seconds else '%H:%M'}}Z]"
    elif written and entry.code != IncidentCode.DISPATCH_PLACE:
        text += f" [{written}]"
    return Row(
        n=entry.n,
        local=f"{day(moment.at, language, zone)} {clock(moment.at, zone, seconds=seconds)}",
        utc=f"{moment.at:{form}}",
        source=label(language, f"source_{entry.source}") if entry.source in set(Source) else entry.source,
        text=text,
    )


def _written_in_minutes(entry: Entry) -> bool:
    return number_in(entry.facts, "precision_s") == MINUTE_S


def _notes(entries: Sequence[Entry], language: str, zone: str, now: datetime) -> list[str]:
    made = f"{day(now, language, zone)} {clock(now, zone, seconds=False)}"
    notes = [label(language, "times_shown", zone=zone)]
    if any(_written_in_minutes(entry) for entry in entries):
        notes.append(label(language, "precision_note"))
    notes += [sentence(language, entry.code, entry.facts) for entry in entries if _is_offset(entry)]
    return [*notes, label(language, "made_at", at=made)]


def _is_offset(entry: Entry) -> bool:
    return entry.code == IncidentCode.CLOCK_OFFSET


def _seal(entries: Sequence[Entry], verdict: Verdict, language: str) -> str:
    """Whoever holds this page can tell whether the record is still the one it was made of."""
    last = entries[-1]
    by = f"{label(language, 'signed_by')} {', '.join(verdict.keys)}" if verdict.signed else None
    return f"{last.n} {label(language, 'seal_head')} {last.hash} · {by or label(language, 'not_signed')}"
