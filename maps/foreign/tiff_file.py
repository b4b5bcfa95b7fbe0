"""TIFF grids that others wrote: one channel of numbers within limits, and the tags that say where it lies."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np

from maps.foreign.file import FormatError, read_bytes
from maps.foreign.limits import MAX_RASTER_BYTES, MAX_RASTER_PX, MAX_RASTER_TAG_VALUES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from PIL.Image import Image

    Floats = NDArray[np.float64]
    Numbers = NDArray[Any]

Tag: TypeAlias = "tuple[float, ...] | str"
PLAIN_MODES = ("1", "L", "I;16", "I;16B", "I", "F")  # Pillow's words for one channel of numbers
STARTS = (b"II*\0", b"MM\0*")
BIG_STARTS = (b"II+\0", b"MM\0+")
BIG = "a BigTIFF: save it as a classic TIFF"
_COMPRESSION, _NONE = 259, 1


@dataclass(frozen=True, slots=True, eq=False)
class TiffGrid:
    """The numbers as they stand in the file, rows from the top, and the tags asked for that it has."""

    values: Floats
    tags: Mapping[int, Tag]


def read_tiff(path: Path, wanted: Iterable[int]) -> TiffGrid:
    """FormatError for what is no TIFF, is damaged, too large, or is a picture in colours."""
    values, tags = _decoded(path, read_bytes(path, MAX_RASTER_BYTES), wanted)
    return TiffGrid(values.astype(np.float64), tags)


def decoded(path: Path, content: bytes) -> Numbers:
    """The numbers of a TIFF in memory; `path` is only for the message of a FormatError."""
    return _decoded(path, content, ())[0]


def _decoded(path: Path, content: bytes, wanted: Iterable[int]) -> tuple[Numbers, dict[int, Tag]]:
    if content[:4] in BIG_STARTS:
        raise FormatError(path, "", BIG)
    if content[:4] not in STARTS:
        raise FormatError(path, "", "this is not a TIFF")
    from PIL import Image  # noqa: PLC0415  # 0.1 s, and most starts never need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged tags: what matters is looked at below
            with Image.open(io.BytesIO(content), formats=("TIFF",)) as picture:
                _refuse(path, picture, high_byte_first=content[:2] == b"MM")
                tags = _tags(path, picture, wanted)
                picture.load()
                values = np.asarray(picture)
    except FormatError:
        raise
    except Image.DecompressionBombError:
        raise _too_large(path, "") from None
    except SyntaxError as e:  # Pillow's word for a kind it does not know: 64-bit numbers among them
        raise FormatError(path, "", "a kind of TIFF that is not read: save it as Float32") from e
    except (OSError, ValueError, TypeError, KeyError, IndexError, struct.error, OverflowError) as e:
        raise FormatError(path, "", "damaged, or a kind of TIFF that is not read: save it as Float32") from e
    except (AttributeError, RuntimeError, MemoryError, ZeroDivisionError, EOFError, AssertionError) as e:
        raise FormatError(path, "", "damaged: the TIFF cannot be decoded") from e
    if values.ndim != 2 or not values.size:
        raise FormatError(path, "", "holds no grid of numbers")
    return values, tags


def _refuse(path: Path, picture: Image, *, high_byte_first: bool) -> None:
    """What need not be decoded to know that it is not wanted."""
    width, height = picture.size
    if width * height > MAX_RASTER_PX:
        raise _too_large(path, f" of {width} x {height} pixels")
    if picture.mode not in PLAIN_MODES:
        raise FormatError(
            path, "", "a picture in colours, not one channel of numbers: choose the grid it was drawn from"
        )
    written = cast("Mapping[int, Any]", getattr(picture, "tag_v2", {}))
    packed = written.get(_COMPRESSION, _NONE) != _NONE and picture.mode not in ("1", "L")
    if high_byte_first and packed:  # Pillow takes their bytes in the wrong order, and says nothing
        raise FormatError(path, "", "packed with the high byte first: save it with ENDIANNESS=LITTLE")


def _too_large(path: Path, what: str) -> FormatError:
    return FormatError(path, "", f"a grid{what}; at most {MAX_RASTER_PX:,} pixels fit: use larger cells")


def _tags(path: Path, picture: Image, wanted: Iterable[int]) -> dict[int, Tag]:
    directory = cast("Mapping[int, Any]", getattr(picture, "tag_v2", {}))
    found: dict[int, Tag] = {}
    for tag in wanted:
        value = directory.get(tag)
        if value is None:
            continue
        if isinstance(value, bytes):
            value = value.decode("latin-1")
        if isinstance(value, str):
            found[tag] = value.rstrip("\0 ")
            continue
        numbers = cast("tuple[Any, ...]", value if isinstance(value, tuple) else (value,))
        if len(numbers) > MAX_RASTER_TAG_VALUES:
            raise FormatError(path, f"tag {tag}", f"more than {MAX_RASTER_TAG_VALUES} values")
        found[tag] = tuple(float(number) for number in numbers)
    return found
