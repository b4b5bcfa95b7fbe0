"""The process in which a PDF of somebody else's is read and drawn: it may be ended at any time.

`python -m maps.foreign.pdf_worker FILE MOST_PX`. First it says one line of JSON: where the map on the page
lies. Then for each line `TOP BOTTOM` that it is told, it writes those rows of the map, three bytes a pixel.
"""

from __future__ import annotations

import json
import math
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from maps.foreign.limits import MAX_PDF_MEMORY_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

DOTS_PER_INCH = 200.0
MAX_PAGES = 50  # looked through for a map
MAX_POINTS = 1000
CORNERS = (0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0)  # ISO 32000-2, table 266: what is meant without LPTS
NO_PLACE = "does not say where its map lies: this is no GeoPDF of ISO 32000 (save it as one, or as a GeoTIFF)"


class RefusedError(Exception):
    """What the reader is told, in one line."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """The map on a page. Points: across and down in shares of its box, latitude, longitude in WGS 84."""

    page: int
    box: tuple[float, float, float, float]  # left, bottom, right, top in points of 1/72 inch
    points: tuple[tuple[float, float, float, float], ...]
    epsg: int | None  # the projection, where it has a number


def main(path: Path, most_px: int) -> None:
    """Answer until nobody asks."""
    try:
        _draw(path, viewport(path), most_px)
    except RefusedError as refused:
        _say({"refused": str(refused)})


def viewport(path: Path) -> Viewport:
    """The largest map of the first page that has one. RefusedError where no page says where it lies."""
    from pypdf import PdfReader  # noqa: PLC0415  # of an extra
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise RefusedError("is locked with a password: save it without")
        for number, page in enumerate(reader.pages[:MAX_PAGES]):
            media = tuple(float(edge) for edge in page.mediabox)
            views = [_viewport(number, view, media) for view in _list(_table(page).get("/VP"))]
            found = [view for view in views if view is not None]
            if found:
                return max(found, key=lambda view: _size(view.box))
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError) as e:
        raise RefusedError("damaged: it cannot be read; get it again") from e
    except (RecursionError, AssertionError, OverflowError, MemoryError, NotImplementedError) as e:
        raise RefusedError("damaged: it cannot be read; get it again") from e
    raise RefusedError(NO_PLACE)


def _viewport(page: int, given: Any, media: Sequence[float]) -> Viewport | None:
    """None: no map, or one that is measured in something else than degrees."""
    view = _table(given)
    known = _table(view.get("/Measure"))
    if known.get("/Subtype") != "/GEO":
        return None
    left, right = sorted(_numbers(view.get("/BBox"))[0:4:2])
    bottom, top = sorted(_numbers(view.get("/BBox"))[1:4:2])
    lat_lon = _numbers(known.get("/GPTS"))
    shares = _numbers(known.get("/LPTS")) or CORNERS
    box = (max(left, media[0]), max(bottom, media[1]), min(right, media[2]), min(top, media[3]))
    count = min(len(lat_lon), len(shares)) // 2
    if not 3 <= count <= MAX_POINTS or box[0] >= box[2] or box[1] >= box[3]:
        return None
    lats, lons, epsg = _in_wgs84(lat_lon[0 : 2 * count : 2], lat_lon[1 : 2 * count : 2], known.get("/GCS"))
    points: list[tuple[float, float, float, float]] = []
    for i in range(count):
        x = left + shares[2 * i] * (right - left)
        y = bottom + shares[2 * i + 1] * (top - bottom)
        down = (box[3] - y) / (box[3] - box[1])
        points.append(((x - box[0]) / (box[2] - box[0]), down, lats[i], lons[i]))
    if not all(math.isfinite(number) for point in points for number in point):
        return None
    return Viewport(page, box, tuple(points), epsg)


def _in_wgs84(
    lats: Sequence[float], lons: Sequence[float], system: Any
) -> tuple[list[float], list[float], int | None]:
    """The degrees of another datum lie up to 200 m beside ours. Where none is named, WGS 84 is meant."""
    from pyproj import CRS, Transformer  # noqa: PLC0415
    from pyproj.exceptions import ProjError  # noqa: PLC0415

    known = _table(system)
    code, text = _plain(known.get("/EPSG")), _plain(known.get("/WKT"))
    if code is None and not text:
        return list(lats), list(lons), None
    try:
        projected = CRS.from_epsg(int(code)) if code is not None else CRS.from_wkt(str(text)[:20_000])
        degrees = projected.geodetic_crs
        if degrees is None:
            raise RefusedError("its coordinate system has no degrees: save it in one with an EPSG code")
        turned = Transformer.from_crs(degrees, "EPSG:4326", always_xy=True).transform(list(lons), list(lats))
        epsg = projected.to_epsg(min_confidence=60)
    except ProjError as e:
        raise RefusedError("its coordinate system is not known: save it in one with an EPSG code") from e
    return [float(lat) for lat in turned[1]], [float(lon) for lon in turned[0]], epsg


def _draw(path: Path, view: Viewport, most_px: int) -> None:
    import numpy as np  # noqa: PLC0415
    import pypdfium2 as pdfium  # noqa: PLC0415  # of an extra

    try:
        page: Any = pdfium.PdfDocument(path)[view.page]
    except pdfium.PdfiumError as e:
        raise RefusedError("damaged: it cannot be drawn; get it again") from e
    page.set_rotation(0)
    page.set_cropbox(*view.box)
    inches = _size((0.0, 0.0, page.get_width() / 72.0, page.get_height() / 72.0))
    scale = min(DOTS_PER_INCH, math.sqrt(most_px / inches)) / 72.0
    width, height = math.ceil(page.get_width() * scale), math.ceil(page.get_height() * scale)
    _say({"width_px": width, "height_px": height, "epsg": view.epsg, "points": asdict(view)["points"]})
    for line in sys.stdin:
        top, bottom = (int(word) for word in line.split())
        # a hair less, for pdfium's wrapper rounds up
        crop = (0.0, (height - bottom - 1e-3) / scale, 0.0, (top - 1e-3) / scale)
        bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, may_draw_forms=False)
        pixels = np.ascontiguousarray(bitmap.to_numpy()[: bottom - top, :width, :3])
        sys.stdout.buffer.write(pixels.tobytes())
        sys.stdout.buffer.flush()
        bitmap.close()


def _say(document: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(document).encode() + b"\n")
    sys.stdout.buffer.flush()


def _plain(value: Any) -> Any:
    """What a reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value


def _table(value: Any) -> dict[str, Any]:
    found = _plain(value)
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    found = _plain(value)
    return list(cast("list[Any]", found)) if isinstance(found, list) else []


def _numbers(value: Any) -> tuple[float, ...]:
    return tuple(float(_plain(number)) for number in _list(value)[: 2 * MAX_POINTS])


def _size(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _limit_memory() -> None:
    """Where the system can."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_PDF_MEMORY_BYTES, MAX_PDF_MEMORY_BYTES))


if __name__ == "__main__":
    _limit_memory()
    main(Path(sys.argv[1]), int(sys.argv[2]))
