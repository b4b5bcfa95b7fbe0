"""Take a track into an incident: its file into `media/`, what it tells into the journal, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from incidents.codes import Clock, IncidentCode, Source
from incidents.folder import incident_of, keep_media_file
from incidents.tracks.air_events import air_events
from incidents.tracks.fixes import Asked
from incidents.tracks.track import Doubt, TrackKind
from incidents.tracks.truck_events import USUAL, RunNumbers, depot_of, run_events
from maps.geo import LatLon
from telemetry.track import distances_m

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from incidents.journal import Journal
    from incidents.model import Entry, Fact, Incident
    from incidents.tracks.air_events import AirEvent
    from incidents.tracks.read import ReadTrack
    from incidents.tracks.track import PositionTrack
    from incidents.tracks.truck_events import RunEvent

FAR_M = 50_000.0  # a track that never comes nearer belongs elsewhere
FAR_AWAY_IN_TIME = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came into the journal, and what a person should look at."""

    entries: tuple[Entry, ...]
    flags: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What a person adds for a truck: where its station is, and from when on something counts."""

    depot: LatLon | None = None
    numbers: RunNumbers = USUAL


@dataclass(frozen=True, slots=True)
class Told:
    """What a track tells, before anything is written."""

    events: tuple[RunEvent | AirEvent, ...]
    flags: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it would come in: what a person confirms."""

    read: ReadTrack
    told: Told
    scene: LatLon | None


def clock_of(name: str) -> str:
    """Whose time the events of a track carry."""
    return f"track:{name}"


def told_by(read: ReadTrack, incident: Incident, run: Run | None = None) -> Told:
    """The events of a track and all its doubts, for this incident. Writes nothing."""
    run, track = run or Run(), read.track
    flags = [*read.doubts, *_against(track, incident)]
    if track.kind is TrackKind.DRONE:
        air = air_events(track)
        return Told(air, (*flags, *(() if air else (Doubt(None, "track_no_take_off"),))))
    depot = run.depot or depot_of(track, run.numbers)
    flags += [] if depot else [Doubt(None, "track_no_depot")]
    flags += [] if incident.scene else [Doubt(None, "track_no_scene")]
    return Told(run_events(track, incident.scene, depot, run.numbers), tuple(flags))


def import_track(journal: Journal, read: ReadTrack, now: datetime, run: Run | None = None) -> TakenIn:
    """Write a track into the journal. The same file a second time changes nothing; nothing is written
    before all of it is worked out. IncidentError when the file cannot be kept.
    """
    imported = [entry for entry in journal.entries if entry.code == IncidentCode.TRACK_IMPORTED]
    if any(entry.facts.get("sha256") == read.sha256 for entry in imported):
        return TakenIn((), (Doubt(None, "already_imported", read.path.name),))
    incident = incident_of(journal.folder, journal.entries)
    told = told_by(read, incident, run)
    suffix = read.path.suffix.lower() or ".txt"
    media = keep_media_file(journal.folder, read.path, read.sha256, suffix)
    clock = clock_of(read.track.name)
    source = Source.TRUCK if read.track.kind is TrackKind.TRUCK else Source.FLIGHT
    facts = _facts(read, media)
    entries = [journal.append(read.track.start, clock, source, IncidentCode.TRACK_IMPORTED, facts)]
    entries += [
        journal.append(event.at, clock, source, event.code, _event_facts(event, read))
        for event in told.events
    ]
    for flag in told.flags:
        doubt: dict[str, Fact] = {"name": read.track.name, "flag": flag.code}
        doubt |= {"row": flag.row, "about": flag.about or None}
        journal.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.TRACK_FLAG, _known(doubt))
    return TakenIn(tuple(entries), told.flags)


def _facts(read: ReadTrack, media: str) -> dict[str, Fact]:
    track = read.track
    return {
        "file": read.path.name,
        "media": media,
        "sha256": read.sha256,
        "size_bytes": read.size_bytes,
        "form": read.form,
        "name": track.name,
        "kind": track.kind.value,
        "points": len(track),
        "start": track.start.isoformat(),
        "end": track.end.isoformat(),
        "clock": clock_of(track.name),
        "height_of": track.height_of.value,
        "asked": _written(replace(read.asked, name=track.name)),
        "elsewhere": True,  # not recorded and not sealed by us
    }


def _written(asked: Asked) -> str:
    """What a person added, as text: with it the kept file reads the same again."""
    return msgspec.json.encode(asked).decode()


def _event_facts(event: RunEvent | AirEvent, read: ReadTrack) -> dict[str, Fact]:
    track = read.track
    facts: dict[str, Fact] = {
        "lat_deg": round(event.place.lat_deg, 7),
        "lon_deg": round(event.place.lon_deg, 7),
        "precision_s": event.precision_s,
        "track": read.sha256[:12],
    }
    if track.kind is TrackKind.TRUCK:
        return {"unit": track.name, **facts}
    return {"flight": track.name, "elsewhere": True, **facts}


def _against(track: PositionTrack, incident: Incident) -> Iterable[Doubt]:
    """Does it belong to this incident?"""
    if incident.scene is not None:
        nearest_m = _nearest_m(track, incident.scene)
        if nearest_m > FAR_M:
            yield Doubt(None, "track_elsewhere", f"{nearest_m / 1000:.0f} km")
    when = incident.alarm_at or incident.created_at
    if track.end < when - FAR_AWAY_IN_TIME or track.start > when + FAR_AWAY_IN_TIME:
        yield Doubt(None, "track_other_time", f"{track.start:%Y-%m-%d %H:%M} UTC")


def _nearest_m(track: PositionTrack, place: LatLon) -> float:
    lat, lon = track.lat_deg, track.lon_deg
    return float(distances_m(lat * 0 + place.lat_deg, lon * 0 + place.lon_deg, lat, lon).min())


def _known(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {key: value for key, value in facts.items() if value is not None}
