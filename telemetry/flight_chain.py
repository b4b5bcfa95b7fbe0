"""The chain over the raw files of a flight, `chain.jsonl`: one line for each stretch synced to the disk.

    {"at":…,"file":"raw-000.tlog","found":false,"kind":"block","monotonic_s":…,"n":7,"offset":4096,"prev":…,
     "sha256":…,"size_bytes":812,"hash":…}

A line is written after the disk has confirmed its bytes, so it never says more than is there; what a crash
leaves behind the last line is vouched for by nobody, and `firedrone verify` says how much that is. Bytes in a
raw file that stand in no block when the chain is opened again or closed get one marked `found`. The last line
of a closed flight (`kind` "end") has the SHA-256 of the other files in the folder.

A disk that refuses the chain never stops the recording: the lines wait, and are tried again with the next
block. Used by the recorder's thread alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from telemetry.chained_line import FIRST, LINE_MAX_BYTES, body_of, closed, digest, fits, lines_in
from telemetry.flight_folder import CARD, raw_files
from telemetry.refused_file import REFUSED
from telemetry.safe_files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

log = logging.getLogger(__name__)

CHAIN = "chain.jsonl"
BESIDE = (CARD, "plan.json", "params.json", REFUSED)  # what the last line vouches for
SYNC_S = 1.0  # the chain's own: a power cut may cost the lines of so long, and no telemetry
TORN_LINES_MAX = 8  # what a power cut may spoil at the end
_CHUNK_BYTES = 1 << 20


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="block"):
    """A stretch of a raw file."""

    at: datetime
    file: str
    found: bool  # not as it was written, but as it stood there later
    hash: str
    monotonic_s: float
    n: int
    offset: int
    prev: str
    sha256: str
    size_bytes: int


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="end"):
    """The recording was closed; `files` are the SHA-256 of those beside the raw ones."""

    at: datetime
    files: dict[str, str]
    hash: str
    monotonic_s: float
    n: int
    prev: str


Link: TypeAlias = "Block | End"
_decoder: msgspec.json.Decoder[Block | End] = msgspec.json.Decoder(Block | End)


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A line as it was found: what it says, or what is wrong with it."""

    offset: int  # in chain.jsonl
    size_bytes: int
    data: bytes
    whole: bool
    link: Link | None
    what: str | None  # None: sound, and in its place


def scan_chain(stream: BinaryIO) -> Iterator[ChainLine]:
    """Every line, each judged against the one before it; goes on after a damaged one."""
    n, prev = 0, FIRST
    for line in lines_in(stream):
        link = _decoded(line.data) if line.whole and line.size_bytes <= LINE_MAX_BYTES else None
        if not line.whole:
            what = f"the last line is torn, {line.size_bytes} bytes"
        elif link is None:
            what = "not a line of the chain"
        elif not fits(line.data, link.prev, link.hash):
            what, link = "the line was changed: its hash does not fit what it says", None
        elif link.n != n + 1:
            what = f"line {link.n} stands where line {n + 1} belongs"
        elif prev and link.prev != prev:
            what = f"line {link.n} does not follow the line before it"
        else:
            what = None
        yield ChainLine(line.offset, line.size_bytes, line.data, line.whole, link, what)
        n, prev = (link.n, link.hash) if link is not None else (n + 1, "")


def promised(lines: Iterable[ChainLine]) -> Iterator[ChainLine]:
    """The lines of a chain that was not closed, without an end that a power cut spoiled.

    What the disk had not confirmed may be torn anywhere. Damage further up stays in.
    """
    spoiled: list[ChainLine] = []
    far = False
    for line in lines:
        if far or (line.what is None and not spoiled):
            yield line
            continue
        spoiled.append(line)
        if len(spoiled) > TORN_LINES_MAX:
            far = True
            yield from spoiled


