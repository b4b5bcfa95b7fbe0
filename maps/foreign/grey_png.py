"""A grey PNG of 16 bits that a camera hid in another file: its numbers, within limits."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_THERMAL_PX

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Buffer = bytes | memoryview

PNG_START = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">8xI4sIIBB")  # PNG, section 11.2.2: width, height, bits, kind of colour
_HEADER, _BITS, _GREY = b"IHDR", 16, 0


def grey_16(path: Path, place: str, content: Buffer) -> NDArray[np.uint16]:
    """The numbers as the PNG has them, high byte first. FormatError names `path` and `place`."""
    if len(content) < _HEAD.size or content[:8] != PNG_START:
        raise FormatError(path, place, "this is not a PNG")
    _, kind, width, height, bits, colour = _HEAD.unpack_from(content)
    if kind != _HEADER or (bits, colour) != (_BITS, _GREY):
        raise FormatError(path, place, "a PNG that is not grey with 16 bits: not a thermal picture")
    if not 0 < width * height <= MAX_THERMAL_PX:  # looked at before anything is unpacked
        raise FormatError(path, place, f"a picture of {width} x {height}; at most {MAX_THERMAL_PX:,} pixels")
    return _decoded(path, place, content, (width, height))


def _decoded(path: Path, place: str, content: Buffer, size_px: tuple[int, int]) -> NDArray[np.uint16]:
    from PIL import Image  # noqa: PLC0415  # 0.1 s, and most starts never need it

    values: NDArray[Any] = np.empty(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
                if picture.size == size_px:  # a second header may say something else
                    picture.load()
                    values = np.asarray(picture)
    except (OSError, ValueError, TypeError, KeyError, IndexError, SyntaxError, EOFError, struct.error) as e:
        raise FormatError(path, place, "damaged: the PNG cannot be decoded") from e
    except (OverflowError, MemoryError, AttributeError, ZeroDivisionError, RuntimeError) as e:
        raise FormatError(path, place, "damaged: the PNG cannot be decoded") from e
    except Image.DecompressionBombError as e:
        raise FormatError(path, place, "damaged: the PNG is too large") from e
    if values.shape != size_px[::-1]:
        raise FormatError(path, place, "damaged: the PNG holds no grid of numbers of its size")
    return values.astype(np.uint16)
