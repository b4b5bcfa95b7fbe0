"""A layer kept as a picture: painted again only when the view or the layer's content changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.map.frame import Frame


class Sheet:
    """One transparent picture of the view."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._frame: Frame | None = None

    def forget(self) -> None:
        """The content changed."""
        self._frame = None

    def paint(self, painter: QPainter, frame: Frame, content: Callable[[QPainter], None]) -> None:
        """Draw the kept picture; `content` paints it where it is out of date."""
        if frame != self._frame:
            self._pixmap = blank_pixmap(frame)
            inside = QPainter(self._pixmap)
            inside.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            content(inside)
            inside.end()
            self._frame = frame
        painter.drawPixmap(0, 0, self._pixmap)


def blank_pixmap(frame: Frame) -> QPixmap:
    """A transparent pixmap of the view's size, in device pixels."""
    ratio = frame.device_ratio
    pixmap = QPixmap(round(frame.width_px * ratio), round(frame.height_px * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
