"""Signs for places as a firefighter knows them: H for a hydrant, waves for water, arrows where people gather.

A plate that is filled was checked; a hollow one was not, or more than two years ago. A hydrant wears the red
ring of fire equipment: a pillar stands on its foot, an underground one lies under its lid.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from maps.places.place import HydrantForm, PlaceKind
from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.map.place_signs import Crowd, Sign
from ui.map.place_strokes import LINE, arrow, bridge, letter, round_pen, tank, waves

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from ui.map.place_colours import PlaceColours

SYMBOL_PX = 26.0  # of the square of 24 units that a sign is drawn on
UNITS, ROOM_UNITS = 24.0, 34.0  # with its halo and its foot
HALO = 2.0
CHIP_PX = 24.0
_ICONS = {
    PlaceKind.GATE: "boom-gate",
    PlaceKind.FOREST_TRACK: "pine-tree",
    PlaceKind.POWER_LINE: "flash",
    PlaceKind.SIGN: "sign-direction",
    PlaceKind.SPEED_DISPLAY: "speedometer",
    PlaceKind.FIRE_STATION: "fire-station",
    PlaceKind.OTHER: "map-marker",
}
_CROWD_ICONS = {Crowd.WATER: "water", Crowd.PEOPLE: "account-group", Crowd.ROAD: "sign-direction"}
_ROUND = frozenset({PlaceKind.HYDRANT, PlaceKind.SUCTION_POINT, PlaceKind.OPEN_WATER})


def symbol(sign: Sign, colours: PlaceColours, ratio: float = 1.0) -> QPixmap:
    """The sign as a picture, kept until the cache needs its room."""
    key = f"place|{sign}|{colours.theme}|{ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _blank(ratio)
        with QPainter(picture) as painter:
            paint_symbol(painter, sign, _middle(), colours)
        QPixmapCache.insert(key, picture)
    return picture


def camera_symbol(colours: PlaceColours, ratio: float = 1.0, *, may_open: bool) -> QPixmap:
    """A camera of a municipality; in our colour where we may look through it."""
    key = f"place-camera|{may_open}|{colours.theme}|{ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _blank(ratio)
        with QPainter(picture) as painter:
            paint_camera(painter, _middle(), colours, may_open=may_open)
        QPixmapCache.insert(key, picture)
    return picture


def crowd_symbol(crowd: Crowd, count: int, colours: PlaceColours, ratio: float = 1.0) -> QPixmap:
    """A chip with the number of places under it."""
    key = f"place-crowd|{crowd}|{count}|{colours.theme}|{ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        font, number = inter(sizes.CHART, Weight.SEMIBOLD), str(count)
        chip = QRectF(0.0, 0.0, round(lettering.width(number, font)) + 34.0, CHIP_PX)
        picture = QPixmap(math.ceil((chip.width() + 4) * ratio), math.ceil((CHIP_PX + 4) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(2.0, 2.0)
            painter.setPen(QPen(colours.halo, HALO))
            painter.setBrush(colours.crowd(crowd))
            painter.drawRoundedRect(chip, CHIP_PX / 2, CHIP_PX / 2)
            paint_icon(painter, _CROWD_ICONS[crowd], QPointF(13.0, CHIP_PX / 2), colours.on_tone, 15.0)
            base = (CHIP_PX + lettering.cap_height(font)) / 2
            lettering.draw_line(painter, number, font, colours.on_tone, QPointF(24.0, base))
        QPixmapCache.insert(key, picture)
    return picture


def paint_symbol(
    painter: QPainter, sign: Sign, centre: QPointF, colours: PlaceColours, size_px: float = SYMBOL_PX
) -> None:
    """Draw the sign round `centre`."""
    tone = colours.tone(sign.kind)
    fill, ink = (colours.paper, tone) if sign.hollow else (tone, colours.on_tone)
    _begin(painter, centre, size_px)
    edge = colours.fire if sign.kind is PlaceKind.HYDRANT else tone
    outline, stand = _outline(sign), _stand(sign.form)
    _halo(painter, stand, colours.halo)
    _halo(painter, outline, colours.halo)
    painter.strokePath(stand, round_pen(edge, LINE))
    _plate(painter, outline, fill, edge)
    _paint_sign(painter, sign, ink)
    painter.restore()


def paint_camera(
    painter: QPainter, centre: QPointF, colours: PlaceColours, size_px: float = SYMBOL_PX, *, may_open: bool
) -> None:
    """Draw a camera round `centre`: filled where we may open it, hollow where not."""
    tone = colours.ours if may_open else colours.plain
    fill, ink = (tone, colours.on_tone) if may_open else (colours.paper, tone)
    _begin(painter, centre, size_px)
    outline = QPainterPath()
    outline.addEllipse(QPointF(), 9.2, 9.2)
    _halo(painter, outline, colours.halo)
    _plate(painter, outline, fill, tone)
    paint_icon(painter, "cctv", QPointF(0.3, 0.3), ink, 14.5)
    painter.restore()


def _paint_sign(painter: QPainter, sign: Sign, ink: QColor) -> None:
    match sign.kind:
        case PlaceKind.HYDRANT:
            letter(painter, "H", ink, 13.0)
        case PlaceKind.LANDING_SITE:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(QPointF(), 7.2, 7.2)
            letter(painter, "H", ink, 9.5)
        case PlaceKind.OPEN_WATER:
            waves(painter, ink, (-3.6, 0.2, 4.0), 5.4)
        case PlaceKind.FIRE_POND:
            waves(painter, ink, (-4.4, 0.0, 4.4), 6.6)
        case PlaceKind.SUCTION_POINT:
            waves(painter, ink, (4.6,), 5.0)
            arrow(painter, ink, QPointF(0.0, 2.6), QPointF(0.0, -6.4))
        case PlaceKind.TANK:
            tank(painter, ink)
        case PlaceKind.MEETING_POINT:
            for turn in (45.0, 135.0, 225.0, 315.0):
                x, y = math.cos(math.radians(turn)), math.sin(math.radians(turn))
                arrow(painter, ink, QPointF(8.6 * x, 8.6 * y), QPointF(2.4 * x, 2.4 * y), width=1.8, head=3.2)
        case PlaceKind.BRIDGE:
            bridge(painter, ink, sign.number)
        case _:
            paint_icon(painter, _ICONS[sign.kind], QPointF(), ink, 15.0)


def _blank(ratio: float) -> QPixmap:
    side = math.ceil(ROOM_UNITS / UNITS * SYMBOL_PX * ratio)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _middle() -> QPointF:
    half = math.ceil(ROOM_UNITS / UNITS * SYMBOL_PX) / 2
    return QPointF(half, half)


def _begin(painter: QPainter, centre: QPointF, size_px: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(size_px / UNITS, size_px / UNITS)


def _outline(sign: Sign) -> QPainterPath:
    path = QPainterPath()
    if sign.kind in _ROUND:
        path.addEllipse(QPointF(), 9.2, 9.2)
    else:
        path.addRoundedRect(QRectF(-9.2, -9.2, 18.4, 18.4), 3.0, 3.0)
    return path


def _stand(form: HydrantForm | None) -> QPainterPath:
    """The foot of a pillar, the lid over an underground hydrant, the wall beside one."""
    path = QPainterPath()
    match form:
        case HydrantForm.PILLAR:
            path.moveTo(0.0, 10.0)
            path.lineTo(0.0, 13.2)
            path.moveTo(-5.5, 13.2)
            path.lineTo(5.5, 13.2)
        case HydrantForm.UNDERGROUND:
            path.moveTo(-8.0, -12.8)
            path.lineTo(8.0, -12.8)
        case HydrantForm.WALL:
            path.moveTo(-12.8, -8.0)
            path.lineTo(-12.8, 8.0)
        case None:
            pass
    return path


def _halo(painter: QPainter, path: QPainterPath, halo: QColor) -> None:
    painter.strokePath(path, round_pen(halo, LINE + 2 * HALO))


def _plate(painter: QPainter, outline: QPainterPath, fill: QColor, edge: QColor) -> None:
    painter.setPen(QPen(edge, LINE))
    painter.setBrush(fill)
    painter.drawPath(outline)
