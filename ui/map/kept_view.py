"""What a layer looks like in the view, kept: moved along with the ground, painted only where it is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.map.sheet import blank_pixmap
from ui.map.stroke import strips

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.map.frame import Frame

    Draw = Callable[[QPainter, QRectF], None]


class KeptView:
    """`bring_up` before each paint; then `picture` is the layer in that frame."""

    def __init__(self) -> None:
        self.picture = QPixmap()
        self._frame: Frame | None = None

    def forget(self) -> None:
        """All of it is painted anew the next time."""
        self._frame = None

    def bring_up(self, frame: Frame, changed: QRectF, draw: Draw) -> None:
        """Move what is there with the ground, and have `draw` paint the strips that came into view and
        `changed`, pixels of this frame. The painter is clipped to the part, which is blank."""
        shift = None if self._frame is None else frame.shift_from(self._frame)
        if shift is None:
            self.picture = blank_pixmap(frame)
            fresh = [frame.pixels]
        else:
            fresh = [] if changed.isEmpty() else [changed]
            if shift != (0, 0):
                self._move(frame, shift)
                fresh += strips(frame, *shift)
        self._frame = frame
        if fresh:
            self._paint(fresh, draw)

    def _move(self, frame: Frame, shift: tuple[int, int]) -> None:
        before, self.picture = self.picture, blank_pixmap(frame)
        inside = QPainter(self.picture)
        inside.drawPixmap(*shift, before)
        inside.end()

    def _paint(self, fresh: list[QRectF], draw: Draw) -> None:
        inside = QPainter(self.picture)
        inside.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for part in fresh:
            rect = QRectF(part.toAlignedRect())
            inside.setClipRect(rect)
            inside.fillRect(rect, Qt.GlobalColor.transparent)
            draw(inside, rect)
        inside.end()
