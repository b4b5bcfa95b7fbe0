"""Pictures that came from elsewhere: whether one can be decoded to its last pixel."""

from __future__ import annotations

import io
import struct
import warnings

from maps.foreign.limits import MAX_TILE_BYTES, MAX_TILE_PX


def is_whole(content: bytes) -> bool:
    """A PNG, JPEG or WebP of a tile's size that is neither cut short nor damaged."""
    from PIL import Image  # noqa: PLC0415  # 0.1 s, and most starts never need it

    if len(content) > MAX_TILE_BYTES:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
                if not 0 < max(picture.size) <= MAX_TILE_PX:
                    return False
                picture.load()
    except (OSError, ValueError, TypeError, KeyError, IndexError, SyntaxError, EOFError, struct.error):
        return False
    except (OverflowError, MemoryError, AttributeError, ZeroDivisionError, Image.DecompressionBombError):
        return False
    return True
