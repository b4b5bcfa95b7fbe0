"""Words on the map: with a halo, so that they read on any ground, and never over the edge."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from ui import sizes
from ui.font import Weight, inter, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.map.canvas import Canvas

HALO_PX = 3.5


def label_font(size_px: int = sizes.LABEL, weight: Weight = Weight.MEDIUM) -> QFont:
    return inter(size_px, weight)


def text_rect(text: str, font: QFont, left_middle: QPointF) -> QRectF:
    """The room of a text that starts at `left_middle`."""
    measures = metrics(font)
    height = measures.ascent() + measures.descent()
    rect = QRectF(0.0, 0.0, measures.horizontalAdvance(text), height)
    rect.moveTopLeft(QPointF(left_middle.x(), left_middle.y() - height / 2))
    return rect


def paint_text(canvas: Canvas, text: str, font: QFont, rect: QRectF, colour: QColor) -> None:
    """Write `text` at the left of `rect`, as made by `text_rect`.

    Stroking a halo round letters takes longer than all the rest of a map, so each word is kept as a picture.
    """
    picture = haloed(text, font, colour, canvas.colours.halo, canvas.frame.device_ratio)
    at = rect.topLeft() - QPointF(HALO_PX, HALO_PX)
    canvas.painter.drawPixmap(round(at.x()), round(at.y()), picture)


def haloed(text: str, font: QFont, colour: QColor, halo: QColor, ratio: float) -> QPixmap:
    """The text as a picture, `HALO_PX` larger on every side; kept for the next time."""
    key = f"{text}|{font.toString()}|{colour.rgba()}|{halo.rgba()}|{ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _picture(text, font, colour, halo, ratio)
        QPixmapCache.insert(key, picture)
    return picture


def _picture(text: str, font: QFont, colour: QColor, halo: QColor, ratio: float) -> QPixmap:
    measures = metrics(font)
    width = measures.horizontalAdvance(text) + 2 * HALO_PX
    height = measures.ascent() + measures.descent() + 2 * HALO_PX
    picture = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # strokes of a variable font overlap within a letter
    path.addText(QPointF(HALO_PX, HALO_PX + measures.ascent()), font, text)
    pen = QPen(halo, HALO_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, pen)
    painter.fillPath(path, colour)
    painter.end()
    return picture


def paint_label_beside(
    canvas: Canvas, text: str, at: QPointF, gap_px: float, colour: QColor, *, left_first: bool = False
) -> None:
    """Write a short label on one side of a mark, else on the other; where neither fits, not at all."""
    font = label_font()
    right = text_rect(text, font, at + QPointF(gap_px, 0.0))
    left = right.translated(-2 * gap_px - right.width(), 0.0)
    for place in (left, right) if left_first else (right, left):
        if canvas.has_room(place):
            paint_text(canvas, text, font, place, colour)
            return


class Beside(NamedTuple):
    """A label and the mark that it belongs to: its middle, and how far the label stands from there."""

    text: str
    at: QPointF
    gap_px: float
    colour: QColor
    left_first: bool = False


def paint_labels_apart(canvas: Canvas, labels: Sequence[Beside], marks: Sequence[QRectF] = ()) -> None:
    """Write labels over no `marks` and not over each other: on a side of its mark, else below or above it."""
    for label, room in placed_apart(canvas, labels, marks):
        paint_text(canvas, label.text, label_font(), room, label.colour)


def placed_apart(
    canvas: Canvas, labels: Sequence[Beside], marks: Sequence[QRectF]
) -> tuple[tuple[Beside, QRectF], ...]:
    """Where each is written. The first come first; what has room nowhere is left out."""
    font, taken, found = label_font(), list(marks), list[tuple[Beside, QRectF]]()
    for label in labels:
        places = _places(label, font)
        room = next((one for one in places if canvas.has_room(one) and not _meets(one, taken)), None)
        if room is not None:
            found.append((label, room))
            taken.append(room)
    return tuple(found)


def _places(label: Beside, font: QFont) -> tuple[QRectF, ...]:
    gap_px = label.gap_px
    right = text_rect(label.text, font, label.at + QPointF(gap_px, 0.0))
    left = right.translated(-2 * gap_px - right.width(), 0.0)
    middle = right.translated(-gap_px - right.width() / 2, 0.0)
    away_px = gap_px + right.height() / 2
    sides = (left, right) if label.left_first else (right, left)
    return (*sides, middle.translated(0.0, away_px), middle.translated(0.0, -away_px))


def _meets(room: QRectF, taken: Sequence[QRectF]) -> bool:
    return any(room.intersects(other) for other in taken)
