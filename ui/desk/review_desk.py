"""Looking back: the open incident on one clock, its flights at the cursor, and the report."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from incidents.clocks import clocks, spread_of
from incidents.codes import IncidentCode
from incidents.metrics import measured
from incidents.model import IncidentError
from incidents.report.finish import written
from incidents.report.write import Order
from incidents.timeline import offsets_s, set_offset, timeline
from incidents.tracks.track import TrackKind
from maps.packs.district import District
from ui.desk.flight_reader import FlightReader
from ui.desk.recording_desk import RecordingDesk
from ui.desk.track_reader import TrackReader
from ui.review.other_drones import other_flight

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from incidents.metrics import Interval
    from incidents.model import Entry
    from incidents.timeline import Moment
    from ui.desk.incident_desk import IncidentDesk
    from ui.review.flights import ReviewedFlight


LOOK_MS = 30


class _Told(NamedTuple):
    """What was made of these entries: not again until there are others."""

    entries: tuple[Entry, ...]
    moments: tuple[Moment, ...]
    intervals: tuple[Interval, ...]
    offsets: dict[str, float]


class ReviewDesk(QObject):
    """Reads the open incident again whenever it changed while Review is looked at."""

    shown = Signal(object, object, object, object)  # Incident | None, moments, measured intervals, offsets
    flights_shown = Signal(object)  # tuple[ReviewedFlight, ...]: ours, and other drones with a track
    tracks_shown = Signal(object)  # tuple[TakenTrack, ...]: of trucks
    clocks_shown = Signal(object)  # tuple[IncidentClock, ...]
    report_made = Signal(object)  # tuple[Path, ...]
    failed = Signal(str)

    def __init__(self, incidents: IncidentDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._incidents = incidents
        self._language = "en"
        self._told: _Told | None = None
        self._reader = FlightReader(self)
        self._reader.came.connect(self._show_flights)
        self._tracks = TrackReader(self)
        self._tracks.came.connect(self._show_flights)
        self._writing: Future[tuple[Path, ...]] | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_beside)
        self.recordings = RecordingDesk(self)  # fields and curves of the flights, beside the window
        self.district = District()  # zones and places for the map of a report, read already

    def set_language(self, language: str) -> None:
        """Of the report."""
        self._language = language

    @property
    def reading(self) -> bool:
        """Flights or tracks are still being read."""
        return self._reader.busy or self._tracks.busy

    def look(self) -> None:
        """Tell everything about the open incident. Flights that were not read yet follow one by one."""
        self._reader.read(self._incidents.flights())  # beside what follows
        entries = self._incidents.entries
        self._tracks.read(self._incidents.folder, entries)
        incident = self._incidents.incident
        if self._told is None or self._told.entries != entries:
            moments = timeline(entries)
            self._told = _Told(entries, moments, measured(moments, incident), offsets_s(entries))
        told = self._told
        self.shown.emit(incident, told.moments, told.intervals, told.offsets)
        if not self._reader.busy or self._reader.flights:
            self._show_flights()
        self.recordings.show_flights(self._incidents.flights())

    def close(self) -> None:
        """Wait for what is being read."""
        self._reader.close()
        self._tracks.close()
        self.recordings.close()

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
            spread_s = spread_of(clocks(journal.entries, self._reader.gps), clock, seconds)
            set_offset(journal, clock, seconds, reason, datetime.now(UTC), spread_s=spread_s)
        except ValueError as error:
            self.failed.emit(str(error))
            return
        self.look()

    def finish(self) -> None:
        """Write the report beside the window; `report_made` names the files. One at a time."""
        journal = self._incidents.journal
        if self._writing is not None:
            return
        if journal is None:
            if self._incidents.is_received:
                self.failed.emit(self.tr("This incident came sealed from others; its report is in it."))
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

    def _show_flights(self) -> None:
        """Ours as far as they are read, other drones' tracks, and what both say of the clocks."""
        taken = self._tracks.tracks
        drones = [other_flight(one) for one in taken if one.track.kind is TrackKind.DRONE]
        self.tracks_shown.emit(tuple(one for one in taken if one.track.kind is TrackKind.TRUCK))
        self.flights_shown.emit(tuple(sorted([*self._reader.flights, *drones], key=_begun_us)))
        self.clocks_shown.emit(clocks(self._incidents.entries, self._reader.gps))


def _begun_us(flight: ReviewedFlight) -> int:
    return int(flight.track.at_us[0]) if len(flight.track) else 0
