"""What the tints of the seen ground mean: a chip in the corner of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from missions.coverage import STEPS
from ui import lettering, sizes
from ui.font import Weight, inter
from ui.map.colours import colours_of
from ui.theme import worn

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEIGHT = 40
SWATCH = 16


class SeenLegend(QWidget):
    """Seen 30 60 85 %: at least this chance to have found what is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._say()

    def _say(self) -> None:
        self._word = self.tr("Seen")
        self._numbers = [f"{100 * step:.0f}" for step in STEPS]
        self._numbers[-1] += " %"
        steps = ", ".join(self._numbers)
        self.setAccessibleName(self.tr("Seen ground, chance to have found: {steps}").format(steps=steps))
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        font, strong = inter(sizes.LABEL, Weight.REGULAR), inter(sizes.LABEL, Weight.SEMIBOLD)
        steps = sum(SWATCH + sizes.GAP_SMALL + lettering.width(n, strong) + sizes.GAP for n in self._numbers)
        return QSize(round(sizes.GAP + lettering.width(self._word, font) + sizes.GAP + steps + 1), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(worn())
        font, strong = inter(sizes.LABEL, Weight.REGULAR), inter(sizes.LABEL, Weight.SEMIBOLD)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.hairline, 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), sizes.CORNER, sizes.CORNER
        )
        base = (HEIGHT + lettering.cap_height(strong)) / 2
        x = lettering.draw_line(painter, self._word, font, colours.text, QPointF(sizes.GAP, base)) + sizes.GAP
        for number, tint in zip(self._numbers, colours.seen, strict=True):
            swatch = QRectF(x, (HEIGHT - SWATCH) / 2, SWATCH, SWATCH)
            painter.fillRect(swatch, colours.land["LV"])
            painter.fillRect(swatch, tint)
            painter.setPen(QPen(colours.hairline, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(swatch.adjusted(0.5, 0.5, -0.5, -0.5))
            at = QPointF(swatch.right() + sizes.GAP_SMALL, base)
            x = lettering.draw_line(painter, number, strong, colours.text, at) + sizes.GAP
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
