"""The live map under somebody's hands: buttons, drawing, picking a place, measuring."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from maps.geo import LatLon, distance_m
from maps.places.cameras import Camera
from ui import sizes
from ui.map.hands.measure_tool import MeasureTool
from ui.map.hands.shape import Kind, corners_of
from ui.map.hands.shape_tool import ShapeTool, ToolState
from ui.map.layers.furniture import SMALL_HIGH_PX, paint_aim, paint_hint
from ui.map.map_buttons import MapButtons
from ui.map.place_card import PlaceCard
from ui.map.shown_map import ShownMap
from ui.map.zone_card import ZoneCard
from ui.map.zone_notice import ZoneNoticeChip
from ui.theme import worn

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from maps.places.place import Place
    from ui.map.canvas import Canvas
    from ui.map.hands.shape import Shape
    from ui.words.zones import ZoneNotice

HANDS_ROOM_PX = (40.0, 40.0, -40.0, -110.0)  # where hint, buttons and edges leave corners free
HANDS_MARGIN_PX = 112.0
BALTIC = LatLon(56.2, 24.6)  # Latvia and Lithuania in one look
BALTIC_ZOOM = 7.0
CROWD_STEPS = 2.0  # nearer, when a number of places is pressed


class MapView(ShownMap):
    """The map that pages use."""

    tapped = Signal(object)  # LatLon: somebody pressed the ground
    picked = Signal(object)  # LatLon: the answer to `pick_place`
    drawn = Signal(object)  # Shape: the answer to `start_drawing`
    dragged = Signal(object)  # Shape: while a corner is on its way
    corner_room = Signal(int)  # pixels that what stands in the upper left corner may be wide
    edited = Signal(object)  # Shape: after every change of a corner
    dropped = Signal()  # what was dragged is where it was before
    drawing_ended = Signal()
    hint_changed = Signal(str)  # what the hands should do next, "" for nothing
    mark_tapped = Signal(object)  # MapMark
    spot_tapped = Signal(int)  # the number of a hot spot
    undo_wanted = Signal()
    redo_wanted = Signal()
    find_wanted = Signal()
    profile_wanted = Signal(bool)  # show the ground under the way, or put it away

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corner: QWidget | None = None
        self._kept_clear = QRectF()
        self._small = False
        self._pick_hint = ""
        self.hint_at = QRectF()  # where the hint was painted last
        self._tool = ShapeTool(self.world, self)
        self._tool.drawn.connect(self.drawn)
        self._tool.dragged.connect(self.dragged)
        self._tool.edited.connect(self.edited)
        self._tool.dropped.connect(self.dropped)
        self._tool.ended.connect(self._on_tool_ended)
        self._tool.changed.connect(self.repaint_all)
        self._tool.hint_changed.connect(self._on_hint)
        self._measure = MeasureTool(self)
        self._measure.changed.connect(self.repaint_all)
        self._measure.hint_changed.connect(self._on_hint)
        self._measure.ended.connect(self._on_measured)
        self.setAccessibleName(self.tr("Map"))
        self._buttons = MapButtons(self)
        self._buttons.zoom_wanted.connect(self.zoom_by)
        self._buttons.follow_wanted.connect(self.locate)
        self.follow_changed.connect(self._buttons.show_follow)
        self._buttons.measure_wanted.connect(self.measure)
        self._buttons.profile_wanted.connect(self.profile_wanted)
        self._buttons.find_wanted.connect(self.find_wanted)
        self._buttons.layer_switched.connect(self.show_layer)
        self._buttons.undo_wanted.connect(self.undo_wanted)
        self._buttons.redo_wanted.connect(self.redo_wanted)
        self._notice = ZoneNoticeChip(self)
        self._zone_card = ZoneCard(self)
        self._zone_card.closed.connect(self.close_cards)
        self._zone_card.hide()
        self._place_card = PlaceCard(self)
        self.centre_on(BALTIC, BALTIC_ZOOM)

    def show_zone_notice(self, notice: ZoneNotice) -> None:
        """What is always said of the zones; the caller makes it anew when it is older or in other words."""
        self._notice.show_notice(notice)
        self._place_children()

    def close_cards(self) -> None:
        """What was tapped is told no more."""
        self._place_card.close_card()
        if self._zone_card.isVisible():
            self._zone_card.hide()
            self.setFocus()

    def offer_profile(self, offered: bool) -> None:
        """Whether the ground under the way can be shown."""
        self._buttons.offer_profile(offered)
        self._place_children()

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Offer undo and redo on this map."""
        self._buttons.show_steps(can_undo=can_undo, can_redo=can_redo)
        self._place_children()

    def set_corner(self, widget: QWidget | None) -> None:
        """Put a button or a legend into the upper left corner; the burnt-in word goes below it."""
        self._corner = widget
        if widget is not None:
            widget.setParent(self)
            widget.show()
        self._place_children()
        self.repaint_all()

    def keep_clear(self, rect: QRectF) -> None:
        """Something lies over the lower right corner: buttons, labels and hints stay out of it. Empty:
        nothing does."""
        if rect != self._kept_clear:
            self._kept_clear = rect
            self._place_children()
            self._repaint_overlay()

    def set_small(self, small: bool) -> None:
        """An inset: the ground and what is on it, without buttons, and with its source at the top."""
        if small == self._small:
            return
        self._small = small
        self.close_cards()
        self._buttons.close_panel()
        self._layers.furniture.small = small
        self._layers.spots.labelled = not small
        self._buttons.setVisible(not small)
        self._notice.set_put_away(small)
        if self._corner is not None:
            self._corner.setVisible(not small)
        self._place_children()
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
        return self._pick_hint or self._tool.hint or self._measure.hint

    @property
    def measuring(self) -> bool:
        return self._measure.active

    def measure(self, on: bool) -> None:
        """Let somebody tap places and read how far they are apart; off: the line goes away."""
        if on:
            self.stop_picking()
            self._tool.stop()
            self._measure.start()
        else:
            self._measure.stop()
        self._take_hands()

    def start_drawing(self, kind: Kind = Kind.AREA) -> None:
        """Let somebody draw a new area, or a line."""
        self.stop_picking()
        self._measure.stop()
        self._tool.start(kind)
        self._take_hands()

    def start_editing(self, shape: Shape) -> None:
        """Let somebody move the corners of this area or line."""
        self.stop_picking()
        self._measure.stop()
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
        self._measure.stop()
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
        busy = self.drawing or self.picking or self.measuring
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

    def _on_measured(self) -> None:
        self._buttons.show_measuring(False)
        self._take_hands()

    def _on_hint(self, hint: str) -> None:
        self.setAccessibleDescription(hint)
        self.hint_changed.emit(hint)
        self.repaint_all()

    # --- painting --------------------------------------------------------------------------------

    def paint_tools(self, canvas: Canvas) -> None:
        self._tool.paint(canvas)
        self._measure.paint(canvas)

    def paint_over(self, canvas: Canvas) -> None:
        if self.picking or self.measuring or self._tool.state is ToolState.DRAWING:
            paint_aim(canvas)
        if self.hint:
            right_px = None if self._kept_clear.isEmpty() else self._kept_clear.left()
            furniture = self._layers.furniture.rect(canvas.frame)
            notice = QRectF(self._notice.geometry()) if self._notice.isVisible() else QRectF()
            self.hint_at = paint_hint(canvas, self.hint, furniture, notice, right_px)

    def taken(self) -> tuple[QRectF, ...]:
        """Where no label may be: buttons, the corner, the scale."""
        children = [
            child
            for child in (self._corner, self._buttons, self._notice)
            if child is not None and child.isVisible()
        ]
        rects = [QRectF(child.geometry()).adjusted(-4.0, -4.0, 4.0, 4.0) for child in children]
        kept_clear = () if self._kept_clear.isEmpty() else (self._kept_clear,)
        return (*rects, *kept_clear, *super().taken())

    def _place_children(self) -> None:
        gap = sizes.GAP_WIDE
        furniture = self._layers.furniture
        foot = furniture.rect(self.frame).top() if furniture.at_right else float(self.height() - gap)
        if not self._kept_clear.isEmpty():
            foot = min(foot, self._kept_clear.top())
        self._buttons.arrange(round(foot) - gap)
        self._buttons.adjustSize()
        self._buttons.move(self.width() - gap - self._buttons.width(), gap)
        middle = gap + 10.0
        if self._corner is not None and not self._corner.isHidden():
            self.corner_room.emit(self._buttons.x() - 2 * gap)
            self._corner.adjustSize()
            self._corner.move(gap, gap)
            middle += self._corner.height() + 8.0
        if self._small:
            middle += SMALL_HIGH_PX
        self._layers.furniture.burnt_in_at = QPointF(gap, middle)
        self._lay_notice()
        self._zone_card.move(self._buttons.x() - sizes.GAP_SMALL - self._zone_card.width(), gap)

    def _lay_notice(self) -> None:
        """Above scale and source, or beside them where they stand at the right."""
        furniture = self._layers.furniture.rect(self.frame)
        right = self._layers.furniture.at_right
        bottom = self.height() - sizes.GAP_WIDE if right else furniture.top()
        end = float(self._buttons.x())
        if not self._kept_clear.isEmpty():
            end = min(end, self._kept_clear.left())
        width = (furniture.left() if right else end) - 2 * sizes.GAP_WIDE
        self._notice.lay(QRectF(sizes.GAP_WIDE, 0.0, max(width, 0.0), bottom))

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
            self._measure.hover(event.position(), self.frame)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._keep_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.measuring:
            self._tool.double_tap(event.position(), self.frame)
        event.accept()

    def moved_by_hand(self) -> None:
        self.follow_vehicle = False

    def _keep_cursor(self) -> None:
        """A hand drag leaves its own cursor behind."""
        if self.drawing or self.picking or self.measuring:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def tap(self, point: QPointF) -> None:
        if self.picking:
            self.stop_picking()
            self.picked.emit(self.to_latlon(point))
        elif self.drawing and not self.editing:
            self._tool.tap(point, self.frame)
        elif self.measuring:
            self._measure.tap(point, self.frame)
        elif (spot := self._layers.spot_at(point, self.frame)) is not None:
            self.spot_tapped.emit(spot)
        elif (mark := self._layers.marks.mark_at(point, self.frame)) is not None:
            self.mark_tapped.emit(mark)
        else:
            self._tell_of(point)
            self.tapped.emit(self.to_latlon(point))

    def _tell_of(self, point: QPointF) -> None:
        """A card for what lies under the finger, unless a shape is in hand or there is no room for one."""
        self.close_cards()
        if self.drawing or self._small:
            return
        frame, places = self.frame, self._layers.places
        if not self._layers.is_shown("places"):
            self._tell_of_zones(point)
        elif (crowd := places.crowd_at(point, frame)) is not None:
            self.centre_on(crowd, self.zoom + CROWD_STEPS)
        elif (place := places.place_at(point, frame)) is not None:
            self._tell_of_place(place)
        else:
            self._tell_of_zones(point)

    def _tell_of_zones(self, point: QPointF) -> None:
        zones = self.zones_at(point) if self._layers.is_shown("zones") else ()
        if zones:
            self._zone_card.show_zones(zones, datetime.now(UTC))
            self._place_children()

    def _tell_of_place(self, place: Place | Camera) -> None:
        scene = self._layers.marks.scene
        away_m = None if scene is None else distance_m(scene, place.at)
        if isinstance(place, Camera):
            self._place_card.show_camera(place, away_m)
        else:
            self._place_card.show_place(place, datetime.now(UTC).date(), away_m)
        self._place_card.stand_beside(self.to_pixel(place.at))

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
        if key == Qt.Key.Key_Escape and (self._place_card.isVisible() or self._zone_card.isVisible()):
            self.close_cards()
            event.accept()
            return
        tools = (self._tool, self._measure)
        if self._press_picking(key) or any(tool.press_key(key, self.frame) for tool in tools):
            event.accept()
            return
        super().keyPressEvent(event)
