"""A thermal picture in colours: one table look-up a pixel, ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.palettes import PaletteName, isotherm_colour, palette
from telemetry.thermal.span import FollowedSpan, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.thermal.frame import Counts
    from telemetry.thermal.palettes import Bgra
    from telemetry.video.picture import Plane

    Table = NDArray[np.uint32]

ALL_COUNTS = 65_536
LUMA_LIMITED = (16, 235)  # ITU-R BT.601: black and white of video
LUMA_FULL = (0, 255)
_COUNTS = np.arange(ALL_COUNTS, dtype=np.float32)
_BUFFERS = 3  # one is drawn, one waits in the mailbox, one is painted


def table_of(name: PaletteName, span: Span, isotherm_counts: int | None = None) -> Table:
    """The colour of each of the 65,536 counts; from the isotherm on all have its colour."""
    steps = np.subtract(_COUNTS, np.float32(span.lo))
    steps *= np.float32(255.0 / max(span.hi - span.lo, 1))
    np.clip(steps, 0.0, 255.0, out=steps)
    table = palette(name)[steps.astype(np.uint8)]
    if isotherm_counts is not None:
        table[max(0, min(isotherm_counts, ALL_COUNTS)) :] = isotherm_colour(name)
    return table


def luma_table(
    name: PaletteName, black_white: tuple[int, int] = LUMA_LIMITED, isotherm_luma: int | None = None
) -> Table:
    """The colour of each of the 256 values of a white hot stream, from its black to its white."""
    black, white = black_white
    steps = (np.arange(256, dtype=np.float32) - black) * (255.0 / max(white - black, 1))
    table = palette(name)[np.clip(np.rint(steps), 0, 255).astype(np.uint8)]
    if isotherm_luma is not None:
        table[max(0, min(isotherm_luma, 256)) :] = isotherm_colour(name)
    return table


class Painter:
    """Paints the pictures of one camera. Makes its table anew only when something in it changes.

    What it gives is kept for two more pictures; whoever keeps it longer copies it.
    """

    def __init__(self, name: PaletteName = PaletteName.WHITE_HOT) -> None:
        self.palette = name
        self.isotherm_counts: int | None = None
        self.span = FollowedSpan()
        self._made: tuple[PaletteName, Span, int | None] | None = None
        self._table: Table = np.empty(0, np.uint32)
        self._ring: list[Bgra] = []
        self._next = 0

    def paint(self, counts: Counts, now_s: float) -> Bgra:
        """height x width of 0xAARRGGBB, rows from the top; `now_s` is any clock in seconds."""
        wanted = self.palette, self.span.span(counts, now_s), self.isotherm_counts
        if wanted != self._made:
            self._table, self._made = table_of(*wanted), wanted
        out = self._buffer(counts.shape)
        # "clip" says that no index needs a check, which makes it faster than table[counts]
        np.take(self._table, counts, out=out, mode="clip")
        return out

    def paint_luma(
        self, luma: Plane, black_white: tuple[int, int] = LUMA_LIMITED, isotherm_luma: int | None = None
    ) -> Bgra:
        """The same from a white hot video picture, which has no degrees (level 0)."""
        out = self._buffer(luma.shape)
        np.take(luma_table(self.palette, black_white, isotherm_luma), luma, out=out, mode="clip")
        return out

    def _buffer(self, shape: tuple[int, ...]) -> Bgra:
        if not self._ring or self._ring[0].shape != shape:
            self._ring = [np.empty(shape, np.uint32) for _ in range(_BUFFERS)]
        self._next = (self._next + 1) % _BUFFERS
        return self._ring[self._next]
