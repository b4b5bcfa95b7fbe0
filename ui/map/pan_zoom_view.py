"""A window on the world that is moved by hands: dragged, zoomed about the cursor, pinched, never turned."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTouchEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from maps.mercator import TILE_PX, WORLD, to_world, units_per_pixel
from ui.map.frame import Frame
from ui.map.hands.fingers import Fingers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

    from maps.geo import LatLon

MIN_ZOOM = 3.0
MAX_ZOOM = 20.0
FIT_MOST_ZOOM = 17.0
FIT_MARGIN_PX = 56.0
KEY_PAN_PX = 96
TAP_AT_MOST_PX = 8  # a press that moves less is a tap


class PanZoomView(QGraphicsView):
    """North is up. The scene is the world square of `maps.mercator`; what to paint this view says itself."""

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.world = QGraphicsScene(0.0, 0.0, WORLD, WORLD)
        super().__init__(self.world, parent)
        self.world.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._pressed_at: QPoint | None = None
        self._fingers = Fingers(self)
        self._set_up_view()

    def _set_up_view(self) -> None:
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # We say ourselves what to paint: the whole view when it moves, else what changed.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.viewport().ungrabGesture(Qt.GestureType.PanGesture)  # one finger is the mouse
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    # --- where it looks --------------------------------------------------------------------------

    @property
    def frame(self) -> Frame:
        """The window on the world, in pixels of the viewport."""
        shown = self.viewportTransform()
        size = self.viewport().size()
        scale = shown.m11()
        ratio = self.devicePixelRatioF()
        return Frame(-shown.dx() / scale, -shown.dy() / scale, scale, size.width(), size.height(), ratio)

    @property
    def zoom(self) -> float:
        """The zoom of the usual 256-pixel pyramid."""
        return math.log2(self.transform().m11() * WORLD / TILE_PX)

    @property
    def middle(self) -> LatLon:
        """The place in the middle of the view."""
        return self.to_latlon(QPointF(self.viewport().rect().center()))

    def centre_on(self, at: LatLon, zoom: float) -> None:
        """Look at a place."""
        size = self.viewport().size()
        self._look(to_world(at.lat_deg, at.lon_deg), QPointF(size.width() / 2, size.height() / 2), zoom)

    def fit(self, places: Iterable[LatLon], margin_px: float = FIT_MARGIN_PX) -> None:
        """Show all of these places, as near as they allow; nothing happens without any."""
        corners = [to_world(at.lat_deg, at.lon_deg) for at in places]
        if not corners:
            return
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        size = self.viewport().size()
        least = round(2 * margin_px) + 100
        room = QSize(max(size.width(), least), max(size.height(), least))
        units = max(
            (right - left) / (room.width() - 2 * margin_px),
            (bottom - top) / (room.height() - 2 * margin_px),
            units_per_pixel(FIT_MOST_ZOOM),
        )
        middle = QPointF(size.width() / 2, size.height() / 2)
        self._look(((left + right) / 2, (top + bottom) / 2), middle, math.log2(WORLD / TILE_PX / units))

    def zoom_by(self, steps: float, about: QPointF | None = None) -> None:
        """Zoom in (or out) by powers of two, keeping what lies under `about` (pixels) in its place."""
        frame = self.frame
        about = about if about is not None else frame.pixels.center()
        world = (frame.left + about.x() / frame.px_per_unit, frame.top + about.y() / frame.px_per_unit)
        self._look(world, about, self.zoom + steps)

    def pan_by(self, dx_px: int, dy_px: int) -> None:
        """Move the window over the ground."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + dx_px)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + dy_px)

    def to_pixel(self, at: LatLon) -> QPointF:
        return self.frame.to_px(at)

    def to_latlon(self, point: QPointF) -> LatLon:
        return self.frame.to_latlon(point)

    def _look(self, world: tuple[float, float], at_px: QPointF, zoom: float) -> None:
        scale = TILE_PX * 2.0 ** min(max(zoom, MIN_ZOOM), MAX_ZOOM) / WORLD
        self.setTransform(QTransform.fromScale(scale, scale))
        self.horizontalScrollBar().setValue(round(world[0] * scale - at_px.x()))
        self.verticalScrollBar().setValue(round(world[1] * scale - at_px.y()))
        self.repaint_all()
        self.view_changed.emit()

    # --- what follows from hands, for the map that is shown ----------------------------------------

    def tap(self, point: QPointF) -> None:
        """A press that did not move."""

    def moved_by_hand(self) -> None:
        """Somebody dragged or pinched."""

    def fit_all(self) -> None:
        """Show everything there is."""

    def repaint_all(self) -> None:
        self.viewport().update()

    # --- hands -----------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.repaint_all()
        self.view_changed.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._fingers.follow(event)
            event.accept()
            return True
        return super().viewportEvent(event)

    def finger_as_mouse(self, event: QMouseEvent) -> None:
        """One finger, as the mouse that it stands for."""
        super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(event.angleDelta().y() / 240.0, event.position())
        event.accept()

    def forget_press(self) -> None:
        """What began as a press becomes something else: no tap at its end."""
        self._pressed_at = None
        self.moved_by_hand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was in the middle in the middle."""
        super().resizeEvent(event)
        if event.oldSize().isValid():
            grown = event.size() - event.oldSize()
            self.pan_by(-(grown.width() // 2), -(grown.height() // 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_item = self.itemAt(event.position().toPoint()) is not None
        self._pressed_at = None if on_item else event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed_at is not None and self._moved(event):
            self.moved_by_hand()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._pressed_at is not None and not self._moved(event):
            self.tap(event.position())
        self._pressed_at = None
        event.accept()

    def _moved(self, event: QMouseEvent) -> bool:
        start = self._pressed_at
        return start is None or (event.position().toPoint() - start).manhattanLength() > TAP_AT_MOST_PX

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, plus and minus zoom, 0 shows everything."""
        moves = {
            Qt.Key.Key_Left: (-KEY_PAN_PX, 0),
            Qt.Key.Key_Right: (KEY_PAN_PX, 0),
            Qt.Key.Key_Up: (0, -KEY_PAN_PX),
            Qt.Key.Key_Down: (0, KEY_PAN_PX),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.pan_by(*moves[key])
            self.moved_by_hand()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.0)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1.0)
        elif key == Qt.Key.Key_0:
            self.fit_all()
        else:
            event.ignore()
            return
        event.accept()
