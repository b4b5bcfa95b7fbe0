"""One journal entry as one line of bytes, and the chain that ties the lines together.

Form 1: canonical JSON (sorted keys, no blanks, UTF-8, no NaN) of everything but the hash, then the hash as
the last member. `hash = sha256(prev + line without its hash)`, all as ASCII hexadecimal, so that the bytes
on the disk are checked as they stand and any language can do it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from incidents.head import Head
from incidents.model import Entry, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

FORM = 1  # stands in the first entry of every journal
START = Head(0, "0" * 64)  # what the first entry follows
LINE_MAX_BYTES = 1 << 20

_HASH_OPENS = b',"hash":"'
_HASH_CLOSES = b'"}'
_TAIL_BYTES = len(_HASH_OPENS) + 64 + len(_HASH_CLOSES)
_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


class LineError(Exception):
    """A line that is not an entry, or not the one that was written."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was found: its entry, or what is wrong with it."""

    offset: int  # bytes from the start of the file
    size_bytes: int  # with its line end
    entry: Entry | None
    what: str | None  # None: whole, and in its place in the chain


class _Wire(msgspec.Struct, forbid_unknown_fields=True):
    at: datetime
    clock: str
    code: str
    facts: dict[str, Fact]
    hash: str
    n: int
    prev: str
    source: str


_decoder = msgspec.json.Decoder(_Wire)


def chained(entry: Entry, after: Head) -> Entry:
    """The entry with number, `prev` and `hash` set to follow `after`."""
    placed = replace(entry, n=after.n + 1, prev=after.hash)
    return replace(placed, hash=_digest(placed.prev, _body(placed)))


def to_line(entry: Entry) -> bytes:
    """A chained entry as it stands in the file, line end included."""
    return _body(entry)[:-1] + _HASH_OPENS + entry.hash.encode() + _HASH_CLOSES + b"\n"


def from_line(line: bytes) -> Entry:
    """The entry of one line without its line end. LineError names what is wrong with it."""
    if len(line) > LINE_MAX_BYTES:
        raise LineError(f"the line is {len(line)} bytes long, more than any entry")
    try:
        wire = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise LineError(f"not a journal entry: {error}") from error
    body, tail = line[:-_TAIL_BYTES] + b"}", line[-_TAIL_BYTES:]
    if tail != _HASH_OPENS + wire.hash.encode() + _HASH_CLOSES or _digest(wire.prev, body) != wire.hash:
        raise LineError("the entry was changed: its hash does not fit what it says")
    if wire.at.tzinfo is None:
        raise LineError("the entry's time names no zone")
    at = wire.at.astimezone(UTC)
    return Entry(wire.n, at, wire.clock, wire.source, wire.code, wire.facts, wire.prev, wire.hash)


def scan(data: bytes) -> Iterator[Line]:
    """Every line of a journal, each judged against the one before it; goes on after a damaged one."""
    offset, n, prev = 0, START.n, START.hash
    while offset < len(data):
        end = data.find(b"\n", offset)
        if end < 0:
            yield Line(offset, len(data) - offset, None, f"the last line is torn, {len(data) - offset} bytes")
            return
        size = end + 1 - offset
        try:
            entry = from_line(data[offset:end])
        except LineError as error:
            yield Line(offset, size, None, str(error))
            n, prev = n + 1, ""
        else:
            yield Line(offset, size, entry, _out_of_place(entry, n, prev))
            n, prev = entry.n, entry.hash
        offset = end + 1


def _out_of_place(entry: Entry, n: int, prev: str) -> str | None:
    if entry.n != n + 1:
        return f"entry {entry.n} stands where entry {n + 1} belongs"
    if prev and entry.prev != prev:
        return f"entry {entry.n} does not follow the entry before it"
    return None


def _body(entry: Entry) -> bytes:
    at = entry.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    members = {
        "at": at,
        "clock": entry.clock,
        "code": str(entry.code),
        "facts": dict(entry.facts),
        "n": entry.n,
        "prev": entry.prev,
        "source": str(entry.source),
    }
    return _encoder.encode(members).encode()


def _digest(prev: str, body: bytes) -> str:
    return hashlib.sha256(prev.encode() + body).hexdigest()
