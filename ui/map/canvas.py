"""What a layer gets to paint with: the painter in pixels, the view, the colours, and places to keep clear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.map.colours import MapColours
    from ui.map.frame import Frame


@dataclass(frozen=True, slots=True)
class Canvas:
    """One painting of the map. Labels stay out of `clear_of`: buttons and the scale bar are there."""

    painter: QPainter
    frame: Frame
    colours: MapColours
    clear_of: tuple[QRectF, ...] = ()
    dirty: QRectF | None = None  # the only pixels that this painting reaches; None: all

    def touches(self, rect: QRectF) -> bool:
        """Whether anything in `rect` would be seen of this painting."""
        return self.dirty is None or self.dirty.intersects(rect)

    def has_room(self, rect: QRectF, edge_px: float = 4.0) -> bool:
        """Whether a label in `rect` runs neither over the edge nor under something."""
        room = self.frame.pixels.adjusted(edge_px, edge_px, -edge_px, -edge_px)
        return room.contains(rect) and not any(rect.intersects(taken) for taken in self.clear_of)
