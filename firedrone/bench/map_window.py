"""The live map in a window of its own program, measured: frames, the growing track, tiles, memory.

`python -m firedrone.bench.map_window FOLDER full|quick` prints one JSON document. Frames are timed in
processor time of the window's thread, so that other work on the computer does not count.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from firedrone.bench.map_scene import PLACE, all_tiles, country_zones, long_track, write_pictures
from maps.geo import LatLon
from maps.mercator import to_world
from maps.tiles.mbtiles import TileStore
from ui import theme
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.layers.track import LINE_PX, TrackLayer, round_pen
from ui.map.map_view import MapView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from ui.map.frame import Frame

    Floats = NDArray[np.float64]

SIZE = (1280, 800)
POINTS = 100_000
PAN_ZOOMS = (10.0, 12.0, 14.0, 16.0)
PANS, ZOOMINGS = (60, 20), (40, 16)  # full, quick: steps at each zoom
APPENDS, NAIVE_APPENDS = (200, 60), (8, 4)
FAR_PX = 2  # a pixel of the track counts as wrong when none of the other track's is so near


def main(folder: Path, *, full: bool) -> dict[str, Any]:
    """All of it, in the order in which a window comes to it."""
    app = QApplication([])
    theme.wear(theme.DAY)
    store = TileStore(write_pictures(folder / "bench.mbtiles"))
    cold_ms = _cold_tiles(folder / "bench.mbtiles")
    view = MapView()
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    bare_mb = _memory_mb()
    lats, lons = long_track(POINTS)
    view.set_tiles([store])
    view.show_zones(country_zones())
    view.set_track(lats, lons)
    pans = _pan(view, app, PANS[not full])
    zooms = _zoom(view, app, ZOOMINGS[not full])
    appended = _append(view, app, lats, lons, APPENDS[not full])
    view.set_track(lats, lons)
    naive = _naive_append(view.frame, lats, lons, NAIVE_APPENDS[not full])
    return {
        "platform": app.platformName(),
        "frames": {"pan": _figures(pans), "zoom": _figures(zooms), "all": _figures([*pans, *zooms])},
        "still_frame": _figures(_still(view, app)),
        "append": _figures(appended),
        "naive_append": _figures(naive),
        "pixels": _pixels(view.frame, lats, lons),
        "cold_tile": _figures(cold_ms),
        "memory_mb": {"empty window": bare_mb, "with everything": _memory_mb()},
    }


def _frame_ms(view: MapView, app: QApplication, change: Callable[[], None]) -> float:
    began = thread_time()
    change()
    view.viewport().repaint()
    took = thread_time() - began
    app.processEvents()
    return 1000.0 * took


def _pan(view: MapView, app: QApplication, steps: int) -> list[float]:
    """Dragging: some pixels a frame in changing directions, over ground that was not seen before."""
    took: list[float] = []
    for zoom in PAN_ZOOMS:
        view.centre_on(PLACE, zoom)
        app.processEvents()
        for dx, dy in islice(cycle(((23, 7), (31, -11), (-17, 29), (40, 3))), steps):
            took.append(_frame_ms(view, app, lambda dx=dx, dy=dy: view.pan_by(dx, dy)))
    return took


def _zoom(view: MapView, app: QApplication, steps: int) -> list[float]:
    """A wheel, in and out again."""
    took: list[float] = []
    view.centre_on(PLACE, 10.0)
    view.viewport().repaint()
    for number in range(2 * steps):
        step = 6.0 / steps if number < steps else -6.0 / steps
        took.append(_frame_ms(view, app, lambda step=step: view.zoom_by(step, QPointF(500.0, 300.0))))
    return took


def _still(view: MapView, app: QApplication) -> list[float]:
    """Everything anew, as it is painted once after the map came to a stand."""
    took: list[float] = []
    for zoom in PAN_ZOOMS:
        view.centre_on(PLACE, zoom)
        view.viewport().repaint()
        took.append(_frame_ms(view, app, lambda: view.set_theme(theme.DAY)))
    return took


def _append(view: MapView, app: QApplication, lats: Floats, lons: Floats, count: int) -> list[float]:
    """One more point, and all that is painted for it."""
    view.set_track(lats[:-count], lons[:-count])
    view.centre_on(PLACE, 12.0)
    view.viewport().repaint()
    points = zip(lats[-count:].tolist(), lons[-count:].tolist(), strict=True)
    return [_frame_ms(view, app, lambda at=at: view.append_track(*at)) for at in points]


def _naive_append(frame: Frame, lats: Floats, lons: Floats, count: int) -> list[float]:
    """Draw the whole line anew for every point, as a first attempt does."""
    took: list[float] = []
    for last in range(POINTS - count, POINTS):
        began = thread_time()
        _naive_picture(frame, lats[: last + 1], lons[: last + 1])
        took.append(1000.0 * (thread_time() - began))
    return took


def _naive_picture(frame: Frame, lats: Floats, lons: Floats) -> QImage:
    x, y = to_world(lats, lons)
    px, py = (x - frame.left) * frame.px_per_unit, (y - frame.top) * frame.px_per_unit
    line = QPolygonF([QPointF(a, b) for a, b in zip(px.tolist(), py.tolist(), strict=True)])
    return _painted(lambda painter: (painter.setPen(_pen()), painter.drawPolyline(line)))


def _pixels(frame: Frame, lats: Floats, lons: Floats) -> dict[str, float]:
    """How our line differs from the naive one, and a line that grew from one that was there at once."""
    canvas_of = _canvas_of(frame)
    at_once, grown = TrackLayer(), TrackLayer()
    at_once.set_track(lats, lons)
    grown.set_track(lats[:-600], lons[:-600])
    _painted(lambda painter: grown.paint(canvas_of(painter)))
    for lat, lon in zip(lats[-600:].tolist(), lons[-600:].tolist(), strict=True):
        grown.append(LatLon(lat, lon))
    ours = _painted(lambda painter: at_once.paint(canvas_of(painter)))
    later = _painted(lambda painter: grown.paint(canvas_of(painter)))
    naive = _naive_picture(frame, lats, lons)
    return {
        "grown_unlike_at_once_share": _share(_array(ours) != _array(later)),
        "far_from_naive_share": _far_share(_ink(ours), _ink(naive)),
    }


def _canvas_of(frame: Frame) -> Callable[[QPainter], Canvas]:
    colours = colours_of(theme.worn())
    return lambda painter: Canvas(painter, frame, colours)


def _pen() -> QPen:
    return round_pen(QColor(theme.worn().accent), LINE_PX)


def _painted(paint: Callable[[QPainter], object]) -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def _array(image: QImage) -> NDArray[np.uint32]:
    return np.frombuffer(image.constBits(), np.uint32).reshape(SIZE[1], SIZE[0]).copy()


def _ink(image: QImage) -> NDArray[np.bool_]:
    """Where the line itself is: nearer to its colour than to the ground and its halo."""
    green = (_array(image) >> 8) & 0xFF
    paper = 255
    return green < (QColor(theme.worn().accent).green() + paper) / 2


def _far_share(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float:
    return _share((a & ~_wider(b)) | (b & ~_wider(a)))


def _wider(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    wide = mask.copy()
    for dy in range(-FAR_PX, FAR_PX + 1):
        for dx in range(-FAR_PX, FAR_PX + 1):
            wide |= np.roll(mask, (dy, dx), (0, 1))
    return wide


def _share(mask: NDArray[np.bool_]) -> float:
    return float(np.count_nonzero(mask)) / mask.size


def _cold_tiles(path: Path) -> list[float]:
    """Each picture once, from a file that is not in the system's memory, read and decoded."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    took: list[float] = []
    with TileStore(path) as store:
        for tile in all_tiles():
            began = perf_counter()
            content = store.picture(tile)
            good = content is not None and QPixmap().loadFromData(content)
            took.append(1000.0 * (perf_counter() - began))
            if not good:
                raise AssertionError(f"the picture of {tile} is not there")
    return took


def _memory_mb() -> float:
    """Proportional set size: what this program alone costs the laptop."""
    for line in _lines("/proc/self/smaps_rollup"):
        if line.startswith("Pss:"):
            return round(int(line.split()[1]) / 1024.0, 1)
    return float("nan")


def _lines(path: str) -> Iterator[str]:
    with Path(path).open(encoding="ascii") as file:
        yield from file


def _figures(took_ms: list[float]) -> dict[str, float]:
    p50, p95 = (round(float(np.percentile(took_ms, share)), 2) for share in (50, 95))
    return {"p50_ms": p50, "p95_ms": p95, "most_ms": round(max(took_ms), 2), "count": len(took_ms)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), full=sys.argv[2] == "full")) + "\n")
    sys.stdout.flush()
    os._exit(0)  # what Qt takes down at its end is not measured
