"""Incidents as folders, `data/incidents/<id>/`: a journal and the media it names. Files are the truth."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from incidents.codes import Clock, IncidentCode, Source
from incidents.facts import number_in, place_in, text_in, time_in
from incidents.journal import JOURNAL, Journal, read_journal
from incidents.lines import FORM
from incidents.model import Incident, IncidentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from incidents.model import Entry, Fact
    from incidents.signatures import Signer
    from maps.geo import LatLon

LAST = "last"
_PIECE_BYTES = 2**20


def create(
    data: Path,
    what: str,
    where: str,
    *,
    number: str | None = None,
    scene: LatLon | None = None,
    scene_error_m: float | None = None,
    alarm_at: datetime | None = None,
    training: bool = False,
    now: datetime | None = None,
    signer: Signer | None = None,
) -> Incident:
    """Begin an incident; it is on the disk when this returns. Times are aware.

    IncidentError where it cannot be; then nothing is left of it.
    """
    if not what.strip() or not where.strip():
        raise IncidentError("a new incident needs what happened and where: both in a few words")
    now = (now or datetime.now(UTC)).astimezone(UTC)
    incident = Incident(
        id=f"{now:%Y%m%dT%H%M%SZ}_{secrets.token_hex(4)}",
        created_at=now,
        what=what.strip(),
        where=where.strip(),
        number=number,
        scene=scene,
        scene_error_m=scene_error_m,
        alarm_at=alarm_at.astimezone(UTC) if alarm_at else None,
        training=training,
    )
    folder = data / "incidents" / incident.id
    try:
        (folder / "media").mkdir(parents=True)
    except OSError as error:
        raise IncidentError(f"{folder}: cannot be made: {error.strerror}") from error
    facts = _head_facts(incident)
    try:
        with Journal(folder, now, signer) as journal:
            journal.append(now, Clock.LAPTOP, Source.PERSON, IncidentCode.INCIDENT_CREATED, facts)
    except IncidentError:
        shutil.rmtree(folder, ignore_errors=True)  # half an incident would only be in the way
        raise
    return incident


def load(folder: Path) -> Incident:
    """What the journal of this folder says of its incident. IncidentError when it has no readable head."""
    return incident_of(folder, read_journal(folder))


def is_training(incident: Incident, entries: Sequence[Entry]) -> bool:
    """One simulated flight is enough: nobody may take this for a real one."""
    flights = (entry for entry in entries if entry.code == IncidentCode.FLIGHT_ATTACHED)
    simulated = any(entry.facts.get("training") is True for entry in flights)
    return incident.training or simulated or any(entry.clock == Clock.EXERCISE for entry in entries)


def incident_of(folder: Path, entries: Iterable[Entry]) -> Incident:
    """The head of a journal with the corrections that came later."""
    incident: Incident | None = None
    for entry in entries:
        if entry.code == IncidentCode.INCIDENT_CREATED and incident is None:
            incident = _read_head(entry)
        elif incident is not None and entry.code == IncidentCode.INCIDENT_CORRECTED:
            incident = _corrected(incident, entry.facts)
        elif incident is not None and entry.code in (IncidentCode.SCENE_SET, IncidentCode.DISPATCH_PLACE):
            incident = _placed(incident, entry)
    if incident is None:
        raise IncidentError(f"{folder / JOURNAL}: does not say what the incident is; check it with: verify")
    return incident


def folders(data: Path) -> list[Path]:
    """All incident folders, oldest first."""
    parent = data / "incidents"
    return sorted(path.parent for path in parent.glob(f"*/{JOURNAL}")) if parent.is_dir() else []


def list_incidents(data: Path) -> list[Incident]:
    """All readable incidents, newest first, straight from the folders; `store.Index` is the quick way."""
    incidents: list[Incident] = []
    for folder in reversed(folders(data)):
        try:
            incidents.append(load(folder))
        except IncidentError:
            continue  # named by `verify`; the others must still be found
    return incidents


def find(data: Path, wanted: str) -> Path:
    """The folder of an incident by id, by the beginning of an id, by its dispatch number, or "last"."""
    known = folders(data)
    if not known:
        raise IncidentError(f"{data / 'incidents'}: holds no incident yet; make one with: incident new")
    if wanted == LAST:
        stamp = known[-1].name.partition("_")[0]
        return max((f for f in known if f.name.startswith(stamp)), key=_begun_at)
    matching = [folder for folder in known if folder.name == wanted]
    matching = matching or [folder for folder in known if folder.name.startswith(wanted)]
    if not matching:
        matching = [
            folder
            for folder in known
            if wanted == folder.name.rpartition("_")[2] or _number(folder) == wanted
        ]
    if not matching:
        raise IncidentError(f"no incident begins with {wanted!r}; see them with: incident list")
    if len(matching) > 1:
        raise IncidentError(f"{len(matching)} incidents begin with {wanted!r}; give more of the id")
    return matching[0]


def keep_media(folder: Path, content: bytes, suffix: str) -> str:
    """Store bytes under their SHA-256 and return the name in `media/`; the same bytes are kept once."""
    name = hashlib.sha256(content).hexdigest() + suffix
    path = folder / "media" / name
    if path.exists() and path.read_bytes() == content:
        return name
    try:
        path.parent.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise IncidentError(f"{path}: cannot be written: {error.strerror}") from error
    return name


def keep_media_file(folder: Path, source: Path, sha256: str, suffix: str) -> str:
    """The same for a file of any size, piece by piece. IncidentError when it cannot be copied, or is not
    the one that was looked at.
    """
    part = folder / "media" / f"{secrets.token_hex(8)}.part"
    digest = hashlib.sha256()
    try:
        part.parent.mkdir(exist_ok=True)
        with source.open("rb") as read, part.open("wb") as written:
            while piece := read.read(_PIECE_BYTES):
                digest.update(piece)
                written.write(piece)
        if digest.hexdigest() != sha256:
            part.unlink()
            raise IncidentError(f"{source.name}: was changed while it was looked at; look at it again")
        part.replace(part.with_name(sha256 + suffix))
    except OSError as error:
        part.unlink(missing_ok=True)
        raise IncidentError(f"{source}: cannot be copied to {part.parent}: {error.strerror}") from error
    return sha256 + suffix


def _head_facts(incident: Incident) -> dict[str, Fact]:
    return {
        "form": FORM,
        "id": incident.id,
        "what": incident.what,
        "where": incident.where,
        "number": incident.number,
        "lat_deg": incident.scene.lat_deg if incident.scene else None,
        "lon_deg": incident.scene.lon_deg if incident.scene else None,
        "error_m": incident.scene_error_m,
        "alarm_at": incident.alarm_at.isoformat() if incident.alarm_at else None,
        "training": incident.training,
    }


def _read_head(entry: Entry) -> Incident:
    facts = entry.facts
    return Incident(
        id=str(facts.get("id")),
        created_at=entry.at,
        what=str(facts.get("what")),
        where=str(facts.get("where")),
        number=text_in(facts, "number"),
        scene=place_in(facts),
        scene_error_m=number_in(facts, "error_m"),
        alarm_at=time_in(facts, "alarm_at"),
        training=facts.get("training") is True,
    )


def _corrected(incident: Incident, facts: Mapping[str, Fact]) -> Incident:
    return replace(
        incident,
        what=text_in(facts, "what") or incident.what,
        where=text_in(facts, "where") or incident.where,
        number=text_in(facts, "number") or incident.number,
        alarm_at=time_in(facts, "alarm_at") or incident.alarm_at,
    )


def _placed(incident: Incident, entry: Entry) -> Incident:
    """A person's word on the scene always counts, the dispatch centre's only where there is none yet."""
    if incident.number is None:
        incident = replace(incident, number=text_in(entry.facts, "number"))
    place = place_in(entry.facts)
    if place is None or (entry.code == IncidentCode.DISPATCH_PLACE and incident.scene is not None):
        return incident
    return replace(incident, scene=place, scene_error_m=number_in(entry.facts, "error_m"))


def _begun_at(folder: Path) -> datetime:
    entries = read_journal(folder)
    return entries[0].at if entries else datetime.min.replace(tzinfo=UTC)


def _number(folder: Path) -> str | None:
    try:
        return load(folder).number
    except IncidentError:
        return None
