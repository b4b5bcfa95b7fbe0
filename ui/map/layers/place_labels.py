"""Names beside the signs of places: as many as have room, never over a sign or over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from ui.map.labels import label_font, paint_text, text_rect
from ui.map.place_symbols import SYMBOL_PX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from ui.map.canvas import Canvas

    Floats = NDArray[np.float64]

MOST_LABELS = 40
GAP_PX = SYMBOL_PX / 2 + 3.0
SIGN_PX = SYMBOL_PX * 0.45  # of a sign, what a label keeps away from


class Label(NamedTuple):
    """A name and the sign that it belongs to."""

    text: str
    at: QPointF
    colour: QColor


def paint_labels(canvas: Canvas, labels: Iterable[Label], signs: Floats) -> None:
    """The first come first; right of its sign, else left. `signs` are the middles of all signs, in pixels."""
    font, written = label_font(), list[QRectF]()
    for label in labels:
        if len(written) == MOST_LABELS:
            return
        right = text_rect(label.text, font, label.at + QPointF(GAP_PX, 0.0))
        left = right.translated(-2 * GAP_PX - right.width(), 0.0)
        room = next((place for place in (right, left) if _is_free(canvas, place, signs, written)), None)
        if room is not None:
            paint_text(canvas, label.text, font, room, label.colour)
            written.append(room.adjusted(-4.0, -1.0, 4.0, 1.0))


def _is_free(canvas: Canvas, room: QRectF, signs: Floats, written: list[QRectF]) -> bool:
    x, y = signs[:, 0], signs[:, 1]
    within = (x > room.left() - SIGN_PX) & (x < room.right() + SIGN_PX)
    within &= (y > room.top() - SIGN_PX) & (y < room.bottom() + SIGN_PX)
    return canvas.has_room(room) and not within.any() and not any(room.intersects(other) for other in written)
