"""Are the raw files of a flight as they were recorded? Its chain is read once, and each file beside it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incidents.model import Problem
from incidents.pinpoint import byte_in_block, byte_in_line
from telemetry.chained_line import FIRST
from telemetry.flight_chain import CHAIN, Block, End, promised, scan_chain
from telemetry.flight_folder import CARD, Ended, raw_files, read_card

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from telemetry.flight_chain import ChainLine

PINPOINTED_MAX = 3  # changed blocks and lines in which the byte is looked for; a second each at most
PROBLEMS_MAX = 100
TAIL_MAX_BYTES = 1 << 20  # more than a crash ever leaves behind the last block
_CHUNK_BYTES = 1 << 20


@dataclass(slots=True)
class FlightCheck:
    """What was found in one flight folder."""

    blocks: int = 0
    head: str | None = None  # hash of the chain's last line
    problems: list[Problem] = field(default_factory=list[Problem])
    information: list[Problem] = field(default_factory=list[Problem])
    digests: dict[str, str] = field(default_factory=dict[str, str])  # SHA-256 of the files that were read


def check_flight(folder: Path, name: str = "") -> FlightCheck:
    """Check the flight in `folder`; `name` ("flights/x/") stands before each file name in what is said."""
    found = FlightCheck()
    if not folder.is_dir():
        return found  # whoever names its files says that they are missing
    card = read_card(folder)
    closed = card is not None and card.ended is Ended.CLOSED
    files = _Files(folder, name, found)
    end: End | None = None
    last: ChainLine | None = None
    prev = FIRST
    try:
        with (folder / CHAIN).open("rb") as stream:
            lines = scan_chain(stream)
            for line in lines if closed else promised(lines):
                _judge_line(line, prev, name, found)
                prev, last = line.link.hash if line.link else "", line
                end = line.link if isinstance(line.link, End) else None
                if isinstance(line.link, Block):
                    files.take(line.link)
            spoiled = stream.tell() - _end_of(last)
    except FileNotFoundError:
        expected = card is not None and card.chained
        what = "is missing" if expected else "is missing: no chain was made of this flight"
        (found.problems if expected else found.information).append(Problem(name + CHAIN, None, None, what))
        files.read_all()
        return found
    except OSError as error:
        found.problems.append(Problem(name + CHAIN, None, None, f"cannot be read: {error.strerror}"))
        return found
    found.digests[CHAIN] = file_digest(folder / CHAIN) or ""
    found.head = prev or None
    if spoiled:
        what = f"the last {spoiled} bytes of the chain did not get to the disk whole"
        found.information.append(Problem(name + CHAIN, None, _end_of(last), what))
    if end is not None:
        _check_beside(folder, name, end, found, closed=closed)
    elif closed:
        what = f"ends without its last line, though {CARD} says that the recording was closed"
        found.problems.append(Problem(name + CHAIN, None, _end_of(last), what))
    files.finish(ended=end is not None)
    return found


def _end_of(line: ChainLine | None) -> int:
    return line.offset + line.size_bytes if line is not None else 0


def _judge_line(line: ChainLine, prev: str, name: str, found: FlightCheck) -> None:
    if line.what is None or len(found.problems) >= PROBLEMS_MAX:
        return
    what, offset = line.what, line.offset
    if line.link is None and len(found.problems) < PINPOINTED_MAX:
        at = byte_in_line(line.data, prev)
        if at is not None:
            what, offset = f"{what}; this is the byte that was changed", line.offset + at
    found.problems.append(Problem(name + CHAIN, line.link.n if line.link else None, offset, what))


def _check_beside(folder: Path, name: str, end: End, found: FlightCheck, *, closed: bool) -> None:
    """The card is written behind the chain's last line: one that does not say "closed" did not get so far."""
    for file, digest in end.files.items():
        is_ = file_digest(folder / file)
        if is_ is None:
            what = f"is missing; line {end.n} of the chain names it"
            found.problems.append(Problem(name + file, end.n, None, what))
            continue
        found.digests[file] = is_
        if is_ == digest:
            continue
        if file == CARD and not closed and read_card(folder) is not None:
            what = (
                "the recording was cut off while it was being closed; the chain does not vouch for this file"
            )
            found.information.append(Problem(name + file, end.n, None, what))
            continue
        what = f"was changed: its SHA-256 is not the one in line {end.n} of the chain"
        found.problems.append(Problem(name + file, end.n, None, what))


