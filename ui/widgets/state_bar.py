"""The bar that is always there: the state in a word at the left, the six facts at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import sizes, units
from ui.ages import age_of
from ui.theme import colour
from ui.units import Quantity
from ui.widgets.link_cell import LinkCell
from ui.widgets.state_block import StateBlock
from ui.widgets.state_cell import StateCell

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from missions.budget import FlightBudget
    from telemetry.state import VehicleState

_SIDE = 28
_BETWEEN = 36
_LEAST_BETWEEN = 16


class StateBar(QWidget):
    """Cells keep their order; where words grow too long for the bar, the least needed cell leaves first."""

    link_wanted = Signal()  # a press on the link's cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._situation = StateBlock(parent=self)
        self._block = StateBlock(parent=self)
        self._situation.hide()
        self.battery = StateCell("", "100 %", "battery-unknown", self)
        self.home = StateCell("", "88 min", parent=self)
        self.link = LinkCell(self)
        self.position = StateCell("", "±88 m", parent=self)
        self.recording = StateCell("", "88:88", "circle-outline", self)
        self.clock = StateCell("", "88:88:88", parent=self)
        self._cells = (self.battery, self.home, self.link, self.position, self.recording, self.clock)
        self._leaving = (self.home, self.position, self.battery)
        self._flying = False
        self._red = False
        self._name = "live"
        self.setFixedHeight(sizes.STATE_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.link.wanted.connect(self.link_wanted)
        self._say()
        self._dress()

    # --- what it is told -------------------------------------------------------------------------

    def set_state(self, word: str, sub: str, *, red: bool = False) -> None:
        """`red`: something that was wanted did not come true."""
        self._block.set_words(word, sub)
        if red != self._red:
            self._red = red
            self._dress()

    def set_situation(self, name: str) -> None:
        """ "live", "training" or "replay"."""
        self._name = name
        self._say()
        self._dress()
        self.arrange()

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        battery, satellites = state.battery, state.satellites
        percent = None if battery is None else battery.percent
        self.battery.show_value(
            None if percent is None else units.percent(percent),
            age_of(None if battery is None else battery.received_s, now_s),
        )
        self.battery.set_icon(_battery_icon(percent))
        self.link.show_link(state.link, now_s)
        error_m = None if satellites is None else satellites.accuracy_m
        self.position.show_value(
            None if error_m is None else units.error(error_m),
            age_of(None if satellites is None else satellites.received_s, now_s),
        )
        if state.flying != self._flying:
            self._flying = state.flying
            self._dress()

    def show_budget(self, budget: FlightBudget | None) -> None:
        self.home.show_value(None if budget is None else units.minutes_up(budget.home_s))

    def show_recording(self, seconds: float | None) -> None:
        """How long the flight has been written to the disk; None: it is not."""
        self.recording.set_icon("circle-outline" if seconds is None else "circle")
        self.recording.show_value(None if seconds is None else Quantity(units.stopwatch(seconds), ""))

    def show_time(self, at: datetime) -> None:
        self.clock.set_label(units.day(at))
        self.clock.show_value(Quantity(units.clock(at), ""))

    def _say(self) -> None:
        self.battery.set_label(self.tr("Battery"))
        self.home.set_label(self.tr("Home"))
        self.link.say()
        self.position.set_label(self.tr("Position"))
        self.recording.set_label(self.tr("Recording"))
        words = {"training": self.tr("TRAINING"), "replay": self.tr("REPLAY")}
        self._situation.set_words(words.get(self._name, ""))

    def _dress(self) -> None:
        """One colour a meaning: ours while it flies, grey on the ground; violet and slate take the block."""
        live = self._name == "live"
        self._situation.setHidden(live)
        if not live:
            self._situation.set_colours(self._name, f"on_{self._name}")
        if self._red:
            self._block.set_colours("danger_fill", "on_danger")
        elif not live:
            self._block.set_colours("", "text")
        elif self._flying:
            self._block.set_colours("next_fill", "on_next")
        else:
            self._block.set_colours("calm_fill", "on_calm")

    # --- layout ----------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Blocks from the left, cells from the right. Gaps shrink first, then the sub line."""
        left = 0
        for block in (self._situation, self._block):
            if not block.isHidden():
                left += block.minimumSizeHint().width()
        shown = list(self._cells)
        for leaving in (None, *self._leaving):
            if leaving is not None:
                shown.remove(leaving)
            widths = sum(cell.sizeHint().width() for cell in shown)
            if left + widths + _LEAST_BETWEEN * len(shown) + _SIDE <= self.width():
                break
        self._place(shown)

    def _place(self, shown: list[StateCell]) -> None:
        widths = [cell.sizeHint().width() for cell in shown]
        blocks = [block for block in (self._situation, self._block) if not block.isHidden()]
        wanted = sum(block.sizeHint().width() for block in blocks)
        gap = (self.width() - wanted - sum(widths) - _SIDE) / max(1, len(shown))
        gap = max(_LEAST_BETWEEN, min(_BETWEEN, gap))
        x = self.width() - _SIDE - sum(widths) - gap * (len(shown) - 1)
        room = x - gap
        for cell in self._cells:
            cell.setVisible(cell in shown)
        for cell, width in zip(shown, widths, strict=True):
            cell.setGeometry(round(x), 0, width, sizes.STATE_BAR - 1)
            x += width + gap
        left = 0
        for block in blocks:
            width = block.sizeHint().width()
            if block is self._block:
                width = max(block.minimumSizeHint().width(), min(width, int(room) - left))
            block.setGeometry(left, 0, width, sizes.STATE_BAR - 1)
            left += width

    def minimumSizeHint(self) -> QSize:
        return QSize(600, sizes.STATE_BAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, colour("hairline"))


def _battery_icon(percent: int | None) -> str:
    if percent is None:
        return "battery-unknown"
    tens = max(0, min(10, round(percent / 10))) * 10
    return {0: "battery-outline", 100: "battery"}.get(tens, f"battery-{tens}")
