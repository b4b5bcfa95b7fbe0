"""The strokes that the signs of places are made of, on a square of 24 units round (0, 0)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPen

from ui.font import Weight, inter

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

LINE = 2.2


def letter(painter: QPainter, letter: str, ink: QColor, size: float) -> None:
    """As an outline, so that it sits in the middle at any size."""
    path = QPainterPath()
    path.addText(QPointF(), inter(40, Weight.SEMIBOLD), letter)
    scale = size / 40.0
    painter.save()
    painter.scale(scale, scale)
    painter.translate(-path.boundingRect().center())
    painter.fillPath(path, ink)
    painter.restore()


def waves(painter: QPainter, ink: QColor, heights: tuple[float, ...], half: float) -> None:
    """Two crests a line."""
    path = QPainterPath()
    for y in heights:
        path.moveTo(-half, y)
        for n in range(2):
            left, step = -half + n * half, half / 2
            path.quadTo(left + step / 2, y - 2.6, left + step, y)
            path.quadTo(left + 1.5 * step, y + 2.6, left + half, y)
    painter.strokePath(path, round_pen(ink, 1.7))


def arrow(
    painter: QPainter, ink: QColor, start: QPointF, tip: QPointF, *, width: float = LINE, head: float = 4.6
) -> None:
    turn = math.atan2(tip.y() - start.y(), tip.x() - start.x())
    path = QPainterPath(start)
    path.lineTo(tip)
    for side in (2.5, -2.5):
        path.moveTo(tip)
        path.lineTo(tip + QPointF(head * math.cos(turn + side), head * math.sin(turn + side)))
    painter.strokePath(path, round_pen(ink, width))


def tank(painter: QPainter, ink: QColor) -> None:
    """A barrel that stands, half full."""
    painter.setPen(round_pen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    path.addEllipse(QPointF(0.0, -4.6), 5.6, 2.0)
    path.moveTo(-5.6, -4.6)
    path.lineTo(-5.6, 4.8)
    path.quadTo(0.0, 8.6, 5.6, 4.8)
    path.lineTo(5.6, -4.6)
    painter.drawPath(path)
    waves(painter, ink, (1.2,), 4.4)


def bridge(painter: QPainter, ink: QColor, number: str) -> None:
    """Two railings; the tonnes between them."""
    path = QPainterPath()
    for side in (-1.0, 1.0):
        path.moveTo(-7.0, side * 8.0)
        path.quadTo(-5.6, side * 5.4, -3.2, side * 5.4)
        path.lineTo(3.2, side * 5.4)
        path.quadTo(5.6, side * 5.4, 7.0, side * 8.0)
    painter.strokePath(path, round_pen(ink, 1.6))
    if number:
        letter(painter, number, ink, 9.5 if len(number) < 3 else 7.5)


def round_pen(colour: QColor, width: float) -> QPen:
    solid = Qt.PenStyle.SolidLine
    return QPen(colour, width, solid, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
