"""Looking back: the open incident on one clock, its flights at the cursor, and the report."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incidents.clocks import clocks, spread_of
from incidents.codes import IncidentCode
from incidents.metrics import intervals
from incidents.model import IncidentError
from incidents.report.finish import written
from incidents.report.write import Order
from incidents.timeline import offsets_s, set_offset, timeline
from incidents.tracks.taken import taken_track
from incidents.tracks.track import TrackKind
from maps.foreign.file import FormatError
from maps.packs.district import District
from missions.plan import PlanError
from missions.plan_file import read_plan
from telemetry.flight_folder import read_card
from telemetry.frames import FramesError, read_frames
from telemetry.gimbal_track import gimbal_track
from telemetry.gps_time import gps_time
from telemetry.track import track_of
from ui.desk.recording_desk import RecordingDesk
from ui.review.flights import ReviewedFlight
from ui.review.other_drones import other_flight

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from incidents.tracks.taken import TakenTrack
    from missions.plan import Plan
    from telemetry.gps_time import GpsTime
    from ui.desk.incident_desk import IncidentDesk

log = logging.getLogger(__name__)

LOOK_MS = 30


class ReviewDesk(QObject):
    """Reads the open incident again whenever it changed while Review is looked at."""

    shown = Signal(object, object, object, object)  # Incident | None, moments, intervals, offsets
    flights_shown = Signal(object)  # tuple[ReviewedFlight, ...]: ours, and other drones with a track
    tracks_shown = Signal(object)  # tuple[TakenTrack, ...]: of trucks
    clocks_shown = Signal(object)  # tuple[IncidentClock, ...]
    report_made = Signal(object)  # tuple[Path, ...]
    failed = Signal(str)

    def __init__(self, incidents: IncidentDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._incidents = incidents
        self._language = "en"
        self._known: dict[str, ReviewedFlight] = {}
        self._gps: dict[str, GpsTime] = {}  # by flight, as its recording says
        self._tracks: dict[str, TakenTrack | None] = {}  # by file; None: cannot be read
        self._writing: Future[tuple[Path, ...]] | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_beside)
        self.recordings = RecordingDesk(self)  # fields and curves of the flights, beside the window
        self.district = District()  # zones and places for the map of a report, read already

    def set_language(self, language: str) -> None:
        """Of the report."""
        self._language = language

    def look(self) -> None:
        """Tell everything about the open incident."""
        entries = self._incidents.entries
        moments = timeline(entries)
        incident = self._incidents.incident
        self.shown.emit(incident, moments, intervals(moments, incident), offsets_s(entries))
        taken = self._taken()
        drones = [other_flight(one) for one in taken if one.track.kind is TrackKind.DRONE]
        flights = [*self._flights(), *drones]
        self.tracks_shown.emit(tuple(one for one in taken if one.track.kind is TrackKind.TRUCK))
        self.flights_shown.emit(tuple(sorted(flights, key=_begun_us)))
        self.clocks_shown.emit(clocks(entries, self._gps))
        self.recordings.show_flights(self._incidents.flights())

    def add_note(self, text: str, at: datetime) -> None:
        """A person's word on a moment of the incident."""
        self._incidents.write_at(at, IncidentCode.NOTE, {"text": text})
        self.look()

    def answer(self, question: str, text: str) -> None:
        """One of the four questions."""
        self._incidents.write(IncidentCode.ANSWER, {"question": question, "text": text})
        self.look()

    def set_offset(self, clock: str, seconds: float, reason: str) -> None:
        """Correct a clock, with the reason why."""
        journal = self._incidents.journal
        if journal is None:
            return
        try:
            spread_s = spread_of(clocks(journal.entries, self._gps), clock, seconds)
            set_offset(journal, clock, seconds, reason, datetime.now(UTC), spread_s=spread_s)
        except ValueError as error:
            self.failed.emit(str(error))
            return
        self.look()

    def finish(self) -> None:
        """Write the report beside the window; `report_made` names the files. One at a time."""
        journal = self._incidents.journal
        if journal is None or self._writing is not None:
            return
        order = Order(
            language=self._language,
            tile_files=self._incidents.tile_files,
            district=self.district,
            signer=self._incidents.signer,
        )
        beside = ThreadPoolExecutor(1, "report")
        self._writing = beside.submit(written, journal, order, datetime.now(UTC))
        beside.shutdown(wait=False)  # its thread ends with the report
        self._look.start()

    def _look_beside(self) -> None:
        writing = self._writing
        if writing is None or not writing.done():
            return
        self._look.stop()
        self._writing = None
        try:
            files = writing.result()
        except (IncidentError, OSError) as error:
            self.failed.emit(str(error))
            return
        self.report_made.emit(files)

    def _flights(self) -> list[ReviewedFlight]:
        """Closed flights are read once."""
        found: list[ReviewedFlight] = []
        for folder in self._incidents.flights():
            if folder.name not in self._known:
                read = _read(folder)
                if read is None:
                    continue
                self._known[folder.name], gps = read
                if gps is not None:
                    self._gps[folder.name] = gps
            found.append(self._known[folder.name])
        return found

    def _taken(self) -> list[TakenTrack]:
        """Each file is read once."""
        folder = self._incidents.folder
        found: list[TakenTrack] = []
        for entry in self._incidents.entries:
            if entry.code != IncidentCode.TRACK_IMPORTED or folder is None:
                continue
            media = f"{folder.name}/{entry.facts.get('media')}"
            if media not in self._tracks:
                self._tracks[media] = taken_track(folder, entry)
            taken = self._tracks[media]
            if taken is not None:
                found.append(taken)
        return found


def _begun_us(flight: ReviewedFlight) -> int:
    return int(flight.track.at_us[0]) if len(flight.track) else 0


def _read(folder: Path) -> tuple[ReviewedFlight, GpsTime | None] | None:
    """None for a flight that cannot be shown; the rest of the incident still can."""
    try:
        frames = read_frames(folder)
    except FramesError as error:
        log.warning("%s", error)
        return None
    vehicles = frames.vehicles()
    if not vehicles:
        return None
    card, track = read_card(folder), track_of(frames, vehicles[0])
    gimbal = gimbal_track(frames, vehicles[0], track)
    training = bool(card and card.training)
    flight = ReviewedFlight(folder.name, track, _plan(folder), training=training, gimbal=gimbal)
    return flight, gps_time(frames, vehicles[0])


def _plan(folder: Path) -> Plan | None:
    path = folder / "plan.json"
    if not path.is_file():
        return None
    try:
        return read_plan(path)[0]
    except (PlanError, FormatError) as error:
        log.warning("%s", error)
        return None
