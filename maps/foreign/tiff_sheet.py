"""Pictures in TIFF files that others made, of any size: read one band of rows at a time.

Pillow decodes a TIFF only whole, so each strip or tile is handed to it as a small TIFF of its own: all
packings that libtiff knows, in memory never more than a row of blocks.
"""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Self

import numpy as np

from maps.foreign.file import FormatError
from maps.foreign.limits import (
    MAX_RASTER_BYTES,
    MAX_RASTER_TAG_VALUES,
    MAX_SHEET_BAND_PX,
    MAX_SHEET_PX,
)
from maps.foreign.tiff_tags import read_tags, small_tiff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

# TIFF 6.0, section 8 and its supplements
_WIDTH, _HEIGHT, _BITS, _PACKING, _COLOURS, _SAMPLES, _PLANES = 256, 257, 258, 259, 262, 277, 284
_STRIPS, _STRIP_ROWS, _STRIP_SIZES = 273, 278, 279
_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_SIZES = 322, 323, 324, 325
_NODATA = 42113
# What a block needs beside its size: bit order, predictor, palette, extra channels, JPEG tables, fax options
_COPIED = (_BITS, _PACKING, _COLOURS, _SAMPLES, 266, 292, 293, 317, 320, 338, 339, 347, 530)
# none, fax (3), LZW, JPEG, deflate (2), packbits, zstd
_PACKINGS = (1, 2, 3, 4, 5, 7, 8, 32946, 32773, 50000)
_MODES = ("1", "L", "P", "LA", "RGB", "RGBX", "RGBA")
WHAT_TO_DO = "save it in RGB with 8 bits a channel and COMPRESS=DEFLATE"


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Strips are blocks as wide as the picture."""

    width: int
    height: int
    across: int
    offsets: tuple[int, ...]
    sizes: tuple[int, ...]


class TiffSheet:
    """One open picture. Used by one thread."""

    def __init__(self, path: Path) -> None:
        """FormatError: no TIFF, damaged, too large, or not a picture of 8 bits a channel."""
        self._path = path
        try:
            self._file: BinaryIO = path.open("rb")
        except OSError as e:
            raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
        try:
            self._tags = read_tags(path, self._file)
            self.width_px, self.height_px = self._number(_WIDTH), self._number(_HEIGHT)
            self._refuse()
            self._blocks = self._laid_out()
        except (struct.error, OSError, ValueError, OverflowError) as e:
            self.close()
            raise FormatError(path, "", "damaged: its directory cannot be read") from e
        except FormatError:
            self.close()
            raise
        self._bands: dict[int, Pixels] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def tags(self, wanted: Iterable[int]) -> Mapping[int, tuple[float, ...] | str]:
        """Those that the file has."""
        found: dict[int, tuple[float, ...] | str] = {}
        for tag in wanted:
            value = self._tags.get(tag)
            if isinstance(value, bytes):
                found[tag] = value.decode("latin-1").rstrip("\0 ")
            elif value is not None:
                if len(value) > MAX_RASTER_TAG_VALUES:
                    raise FormatError(self._path, f"tag {tag}", f"more than {MAX_RASTER_TAG_VALUES} values")
                found[tag] = tuple(float(number) for number in value)
        return found

    def rows(self, top: int, bottom: int) -> Pixels:
        """RGBA of the rows from `top` up to, not including, `bottom`, which must lie in the picture."""
        high = self._blocks.height
        bands = range(top // high, (bottom - 1) // high + 1)
        self._bands = {number: band for number, band in self._bands.items() if number in bands}
        taken: list[Pixels] = []
        for number in bands:
            if number not in self._bands:
                self._bands[number] = self._band(number)
            start = number * high
            taken.append(self._bands[number][max(top - start, 0) : bottom - start])
        self._bands = {bands[-1]: self._bands[bands[-1]]}  # the next rows begin where these end
        return np.concatenate(taken) if len(taken) > 1 else taken[0]

    def _band(self, number: int) -> Pixels:
        """One row of blocks."""
        blocks = self._blocks
        high = min(blocks.height, self.height_px - number * blocks.height)
        band = np.zeros((high, self.width_px, 4), np.uint8)
        for across in range(blocks.across):
            left = across * blocks.width
            block = self._block(number * blocks.across + across, high)
            if block is not None:
                band[:, left : left + blocks.width] = block[:high, : self.width_px - left]
        return band

    def _block(self, number: int, high: int) -> Pixels | None:
        """None: GDAL leaves out blocks that hold nothing."""
        blocks = self._blocks
        size = blocks.sizes[number]
        if size == 0:
            return None
        place = f"block {number + 1}"
        if size > MAX_RASTER_BYTES:
            raise FormatError(self._path, place, "too large: save it in smaller strips or tiles")
        self._file.seek(blocks.offsets[number])
        packed = self._file.read(size)
        if len(packed) < size:
            raise FormatError(self._path, place, "the file ends before it: get it again")
        rows = blocks.height if _TILES in self._tags else high
        values = {tag: self._tags[tag] for tag in _COPIED if tag in self._tags}
        values |= {_WIDTH: (blocks.width,), _HEIGHT: (rows,), _STRIPS: (8,), _STRIP_ROWS: (rows,)}
        values |= {_STRIP_SIZES: (len(packed),), _PLANES: (1,)}
        small = small_tiff(values, packed)
        return self._decoded(place, small, (blocks.width, rows))

    def _decoded(self, place: str, small: bytes, size: tuple[int, int]) -> Pixels:
        from PIL import Image  # noqa: PLC0415  # 0.1 s, and most starts never need it

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(io.BytesIO(small), formats=("TIFF",)) as picture:
                    if picture.size != size or picture.mode not in _MODES:
                        raise FormatError(
                            self._path, "", f"pixels of the kind {picture.mode} are not read: {WHAT_TO_DO}"
                        )
                    raw = np.asarray(picture)
                    plain = picture.convert("RGB") if picture.mode == "RGBX" else picture
                    pixels = np.array(plain.convert("RGBA"))
        except SyntaxError as e:
            raise FormatError(self._path, "", f"a kind of TIFF that is not read: {WHAT_TO_DO}") from e
        except (OSError, ValueError, TypeError, KeyError, IndexError, struct.error, OverflowError) as e:
            raise FormatError(self._path, place, "damaged: it cannot be decoded") from e
        except (AttributeError, RuntimeError, MemoryError, ZeroDivisionError, EOFError, AssertionError) as e:
            raise FormatError(self._path, place, "damaged: it cannot be decoded") from e
        missing = self._missing()
        if missing is not None:
            unknown = raw == missing
            pixels[unknown.all(axis=2) if unknown.ndim == 3 else unknown] = 0
        return pixels

    def _missing(self) -> float | None:
        """The value of pixels about which nothing is known."""
        written = self._tags.get(_NODATA)
        try:
            return float(written.strip(b"\0 ")) if isinstance(written, bytes) else None
        except ValueError:
            return None

    def _refuse(self) -> None:
        """What need not be decoded to know that it is not read."""
        width, height = self.width_px, self.height_px
        if width * height > MAX_SHEET_PX:
            what = f"{width} x {height} pixels; at most {MAX_SHEET_PX:,} are read: cut it into sheets"
            raise FormatError(self._path, "", what)
        bits = self._tags.get(_BITS, (1,))
        if any(bit not in (1, 2, 4, 8) for bit in bits):
            raise FormatError(self._path, "", f"{bits[0]} bits a channel: {WHAT_TO_DO}")
        if (packing := self._number(_PACKING, 1)) not in _PACKINGS:
            raise FormatError(self._path, "", f"packed in a way ({packing}) that is not read: {WHAT_TO_DO}")
        if self._number(_PLANES, 1) != 1 and self._number(_SAMPLES, 1) > 1:
            raise FormatError(self._path, "", "its colours lie apart: save it with INTERLEAVE=PIXEL")

    def _laid_out(self) -> _Blocks:
        if is_tiled := _TILES in self._tags:
            width, height = self._number(_TILE_WIDTH), self._number(_TILE_HEIGHT)
        else:
            width, height = self.width_px, min(self._number(_STRIP_ROWS, self.height_px), self.height_px)
        if max(width, self.width_px) * height > MAX_SHEET_BAND_PX:
            what = f"its blocks are {width} x {height} pixels: save it with TILED=YES"
            raise FormatError(self._path, "", what)
        offsets = self._numbers(_TILES if is_tiled else _STRIPS)
        sizes = self._numbers(_TILE_SIZES if is_tiled else _STRIP_SIZES)
        across, down = -(-self.width_px // width), -(-self.height_px // height)
        if not across * down <= min(len(offsets), len(sizes)):
            raise FormatError(self._path, "", "damaged: it has fewer blocks than its size needs")
        return _Blocks(width, height, across, offsets, sizes)

    def _number(self, tag: int, otherwise: int | None = None) -> int:
        if tag not in self._tags and otherwise is not None:
            return otherwise
        value = self._numbers(tag)[0]
        if not 0 < value < 2**31:
            raise FormatError(self._path, f"tag {tag}", f"{value} cannot be")
        return value

    def _numbers(self, tag: int) -> tuple[int, ...]:
        value = self._tags.get(tag)
        if not isinstance(value, tuple) or not value or not isinstance(value[0], int):
            raise FormatError(self._path, f"tag {tag}", "is missing: this is no picture, or a damaged one")
        return value
