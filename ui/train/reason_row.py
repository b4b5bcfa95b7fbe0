"""One reason of a score: what was weighed, why it brought so much, its points, and a bar of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from training.score import words
from ui import lettering, sizes
from ui.font import Weight
from ui.theme import colour
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from training.score.score import Reason

_BAR = QSize(96, 6)
_WIDEST = "88.8 / 88.8"
_MOST_LINES = 3


class ReasonRow(QWidget):
    """Says itself in the reader's language."""

    def __init__(self, reason: Reason, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, said = words.title(language, reason.code), words.say(language, reason)
        points = f"{words.points(language, reason.points)} / {words.points(language, reason.of)}"
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(Words(title, sizes.SENTENCE, Weight.MEDIUM), 1)
        head.addWidget(_PointsBar(reason.points / reason.of if reason.of else 0.0))
        brought = Words(points, sizes.SENTENCE, Weight.MEDIUM, most_lines=1, right=True)
        brought.setMinimumWidth(round(lettering.width(_WIDEST, brought.letters)) + 1)
        head.addWidget(brought)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Words(said, sizes.LABEL, ink="label", most_lines=_MOST_LINES))
        self.setAccessibleName(f"{title}: {points}, {said}")


class _PointsBar(QWidget):
    """Whole in our colour, partly in amber; nothing is an empty bar with a red edge."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = min(max(share, 0.0), 1.0)
        self.setFixedSize(_BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            bar = QRectF(self.rect())
            painter.fillRect(bar, colour("hairline"))
            if self._share <= 0.0:
                painter.fillRect(QRectF(0, 0, bar.height(), bar.height()), colour("danger"))
                return
            bar.setWidth(max(1.0, bar.width() * self._share))
            painter.fillRect(bar, colour("accent" if self._share >= 1.0 else "attention"))
