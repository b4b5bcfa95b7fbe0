"""A layer kept as a picture. While the map moves, the picture moves along and only what came into view is
painted; names are written anew when the map stands still.

A full paint of many zones takes longer than a frame may; a strip of it, or a picture drawn larger, does not.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

    Paint = Callable[[Canvas], None]

MOST_STRETCH = 8.0  # three wheels' turns at once; a picture stretched farther shows nothing any more


def _nothing(_canvas: Canvas) -> None:
    """A layer without names."""


class Sheet:
    """One transparent picture of the view."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._frame: Frame | None = None
        self.settled = True  # False: moved along; names and sharp edges come with `settle`

    def forget(self) -> None:
        """The content changed."""
        self._frame = None

    def settle(self) -> None:
        """The map stands still: paint anew what only moved along."""
        if not self.settled:
            self.forget()

    def paint(self, canvas: Canvas, content: Paint, names: Paint = _nothing) -> None:
        """Draw the kept picture; `content` paints it, or a part of it, where it is out of date. `names` are
        painted over the whole view only, since they look for room in it.
        """
        before = self._frame
        if before == canvas.frame:
            canvas.painter.drawPixmap(0, 0, self._pixmap)
            return
        shift = None if before is None else canvas.frame.shift_from(before)
        if shift is not None:
            self._move(canvas, content, *shift)
        elif before is not None and is_near(before, canvas.frame):
            if self._stretch(canvas, content, before):
                return
        else:
            self._paint_anew(canvas, content, names)
        self._frame = canvas.frame
        canvas.painter.drawPixmap(0, 0, self._pixmap)

    def _paint_anew(self, canvas: Canvas, content: Paint, names: Paint) -> None:
        self._pixmap = blank_pixmap(canvas.frame)
        inside = _painter(self._pixmap)
        content(replace(canvas, painter=inside))
        names(replace(canvas, painter=inside))
        inside.end()
        self.settled = True

    def _move(self, canvas: Canvas, content: Paint, dx: int, dy: int) -> None:
        """The ground moved by whole pixels."""
        before, self._pixmap = self._pixmap, blank_pixmap(canvas.frame)
        inside = _painter(self._pixmap)
        inside.drawPixmap(dx, dy, before)
        view = canvas.frame.pixels
        _paint_parts(replace(canvas, painter=inside), content, uncovered(view, view.translated(dx, dy)))
        inside.end()
        self.settled = False

    def _stretch(self, canvas: Canvas, content: Paint, before: Frame) -> bool:
        """Another scale: the picture of before, larger or smaller, until the map stands still. True: it is
        drawn and stays as it is, sharp for the next scale. False: it was too small and was added to.
        """
        self.settled = False
        target = stretched(before, canvas.frame)
        parts = uncovered(canvas.frame.pixels, target)
        if not parts:
            canvas.painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
            return True
        smaller, self._pixmap = self._pixmap, blank_pixmap(canvas.frame)
        inside = _painter(self._pixmap)
        inside.drawPixmap(target, smaller, QRectF(smaller.rect()))
        _paint_parts(replace(canvas, painter=inside), content, parts)
        inside.end()
        return False


def stretched(before: Frame, now: Frame) -> QRectF:
    """Where a picture of the view of before lies in the view of now."""
    unit = now.px_per_unit
    scale = unit / before.px_per_unit
    left, top = (before.left - now.left) * unit, (before.top - now.top) * unit
    return QRectF(left, top, before.width_px * scale, before.height_px * scale)


def uncovered(view: QRectF, target: QRectF) -> list[QRectF]:
    """The parts of the view, in whole pixels and without overlap, that `target` does not cover."""
    left, top = min(max(math.ceil(target.left()), 0.0), view.width()), max(math.ceil(target.top()), 0.0)
    right, bottom = max(math.floor(target.right()), 0.0), max(math.floor(target.bottom()), 0.0)
    top, right = min(top, view.height()), min(right, view.width())
    bottom = min(bottom, view.height())
    if right <= left or bottom <= top:
        return [view]
    parts = (
        QRectF(0.0, 0.0, view.width(), top),
        QRectF(0.0, bottom, view.width(), view.height() - bottom),
        QRectF(0.0, top, left, bottom - top),
        QRectF(right, top, view.width() - right, bottom - top),
    )
    return [part for part in parts if not part.isEmpty()]


def blank_pixmap(frame: Frame) -> QPixmap:
    """A transparent pixmap of the view's size, in device pixels."""
    ratio = frame.device_ratio
    pixmap = QPixmap(round(frame.width_px * ratio), round(frame.height_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def is_near(before: Frame, now: Frame) -> bool:
    """Whether a picture of then still shows something of now."""
    if (before.width_px, before.height_px, before.device_ratio) != (
        now.width_px,
        now.height_px,
        now.device_ratio,
    ):
        return False
    stretch = now.px_per_unit / before.px_per_unit
    return 1 / MOST_STRETCH <= stretch <= MOST_STRETCH and before.world.intersects(now.world)


def _paint_parts(canvas: Canvas, content: Paint, parts: list[QRectF]) -> None:
    for part in parts:
        canvas.painter.save()
        canvas.painter.setClipRect(part)
        canvas.painter.translate(part.topLeft())
        content(replace(canvas, frame=canvas.frame.part(part)))
        canvas.painter.restore()


def _painter(pixmap: QPixmap) -> QPainter:
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    return painter
