"""The writing of one flight, segment after segment, that outlives a disk which refuses.

What was handed over is on the disk, or waits in memory, or is counted as lost. Used by one thread.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import time
from collections import deque
from typing import TYPE_CHECKING

from telemetry.disk_room import free_bytes
from telemetry.events import EventCode
from telemetry.flight_chain import FlightChain
from telemetry.flight_folder import next_segment, raw_file, segment_number
from telemetry.raw_file import SEGMENT_BYTES, RawFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from queue import SimpleQueue

    from telemetry.ballast import Ballast
    from telemetry.events import Fact

log = logging.getLogger(__name__)

SYNC_S = 0.5  # a power cut costs at most this and the time of one sync
RETRY_S = 1.0  # after the disk refused
RETRY_BYTES = 256 * 1024  # a full disk is tried again when so much is free: no segment for every few frames
MEMORY_BYTES = 32 * 1024 * 1024  # two hours of a usual flight wait here before the oldest frames are lost
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


class RawWriter:
    """The segments of one flight, and what waits for them. Lives in the recorder's thread."""

    def __init__(
        self,
        folder: Path,
        news: SimpleQueue[tuple[EventCode, Mapping[str, Fact]]],
        ballast: Ballast,
        frames: int = 0,
    ) -> None:
        """`frames` stand in the folder already: the flight is taken up again."""
        self.frames = frames
        self.lost = 0
        self.failed = False
        self.did_not_fit = False  # until somebody takes it back
        self.left_segments = 0  # those below this number are written and left,
        self.frames_left = 0  # with so many frames in them
        self._folder = folder
        self._news = news
        self._ballast = ballast
        self._waiting: deque[bytes] = deque()
        self._waiting_bytes = 0
        self._unsynced: list[bytes] = []
        self._sync_due_s = 0.0
        self._retry_s = 0.0
        self._full = False
        self._file: RawFile | None = None
        self._chain: FlightChain | None = None

    def patience_s(self) -> float:
        """How long nothing has to be done if no frame comes."""
        due_s = self._retry_s if self.failed else self._sync_due_s
        return max(0.01, min(due_s - time.monotonic(), SYNC_S)) if self._unsynced or self.failed else SYNC_S

    def accept(self, records: list[bytes]) -> None:
        """Take records; the oldest are lost when memory is full."""
        self._waiting.extend(records)
        self._waiting_bytes += sum(map(len, records))
        while self._waiting_bytes > MEMORY_BYTES:
            self._waiting_bytes -= len(self._waiting.popleft())
            self.lost += 1

    def write(self) -> None:
        """Everything that waits, into this segment and the next ones. An open segment shows that it works."""
        if self.failed and not self._may_try_again():
            return
        try:
            self._file_now()
            while self._waiting:
                self._write_some()
            if self.failed:
                self._sync_file(self._file_now())
                self._resume()
        except OSError as error:
            self._refused(error)

    def sync_is_due(self) -> bool:
        return bool(self._unsynced) and time.monotonic() >= self._sync_due_s

    def sync(self) -> None:
        """All written frames to the disk."""
        if self._file is None or self.failed:
            return
        try:
            self._sync_file(self._file)
        except OSError as error:
            self._refused(error)
        else:
            self._unsynced.clear()

    def close(self) -> None:
        """One last try, however recently the disk refused."""
        self._retry_s, self._full = 0.0, False
        self.write()
        self.sync()
        self._leave_file()
        if self._waiting:
            self.lost += len(self._waiting)
            log.error("%s: %d frames could not be written", self._folder, len(self._waiting))
        self._news.put((EventCode.RECORDING_CLOSED, {"frames": self.frames, "lost": self.lost}))

    def close_chain(self, card: bytes | None = None) -> None:
        """Its last line vouches for the card too, which is written behind it."""
        if self._chain is not None:
            self._chain.close(card)

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
            self._sync_file(file)
            self._leave_file()
            return
        if not self._unsynced:
            self._sync_due_s = time.monotonic() + SYNC_S
        before, offset = file.records, file.size_bytes
        try:
            file.append(batch)
        finally:
            whole = batch[: file.records - before]
            for record in whole:
                self._waiting.popleft()
                self._waiting_bytes -= len(record)
            self._unsynced += whole
            self.frames += len(whole)
            if self._chain is not None:
                self._chain.wrote(file.path.name, offset, b"".join(whole))

    def _file_now(self) -> RawFile:
        if self._file is None:
            self._folder.mkdir(exist_ok=True)  # deleted by somebody; a disk that is gone is waited for
            self._chain = self._chain or FlightChain(self._folder)
            self._file = RawFile(raw_file(self._folder, next_segment(self._folder)))
        return self._file

    def _sync_file(self, file: RawFile) -> None:
        file.sync()
        if self._chain is not None:
            self._chain.synced()

    def _may_try_again(self) -> bool:
        if time.monotonic() < self._retry_s:
            return False
        free = free_bytes(self._folder) if self._full else None
        return free is None or free >= RETRY_BYTES

    def _refused(self, error: OSError) -> None:
        """Go on in a new segment: at once in the ballast's room, or when the disk is better."""
        self._leave_file()
        self._full = error.errno in _NO_ROOM
        self.did_not_fit = self.did_not_fit or self._full
        if self._full and self._ballast.release():
            self.write()
            return
        self._retry_s = time.monotonic() + RETRY_S
        if not self.failed:
            self.failed = True
            log.error("%s: recording failed: %s", self._folder, error)
            self._news.put((EventCode.RECORDING_FAILED, {"reason": error.strerror or str(error)}))

    def _resume(self) -> None:
        self.failed = False
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
            self._sync_file(file)
        except OSError:
            self._waiting.extendleft(reversed(self._unsynced))
            self._waiting_bytes += sum(map(len, self._unsynced))
            self.frames -= len(self._unsynced)
            if self._chain is not None:
                self._chain.cut(file.path.name, file.synced_bytes)
            with contextlib.suppress(OSError):
                file.cut(file.synced_bytes)
        self._unsynced.clear()
        self.left_segments, self.frames_left = segment_number(file.path) + 1, self.frames
        with contextlib.suppress(OSError):
            file.close()
            if file.size_bytes == 0:
                file.path.unlink()
