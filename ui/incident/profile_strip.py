"""The ground below the way, cut open: the land filled, the flight above it, red where it comes too near."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from missions.findings.heights import LOWEST_M
from ui import lettering, sizes, units
from ui.font import Weight, figures, inter
from ui.incident.profile_scale import ProfileScale, scaled
from ui.map.polyline import to_polygon
from ui.theme import colour

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from missions.ground import Floats
    from missions.profile import Profile

    Mask = NDArray[np.bool_]

HEIGHT = 120
HEAD, FOOT = 24.0, 20.0
NUMBERS = 52.0  # room for the heights at the left
EDGE = 12.0
GROUND_OPACITY, LOW_OPACITY, HATCH_OPACITY = 0.38, 0.42, 0.45
FLIGHT_PX, GROUND_PX, MARK_PX = 2.4, 1.4, 5.0
KEY_STEP = 0.02  # of the way
CURSOR_ROOM = 120.0  # before the right end, where the length of the way stands


class ProfileStrip(QWidget):
    """Shows one profile. The finger or the mouse on it asks the map for the place: `pointed`."""

    pointed = Signal(object)  # LatLon under the cursor; None: it left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile: Profile | None = None
        self._cursor_m: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()

    def show_profile(self, profile: Profile | None) -> None:
        """None: there is no way."""
        self._profile = profile
        self._point(None)
        self._say()
        self.update()

    @property
    def cursor_m(self) -> float | None:
        """Metres along the way under the cursor."""
        return self._cursor_m

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    # --- what is pointed at ----------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().x())

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go along the way, Escape leaves it."""
        step = {Qt.Key.Key_Left: -KEY_STEP, Qt.Key.Key_Right: KEY_STEP}.get(Qt.Key(event.key()))
        if self._profile is not None and step is not None:
            length_m = self._profile.length_m
            self._point(min(max((self._cursor_m or 0.0) + step * length_m, 0.0), length_m))
        elif event.key() == Qt.Key.Key_Escape and self._cursor_m is not None:
            self._point(None)
        else:
            super().keyPressEvent(event)

    def _point_at(self, x: float) -> None:
        if self._profile is not None:
            self._point(scaled(self._profile, self._plot()).along_m(x))

    def _point(self, along_m: float | None) -> None:
        if along_m == self._cursor_m:
            return
        self._cursor_m = along_m
        profile = self._profile
        here = None if profile is None or along_m is None else profile.place(profile.nearest(along_m))
        self.pointed.emit(here)
        self.update()

    # --- what it says ----------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self.update()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Profile of the way"))
        self.setAccessibleDescription(self._summary())

    def _summary(self) -> str:
        profile = self._profile
        if profile is None:
            return self.tr("No way to show")
        if profile.unknown_share == 1.0:
            return self.tr("The height of the ground is not known here")
        worst = profile.worst
        if worst is None:
            return self.tr("Ground below the line")
        said = self.tr("Least {height} above ground, after {distance}").format(
            height=units.height(worst.clearance_m), distance=units.distance(worst.along_m)
        )
        if profile.unknown_share == 0.0:
            return said
        share = max(1, round(100.0 * profile.unknown_share))
        return self.tr("{said}; unknown for {percent} %").format(said=said, percent=share)

    def _here(self, profile: Profile, along_m: float) -> str:
        """What is under the cursor."""
        n = profile.nearest(along_m)
        ground_m, clearance_m = float(profile.ground_m[n]), float(profile.clearance_m[n])
        if math.isnan(ground_m):
            return self.tr("ground not known")
        ground = self.tr("ground {height}").format(height=units.height(ground_m))
        if math.isnan(clearance_m):
            return ground
        above = self.tr("{height} above it").format(height=units.height(clearance_m))
        return f"{ground}, {above}"

    # --- drawing ---------------------------------------------------------------------------------

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(NUMBERS, HEAD, -EDGE, -FOOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            profile = self._profile
            if profile is not None:
                scale = scaled(profile, self._plot())
                self._paint_plot(painter, scale)
                self._paint_numbers(painter, scale)
                self._paint_cursor(painter, scale)
            self._paint_head(painter)
            if self.hasFocus():
                painter.setPen(QPen(colour("accent"), sizes.FOCUS_LINE))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_plot(self, painter: QPainter, scale: ProfileScale) -> None:
        plot = scale.plot
        painter.setPen(QPen(colour("hairline"), sizes.HAIRLINE))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        x, ground, flight = scale.columns()
        unknown = np.isnan(ground)
        for first, last in _runs(unknown):
            band = QRectF(QPointF(x[first], plot.top()), QPointF(x[last], plot.bottom()))
            painter.fillRect(band, QBrush(_clear("label", HATCH_OPACITY), Qt.BrushStyle.BDiagPattern))
        if not scale.known:
            return
        for first, last in _runs(~unknown):
            part = slice(first, last + 1)
            top = scale.y(ground[part])
            _fill(painter, x[part], top, np.full_like(top, plot.bottom()), _clear("label", GROUND_OPACITY))
            _stroke(painter, x[part], top, QPen(colour("label"), GROUND_PX))
        for first, last in _runs(~np.isnan(flight)):
            part = slice(first, last + 1)
            _stroke(painter, x[part], scale.y(flight[part]), _pen("accent"))
        for first, last in _runs(_too_low(scale, ground, flight)):
            part = slice(max(0, first - 1), last + 2)
            above, below = scale.y(flight[part]), scale.y(ground[part])
            _fill(painter, x[part], above, below, _clear("danger", LOW_OPACITY))
            _stroke(painter, x[part], above, _pen("danger"))
        self._paint_worst(painter, scale)

    def _paint_worst(self, painter: QPainter, scale: ProfileScale) -> None:
        worst = scale.profile.worst
        if worst is None:
            return
        n = scale.profile.nearest(worst.along_m)
        x = scale.x(worst.along_m)
        above, below = float(scale.y(scale.profile.flight_m[n])), float(scale.y(scale.profile.ground_m[n]))
        ink = colour("danger" if worst.clearance_m < LOWEST_M else "text")
        painter.setPen(QPen(ink, sizes.HAIRLINE, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, above), QPointF(x, below))
        painter.setPen(QPen(colour("surface"), 1.5))
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, above), MARK_PX, MARK_PX)

    def _paint_numbers(self, painter: QPainter, scale: ProfileScale) -> None:
        """Lowest and highest ground and flight at the left, the length below."""
        font, plot = figures(sizes.CHART, Weight.REGULAR), scale.plot
        painter.setFont(font)
        painter.setPen(colour("label"))
        cap = lettering.cap_height(font)
        length = str(units.distance(scale.profile.length_m))
        foot = plot.bottom() + FOOT - 5.0
        painter.drawText(QPointF(plot.left(), foot), "0")
        painter.drawText(QPointF(plot.right() - lettering.width(length, font), foot), length)
        if not scale.known:
            return
        profile = scale.profile
        marks = [float(np.nanmin(profile.ground_m))] if profile.unknown_share < 1.0 else []
        highest = np.concatenate([profile.flight_m, profile.ground_m])
        marks.append(float(np.nanmax(highest)))
        for height_m in dict.fromkeys(round(mark) for mark in marks):
            text = str(units.height(height_m))
            y = float(np.clip(float(scale.y(float(height_m))) + cap / 2, plot.top() + cap, plot.bottom()))
            painter.drawText(QPointF(plot.left() - 6.0 - lettering.width(text, font), y), text)

    def _paint_cursor(self, painter: QPainter, scale: ProfileScale) -> None:
        if self._cursor_m is None:
            return
        x = scale.x(self._cursor_m)
        painter.setPen(QPen(colour("text"), 1.5))
        painter.drawLine(QPointF(x, scale.plot.top()), QPointF(x, scale.plot.bottom()))
        font = figures(sizes.CHART, Weight.SEMIBOLD)
        text = str(units.distance(self._cursor_m))
        left = min(
            max(x - lettering.width(text, font) / 2, scale.plot.left() + 16.0), scale.plot.right() - 120.0
        )
        painter.setFont(font)
        painter.drawText(QPointF(left, scale.plot.bottom() + FOOT - 5.0), text)

    def _paint_head(self, painter: QPainter) -> None:
        """What counts, at the left; what is under the cursor, at the right."""
        profile, font = self._profile, inter(sizes.LABEL, Weight.SEMIBOLD)
        worst = None if profile is None else profile.worst
        low = worst is not None and worst.clearance_m < LOWEST_M
        right = float(self.width()) - EDGE
        if profile is not None and self._cursor_m is not None:
            here, plain = self._here(profile, self._cursor_m), inter(sizes.LABEL)
            right -= lettering.width(here, plain)
            painter.setFont(plain)
            painter.setPen(colour("text"))
            painter.drawText(QPointF(right, 17.0), here)
            right -= sizes.GAP_WIDE
        painter.setFont(font)
        painter.setPen(colour("danger" if low else "text"))
        (line,) = lettering.wrapped(self._summary(), font, max(40.0, right - EDGE), 1)
        painter.drawText(QPointF(EDGE, 17.0), line)


