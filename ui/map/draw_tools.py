"""Draw an area on the map, and move its corners afterwards: by mouse, by finger, by keyboard.

Tap the corners; tap the first one again, double-click or press Enter to close; Esc gives up. An outline
that crosses itself is refused where it would begin to.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPen, QPolygonF
from shapely import LineString

from maps.area import Area, AreaError, LocalFrame, to_polygon
from ui.map.corner_handle import CornerHandle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QGraphicsScene

    from maps.geo import LatLon
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

LINE_PX = 2.0
DOT_PX = 5.0
CLOSE_PX = 22.0  # how near to the first corner a tap closes the outline
KEY_STEP_PX = 8.0
FILL_OPACITY = 0.08


class ToolState(StrEnum):
    """What a tap on the map means to the tool."""

    IDLE = "idle"
    DRAWING = "drawing"
    EDITING = "editing"


class AreaTool(QObject):
    """One outline under somebody's hands."""

    drawn = Signal(object)  # Area: closed for the first time
    edited = Signal(object)  # Area: a corner was moved, put in or taken out
    ended = Signal()  # done or given up
    changed = Signal()  # to be painted again
    hint_changed = Signal(str)

    def __init__(self, scene: QGraphicsScene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._state = ToolState.IDLE
        self._corners: list[LatLon] = []
        self._holes: tuple[tuple[LatLon, ...], ...] = ()
        self._handles: list[CornerHandle] = []
        self._before_drag: list[LatLon] = []
        self._cursor: LatLon | None = None
        self._chosen: int | None = None
        self._hint = ""

    # --- what it is told -------------------------------------------------------------------------

    @property
    def state(self) -> ToolState:
        return self._state

    @property
    def hint(self) -> str:
        """What to do next, for the person."""
        return self._hint

    @property
    def corners(self) -> tuple[LatLon, ...]:
        return tuple(self._corners)

    def start(self) -> None:
        """Begin a new outline."""
        self._begin(ToolState.DRAWING, [], ())
        self._say(self.tr("Tap the corners of the area"))

    def edit(self, area: Area) -> None:
        """Give the corners of an area to the hands."""
        self._begin(ToolState.EDITING, list(area.ring), area.holes)
        self._make_handles()
        self._say(self._editing_hint())

    def stop(self) -> None:
        """Put the tool away; what was drawn and told stays."""
        if self._state is ToolState.IDLE:
            return
        self._begin(ToolState.IDLE, [], ())
        self._say("")
        self.ended.emit()

    # --- hands -----------------------------------------------------------------------------------

    def tap(self, point: QPointF, frame: Frame) -> None:
        """A tap on the ground: one more corner, or on the first corner: done."""
        if self._state is not ToolState.DRAWING:
            return
        corners = self._corners
        if len(corners) >= 3 and _near(point, frame.to_px(corners[0])):
            self.close()
            return
        at = frame.to_latlon(point)
        if corners and _near(point, frame.to_px(corners[-1]), DOT_PX):
            return
        if _crosses([*corners, at]):
            self._say(self.tr("That line would cross the outline. Tap another place."))
            return
        corners.append(at)
        self._cursor = None
        self._say(self._drawing_hint())
        self.changed.emit()

    def hover(self, point: QPointF, frame: Frame) -> None:
        """The mouse moves without a button: show where the next line would go."""
        if self._state is ToolState.DRAWING and self._corners:
            self._cursor = frame.to_latlon(point)
            self.changed.emit()

    def close(self) -> None:
        """Make an area of the corners."""
        if self._state is not ToolState.DRAWING:
            return
        area = self._as_area()
        if area is None:
            return
        self.edit(area)
        self.drawn.emit(area)

    def press_key(self, key: Qt.Key, frame: Frame) -> bool:
        """True when the tool made use of the key."""
        if self._state is ToolState.DRAWING:
            return self._press_drawing(key, frame)
        if self._state is ToolState.EDITING:
            return self._press_editing(key, frame)
        return False

    def _press_drawing(self, key: Qt.Key, frame: Frame) -> bool:
        if key == Qt.Key.Key_Space:
            self.tap(frame.pixels.center(), frame)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        elif key == Qt.Key.Key_Backspace and self._corners:
            self._corners.pop()
            self._say(self._drawing_hint())
            self.changed.emit()
        elif key == Qt.Key.Key_Escape:
            self.stop()
        else:
            return False
        return True

    def _press_editing(self, key: Qt.Key, frame: Frame) -> bool:
        steps = {
            Qt.Key.Key_Left: QPointF(-KEY_STEP_PX, 0.0),
            Qt.Key.Key_Right: QPointF(KEY_STEP_PX, 0.0),
            Qt.Key.Key_Up: QPointF(0.0, -KEY_STEP_PX),
            Qt.Key.Key_Down: QPointF(0.0, KEY_STEP_PX),
        }
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = 1 if key == Qt.Key.Key_PageDown else -1
            self._choose(0 if self._chosen is None else (self._chosen + step) % len(self._corners))
        elif key in steps and self._chosen is not None:
            moved = frame.to_latlon(frame.to_px(self._corners[self._chosen]) + steps[key])
            self._change([*self._corners[: self._chosen], moved, *self._corners[self._chosen + 1 :]])
        elif key == Qt.Key.Key_Insert and self._chosen is not None:
            self._put_in_after(self._chosen, frame)
        elif key == Qt.Key.Key_Delete and self._chosen is not None:
            self.take_out(self._chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.stop()
        else:
            return False
        return True

    def double_tap(self, point: QPointF, frame: Frame) -> None:
        """While drawing: done. On an edge: a new corner. On a corner: take it out."""
        if self._state is ToolState.DRAWING:
            self.close()
            return
        if self._state is not ToolState.EDITING:
            return
        pixels = frame.all_to_px(self._corners)
        on_corner = [i for i, corner in enumerate(pixels) if _near(point, corner)]
        if on_corner:
            self.take_out(on_corner[0])
            return
        for i, (a, b) in enumerate(zip(pixels, [*pixels[1:], pixels[0]], strict=True)):
            line = LineString([a.toTuple(), b.toTuple()])
            if line.distance(LineString([point.toTuple(), point.toTuple()])) <= CLOSE_PX / 2:
                corners = [*self._corners[: i + 1], frame.to_latlon(point), *self._corners[i + 1 :]]
                self._change(corners)
                return

    def take_out(self, index: int) -> None:
        """Remove a corner; the last three stay."""
        if len(self._corners) <= 3:
            self._say(self.tr("An area needs three corners"))
            return
        self._change([corner for i, corner in enumerate(self._corners) if i != index])

    # --- corners ---------------------------------------------------------------------------------

    def _begin(self, state: ToolState, corners: list[LatLon], holes: tuple[tuple[LatLon, ...], ...]) -> None:
        self._state, self._corners, self._holes = state, corners, holes
        self._cursor = self._chosen = None
        for handle in self._handles:
            self._scene.removeItem(handle)
        self._handles = []
        self.changed.emit()

    def _make_handles(self) -> None:
        """A handle on every corner. Kept where possible: one of them may be in the middle of its drag."""
        if len(self._handles) != len(self._corners):
            for handle in self._handles:
                self._scene.removeItem(handle)
            self._handles = [CornerHandle(i, corner, self) for i, corner in enumerate(self._corners)]
            for handle in self._handles:
                self._scene.addItem(handle)
        for handle, corner in zip(self._handles, self._corners, strict=True):
            handle.place(corner)

    def handle_pressed(self, index: int) -> None:
        """A handle says that a drag begins."""
        self._before_drag = list(self._corners)
        self._choose(index)

    def handle_moved(self, index: int, at: LatLon) -> None:
        self._corners[index] = at
        self.changed.emit()

    def handle_released(self) -> None:
        """The drag is over: keep it, or go back if the outline crosses itself now."""
        moved, self._corners = self._corners, self._before_drag
        if moved != self._before_drag:
            self._change(list(moved))

    def _put_in_after(self, index: int, frame: Frame) -> None:
        a = frame.to_px(self._corners[index])
        b = frame.to_px(self._corners[(index + 1) % len(self._corners)])
        corners = [*self._corners[: index + 1], frame.to_latlon((a + b) / 2), *self._corners[index + 1 :]]
        self._change(corners)
        self._choose(index + 1)

    def _change(self, corners: list[LatLon]) -> None:
        """Take these corners if they make an area, else say why not and keep the old ones."""
        before, chosen = self._corners, self._chosen
        self._corners = corners
        area = self._as_area()
        if area is None:
            self._corners = before
        self._make_handles()
        self._choose(None if chosen is None else min(chosen, len(self._corners) - 1))
        if area is not None:
            self._say(self._editing_hint())
            self.edited.emit(area)

    def _choose(self, index: int | None) -> None:
        self._chosen = index
        for handle in self._handles:
            handle.set_chosen(handle.index == index)
        self.changed.emit()

    def _as_area(self) -> Area | None:
        """The corners as an area; None, with a hint, if they are none."""
        if len(set(self._corners)) < 3:
            self._say(self.tr("An area needs three corners"))
            return None
        area = Area(tuple(self._corners), self._holes)
        try:
            to_polygon(area, LocalFrame(area.centre))
        except AreaError:
            self._say(self.tr("The outline would cross itself. Choose another place for this corner."))
            return None
        return area

    # --- words and paint -------------------------------------------------------------------------

    def _drawing_hint(self) -> str:
        if len(self._corners) < 3:
            return self.tr("Tap the corners of the area")
        return self.tr("Tap the first corner again to close the area")

    def _editing_hint(self) -> str:
        return self.tr("Drag the corners. Double-click an edge for a new one. Enter when done.")

    def _say(self, hint: str) -> None:
        if hint != self._hint:
            self._hint = hint
            self.hint_changed.emit(hint)
            self.changed.emit()

    def paint(self, canvas: Canvas) -> None:
        """The outline; the handles are items of the scene and paint themselves."""
        pixels = canvas.frame.all_to_px(self._corners)
        if not pixels:
            return
        painter, accent = canvas.painter, canvas.colours.accent
        painter.setPen(QPen(accent, LINE_PX))
        if self._state is ToolState.EDITING:
            fill = QColor(accent)
            fill.setAlphaF(FILL_OPACITY)
            painter.setBrush(fill)
            painter.drawPolygon(QPolygonF(pixels))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(pixels))
        if self._cursor is not None:
            painter.setPen(QPen(accent, LINE_PX, Qt.PenStyle.DotLine))
            painter.drawLine(pixels[-1], canvas.frame.to_px(self._cursor))
        painter.setPen(QPen(canvas.colours.halo, 1.5))
        painter.setBrush(accent)
        for corner in pixels:
            painter.drawEllipse(corner, DOT_PX, DOT_PX)
        if len(pixels) >= 3:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, LINE_PX))
            painter.drawEllipse(pixels[0], CLOSE_PX, CLOSE_PX)


def _near(a: QPointF, b: QPointF, px: float = CLOSE_PX) -> bool:
    gap = a - b
    return QPointF.dotProduct(gap, gap) <= px * px


def _crosses(corners: Sequence[LatLon]) -> bool:
    """Whether the open line through the corners meets itself."""
    if len(corners) < 4:
        return False
    return not LineString([(corner.lon_deg, corner.lat_deg) for corner in corners]).is_simple
