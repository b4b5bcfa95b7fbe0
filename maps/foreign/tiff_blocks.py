"""TIFF grids too large to hold: their directory now, and each block of numbers when it is looked at.

TIFF 6.0 and its supplements: numbers lie in tiles, or in strips of rows. A block is cut out of the file and
decoded as a small TIFF of its own, so that packing and predictors are read by the same reader as everywhere.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.foreign.file import FormatError
from maps.foreign.limits import (
    MAX_BLOCK_BYTES,
    MAX_ELEVATION_BLOCKS,
    MAX_ELEVATION_PX,
    MAX_RASTER_PX,
    MAX_RASTER_TAG_VALUES,
)
from maps.foreign.tiff_directory import read_directory
from maps.foreign.tiff_file import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from numpy.typing import NDArray

    from maps.foreign.tiff_file import Tag

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _PREDICTOR, _FORMAT = 256, 257, 258, 259, 277, 317, 339
_STRIPS, _STRIP_ROWS, _STRIP_BYTES = 273, 278, 279
_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_BYTES = 322, 323, 324, 325
_PHOTOMETRIC, _PLANAR = 262, 284
_LAYOUT = dict.fromkeys(
    (
        *(_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _PREDICTOR, _FORMAT),
        *(_STRIPS, _STRIP_ROWS, _STRIP_BYTES, _TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_BYTES),
    ),
    MAX_ELEVATION_BLOCKS,
)
_BLOCK_ROWS = 256  # strips are taken together until a block has so many
_LONG = 4
_DAMAGED = "damaged: its directory of blocks makes no sense"


@dataclass(frozen=True, slots=True, eq=False)
class TiffBlocks:
    """Where everything lies. Blocks are counted in rows from the top and in columns from the left."""

    path: Path
    width: int
    height: int
    block_width: int
    block_height: int
    tags: Mapping[int, Tag]  # those asked for that it has
    layout: _Layout

    @property
    def columns(self) -> int:
        return -(-self.width // self.block_width)


class _Piece(NamedTuple):
    start: int
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    order: str  # "<" or ">"
    numbers: Mapping[int, int]  # how the numbers are written: bits, packing, predictor
    pieces: tuple[_Piece, ...]  # tiles or strips
    strip_rows: int | None  # None: tiles


def open_tiff(path: Path, wanted: Iterable[int]) -> TiffBlocks:
    """Read the directory. FormatError for what is no TIFF, is damaged, or has too much in it."""
    try:
        with path.open("rb") as file:
            order, found = read_directory(path, file, dict.fromkeys(wanted, MAX_RASTER_TAG_VALUES) | _LAYOUT)
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
    tags = {tag: value for tag, value in found.items() if tag in wanted}
    return _laid_out(path, order, found, tags)


def read_block(blocks: TiffBlocks, row: int, column: int) -> NDArray[np.float32]:
    """The numbers of one block, as far as the grid goes. FormatError when it cannot be decoded."""
    layout = blocks.layout
    if layout.strip_rows is None:
        pieces = layout.pieces[row * blocks.columns + column :][:1]
        high, strip_rows = blocks.block_height, blocks.block_height
    else:
        each = blocks.block_height // layout.strip_rows
        pieces = layout.pieces[row * each : (row + 1) * each]
        high = min(blocks.block_height, blocks.height - row * blocks.block_height)
        strip_rows = layout.strip_rows
    shown = np.s_[: blocks.height - row * blocks.block_height, : blocks.width - column * blocks.block_width]
    if not any(piece.size for piece in pieces):  # GDAL leaves out tiles in which nothing is known
        return np.full((high, blocks.block_width), np.nan, np.float32)[shown]
    content = _as_file(blocks, pieces, high, strip_rows)
    return decoded(blocks.path, content).astype(np.float32, copy=False)[shown]


def _as_file(blocks: TiffBlocks, pieces: tuple[_Piece, ...], high: int, strip_rows: int) -> bytes:
    """A TIFF of its own with these pieces as its strips."""
    layout = blocks.layout
    try:
        with blocks.path.open("rb") as file:
            cut = [_cut(file, piece) for piece in pieces]
    except OSError as e:
        raise FormatError(blocks.path, "", f"cannot be read: {e.strerror}") from e
    starts = np.cumsum([8, *(len(piece) for piece in cut)]).tolist()
    written: dict[int, tuple[int, ...]] = {
        **{tag: (number,) for tag, number in layout.numbers.items()},
        _WIDTH: (blocks.block_width,),
        _HEIGHT: (high,),
        _PHOTOMETRIC: (1,),
        _STRIPS: tuple(starts[:-1]),
        _STRIP_ROWS: (strip_rows,),
        _STRIP_BYTES: tuple(len(piece) for piece in cut),
        _PLANAR: (1,),
    }
    end, order = starts[-1], layout.order
    lists_at = end + 2 + 12 * len(written) + 4
    directory, lists = [struct.pack(f"{order}H", len(written))], b""
    for tag, numbers in sorted(written.items()):
        value = numbers[0] if len(numbers) == 1 else lists_at + len(lists)
        directory.append(struct.pack(f"{order}HHII", tag, _LONG, len(numbers), value))
        lists += struct.pack(f"{order}{len(numbers)}I", *numbers) if len(numbers) > 1 else b""
    head = struct.pack(f"{order}2sHI", b"II" if order == "<" else b"MM", 42, end)
    return b"".join([head, *cut, *directory, bytes(4), lists])


def _cut(file: BinaryIO, piece: _Piece) -> bytes:
    file.seek(piece.start)
    return file.read(piece.size)


def _laid_out(path: Path, order: str, found: Mapping[int, Tag], tags: Mapping[int, Tag]) -> TiffBlocks:
    width, height = _whole(found, _WIDTH), _whole(found, _HEIGHT)
    if not width or not height:
        raise FormatError(path, "", "holds no grid of numbers")
    if width * height > MAX_ELEVATION_PX:
        most = f"at most {MAX_ELEVATION_PX:,} pixels fit: cut it into sheets"
        raise FormatError(path, "", f"a grid of {width} x {height} pixels; {most}")
    if _whole(found, _SAMPLES, 1) != 1:
        raise FormatError(
            path, "", "a picture in colours, not one channel of numbers: choose the grid it was drawn from"
        )
    in_tiles = _TILES in found
    strip_rows = min(_whole(found, _STRIP_ROWS, height) or height, height)
    if in_tiles:
        block_width, block_height = _whole(found, _TILE_WIDTH), _whole(found, _TILE_HEIGHT)
    else:
        block_width, block_height = width, strip_rows * -(-_BLOCK_ROWS // strip_rows)
    if not block_width or not block_height:
        raise FormatError(path, "", _DAMAGED)
    if block_width * min(block_height, height) > MAX_RASTER_PX:
        raise FormatError(path, "", "stored in one piece: save it in tiles of 512 x 512")
    pieces = _pieces(path, found, in_tiles=in_tiles)
    across, down = -(-width // block_width), -(-height // (block_height if in_tiles else strip_rows))
    if len(pieces) != (across * down if in_tiles else down):
        raise FormatError(path, "", _DAMAGED)
    numbers = {tag: _whole(found, tag, 1) for tag in (_BITS, _COMPRESSION, _SAMPLES, _PREDICTOR, _FORMAT)}
    layout = _Layout(order, numbers, pieces, None if in_tiles else strip_rows)
    return TiffBlocks(path, width, height, block_width, block_height, tags, layout)


def _pieces(path: Path, found: Mapping[int, Tag], *, in_tiles: bool) -> tuple[_Piece, ...]:
    starts = found.get(_TILES if in_tiles else _STRIPS, ())
    sizes = found.get(_TILE_BYTES if in_tiles else _STRIP_BYTES, ())
    if isinstance(starts, str) or isinstance(sizes, str) or len(starts) != len(sizes):
        raise FormatError(path, "", _DAMAGED)
    pieces = tuple(_Piece(int(start), int(size)) for start, size in zip(starts, sizes, strict=True))
    if any(piece.start < 0 or not 0 <= piece.size <= MAX_BLOCK_BYTES for piece in pieces):
        raise FormatError(path, "", _DAMAGED)
    return pieces


def _whole(found: Mapping[int, Tag], tag: int, missing: int = 0) -> int:
    value = found.get(tag)
    return int(value[0]) if isinstance(value, tuple) else missing
