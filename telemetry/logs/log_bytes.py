"""The bytes of a log in memory, with room behind them, and how a log says that it cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from telemetry.columns import pieces_at
from telemetry.frames import MAX_BYTES, FramesError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]

PADDING_BYTES = 300  # behind the data, so that no head is read beyond the buffer


def read_padded(path: Path) -> tuple[Bytes, int]:
    """The file with zeros behind it, and its own size. FramesError if it cannot be read."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FramesError(f"{path}: {size / 1e9:.1f} GB is too long for one flight; give one part of it")
        data = np.zeros(size + PADDING_BYTES, dtype=np.uint8)
        with path.open("rb") as stream:
            read = stream.readinto(data[:size].data)
    except FileNotFoundError as error:
        raise FramesError(f"{path}: there is no such file; look at its name") from error
    except OSError as error:
        raise FramesError(f"{path}: cannot be read ({error.strerror})") from error
    return data, read


def padded(content: bytes) -> tuple[Bytes, int]:
    """The same for bytes in memory."""
    data = np.zeros(len(content) + PADDING_BYTES, dtype=np.uint8)
    data[: len(content)] = np.frombuffer(content, dtype=np.uint8)
    return data, len(content)


def at_offsets(data: Bytes, start: npt.NDArray[np.int64], kind: np.dtype[np.void]) -> npt.NDArray[np.void]:
    """The records of one layout that begin at `start`, copied together."""
    rows: npt.NDArray[np.uint8] = pieces_at(data, start, kind.itemsize)
    return rows.view(kind).reshape(len(start))
