"""What a window has painted, read back: every text with its place and its ink, and what is wrong with it.

All that our widgets write goes through ui.lettering and is watched there. Qt's own fields paint elsewhere;
their texts scroll.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPixmap

from ui import lettering

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from PySide6.QtGui import QFont, QPainter

_HAIR = 1.5  # antialiasing may reach so far
_TOUCHING = 2.0  # letters that reach so far into those of another text are read as one


@dataclass(frozen=True, slots=True)
class PaintedText:
    """One line of text, as it was painted."""

    text: str
    widget: str  # the class of what it was painted on
    ink: str  # #rrggbb
    letters: QRectF  # from the capitals' top to the baseline, in pixels of the window
    on_window: bool  # False: on a picture that is kept and painted later
    is_cut: bool


@contextmanager
def painted() -> Generator[list[PaintedText]]:
    """The texts that are painted inside."""
    found: list[PaintedText] = []
    plain = lettering.draw_line

    def draw_line(painter: QPainter, text: str, font: QFont, colour: QColor, at: QPointF) -> float:
        end = plain(painter, text, font, colour, at)
        capitals = QFontMetricsF(font).capHeight()
        letters = QRectF(at.x(), at.y() - capitals, end - at.x(), capitals)
        found.append(_read(painter, text, colour, letters))
        return end

    with patch.object(lettering, "draw_line", draw_line):
        yield found


def _read(painter: QPainter, text: str, colour: QColor, letters: QRectF) -> PaintedText:
    device = painter.device()  # a QWidget, or for the rows of a list a bare QPaintDevice
    room = QRectF(0, 0, device.width(), device.height()).adjusted(-_HAIR, -_HAIR, _HAIR, _HAIR)
    return PaintedText(
        text=text,
        widget=type(device).__name__,
        ink=colour.name(),
        letters=painter.deviceTransform().mapRect(letters),
        on_window=not isinstance(device, (QPixmap, QImage)),
        is_cut=text.endswith("…") or (bool(text) and not room.contains(letters)),
    )


def cut(texts: Iterable[PaintedText]) -> list[str]:
    """Those that ended in an ellipsis or reached over their widget's edge."""
    return [f"{text.widget}: {text.text}" for text in texts if text.is_cut]


def overlapping(texts: Iterable[PaintedText]) -> list[str]:
    """Pairs that lie over each other."""
    there = [text for text in texts if text.on_window and text.text.strip()]
    return [
        f"{one.widget}: {one.text} / {other.widget}: {other.text}"
        for one, other in combinations(there, 2)
        if _meet(one.letters, other.letters)
    ]


def _meet(one: QRectF, other: QRectF) -> bool:
    both = one & other
    return both.width() > _TOUCHING and both.height() > _TOUCHING


@dataclass(frozen=True, slots=True)
class Read:
    """How well one text can be read from the picture: its ink on the colour that lies around it."""

    text: PaintedText
    ground: str  # #rrggbb
    contrast: float  # WCAG, 1 to 21


def read_on(picture: QImage, texts: Iterable[PaintedText]) -> list[Read]:
    """Each text of the window, on the colour that most of its place has in the picture."""
    found: list[Read] = []
    for text in texts:
        place = text.letters.toAlignedRect().adjusted(-1, -1, 1, 1) & picture.rect()
        if text.on_window and text.text.strip() and not place.isEmpty():
            ground = _ground(picture, place, text.ink)
            found.append(Read(text, ground, contrast(text.ink, ground)))
    return found


def _ground(picture: QImage, place: QRect, ink: str) -> str:
    """Letters cover less than half of their place: what there is most of, but for the ink, is behind them."""
    seen = Counter(
        picture.pixel(x, y)
        for y in range(place.top(), place.bottom() + 1, 2)
        for x in range(place.left(), place.right() + 1, 2)
    )
    names = [QColor(pixel).name() for pixel, _ in seen.most_common(3)]
    return next((name for name in names if name != ink), ink)


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, 1.4.3: from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())
