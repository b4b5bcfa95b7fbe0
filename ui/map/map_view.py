"""The live map: pan and zoom over the ground, with the plan, the track and the drone on it.

It paints when it is told: values come with the pump's tick, and the drone repaints its own rectangle only.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTouchEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from maps.borders import ATTRIBUTION
from maps.geo import LatLon
from maps.mercator import WORLD, to_world, units_per_pixel
from ui import sizes
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.draw_tools import AreaTool, ToolState
from ui.map.fingers import Fingers
from ui.map.frame import Frame
from ui.map.furniture import Furniture, paint_aim, paint_hint
from ui.map.ground_layer import paint_border, paint_grid, paint_land
from ui.map.map_buttons import MapButtons
from ui.map.marks_layer import MarksLayer
from ui.map.plan_layer import PlanLayer
from ui.map.sheet import Sheet
from ui.map.tile_layer import TileLayer
from ui.map.track_layer import TrackLayer
from ui.map.vehicle_layer import VehicleLayer, sighting
from ui.theme import Theme, worn

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

    from maps.area import Area
    from maps.tile_store import TileStore
    from missions.plan import Plan
    from telemetry.state import VehicleState
    from ui.map.marks_layer import MapMark

    Floats = NDArray[np.float64]

MIN_ZOOM = 3.0
MAX_ZOOM = 20.0
FIT_MOST_ZOOM = 17.0
FIT_MARGIN_PX = 56.0
KEY_PAN_PX = 96
TAP_AT_MOST_PX = 8  # a press that moves less is a tap
FOLLOW_INNER = 0.3  # share of the view at each edge that the followed drone keeps away from
BALTIC = LatLon(56.2, 24.6)  # Latvia and Lithuania in one look
BALTIC_ZOOM = 7.0


class MapView(QGraphicsView):
    """One window on the world. North is up."""

    tapped = Signal(object)  # LatLon: somebody pressed the ground
    picked = Signal(object)  # LatLon: the answer to `pick_place`
    drawn = Signal(object)  # Area: the answer to `start_drawing`
    edited = Signal(object)  # Area: after every change of a corner
    drawing_ended = Signal()
    hint_changed = Signal(str)  # what the hands should do next, "" for nothing
    mark_tapped = Signal(object)  # MapMark
    follow_changed = Signal(bool)
    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._scene = QGraphicsScene(0.0, 0.0, WORLD, WORLD)
        super().__init__(self._scene, parent)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._colours = colours_of(worn())
        self._ground = Sheet()
        self._overlay = Sheet()
        self._tiles = TileLayer()
        self._track = TrackLayer()
        self._plan = PlanLayer()
        self._marks = MarksLayer()
        self._vehicle = VehicleLayer()
        self._furniture = Furniture()
        self._corner: QWidget | None = None
        self._follow = False
        self._pressed_at: QPoint | None = None
        self._fingers = Fingers(self)
        self._pick_hint = ""
        self._tool = AreaTool(self._scene, self)
        self._tool.drawn.connect(self.drawn)
        self._tool.edited.connect(self.edited)
        self._tool.ended.connect(self._on_tool_ended)
        self._tool.changed.connect(self._repaint_all)
        self._tool.hint_changed.connect(self._on_hint)
        self._layers = {"tiles": True, "plan": True, "seen": True, "grid": True}
        self._set_up_view()
        self._buttons = MapButtons(self)
        self._buttons.zoom_wanted.connect(self.zoom_by)
        self._buttons.follow_wanted.connect(self.locate)
        self._buttons.layer_switched.connect(self.show_layer)
        self.centre_on(BALTIC, BALTIC_ZOOM)

    def _set_up_view(self) -> None:
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # We say ourselves what to paint: the whole view when it moves, else the drone's rectangle.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Map"))
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
        return math.log2(self.transform().m11() * WORLD / 256.0)

    def centre_on(self, at: LatLon, zoom: float) -> None:
        """Look at a place."""
        size = self.viewport().size()
        self._look(to_world(at.lat_deg, at.lon_deg), QPointF(size.width() / 2, size.height() / 2), zoom)

    def fit(self, places: Iterable[LatLon]) -> None:
        """Show all of these places, as near as they allow; nothing happens without any."""
        corners = [to_world(at.lat_deg, at.lon_deg) for at in places]
        if not corners:
            return
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        size = self.viewport().size()
        room = QSize(max(size.width(), 200), max(size.height(), 200))
        units = max(
            (right - left) / (room.width() - 2 * FIT_MARGIN_PX),
            (bottom - top) / (room.height() - 2 * FIT_MARGIN_PX),
            units_per_pixel(FIT_MOST_ZOOM),
        )
        middle = QPointF(size.width() / 2, size.height() / 2)
        self._look(((left + right) / 2, (top + bottom) / 2), middle, math.log2(WORLD / 256.0 / units))

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

    @property
    def follow_vehicle(self) -> bool:
        """Whether the map moves with the drone."""
        return self._follow

    @follow_vehicle.setter
    def follow_vehicle(self, follow: bool) -> None:
        if follow == self._follow:
            return
        self._follow = follow
        self._buttons.show_follow(follow)
        self.follow_changed.emit(follow)
        self._keep_vehicle_in_view()

    def locate(self) -> None:
        """Follow the drone; without one, show everything there is."""
        if self._vehicle.seen is not None:
            self.follow_vehicle = not self.follow_vehicle
            if self.follow_vehicle:
                self.centre_on(self._vehicle.seen.at, max(self.zoom, 15.0))
            return
        self.fit_all()

    def fit_all(self) -> None:
        """Show the plan, the scene and the track."""
        places = [*self._plan.places(), *self._track.places()]
        places += [at for at in (self._marks.scene, self._marks.home) if at is not None]
        self.fit(places)

    def _look(self, world: tuple[float, float], at_px: QPointF, zoom: float) -> None:
        scale = 256.0 * 2.0 ** min(max(zoom, MIN_ZOOM), MAX_ZOOM) / WORLD
        self.setTransform(QTransform.fromScale(scale, scale))
        self.horizontalScrollBar().setValue(round(world[0] * scale - at_px.x()))
        self.verticalScrollBar().setValue(round(world[1] * scale - at_px.y()))
        self._repaint_all()
        self.view_changed.emit()

    # --- what it shows ---------------------------------------------------------------------------

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        """The drone as it is now, or as it was last heard. Called once a tick."""
        home = state.home.at if state.home is not None else None
        if home is not None and home != self._marks.home:
            self.show_home(home)
        seen = sighting(state, now_s)
        if seen == self._vehicle.seen:
            return
        frame = self.frame
        before = self._vehicle.rect(frame)
        self._vehicle.seen = seen
        self._repaint(before)
        self._repaint(self._vehicle.rect(frame))
        self._keep_vehicle_in_view()

    def show_plan(self, plan: Plan | None, aboard: bool, broken_legs: Iterable[int] = ()) -> None:
        """The plan, drawn as planned or as aboard. `broken_legs` are numbers of waypoints, from 1, whose
        leg breaks a rule."""
        self._plan.plan, self._plan.aboard, self._plan.broken_legs = plan, aboard, tuple(broken_legs)
        if plan is not None and plan.home is not None and self._vehicle.seen is None:
            self._marks.home = plan.home
        self._repaint_overlay()

    def show_area(self, area: Area | None) -> None:
        """The area to be searched, before a plan is made of it; None: the plan's own."""
        self._plan.area = area
        self._repaint_overlay()

    def show_home(self, home: LatLon | None) -> None:
        self._marks.home = home
        self._repaint_all()

    def set_track(self, lat_deg: Floats, lon_deg: Floats) -> None:
        """Show a whole flight; NaN between two points separates two flights."""
        self._track.set_track(lat_deg, lon_deg)
        self._repaint_all()

    def append_track(self, lat_deg: float, lon_deg: float) -> None:
        """One more point of the flight that is going on."""
        self._track.append(LatLon(lat_deg, lon_deg))
        self._repaint(self._track.tail_rect(self.frame))

    def set_swath(self, swath_m: float | None) -> None:
        """How wide the camera saw along the track; None: not known, not drawn."""
        self._track.swath_m = swath_m
        self._repaint_all()

    def show_scene(self, scene: LatLon | None, error_m: float | None = None) -> None:
        """Where it burns, as far as is known."""
        self._marks.scene, self._marks.scene_error_m = scene, error_m
        self._repaint_all()

    def show_marks(self, marks: Iterable[MapMark]) -> None:
        """Hot spots, marks and trucks."""
        self._marks.marks = tuple(marks)
        self._repaint_all()

    def show_footprint(self, corners: Iterable[LatLon]) -> None:
        """Where the camera looks now; nothing for a camera that looks at the sky."""
        self._marks.footprint = tuple(corners)
        self._repaint_all()

    def set_tiles(self, store: TileStore | None) -> None:
        """Draw map pictures from this file; None: the plain ground. The caller keeps the store open."""
        self._tiles.set_store(store)
        self._furniture.sources = tuple(dict.fromkeys((ATTRIBUTION, *self._tiles.sources)))
        self._repaint_overlay()

    def set_burnt_in(self, text: str) -> None:
        """TRAINING or REPLAY, on the map itself; nothing when it is the real thing."""
        self._furniture.burnt_in = text
        self._repaint_all()

    def set_furniture_right(self, at_right: bool) -> None:
        """Scale and source in the lower right corner instead of the left."""
        self._furniture.at_right = at_right
        self._repaint_all()

    def set_corner(self, widget: QWidget | None) -> None:
        """Put a button or a legend into the upper left corner; the burnt-in word goes below it."""
        self._corner = widget
        if widget is not None:
            widget.setParent(self)
            widget.show()
        self._place_children()
        self._repaint_all()

    def show_layer(self, name: str, shown: bool) -> None:
        """Switch "tiles", "plan", "seen" or "grid"."""
        self._layers[name] = shown
        self._track.shows_seen = self._layers["seen"]
        self._repaint_overlay()

    def set_theme(self, theme: Theme) -> None:
        self._colours = colours_of(theme)
        self._repaint_overlay()

    # --- tools -----------------------------------------------------------------------------------

    @property
    def drawing(self) -> bool:
        """Whether an outline is under somebody's hands."""
        return self._tool.state is not ToolState.IDLE

    @property
    def hint(self) -> str:
        """What stands at the foot of the map while a tool is at work."""
        return self._pick_hint or self._tool.hint

    def start_drawing(self) -> None:
        """Let somebody draw a new area."""
        self.stop_picking()
        self._tool.start()
        self._take_hands()

    def start_editing(self, area: Area) -> None:
        """Let somebody move the corners of this area."""
        self.stop_picking()
        self._tool.edit(area)
        self._take_hands()

    def stop_drawing(self) -> None:
        self._tool.stop()

    def pick_place(self, hint: str) -> None:
        """Ask for one place; the next tap, or Enter for the middle of the map, is the answer."""
        self._tool.stop()
        self._pick_hint = hint
        self._take_hands()
        self._on_hint(hint)

    def stop_picking(self) -> None:
        if self._pick_hint:
            self._pick_hint = ""
            self._take_hands()
            self._on_hint("")

    @property
    def picking(self) -> bool:
        return bool(self._pick_hint)

    def _take_hands(self) -> None:
        busy = self.drawing or self.picking
        self.viewport().setMouseTracking(busy)
        shape = Qt.CursorShape.CrossCursor if busy else Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(shape)
        if busy:
            self.setFocus()
        self._repaint_overlay()

    def _on_tool_ended(self) -> None:
        self._take_hands()
        self.drawing_ended.emit()

    def _on_hint(self, hint: str) -> None:
        self.setAccessibleDescription(hint)
        self.hint_changed.emit(hint)
        self._repaint_all()

    # --- painting --------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        canvas = self._canvas(painter)
        painter.save()
        painter.resetTransform()
        self._ground.paint(painter, canvas.frame, lambda inside: self._paint_ground(canvas, inside))
        if self._layers["seen"]:
            self._track.paint_seen(canvas)
        self._overlay.paint(painter, canvas.frame, lambda inside: self._paint_overlay(canvas, inside))
        self._track.paint(canvas)
        self._tool.paint(canvas)
        painter.restore()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        canvas = self._canvas(painter)
        painter.save()
        painter.resetTransform()
        self._marks.paint(canvas)
        self._vehicle.paint(canvas)
        self._furniture.paint(canvas)
        if self.picking or self._tool.state is ToolState.DRAWING:
            paint_aim(canvas)
        if self.hint:
            paint_hint(canvas, self.hint)
        painter.restore()

    def _paint_ground(self, canvas: Canvas, inside: QPainter) -> None:
        ground = Canvas(inside, canvas.frame, canvas.colours, canvas.clear_of)
        paint_land(ground)
        if self._layers["tiles"]:
            self._tiles.paint(ground)
        if self._layers["grid"]:
            paint_grid(ground)
        paint_border(ground)

    def _paint_overlay(self, canvas: Canvas, inside: QPainter) -> None:
        if self._layers["plan"]:
            self._plan.hides_area = self.drawing
            self._plan.paint(Canvas(inside, canvas.frame, canvas.colours, canvas.clear_of))

    def _canvas(self, painter: QPainter) -> Canvas:
        return Canvas(painter, self.frame, self._colours, self._taken())

    def _taken(self) -> tuple[QRectF, ...]:
        """Where no label may be: buttons, the corner, the scale."""
        children = [child for child in (self._corner, self._buttons) if child is not None]
        rects = [QRectF(child.geometry()).adjusted(-4.0, -4.0, 4.0, 4.0) for child in children]
        return (*rects, self._furniture.rect(self.frame), self._furniture.burnt_in_rect())

    def _repaint(self, rect: QRectF) -> None:
        if not rect.isEmpty():
            self.viewport().update(rect.toAlignedRect())

    def _repaint_all(self) -> None:
        self.viewport().update()

    def _repaint_overlay(self) -> None:
        self._ground.forget()
        self._overlay.forget()
        self._repaint_all()

    def _keep_vehicle_in_view(self) -> None:
        if not self._follow or self._vehicle.seen is None:
            return
        pixels = self.frame.pixels
        dx, dy = pixels.width() * FOLLOW_INNER, pixels.height() * FOLLOW_INNER
        if not pixels.adjusted(dx, dy, -dx, -dy).contains(self.to_pixel(self._vehicle.seen.at)):
            self.centre_on(self._vehicle.seen.at, self.zoom)

    def _place_children(self) -> None:
        gap = sizes.GAP_WIDE
        self._buttons.adjustSize()
        self._buttons.move(self.width() - gap - self._buttons.width(), gap)
        middle = gap + 10.0
        if self._corner is not None:
            self._corner.adjustSize()
            self._corner.move(gap, gap)
            middle += self._corner.height() + 8.0
        self._furniture.burnt_in_at = QPointF(gap, middle)

    # --- hands -----------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._repaint_all()
        self.view_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was in the middle in the middle."""
        super().resizeEvent(event)
        if event.oldSize().isValid():
            grown = event.size() - event.oldSize()
            self.pan_by(-(grown.width() // 2), -(grown.height() // 2))
        self._place_children()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_colours"):
            self.set_theme(worn())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._fingers.follow(event)
            event.accept()
            return True
        return super().viewportEvent(event)

    def finger_as_mouse(self, event: QMouseEvent) -> None:
        """One finger, as the mouse that it stands for."""
        super().viewportEvent(event)

    def forget_press(self) -> None:
        """What began as a press becomes something else: no tap at its end."""
        self._pressed_at = None
        self.follow_vehicle = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(event.angleDelta().y() / 240.0, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_handle = self.itemAt(event.position().toPoint()) is not None
        self._pressed_at = None if on_handle else event.position().toPoint()
        super().mousePressEvent(event)
        self._keep_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed_at is not None and self._moved(event):
            self.follow_vehicle = False
        if not event.buttons():
            self._tool.hover(event.position(), self.frame)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._pressed_at is not None and not self._moved(event):
            self._tap(event.position())
        self._pressed_at = None
        self._keep_cursor()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._tool.double_tap(event.position(), self.frame)
        event.accept()

    def _keep_cursor(self) -> None:
        """A hand drag leaves its own cursor behind."""
        if self.drawing or self.picking:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def _moved(self, event: QMouseEvent) -> bool:
        start = self._pressed_at
        return start is None or (event.position().toPoint() - start).manhattanLength() > TAP_AT_MOST_PX

    def _tap(self, point: QPointF) -> None:
        if self.picking:
            self.stop_picking()
            self.picked.emit(self.to_latlon(point))
        elif self.drawing:
            self._tool.tap(point, self.frame)
        elif (mark := self._marks.mark_at(point, self.frame)) is not None:
            self.mark_tapped.emit(mark)
        else:
            self.tapped.emit(self.to_latlon(point))

    def _press_picking(self, key: Qt.Key) -> bool:
        if not self.picking:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tap(self.frame.pixels.center())
        elif key == Qt.Key.Key_Escape:
            self.stop_picking()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, plus and minus zoom, 0 shows everything."""
        moves = {
            Qt.Key.Key_Left: (-KEY_PAN_PX, 0),
            Qt.Key.Key_Right: (KEY_PAN_PX, 0),
            Qt.Key.Key_Up: (0, -KEY_PAN_PX),
            Qt.Key.Key_Down: (0, KEY_PAN_PX),
        }
        key = Qt.Key(event.key())
        if self._press_picking(key) or self._tool.press_key(key, self.frame):
            event.accept()
            return
        if key in moves:
            self.pan_by(*moves[key])
            self.follow_vehicle = False
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
