"""The page where a drone that is not there is started, flown like a real one, and made to fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import sizes, units
from ui.ages import age_of
from ui.font import Weight
from ui.train.trainer_panel import TrainerPanel
from ui.units import Quantity
from ui.widgets.big_button import BigButton
from ui.widgets.button_strip import ButtonStrip
from ui.widgets.choices import choice, mark
from ui.widgets.choices import row as choice_row
from ui.widgets.hairline import Hairline
from ui.widgets.instrument import Instrument
from ui.widgets.words import Words

if TYPE_CHECKING:
    from telemetry.state import VehicleState
    from training.fault import Fault

SPEEDS = (1.0, 5.0, 20.0)
PLACES = ("incident", "map")


class TrainPage(QWidget):
    """Gets values, emits intents."""

    start_wanted = Signal(float)  # how many times as fast as life; the place is `place`
    stop_wanted = Signal()
    fly_wanted = Signal()
    mend_all_wanted = Signal()
    fault_wanted = Signal(str, bool)  # a Fault, whether it is to be at work
    wind_wanted = Signal(float)  # m/s

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._running_speed = 1.0
        self._scene: str | None = None
        self._title = Words("", sizes.TITLE, Weight.SEMIBOLD)
        self._about = Words("", sizes.SENTENCE, ink="label", most_lines=3)
        self._where = Words("", sizes.LABEL, ink="label")
        self._how_fast = Words("", sizes.LABEL, ink="label")
        self._drone = Words("", sizes.LABEL_BUTTON, Weight.SEMIBOLD)
        self._places = {name: choice() for name in PLACES}
        self._speeds = {speed: choice() for speed in SPEEDS}
        self.mode = Instrument("", number_px=sizes.SECOND_NUMBER, sample="STABILIZE")
        self.battery = Instrument("")
        self.above_home = Instrument("")
        self.speed = Instrument("")
        self.panel = TrainerPanel()
        self._start = BigButton("", icon="play")
        self._fly = BigButton("", icon="quadcopter")
        self._mend = BigButton("", icon="check")
        self._end = BigButton("", icon="flag-checkered")
        self._speeds[SPEEDS[0]].setChecked(True)
        self._lay_out()
        self._connect()
        self.show_places(None)
        self.set_running(False)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(32, sizes.GAP_PAGE, 32, sizes.GAP_PAGE)
        left.setSpacing(sizes.GAP)
        left.addWidget(self._title)
        left.addWidget(self._about)
        left.addSpacing(sizes.GAP)
        left.addWidget(self._where)
        left.addLayout(choice_row(self, self._places.values()))
        left.addWidget(self._how_fast)
        left.addLayout(choice_row(self, self._speeds.values()))
        left.addStretch(1)
        left.addWidget(Hairline())
        left.addSpacing(sizes.GAP_SMALL)
        left.addWidget(self._drone)
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP_PAGE)
        for instrument in (self.mode, self.battery, self.above_home, self.speed):
            row.addWidget(instrument, 1)
        left.addLayout(row)
        left.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(ButtonStrip((self._start, self._fly, self._mend, self._end)))

    def _connect(self) -> None:
        self._start.wanted.connect(lambda: self.start_wanted.emit(self.times_as_fast))
        self._end.wanted.connect(self.stop_wanted)
        self._fly.wanted.connect(self.fly_wanted)
        self._mend.wanted.connect(self.mend_all_wanted)
        self.panel.fault_wanted.connect(self.fault_wanted)
        self.panel.wind_wanted.connect(self.wind_wanted)

    # --- what it is told -------------------------------------------------------------------------

    def show_places(self, scene: str | None) -> None:
        """The name of the open incident's scene; None: only the map's middle can be taken."""
        self._scene = scene
        self._places["incident"].setChecked(scene is not None)
        self._places["map"].setChecked(scene is None)
        self._say()

    def set_running(self, running: bool) -> None:
        """Whether the embedded drone is at work."""
        self._running = running
        if not running:
            mark(self._speeds, self.times_as_fast)  # something is always chosen for the next one
        self.panel.set_running(running)
        self._say()

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        """The embedded drone, as it is heard."""
        heartbeat, fix, battery = state.heartbeat, state.fix, state.battery
        self.mode.show_value(
            None if heartbeat is None else Quantity(heartbeat.mode, ""),
            age_of(None if heartbeat is None else heartbeat.received_s, now_s),
        )
        percent = None if battery is None else battery.percent
        self.battery.show_value(
            None if percent is None else units.percent(percent),
            age_of(None if battery is None else battery.received_s, now_s),
        )
        fix_age_s = age_of(None if fix is None else fix.received_s, now_s)
        self.above_home.show_value(None if fix is None else units.height(fix.above_home_m), fix_age_s)
        self.speed.show_value(None if fix is None else units.speed(fix.ground_speed_m_s), fix_age_s)

    def show_speed(self, times_as_fast: float) -> None:
        """How fast its time really goes: marked among the choices if it is one of them."""
        self._running_speed = times_as_fast
        mark(self._speeds, times_as_fast)
        self._say()

    def show_faults(self, at_work: frozenset[Fault]) -> None:
        """What is really at work in the drone."""
        self.panel.show_faults(at_work)
        self._say()

    def show_wind(self, speed_m_s: float) -> None:
        """The wind that really blows."""
        self.panel.show_wind(speed_m_s)

    def show_record(self, lines: tuple[tuple[str, str], ...]) -> None:
        """What the trainer did, the newest first."""
        self.panel.show_record(lines)

    @property
    def times_as_fast(self) -> float:
        return next((speed for speed, button in self._speeds.items() if button.isChecked()), SPEEDS[0])

    @property
    def place(self) -> str:
        """ "incident" or "map": where the drone is to stand."""
        return next(name for name, button in self._places.items() if button.isChecked())

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        self._title.set_text(self.tr("Practise with a drone that is not there"))
        self._about.set_text(
            self.tr(
                "It is flown on the Fly page like the real one, over the same kind of link, and recorded the"
                " same way. While it runs, no real drone can be connected."
            )
        )
        self._where.set_text(self.tr("Where it stands"))
        self._how_fast.set_text(self.tr("How fast time goes"))
        running = self.tr("The drone is running, × {speed}").format(speed=round(self._running_speed))
        self._drone.set_text(running if self._running else self.tr("No drone yet"))
        self.mode.set_label(self.tr("Mode"))
        self.battery.set_label(self.tr("Battery"))
        self.above_home.set_label(self.tr("Above home"))
        self.speed.set_label(self.tr("Speed"))
        self._say_choices()
        self._say_strip()

    def _say_choices(self) -> None:
        no_scene = None if self._scene else self.tr("no incident is open")
        self._places["incident"].set_words(self.tr("At the incident"), self._scene or "")
        self._places["map"].set_words(self.tr("Where the map looks"), self.tr("its middle"))
        hints = (self.tr("as in life"), self.tr("for a whole search"), self.tr("in a hurry"))
        for speed, hint in zip(SPEEDS, hints, strict=True):
            self._speeds[speed].set_words(f"× {speed:.0f}", hint)
        for button in (*self._places.values(), *self._speeds.values()):
            impossible = no_scene if button is self._places["incident"] else None
            button.set_blocked(self._why_not_now(button) if self._running else impossible)

    def _why_not_now(self, button: BigButton) -> str:
        """What was chosen keeps its own words while it runs."""
        return self.tr("chosen") if button.isChecked() else self.tr("end the training first")

    def _say_strip(self) -> None:
        idle = None if self._running else self.tr("start first")
        self._start.set_words(self.tr("Start training"), self.tr("a drone stands ready"))
        self._start.set_blocked(self.tr("is running") if self._running else None)
        self._start.set_next(None if self._running else self.tr("NEXT"))
        self._fly.set_words(self.tr("Fly it"), self.tr("opens the Fly page"))
        self._fly.set_blocked(idle)
        self._fly.set_next(self.tr("NEXT") if self._running else None)
        self._mend.set_words(self.tr("All in order"), self.tr("ends every failure"))
        self._mend.set_blocked(idle)
        self._end.set_words(self.tr("End training"), self.tr("the drone goes away"))
        self._end.set_blocked(idle)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
