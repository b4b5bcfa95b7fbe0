"""The journal of an incident: entries are added, never changed, and survive a power cut.

`append` never waits for the disk: a thread of the journal writes, and syncs at once what decides (safety
events, decisions), the rest within a second. With a key it also signs: at once what decides, the rest within
a minute, and at the end. `journal.head` keeps the number and the hash of the last synced entry, so that a
journal cut short at its end is noticed.
"""

from __future__ import annotations

import atexit
import logging
import os
import sys
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Self, cast

from incidents import writer_lock
from incidents.codes import SYNCED_AT_ONCE, Clock, IncidentCode, Source
from incidents.head import HEAD, Head, read_head, write_head
from incidents.lines import START, Line, chained, scan_bytes, to_line
from incidents.model import Entry, IncidentError, Problem
from incidents.received import refuse_received
from incidents.signatures import key_entry, named_key, signature_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType

    from incidents.model import Fact
    from incidents.signatures import Signer

log = logging.getLogger(__name__)

JOURNAL = "journal.jsonl"
OPERATOR_RECORD = "record.jsonl"  # the same kind of file, of the brigade instead of one incident
SYNC_S = 1.0  # what a power cut may cost of the entries that decide nothing
SIGN_S = 60.0  # how long an entry that decides nothing waits for its signature
RETRY_S = 1.0  # after a failed write (disk full)
CLOSE_S = 2.0  # how long somebody waits for a disk that does not answer
LAST_TRIES_S = 1.0  # how long writing is tried again at the end when a disk refuses and somebody waits
PATIENCE_S = 10.0  # and when nobody does
TORN_TEXT_CHARS = 500


def read_journal(folder: Path, name: str = JOURNAL) -> tuple[Entry, ...]:
    """The readable entries of an incident folder, in their order. IncidentError when there is no journal."""
    data = _bytes(folder / name)
    return tuple(entry for line in scan_bytes(data) if (entry := line.entry) is not None)


class _Work(NamedTuple):
    """What the thread has to do."""

    lines: list[bytes]  # to be written, and not in the file yet
    urgent: bool  # to be synced at once
    closing: bool
    asked: int
    end: Head


