"""Know whether a flight folder is being recorded right now: a lock that dies with its process."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "recording.lock"


class Hold:
    """The folder is ours until `release`, or until this process is gone."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        _lock(self._handle, wait=True)  # nobody else locks it for longer than a look

    def release(self) -> None:
        os.close(self._handle)
        self._path.unlink(missing_ok=True)


def is_held(folder: Path) -> bool:
    """True while a living process records into this folder."""
    try:
        handle = os.open(folder / _NAME, os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(handle, wait=False)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, *, wait: bool) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int, *, wait: bool) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
