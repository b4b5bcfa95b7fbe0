"""What a report says, in the reader's language, before it is paper or page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode, Source
from incidents.facts import number_in, place_in, text_in
from incidents.flight_paths import flight_paths
from incidents.folder import incident_of, is_training
from incidents.journal import read_journal
from incidents.local_time import ZONE, clock, day, duration
from incidents.metrics import MINUTE_S, alarm_at, flown, measured
from incidents.paper.map import Finding, Shown, draw_map, legend
from incidents.report import evidence
from incidents.report.alarms import alarms_of
from incidents.report.captions import said
from incidents.report.conditions import Fact, conditions_of
from incidents.report.exercise_score import exercise_score
from incidents.report.figures import figures_of
from incidents.report.hot_spots import hot_spots_of
from incidents.report.pictures import pictures_of
from incidents.report.strip import draw_strip
from incidents.report.units import units_of
from incidents.searched import searched, searched_in
from incidents.timeline import timeline
from incidents.verify import verify
from incidents.words import label, number, say
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.flight_paths import FlightPath
    from incidents.model import Entry, Incident
    from incidents.paper.drawing import Drawing
    from incidents.report.captions import ShownPicture
    from incidents.report.exercise_score import ExerciseScore
    from incidents.report.figures import Figure
    from incidents.report.hot_spots import HotSpots
    from incidents.report.units import Unit
    from incidents.timeline import Moment
    from incidents.verify import Verdict

QUESTIONS = {"planned": "share_both", "happened": "share_both", "why": "share_why", "next": "share_next"}
WIDTH_MM = 186.0  # A4 without its margins
MAP_MM = (106.0, 74.0)
NUMBERS_MAX = 4


@dataclass(frozen=True, slots=True)
class Question:
    """One of the four, the share of the time that it is worth, and what was answered."""

    asked: str
    share: str
    answer: str


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
    kind: str  # what this is, in every language of its head
    title: str
    place: str
    banner: str | None
    head: tuple[Fact, ...]
    headline: Figure
    zone: str
    paths: tuple[FlightPath, ...]
    marks: tuple[Moment, ...]
    units: tuple[Unit, ...]
    shown: Shown
    map: Drawing | None
    legend: tuple[tuple[str, str], ...]
    strip: Drawing | None
    intervals: tuple[Figure, ...]
    pictures: tuple[ShownPicture, ...]
    pictures_missing: str | None  # that some cannot be shown
    conditions: tuple[Fact, ...]
    flights: tuple[tuple[Fact, ...], ...]
    doubts: tuple[str, ...]
    questions: tuple[Question, ...]
    clocks: tuple[evidence.Clock, ...]
    hashes: tuple[evidence.Hashed, ...]
    rows: tuple[Row, ...]
    hot_spots: HotSpots
    alarms: tuple[tuple[str, ...], ...]  # the cells of `report.alarms.COLUMNS`
    exercise: ExerciseScore | None  # how it was flown, where it was one
    notes: tuple[str, ...]
    seal: str
    signature: str  # whether this file is signed, and with which key
    damage: str | None


def gather(
    folder: Path,
    language: str,
    now: datetime,
    zone: str = ZONE,
    *,
    also: Sequence[str] = (),
    key: str | None = None,
) -> Content:
    """Read the incident in `folder` and say it. IncidentError when it cannot be read.

    The head is said in the languages of `also` too. `key`: the fingerprint that will sign what is made of it.
    """
    entries = read_journal(folder)
    incident = incident_of(folder, entries)
    moments = timeline(entries)
    hot_spots = hot_spots_of(entries, language, zone)
    paths = flight_paths(folder, entries)
    seen = searched(folder, entries)
    training = is_training(incident, entries)
    marks = tuple(moment for moment in moments if moment.entry.code == EventCode.MARKED)
    units = units_of(moments)
    shown = replace(
        _shown(incident, marks, units, paths),
        spots=hot_spots.spots,
        seen=seen.outlines if seen else (),
    )
    verdict = verify(folder)
    in_head = (language, *(other for other in also if other != language))
    figures = figures_of(measured(moments, incident), seen or searched_in(entries), language)
    pictures, unshown = pictures_of(folder, moments, training=training)
    return Content(
        language=language,
        kind=_in_all(in_head, "report", " · "),
        title=incident.what,
        place=incident.where,
        banner=_in_all(in_head, "training", " — ") if training else None,
        head=tuple(_head(incident, moments, in_head, zone)),
        headline=replace(figures[0], name=label(language, "headline")),
        zone=zone,
        paths=paths,
        marks=marks,
        units=units,
        shown=shown,
        map=draw_map(shown, *MAP_MM, language),
        legend=legend(shown, language),
        strip=draw_strip(moments, WIDTH_MM, language, zone),
        intervals=figures,
        pictures=tuple(said(picture, language, zone) for picture in pictures),
        pictures_missing=label(language, "picture_unreadable", count=str(unshown)) if unshown else None,
        conditions=conditions_of(entries, paths, language),
        flights=_flights(moments, language, zone),
        doubts=tuple(_doubts(entries, language)),
        questions=tuple(
            Question(label(language, f"question_{name}"), label(language, share), _answer(entries, name))
            for name, share in QUESTIONS.items()
        ),
        clocks=evidence.clocks_of(entries, language),
        hashes=evidence.hashes_of(entries),
        rows=tuple(_row(moment, language, zone) for moment in moments),
        hot_spots=hot_spots,
        alarms=alarms_of(moments, language, zone),
        exercise=exercise_score(folder, entries, language),
        notes=tuple(_notes(entries, language, zone, now)),
        seal=_seal(entries, verdict, language),
        signature=_signature(key, language),
        damage=None if verdict.ok else label(language, "damaged"),
    )


def _in_all(languages: Sequence[str], key: str, between: str) -> str:
    return between.join(dict.fromkeys(label(language, key) for language in languages))


def _head(
    incident: Incident, moments: Sequence[Moment], languages: Sequence[str], zone: str
) -> Iterator[Fact]:
    alarm = alarm_at(moments, incident)
    minutes_only = any(_written_in_minutes(moment.entry) and moment.at == alarm for moment in moments)
    numbers = [text_in(moment.entry.facts, "number") for moment in moments if _numbers_it(moment.entry)]
    found = list(dict.fromkeys(number for number in [incident.number, *numbers] if number))
    if found:
        yield Fact(_in_all(languages, "incident_number", " / "), ", ".join(found[:NUMBERS_MAX]))
    if alarm:
        when = f"{day(alarm, languages[0], zone)} {clock(alarm, zone, seconds=not minutes_only)}"
        yield Fact(_in_all(languages, "alarm", " / "), when)
    if incident.scene:
        where = f"{incident.scene.lat_deg:.5f}, {incident.scene.lon_deg:.5f}"
        yield Fact(_in_all(languages, "scene", " / "), where)


_NUMBERED = frozenset(
    {IncidentCode.INCIDENT_CREATED, IncidentCode.INCIDENT_CORRECTED, IncidentCode.INCIDENT_LINKED}
)


def _numbers_it(entry: Entry) -> bool:
    """Whether its number is one of this incident: the dispatch centre's, or that of a neighbour's record."""
    return entry.source == Source.DISPATCH or entry.code in _NUMBERED


def _shown(
    incident: Incident,
    marks: Sequence[Moment],
    units: Sequence[Unit],
    paths: Sequence[FlightPath],
) -> Shown:
    findings = [
        Finding(str(mark.entry.facts.get("number") or place), at)
        for place, mark in enumerate(marks, 1)
        if (at := place_in(mark.entry.facts))
    ]
    return Shown(
        scene=incident.scene,
        scene_error_m=incident.scene_error_m,
        tracks=tuple(path.corners for path in paths if path.corners),
        areas=tuple(dict.fromkeys(path.area for path in paths if path.area)),
        findings=tuple(findings),
        units=tuple(Finding(unit.name, unit.at) for unit in units),
    )


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
    return [*notes, label(language, "made_at", at=made)]


def _seal(entries: Sequence[Entry], verdict: Verdict, language: str) -> str:
    """Whoever holds this page can tell whether the record is still the one it was made of."""
    last = entries[-1]
    by = f"{label(language, 'signed_by')} {', '.join(verdict.keys)}" if verdict.signed else None
    return f"{last.n} {label(language, 'seal_head')} {last.hash} · {by or label(language, 'not_signed')}"


def _signature(key: str | None, language: str) -> str:
    if key is None:
        return label(language, "file_not_signed")
    return label(language, "file_signed", fingerprint=key)
