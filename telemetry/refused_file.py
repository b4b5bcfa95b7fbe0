"""Frames that the door refused, `refused.tlog`: evidence beside the flight, never among what the drone said.

Nobody who replays or reviews the flight takes a forged position for a real one. It ends at a size, so that a
stranger cannot fill the disk with it.
"""

from __future__ import annotations

import contextlib
import logging
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

log = logging.getLogger(__name__)

REFUSED = "refused.tlog"
MOST_BYTES = 4 * 1024 * 1024


class RefusedFile:
    """Written by the recorder's thread alone; begins with the first frame. No method raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / REFUSED
        self._handle: int | None = None
        self._left_bytes = MOST_BYTES

    def keep(self, records: Sequence[bytes]) -> None:
        """Tlog records, whole; what comes after the last that has room is only counted elsewhere."""
        try:
            for record in records:
                handle = self._opened()
                self._left_bytes -= len(record)
                if self._left_bytes < 0:
                    return
                os.write(handle, record)
        except OSError as error:  # the flight itself is what the disk has room for
            log.warning("%s: not written: %s", self._path, error)
            self._left_bytes = 0

    def close(self) -> None:
        """To the disk, before the flight's chain vouches for it."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):
            os.fsync(self._handle)
        with contextlib.suppress(OSError):
            os.close(self._handle)
        self._handle = None

    def _opened(self) -> int:
        if self._handle is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._handle = os.open(self._path, flags, 0o644)
            self._left_bytes -= os.fstat(self._handle).st_size  # of before a crash
        return self._handle
