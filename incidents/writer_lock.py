"""One writer at a time: a lock on a file that the system takes back when the program dies."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from incidents.model import IncidentError

if TYPE_CHECKING:
    from pathlib import Path


def take(path: Path) -> int:
    """The descriptor that holds the lock until `give_back`. IncidentError when somebody else has it."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise IncidentError(f"{path.parent}: cannot be written: {error.strerror}") from error
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        raise IncidentError(
            f"{path.parent}: another FireDrone is writing to this incident; close it there, then try again"
        ) from error
    return descriptor


def give_back(descriptor: int) -> None:
    """The next writer may come."""
    os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