class FlightChain:
    """The one writer of a flight's chain. No method raises OSError."""

    def __init__(self, folder: Path) -> None:
        """Begin the chain, or go on with one that a crash left. Before this run's first raw file is made."""
        self._folder = folder
        self._path = folder / CHAIN
        self._handle: int | None = None
        self._size = 0  # of the sound lines in the file
        self._n, self._prev = 0, FIRST
        self._ends: dict[str, int] = {}  # how far each raw file is in blocks
        self._left: set[str] = set()  # segments that a crash ended; nothing comes behind their last block
        self._waiting: list[bytes] = []  # lines that are not in the file yet
        self._unsynced = False
        self._refused = False
        self._synced_s = -SYNC_S
        self._file = ""
        self._pending = bytearray()  # told, and not confirmed by the disk yet
        self._go_on()
        self._find()
        self._write(sync=True)

    def wrote(self, file_name: str, offset: int, data: bytes) -> None:
        """These bytes were given to the disk, and stand there at this offset of a raw file."""
        if file_name != self._file:
            self._file, self._pending = file_name, bytearray()
        done = offset - self._ends.get(file_name, 0)
        del self._pending[max(0, done) :]  # written once more, at the same place
        self._pending += data

    def synced(self) -> None:
        """The disk has confirmed all that was told so far."""
        if self._pending:
            self._add_block(self._file, self._pending, found=False)
            self._pending = bytearray()
        self._write(sync=time.monotonic() - self._synced_s >= SYNC_S)

    def cut(self, file_name: str, size_bytes: int) -> None:
        """A raw file was cut: what was told of the rest is not there."""
        if file_name == self._file:
            del self._pending[max(0, size_bytes - self._ends.get(file_name, 0)) :]

    def close(self, card: bytes | None = None) -> None:
        """The last line, when everything else of the flight is on the disk.

        `card` is what its card will say: written after this line, because a card that says "closed" promises
        a whole chain, also after a power cut.
        """
        self._find()
        files = {name: sha for name in BESIDE if (sha := _sha256(self._folder / name)) is not None}
        if card is not None:
            files[CARD] = hashlib.sha256(card).hexdigest()
        self._add({"files": files, "kind": "end"})
        self._write(sync=True)
        if self._waiting:
            log.error("%s: its last %d lines could not be written", self._path, len(self._waiting))
        if self._handle is not None:
            with contextlib.suppress(OSError):
                os.close(self._handle)
            self._handle = None

    def _go_on(self) -> None:
        """Behind the last line that was promised; damage further up stays for everybody to see."""
        try:
            with self._path.open("rb") as stream:
                for line in promised(scan_chain(stream)):
                    self._size = line.offset + line.size_bytes
                    if line.link is not None:
                        self._n, self._prev = line.link.n, line.link.hash
                    if isinstance(line.link, Block):
                        self._ends[line.link.file] = line.link.offset + line.link.size_bytes
                        self._left |= {line.link.file} if line.link.found else set()
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                log.warning("%s: cannot be read (%s)", self._path, error)

    def _find(self) -> None:
        """Blocks for what stands in raw files and in no block: a crash, or a disk that was gone, left it."""
        for path in raw_files(self._folder):
            end = self._ends.get(path.name, 0)
            try:
                if path.stat().st_size > end and path.name not in self._left:
                    self._add_block(path.name, _used(path, end), found=True)
                    self._left.add(path.name)
            except OSError as error:
                log.warning("%s: cannot be read (%s)", path, error)

    def _add_block(self, file: str, data: bytes | bytearray, *, found: bool) -> None:
        offset = self._ends.get(file, 0)
        self._ends[file] = offset + len(data)
        self._add(
            {
                "file": file,
                "found": found,
                "kind": "block",
                "offset": offset,
                "sha256": hashlib.sha256(data).hexdigest(),
                "size_bytes": len(data),
            }
        )

    def _add(self, members: Mapping[str, object]) -> None:
        self._n += 1
        at = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        now_s = round(time.monotonic(), 3)
        body = body_of({**members, "at": at, "monotonic_s": now_s, "n": self._n, "prev": self._prev})
        self._prev = digest(self._prev, body)
        self._waiting.append(closed(body, self._prev) + b"\n")

    def _write(self, *, sync: bool) -> None:
        try:
            handle = self._opened()
            if self._waiting:
                os.lseek(handle, self._size, os.SEEK_SET)
                _write_all(handle, self._waiting)
                self._size += sum(map(len, self._waiting))
                self._waiting.clear()
                self._unsynced = True
            if sync and self._unsynced:
                _sync_data(handle)
                self._unsynced = False
                self._synced_s = time.monotonic()
            self._refused = False
        except OSError as error:
            if not self._refused:
                log.warning("%s: not written: %s; trying again", self._path, error)
            self._refused = True

    def _opened(self) -> int:
        if self._handle is not None and not self._path.exists():  # somebody deleted it: go on in a new one
            os.close(self._handle)
            self._handle, self._size = None, 0
        if self._handle is None:
            flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._handle = os.open(self._path, flags, 0o644)
            os.ftruncate(self._handle, self._size)
            sync_folder(self._folder)
        return self._handle


def _decoded(line: bytes) -> Link | None:
    try:
        return _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _used(path: Path, begin: int) -> bytes:
    """The rest of a raw file without the zeros that were only preallocated."""
    with path.open("rb") as stream:
        stream.seek(begin)
        return stream.read().rstrip(b"\0")


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _write_all(handle: int, lines: Iterable[bytes]) -> None:
    view = memoryview(b"".join(lines))
    while view:
        view = view[os.write(handle, view) :]


def _sync_data(handle: int) -> None:
    sync = getattr(os, "fdatasync", os.fsync)  # Windows and macOS have only fsync
    sync(handle)
