"""Paints what stands on a picture: brackets and numbers beside the spots, never on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPen

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.map.labels import HALO_PX, haloed
from ui.theme import worn
from ui.theme_name import ThemeName
from ui.words.thermal import (
    degrees_words,
    has_degrees,
    level_words,
    picture_name,
    reading_words,
    temperature_words,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from telemetry.thermal.range import Place
    from ui.video.overlay import Bracket, Overlay, Scale

SMALL_PX = 420.0  # a picture narrower than this is an inset: title, maximum and numbers only
EDGE = 14.0
HALO = QColor("#0b0d0f")
INK = QColor("#f4f2ec")
NIGHT_INK = QColor("#dcd8d0")  # no pure white at night
CORNER_PX = (10.0, 14.0)  # of a bracket: in the inset, in the large picture
LEAST_BRACKET_PX = (26.0, 36.0)
CROSS_PX = ((5.0, 14.0), (10.0, 26.0))  # from where to where its four lines reach
BAR_WIDTH, BAR_SHARE = 10.0, 0.40
SAME_PLACE = 0.04  # nearer than this the hottest is the spot that has a bracket already
BURNT_IN_PX = 20


@dataclass(frozen=True, slots=True)
class Look:
    """One painting: where the picture is, whether as an inset, and whether its values are of now."""

    painter: QPainter
    rect: QRectF
    ratio: float
    frozen: bool = False
    right_taken_px: float = 0.0  # a button stands in the lower right corner, so wide

    @property
    def small(self) -> bool:
        return self.rect.width() < SMALL_PX

    @property
    def ink(self) -> QColor:
        return NIGHT_INK if worn().name is ThemeName.NIGHT else INK

    def point(self, place: Place) -> QPointF:
        return QPointF(
            self.rect.left() + place[0] * self.rect.width(), self.rect.top() + place[1] * self.rect.height()
        )


def paint_overlay(look: Look, overlay: Overlay) -> None:
    """Everything but the age of a frozen picture."""
    taken = _paint_head(look, overlay)
    if overlay.scale is not None and not look.small:
        taken.append(_paint_scale(look, overlay.scale))
    _paint_cross(look, overlay)
    for bracket in overlay.brackets:
        _paint_bracket(look, bracket, overlay, taken)
    hottest = overlay.hottest
    if hottest is not None and hottest.at is not None and not _has_bracket(overlay, hottest.at):
        _paint_corners(look, _box(look, hottest.at, (0.0, 0.0)))
    if not look.small and overlay.foot:
        font = inter(sizes.LABEL, Weight.MEDIUM)
        # At the right: cameras write their own words into the lower left corner.
        right = look.rect.right() - EDGE - look.right_taken_px
        words = lettering.wrapped(overlay.foot, font, right - look.rect.left() - EDGE, 1)[0]
        left = right - QFontMetricsF(font).horizontalAdvance(words)
        _write(look, words, font, QPointF(left, look.rect.bottom() - EDGE - _high(font)))


def heading(overlay: Overlay, *, small: bool) -> tuple[str, str]:
    """What stands at the upper left and right."""
    title = picture_name(thermal=overlay.thermal)
    if not overlay.thermal:
        return title, ""
    level = level_words(overlay.level, overlay.error_c)
    hottest = overlay.hottest
    if hottest is None or not has_degrees(overlay.level, overlay.error_c):
        return (title if small or not overlay.note else f"{title} · {overlay.note}"), level
    most = _most(overlay)
    if small:
        return title, most
    return (f"{title} · {overlay.note}" if overlay.note else title), f"{most} · {level}"


def _most(overlay: Overlay) -> str:
    from telemetry.thermal.frame import TruthLevel  # noqa: PLC0415

    hottest = overlay.hottest
    if hottest is None:
        return ""
    return reading_words(hottest.celsius, TruthLevel.RANGE, at_least=hottest.at_least)


def _paint_head(look: Look, overlay: Overlay) -> list[QRectF]:
    """Title and level; in the inset the level's word stands below the maximum."""
    font = inter(sizes.LABEL, Weight.MEDIUM)
    left, right = heading(overlay, small=look.small)
    right = "" if look.frozen else right
    top = look.rect.top() + EDGE - 3.0
    room = look.rect.width() - 2 * EDGE
    right_px = lettering.width(right, font)
    taken: list[QRectF] = []
    left_room = room - right_px - (sizes.GAP if right else 0)
    lines = lettering.wrapped(left, font, left_room, 2) or [""]
    for n, line in enumerate(lines):
        taken.append(_write(look, line, font, QPointF(look.rect.left() + EDGE, top + n * _high(font))))
    right_at = QPointF(look.rect.right() - EDGE - right_px, top)
    taken.append(_write(look, right, font, right_at))
    below = top + len(lines) * _high(font)
    if look.small and overlay.thermal and not look.frozen and overlay.hottest is not None:
        level = level_words(overlay.level, overlay.error_c)
        if level != right:
            at = QPointF(look.rect.right() - EDGE - lettering.width(level, font), top + _high(font))
            taken.append(_write(look, level, font, at))
    if overlay.burnt_in:
        strong = inter(BURNT_IN_PX, Weight.SEMIBOLD)
        taken.append(_write(look, overlay.burnt_in, strong, QPointF(look.rect.left() + EDGE, below + 2.0)))
    return taken


