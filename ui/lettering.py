"""Text that always fits: measured, wrapped at words, and shortened only when nothing else is left."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPainter

_NEAR_PX = 0.25


def width(text: str, font: QFont) -> float:
    """How far the text reaches on one line."""
    return QFontMetricsF(font).horizontalAdvance(text)


def line_height(font: QFont) -> float:
    """From one baseline to the next."""
    return QFontMetricsF(font).lineSpacing()


def cap_height(font: QFont) -> float:
    """From the baseline to the top of capitals and figures."""
    return QFontMetricsF(font).capHeight()


def wrapped(text: str, font: QFont, room: float, most_lines: int = 2) -> list[str]:
    """The text in at most `most_lines` lines of `room` pixels; what does not fit ends in an ellipsis."""
    measure = QFontMetricsF(font)
    lines: list[str] = []
    words = _words(text)
    while words:
        if len(lines) == most_lines - 1:
            lines.append(measure.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, ceil(room)))
            break
        line = words.pop(0)
        while words and measure.horizontalAdvance(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(measure.elidedText(line, Qt.TextElideMode.ElideRight, ceil(room)))
    return lines


def fits(text: str, font: QFont, room: float, most_lines: int = 2) -> bool:
    """True when `wrapped` shortens nothing."""
    return narrowest(text, font, most_lines) <= ceil(room) and " ".join(
        wrapped(text, font, room, most_lines)
    ) == " ".join(_words(text))


def narrowest(text: str, font: QFont, most_lines: int = 2) -> float:
    """The least room in which the text fits into `most_lines` lines."""
    measure = QFontMetricsF(font)
    words = [measure.horizontalAdvance(word) for word in _words(text)]
    space = measure.horizontalAdvance(" ")
    return _narrowest(words, space, most_lines)


def _words(text: str) -> list[str]:
    """What may stand on different lines: a hard or narrow space holds a number and its unit together."""
    return [word for word in text.replace("\n", " ").split(" ") if word]


def _narrowest(words: list[float], space: float, lines: int) -> float:
    """By halves: a whole paragraph has too many ways to be broken to try them all."""
    if not words:
        return 0.0
    low, high = max(words), sum(words) + space * (len(words) - 1)
    if len(_filled(words, space, low)) <= lines:
        return low
    while high - low > _NEAR_PX:
        middle = (low + high) / 2.0
        if len(_filled(words, space, middle)) <= lines:
            high = middle
        else:
            low = middle
    return max(_filled(words, space, high))


def _filled(words: list[float], space: float, room: float) -> list[float]:
    """How long the lines become when each takes what fits: there are never fewer."""
    lines: list[float] = []
    for word in words:
        if lines and lines[-1] + space + word <= room:
            lines[-1] += space + word
        else:
            lines.append(word)
    return lines


def draw_line(painter: QPainter, text: str, font: QFont, colour: QColor, at: QPointF) -> float:
    """Draw one line with its baseline starting at `at`; returns where it ends."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(at, text)
    return at.x() + width(text, font)


def draw_lines(painter: QPainter, lines: list[str], font: QFont, colour: QColor, top_left: QPointF) -> float:
    """Draw lines below each other from their upper edge; returns the lower edge of the last."""
    measure = QFontMetricsF(font)
    y = top_left.y()
    for line in lines:
        draw_line(painter, line, font, colour, QPointF(top_left.x(), y + measure.ascent()))
        y += measure.lineSpacing()
    return y
