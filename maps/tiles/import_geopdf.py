"""Cut the map on a page of a GeoPDF (ISO 32000-2, 12.10) into tiles.

The file gives a few points of the page with their latitude and longitude. In the map's own projection the way
from the page to the ground is straight; where the file does not name one by number, the UTM zone stands in
for it, which is as straight within the size of a sheet.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from maps.foreign.file import FormatError
from maps.foreign.pdf_file import PdfMap
from maps.ground.placement import METRES
from maps.projection import transformer
from maps.tiles.import_sheet import pictures_of
from maps.tiles.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from numpy.typing import NDArray

    from maps.tiles.incoming import Incoming

    Floats = NDArray[np.float64]

MOST_OFF_PX = 3.0  # 0.4 mm on paper: of a point beside where the others say it should be


@contextmanager
def geopdf(path: Path) -> Generator[Incoming]:
    """FormatError: no place, a bent map, damaged, too slow to draw, or the extra is missing."""
    with PdfMap(path) as page:
        yield pictures_of(path, _sheet(path, page))


def _sheet(path: Path, page: PdfMap) -> Sheet:
    across, down, lats, lons = page.points.T
    if not ((np.abs(lats) < 85.0) & (np.abs(lons) <= 180.0)).all():
        raise FormatError(path, "", "a corner of its map is not on the Earth, or too near to a pole")
    epsg = page.epsg if page.epsg in METRES else _utm(float(lats.mean()), float(lons.mean()))
    to_metres = transformer(f"EPSG:{epsg}")
    metres = np.column_stack(to_metres.transform(lons, lats))
    pixels = np.column_stack((across * page.width_px - 0.5, down * page.height_px - 0.5))
    forward = _straight(path, pixels, metres)
    backward = _straight(path, metres, pixels)
    off_px = np.abs(_along(backward, *metres.T) - pixels).max()
    if not off_px <= MOST_OFF_PX:
        raise FormatError(path, "", f"its points do not fit together ({off_px:.0f} px): save it as a GeoTIFF")

    def places(rows: Floats, columns: Floats) -> tuple[Floats, Floats]:
        x, y = _along(forward, columns, rows).T
        lon, lat = to_metres.transform(x, y, direction="INVERSE")
        return np.asarray(lat), np.asarray(lon)

    def back(lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
        x, y = to_metres.transform(lon, lat)
        column, row = np.moveaxis(_along(backward, np.asarray(x), np.asarray(y)), -1, 0)
        return row, column

    return Sheet(page.width_px, page.height_px, page.rows, places, back)


def _straight(path: Path, start: Floats, end: Floats) -> Floats:
    """The affine map (3 x 2) that leads from one to the other with the least squares; columns: 1, x, y."""
    middle, spread = start.mean(axis=0), np.abs(start - start.mean(axis=0)).max()
    if not spread > 0.0 or not np.isfinite(spread):
        raise FormatError(path, "", "the points of its map are all one")
    design = np.column_stack((np.ones(len(start)), (start - middle) / spread))
    found, _, rank, _ = np.linalg.lstsq(design, end, rcond=1e-6)
    if rank < 3:
        raise FormatError(path, "", "the points of its map lie on one line")
    slopes = found[1:] / spread
    return np.vstack((found[0] - middle @ slopes, slopes))


def _along(affine: Floats, x: Floats, y: Floats) -> Floats:
    return affine[0] + x[..., None] * affine[1] + y[..., None] * affine[2]


def _utm(lat_deg: float, lon_deg: float) -> int:
    """The EPSG number of the zone."""
    zone = min(int((lon_deg + 180.0) // 6.0) + 1, 60)
    return (32600 if lat_deg >= 0.0 else 32700) + zone