def _paint_cross(look: Look, overlay: Overlay) -> None:
    """In the middle: what a tap-free pointing means; its reading stands below it."""
    middle = look.rect.center()
    inner, outer = CROSS_PX[0 if look.small else 1]
    for colour, width in ((HALO, 3.5), (look.ink, 1.4)):
        look.painter.setPen(QPen(colour, width))
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            look.painter.drawLine(
                middle + QPointF(x * inner, y * inner), middle + QPointF(x * outer, y * outer)
            )
    readable = (
        overlay.middle_c is not None and overlay.thermal and has_degrees(overlay.level, overlay.error_c)
    )
    if readable and overlay.middle_c is not None and not look.small and not look.frozen:
        font = inter(sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        words = temperature_words(overlay.middle_c)
        at = middle + QPointF(-lettering.width(words, font) / 2, outer + 4.0)
        _write(look, words, font, at)


def _paint_bracket(look: Look, bracket: Bracket, overlay: Overlay, taken: list[QRectF]) -> None:
    box = _box(look, bracket.at, bracket.size)
    _paint_corners(look, box)
    words = _bracket_words(bracket, overlay, bare=look.small or look.frozen)
    if not words:
        return
    font = inter(sizes.LABEL if look.small else sizes.LABEL_BUTTON, Weight.SEMIBOLD)
    size = QRectF(0.0, 0.0, lettering.width(words, font), _high(font))
    for at in (
        QPointF(box.right() + 8.0, box.top() - 6.0),
        QPointF(box.left() - 8.0 - size.width(), box.top() - 6.0),
        QPointF(box.left(), box.bottom() + 2.0),
        QPointF(box.left(), box.top() - size.height() - 2.0),
    ):
        place = size.translated(at)
        if look.rect.adjusted(4, 4, -4, -4).contains(place) and not any(place.intersects(t) for t in taken):
            taken.append(_write(look, words, font, at))
            return


def _bracket_words(bracket: Bracket, overlay: Overlay, *, bare: bool) -> str:
    """Of an inset and of a frozen picture the number alone: a degree is of now, or it is not said."""
    number = "" if bracket.number is None else str(bracket.number)
    if bare or bracket.celsius is None or not has_degrees(overlay.level, overlay.error_c):
        return number
    words = temperature_words(bracket.celsius, at_least=bracket.at_least)
    return f"{number}\u2002{words}" if number else words


def _has_bracket(overlay: Overlay, at: Place) -> bool:
    return any(
        abs(b.at[0] - at[0]) <= max(SAME_PLACE, b.size[0])
        and abs(b.at[1] - at[1]) <= max(SAME_PLACE, b.size[1])
        for b in overlay.brackets
    )


def _box(look: Look, at: Place, size: Place) -> QRectF:
    least = LEAST_BRACKET_PX[0 if look.small else 1]
    box = QRectF(0.0, 0.0, max(least, size[0] * look.rect.width()), max(least, size[1] * look.rect.height()))
    box.moveCenter(look.point(at))
    return box


def _paint_corners(look: Look, box: QRectF) -> None:
    reach = min(CORNER_PX[0 if look.small else 1], box.width() / 3, box.height() / 3)
    look.painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((HALO, 3.5), (look.ink, 1.6)):
        look.painter.setPen(QPen(colour, width))
        for corner, x, y in (
            (box.topLeft(), 1, 1),
            (box.topRight(), -1, 1),
            (box.bottomLeft(), 1, -1),
            (box.bottomRight(), -1, -1),
        ):
            look.painter.drawPolyline(
                [corner + QPointF(x * reach, 0.0), corner, corner + QPointF(0.0, y * reach)]
            )


def _paint_scale(look: Look, scale: Scale) -> QRectF:
    """A bar at the right with its ends in degrees, where they are known."""
    high = min(240.0, look.rect.height() * BAR_SHARE)
    bar = QRectF(look.rect.right() - EDGE - BAR_WIDTH, look.rect.top() + 50.0, BAR_WIDTH, high)
    fade = QLinearGradient(bar.bottomLeft(), bar.topLeft())
    last = max(1, len(scale.colours) - 1)
    for n, colour in enumerate(scale.colours):
        fade.setColorAt(n / last, QColor.fromRgb(colour))
    look.painter.setPen(QPen(HALO, 1.0))
    look.painter.setBrush(fade)
    look.painter.drawRect(bar)
    if scale.low_c is None or scale.high_c is None or look.frozen:
        return bar
    marks = [(scale.high_c, 1.0), (scale.low_c, 0.0)]
    if scale.threshold_c is not None and scale.low_c < scale.threshold_c < scale.high_c:
        share = (scale.threshold_c - scale.low_c) / (scale.high_c - scale.low_c)
        if 0.12 < share < 0.88:  # else its word would lie on that of an end
            marks.append((scale.threshold_c, share))
    font, left = inter(sizes.LABEL, Weight.SEMIBOLD), bar.left()
    for celsius, share in marks:
        words = degrees_words(celsius)
        y = bar.bottom() - share * bar.height() - _high(font) / 2
        at = QPointF(bar.left() - 10.0 - lettering.width(words, font), y)
        left = min(left, _write(look, words, font, at).left())
    return QRectF(left, bar.top() - 8.0, bar.right() - left, bar.height() + 16.0)


def _high(font: QFont) -> float:
    return lettering.line_height(font)


def _write(look: Look, words: str, font: QFont, top_left: QPointF) -> QRectF:
    """With a dark halo: it reads on any picture."""
    if not words:
        return QRectF()
    picture = haloed(words, font, look.ink, HALO, look.ratio)
    look.painter.drawPixmap(round(top_left.x() - HALO_PX), round(top_left.y() - HALO_PX), picture)
    return QRectF(top_left.x(), top_left.y(), lettering.width(words, font), _high(font))
