"""Finds texts that are cut: all that our widgets write goes through ui.lettering, and is watched there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from ui import lettering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor, QFont, QPainter

_HAIR = 1.5  # antialiasing may reach so far


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is painted inside: the texts that ended in an ellipsis or reached over their widget's edge."""
    cut: list[str] = []
    plain = lettering.draw_line

    def draw_line(painter: QPainter, text: str, font: QFont, colour: QColor, at: QPointF) -> float:
        end = plain(painter, text, font, colour, at)
        widget = painter.device()  # a QWidget, or for the rows of a list a bare QPaintDevice
        measure = lettering.QFontMetricsF(font)
        over = (
            at.x() < -_HAIR
            or end > widget.width() + _HAIR
            or at.y() - measure.capHeight() < -_HAIR
            or at.y() > widget.height() + _HAIR
        )
        if text.endswith("…") or over:
            cut.append(f"{type(widget).__name__}: {text}")
        return end

    with patch.object(lettering, "draw_line", draw_line):
        yield cut
