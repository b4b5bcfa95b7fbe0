"""One journal entry as one line of bytes, chained to the one before it.

Form 1: canonical JSON (sorted keys, no blanks, UTF-8, no NaN) of everything but the hash, then the hash as
the last member; `telemetry.chained_line` says how it is made.

A line whose content was deleted later keeps its length, its place and its hash, with blanks for its facts:
`verify` asks the entry that deleted it whether it may.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from incidents.head import Head
from incidents.model import Entry, Fact
from telemetry.chained_line import FIRST, LINE_MAX_BYTES, body_of, closed, digest, fits, lines_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

FORM = 1  # stands in the entry that begins an incident
START = Head(0, FIRST)  # what the first entry follows
YEARS = range(1900, 2200)  # zones and corrections cannot be counted at the ends of the calendar


TAKEN_OUT = "[…]"  # what is read where something stood
_BLANK, _BLANK_END = b'{"":"', b'"}'
_FACTS_IN = re.compile(rb',"code":"[a-z_0-9]*","facts":')


class LineError(Exception):
    """A line that is not an entry, or not the one that was written."""


class Wire(msgspec.Struct, forbid_unknown_fields=True):
    """What a line says, as it stands there; `Entry` is the same for everybody else."""

    at: datetime
    clock: str
    code: str
    facts: dict[str, Fact]
    hash: str
    n: int
    prev: str
    source: str


class Line(NamedTuple):
    """A line as it was found: what it says, or what is wrong with it."""

    offset: int  # bytes from the start of the file
    size_bytes: int  # with its line end
    data: bytes  # without it
    wire: Wire | None  # to look through many: an entry costs a third of the whole check
    what: str | None  # None: whole, and in its place in the chain
    blanked: bool = False  # its content was deleted: the hash is that of what stood there

    @property
    def entry(self) -> Entry | None:
        """Made anew each time."""
        return None if self.wire is None else _entry(self.wire, blanked=self.blanked)


_decoder = msgspec.json.Decoder(Wire)


def chained(entry: Entry, after: Head) -> Entry:
    """The entry with number, `prev` and `hash` set to follow `after`."""
    placed = replace(entry, n=after.n + 1, prev=after.hash)
    return replace(placed, hash=digest(placed.prev, body(placed)))


def to_line(entry: Entry) -> bytes:
    """A chained entry as it stands in the file, line end included."""
    return closed(body(entry), entry.hash) + b"\n"


def from_line(line: bytes) -> Entry:
    """The entry of one line without its line end. LineError names what is wrong with it."""
    wire, blanked = _read(line)
    return _entry(wire, blanked=blanked)


def scan(stream: BinaryIO) -> Iterator[Line]:
    """Every line of a journal, each judged against the one before it; goes on after a damaged one."""
    n, prev = START.n, START.hash
    for offset, size, data, whole in lines_in(stream):
        if not whole:
            yield Line(offset, size, data, None, f"the last line is torn, {size} bytes")
            return
        try:
            wire, blanked = _read(data)
        except LineError as error:
            yield Line(offset, size, data, None, str(error))
            n, prev = n + 1, ""
        else:
            placed = wire.n == n + 1 and (not prev or wire.prev == prev)
            yield Line(offset, size, data, wire, None if placed else _out_of_place(wire, n), blanked)
            n, prev = wire.n, wire.hash


def blank(line: bytes) -> bytes:
    """A whole line without what it said: as long as before, in its place, with the hash of what stood there.

    ValueError: it said nothing that could be taken out.
    """
    wire = _decoder.decode(line)
    begin, end = _FACTS_IN.search(line), line.rfind(b',"n":', 0, line.rfind(b',"prev":"'))
    if begin is None or not wire.facts:
        raise ValueError("there is nothing in it to delete")
    length = end - begin.end()
    return (
        line[: begin.end()]
        + _BLANK
        + b" " * (length - len(_BLANK) - len(_BLANK_END))
        + _BLANK_END
        + line[end:]
    )


def scan_bytes(data: bytes) -> Iterator[Line]:
    """The same of bytes in memory."""
    return scan(io.BytesIO(data))


def body(entry: Entry) -> bytes:
    """The line of an entry without its hash."""
    at = entry.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return body_of(
        {
            "at": at,
            "clock": entry.clock,
            "code": str(entry.code),
            "facts": dict(entry.facts),
            "n": entry.n,
            "prev": entry.prev,
            "source": str(entry.source),
        }
    )


def _read(line: bytes) -> tuple[Wire, bool]:
    """What the line says, and whether its content was deleted. LineError."""
    if len(line) > LINE_MAX_BYTES:
        raise LineError(f"the line is {len(line)} bytes long, more than any entry")
    try:
        wire = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise LineError(f"not a journal entry: {error}") from error
    blanked = not fits(line, wire.prev, wire.hash)
    if blanked and not _is_blank(wire.facts):
        raise LineError("the entry was changed: its hash does not fit what it says")
    if wire.at.tzinfo is None:
        raise LineError("the entry's time names no zone")
    if wire.at.year not in YEARS:
        raise LineError(f"the entry's time, in the year {wire.at.year}, is none of an incident")
    return wire, blanked


def _entry(wire: Wire, *, blanked: bool) -> Entry:
    facts: dict[str, Fact] = {"text": TAKEN_OUT} if blanked else wire.facts
    return Entry(
        wire.n, wire.at.astimezone(UTC), wire.clock, wire.source, wire.code, facts, wire.prev, wire.hash
    )


def _is_blank(facts: Mapping[str, Fact]) -> bool:
    """Whether these are the facts of a line whose content was deleted."""
    return len(facts) == 1 and isinstance(text := facts.get(""), str) and not text.strip(" ")


def _out_of_place(wire: Wire, n: int) -> str:
    if wire.n != n + 1:
        return f"entry {wire.n} stands where entry {n + 1} belongs"
    return f"entry {wire.n} does not follow the entry before it"
