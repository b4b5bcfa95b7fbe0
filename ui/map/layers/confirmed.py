"""Where somebody in charge said yes: a thin outline with a tick, and who said so until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from maps.crossing import border_within_m
from missions.confirmations import BORDER, Standing
from ui import sizes, units
from ui.font import Weight
from ui.icons import paint_icon
from ui.map.labels import label_font, paint_text, text_rect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from maps.geo import LatLon
    from missions.confirmations import Confirmation
    from ui.map.canvas import Canvas

NEAR_BORDER_M = 5_000.0  # further from the border than this nobody flies over it on one battery
LINE_PX, TICK_PX = 2.0, 20.0

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Drawn:
    confirmation: Confirmation
    label: str


def drawn_near(
    confirmations: Iterable[Confirmation], now: datetime, places: Sequence[LatLon]
) -> tuple[Confirmation, ...]:
    """What is worth drawing: what counts now, and of the border only if these places are near it."""
    valid = [one for one in confirmations if one.standing(now) is Standing.VALID]
    is_near = bool(places) and border_within_m(places, NEAR_BORDER_M) is not None
    return tuple(one for one in valid if is_near or one.about != BORDER)


class ConfirmedLayer:
    """Painted above the zones, so that both are seen."""

    def __init__(self) -> None:
        self._drawn: tuple[_Drawn, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._drawn

    def show(self, confirmations: Iterable[Confirmation], now: datetime) -> None:
        """Those of `drawn_near`. The words are made here, for this language and this day."""
        self._drawn = tuple(_Drawn(one, _words(one, now)) for one in confirmations)

    def paint(self, canvas: Canvas) -> None:
        taken: list[QRectF] = []
        for drawn in self._drawn:
            area = drawn.confirmation.area
            pen = QPen(canvas.colours.accent, LINE_PX, Qt.PenStyle.SolidLine)
            canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
            for ring in (area.ring, *area.holes):
                outline = QPolygonF(canvas.frame.all_to_px(ring))
                canvas.painter.setPen(QPen(canvas.colours.halo, LINE_PX + 2.0))
                canvas.painter.drawPolygon(outline)
                canvas.painter.setPen(pen)
                canvas.painter.drawPolygon(outline)
            self._paint_tick(canvas, drawn, taken)

    def _paint_tick(self, canvas: Canvas, drawn: _Drawn, taken: list[QRectF]) -> None:
        """At the northernmost corner in view with room for its words, which stand above the outline."""
        font, ink = label_font(sizes.MAP_SOURCE, Weight.MEDIUM), canvas.colours.accent
        corners = canvas.frame.all_to_px(drawn.confirmation.area.ring)
        for at in sorted(corners, key=lambda corner: (round(corner.y()), corner.x())):
            words = text_rect(drawn.label, font, at + QPointF(TICK_PX / 2 + 4.0, -TICK_PX * 0.7))
            disc = QRectF(at.x() - TICK_PX / 2, at.y() - TICK_PX / 2, TICK_PX, TICK_PX)
            room = words.united(disc)
            if not canvas.has_room(room) or any(room.intersects(other) for other in taken):
                continue
            taken.append(room)
            canvas.painter.setPen(QPen(canvas.colours.halo, 1.5))
            canvas.painter.setBrush(ink)
            canvas.painter.drawEllipse(disc)
            paint_icon(canvas.painter, "check-bold", at, canvas.colours.halo, TICK_PX - 7.0)
            paint_text(canvas, drawn.label, font, words, ink)
            return


def _words(one: Confirmation, now: datetime) -> str:
    about = translate("Map", "border") if one.about == BORDER else one.about
    words = translate("Map", "{about}: {who}, until {time}")
    return words.format(about=about, who=one.who, time=units.day_and_time(one.valid_until, now))
