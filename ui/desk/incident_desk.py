"""The incident at hand: its journal, into which everything goes that happens while it is open."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents import folder as folders
from incidents.alarm.alarm_import import import_alarm
from incidents.attach import attach_to
from incidents.codes import Clock, IncidentCode, Source
from incidents.dispatch.preview import preview
from incidents.dispatch.profiles import known_profiles
from incidents.dispatch.take_in import import_dispatch
from incidents.folder import incident_of, is_training
from incidents.journal import Journal
from incidents.model import IncidentError
from incidents.privacy.access import Doing, note_access
from incidents.received_journal import ReceivedJournal, open_journal
from incidents.store.index import Index
from incidents.watch import record
from maps.foreign.file import FormatError
from maps.formats.by_suffix import read, write_geojson
from maps.formats.features import Features
from maps.packs.files import usable
from maps.packs.manifest import Kind
from telemetry.flight_folder import flight_folders
from ui.incident.drawn_file import features_of, wanted_of
from ui.incident.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from incidents.alarm.record import AlarmText
    from incidents.dispatch.record import Dispatch
    from incidents.model import Entry, Fact, Incident
    from incidents.signatures import Signer
    from incidents.store.rows import Listed
    from maps.geo import LatLon
    from telemetry.events import Event

DRAWN = "area.geojson"


class IncidentDesk(QObject):
    """Holds the one open journal; entries of a flight are written as they happen."""

    opened = Signal(object)  # Incident | None
    listed = Signal(object)  # list[Listed], newest first
    failed = Signal(str)  # one sentence
    imported = Signal(object)  # Imported: what came from dispatch, with its flags

    def __init__(
        self,
        data: Path,
        signer: Signer | None = None,
        parent: QObject | None = None,
        *,
        index_url: str | None = None,
    ) -> None:
        """`signer` vouches for what is written; without one the journals are chained and not signed.

        `index_url`: of the PostgreSQL that lists the incidents; None: the data folder's own file.
        """
        super().__init__(parent)
        self._data = data
        self._signer = signer
        self._index_url = index_url
        self._journal: Journal | ReceivedJournal | None = None
        self.incident: Incident | None = None

    @property
    def folder(self) -> Path | None:
        return self._journal.folder if self._journal is not None else None

    @property
    def journal(self) -> Journal | None:
        """The open one, for what writes more than an entry; None also for one that came from others."""
        return self._journal if isinstance(self._journal, Journal) else None

    @property
    def is_received(self) -> bool:
        """The open incident came sealed from others, and is kept as it came."""
        return isinstance(self._journal, ReceivedJournal)

    def written_elsewhere(self) -> None:
        """Others wrote to the open journal: what is known of the incident may have changed."""
        if self._journal is not None:
            self.incident = incident_of(self._journal.folder, self._journal.entries)
            self.opened.emit(self.incident)

    @property
    def signer(self) -> Signer | None:
        """Vouches for what is handed over too."""
        return self._signer

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._journal.entries if self._journal is not None else ()

    @property
    def tile_files(self) -> tuple[Path, ...]:
        """Map pictures of the district, for a map that is handed over."""
        return usable(self._data, Kind.TILES)

    # --- opening ---------------------------------------------------------------------------------

    def create(
        self,
        what: str,
        where: str,
        *,
        number: str | None = None,
        scene: LatLon | None = None,
        scene_error_m: float | None = None,
        alarm_at: datetime | None = None,
        training: bool = False,
    ) -> bool:
        """Begin an incident and open it. False, and `failed`, when it cannot be written."""
        try:
            made = folders.create(
                self._data,
                what,
                where,
                number=number,
                scene=scene,
                scene_error_m=scene_error_m,
                alarm_at=alarm_at,
                training=training,
                signer=self._signer,
            )
        except IncidentError as error:
            self.failed.emit(str(error))
            return False
        return self.open(made.id)

    def open(self, wanted: str) -> bool:
        """Open an incident by its id and close the one before. When it cannot be: False and `failed`, and
        the one before stays open.
        """
        try:
            folder = folders.find(self._data, wanted)
            folders.load(folder)  # a journal without a head is named before anything is closed
            if folder != self.folder:
                journal = open_journal(folder, datetime.now(UTC), self._signer)
                self.close()
                self._journal = journal
        except IncidentError as error:
            self.failed.emit(str(error))
            return False
        self.incident = incident_of(folder, self.entries)
        self.opened.emit(self.incident)
        self._note_opened(folder)
        self.refresh_list()
        return True

    def _note_opened(self, folder: Path) -> None:
        """Who looked is written down; an access log on a full disk keeps nobody from the incident."""
        try:
            note_access(self._data, datetime.now(UTC), folder.name, Doing.OPENED)
        except IncidentError as error:
            self.failed.emit(str(error))

    def close(self) -> None:
        """Everything to the disk, and the journal free for others."""
        if self._journal is None:
            return
        journal, self._journal, self.incident = self._journal, None, None
        try:
            journal.close()
        except IncidentError as error:  # at most two seconds later, on a full disk at once
            self.failed.emit(str(error))

    def refresh_list(self, words: str = "") -> None:
        """Tell the incidents in which all the words occur."""
        try:
            self.listed.emit(self.search(words))
        except IncidentError as error:
            self.failed.emit(str(error))

    def search(self, words: str) -> list[Listed]:
        """Incidents in which all the words occur, newest first. IncidentError when there is no index.

        A server that fails is said once; from then on the laptop lists its own folders by itself.
        """
        if self._index_url is not None:
            try:
                with Index(self._data, self._index_url) as index:
                    return index.search(words)
            except IncidentError as error:
                self._index_url = None
                self.failed.emit(str(error))
        with Index(self._data) as index:
            return index.search(words)

    # --- writing ---------------------------------------------------------------------------------

    @property
    def is_training(self) -> bool:
        """Whether anything in this incident was only practised."""
        return self.incident is not None and is_training(self.incident, self.entries)

    def write(self, code: str, facts: Mapping[str, Fact], *, source: str = Source.PERSON) -> None:
        """Something a person did or said, now."""
        self.write_at(datetime.now(UTC), code, facts, source=source)

    def write_at(
        self, at: datetime, code: str, facts: Mapping[str, Fact], *, source: str = Source.PERSON
    ) -> None:
        """The same for a moment that is not now."""
        journal = self._to_write()
        if journal is not None:
            journal.append(at, Clock.LAPTOP, source, code, facts)
            self.incident = incident_of(journal.folder, journal.entries)

    def practised(self, at: datetime, code: str, facts: Mapping[str, Fact]) -> None:
        """What a trainer did, by the clock of the exercise."""
        journal = self._to_write()
        if journal is not None:
            journal.append(at, Clock.EXERCISE, Source.PERSON, code, facts)
            self.incident = incident_of(journal.folder, journal.entries)

    def happened(self, event: Event, flight: str | None, *, training: bool) -> None:
        """An event of the flight that is being recorded in the folder of this name."""
        journal = self.journal
        if journal is not None and flight is not None:
            record(journal, event, flight=flight, training=training)

    def set_scene(self, scene: LatLon, error_m: float) -> None:
        """A person says where it really is."""
        facts: dict[str, Fact] = {
            "lat_deg": scene.lat_deg,
            "lon_deg": scene.lon_deg,
            "error_m": error_m,
        }
        self.write(IncidentCode.SCENE_SET, facts)
        self.opened.emit(self.incident)

    def keep_drawn(self, wanted: Wanted) -> None:
        """What is drawn, beside the journal: a map file that a neighbour can read."""
        journal = self.journal
        if journal is None:
            return
        features = features_of(wanted)
        path = journal.folder / DRAWN
        try:
            if features != Features() or path.is_file():
                write_geojson(path, features)
        except (FormatError, OSError) as error:
            self.failed.emit(str(error))

    def drawn(self) -> Wanted:
        """What was drawn for the open incident; nothing yet, and for none, the usual."""
        if self._journal is None or not (self._journal.folder / DRAWN).is_file():
            return Wanted()
        try:
            return wanted_of(read(self._journal.folder / DRAWN))
        except FormatError as error:
            self.failed.emit(str(error))
            return Wanted()

    def import_dispatch_file(self, path: Path) -> None:
        """Take in what the dispatch centre wrote; `imported` tells what and what to look at."""
        if self._journal is None:
            self.failed.emit(self.tr("Open an incident first: the dispatch times belong to one."))
            return
        journal = self._to_write()
        if journal is None:
            return
        try:
            result = import_dispatch(journal, self._read(path), datetime.now(UTC))
        except (IncidentError, OSError) as error:
            self.failed.emit(str(error))
            return
        self.incident = incident_of(journal.folder, journal.entries)
        self.imported.emit(result)
        self.opened.emit(self.incident)

    def _read(self, path: Path) -> Dispatch:
        return preview(path, known_profiles(self._data))

    def take_in_alarm(self, alarm: AlarmText) -> None:
        """What the control room's text said, into the open incident."""
        journal = self._to_write()
        if journal is None:
            return
        try:
            import_alarm(journal, alarm, datetime.now(UTC))
        except IncidentError as error:
            self.failed.emit(str(error))
        self.incident = incident_of(journal.folder, journal.entries)

    def attach(self, flight: Path) -> None:
        """Tie a finished recording to this incident, with the fingerprint of each of its files."""
        journal = self._to_write()
        if journal is None:
            return
        try:
            attach_to(journal, flight, datetime.now(UTC))
        except (IncidentError, OSError) as error:
            self.failed.emit(str(error))

    def flights(self) -> tuple[Path, ...]:
        """The flights of this incident that are here, in the order they were flown."""
        names = {str(entry.facts["flight"]) for entry in self.entries if "flight" in entry.facts}
        return tuple(path for path in flight_folders(self._data) if path.name in names)

    def _to_write(self) -> Journal | None:
        """None also where the open incident came sealed from others; then that is said."""
        if self.is_received:
            self.failed.emit(
                self.tr(
                    "This incident came sealed from others and is kept as it came. Write what you know in an "
                    "incident of your own."
                )
            )
        return self.journal
