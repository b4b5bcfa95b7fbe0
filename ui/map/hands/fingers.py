"""Touch on the map: one finger is the mouse, two fingers zoom about the middle between them.

Qt makes a mouse of a finger only where a widget refuses touch, and then never tells it of a second finger;
so the map takes the touches and makes the mouse itself.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QTouchEvent

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAREST_PX = 20.0  # fingers that touch each other say nothing
SECOND_TAP_PX = 24.0


class Touched(Protocol):
    """Who is under the fingers."""

    def finger_as_mouse(self, event: QMouseEvent) -> None: ...
    def forget_press(self) -> None:
        """What began as a press is none."""
        ...

    def zoom_by(self, steps: float, about: QPointF | None = None) -> None: ...


class Fingers:
    """Follows the fingers from one event to the next."""

    def __init__(self, touched: Touched) -> None:
        self._touched = touched
        self._apart_px: float | None = None  # between two fingers, while they are down
        self._pressed = False
        self._last_tap: tuple[int, QPointF] | None = None  # when (ms) and where a finger came down

    def follow(self, event: QTouchEvent) -> None:
        points = [point for point in event.points() if point.state() is not QEventPoint.State.Released]
        if event.type() == QEvent.Type.TouchCancel:
            self._lift(event.points())
        elif len(points) >= 2:
            self._pinch([point.position() for point in points[:2]], event.points())
        elif self._apart_px is None and points:
            self._mouse(points[0], int(event.timestamp()))
        elif not points:
            self._lift(event.points())

    def _pinch(self, fingers: Sequence[QPointF], points: Sequence[QEventPoint]) -> None:
        gap = fingers[1] - fingers[0]
        apart = max(math.hypot(gap.x(), gap.y()), NEAREST_PX)
        if self._apart_px is None:
            self._touched.forget_press()
            self._release(points[0])
        else:
            self._touched.zoom_by(math.log2(apart / self._apart_px), (fingers[0] + fingers[1]) / 2)
        self._apart_px = apart

    def _mouse(self, finger: QEventPoint, now_ms: int) -> None:
        if self._pressed:
            self._send(QEvent.Type.MouseMove, finger, Qt.MouseButton.LeftButton)
            return
        self._pressed = True
        self._send(QEvent.Type.MouseButtonPress, finger, Qt.MouseButton.LeftButton)
        if self._is_second_tap(finger, now_ms):
            self._touched.forget_press()
            self._send(QEvent.Type.MouseButtonDblClick, finger, Qt.MouseButton.LeftButton)
        self._last_tap = (now_ms, finger.position())

    def _is_second_tap(self, finger: QEventPoint, now_ms: int) -> bool:
        if self._last_tap is None:
            return False
        then_ms, there = self._last_tap
        soon = now_ms - then_ms <= QGuiApplication.styleHints().mouseDoubleClickInterval()
        return soon and (finger.position() - there).manhattanLength() <= SECOND_TAP_PX

    def _lift(self, points: Sequence[QEventPoint]) -> None:
        self._apart_px = None
        if points:
            self._release(points[0])

    def _release(self, finger: QEventPoint) -> None:
        if self._pressed:
            self._pressed = False
            self._send(QEvent.Type.MouseButtonRelease, finger, Qt.MouseButton.NoButton)

    def _send(self, kind: QEvent.Type, finger: QEventPoint, held: Qt.MouseButton) -> None:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        mouse = QMouseEvent(kind, finger.position(), finger.globalPosition(), button, held, none)
        self._touched.finger_as_mouse(mouse)
