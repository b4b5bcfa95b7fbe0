"""Hot spots on the map: numbered, each with the ellipse it lies in; its shape says what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from telemetry.georeference.ground_point import SIGMAS_95
from ui import sizes
from ui.font import Weight
from ui.hot_spot_states import SpotProgress
from ui.icons import paint_icon
from ui.map.labels import Beside, label_font, paint_labels_apart
from ui.words.hot_spots import progress_words

if TYPE_CHECKING:
    from maps.geo import LatLon
    from telemetry.georeference.ground_point import ErrorEllipse
    from ui.map.canvas import Canvas
    from ui.map.frame import Frame

DISC_PX = 11.0
RING_PX = 1.6
SENT_RING_PX = 4.0  # its second ring stands so far outside the disc
LEAST_RING_PX = DISC_PX + 4.0  # never smaller than its number
FILL_OPACITY = 0.13


@dataclass(frozen=True, slots=True)
class SpotMark:
    """`reading`: the temperature with its level, "286°" or "max 286°", ready for the map; "" where it is
    contrast only. `ellipse`: one standard deviation, painted as the place where 19 of 20 errors lie."""

    number: int
    at: LatLon
    ellipse: ErrorEllipse
    reading: str = ""
    progress: SpotProgress = SpotProgress.OPEN


class HotSpotsLayer:
    """Painted above the marks: they are what is looked for."""

    def __init__(self) -> None:
        self.spots: tuple[SpotMark, ...] = ()
        self.marked: int | None = None
        self.labelled = True  # False: an inset has no room for words, the numbers stay

    def places(self) -> list[LatLon]:
        return [spot.at for spot in self.spots]

    def spot_at(self, point: QPointF, frame: Frame) -> int | None:
        """The number of the nearest within half a button of a finger."""
        near = [((frame.to_px(spot.at) - point).manhattanLength(), spot.number) for spot in self.spots]
        away, number = min(near, default=(float("inf"), 0))
        return number if away <= sizes.SMALL_BUTTON / 2 else None

    def paint(self, canvas: Canvas) -> None:
        """The closed first, so that an open one is never below them."""
        ordered = sorted(self.spots, key=lambda spot: (not spot.progress.closed, -spot.number))
        for spot in ordered:
            self._paint_ellipse(canvas, spot)
        for spot in ordered:
            self._paint_spot(canvas, spot)
        if self.labelled:
            self._paint_labels(canvas)

    def _first_named(self, spot: SpotMark) -> tuple[bool, bool, int]:
        return spot.number != self.marked, spot.progress.closed, spot.number

    def _paint_labels(self, canvas: Canvas) -> None:
        """Over no number and not over each other; where they lie thick, some numbers stand alone."""
        labels = [
            Beside(
                words,
                canvas.frame.to_px(spot.at),
                axes_px(canvas.frame, spot)[0] + 5.0,
                _ink(canvas, spot),
            )
            for spot in sorted(self.spots, key=self._first_named)
            if (words := label_of(spot))
        ]
        paint_labels_apart(canvas, labels, [_disc(canvas.frame.to_px(spot.at)) for spot in self.spots])

    def _paint_ellipse(self, canvas: Canvas, spot: SpotMark) -> None:
        ink = _ink(canvas, spot)
        fill = QColor(ink)
        fill.setAlphaF(0.0 if spot.progress.closed else FILL_OPACITY)
        major, minor = axes_px(canvas.frame, spot)
        canvas.painter.save()
        canvas.painter.translate(canvas.frame.to_px(spot.at))
        canvas.painter.rotate(
            spot.ellipse.bearing_deg - 90.0
        )  # the bearing is from north, the axis to the right
        canvas.painter.setBrush(fill)
        canvas.painter.setPen(QPen(ink, RING_PX))
        canvas.painter.drawEllipse(QPointF(0.0, 0.0), major, minor)
        canvas.painter.restore()

    def _paint_spot(self, canvas: Canvas, spot: SpotMark) -> None:
        painter, at, ink = canvas.painter, canvas.frame.to_px(spot.at), _ink(canvas, spot)
        if spot.number == self.marked:
            for colour, width in ((canvas.colours.halo, 6.0), (canvas.colours.accent, 3.0)):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(at, DISC_PX + 8.0, DISC_PX + 8.0)
        if spot.progress.closed:
            painter.setBrush(canvas.colours.halo)
            painter.setPen(QPen(ink, RING_PX))
            painter.drawEllipse(at, DISC_PX, DISC_PX)
            paint_icon(painter, "check", at, ink, 16.0)
        else:
            if spot.progress is not SpotProgress.OPEN:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(ink, 2.2))
                painter.drawEllipse(at, DISC_PX + SENT_RING_PX, DISC_PX + SENT_RING_PX)
            painter.setBrush(ink)
            painter.setPen(QPen(canvas.colours.halo, 1.5))
            painter.drawEllipse(at, DISC_PX, DISC_PX)
            painter.setFont(label_font(sizes.CHART, Weight.SEMIBOLD))
            painter.setPen(canvas.colours.on_danger)
            painter.drawText(_disc(at), Qt.AlignmentFlag.AlignCenter, str(spot.number))


def label_of(spot: SpotMark) -> str:
    """The reading of an open one; of others what was done, and the number of a closed one, whose disc has a
    tick."""
    if spot.progress.closed:
        return f"{spot.number} {progress_words(spot.progress)}"
    done = "" if spot.progress is SpotProgress.OPEN else progress_words(spot.progress)
    return " · ".join(part for part in (spot.reading, done) if part)


def axes_px(frame: Frame, spot: SpotMark) -> tuple[float, float]:
    """Half axes of the 95 % ellipse on the screen."""
    return (
        max(LEAST_RING_PX, frame.metres_to_px(SIGMAS_95 * spot.ellipse.major_m, spot.at)),
        max(LEAST_RING_PX, frame.metres_to_px(SIGMAS_95 * spot.ellipse.minor_m, spot.at)),
    )


def _disc(at: QPointF) -> QRectF:
    return QRectF(at.x() - DISC_PX, at.y() - DISC_PX, 2 * DISC_PX, 2 * DISC_PX)


def _ink(canvas: Canvas, spot: SpotMark) -> QColor:
    return canvas.colours.label if spot.progress.closed else canvas.colours.danger
