"""One decoded picture, as the window and the thermal reading get it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Plane = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Planes of YUV 4:2:0, rows from the top; read only, and nobody writes into them any more."""

    number: int  # counts the pictures of this stream, over restarts of its decoder
    luma: Plane  # height x width
    chroma: tuple[Plane, Plane] | None  # U and V, half as high and wide; None: grey
    stream_s: float  # on the stream's own clock
    received_s: float  # time.monotonic() when its last byte came
    damaged: bool  # something was lost on the way: shown, never measured from

    @property
    def height_px(self) -> int:
        return int(self.luma.shape[0])

    @property
    def width_px(self) -> int:
        return int(self.luma.shape[1])
