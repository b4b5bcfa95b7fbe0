"""The battery bar answers "can I stay?": reserve hatched, way home solid, spare in accent, spent outlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import sizes, units
from ui.theme import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from missions.budget import FlightBudget

_MARK_OVER = 5  # the mark of "now" reaches so far above and below the bar
_HATCH = 5


class BatteryBar(QWidget):
    """A full battery is the whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget: FlightBudget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def show_budget(self, budget: FlightBudget | None) -> None:
        if budget == self._budget:
            return
        self._budget = budget
        self._say()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Battery bar"))
        if self._budget is not None:
            self.setAccessibleDescription(
                self.tr("{spare} to stay, {home} to come home, {reserve} reserve").format(
                    spare=units.minutes(self._budget.spare_s),
                    home=units.minutes_up(self._budget.home_s),
                    reserve=units.minutes(self._budget.reserve_s),
                )
            )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(120, sizes.BATTERY_BAR + 2 * _MARK_OVER)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            bar = QRectF(0.5, _MARK_OVER + 0.5, self.width() - 1, sizes.BATTERY_BAR - 1)
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawRect(bar)
            if self._budget is not None:
                self._paint_parts(painter, bar, self._budget)

    def _paint_parts(self, painter: QPainter, bar: QRectF, budget: FlightBudget) -> None:
        full_s = max(budget.full_s, budget.left_s, 1.0)

        def part(from_s: float, length_s: float) -> QRectF:
            left = bar.left() + bar.width() * max(0.0, from_s) / full_s
            return QRectF(left, bar.top(), bar.width() * max(0.0, length_s) / full_s, bar.height())

        _hatch(painter, part(0.0, budget.reserve_s))
        painter.fillRect(part(budget.reserve_s, budget.home_s).adjusted(0, 0, -1, 1), colour("text"))
        if budget.spare_s > 0.0:
            spare = part(budget.reserve_s + budget.home_s, budget.spare_s).adjusted(1, 0, 0, 1)
            painter.fillRect(spare, colour("attention" if budget.short else "accent"))
        x = round(part(0.0, budget.left_s).right())
        painter.fillRect(QRectF(x - 1, 0, 2, bar.height() + 1 + 2 * _MARK_OVER), colour("text"))


def _hatch(painter: QPainter, rect: QRectF) -> None:
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("text"), 1.5))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QLineF(x, rect.bottom() + 1, x + rect.height() + 1, rect.top()))
        x += _HATCH
    painter.restore()
