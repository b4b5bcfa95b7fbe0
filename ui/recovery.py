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
    """Tie flights whose recording just stopped to their incidents; show the newest, and how far it goes."""
    parts = station.parts
    newest: Unclosed | None = None
    for flight in sorted(recovered(parts.data), key=lambda flight: flight.started_at):
        incident = _incident_of(flight.folder.name, parts.data) if flight.frames else None
        if incident is None:
            log.warning("%s ended without being closed and belongs to no incident", flight.folder)
        elif parts.incidents.open(incident):
            parts.incidents.attach(flight.folder)
            newest = flight
    if newest is not None:
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
