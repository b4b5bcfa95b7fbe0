"""The hot spots at hand: looked for beside the window, kept in the incident's journal, sent to by crews."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from incidents.hot_spot_ledger import decisions
from incidents.hot_spot_ledger.cards import Order, cards
from incidents.hot_spot_ledger.exports import Wording, geojson_text
from incidents.hot_spot_ledger.exports_xml import gpx_text, kml_text
from incidents.hot_spot_ledger.facts import CODES, facts_of
from incidents.hot_spot_ledger.ledger import Ledger, read_ledger
from incidents.hot_spot_ledger.numbering import next_number
from incidents.hot_spot_ledger.row import How
from incidents.model import IncidentError
from telemetry.events import Event, EventCode
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.lookout import Lookout
from telemetry.mailbox import taken
from telemetry.observer import Wishes
from ui.pump import Bell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from incidents.hot_spot_ledger.row import Row
    from incidents.model import Entry
    from telemetry.georeference.alignment import VideoDelay
    from telemetry.georeference.ground_point import GroundPoint
    from telemetry.georeference.view import NoGround
    from telemetry.hot_spots.spot_pass import SpotPass
    from telemetry.observer import Looked
    from telemetry.state import VehicleState
    from telemetry.thermal.range import Place
    from ui.desk.flight_desk import FlightDesk
    from ui.desk.incident_desk import IncidentDesk

EXPORTS = {".gpx": gpx_text, ".geojson": geojson_text, ".kml": kml_text}


class Flown(NamedTuple):
    """The flight that was flown last: what ends with it is told when its record is closed already."""

    folder: str  # its name
    training: bool


class SpotDesk(QObject):
    """What it says comes on the GUI thread."""

    looked = Signal(object)  # Looked: what the newest picture showed
    ledger_changed = Signal(object)  # Ledger
    delay_changed = Signal(object)  # VideoDelay
    tiles_changed = Signal(object)  # tuple[MosaicTile, ...]
    mosaic_begun = Signal()  # what was laid on the map is over
    happened = Signal(object)  # Event
    failed = Signal(str)  # one sentence

    def __init__(self, incidents: IncidentDesk, flight: FlightDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._incidents, self._flight = incidents, flight
        self._bell = Bell(self)
        self._bell.rang.connect(self._look)
        self._answers: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._spots: dict[int, HotSpot] = {}
        self._seen: Looked | None = None
        self._delay: VideoDelay | None = None  # as it was said
        self._flies = False
        self.flown: Flown | None = None  # None: nothing flew yet
        self.wishes = Wishes()
        self.ledger = Ledger()
        self.keep_picture: Callable[[], str | None] = lambda: None  # the SHA-256 of it in the media
        self.lookout = Lookout(self._bell.ring)
        self.lookout.start()
        incidents.opened.connect(self._on_opened)
        flight.linked.connect(self._on_linked)

    def close(self) -> None:
        """What was found up to now is told first."""
        self.lookout.close()
        self._look()

    # --- looking ---------------------------------------------------------------------------------

    def wish(self, wishes: Wishes) -> None:
        """From the next picture on."""
        if wishes != self.wishes:
            self.wishes = wishes
            self.lookout.wish(wishes)

    def on_vehicle(self, state: VehicleState, now_s: float) -> None:
        """At every tick."""
        if state.fix is None:
            return
        if state.armed and not self._flies:
            self.begin()
        elif self._flies and not state.armed:
            self.lookout.end()
        self._flies = state.armed
        folder = self._flight.folder
        if state.armed and folder is not None:
            self.flown = Flown(folder.name, self._flight.training)
        self.lookout.hear(state, now_s, self._flight.utc())

    def begin(self) -> None:
        """A flight, or another incident: numbers go on from its ledger, the mosaic is empty."""
        self.reread()
        rows = self.ledger.rows
        number = next_number(self._incidents.entries)
        self.lookout.begin(tuple(_spot_of(row) for row in rows if row.readings), number)
        self._seen = None
        self.mosaic_begun.emit()

    def ask_place(
        self, at: Place, wall_s: float, then: Callable[[GroundPoint | NoGround | None], None]
    ) -> None:
        """What lies at this place of the picture that came at `wall_s`; `then` on the GUI thread."""

        def answer(found: GroundPoint | NoGround | None) -> None:
            self._answers.put(partial(then, found))
            self._bell.ring()

        self.lookout.ask_place(at, wall_s, answer)

    def reread(self) -> None:
        """The ledger, from the journal."""
        self.ledger = read_ledger(entry for entry in self._incidents.entries if _is_of_ledger(entry))
        self.ledger_changed.emit(self.ledger)

    # --- what people decide ----------------------------------------------------------------------

    def send(self, number: int, whom: str) -> None:
        self._decide(partial(decisions.send, number=number, whom=whom))

    def visited(self, number: int, by: str) -> None:
        self._decide(partial(decisions.visit, number=number, by=by))

    def closed(self, number: int, by: str, how: How) -> None:
        self._decide(partial(decisions.close, number=number, by=by, how=how))

    def write_cards(self, path: Path, wording: Wording) -> bool:
        """A card for each open one, to be printed. False, and `failed`, when there is none or no room."""
        incident, rows = self._incidents.incident, self.ledger.open
        if incident is None:
            return False
        try:
            order = Order(f"{incident.what}, {incident.where}", wording, incident.scene)
            path.write_bytes(cards(rows, order, datetime.now(UTC)))
        except (OSError, ValueError) as error:
            self.failed.emit(str(error))
            return False
        return True

    def write_file(self, path: Path, wording: Wording) -> bool:
        """All of them as GPX, GeoJSON or KML, by the name's ending. False, and `failed`: it cannot be."""
        write = EXPORTS.get(path.suffix.lower())
        if write is None:
            self.failed.emit(self.tr("Name the file .gpx, .geojson or .kml"))
            return False
        try:
            path.write_text(write(self.ledger.rows, wording), "utf-8")
        except OSError as error:
            self.failed.emit(f"{path}: {error.strerror}")
            return False
        return True

    def _decide(self, decision: Callable[..., Entry]) -> None:
        journal = self._incidents.journal
        if journal is None:
            return
        try:
            decision(journal, now=datetime.now(UTC))
        except IncidentError as error:
            self.failed.emit(str(error))
        self.reread()

    # --- what is found ---------------------------------------------------------------------------

    def _on_opened(self, _incident: object) -> None:
        self.begin()

    def _on_linked(self, _linked: bool) -> None:
        """A link that ends in the air ends the flight for us."""
        if self._flies:
            self._flies = False
            self.lookout.end()

    def _look(self) -> None:
        lookout = self.lookout
        for answer in taken(self._answers):
            answer()
        seen = lookout.looked.get()
        if seen is not None and seen is not self._seen:
            self._seen = seen
            self._spots = {spot.number: spot for spot in seen.changes.spots if spot.number}
            self.looked.emit(seen)
        news = False
        for spot in taken(lookout.confirmed):
            news = True
            self._write(EventCode.HOT_SPOT_CONFIRMED, spot, self.keep_picture())
        for one in taken(lookout.passes):
            news = self._write_pass(one) or news
        if news:
            self.reread()
        for tiles in taken(lookout.tiles):
            self.tiles_changed.emit(tiles)
        delay = lookout.delay.get()
        if delay != self._delay:
            self._delay = delay
            self.delay_changed.emit(delay)

    def _write(self, code: EventCode, spot: HotSpot, picture: str | None = None) -> None:
        """A number that the ledger has is that of a known place, which the flight has found again."""
        if code is EventCode.HOT_SPOT_CONFIRMED and self.ledger.row(spot.number) is not None:
            code = EventCode.HOT_SPOT_SEEN
        self.happened.emit(Event(code, spot.last_at, self._flight.now_s, facts_of(spot, picture)))

    def _write_pass(self, one: SpotPass) -> bool:
        spot = self._spots.get(one.number)
        if spot is None or (one.sightings and one.hottest_c is None):
            return False  # contrast only says nothing of how hot it is
        seen = replace(
            spot,
            sightings=one.sightings,
            temperature_c=one.hottest_c,
            at_least=one.at_least,
            level=one.level,
            first_at=one.began_at,
            last_at=one.ended_at,
        )
        self._write(EventCode.HOT_SPOT_SEEN, seen)
        return True


def crews_of(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Who can be sent: the units that dispatch names, in the order they were called."""
    units = (entry.facts.get("unit") for entry in entries)
    return tuple(dict.fromkeys(unit for unit in units if isinstance(unit, str) and unit))


def _spot_of(row: Row) -> HotSpot:
    """For the finder, which goes on from what the incident knows."""
    newest = row.newest
    return HotSpot(
        track=0,
        number=row.number,
        at=row.at,
        ellipse=row.ellipse,
        state=SpotState.CONFIRMED,
        sightings=newest.sightings,
        temperature_c=newest.temperature_c,
        at_least=newest.at_least,
        level=newest.level,
        area_m2=newest.area_m2,
        first_at=row.first_at,
        last_at=newest.at,
    )


def _is_of_ledger(entry: Entry) -> bool:
    return entry.code in CODES or entry.code.startswith("clock")
