"""What stands on the map beside the drone: home, the scene with its error, hot spots, marks and trucks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from ui import sizes, units
from ui.font import Weight
from ui.icons import paint_icon
from ui.map.labels import Beside, label_font, paint_labels_apart, paint_text, text_rect

if TYPE_CHECKING:
    from maps.geo import LatLon
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

DISC_PX = 11.0
HOME_PX = 12.0
TRUCK_PX = 26.0
RING_PX = 1.6
ERROR_FILL_OPACITY = 0.13
POINTED_PX = 9.0
CROSS_PX = (10.0, 19.0)  # the scene's circle and the tips of its cross


class MarkKind(StrEnum):
    """What a mark stands for."""

    HOT_SPOT = "hot_spot"
    MARK = "mark"  # somebody pressed Mark
    TRUCK = "truck"


@dataclass(frozen=True, slots=True)
class MapMark:
    """One thing; its number is the same in the picture, on the map, in the list and in the report."""

    at: LatLon
    kind: MarkKind
    number: int | None = None
    label: str = ""  # "286°", "Subate 11"
    error_m: float | None = None


class MarksLayer:
    """Small signs at places."""

    def __init__(self) -> None:
        self.home: LatLon | None = None
        self.scene: LatLon | None = None
        self.scene_error_m: float | None = None
        self.marks: tuple[MapMark, ...] = ()
        self.footprint: tuple[LatLon, ...] = ()
        self._outline: tuple[Frame, tuple[LatLon, ...], QPolygonF] | None = None  # the last one asked for
        self.pointed: LatLon | None = None

    def mark_at(self, point: QPointF, frame: Frame) -> MapMark | None:
        """The mark under a finger, the nearest within half a button."""
        near = [(self._away(point, frame.to_px(mark.at)), i) for i, mark in enumerate(self.marks)]
        reachable = [pair for pair in near if pair[0] <= sizes.SMALL_BUTTON / 2]
        return self.marks[min(reachable)[1]] if reachable else None

    def footprint_rect(self, frame: Frame) -> QRectF:
        """The pixels that it covers."""
        if len(self.footprint) < 3:
            return QRectF()
        return self._footprint_px(frame).boundingRect().adjusted(-2.0, -2.0, 2.0, 2.0)

    def _footprint_px(self, frame: Frame) -> QPolygonF:
        """Asked for several times before it moves."""
        if self._outline is None or self._outline[:2] != (frame, self.footprint):
            self._outline = frame, self.footprint, QPolygonF(frame.all_to_px(self.footprint))
        return self._outline[2]

    def paint(self, canvas: Canvas) -> None:
        self._paint_footprint(canvas)
        if self.scene is not None:
            self._paint_scene(canvas, self.scene)
        if self.home is not None:
            self._paint_home(canvas, self.home)
        for mark in self.marks:
            if mark.kind is MarkKind.TRUCK:
                self._paint_truck(canvas, mark)
            else:
                self._paint_disc(canvas, mark)
        self._paint_labels(canvas)
        if self.pointed is not None:
            self._paint_pointed(canvas, self.pointed)

    def _paint_pointed(self, canvas: Canvas, at: LatLon) -> None:
        pixel = canvas.frame.to_px(at)
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((canvas.colours.halo, 5.0), (canvas.colours.text, 2.0)):
            canvas.painter.setPen(QPen(colour, width))
            canvas.painter.drawEllipse(pixel, POINTED_PX, POINTED_PX)

    def _paint_footprint(self, canvas: Canvas) -> None:
        if len(self.footprint) < 3:
            return
        if not canvas.touches(self.footprint_rect(canvas.frame)):
            return
        fill = QColor(canvas.colours.text)
        fill.setAlphaF(0.06)
        canvas.painter.setPen(QPen(canvas.colours.text, 1.3))
        canvas.painter.setBrush(fill)
        canvas.painter.drawPolygon(self._footprint_px(canvas.frame))

    def _paint_scene(self, canvas: Canvas, scene: LatLon) -> None:
        painter, red = canvas.painter, canvas.colours.danger
        at = canvas.frame.to_px(scene)
        error_px = canvas.frame.metres_to_px(self.scene_error_m or 0.0, scene)
        painter.setPen(QPen(red, RING_PX))
        if error_px > CROSS_PX[1]:
            painter.setBrush(_faint(red))
            painter.drawEllipse(at, error_px, error_px)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(red, 2.2))
        inner, outer = CROSS_PX
        painter.drawEllipse(at, inner, inner)
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(
                at + QPointF(x * inner * 0.6, y * inner * 0.6), at + QPointF(x * outer, y * outer)
            )
        self._paint_scene_words(canvas, at, max(error_px, outer))

    def _paint_scene_words(self, canvas: Canvas, at: QPointF, radius_px: float) -> None:
        words = QCoreApplication.translate("Map", "Alarm place")
        if self.scene_error_m is not None:
            words += f" {units.error(self.scene_error_m)}"
        font = label_font(sizes.LABEL, Weight.SEMIBOLD)
        rect = text_rect(words, font, at)
        for y in (
            at.y() + radius_px + 4.0,
            at.y() - radius_px - 4.0 - rect.height(),
            at.y() + CROSS_PX[1] + 2.0,
        ):
            rect.moveTopLeft(QPointF(at.x() - rect.width() / 2, y))
            if canvas.has_room(rect):
                paint_text(canvas, words, font, rect, canvas.colours.danger)
                return

    def _paint_home(self, canvas: Canvas, home: LatLon) -> None:
        at = canvas.frame.to_px(home)
        canvas.painter.setBrush(canvas.colours.surface)
        canvas.painter.setPen(QPen(canvas.colours.accent, 2.0))
        canvas.painter.drawEllipse(at, HOME_PX, HOME_PX)
        paint_icon(canvas.painter, "home", at, canvas.colours.accent, 15.0)

    def _paint_disc(self, canvas: Canvas, mark: MapMark) -> None:
        painter = canvas.painter
        ink = _ink(mark, canvas)
        at = canvas.frame.to_px(mark.at)
        if mark.error_m is not None:
            painter.setBrush(_faint(ink))
            painter.setPen(QPen(ink, RING_PX))
            ring_px = _ring_px(mark, canvas.frame)
            painter.drawEllipse(at, ring_px, ring_px)
        painter.setBrush(ink)
        painter.setPen(QPen(canvas.colours.halo, 1.5))
        painter.drawEllipse(at, DISC_PX, DISC_PX)
        painter.setFont(label_font(sizes.CHART, Weight.SEMIBOLD))
        painter.setPen(canvas.colours.on_danger)
        disc = QRectF(at.x() - DISC_PX, at.y() - DISC_PX, 2 * DISC_PX, 2 * DISC_PX)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, "" if mark.number is None else str(mark.number))

    def _paint_labels(self, canvas: Canvas) -> None:
        """Over no sign and not over each other, however near things lie."""
        signs = [_sign_rect(canvas.frame.to_px(mark.at), mark.kind) for mark in self.marks]
        if self.home is not None:
            signs.append(_sign_rect(canvas.frame.to_px(self.home), None))
        paint_labels_apart(canvas, [_label(mark, canvas) for mark in self.marks if mark.label], signs)

    def _paint_truck(self, canvas: Canvas, mark: MapMark) -> None:
        painter = canvas.painter
        at = canvas.frame.to_px(mark.at)
        plate = QRectF(0.0, 0.0, TRUCK_PX, TRUCK_PX)
        plate.moveCenter(at)
        painter.setBrush(canvas.colours.text)
        painter.setPen(QPen(canvas.colours.halo, 1.0))
        painter.drawRoundedRect(plate, 4.0, 4.0)
        paint_icon(painter, "fire-truck", at, canvas.colours.surface, 18.0)

    def _away(self, a: QPointF, b: QPointF) -> float:
        return (a - b).manhattanLength()


def _label(mark: MapMark, canvas: Canvas) -> Beside:
    at, is_truck = canvas.frame.to_px(mark.at), mark.kind is MarkKind.TRUCK
    gap_px = TRUCK_PX / 2 + 6.0 if is_truck else _ring_px(mark, canvas.frame) + 5.0
    return Beside(mark.label, at, gap_px, _ink(mark, canvas), left_first=is_truck)


def _ink(mark: MapMark, canvas: Canvas) -> QColor:
    inks = {MarkKind.HOT_SPOT: canvas.colours.danger, MarkKind.TRUCK: canvas.colours.text}
    return inks.get(mark.kind, canvas.colours.accent)


def _ring_px(mark: MapMark, frame: Frame) -> float:
    return max(DISC_PX + 4.0, frame.metres_to_px(mark.error_m or 0.0, mark.at))


def _sign_rect(at: QPointF, kind: MarkKind | None) -> QRectF:
    """None: home."""
    half_px = {MarkKind.TRUCK: TRUCK_PX / 2, None: HOME_PX}.get(kind, DISC_PX)
    return QRectF(at.x() - half_px, at.y() - half_px, 2 * half_px, 2 * half_px)


def _faint(colour: QColor) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(ERROR_FILL_OPACITY)
    return faint
