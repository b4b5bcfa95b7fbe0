"""The numbered ledger of an incident's hot spots, made from its journal: where, how hot, who went.

The order of the journal decides what is open and what is closed, for its lines are chained; its times are
those of the timeline, on one clock. What contradicts the lines before it changes nothing and is flagged.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import text_in
from incidents.hot_spot_ledger.facts import CODES, numbered, sighting_in
from incidents.hot_spot_ledger.row import How, Row, Said, State
from incidents.hot_spot_ledger.same_place import honest, same_place
from incidents.hot_spot_ledger.trend import Reading
from incidents.timeline import timeline
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from incidents.hot_spot_ledger.facts import Sighting
    from incidents.model import Entry
    from telemetry.hot_spots.hot_spot import HotSpot

MOST_ROWS = 2_000  # beyond, whoever writes is not looking at a fire


class Doubt(StrEnum):
    """What is wrong with an entry."""

    UNREADABLE = "unreadable"  # its facts are missing or none
    UNKNOWN_NUMBER = "unknown_number"
    NOT_CONFIRMED = "not_confirmed"  # a pass over one whose confirmation is not in the journal
    ELSEWHERE = "elsewhere"  # the number belongs to another place
    ALREADY_CLOSED = "already_closed"
    NOT_CLOSED = "not_closed"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Flag:
    """An entry that changed nothing, or only half of what it says; `n` is its number in the journal."""

    n: int
    doubt: Doubt
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows by their numbers, flags by the entries."""

    rows: tuple[Row, ...] = ()
    flags: tuple[Flag, ...] = ()

    def row(self, number: int) -> Row | None:
        return next((row for row in self.rows if row.number == number), None)

    @property
    def open(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_open)


def read_ledger(entries: Iterable[Entry]) -> Ledger:
    """The same for any order in which the entries come: their numbers count."""
    entries = tuple(entries)
    shifts = _shifts(entries) if any(entry.code in _OF_CLOCKS for entry in entries) else {}
    own = (entry for entry in entries if entry.code in CODES)
    writing = _Writing()
    for entry in sorted(own, key=_place):
        shift = shifts.get(entry.n, timedelta())
        writing.take(replace(entry, at=entry.at + shift), shift)
    rows = tuple(writing.rows[number] for number in sorted(writing.rows))
    return Ledger(rows, tuple(writing.flags))


# Without any of these, all clocks are taken as they are; most journals are long and have none.
_OF_CLOCKS: frozenset[str] = frozenset({IncidentCode.CLOCK_OFFSET, EventCode.CLOCK_JUMPED})


def _place(entry: Entry) -> tuple[int, datetime, str]:
    return entry.n, entry.at, entry.code


def _shifts(entries: Iterable[Entry]) -> dict[int, timedelta]:
    """By the numbers of the entries, what the timeline corrects their clocks by."""
    return {moment.entry.n: moment.at - moment.entry.at for moment in timeline(sorted(entries, key=_place))}


