"""The journal of an incident: entries are added, never changed, and survive a power cut.

`append` never waits for the disk: a thread of the journal writes, and syncs at once what decides (safety
events, decisions), the rest within a second. `journal.head` keeps the number and the hash of the last synced
entry, so that a journal cut short at its end is noticed.
"""

from __future__ import annotations

import atexit
import logging
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Self

from incidents import writer_lock
from incidents.codes import SYNCED_AT_ONCE, Clock, IncidentCode, Source
from incidents.head import HEAD, Head, read_head, write_head
from incidents.lines import START, Line, chained, scan, to_line
from incidents.model import Entry, IncidentError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    from incidents.model import Fact

log = logging.getLogger(__name__)

JOURNAL = "journal.jsonl"
SYNC_S = 1.0  # what a power cut may cost of the entries that decide nothing
RETRY_S = 1.0  # after a failed write (disk full)
CLOSE_S = 10.0
TORN_TEXT_CHARS = 500


def read_journal(folder: Path) -> tuple[Entry, ...]:
    """The readable entries of an incident folder, in their order. IncidentError when there is no journal."""
    data = _bytes(folder / JOURNAL)
    return tuple(line.entry for line in scan(data) if line.entry is not None)


class Journal:
    """The one writer of an incident's journal. `append` may be called from any thread."""

    def __init__(self, folder: Path, now: datetime) -> None:
        """Open or begin the journal in `folder`, and lock other writers out.

        A line torn by a power cut is cut off, and an entry of the time `now` says so. IncidentError when
        the folder cannot be written or another program writes to it.
        """
        self.folder = folder
        self.problems: tuple[Problem, ...] = ()  # damage found when opened; appending goes on behind it
        self._path = folder / JOURNAL
        self._lock_file = writer_lock.take(folder / "journal.lock")
        try:
            torn = self._open()
        except OSError as error:
            writer_lock.give_back(self._lock_file)
            raise IncidentError(f"{self._path}: cannot be written: {error.strerror}") from error
        self._changed = threading.Condition()
        self._lines: list[bytes] = []  # appended, not yet in the file
        self._urgent = False
        self._closing = False
        self._synced_n = self._end.n
        self._failure: str | None = None
        self._thread = threading.Thread(target=self._write_on, name="journal", daemon=True)
        self._thread.start()
        atexit.register(self.close)
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
            entry = chained(Entry(0, at, clock, source, code, facts or {}), self._end)
            self._lines.append(to_line(entry))
            self._entries.append(entry)
            self._end = Head(entry.n, entry.hash)
            self._urgent = self._urgent or code in SYNCED_AT_ONCE
            self._changed.notify_all()
        return entry

    def flush(self, timeout_s: float = CLOSE_S) -> None:
        """Wait until everything appended is on the disk. IncidentError when it does not get there."""
        with self._changed:
            n = self._end.n
            self._urgent = True
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: self._synced_n >= n, timeout_s)
        if not done:
            why = self._failure or "the disk does not answer"
            raise IncidentError(f"{self._path}: entries after {self._synced_n} are not on the disk: {why}")

    def close(self) -> None:
        """Everything to the disk, then let the next writer in. IncidentError when it does not get there."""
        atexit.unregister(self.close)
        with self._changed:
            if self._closing:
                return
        try:
            self.flush(CLOSE_S)
        finally:
            with self._changed:
                self._closing = True
                self._changed.notify_all()
            self._thread.join(CLOSE_S)
            os.close(self._file)
            os.close(self._head)
            writer_lock.give_back(self._lock_file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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
        lines = list(scan(data))
        # What lies behind the head was never promised: damage there is a power cut, and only there.
        while lines and lines[-1].entry is None and len(lines) > promised.n:
            lines.pop()
        self._size = lines[-1].offset + lines[-1].size_bytes if lines else 0
        os.ftruncate(self._file, self._size)
        self._entries = [line.entry for line in lines if line.entry is not None]
        self._end = Head(self._entries[-1].n, self._entries[-1].hash) if self._entries else START
        self.problems = _problems(lines)
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
        dirty_since_s: float | None = None
        while True:
            lines, urgent, end = self._next(dirty_since_s)
            try:
                if lines:
                    self._write(b"".join(lines))
                    lines = []
                    dirty_since_s = dirty_since_s or time.monotonic()
                late = dirty_since_s is not None and time.monotonic() - dirty_since_s >= SYNC_S
                if urgent or late:
                    self._sync(end)
                    dirty_since_s = None
            except OSError as error:
                self._put_back(lines, urgent, error)
                if self._closing:
                    return  # `close` has told the caller
                continue
            self._failure = None
            if self._closing and not self._lines:
                return

    def _next(self, dirty_since_s: float | None) -> tuple[list[bytes], bool, Head]:
        with self._changed:
            wait_s = None if dirty_since_s is None else max(0.0, dirty_since_s + SYNC_S - time.monotonic())
            self._changed.wait_for(lambda: self._lines or self._urgent or self._closing, wait_s)
            lines, self._lines = self._lines, []
            urgent, self._urgent = self._urgent, False
            return lines, urgent, self._end

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

    def _put_back(self, lines: list[bytes], urgent: bool, error: OSError) -> None:
        """Nothing is lost while the program lives: try again in a second, at the same place in the file."""
        if self._failure is None:
            log.error("%s: not written: %s; trying again", self._path, error.strerror)
        with self._changed:
            self._failure = error.strerror or str(error)
            self._lines[:0] = lines
            self._urgent = self._urgent or urgent
            self._changed.wait_for(lambda: self._closing, RETRY_S)


def _problems(lines: list[Line]) -> tuple[Problem, ...]:
    return tuple(
        Problem(JOURNAL, line.entry.n if line.entry else place, line.offset, line.what)
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
