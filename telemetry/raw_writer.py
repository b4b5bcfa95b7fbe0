"""The writing of one flight, segment after segment, that outlives a disk which refuses.

What was handed over is on the disk, or waits in memory, or is counted as lost. Used by one thread.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections import deque
from typing import TYPE_CHECKING

from telemetry.events import EventCode
from telemetry.flight_folder import raw_files
from telemetry.raw_file import SEGMENT_BYTES, RawFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from queue import SimpleQueue

    from telemetry.events import Fact

log = logging.getLogger(__name__)

SYNC_S = 0.5  # a power cut costs at most this and the time of one sync
RETRY_S = 1.0  # after the disk refused
MEMORY_BYTES = 32 * 1024 * 1024  # two hours of a usual flight wait here before the oldest frames are lost


class RawWriter:
    """The segments of one flight, and what waits for them. Lives in the recorder's thread."""

    def __init__(self, folder: Path, news: SimpleQueue[tuple[EventCode, Mapping[str, Fact]]]) -> None:
        self.frames = 0
        self.lost = 0
        self._folder = folder
        self._news = news
        self._waiting: deque[bytes] = deque()
        self._waiting_bytes = 0
        self._unsynced: list[bytes] = []
        self._sync_due_s = 0.0
        self._failed = False
        self._retry_s = 0.0
        self._file: RawFile | None = RawFile(self._next_path())

    def patience_s(self) -> float:
        """How long nothing has to be done if no frame comes."""
        due_s = self._retry_s if self._failed else self._sync_due_s
        return max(0.01, min(due_s - time.monotonic(), SYNC_S)) if self._unsynced or self._failed else SYNC_S

    def accept(self, record: bytes) -> None:
        """Take a record; the oldest are lost when memory is full."""
        self._waiting.append(record)
        self._waiting_bytes += len(record)
        while self._waiting_bytes > MEMORY_BYTES:
            self._waiting_bytes -= len(self._waiting.popleft())
            self.lost += 1

    def write(self) -> None:
        """Everything that waits, into this segment and the next ones."""
        if self._failed and time.monotonic() < self._retry_s:
            return
        try:
            while self._waiting:
                self._write_some()
            if self._failed:
                self._file_now().sync()
                self._resume()
        except OSError as error:
            self._give_up(error)

    def sync_is_due(self) -> bool:
        return bool(self._unsynced) and time.monotonic() >= self._sync_due_s

    def sync(self) -> None:
        """All written frames to the disk."""
        if self._file is None or self._failed:
            return
        try:
            self._file.sync()
        except OSError as error:
            self._give_up(error)
        self._unsynced.clear()

    def close(self) -> None:
        """One last try, however recently the disk refused."""
        self._retry_s = 0.0
        self.write()
        self.sync()
        self._leave_file()
        if self._waiting:
            self.lost += len(self._waiting)
            log.error("%s: %d frames could not be written", self._folder, len(self._waiting))
        self._news.put((EventCode.RECORDING_CLOSED, {"frames": self.frames, "lost": self.lost}))

    def _write_some(self) -> None:
        file = self._file_now()
        batch: list[bytes] = []
        room = SEGMENT_BYTES - file.size_bytes
        for record in self._waiting:
            room -= len(record)
            if room < 0:
                break
            batch.append(record)
        if not batch:
            file.sync()
            self._leave_file()
            return
        if not self._unsynced:
            self._sync_due_s = time.monotonic() + SYNC_S
        before = file.records
        try:
            file.append(batch)
        finally:
            for record in batch[: file.records - before]:
                self._waiting.popleft()
                self._waiting_bytes -= len(record)
                self._unsynced.append(record)
                self.frames += 1

    def _file_now(self) -> RawFile:
        if self._file is None:
            self._file = RawFile(self._next_path())
        return self._file

    def _next_path(self) -> Path:
        taken = raw_files(self._folder)
        number = int(taken[-1].stem.removeprefix("raw-")) + 1 if taken else 0
        return self._folder / f"raw-{number:03d}.tlog"

    def _give_up(self, error: OSError) -> None:
        """Say it once, and try a new segment later: this one may be on a disk that is gone."""
        self._leave_file()
        self._retry_s = time.monotonic() + RETRY_S
        if not self._failed:
            self._failed = True
            log.error("%s: recording failed: %s", self._folder, error)
            self._news.put((EventCode.RECORDING_FAILED, {"reason": error.strerror or str(error)}))

    def _resume(self) -> None:
        self._failed = False
        self._unsynced.clear()
        log.warning("%s: recording goes on, %d frames lost", self._folder, self.lost)
        self._news.put((EventCode.RECORDING_RESUMED, {"lost": self.lost}))

    def _leave_file(self) -> None:
        """Cut the segment behind its last whole record. What the disk does not confirm is written again."""
        file, self._file = self._file, None
        if file is None:
            return
        try:
            file.cut(file.size_bytes)
            file.sync()
        except OSError:
            self._waiting.extendleft(reversed(self._unsynced))
            self._waiting_bytes += sum(map(len, self._unsynced))
            self.frames -= len(self._unsynced)
            with contextlib.suppress(OSError):
                file.cut(file.synced_bytes)
        self._unsynced.clear()
        with contextlib.suppress(OSError):
            file.close()
            if file.size_bytes == 0:
                file.path.unlink()
