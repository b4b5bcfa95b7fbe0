"""The clocks of an incident: whose they are, by how much each was corrected, and what speaks for it.

Evidence is shown with its spread and its count, and never applied by itself. GPS time is the truth: the
autopilot's, and that of a truck's track. A time that was written in minutes is known to half a minute, and
the spread says so.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from incidents.attach import FLIGHTS
from incidents.codes import Clock, IncidentCode, Source, TimeKind
from incidents.facts import file_name_in, number_in, text_in
from incidents.timeline import offsets_s
from telemetry.frames import FramesError, read_frames
from telemetry.gps_time import gps_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Entry
    from telemetry.gps_time import GpsTime

log = logging.getLogger(__name__)

TAKEN_OVER_S = 0.1  # a correction is written to a tenth of a second
SAME_WITHIN = timedelta(hours=6)  # two times of one unit that lie further apart are of two runs
_PRECISION_S = 0.5
# What the track of a truck tells, and what the dispatch centre calls it
_SHARED = {
    IncidentCode.TRUCK_LEFT: TimeKind.EN_ROUTE,
    IncidentCode.TRUCK_STOPPED: TimeKind.ON_SCENE,
}


class EvidenceKind(StrEnum):
    """Where it comes from."""

    GPS_TIME = "gps_time"
    SHARED_EVENTS = "shared_events"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Seconds that should be added to the times of a clock, as far as this can tell."""

    kind: EvidenceKind
    offset_s: float  # the median
    spread_s: float
    count: int  # messages, or pairs of events
    about: str  # the flights, or the units


@dataclass(frozen=True, slots=True)
class IncidentClock:
    """One clock that entries of an incident carry."""

    name: str
    kind: str  # "laptop", "drone", "exercise", "dispatch", "track"
    offset_s: float  # added to its times now
    reason: str | None
    evidence: tuple[Evidence, ...] = ()


def clocks(entries: Sequence[Entry], gps: Mapping[str, GpsTime] | None = None) -> tuple[IncidentClock, ...]:
    """All clocks, in the order in which they were first heard. `gps`: what each flight's recording says."""
    offsets, reasons = offsets_s(entries), _reasons(entries)
    names = dict.fromkeys(entry.clock for entry in entries)
    heard = _gps_evidence(entries, gps or {})
    return tuple(
        IncidentClock(
            name,
            name.partition(":")[0],
            offsets.get(name, 0.0),
            reasons.get(name),
            (*heard.get(name, ()), *_shared_evidence(name, entries, offsets)),
        )
        for name in names
    )


def spread_of(known: Iterable[IncidentClock], clock: str, offset_s: float) -> float | None:
    """How well a correction is known, where it is the one that evidence speaks for."""
    evidence = (one for found in known if found.name == clock for one in found.evidence)
    return next((one.spread_s for one in evidence if abs(one.offset_s - offset_s) <= TAKEN_OVER_S), None)


def gps_times(folder: Path, entries: Iterable[Entry]) -> dict[str, GpsTime]:
    """What the recordings of the attached flights say, by the names of their folders."""
    flights = folder.parent.parent / FLIGHTS
    found: dict[str, GpsTime] = {}
    for entry in entries:
        name = file_name_in(entry.facts, "flight")
        if entry.code != IncidentCode.FLIGHT_ATTACHED or name is None or name in found:
            continue
        try:
            frames = read_frames(flights / name)
        except FramesError as error:
            log.warning("no GPS time: %s", error)
            continue
        vehicles = frames.vehicles()
        told = gps_time(frames, vehicles[0]) if vehicles else None
        if told is not None:
            found[name] = told
    return found


def _reasons(entries: Iterable[Entry]) -> dict[str, str]:
    offsets = [entry for entry in entries if entry.code == IncidentCode.CLOCK_OFFSET]
    return {text_in(e.facts, "of") or "": text_in(e.facts, "reason") or "" for e in offsets}


def _gps_evidence(entries: Iterable[Entry], gps: Mapping[str, GpsTime]) -> dict[str, tuple[Evidence, ...]]:
    """What a drone says is stamped when the laptop hears it: both clocks are the laptop's. That of an
    exercise is nobody's.
    """
    attached = [entry for entry in entries if entry.code == IncidentCode.FLIGHT_ATTACHED]
    real = [text_in(e.facts, "flight") for e in attached if e.facts.get("training") is not True]
    told = {name: gps[name] for name in real if name is not None and name in gps}
    if not told:
        return {}
    middle = median(one.offset_s for one in told.values())
    spread = max(abs(one.offset_s - middle) + one.spread_s for one in told.values())
    count = sum(one.count for one in told.values())
    evidence = Evidence(EvidenceKind.GPS_TIME, middle, spread, count, ", ".join(told))
    return {Clock.LAPTOP: (evidence,), Clock.DRONE: (evidence,)}


@dataclass(frozen=True, slots=True)
class _Pair:
    """One event on two clocks: what to add to the doubted one, and how well it is known."""

    offset_s: float
    precision_s: float
    unit: str


def _shared_evidence(
    clock: str, entries: Sequence[Entry], offsets: Mapping[str, float]
) -> tuple[Evidence, ...]:
    """Of a dispatch centre's clock: the tracks of its trucks."""
    pairs = list(_pairs(clock, entries, offsets)) if clock.startswith("dispatch:") else []
    if not pairs:
        return ()
    middle = median(pair.offset_s for pair in pairs)
    spread = max(abs(pair.offset_s - middle) + pair.precision_s for pair in pairs)
    units = ", ".join(dict.fromkeys(pair.unit for pair in pairs))
    return (Evidence(EvidenceKind.SHARED_EVENTS, middle, spread, len(pairs), units),)


def _pairs(clock: str, entries: Sequence[Entry], offsets: Mapping[str, float]) -> Iterable[_Pair]:
    written = [entry for entry in entries if entry.clock == clock and entry.source == Source.DISPATCH]
    for told in entries:
        code = next((_SHARED[track] for track in _SHARED if told.code == track), None)
        unit = text_in(told.facts, "unit")
        if code is None or unit is None:
            continue
        true_at = told.at + timedelta(seconds=offsets.get(told.clock, 0.0))
        other = _nearest([e for e in written if e.code == code and _unit(e) == same_unit(unit)], true_at)
        if other is not None:
            difference = (true_at - other.at).total_seconds()
            yield _Pair(difference, _precision_s(told) + _precision_s(other), unit)


def _nearest(entries: Iterable[Entry], at: datetime) -> Entry | None:
    near = [entry for entry in entries if abs(entry.at - at) <= SAME_WITHIN]
    return min(near, key=lambda entry: abs(entry.at - at), default=None)


def same_unit(call_sign: str) -> str:
    """A call sign without regard to capitals, blanks and hyphens: the same for the same truck."""
    return "".join(letter for letter in call_sign.casefold() if letter.isalnum())


def _unit(entry: Entry) -> str:
    return same_unit(text_in(entry.facts, "unit") or "")


def _precision_s(entry: Entry) -> float:
    told = number_in(entry.facts, "precision_s")
    return _PRECISION_S if told is None else told
