"""The brigade's own fire as an exercise: the same place, hour, wind, failures, hot spots and trucks.

What the record does not say stays as it is without saying, and is told in plain lines.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from incidents.alarm.received import clean_lines
from incidents.attach import FLIGHTS
from incidents.codes import IncidentCode, Source
from incidents.exercises.flown import flown_alone, flown_in
from incidents.exercises.hot_spots import burning
from incidents.exercises.replayed import Made, Record, begins_at, replayed
from incidents.exercises.trucks import trucks_due
from incidents.facts import text_in
from incidents.folder import incident_of
from incidents.hot_spot_ledger.ledger import read_ledger
from incidents.journal import read_journal
from incidents.model import IncidentError
from incidents.timeline import timeline
from incidents.weather import weather_in
from maps.foreign.file import one_line
from maps.geo import LatLon, distance_m
from telemetry.events import EventCode
from training.exercise.scenario import Alarm
from training.exercise.values import MOST_CHARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from incidents.exercises.flown import Flown
    from incidents.model import Entry, Incident

_SAME_PLACE_M = 20_000.0  # what is farther from the drone than this is not what it was sent for


def from_incident(folder: Path) -> Made:
    """Of an incident's folder; the exercise keeps its id. IncidentError where nothing says where it was."""
    entries = read_journal(folder)
    head, moments = incident_of(folder, entries), timeline(entries)
    flown = flown_in(moments, folder.parent.parent / FLIGHTS)
    rows = read_ledger(entries).rows
    lines: list[str] = []
    scene = _scene(head, flown, [row.at for row in rows], lines)
    what = f"{head.what}, {head.where}"
    begun = head.alarm_at or head.created_at
    record = Record(head.id, what, scene, begun, flown, weather_in(entries))
    made = replayed(record)
    fires, targets, said = burning(rows, scene)
    lines += said
    trucks, said = trucks_due(folder, entries, moments, begins_at(record), scene)
    lines += said
    marks = sum(entry.code == EventCode.MARKED for entry in entries)
    if marks:
        lines.append(f"{marks} marks were set; of what is not recorded: write them in as [[targets]]")
    attached = sum(entry.code == IncidentCode.FLIGHT_ATTACHED for entry in entries)
    if flown is not None and attached > 1:
        lines.append(f"{attached} flights are on record: this is the longest, {flown.name}")
    scenario = replace(
        made.scenario, alarm=_alarm(head, entries, lines), fires=fires, targets=targets, trucks=trucks
    )
    return Made(scenario, (*lines, *made.unknown))


def from_flight(path: Path) -> Made:
    """Of a recording by itself: a flight's folder, a .tlog, .BIN or .ulg. IncidentError without a flight."""
    flown = flown_alone(path)
    scene = _middle(flown)
    if scene is None:
        raise IncidentError(f"{path}: nothing in it says where it was; give another recording")
    made = replayed(Record(flown.name, f"Flight {flown.name}", scene, flown.began, flown))
    lines = (
        "what was to be found is not in a flight: write it in as [[targets]]",
        "why it was flown is not in a flight: write the message of the alarm into [alarm]",
    )
    return Made(made.scenario, (*lines, *made.unknown))


def _scene(head: Incident, flown: Flown | None, spots: Sequence[LatLon], lines: list[str]) -> LatLon:
    """As the record has it, unless the drone was somewhere else altogether."""
    middle = _middle(flown) or next(iter(spots), None)
    if head.scene is not None and (middle is None or distance_m(head.scene, middle) <= _SAME_PLACE_M):
        return head.scene
    if middle is None:
        raise IncidentError(f"{head.id}: nothing in it says where it was; give it a place first")
    lines.append(
        "the scene is not on record: it is where the drone was"
        if head.scene is None
        else "the scene on record is far from where the drone was: it is where the drone was"
    )
    return middle


def _middle(flown: Flown | None) -> LatLon | None:
    """Of what was to be searched, else of what was flown over."""
    if flown is None:
        return None
    if flown.plan is not None and flown.plan.area is not None:
        return flown.plan.area.centre
    places = flown.corners or (() if flown.home is None else (flown.home,))
    if not places:
        return None
    count = len(places)
    return LatLon(sum(at.lat_deg for at in places) / count, sum(at.lon_deg for at in places) / count)


def _alarm(head: Incident, entries: Iterable[Entry], lines: list[str]) -> Alarm:
    """The message as it came, which the record keeps without the caller."""
    said = (
        text_in(entry.facts, "text")
        for entry in entries
        if entry.code == IncidentCode.NOTE and entry.source == Source.DISPATCH
    )
    text = "\n".join(clean_lines(next((one for one in said if one), ""))).strip()
    if not text:
        lines.append("the message of the dispatch centre is not on record: only what and where")
    elif len(text) > MOST_CHARS:
        lines.append(f"the message of the dispatch centre is cut: {MOST_CHARS:,} characters at most")
    what, where = one_line(head.what), one_line(head.where)
    return Alarm((text or f"{what}, {where}")[:MOST_CHARS].strip(), what, where, one_line(head.number or ""))