def _too_low(
    scale: ProfileScale, ground: Floats, flight: Floats
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Columns of pixels beyond the surroundings of home where the drone is lower than trees and wires."""
    profile, wide = scale.profile, len(ground)
    along = np.linspace(0.0, profile.length_m, wide)
    nearest = np.clip(np.searchsorted(profile.along_m, along), 0, len(profile.along_m) - 1)
    with np.errstate(invalid="ignore"):
        return (flight - ground < LOWEST_M) & ~profile.near_home[nearest]


def _runs(mask: Mask) -> list[tuple[int, int]]:
    """First and last index of each stretch that is true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return [(first, last - 1) for first, last in edges.reshape(-1, 2).tolist()]


def _fill(painter: QPainter, x: Floats, top: Floats, bottom: Floats, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(to_polygon(np.concatenate([x, x[::-1]]), np.concatenate([top, bottom[::-1]])))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _stroke(painter: QPainter, x: Floats, y: Floats, pen: QPen) -> None:
    painter.setPen(pen)
    line: QPolygonF = to_polygon(x, y)
    painter.drawPolyline(line)


def _pen(name: str) -> QPen:
    pen = QPen(colour(name), FLIGHT_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _clear(name: str, opacity: float) -> QColor:
    ink = QColor(colour(name))
    ink.setAlphaF(opacity)
    return ink
