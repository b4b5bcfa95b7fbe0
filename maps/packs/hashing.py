"""Copies and checksums of large files, a piece at a time: a pack may hold gigabytes."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PIECE_BYTES = 2**20


def sha256_of(path: Path, read: Callable[[int], None] | None = None) -> str:
    """Of the whole file; `read` is told of every piece. OSError where it cannot be read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            digest.update(piece)
            if read is not None:
                read(len(piece))
    return digest.hexdigest()


def copied(source: Path, target: Path, read: Callable[[int], None] | None = None) -> str:
    """Copy the bytes (no rights, no links) and return their SHA-256.

    The copy keeps the hour of its last change: of a zone file that names no edition, it is the edition.
    """
    digest = hashlib.sha256()
    with source.open("rb") as file, target.open("xb") as copy:
        while piece := file.read(PIECE_BYTES):
            digest.update(piece)
            copy.write(piece)
            if read is not None:
                read(len(piece))
    changed = source.stat().st_mtime_ns
    os.utime(target, ns=(changed, changed))
    return digest.hexdigest()
