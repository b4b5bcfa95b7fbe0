"""Draw an area or a line on the map, and move its corners afterwards: by mouse, by finger, by keyboard.

Tap the corners; an area is closed by a tap on its first corner, a line ended by one on its last; a double
click or Enter does both; Esc gives up. An outline that crosses itself is refused where it would begin to.
"""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPen, QPolygonF

from maps.area import Area
from ui.map.hands.corner_handle import CornerHandle
from ui.map.hands.shape import Kind, NoShape, corners_of, crosses, edge_at, kind_of, shape_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsScene

    from maps.geo import LatLon
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame
    from ui.map.hands.shape import Shape

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


class ShapeTool(QObject):
    """One shape under somebody's hands."""

    drawn = Signal(object)  # Shape: done for the first time
    dragged = Signal(object)  # Shape: a corner is on its way
    edited = Signal(object)  # Shape: a corner was moved, put in or taken out
    dropped = Signal()  # a corner was let go where it was before: the draft is over
    ended = Signal()  # done or given up
    changed = Signal()  # to be painted again
    hint_changed = Signal(str)

    def __init__(self, scene: QGraphicsScene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._state = ToolState.IDLE
        self._kind = Kind.AREA
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

    @property
    def enough(self) -> bool:
        """Whether there are corners enough for a shape."""
        return len(self._corners) >= self._kind.least

    def start(self, kind: Kind = Kind.AREA) -> None:
        """Begin a new shape."""
        self._kind = kind
        self._begin(ToolState.DRAWING, [], ())
        self._say(self._drawing_hint())

    def edit(self, shape: Shape) -> None:
        """Give the corners of a shape to the hands."""
        self._kind = kind_of(shape)
        holes = shape.holes if isinstance(shape, Area) else ()
        self._begin(ToolState.EDITING, list(corners_of(shape)), holes)
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
        """A tap on the ground: one more corner; on the corner that ends it: done."""
        if self._state is not ToolState.DRAWING:
            return
        corners = self._corners
        if self.enough and _near(point, frame.to_px(corners[self._last])):
            self.close()
            return
        at = frame.to_latlon(point)
        if corners and _near(point, frame.to_px(corners[-1]), DOT_PX):
            return
        if self._kind is Kind.AREA and crosses([*corners, at]):
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
        """Make a shape of the corners."""
        if self._state is not ToolState.DRAWING:
            return
        shape = self._as_shape()
        if shape is None:
            return
        self.edit(shape)
        self.drawn.emit(shape)

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
        edge = edge_at(self._kind, pixels, point, CLOSE_PX / 2)
        if edge is not None:
            self._change([*self._corners[: edge + 1], frame.to_latlon(point), *self._corners[edge + 1 :]])

    def take_out(self, index: int) -> None:
        """Remove a corner; the last ones stay."""
        if len(self._corners) <= self._kind.least:
            self._say(self._few_hint())
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
        with suppress(NoShape):
            self.dragged.emit(shape_of(self._kind, self._corners, self._holes))

    def handle_released(self) -> None:
        """The drag is over: keep it, or go back if the outline crosses itself now."""
        moved, self._corners = self._corners, self._before_drag
        if moved == self._before_drag or not self._change(list(moved)):
            self.dropped.emit()

    def _put_in_after(self, index: int, frame: Frame) -> None:
        a = frame.to_px(self._corners[index])
        b = frame.to_px(self._corners[(index + 1) % len(self._corners)])
        corners = [*self._corners[: index + 1], frame.to_latlon((a + b) / 2), *self._corners[index + 1 :]]
        self._change(corners)
        self._choose(index + 1)

    def _change(self, corners: list[LatLon]) -> bool:
        """Take these corners if they make a shape, else say why not and keep the old ones."""
        before, chosen = self._corners, self._chosen
        self._corners = corners
        shape = self._as_shape()
        if shape is None:
            self._corners = before
        self._make_handles()
        self._choose(None if chosen is None else min(chosen, len(self._corners) - 1))
        if shape is not None:
            self._say(self._editing_hint())
            self.edited.emit(shape)
        return shape is not None

    def _choose(self, index: int | None) -> None:
        self._chosen = index
        for handle in self._handles:
            handle.set_chosen(handle.index == index)
        self.changed.emit()

    @property
    def _last(self) -> int:
        """The corner on which a tap ends the drawing."""
        return 0 if self._kind is Kind.AREA else -1

    def _as_shape(self) -> Shape | None:
        """The corners as a shape; None, with a hint, if they are none."""
        try:
            return shape_of(self._kind, self._corners, self._holes)
        except NoShape as no:
            crossing = self.tr("The outline would cross itself. Choose another place for this corner.")
            self._say(self._few_hint() if no.few else crossing)
            return None

    # --- words and paint -------------------------------------------------------------------------

    def _drawing_hint(self) -> str:
        if self._kind is Kind.LINE:
            return (
                self.tr("Tap the last point again to end the line")
                if self.enough
                else self.tr("Tap along the line")
            )
        return (
            self.tr("Tap the first corner again to close the area")
            if self.enough
            else self.tr("Tap the corners of the area")
        )

    def _few_hint(self) -> str:
        if self._kind is Kind.LINE:
            return self.tr("A line needs two points")
        return self.tr("An area needs three corners")

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
        if self._state is ToolState.EDITING and self._kind is Kind.LINE:
            painter.drawPolyline(QPolygonF(pixels))
            return
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
        if self.enough:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, LINE_PX))
            painter.drawEllipse(pixels[self._last], CLOSE_PX, CLOSE_PX)


def _near(a: QPointF, b: QPointF, px: float = CLOSE_PX) -> bool:
    gap = a - b
    return QPointF.dotProduct(gap, gap) <= px * px
