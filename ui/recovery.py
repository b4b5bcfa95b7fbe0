"""After a crash or a power cut: say what is there, tie it to its incident, go on with what flies."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from incidents.model import IncidentError
from telemetry.unfinished import recovered, unfinished
from ui import units

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.unfinished import Unfinished
    from ui.desk.incident_desk import IncidentDesk
    from ui.station import Station

log = logging.getLogger(__name__)


def begin(station: Station, address: str) -> None:
    """The first look after a start: go on with a flight that was cut off, else hear the drone there."""
    cut_off = unfinished(station.parts.data, datetime.now(UTC))
    if cut_off is not None and cut_off.armed is False:
        cut_off = None  # it had landed
    recover(station, but=cut_off.folder if cut_off is not None else None)
    if cut_off is None:
        station.parts.flight.connect_to(address)
    elif not _take_up(station, cut_off):
        recover(station)


def recover(station: Station, *, but: Path | None = None) -> None:
    """Tie flights whose recording just stopped to their incidents; show the newest, and how far it goes."""
    parts = station.parts
    newest: Unfinished | None = None
    for flight in sorted(recovered(parts.data, but=but), key=lambda flight: flight.started_at):
        incident = _incident_of(flight.folder.name, parts.incidents) if flight.frames else None
        if incident is None:
            log.warning("%s ended without being closed and belongs to no incident", flight.folder)
        elif parts.incidents.open(incident):
            parts.incidents.attach(flight.folder)
            parts.video.finish_left(flight.folder)
            newest = flight
    if newest is not None:
        station.reviewing.look()
        parts.review_page.show_error(_sentence(newest))


def _take_up(station: Station, flight: Unfinished) -> bool:
    """The drone may still be in the air: hear it on the same link, and write into the same record."""
    parts = station.parts
    incident = _incident_of(flight.folder.name, parts.incidents)
    if incident is not None:
        parts.incidents.open(incident)
    if not parts.flight.take_up(flight):
        return False
    parts.window.show_page("fly")
    text = QCoreApplication.translate(
        "Recovery",
        "FireDrone ended while the drone was in the air. It goes on in the same record, whole up to {time}.",
    )
    parts.window.show_error(text.format(time=_until(flight)))
    return True


def _incident_of(flight: str, incidents: IncidentDesk) -> str | None:
    """The incident whose journal names the flight."""
    try:
        listed = incidents.search(flight)
    except IncidentError as error:
        log.warning("%s", error)
        return None
    return listed[0].incident.id if listed else None


def _until(flight: Unfinished) -> str:
    return units.clock(flight.ended_at) if flight.ended_at is not None else "?"


def _sentence(flight: Unfinished) -> str:
    text = QCoreApplication.translate(
        "Recovery", "FireDrone ended while this flight was recorded. Its record is whole up to {time}."
    )
    return text.format(time=_until(flight))