def file_digest(path: Path) -> str | None:
    """SHA-256 of a whole file; None when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


@dataclass(slots=True)
class _File:
    """How far a raw file was read."""

    at: int = 0
    blocks: int = 0
    whole: hashlib._Hash = field(default_factory=hashlib.sha256)  # pyright: ignore[reportPrivateUsage]
    left: bool = False  # a crash ended it: zeros may follow
    wrong: int = 0  # blocks that do not fit
    missing: bool = False


class _Files:
    """The raw files, read once and in step with the chain: each block, and each file as a whole."""

    def __init__(self, folder: Path, name: str, found: FlightCheck) -> None:
        self._folder = folder
        self._name = name
        self._found = found
        self._known = {path.name: _File() for path in raw_files(folder)}
        self._open: tuple[str, BinaryIO] | None = None
        self._chain_is_sound = True

    def take(self, block: Block) -> None:
        """The next block of the chain."""
        self._found.blocks += 1
        file = self._known.get(block.file)
        if file is None:
            file = self._known[block.file] = _File(missing=True)
        if file.missing:
            file.blocks += 1
            return
        stream = self._stream(block.file)
        if stream is None:
            file.missing = True
            return
        file.blocks += 1
        file.left = file.left or block.found
        if block.offset > file.at:
            self._skip(block, file, stream)
        elif block.offset < file.at:
            self._say(block, file, block.offset, "this block of the chain stands there already")
            return
        before = file.at
        digest, size = hashlib.sha256(), block.size_bytes
        while size and (data := stream.read(min(size, _CHUNK_BYTES))):
            digest.update(data)
            file.whole.update(data)
            file.at += len(data)
            size -= len(data)
        if size:
            self._say(block, file, file.at, f"the file ends here; {size} bytes of this block are missing")
        elif digest.hexdigest() != block.sha256:
            self._changed(block, file, before)

    def finish(self, *, ended: bool) -> None:
        """What stands behind the last block of each file."""
        for name, file in self._known.items():
            if file.missing:
                what = f"is missing; the chain has {file.blocks} blocks of it"
                self._found.problems.append(Problem(self._name + name, None, None, what))
                continue
            if file.wrong > 1:
                what = f"{file.wrong - 1} more blocks of this file do not fit"
                self._found.problems.append(Problem(self._name + name, None, None, what))
            self._judge_tail(name, file, ended=ended)
        self._close()

    def read_all(self) -> None:
        """Without a chain: only as whole files."""
        for name, file in self._known.items():
            self._rest(name, file)
        self._close()

    def _judge_tail(self, name: str, file: _File, *, ended: bool) -> None:
        begin = file.at
        size, used = self._rest(name, file)
        if not size or (not used and (file.left or not ended)):
            return  # nothing, or only what was preallocated
        if ended or file.left or used > TAIL_MAX_BYTES:
            what = f"{size} bytes stand here that no block vouches for"
            self._found.problems.append(Problem(self._name + name, None, begin, what))
            return
        what = f"the last {used} bytes were written after the last sync block; nobody vouches for them"
        self._found.information.append(Problem(self._name + name, None, begin, what))

    def _rest(self, name: str, file: _File) -> tuple[int, int]:
        """Read to the end: how many bytes there are, and how many up to the last that is not zero."""
        stream = self._stream(name)
        size = used = 0
        while stream is not None and (data := stream.read(_CHUNK_BYTES)):
            file.whole.update(data)
            meant = len(data.rstrip(b"\0"))
            used = size + meant if meant else used
            size += len(data)
        file.at += size
        if stream is not None:
            self._found.digests[name] = file.whole.hexdigest()
        return size, used

    def _skip(self, block: Block, file: _File, stream: BinaryIO) -> None:
        """Bytes between two blocks; their own block is damaged, which was said, or was never there."""
        if not self._found.problems:
            self._say(block, file, file.at, f"no block vouches for the bytes up to {block.offset}")
        while file.at < block.offset:
            data = stream.read(min(block.offset - file.at, _CHUNK_BYTES))
            if not data:
                break
            file.whole.update(data)
            file.at += len(data)

    def _changed(self, block: Block, file: _File, begin: int) -> None:
        file.wrong += 1
        if file.wrong > 1:
            return  # one insertion moves all that follow: the first is named, the others are counted
        at, moved = 0, False
        if len(self._found.problems) < PINPOINTED_MAX and block.size_bytes <= _CHUNK_BYTES:
            with (self._folder / block.file).open("rb") as stream:
                stream.seek(begin)
                at, moved = byte_in_block(stream.read(block.size_bytes), block.sha256)
        where = f"bytes {begin} to {begin + block.size_bytes - 1}"
        what = f"the time of a record was moved, in the block of {where}" if moved else f"changed in {where}"
        self._found.problems.append(Problem(self._name + block.file, block.n, begin + at, what))

    def _say(self, block: Block, file: _File, offset: int, what: str) -> None:
        file.wrong += 1
        if file.wrong == 1:
            self._found.problems.append(Problem(self._name + block.file, block.n, offset, what))

    def _stream(self, name: str) -> BinaryIO | None:
        """One file is open at a time; it stands where reading went on to."""
        if self._open is not None and self._open[0] == name:
            return self._open[1]
        self._close()
        try:
            stream = (self._folder / name).open("rb")
            stream.seek(self._known[name].at)
        except OSError as error:
            what = f"cannot be read: {error.strerror}"
            self._found.problems.append(Problem(self._name + name, None, None, what))
            return None
        self._open = (name, stream)
        return stream

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None
