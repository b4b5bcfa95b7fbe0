"""After a crash or a power cut: say what is there, and tie it to its incident."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from incidents.model import IncidentError
from incidents.store import Index
from telemetry.recorder import recovered
from ui import units

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.recorder import Unclosed
    from ui.station import Station

log = logging.getLogger(__name__)


def recover(station: Station) -> None:
    """Find flights whose recording just stopped; the newest is shown in Review, with how far it goes."""
    parts = station.parts
    found = [flight for flight in recovered(parts.data) if flight.frames]
    if not found:
        return
    newest = max(found, key=lambda flight: flight.started_at)
    incident = _incident_of(newest.folder.name, parts.data)
    if incident is None or not parts.incidents.open(incident):
        log.warning("%s ended without being closed and belongs to no incident", newest.folder)
        return
    parts.incidents.attach(newest.folder)
    station.reviewing.look()
    parts.review_page.show_error(_sentence(newest))


def _incident_of(flight: str, data: Path) -> str | None:
    """The incident whose journal names the flight."""
    try:
        with Index(data) as index:
            listed = index.search(flight)
    except IncidentError as error:
        log.warning("%s", error)
        return None
    return listed[0].incident.id if listed else None


def _sentence(flight: Unclosed) -> str:
    until = units.clock(flight.ended_at) if flight.ended_at is not None else "?"
    text = QCoreApplication.translate(
        "Recovery", "FireDrone ended while this flight was recorded. Its record is whole up to {time}."
    )
    return text.format(time=until)
