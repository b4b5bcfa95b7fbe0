"""Pixels as a picture file: drawn maps without loss, photographs as JPEG, edges with their transparency."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_DRAWN_COLOURS = 1024  # of a quarter of the pixels; a photograph has more
JPEG_QUALITY = 85


def encoded(pixels: NDArray[np.uint8]) -> bytes:
    """PNG or JPEG of RGBA pixels."""
    from PIL import Image  # noqa: PLC0415  # 0.1 s, and most starts never need it

    written = io.BytesIO()
    if not (pixels[..., 3] == 255).all():
        Image.fromarray(pixels).save(written, "PNG")
        return written.getvalue()
    picture = Image.fromarray(np.ascontiguousarray(pixels[..., :3]))
    if _is_drawn(pixels):
        picture.save(written, "PNG")
    else:
        picture.save(written, "JPEG", quality=JPEG_QUALITY)
    return written.getvalue()


def _is_drawn(pixels: NDArray[np.uint8]) -> bool:
    some = np.ascontiguousarray(pixels[::2, ::2]).view(np.uint32)
    return np.unique(some).size <= MAX_DRAWN_COLOURS
