"""The live map: pan and zoom over the ground, with the plan, the track and the drone on it.

It paints when it is told: values come with the pump's tick, and the drone repaints its own rectangle only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from maps.geo import LatLon
from ui import sizes
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.hands.shape import Kind, corners_of
from ui.map.hands.shape_tool import ShapeTool, ToolState
from ui.map.layers.furniture import paint_aim, paint_hint
from ui.map.layers.stack import Layers
from ui.map.layers.vehicle import sighting
from ui.map.map_buttons import MapButtons
from ui.map.pan_zoom_view import PanZoomView
from ui.theme import Theme, worn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from maps.area import Area
    from maps.tiles.mbtiles import TileStore
    from maps.zones.zone import Zone
    from missions.no_return import NoReturn
    from missions.plan import Plan
    from missions.reach import Reach
    from telemetry.state import VehicleState
    from ui.map.hands.shape import Shape
    from ui.map.layers.marks import MapMark
    from ui.map.layers.seen import SeenPicture, Steps

    Floats = NDArray[np.float64]

FOLLOW_INNER = 0.3  # share of the view at each edge that the followed drone keeps away from
HANDS_ROOM_PX = (40.0, 40.0, -40.0, -110.0)  # where hint, buttons and edges leave corners free
HANDS_MARGIN_PX = 112.0
BALTIC = LatLon(56.2, 24.6)  # Latvia and Lithuania in one look
BALTIC_ZOOM = 7.0


class MapView(PanZoomView):
    """One window on the world. North is up."""

    tapped = Signal(object)  # LatLon: somebody pressed the ground
    picked = Signal(object)  # LatLon: the answer to `pick_place`
    drawn = Signal(object)  # Shape: the answer to `start_drawing`
    dragged = Signal(object)  # Shape: while a corner is on its way
    edited = Signal(object)  # Shape: after every change of a corner
    dropped = Signal()  # what was dragged is where it was before
    drawing_ended = Signal()
    hint_changed = Signal(str)  # what the hands should do next, "" for nothing
    mark_tapped = Signal(object)  # MapMark
    follow_changed = Signal(bool)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours_of(worn())
        self._layers = Layers()
        self._corner: QWidget | None = None
        self._follow = False
        self._pick_hint = ""
        self._tool = ShapeTool(self.world, self)
        self._tool.drawn.connect(self.drawn)
        self._tool.dragged.connect(self.dragged)
        self._tool.edited.connect(self.edited)
        self._tool.dropped.connect(self.dropped)
        self._tool.ended.connect(self._on_tool_ended)
        self._tool.changed.connect(self.repaint_all)
        self._tool.hint_changed.connect(self._on_hint)
        self.setAccessibleName(self.tr("Map"))
        self._buttons = MapButtons(self)
        self._buttons.zoom_wanted.connect(self.zoom_by)
        self._buttons.follow_wanted.connect(self.locate)
        self._buttons.layer_switched.connect(self.show_layer)
        self._buttons.undo_wanted.connect(self.undo_wanted)
        self._buttons.redo_wanted.connect(self.redo_wanted)
        self.centre_on(BALTIC, BALTIC_ZOOM)

    # --- where it looks --------------------------------------------------------------------------

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
        if self._layers.vehicle.seen is not None:
            self.follow_vehicle = not self.follow_vehicle
            if self.follow_vehicle:
                self.centre_on(self._layers.vehicle.seen.at, max(self.zoom, 15.0))
            return
        self.fit_all()

    def fit_all(self) -> None:
        """Show the plan, the scene and the track."""
        self.fit(self._layers.places())

    # --- what it shows ---------------------------------------------------------------------------

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        """The drone as it is now, or as it was last heard. Called once a tick."""
        home = state.home.at if state.home is not None else None
        if home is not None and home != self._layers.marks.home:
            self.show_home(home)
        seen = sighting(state, now_s)
        if seen == self._layers.vehicle.seen:
            return
        frame = self.frame
        before = self._layers.vehicle.rect(frame)
        self._layers.vehicle.seen = seen
        self._repaint(before)
        self._repaint(self._layers.vehicle.rect(frame))
        self._keep_vehicle_in_view()

    def show_plan(self, plan: Plan | None, aboard: bool, broken_legs: Iterable[int] = ()) -> None:
        """The plan, drawn as planned or as aboard. `broken_legs` are numbers of waypoints, from 1, whose
        leg breaks a rule."""
        layer = self._layers.plan
        layer.plan, layer.aboard, layer.broken_legs = plan, aboard, tuple(broken_legs)
        if plan is not None and plan.home is not None and self._layers.vehicle.seen is None:
            self._layers.marks.home = plan.home
        self._repaint_overlay()

    def show_drawn(self, area: Area | None, line: Iterable[LatLon] = (), no_fly: Iterable[Area] = ()) -> None:
        """What was drawn, before a plan is made of it. No area: the plan's own."""
        layer = self._layers.plan
        layer.area, layer.line, layer.no_fly = area, tuple(line), tuple(no_fly)
        self._repaint_overlay()

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Offer undo and redo on this map."""
        self._buttons.show_steps(can_undo=can_undo, can_redo=can_redo)
        self._place_children()

    def show_zones(self, zones: Iterable[Zone]) -> None:
        """Zones of the air, as far as they forbid or ask for something; nothing takes them away."""
        self._layers.zones.set_zones(zones)
        self._repaint_overlay()

    def show_home(self, home: LatLon | None) -> None:
        self._layers.marks.home = home
        self.repaint_all()

    def set_track(self, lat_deg: Floats, lon_deg: Floats) -> None:
        """Show a whole flight; NaN between two points separates two flights."""
        self._layers.track.set_track(lat_deg, lon_deg)
        self.repaint_all()

    def clear_track(self) -> None:
        """Before the next flight."""
        self._layers.track.clear()
        self.repaint_all()

    def append_track(self, lat_deg: float, lon_deg: float) -> None:
        """One more point of the flight that is going on."""
        self._layers.track.append(LatLon(lat_deg, lon_deg))
        self._repaint(self._layers.track.tail_rect(self.frame))

    def show_seen(self, picture: SeenPicture | None) -> None:
        """How well each piece of ground has been seen; None: nothing was."""
        self._layers.seen.show(picture)
        self.repaint_all()

    def update_seen(self, top: int, left: int, steps: Steps) -> None:
        """A part of the picture that `show_seen` gave, from this row and column on."""
        changed = self._layers.seen.update(top, left, steps)
        if not changed.isEmpty():
            self._repaint(self._layers.seen.pixels_of(changed, self.frame))

    def show_scene(self, scene: LatLon | None, error_m: float | None = None) -> None:
        """Where it burns, as far as is known."""
        self._layers.marks.scene, self._layers.marks.scene_error_m = scene, error_m
        self.repaint_all()

    def show_reach(self, reach: Reach | None, turn_back: NoReturn | None = None) -> None:
        """How far the drone still goes and comes home, and where on its route it must turn back; None: not
        known, or it need not."""
        if self._layers.reach.show(reach, turn_back):
            self.repaint_all()

    def show_marks(self, marks: Iterable[MapMark]) -> None:
        """Hot spots, marks and trucks."""
        self._layers.marks.marks = tuple(marks)
        self.repaint_all()

    def show_footprint(self, corners: Iterable[LatLon]) -> None:
        """Where the camera looks now; nothing for a camera that looks at the sky."""
        marks, frame = self._layers.marks, self.frame
        self._repaint(marks.footprint_rect(frame))
        marks.footprint = tuple(corners)
        self._repaint(marks.footprint_rect(frame))

    def set_tiles(self, store: TileStore | None) -> None:
        """Draw map pictures from this file; None: the plain ground. The caller keeps the store open."""
        self._layers.set_tiles(store)
        self.repaint_all()

    def set_burnt_in(self, text: str) -> None:
        """TRAINING or REPLAY, on the map itself; nothing when it is the real thing."""
        self._layers.furniture.burnt_in = text
        self.repaint_all()

    def set_furniture_right(self, at_right: bool) -> None:
        """Scale and source in the lower right corner instead of the left."""
        self._layers.furniture.at_right = at_right
        self.repaint_all()

    def set_corner(self, widget: QWidget | None) -> None:
        """Put a button or a legend into the upper left corner; the burnt-in word goes below it."""
        self._corner = widget
        if widget is not None:
            widget.setParent(self)
            widget.show()
        self._place_children()
        self.repaint_all()

    def show_layer(self, name: str, shown: bool) -> None:
        """Switch "tiles", "plan", "zones", "seen", "reach" or "grid"."""
        self._layers.show(name, shown)
        self.repaint_all()

    def set_theme(self, theme: Theme) -> None:
        self._colours = colours_of(theme)
        self._repaint_overlay()

    # --- tools -----------------------------------------------------------------------------------

    @property
    def drawing(self) -> bool:
        """Whether a shape is under somebody's hands."""
        return self._tool.state is not ToolState.IDLE

    @property
    def editing(self) -> bool:
        """Whether the corners of a finished shape are."""
        return self._tool.state is ToolState.EDITING

    @property
    def hint(self) -> str:
        """What stands at the foot of the map while a tool is at work."""
        return self._pick_hint or self._tool.hint

    def start_drawing(self, kind: Kind = Kind.AREA) -> None:
        """Let somebody draw a new area, or a line."""
        self.stop_picking()
        self._tool.start(kind)
        self._take_hands()

    def start_editing(self, shape: Shape) -> None:
        """Let somebody move the corners of this area or line."""
        self.stop_picking()
        self._tool.edit(shape)
        self._take_hands()
        room = self.frame.pixels.adjusted(*HANDS_ROOM_PX)
        if not all(room.contains(self.to_pixel(corner)) for corner in corners_of(shape)):
            self.fit(corners_of(shape), HANDS_MARGIN_PX)

    def finish_drawing(self) -> None:
        """End the shape that is being drawn, or put the corners down."""
        if self._tool.state is ToolState.DRAWING and self._tool.enough:
            self._tool.close()
        else:
            self._tool.stop()

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
        self._layers.plan.hides_area = self.drawing
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
        self.repaint_all()

    # --- painting --------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        painter.save()
        painter.resetTransform()
        canvas = self._canvas(painter)
        self._layers.paint_still(canvas)
        self._tool.paint(canvas)
        painter.restore()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        painter.save()
        painter.resetTransform()
        canvas = self._canvas(painter)
        self._layers.paint_moving(canvas)
        if self.picking or self._tool.state is ToolState.DRAWING:
            paint_aim(canvas)
        if self.hint:
            paint_hint(canvas, self.hint, self._layers.furniture.rect(canvas.frame))
        painter.restore()

    def _canvas(self, painter: QPainter) -> Canvas:
        return Canvas(painter, self.frame, self._colours, self._taken())

    def _taken(self) -> tuple[QRectF, ...]:
        """Where no label may be: buttons, the corner, the scale."""
        children = [
            child for child in (self._corner, self._buttons) if child is not None and child.isVisible()
        ]
        rects = [QRectF(child.geometry()).adjusted(-4.0, -4.0, 4.0, 4.0) for child in children]
        return (*rects, self._layers.furniture.rect(self.frame), self._layers.furniture.burnt_in_rect())

    def _repaint(self, rect: QRectF) -> None:
        if not rect.isEmpty():
            self.viewport().update(rect.toAlignedRect())

    def _repaint_overlay(self) -> None:
        self._layers.forget()
        self.repaint_all()

    def _keep_vehicle_in_view(self) -> None:
        if not self._follow or self._layers.vehicle.seen is None:
            return
        pixels = self.frame.pixels
        dx, dy = pixels.width() * FOLLOW_INNER, pixels.height() * FOLLOW_INNER
        if not pixels.adjusted(dx, dy, -dx, -dy).contains(self.to_pixel(self._layers.vehicle.seen.at)):
            self.centre_on(self._layers.vehicle.seen.at, self.zoom)

    def _place_children(self) -> None:
        gap = sizes.GAP_WIDE
        self._buttons.adjustSize()
        self._buttons.move(self.width() - gap - self._buttons.width(), gap)
        middle = gap + 10.0
        if self._corner is not None and not self._corner.isHidden():
            self._corner.adjustSize()
            self._corner.move(gap, gap)
            middle += self._corner.height() + 8.0
        self._layers.furniture.burnt_in_at = QPointF(gap, middle)

    # --- hands -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_children()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the words in the corner changed
            self._place_children()
            self._repaint_overlay()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Map"))
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_colours"):
            self.set_theme(worn())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._buttons.close_panel()
        super().mousePressEvent(event)
        self._keep_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._tool.hover(event.position(), self.frame)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._keep_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._tool.double_tap(event.position(), self.frame)
        event.accept()

    def moved_by_hand(self) -> None:
        self.follow_vehicle = False

    def _keep_cursor(self) -> None:
        """A hand drag leaves its own cursor behind."""
        if self.drawing or self.picking:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def tap(self, point: QPointF) -> None:
        if self.picking:
            self.stop_picking()
            self.picked.emit(self.to_latlon(point))
        elif self.drawing and not self.editing:
            self._tool.tap(point, self.frame)
        elif (mark := self._layers.marks.mark_at(point, self.frame)) is not None:
            self.mark_tapped.emit(mark)
        else:
            self.tapped.emit(self.to_latlon(point))

    def _press_picking(self, key: Qt.Key) -> bool:
        if not self.picking:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.tap(self.frame.pixels.center())
        elif key == Qt.Key.Key_Escape:
            self.stop_picking()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The tool in hand first, then the view."""
        key = Qt.Key(event.key())
        if self._press_picking(key) or self._tool.press_key(key, self.frame):
            event.accept()
            return
        super().keyPressEvent(event)
