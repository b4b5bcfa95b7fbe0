"""The handle of a corner: 44 px for gloves, with a small dot that shows the place exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem

from maps.geo import LatLon
from maps.mercator import from_world, to_world
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QGraphicsSceneMouseEvent, QStyleOptionGraphicsItem, QWidget

HANDLE_PX = 44.0
DOT_PX = 6.0
RING_OPACITY = 0.25


class CornerOwner(Protocol):
    """Who is told what happens to a handle."""

    def handle_pressed(self, index: int) -> None: ...
    def handle_moved(self, index: int, at: LatLon) -> None: ...
    def handle_released(self) -> None: ...


class CornerHandle(QGraphicsEllipseItem):
    """One corner that can be dragged."""

    def __init__(self, index: int, at: LatLon, owner: CornerOwner) -> None:
        half = HANDLE_PX / 2
        super().__init__(QRectF(-half, -half, HANDLE_PX, HANDLE_PX))
        self.index = index
        self._owner = owner
        self._chosen = False
        self._placing = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.place(at)

    def place(self, at: LatLon) -> None:
        """Stand at a place, without telling the owner who said so."""
        self._placing = True
        self.setPos(*to_world(at.lat_deg, at.lon_deg))
        self._placing = False

    def set_chosen(self, chosen: bool) -> None:
        """The one that keys move."""
        self._chosen = chosen

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: Any) -> Any:
        moved = change == QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged
        if moved and not self._placing:
            self._owner.handle_moved(self.index, LatLon(*from_world(self.pos().x(), self.pos().y())))
        return super().itemChange(change, value)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mousePressEvent(event)
        self._owner.handle_pressed(self.index)
        event.accept()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._owner.handle_released()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 Qt's signature
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        ring = QColor(colour("accent"))
        ring.setAlphaF(RING_OPACITY)
        painter.setBrush(ring)
        painter.setPen(QPen(colour("accent"), 3.0 if self._chosen else 1.3))
        painter.drawEllipse(self.rect().adjusted(2.0, 2.0, -2.0, -2.0))
        painter.setBrush(colour("accent"))
        painter.setPen(QPen(colour("surface"), 1.5))
        painter.drawEllipse(self.rect().center(), DOT_PX, DOT_PX)