class Journal:
    """The one writer of an incident's journal. `append` may be called from any thread."""

    def __init__(
        self, folder: Path, now: datetime, signer: Signer | None = None, name: str = JOURNAL
    ) -> None:
        """Open or begin the journal called `name` in `folder`, and lock other writers out.

        A line torn by a power cut is cut off, and an entry of the time `now` says so. IncidentError when
        the folder cannot be written, another program writes to it, or it came sealed from others.
        """
        self.folder = folder
        self.problems: tuple[Problem, ...] = ()  # damage found when opened; appending goes on behind it
        refuse_received(folder)
        self._path = folder / name
        self._signer = signer
        self._lock_file = writer_lock.take(folder / "journal.lock")
        try:
            torn = self._open()
        except OSError as error:
            writer_lock.give_back(self._lock_file)
            raise IncidentError(f"{self._path}: cannot be written: {error.strerror}") from error
        self._changed = threading.Condition()
        self._lines: list[bytes] = []  # appended, not yet taken by the thread
        self._is_ours = False  # something was appended; who only looks signs nothing that others wrote
        self._urgent = False
        self._asked = 0  # how often somebody waited for the disk
        self._refused = -1  # the newest of these questions that the disk answered with an error
        self._closing = False
        self._give_up_s = 0.0
        self._said: Callable[[IncidentError], None] | None = None
        self._synced_n = self._end.n
        self._failure: str | None = None
        self._thread = threading.Thread(target=self._write_on, name="journal", daemon=True)
        self._thread.start()
        atexit.register(self._at_exit)
        if torn:
            text = torn.decode("utf-8", "replace").replace("\0", "")[:TORN_TEXT_CHARS]
            facts: dict[str, Fact] = {"cut_bytes": len(torn), "text": text}
            self.append(now, Clock.LAPTOP, Source.RECORD, IncidentCode.JOURNAL_REPAIRED, facts)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything written so far, also what is still on its way to the disk."""
        with self._changed:
            return tuple(self._entries)

    @property
    def failure(self) -> str | None:
        """Why the last write did not reach the disk; None when it did. Writing is tried again by itself."""
        return self._failure

    def append(
        self, at: datetime, clock: str, source: str, code: str, facts: Mapping[str, Fact] | None = None
    ) -> Entry:
        """Add an entry and return it, numbered and chained. ValueError for a number that is no number."""
        with self._changed:
            if self._closing:
                raise ValueError("the journal is closed")
            self._name_key()
            entry = self._add(Entry(0, at, clock, source, code, facts or {}))
            self._urgent = self._urgent or code in SYNCED_AT_ONCE
            self._unsigned_since_s = self._unsigned_since_s or time.monotonic()
            self._is_ours = True
            self._changed.notify_all()
        return entry

    def flush(self, timeout_s: float = CLOSE_S) -> None:
        """Wait until everything appended is on the disk. IncidentError when it does not get there: at once
        when the disk refuses, after `timeout_s` when it does not answer.
        """
        with self._changed:
            n = self._end.n
            mine = self._ask()
            self._changed.wait_for(lambda: self._synced_n >= n or self._refused >= mine, timeout_s)
            done = self._synced_n >= n
        if not done:
            raise self._missing()

    def close(self) -> None:
        """Everything to the disk, then let the next writer in. IncidentError says what did not get there."""
        already = self._begin_to_close(LAST_TRIES_S)
        self._thread.join(CLOSE_S)
        if not already and self._synced_n < self._end.n:
            raise self._missing()

    def close_later(self, said: Callable[[IncidentError], None]) -> None:
        """As `close`, without waiting: the thread goes on trying for a while, and the journal is free for
        the next writer when it ends. `said` is called there with what did not get to the disk.
        """
        self._said = said
        self._begin_to_close(PATIENCE_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _begin_to_close(self, patience_s: float) -> bool:
        """True when somebody did already."""
        with self._changed:
            if self._closing:
                return True
            self._closing = True
            self._give_up_s = time.monotonic() + patience_s
            self._ask()
            return False

    def _ask(self) -> int:
        """Have the thread try now; the lock is held."""
        self._urgent = True
        self._asked += 1
        self._changed.notify_all()
        return self._asked

    def _missing(self) -> IncidentError:
        why = self._failure or "the disk does not answer"
        return IncidentError(f"{self._path}: entries after {self._synced_n} are not on the disk: {why}")

    def _add(self, entry: Entry) -> Entry:
        """Chain it and hand it to the thread; the lock is held."""
        entry = chained(entry, self._end)
        self._lines.append(to_line(entry))
        self._entries.append(entry)
        self._end = Head(entry.n, entry.hash)
        return entry

    def _at_exit(self) -> None:
        """The program ends, and nobody is left to be told."""
        self._begin_to_close(LAST_TRIES_S)
        self._thread.join(CLOSE_S)

    # --- opening ---------------------------------------------------------------------------------

    def _open(self) -> bytes:
        """Read what is there and cut a torn tail, which is returned."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        begun = not self._path.exists()
        self._file = os.open(self._path, flags, 0o644)
        self._head = os.open(self.folder / HEAD, flags, 0o644)
        if begun:
            _sync_folder(self.folder)
        try:
            promised = read_head(self.folder / HEAD) or START
        except ValueError:
            promised = START
        data = self._path.read_bytes()
        lines = list(scan_bytes(data))
        # What lies behind the head was never promised: damage there is a power cut, and only there.
        while lines and lines[-1].wire is None and len(lines) > promised.n:
            lines.pop()
        self._size = lines[-1].offset + lines[-1].size_bytes if lines else 0
        os.ftruncate(self._file, self._size)
        self._entries = [entry for line in lines if (entry := line.entry) is not None]
        self._end = Head(self._entries[-1].n, self._entries[-1].hash) if self._entries else START
        self.problems = _problems(lines, self._path.name)
        self._key = next((key for entry in reversed(self._entries) if (key := named_key(entry))), None)
        signed = bool(self._entries) and self._entries[-1].code == IncidentCode.JOURNAL_SIGNED
        self._unsigned_since_s = None if signed or not self._entries else time.monotonic()
        torn = data[self._size :]
        if torn:
            log.warning("%s: cut off a torn end of %d bytes", self._path, len(torn))
        if promised.n > self._end.n:
            self._end = promised  # the gap stays in the chain, for everybody to see
        if data[: self._size] and not data[: self._size].endswith(b"\n"):
            self._write(b"\n")
        return torn

    # --- the journal's own thread ----------------------------------------------------------------

    def _write_on(self) -> None:
        unsynced: list[bytes] = []
        dirty_since_s: float | None = None
        while True:
            synced_bytes = self._size - sum(map(len, unsynced))
            work = self._next(dirty_since_s)
            unsynced += work.lines
            try:
                if work.lines:
                    self._write(b"".join(work.lines))
                    dirty_since_s = dirty_since_s or time.monotonic()
                late = dirty_since_s is not None and time.monotonic() - dirty_since_s >= SYNC_S
                if work.urgent or late:
                    self._sync(work.end)
                    unsynced, dirty_since_s = [], None
            except OSError as error:
                # After a failed sync the system may have forgotten any of them: all are written again.
                self._size = synced_bytes
                self._put_back(unsynced, work.asked, error)
                unsynced, dirty_since_s = [], None
                if work.closing and time.monotonic() >= self._give_up_s:
                    break
                continue
            self._failure = None
            if work.closing:
                break
        self._end_of_writing()

    def _next(self, dirty_since_s: float | None) -> _Work:
        with self._changed:
            due_s = [] if dirty_since_s is None else [dirty_since_s + SYNC_S]
            if self._signs() and self._unsigned_since_s is not None:
                due_s.append(self._unsigned_since_s + SIGN_S)
            wait_s = max(0.0, min(due_s) - time.monotonic()) if due_s else None
            self._changed.wait_for(lambda: self._lines or self._urgent, wait_s)
            if self._is_ours and self._unsigned_since_s is not None:
                self._name_key()  # it may have come after the last entry
            if self._signature_is_due():
                # Holding the lock costs an appender nothing: it would wait for the interpreter as long.
                self._add(signature_entry(cast("Signer", self._signer), datetime.now(UTC), self._end))
                self._unsigned_since_s = None
            lines, self._lines = self._lines, []
            urgent, self._urgent = self._urgent, False
            return _Work(lines, urgent, self._closing, self._asked, self._end)

    def _name_key(self) -> None:
        """Who signs from here on stands before the first entry that is covered; the lock is held."""
        key = self._signer.public_key if self._signer is not None else None
        if key is not None and key != self._key:
            self._add(key_entry(key, datetime.now(UTC)))
            self._key = key

    def _signs(self) -> bool:
        return self._signer is not None and self._key is not None and self._key == self._signer.public_key

    def _signature_is_due(self) -> bool:
        """With what decides, with what somebody waits for, and each minute while entries come."""
        since_s = self._unsigned_since_s
        if since_s is None or not self._signs():
            return False
        return self._urgent or time.monotonic() - since_s >= SIGN_S

    def _write(self, data: bytes) -> None:
        os.lseek(self._file, self._size, os.SEEK_SET)
        view = memoryview(data)
        while view:
            view = view[os.write(self._file, view) :]
        self._size += len(data)

    def _sync(self, end: Head) -> None:
        _sync_data(self._file)
        write_head(self._head, end)
        _sync_data(self._head)
        with self._changed:
            self._synced_n = end.n
            self._changed.notify_all()

    def _put_back(self, lines: list[bytes], asked: int, error: OSError) -> None:
        """Nothing is lost while the program lives: try again in a second, at the same place in the file."""
        if self._failure is None:
            log.error("%s: not written: %s; trying again", self._path, error.strerror)
        with self._changed:
            self._failure = error.strerror or str(error)
            self._lines[:0] = lines
            self._urgent = True
            self._refused = asked
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._asked != asked, RETRY_S)

    def _end_of_writing(self) -> None:
        atexit.unregister(self._at_exit)
        os.close(self._file)
        os.close(self._head)
        writer_lock.give_back(self._lock_file)
        if self._said is not None and self._synced_n < self._end.n:
            self._said(self._missing())


def _problems(lines: list[Line], name: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(name, line.wire.n if line.wire else place, line.offset, line.what)
        for place, line in enumerate(lines, 1)
        if line.what is not None
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise IncidentError(f"{path}: cannot be read: {error.strerror}") from error


def _sync_folder(folder: Path) -> None:
    """A new file is safe only when its folder is; Windows does this by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "linux":
    _sync_data = os.fdatasync
else:
    _sync_data = os.fsync
