"""Draw lines of 100,000 points: cut to the view, thinned to what the eye resolves, in short pieces.

Qt's antialiased stroker takes more than linear time, so a line is drawn in pieces of 64 segments that
overlap by one point. Thinning drops a point that falls into the same 2-pixel cell as its predecessor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
import shiboken6
from PySide6.QtGui import QPolygonF

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QPainter

    from ui.map.frame import Frame

    Floats = NDArray[np.float64]

TOLERANCE_PX = 2.0
SEGMENTS_A_PIECE = 64
MARGIN_PX = 24.0  # what is drawn beyond the edges of a view: farther than the widest pen reaches


def draw_polyline(painter: QPainter, x: Floats, y: Floats, frame: Frame) -> None:
    """Draw the line through world points with the painter's pen; NaN lifts the pen."""
    for run_x, run_y in runs_to_draw(x, y, frame):
        px = (run_x - frame.left) * frame.px_per_unit
        py = (run_y - frame.top) * frame.px_per_unit
        for start in range(0, len(px) - 1, SEGMENTS_A_PIECE):
            piece = slice(start, start + SEGMENTS_A_PIECE + 1)
            painter.drawPolyline(to_polygon(px[piece], py[piece]))


def runs_to_draw(x: Floats, y: Floats, frame: Frame) -> list[tuple[Floats, Floats]]:
    """The visible parts of a line as (x, y) runs of thinned world points."""
    near = _near_view(x, y, frame)
    if len(near) < 2:
        return []
    xs, ys = x[near], y[near]
    cell = (np.stack((xs, ys)) * (frame.px_per_unit / TOLERANCE_PX)).astype(np.int64)
    keep = np.ones(len(near), dtype=np.bool_)
    keep[1:-1] = (np.diff(cell, axis=1) != 0).any(0)[:-1]
    breaks = np.flatnonzero(np.diff(near) > 1)
    keep[breaks] = True
    keep[breaks + 1] = True
    kept = np.flatnonzero(keep)
    cuts = np.searchsorted(kept, breaks, side="right")
    runs = zip(np.split(xs[kept], cuts), np.split(ys[kept], cuts), strict=True)
    return [(a, b) for a, b in runs if len(a) > 1]


def _near_view(x: Floats, y: Floats, frame: Frame) -> NDArray[np.intp]:
    """Points of segments that may cross the view; a long segment can cross with both ends outside."""
    if len(x) < 2:
        return np.zeros(0, dtype=np.intp)
    view = frame.world
    margin = MARGIN_PX / frame.px_per_unit
    touches = (
        (np.maximum(x[:-1], x[1:]) > view.left() - margin)
        & (np.minimum(x[:-1], x[1:]) < view.right() + margin)
        & (np.maximum(y[:-1], y[1:]) > view.top() - margin)
        & (np.minimum(y[:-1], y[1:]) < view.bottom() + margin)
    )
    near = np.zeros(len(x), dtype=np.bool_)
    near[:-1] |= touches
    near[1:] |= touches
    return np.flatnonzero(near)


def to_polygon(x: Floats, y: Floats) -> QPolygonF:
    """Arrays of pixels as a QPolygonF, copied as memory instead of point by point."""
    polygon = QPolygonF()
    if not len(x):
        return polygon
    raw = cast("Any", polygon)  # QList's resize and data are missing in PySide6's stub
    raw.resize(len(x))
    memory = cast("Any", shiboken6.VoidPtr)(raw.data(), len(x) * 16, True)
    pairs: Floats = np.frombuffer(memory, np.float64).reshape(-1, 2)
    pairs[:, 0], pairs[:, 1] = x, y
    return polygon
