"""Whether a recording is whole: every checksum of it, a piece at a time, in little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from telemetry.flight_folder import raw_files
from telemetry.frames import FramesError, frames_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECE_BYTES = 1 << 19  # about ten thousand messages, a few milliseconds
_NOT_YET = 4  # the last messages of a piece are judged with what follows them


def damaged_bytes(folder: Path, *, piece_bytes: int = PIECE_BYTES) -> Iterator[int]:
    """For each piece of a flight's recording, how many bytes belong to no sound message.

    What was preallocated behind the last message is no damage. FramesError: it cannot be read.
    """
    files = raw_files(folder)
    if not files:
        raise FramesError(f"{folder}: no raw-*.tlog in this folder; give the folder of one flight")
    for file in files:
        try:
            yield from _damaged_in(file, piece_bytes)
        except OSError as error:
            raise FramesError(f"{file}: cannot be read ({error.strerror})") from error


def _damaged_in(file: Path, piece_bytes: int) -> Iterator[int]:
    left = b""
    with file.open("rb") as stream:
        while piece := stream.read(piece_bytes):
            left += piece
            if not piece.strip(b"\0"):
                continue  # preallocated, perhaps: what follows decides
            judged, damaged = _judged(left)
            left = left[judged:]
            yield damaged
    yield frames_of(left).bad_bytes


def _judged(data: bytes) -> tuple[int, int]:
    """Up to where the piece is judged, and how much of that is damaged."""
    frames = frames_of(data)
    ends = frames.end()[frames.sound()]
    if len(ends) <= _NOT_YET:
        return 0, 0
    judged = int(np.sort(ends)[-_NOT_YET - 1])
    return judged, sum(damage.size_bytes for damage in frames.damage() if damage.offset < judged)
