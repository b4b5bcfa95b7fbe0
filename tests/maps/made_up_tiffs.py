"""GeoTIFFs for tests, written by Pillow with the tags that GDAL writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from PIL.TiffTags import ASCII, DOUBLE, SHORT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np

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
    picture.save(path, format="TIFF", tiffinfo=directory, compression=compression)
    return path
