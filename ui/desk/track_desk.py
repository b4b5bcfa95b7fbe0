"""Tracks of trucks and of other drones: looked at beside the window, taken into the open incident."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incidents.model import IncidentError
from incidents.tracks.read import read_track
from incidents.tracks.track import AskedError
from incidents.tracks.track_import import Looked, Run, import_track, told_by

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from incidents.tracks.fixes import Asked
    from incidents.tracks.read import ReadTrack
    from maps.geo import LatLon
    from ui.desk.incident_desk import IncidentDesk

LOOK_MS = 50


class TrackDesk(QObject):
    """One file at a time; the newest question counts."""

    looked = Signal(object)  # Looked
    asked = Signal(object)  # AskedError: the file does not say something that a person knows
    failed = Signal(str)  # one sentence
    taken = Signal(object)  # TakenIn: what came into the journal

    def __init__(self, incidents: IncidentDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._incidents = incidents
        self._beside = ThreadPoolExecutor(1, "tracks")
        self._reading: Future[ReadTrack] | None = None
        self._read: ReadTrack | None = None
        self._run = Run()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._take_answer)

    def close(self) -> None:
        """Nothing is read any more; what is being read is waited for."""
        self._timer.stop()
        self._beside.shutdown(cancel_futures=True)

    def set_depot(self, depot: LatLon | None) -> None:
        """Where the brigade's trucks stand; None: where a track begins."""
        self._run = Run(depot)

    def look(self, path: Path, asked: Asked) -> None:
        """Read a file; `looked`, `asked` or `failed` tells what came of it."""
        if self._incidents.incident is None:
            self.failed.emit(self.tr("Open an incident first: the track belongs to one."))
            return
        self._read = None
        self._reading = self._beside.submit(read_track, path, asked)
        self._timer.start()

    def take_in(self) -> None:
        """What was looked at last comes into the open incident."""
        read, journal = self._read, self._incidents.journal
        if read is None or journal is None:
            return
        try:
            taken = import_track(journal, read, datetime.now(UTC), self._run)
        except (IncidentError, OSError) as error:
            self.failed.emit(str(error))
            return
        self.taken.emit(taken)

    def _take_answer(self) -> None:
        reading = self._reading
        if reading is None or not reading.done():
            return
        self._timer.stop()
        self._reading = None
        try:
            read = reading.result()
        except AskedError as error:
            self.asked.emit(error)
            return
        except IncidentError as error:
            self.failed.emit(str(error))
            return
        incident = self._incidents.incident
        if incident is not None:
            self._read = read
            self.looked.emit(Looked(read, told_by(read, incident, self._run), incident.scene))
