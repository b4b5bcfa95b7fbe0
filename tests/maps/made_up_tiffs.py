"""GeoTIFFs for tests with the tags that GDAL writes: by Pillow, and in tiles by hand."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from PIL.TiffTags import ASCII, DOUBLE, SHORT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KINDS = {33550: DOUBLE, 33922: DOUBLE, 34264: DOUBLE, 34735: SHORT, 42113: ASCII}


def write(
    path: Path,
    values: np.ndarray,
    epsg: int,
    corner: tuple[float, float] = (24.0, 57.0),
    step: tuple[float, float] = (0.001, 0.001),
    *,
    point: bool = False,
    nodata: str | None = None,
    compression: str = "raw",
    one_strip: bool = False,
    tags: Mapping[int, Any] | None = None,
) -> Path:
    """`corner`: west and north of the outer edge. `tags` replace what would be written; None: left out."""
    degrees = epsg == 4326
    keys = [(1024, 2 if degrees else 1), (1025, 2 if point else 1), (2048 if degrees else 3072, epsg)]
    written: dict[int, Any] = {
        33550: (*step, 0.0),
        33922: (0.0, 0.0, 0.0, *corner, 0.0),
        34735: (1, 1, 0, len(keys), *(n for key, value in keys for n in (key, 0, 1, value))),
        42113: nodata,
    } | dict(tags or {})
    directory = ImageFileDirectory_v2()
    for tag, value in written.items():
        if value is not None:
            directory.tagtype[tag] = _KINDS[tag]
            directory[tag] = value
    picture = Image.fromarray(values)
    strips = {"strip_size": values.nbytes} if one_strip else {}
    picture.save(path, format="TIFF", tiffinfo=directory, compression=compression, **strips)
    return path


def write_tiled(
    path: Path,
    values: np.ndarray,
    epsg: int,
    corner: tuple[float, float],
    step: tuple[float, float],
    *,
    tile: int = 64,
    point: bool = False,
    nodata: str | None = None,
    left_out: tuple[int, ...] = (),
) -> Path:
    """As GDAL writes a cloud-optimised tile of heights: Float32 in tiles, deflated with predictor 3.

    `left_out`: tiles of which only the place in the directory is there.
    """
    rows, columns = values.shape
    down, across = -(-rows // tile), -(-columns // tile)
    whole = np.zeros((down * tile, across * tile), np.float32)
    whole[:rows, :columns] = values
    squares = [
        whole[y * tile : (y + 1) * tile, x * tile : (x + 1) * tile]
        for y in range(down)
        for x in range(across)
    ]
    packed = [
        b"" if number in left_out else zlib.compress(_differences(square), 1)
        for number, square in enumerate(squares)
    ]
    starts = np.cumsum([8, *(len(one) for one in packed)]).tolist()
    degrees = epsg == 4326
    west, north = (c - s / 2 if point else c for c, s in zip(corner, (-step[0], step[1]), strict=True))
    keys = [(1024, 2 if degrees else 1), (1025, 2 if point else 1), (2048 if degrees else 3072, epsg)]
    numbers = {256: columns, 257: rows, 258: 32, 259: 8, 262: 1, 277: 1, 317: 3, 322: tile, 323: tile, 339: 3}
    entries: list[tuple[int, str, tuple[Any, ...]]] = [
        *((tag, "H", (number,)) for tag, number in numbers.items()),
        (324, "I", tuple(0 if n in left_out else at for n, at in enumerate(starts[:-1]))),
        (325, "I", tuple(len(one) for one in packed)),
        (33550, "d", (*step, 0.0)),
        (33922, "d", (0.0, 0.0, 0.0, west, north, 0.0)),
        (34735, "H", (1, 1, 0, len(keys), *(n for key, value in keys for n in (key, 0, 1, value)))),
    ]
    if nodata is not None:
        entries.append((42113, "s", (nodata.encode() + b"\0",)))
    end, kinds = starts[-1], {"H": 3, "I": 4, "d": 12, "s": 2}
    beyond_at = end + 2 + 12 * len(entries) + 4
    directory, beyond = struct.pack("<H", len(entries)), b""
    for tag, kind, values_of in sorted(entries):
        count = len(values_of[0]) if kind == "s" else len(values_of)
        raw = values_of[0] if kind == "s" else struct.pack(f"<{count}{kind}", *values_of)
        inline = raw.ljust(4, b"\0") if len(raw) <= 4 else struct.pack("<I", beyond_at + len(beyond))
        directory += struct.pack("<HHI", tag, kinds[kind], count) + inline
        beyond += raw if len(raw) > 4 else b""
    path.write_bytes(b"".join([struct.pack("<2sHI", b"II", 42, end), *packed, directory, bytes(4), beyond]))
    return path


def _differences(square: np.ndarray) -> bytes:
    """Predictor 3: the bytes of a row sorted by weight, each as the difference to the one before."""
    rows, columns = square.shape
    planes = (
        square.astype(">f4").view(np.uint8).reshape(rows, columns, 4).transpose(0, 2, 1).reshape(rows, -1)
    )
    differences = planes.copy()
    differences[:, 1:] = planes[:, 1:] - planes[:, :-1]
    return differences.tobytes()
