"""Room kept for the worst hour: a file that is given up when nothing else fits on the disk any more.

At 400 messages a second its 64 MB are forty minutes of raw log.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

NAME = "ballast.bin"
BALLAST_BYTES = 64 * 1024 * 1024
STEP_BYTES = 8 * 1024 * 1024  # a disk that must really write them is not blocked for longer than that


class Ballast:
    """The ballast of one data folder. Whoever records there shares it; nothing here raises OSError."""

    def __init__(self, data: Path) -> None:
        self._path = data / NAME

    @property
    def size_bytes(self) -> int:
        """How much room it really holds: a copied folder may have brought holes instead."""
        try:
            status = self._path.stat()
        except OSError:
            return 0
        return min(status.st_size, getattr(status, "st_blocks", status.st_size) * 512)

    def grow(self, free_bytes: int) -> None:
        """One step towards its full size, if as much again stays free behind that."""
        size = self.size_bytes
        missing = BALLAST_BYTES - size
        if missing <= 0 or free_bytes < missing + BALLAST_BYTES:
            return
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
            try:
                _allocate(handle, size, min(STEP_BYTES, missing))
            finally:
                os.close(handle)
        except OSError as error:
            log.warning("%s: no room could be kept for the record (%s)", self._path, error.strerror)

    def release(self) -> bool:
        """Give its room to the record. False when there was none to give."""
        held = self.size_bytes
        try:
            self._path.unlink()
        except OSError:
            return False
        log.warning("%s: %d MB given up, the disk is full", self._path, held // 1_000_000)
        return held > 0


def _allocate(handle: int, size: int, more: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size + more)  # from the start: that fills holes as well
    else:
        os.lseek(handle, size, os.SEEK_SET)
        os.write(handle, bytes(more))
