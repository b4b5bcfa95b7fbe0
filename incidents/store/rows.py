"""An incident as rows of the index, and back."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert

from incidents.codes import SEAMS
from incidents.folder import incident_of
from incidents.journal import JOURNAL, read_journal
from incidents.model import Entry, Incident, IncidentError
from incidents.store.schema import entries as entry_table
from incidents.store.schema import incidents as incident_table
from maps.geo import LatLon

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, RowMapping

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of incidents."""

    incident: Incident
    entries: int
    station: str = ""  # whose it is, where several stations share an index


def stamp_of(folder: Path) -> tuple[int, int]:
    """Size and time of the journal: while they are the same, it was not written to."""
    try:
        status = (folder / JOURNAL).stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def forget(connection: Connection, station: str, name: str) -> None:
    """Take an incident of a station out, its entries too."""
    ours = (incident_table.c.station == station) & (incident_table.c.id == name)
    connection.execute(delete(incident_table).where(ours))


def take_in(connection: Connection, station: str, folder: Path, stamp: tuple[int, int]) -> None:
    """Write the rows of a folder. One that cannot be read is left out and logged; `verify` names it."""
    try:
        entries = [entry for entry in read_journal(folder) if entry.code not in SEAMS]
        incident = incident_of(folder, entries)
    except IncidentError as error:
        log.warning("not in the index: %s", error)
        return
    scene = incident.scene
    values: dict[str, Any] = {
        "station": station,
        "id": folder.name,
        "created_at": _written(incident.created_at),
        "what": _storable(incident.what),
        "where": _storable(incident.where),
        "number": _storable(incident.number) if incident.number else None,
        "lat_deg": scene.lat_deg if scene else None,
        "lon_deg": scene.lon_deg if scene else None,
        "error_m": incident.scene_error_m,
        "alarm_at": _written(incident.alarm_at) if incident.alarm_at else None,
        "training": incident.training,
        "entries": len(entries),
        "search": _storable(
            f"{incident.what} {incident.where} {incident.number or ''} {folder.name}".casefold()
        ),
        "size_bytes": stamp[0],
        "changed_ns": stamp[1],
    }
    connection.execute(insert(incident_table).values(values))
    rows = [
        {
            "station": station,
            "incident_id": folder.name,
            "n": entry.n,
            "at": _written(entry.at),
            "code": _storable(entry.code),
            "search": _words(entry),
        }
        for entry in {entry.n: entry for entry in entries}.values()
    ]
    connection.execute(insert(entry_table), rows)


def listed(values: RowMapping) -> Listed:
    """A row of the incidents, read back."""
    lat, lon = values["lat_deg"], values["lon_deg"]
    alarm_at = values["alarm_at"]
    incident = Incident(
        id=values["id"],
        created_at=datetime.fromisoformat(values["created_at"]),
        what=values["what"],
        where=values["where"],
        number=values["number"],
        scene=LatLon(lat, lon) if lat is not None and lon is not None else None,
        scene_error_m=values["error_m"],
        alarm_at=datetime.fromisoformat(alarm_at) if alarm_at else None,
        training=values["training"],
    )
    return Listed(incident, values["entries"], values["station"])


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _words(entry: Entry) -> str:
    texts = [value for value in entry.facts.values() if isinstance(value, str)]
    return _storable(" ".join([entry.code, *texts]).casefold())


def _storable(text: str) -> str:
    """Without what a database refuses: NUL (PostgreSQL), and halves of letters that no encoding has."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
