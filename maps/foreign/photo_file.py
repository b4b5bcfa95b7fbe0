"""A photograph in full size: its pixels, upright, and nothing of what stood beside them."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.file import FormatError, size
from maps.foreign.limits import MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FORMATS = ("JPEG", "PNG", "WEBP")


def photo_of(path: Path, content: bytes) -> NDArray[np.uint8]:
    """Rows, columns, and red, green, blue. FormatError; `path` is for its message."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # 0.1 s, and most starts never need it

    if len(content) > MAX_PHOTO_BYTES:
        raise FormatError(path, "", f"larger than {size(MAX_PHOTO_BYTES)}: make the picture smaller")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                if picture.width * picture.height > MAX_PHOTO_PIXELS:
                    what = f"has more than {MAX_PHOTO_PIXELS:,} pixels: make the picture smaller"
                    raise FormatError(path, "", what)
                upright = ImageOps.exif_transpose(picture)
                return np.array(upright.convert("RGB"), dtype=np.uint8)
    except (OSError, ValueError, TypeError, KeyError, IndexError, SyntaxError, EOFError, struct.error) as e:
        raise FormatError(path, "", "is no picture that can be decoded to its last pixel") from e
    except (OverflowError, MemoryError, AttributeError, ZeroDivisionError, Image.DecompressionBombError) as e:
        raise FormatError(path, "", "is a damaged picture") from e
