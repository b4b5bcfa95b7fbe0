"""One segment of raw telemetry on the disk: a standard tlog, preallocated, synced, and cut at its end."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from telemetry.safe_files import sync_folder

if TYPE_CHECKING:
    from pathlib import Path

SEGMENT_BYTES = 8 * 1024 * 1024
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def tlog_record(at: datetime, frame: bytes) -> bytes:
    """What ground stations agree on: microseconds since 1970, 8 bytes big-endian, then the frame."""
    return ((at - _EPOCH) // _MICROSECOND).to_bytes(8, "big") + frame


class RawFile:
    """Records appended with plain `os.write`. Every method raises OSError as the disk says it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.records = 0  # whole records written
        self.size_bytes = 0  # their bytes
        self.synced_bytes = 0  # of these, surely on the disk
        self._doubtful = False
        self._was_cut = False  # and the disk was not told to keep it so
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        try:
            self._preallocate()
            sync_folder(path.parent)
        except OSError:
            self.close()
            raise

    def append(self, records: list[bytes]) -> None:
        """Write them in order. When the disk refuses, `records` tells how many of them are whole."""
        data = memoryview(b"".join(records))
        done = 0
        try:
            while done < len(data):
                done += os.write(self._handle, data[done:])
        finally:
            for record in records:
                if len(record) > done:
                    break
                done -= len(record)
                self.size_bytes += len(record)
                self.records += 1

    def sync(self) -> None:
        """Returns when the disk has everything. The size was set when preallocating: data alone is enough.

        After one failure it always fails: the system forgets the pages it could not write, and a second
        sync would say all is well. A file that was deleted meanwhile takes everything and keeps nothing.
        """
        if self._doubtful:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(self.path))
        if self.synced_bytes < self.size_bytes or self._was_cut:
            try:
                _sync_data(self._handle)
            except OSError:
                self._doubtful = True
                raise
            self._doubtful = os.fstat(self._handle).st_nlink == 0
            if self._doubtful:
                raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path))
            self.synced_bytes = self.size_bytes
            self._was_cut = False

    def cut(self, size_bytes: int) -> None:
        """Keep that many bytes: no torn record, no preallocated rest."""
        os.ftruncate(self._handle, size_bytes)
        self.size_bytes = size_bytes
        self._was_cut = True

    def close(self) -> None:
        os.close(self._handle)

    def _preallocate(self) -> None:
        """Halves the cost of a sync, and keeps room for these bytes on a disk that others fill up."""
        if not hasattr(os, "posix_fallocate"):
            return
        try:
            os.posix_fallocate(self._handle, 0, SEGMENT_BYTES)
        except OSError:  # nearly full, or a file system without it: what fits may still be written
            os.ftruncate(self._handle, 0)


def _sync_data(handle: int) -> None:
    sync = getattr(os, "fdatasync", os.fsync)  # Windows and macOS have only fsync
    sync(handle)
