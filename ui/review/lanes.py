"""The lanes: who knew what and when, over one clock, with one cursor that a hand or the keyboard moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from ui import lettering, sizes
from ui.font import Weight, figures, inter
from ui.review import spans
from ui.review.lane_content import Lane, LaneName, offset_of
from ui.review.lane_painter import AXIS_HEIGHT, LanePainter, bottom_of, flag_half, lane_height
from ui.review.placing import snapped
from ui.theme import colour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import (
        QFocusEvent,
        QFont,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from ui.review.time_axis import TimeAxis

RIGHT = 24  # from the end of the axis to the edge
_STEP = timedelta(seconds=10)
_SMALL_STEP = timedelta(seconds=1)
_ZOOM = 1.5
_PAN = 0.1  # of what is in sight, a notch of the wheel
_PAN_BY_KEY = 0.25
_SNAP_PX = 7.0
_ALWAYS = tuple(name for name in LaneName if name is not LaneName.ALARMS)
KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Lanes(QWidget):
    """Shows what it is told and says where somebody puts the cursor. Its axis is everybody's axis."""

    cursor_moved = Signal(object)  # datetime
    axis_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[Lane, ...] = tuple(Lane(name) for name in _ALWAYS)
        self._offsets: Mapping[str, float] = {}
        self._axis: TimeAxis | None = None
        self._whole: TimeAxis | None = None
        self._cursor: datetime | None = None
        self._by_keyboard = False
        self._still: QPixmap | None = None  # all but the cursor and the times at the foot
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._say()

    # --- what it is told -------------------------------------------------------------------------

    def show_lanes(self, lanes: Sequence[Lane], axis: TimeAxis | None, offsets: Mapping[str, float]) -> None:
        """All lanes and the whole time they cover; what was zoomed in stays zoomed while it lies inside."""
        kept = axis is not None and self._axis is not None and self._whole == self._fitted(axis)
        self._lanes, self._offsets = tuple(lanes), dict(offsets)
        self._whole = None if axis is None else self._fitted(axis)
        if not kept:
            self._axis = self._whole
        self.updateGeometry()
        self._axis_is_new()

    def show_cursor(self, at: datetime | None) -> None:
        """Move the line; the axis follows when it would run out of sight."""
        before, self._cursor = self._cursor, at
        if at is not None and self._axis is not None and self._whole is not None and self._whole.shows(at):
            moved = self._axis.moved_to_show(at, self._whole)
            if moved is not self._axis:
                self._axis = moved
                self._axis_is_new()
                return
        for moment in (before, at):
            if moment is not None:
                self.update(self._line_rect(moment))
        self.update(QRect(0, self.height() - AXIS_HEIGHT, self.width(), AXIS_HEIGHT))

    @property
    def axis(self) -> TimeAxis | None:
        """The times that are in sight, on this widget's pixels."""
        return self._axis

    @property
    def head_width(self) -> float:
        """How far the names of the lanes reach: there the axis begins."""
        names = max(lettering.width(self._name(lane.name), head_font()) for lane in self._lanes)
        offsets = max(lettering.width(self._offset_words(lane), offset_font()) for lane in self._lanes)
        return sizes.GAP_PAGE + names + sizes.GAP + offsets + sizes.GAP_WIDE

    def zoom(self, factor: float, about: datetime | None = None) -> None:
        """Nearer or further, about the cursor unless said otherwise. The cursor stays in sight."""
        if self._axis is None or self._whole is None:
            return
        middle = self._axis.start + self._axis.span / 2
        cursor = self._cursor if self._cursor is not None and self._axis.shows(self._cursor) else None
        axis = self._axis.zoomed(factor, about or cursor or middle, self._whole)
        self._axis = axis if cursor is None else axis.drawn_to_show(cursor, self._whole)
        self._axis_is_new()

    def pan(self, share: float) -> None:
        """Look at later times (`share` of what is in sight), or earlier ones below 0. The cursor stays in
        sight: at the edge it goes along."""
        if self._axis is None or self._whole is None:
            return
        axis = self._axis.shifted(self._axis.span * share, self._whole)
        if axis == self._axis:
            return
        self._axis = axis
        self._axis_is_new()
        if self._cursor is not None and not axis.shows(self._cursor):
            self.cursor_moved.emit(min(max(self._cursor, axis.start), axis.end))

    def _axis_is_new(self) -> None:
        self._still = None
        self.update()
        self.axis_changed.emit()

    def _fitted(self, axis: TimeAxis) -> TimeAxis:
        return replace(axis, left=self.head_width, right=float(max(self.width() - RIGHT, 1)))

    # --- hands -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and event.position().x() >= self.head_width - _SNAP_PX:
            self._put_at(event.position().x(), snaps=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put_at(event.position().x(), snaps=False)

    def _put_at(self, x: float, *, snaps: bool) -> None:
        if self._axis is None:
            return
        near = snapped(x, [(self._axis.x(at), at) for at in self._times()], _SNAP_PX) if snaps else None
        self.cursor_moved.emit(near or self._axis.at(x))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down zoom; sideways, or with Shift, it pans."""
        sideways, turned = event.angleDelta().x(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways, turned = sideways or turned, 0
        if self._axis is not None and turned:
            self.zoom(_ZOOM ** (turned / 120.0), self._axis.at(event.position().x()))
        elif sideways:
            self.pan(-sideways / 120.0 * _PAN)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers: apart and together zoom, sideways pan."""
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.pinched(pinch.scaleFactor(), pinch.lastCenterPoint(), pinch.centerPoint())
                return True
        return super().event(event)

    def pinched(self, factor: float, before: QPointF, now: QPointF) -> None:
        """Points are on the screen; the time between the fingers stays there."""
        if self._axis is None:
            return
        if factor != 1.0:
            self.zoom(factor, self._axis.at(self.mapFromGlobal(now).x()))
        wide = self._axis.right - self._axis.left
        if wide > 0 and now.x() != before.x():
            self.pan((before.x() - now.x()) / wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows: ten seconds, with Shift one, with Ctrl pan; Page keys: from mark to mark; plus, minus, 0:
        zoom."""
        key = Qt.Key(event.key())
        step = _SMALL_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        pans = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._whole is None or self._cursor is None:
            event.ignore()
        elif pans and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.pan(_PAN_BY_KEY if key == Qt.Key.Key_Right else -_PAN_BY_KEY)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(self._cursor + (step if key == Qt.Key.Key_Right else -step))
        elif key == Qt.Key.Key_PageDown:
            self._go(min((at for at in self._times() if at > self._cursor), default=self._cursor))
        elif key == Qt.Key.Key_PageUp:
            self._go(max((at for at in self._times() if at < self._cursor), default=self._cursor))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self._whole.start if key == Qt.Key.Key_Home else self._whole.end)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM)
        elif key == Qt.Key.Key_0:
            self.zoom(0.0001)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _go(self, at: datetime) -> None:
        if self._whole is not None:
            self.cursor_moved.emit(min(max(at, self._whole.start), self._whole.end))

    def _times(self) -> list[datetime]:
        """Every moment that something stands at."""
        times = [dot.at for lane in self._lanes for dot in lane.dots]
        times += [at for lane in self._lanes for bar in lane.bars for at in (bar.start, bar.end)]
        return times

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self.setToolTip("")

    def tell(self, sentence: str) -> None:
        """What a screen reader says of the cursor."""
        self.setAccessibleDescription(sentence)

    def _name(self, name: LaneName) -> str:
        return {
            LaneName.DISPATCH: self.tr("Dispatch"),
            LaneName.TRUCKS: self.tr("Trucks"),
            LaneName.FLIGHT: self.tr("Flight"),
            LaneName.ALARMS: self.tr("Alarms"),
            LaneName.FINDINGS: self.tr("Findings"),
            LaneName.NOTES: self.tr("Notes"),
        }[name]

    def _offset_words(self, lane: Lane) -> str:
        seconds = offset_of(lane, self._offsets)
        return "" if seconds is None else spans.clock_offset(seconds)

    # --- size ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(800, round(sum(lane_height(lane) for lane in self._lanes)) + AXIS_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.head_width) + 320, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self._refit()
        self._still = None  # other words, or another theme
        super().changeEvent(event)

    def _refit(self) -> None:
        if self._axis is not None and self._whole is not None:
            self._whole, self._axis = self._fitted(self._whole), self._fitted(self._axis)
            self._axis_is_new()

    # --- painting --------------------------------------------------------------------------------

    def _line_rect(self, at: datetime) -> QRect:
        if self._axis is None:
            return QRect()
        return QRectF(self._axis.x(at) - 3, 0, 6, self.height()).toAlignedRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lanes are painted once, as a picture; a step of the cursor paints its line and the times."""
        if self._still is None or self._still.deviceIndependentSize().toSize() != self.size():
            self._still = self._painted_still()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._still)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._axis is None:
                return
            paint = LanePainter(painter, self._axis, float(self.height()))
            shown = self._cursor if self._cursor is not None and self._axis.shows(self._cursor) else None
            middle = None if shown is None else self._axis.x(shown)
            half = flag_half() + 6
            paint.times(None if middle is None else (middle - half, middle + half))
            if shown is not None:
                paint.cursor(shown)
            if self._by_keyboard and self.hasFocus():
                painter.fillRect(QRectF(0, 0, self.width(), sizes.FOCUS_LINE), colour("accent"))

    def _painted_still(self) -> QPixmap:
        still = QPixmap(self.size() * self.devicePixelRatioF())
        still.setDevicePixelRatio(self.devicePixelRatioF())
        still.fill(colour("window"))
        with QPainter(still) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_heads(painter)
            if self._axis is None:
                return still
            paint = LanePainter(painter, self._axis, float(self.height()))
            paint.ticks()
            top = 0.0
            for lane in self._lanes:
                paint.lane(lane, top)
                top = bottom_of(lane, top)
        return still

    def _paint_heads(self, painter: QPainter) -> None:
        top = 0.0
        for lane in self._lanes:
            bottom = bottom_of(lane, top)
            middle = (top + bottom) / 2
            painter.fillRect(QRectF(0, top, self.width(), 1), colour("hairline"))
            name, font = self._name(lane.name), head_font()
            base = middle + lettering.cap_height(font) / 2
            lettering.draw_line(painter, name, font, colour("text"), QPointF(sizes.GAP_PAGE, base))
            offset = self._offset_words(lane)
            if offset:
                small = offset_font()
                x = self.head_width - sizes.GAP_WIDE - lettering.width(offset, small)
                base = middle + lettering.cap_height(small) / 2
                lettering.draw_line(painter, offset, small, colour("label"), QPointF(x, base))
            top = bottom
        painter.fillRect(QRectF(0, top, self.width(), 1), colour("hairline"))


def head_font() -> QFont:
    return inter(sizes.LABEL, Weight.MEDIUM)


def offset_font() -> QFont:
    return figures(sizes.CHART, Weight.REGULAR)
