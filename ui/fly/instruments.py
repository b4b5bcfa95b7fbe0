"""The instrument column: whether the drone can stay, how far home is, how high, how fast, and the wind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from maps.geo import distance_m
from ui import sizes, units
from ui.ages import age_of
from ui.theme import colour
from ui.widgets.battery_bar import BatteryBar
from ui.widgets.hairline import Hairline
from ui.widgets.instrument import Instrument
from ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from missions.budget import FlightBudget
    from telemetry.state import VehicleState

_INSIDE = 24
_AIR = 20


class Instruments(QWidget):
    """272 wide, at the right of every flight picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget: FlightBudget | None = None
        self._battery_age_s: float | None = None
        self.turn_back = Instrument("", number_px=sizes.DECIDING_NUMBER, sample="88")
        self.left = Instrument("", number_px=sizes.SECOND_NUMBER, sample="88", right=True)
        self.bar = BatteryBar()
        self.parts = Words("", sizes.LABEL, ink="label")
        self.home = Instrument("")
        self.back_in = Instrument("")
        self.above_home = Instrument("")
        self.above_ground = Instrument("")
        self.speed = Instrument("")
        self.wind = Instrument("")
        self.setFixedWidth(sizes.INSTRUMENTS)
        self._lay_out()
        self._say()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSIDE, 20, _INSIDE, sizes.GAP)
        column.setSpacing(0)
        column.addLayout(_pair(self.turn_back, self.left, shares=(7, 4)))
        column.addWidget(self.bar)
        column.addSpacing(4)
        column.addWidget(self.parts)
        for first, second in (
            (self.home, self.back_in),
            (self.above_home, self.above_ground),
            (self.speed, self.wind),
        ):
            column.addSpacerItem(_air())
            column.addWidget(Hairline())
            column.addSpacerItem(_air())
            column.addLayout(_pair(first, second))
        column.addStretch(1)

    # --- what it is told -------------------------------------------------------------------------

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        """Every value with its own age."""
        fix, home, terrain, wind = state.fix, state.home, state.terrain, state.wind
        fix_age_s = age_of(None if fix is None else fix.received_s, now_s)
        self.home.show_value(
            None if fix is None or home is None else units.distance(distance_m(fix.at, home.at)), fix_age_s
        )
        self.above_home.show_value(None if fix is None else units.height(fix.above_home_m), fix_age_s)
        self.speed.show_value(None if fix is None else units.speed(fix.ground_speed_m_s), fix_age_s)
        above_ground_m = None if terrain is None else terrain.above_ground_m
        self.above_ground.show_value(
            None if above_ground_m is None else units.height(above_ground_m),
            age_of(None if terrain is None else terrain.received_s, now_s),
        )
        self._show_wind(None if wind is None else (wind.from_deg, wind.speed_m_s, now_s - wind.received_s))
        self._battery_age_s = age_of(None if state.battery is None else state.battery.received_s, now_s)
        self._show_minutes()

    def show_budget(self, budget: FlightBudget | None) -> None:
        """What the battery allows; None: not known."""
        self._budget = budget
        self.bar.show_budget(budget)
        self.left.set_label(
            "" if budget is None else self.tr("Battery {number}").format(number=budget.battery)
        )
        self.parts.set_text(
            ""
            if budget is None
            else self.tr("home {home} · reserve {reserve}").format(
                home=units.minutes_up(budget.home_s).number, reserve=units.minutes(budget.reserve_s).number
            )
        )
        self._show_minutes()

    def _show_minutes(self) -> None:
        budget, age_s = self._budget, self._battery_age_s
        if budget is None:
            for instrument in (self.turn_back, self.left, self.back_in):
                instrument.show_value(None)
            return
        ink = "danger" if budget.spare_s <= 0.0 else "attention_text" if budget.short else None
        self.turn_back.show_value(units.minutes(max(0.0, budget.spare_s)), age_s, ink=ink)
        self.left.show_value(units.minutes(budget.left_s))
        self.back_in.show_value(units.minutes_up(budget.home_s), age_s)

    def _show_wind(self, wind: tuple[float, float, float] | None) -> None:
        if wind is None:
            self.wind.set_label(self.tr("Wind"))
            self.wind.show_value(None)
            return
        from_deg, speed_m_s, age_s = wind
        self.wind.set_label(self.tr("Wind from {direction}").format(direction=units.compass(from_deg)))
        # In whole steps of the compass card, so that a trembling vane does not repaint the column.
        blows_to_deg = (round(from_deg / 5.0) * 5.0 + 180.0) % 360.0
        self.wind.show_value(units.wind(speed_m_s), age_s, arrow_deg=blows_to_deg)

    def _say(self) -> None:
        self.turn_back.set_label(self.tr("Turn back in"))
        self.home.set_label(self.tr("Home"))
        self.back_in.set_label(self.tr("Back in"))
        self.above_home.set_label(self.tr("Above home"))
        self.above_ground.set_label(self.tr("Above ground"))
        self.speed.set_label(self.tr("Speed"))
        self.wind.set_label(self.tr("Wind"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
            self.show_budget(self._budget)
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.fillRect(0, 0, 1, self.height(), colour("hairline"))


def _air() -> QSpacerItem:
    """Round a hairline: gives way on a low window, and does not grow on a high one."""
    return QSpacerItem(0, _AIR, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)


def _pair(first: QWidget, second: QWidget, shares: tuple[int, int] = (1, 1)) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(sizes.GAP)
    row.addWidget(first, shares[0])
    row.addWidget(second, shares[1])
    return row
