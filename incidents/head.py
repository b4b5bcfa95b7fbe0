"""Where a journal ends: number and hash of its last synced entry, kept beside it.

A chain alone does not notice that its last links were taken away; this does. The file is one fixed-width
line that is overwritten in place after each sync, so it never says more than the disk holds.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "journal.head"
_LINE = re.compile(rb"(\d{12}) ([0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: what the next entry follows."""

    n: int
    hash: str


def read_head(path: Path) -> Head | None:
    """The end as it was last synced; None when there is no such file yet, ValueError when it is damaged."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    if not data:
        return None
    match = _LINE.fullmatch(data)
    if match is None:
        raise ValueError(f"not the end of a journal: {data[:40]!r}")
    return Head(int(match[1]), match[2].decode())


def write_head(descriptor: int, head: Head) -> None:
    """Overwrite the end in place; the caller syncs."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"{head.n:012d} {head.hash}\n".encode())
