"""The trainer's panel: the wind, and the failures that the embedded drone can really have."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from training.fault import Fault
from ui import sizes, units
from ui.font import Weight
from ui.theme import colour
from ui.train.record_list import RecordList
from ui.trainer_faults import ICONS
from ui.widgets.big_button import BigButton
from ui.widgets.choices import mark, row
from ui.widgets.words import Words
from ui.words.faults import fault_words

_WIDTH = 340
_INSIDE = 20
WINDS_M_S = (0.0, 6.0, 11.0)


class TrainerPanel(QWidget):
    """Toggles stay pressed while a fault is at work."""

    fault_wanted = Signal(str, bool)  # a Fault, whether it is to be at work
    wind_wanted = Signal(float)  # m/s

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._wind = Words("", sizes.LABEL, ink="label")
        self._failures = Words("", sizes.LABEL, ink="label")
        self._record_title = Words("", sizes.LABEL, ink="label")
        self._record = RecordList()
        self._winds = {speed: _toggle("", sizes.SMALL_BUTTON) for speed in WINDS_M_S}
        self._faults = {fault: _toggle(icon, sizes.SMALL_BUTTON) for fault, icon in ICONS.items()}
        self._record_title.hide()
        self._lay_out()
        for speed, button in self._winds.items():
            button.wanted.connect(lambda speed=speed: self.wind_wanted.emit(speed))
        for fault, button in self._faults.items():
            button.wanted.connect(lambda fault=fault: self._on_fault(fault))
        self.set_running(False)

    def _lay_out(self) -> None:
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSIDE, sizes.GAP_WIDE, sizes.GAP_WIDE, sizes.GAP)
        column.setSpacing(sizes.GAP_SMALL)
        column.addWidget(self._title)
        column.addWidget(self._wind)
        column.addLayout(row(self, self._winds.values(), sizes.GAP_SMALL))
        self._winds[WINDS_M_S[0]].setChecked(True)
        column.addSpacing(4)
        column.addWidget(self._failures)
        grid = QGridLayout()
        grid.setSpacing(sizes.GAP_SMALL)
        for number, button in enumerate(self._faults.values()):
            grid.addWidget(button, number // 2, number % 2)
        column.addLayout(grid)
        column.addSpacing(4)
        column.addWidget(self._record_title)
        column.addWidget(self._record, 1)

    # --- what it is told -------------------------------------------------------------------------

    def set_running(self, running: bool) -> None:
        """Without a drone there is nothing to break."""
        self._running = running
        if not running:
            for button in self._faults.values():
                button.setChecked(False)
        self._say()

    def show_faults(self, at_work: frozenset[Fault]) -> None:
        """What is really at work in the drone, whoever set it."""
        for fault, button in self._faults.items():
            button.setChecked(fault in at_work)
        self._say()

    def show_wind(self, speed_m_s: float) -> None:
        """The wind that blows; none of the choices is marked when it is another."""
        mark(self._winds, speed_m_s)
        self._say()

    def show_record(self, lines: tuple[tuple[str, str], ...]) -> None:
        """A time and what was done, the newest first."""
        self._record.show_lines(lines)
        self._record_title.setVisible(bool(lines))

    def _on_fault(self, fault: Fault) -> None:
        self._say()
        self.fault_wanted.emit(fault.value, self._faults[fault].isChecked())

    def _say(self) -> None:
        self._title.set_text(self.tr("Trainer"))
        self._wind.set_text(self.tr("Wind"))
        self._failures.set_text(self.tr("Failures, at once"))
        self._record_title.set_text(self.tr("In the record"))
        why = None if self._running else self.tr("start first")
        for fault, button in self._faults.items():
            button.set_words(fault_words(fault), self.tr("at work") if button.isChecked() else self.tr("off"))
            button.set_blocked(why)
        for speed, button in self._winds.items():
            button.set_words(str(units.wind(speed)) if speed else self.tr("Calm"))
            button.set_blocked(why)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))
            painter.fillRect(0, 0, 1, self.height(), colour("hairline"))


def _toggle(icon: str, height: int) -> BigButton:
    button = BigButton("", icon=icon, height=height)
    button.setCheckable(True)
    return button
