"""What is burnt into each picture: the word SIMULATED always, and a clock to measure delays with."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from training.camera.planes import Bytes, Planes

WORD = "SIMULATED"
CLOCK_BITS = 40
CLOCK_ROWS = 16
WHITE, BLACK = 235, 16


def stamp(planes: Planes, *, grey: int = 150, ground: int = BLACK) -> None:
    """The word in the lower left corner, a quarter of the picture wide.

    `ground` is what the palette shows as cold and `grey` no more than warm, so that no search of hot places
    in the picture takes the letters for one.
    """
    height, width = planes.luma.shape
    letters = _letters(width)
    rows, columns = letters.shape
    top, left = (height - rows - height // 40) // 2 * 2, width // 80 * 2
    where = (slice(top, top + rows), slice(left, left + columns))
    planes.luma[where] = np.where(letters, np.uint8(grey), np.uint8(ground))
    half = (slice(top // 2, (top + rows) // 2), slice(left // 2, (left + columns) // 2))
    planes.blue[half] = 128
    planes.red[half] = 128


def burn_clock(luma: Bytes, clock_s: float) -> None:
    """The top 16 rows are 40 blocks, white for 1: bits of `clock_s` in milliseconds, the lowest left."""
    width = luma.shape[1] // CLOCK_BITS
    bits = (int(clock_s * 1000.0) >> np.arange(CLOCK_BITS)) & 1
    row = np.where(bits, np.uint8(WHITE), np.uint8(BLACK)).repeat(width)
    luma[:CLOCK_ROWS, : len(row)] = row


def read_clock(luma: Bytes) -> float:
    """Seconds, as burnt in; picked up in the middle of the blocks, as the codec blurs their edges."""
    width = luma.shape[1] // CLOCK_BITS
    bits = luma[CLOCK_ROWS // 2, width // 2 : width * CLOCK_BITS : width] > 128
    return int(sum(1 << int(bit) for bit in np.flatnonzero(bits))) / 1000.0


@lru_cache(maxsize=8)
def _letters(picture_width_px: int) -> Bytes:
    """Where the letters are; even numbers of rows and columns."""
    scale = max(0.35, picture_width_px / 900.0)
    thick = max(1, round(scale * 2.0))
    (width, height), base = cv2.getTextSize(WORD, cv2.FONT_HERSHEY_SIMPLEX, scale, thick)
    edge = max(2, round(6 * scale))
    box = np.zeros(((height + base + 2 * edge) // 2 * 2, (width + 2 * edge) // 2 * 2), np.uint8)
    cv2.putText(box, WORD, (edge, edge + height), cv2.FONT_HERSHEY_SIMPLEX, scale, 1, thick)
    return box
