"""The worst finding on a card: a bar with shape, capital word and count, what it is, and its mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import lettering, sizes
from ui.font import Weight, inter
from ui.icons import paint_icon
from ui.theme import colour
from ui.widgets.big_button import BigButton
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_BAR = 30
_SIDE = 20


class FindingCard(QWidget):
    """Red blocks, amber asks. Emits the wish to see it and the wish to mend it."""

    show_wanted = Signal()
    mend_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._red = True
        self._headline = ""
        self._title = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._detail = Words("", sizes.LABEL, ink="label")
        self._show = BigButton("", height=sizes.SMALL_BUTTON)
        self._mend = BigButton("", height=sizes.SMALL_BUTTON)
        for button in (self._show, self._mend):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show.wanted.connect(self.show_wanted)
        self._mend.wanted.connect(self.mend_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, _BAR + 10, _SIDE - 4, 10)
        row.setSpacing(sizes.GAP)
        row.addLayout(words, 1)
        row.addWidget(self._show)
        row.addWidget(self._mend)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_finding(self, headline: str, title: str, detail: str, mend: str | None, *, red: bool) -> None:
        """`headline`: "1 RED · mend it before take-off"; `mend`: what the button says, None without one."""
        self._red = red
        self._headline = headline
        self._title.set_text(title)
        self._detail.set_text(detail)
        self._show.set_words(self.tr("Show"))
        self._mend.setVisible(mend is not None)
        if mend is not None:
            self._mend.set_words(mend)
            self._mend.set_next("" if red else None)
        self.setAccessibleName(f"{headline}: {title}")
        self.setAccessibleDescription(detail)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        meaning = "danger" if self._red else "attention"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            outline = QPainterPath()
            outline.addRoundedRect(body, sizes.CORNER, sizes.CORNER)
            painter.fillPath(outline, colour("surface"))
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(QRectF(0, 0, self.width(), _BAR), colour(f"{meaning}_fill"))
            painter.restore()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("danger" if self._red else "attention"), 2))
            painter.drawPath(outline)
            ink = colour(f"on_{meaning}")
            icon = "octagon" if self._red else "triangle"
            paint_icon(painter, icon, QPointF(_SIDE + 6, _BAR / 2 + 0.5), ink, 16)
            font = inter(sizes.LABEL, Weight.SEMIBOLD)
            top = (_BAR - lettering.line_height(font)) / 2 + 0.5
            lines = lettering.wrapped(self._headline, font, self.width() - 2 * _SIDE - 24, 1)
            lettering.draw_lines(painter, lines, font, ink, QPointF(_SIDE + 24, top))
