"""The wind and everything that can fail, under the trainer's fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from training.fault import Fault
from training.remote.messages import MendAll, SetFault, SetWind
from ui import sizes, units
from ui.font import Weight
from ui.trainer_faults import ICONS
from ui.widgets.big_button import BigButton
from ui.widgets.slider import Slider
from ui.widgets.words import Words
from ui.words.faults import fault_words

if TYPE_CHECKING:
    from training.remote.messages import State

MOST_WIND_M_S = 20
_TURN_DEG = 45.0


class FaultBoard(QWidget):
    """A toggle stays pressed while its fault is at work, whoever set it."""

    order_wanted = Signal(object)  # Command
    jump_wanted = Signal()  # the place is asked for on the map

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why_not: str | None = None
        self._by_hand: frozenset[Fault] = frozenset()
        self._at_work: frozenset[Fault] = frozenset()
        self._from_deg = 0.0
        self._wind = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._blows = Words("", sizes.SENTENCE, Weight.MEDIUM, right=True)
        self._slider = Slider(0, MOST_WIND_M_S)
        self._turn = BigButton("", icon="rotate-right", height=sizes.SMALL_BUTTON)
        self._turn.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._faults = {fault: _toggle(icon) for fault, icon in ICONS.items()}
        self._jump = BigButton("", icon="fire-alert", height=sizes.SMALL_BUTTON)
        self._mend = BigButton("", icon="check-all", height=sizes.BUTTON)
        self._lay_out()
        self._connect()
        self._say()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._wind)
        head.addWidget(self._blows, 1)
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(self._slider, 1)
        row.addWidget(self._turn)
        grid = QGridLayout()
        grid.setSpacing(sizes.GAP_SMALL)
        for number, button in enumerate((*self._faults.values(), self._jump)):
            grid.addWidget(button, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP_SMALL)
        column.addLayout(head)
        column.addLayout(row)
        column.addLayout(grid)

    def _connect(self) -> None:
        self._slider.sliderReleased.connect(self._tell_wind)
        self._slider.valueChanged.connect(self._on_slid)
        self._turn.wanted.connect(self._on_turn)
        self._jump.wanted.connect(self.jump_wanted)
        self._mend.wanted.connect(lambda: self.order_wanted.emit(MendAll()))
        for fault, button in self._faults.items():
            button.wanted.connect(lambda fault=fault: self._on_fault(fault))

    @property
    def mend(self) -> BigButton:
        """All in order: it stands with the orders for the drone."""
        return self._mend

    # --- what it is told -------------------------------------------------------------------------

    def set_by_hand(self, faults: frozenset[Fault]) -> None:
        """Those that the exercise leaves to the trainer say so."""
        self._by_hand = faults
        self._say()

    def set_blocked(self, why: str | None) -> None:
        """Why nothing can be broken now."""
        if why != self._why_not:
            self._why_not = why
            self._say()

    def show_state(self, state: State) -> None:
        """How it really is."""
        self._from_deg = state.wind_from_deg
        if not self._slider.isSliderDown():
            self._slider.blockSignals(True)
            self._slider.setValue(round(state.wind_m_s))
            self._slider.blockSignals(False)
            self._slider.update()
        at_work = frozenset(state.faults)
        if at_work != self._at_work:
            self._at_work = at_work
            self._say()
        for fault, button in self._faults.items():
            button.setChecked(fault in at_work)
        self._say_wind()

    # --- hands -----------------------------------------------------------------------------------

    def _on_fault(self, fault: Fault) -> None:
        button = self._faults[fault]
        self.order_wanted.emit(SetFault(fault, button.isChecked()))
        button.setChecked(fault in self._at_work)  # until the exercise says so

    def _on_slid(self, _value: int) -> None:
        self._say_wind()
        if not self._slider.isSliderDown():  # by the keyboard
            self._tell_wind()

    def _tell_wind(self) -> None:
        self.order_wanted.emit(SetWind(float(self._slider.value())))

    def _on_turn(self) -> None:
        self._from_deg = (round(self._from_deg / _TURN_DEG) * _TURN_DEG + _TURN_DEG) % 360.0
        self._say_wind()
        self.order_wanted.emit(SetWind(float(self._slider.value()), self._from_deg))

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        self._wind.set_text(self.tr("Wind"))
        self._slider.setAccessibleName(self.tr("Wind"))
        for fault, button in self._faults.items():
            at_work = self.tr("at work") if fault in self._at_work else ""
            planned = self.tr("your hand") if fault in self._by_hand else self.tr("off")
            button.set_words(fault_words(fault), at_work or planned)
            button.set_blocked(self._why_not)
        self._jump.set_words(self.tr("Fire jumps"), self.tr("show where"))
        self._mend.set_words(self.tr("All in order"))
        for button in (self._turn, self._jump, self._mend):
            button.set_blocked(self._why_not)
        self._slider.setEnabled(self._why_not is None)
        self._say_wind()

    def _say_wind(self) -> None:
        side = units.compass(self._from_deg)
        wind = units.wind(float(self._slider.sliderPosition()))
        self._blows.set_text(self.tr("{speed} from {side}").format(speed=wind, side=side))
        self._turn.set_words(side)
        self._turn.setAccessibleName(self.tr("Turn the wind, now from {side}").format(side=side))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _toggle(icon: str) -> BigButton:
    button = BigButton("", icon=icon, height=sizes.SMALL_BUTTON)
    button.setCheckable(True)
    return button