@dataclass(slots=True)
class _Writing:
    """The ledger while the journal is read."""

    rows: dict[int, Row] = field(default_factory=dict[int, Row])
    flags: list[Flag] = field(default_factory=list[Flag])
    shift: timedelta = timedelta()  # of the clock of the entry that is taken

    def take(self, entry: Entry, shift: timedelta) -> None:
        self.shift = shift
        number = numbered(entry.facts)
        if number is None:
            self.flags.append(Flag(entry.n, Doubt.UNREADABLE))
            return
        doubt = _TAKE[entry.code](self, number, entry)
        if doubt is not None:
            self.flags.append(Flag(entry.n, doubt, number))

    def sighting(self, number: int, entry: Entry) -> Doubt | None:
        seen = sighting_in(entry.facts)
        if seen is None:
            return Doubt.UNREADABLE
        seen = _on_one_clock(seen, self.shift)
        confirmed = entry.code == EventCode.HOT_SPOT_CONFIRMED
        row = self.rows.get(number)
        if row is None:
            if len(self.rows) >= MOST_ROWS:
                return Doubt.TOO_MANY
            state = State.CONFIRMED if confirmed else State.SIGHTED
            self.rows[number] = _new_row(seen, state)
            return None if confirmed else Doubt.NOT_CONFIRMED
        if not same_place(row.at, row.ellipse, seen.spot.at, seen.spot.ellipse):
            return Doubt.ELSEWHERE
        row = _with_pass(row, seen)
        if confirmed and row.state is State.SIGHTED:
            row = replace(row, state=State.CONFIRMED)
        closed = row.closed
        if row.state is State.CLOSED_OUT and closed is not None and seen.spot.last_at > closed.at:
            row = replace(row, state=State.SEEN_AGAIN, closed=None, was_closed=(*row.was_closed, closed))
        self.rows[number] = row
        return None

    def sent(self, number: int, entry: Entry) -> Doubt | None:
        return self._said(number, entry, "whom", "sent", State.SENT)

    def visited(self, number: int, entry: Entry) -> Doubt | None:
        return self._said(number, entry, "by", "visited", State.VISITED)

    def closed(self, number: int, entry: Entry) -> Doubt | None:
        row, how = self.rows.get(number), text_in(entry.facts, "how")
        if row is None:
            return Doubt.UNKNOWN_NUMBER
        if not row.is_open:
            return Doubt.ALREADY_CLOSED
        if how not in set(How):
            return Doubt.UNREADABLE  # nothing is closed by what nobody understands
        state = State.CLOSED_OUT if how == How.OUT else State.CLOSED_NOT_A_FIRE
        self.rows[number] = replace(row, state=state, closed=_said(entry, "by"))
        return None

    def reopened(self, number: int, entry: Entry) -> Doubt | None:
        row = self.rows.get(number)
        if row is None:
            return Doubt.UNKNOWN_NUMBER
        if row.is_open:
            return Doubt.NOT_CLOSED
        self.rows[number] = replace(
            row,
            state=State.REOPENED,
            closed=None,
            was_closed=row.was_closed if row.closed is None else (*row.was_closed, row.closed),
            reopened=(*row.reopened, _said(entry, "reason")),
        )
        return None

    def note(self, number: int, entry: Entry) -> Doubt | None:
        row = self.rows.get(number)
        if row is None:
            return Doubt.UNKNOWN_NUMBER
        if text_in(entry.facts, "text") is None:
            return Doubt.UNREADABLE
        self.rows[number] = replace(row, notes=(*row.notes, _said(entry, "text")))
        return None

    def _said(self, number: int, entry: Entry, key: str, column: str, state: State) -> Doubt | None:
        """Kept in any case; a closed one stays closed."""
        row = self.rows.get(number)
        if row is None:
            return Doubt.UNKNOWN_NUMBER
        said = (*(row.sent if column == "sent" else row.visited), _said(entry, key))
        row = replace(row, sent=said) if column == "sent" else replace(row, visited=said)
        self.rows[number] = replace(row, state=state) if row.is_open else row
        return None if row.is_open else Doubt.ALREADY_CLOSED


_TAKE: Mapping[str, Callable[[_Writing, int, Entry], Doubt | None]] = {
    EventCode.HOT_SPOT_CONFIRMED: _Writing.sighting,
    EventCode.HOT_SPOT_SEEN: _Writing.sighting,
    IncidentCode.HOT_SPOT_SENT: _Writing.sent,
    IncidentCode.HOT_SPOT_VISITED: _Writing.visited,
    IncidentCode.HOT_SPOT_CLOSED: _Writing.closed,
    IncidentCode.HOT_SPOT_REOPENED: _Writing.reopened,
    IncidentCode.HOT_SPOT_NOTE: _Writing.note,
}


def _said(entry: Entry, key: str) -> Said:
    return Said(entry.at, text_in(entry.facts, key) or "")


def _on_one_clock(seen: Sighting, shift: timedelta) -> Sighting:
    """As it is where the corrected time would lie beyond the calendar."""
    spot = seen.spot
    try:
        moved = replace(spot, first_at=spot.first_at + shift, last_at=spot.last_at + shift)
    except OverflowError:
        return seen
    return replace(seen, spot=moved)


def _new_row(seen: Sighting, state: State) -> Row:
    spot = seen.spot
    return Row(
        number=spot.number,
        at=spot.at,
        ellipse=honest(spot.ellipse),
        state=state,
        readings=(_reading(seen),),
        first_at=spot.first_at,
        picture_sha256=seen.picture_sha256,
    )


def _with_pass(row: Row, seen: Sighting) -> Row:
    """A better place replaces the one so far; of equals the newer."""
    spot: HotSpot = seen.spot
    ellipse = honest(spot.ellipse)
    better = ellipse.major_m * ellipse.minor_m <= row.ellipse.major_m * row.ellipse.minor_m
    readings = tuple(sorted((*row.readings, _reading(seen)), key=lambda reading: reading.at))
    pictures = [reading.picture_sha256 for reading in readings if reading.picture_sha256]
    return replace(
        row,
        at=spot.at if better else row.at,
        ellipse=ellipse if better else row.ellipse,
        readings=readings,
        first_at=min(row.first_at, spot.first_at),
        picture_sha256=pictures[-1] if pictures else None,
    )


def _reading(seen: Sighting) -> Reading:
    spot = seen.spot
    return Reading(
        at=spot.last_at,
        temperature_c=spot.temperature_c,
        at_least=spot.at_least,
        level=spot.level,
        sightings=spot.sightings,
        area_m2=spot.area_m2,
        flight=seen.flight,
        picture_sha256=seen.picture_sha256,
    )
