"""The page that is looked at in flight: the map, the instruments, and five buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from telemetry.state import VehicleState
from ui import units
from ui.fly.instruments import Instruments
from ui.fly.situation import FlyButton, Phase, Situation, situation
from ui.widgets.big_button import BigButton
from ui.widgets.button_strip import ButtonStrip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from missions.budget import FlightBudget
    from telemetry.alarms import Alarm
    from ui.widgets.answer import Answer


class FlyPage(QWidget):
    """Gets values, emits intents. What moves the drone is held for a second before its signal comes."""

    take_off_wanted = Signal()
    move_wanted = Signal()  # to the station that is offered
    pause_wanted = Signal()
    continue_wanted = Signal()
    mark_wanted = Signal()
    home_wanted = Signal()
    land_wanted = Signal()

    def __init__(self, map_view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = VehicleState()
        self._alarms: tuple[Alarm, ...] = ()
        self._budget: FlightBudget | None = None
        self._plan_ready = False
        self._marks = 0
        self._move: str | None = None
        self._told: dict[FlyButton, str | None] = {}
        self._situation = Situation(Phase.NOT_HEARD, None)
        self.instruments = Instruments()
        self._buttons = {
            FlyButton.TAKE_OFF: BigButton("", icon="play", hold=True),
            FlyButton.PAUSE: BigButton("", icon="pause"),
            FlyButton.MARK: BigButton("", icon="map-marker-plus-outline"),
            FlyButton.HOME: BigButton("", icon="home-import-outline", hold=True),
            FlyButton.LAND: BigButton("", icon="arrow-collapse-down", hold=True),
        }
        self._lay_out(map_view)
        self._buttons[FlyButton.TAKE_OFF].wanted.connect(self._on_take_off)
        self._buttons[FlyButton.PAUSE].wanted.connect(self._on_pause)
        self._buttons[FlyButton.MARK].wanted.connect(self.mark_wanted)
        self._buttons[FlyButton.HOME].wanted.connect(self.home_wanted)
        self._buttons[FlyButton.LAND].wanted.connect(self.land_wanted)
        self._say()

    def _lay_out(self, map_view: QWidget) -> None:
        map_view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(map_view, 1)
        middle.addWidget(self.instruments)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(ButtonStrip(tuple(self._buttons.values())))

    # --- what it is told -------------------------------------------------------------------------

    def show_vehicle(self, state: VehicleState, now_s: float) -> None:
        """`now_s` is the monotonic second of the same clock as the state's `received_s`."""
        self._state = state
        self.instruments.show_vehicle(state, now_s)
        self._judge()

    def show_budget(self, budget: FlightBudget | None) -> None:
        """What the battery allows at this place and wind; None: not known."""
        if budget != self._budget:
            self._budget = budget
            self.instruments.show_budget(budget)
            self._say()

    def show_alarms(self, alarms: tuple[Alarm, ...]) -> None:
        """The battery's alarms move the next step to Come home."""
        self._alarms = alarms
        self._judge()

    def show_plan_ready(self, ready: bool) -> None:
        """Whether there is a plan to take off with."""
        self._plan_ready = ready
        self._judge()

    def show_move(self, why: str | None) -> None:
        """Offer another station in place of the take-off; None: there is none to offer."""
        if why != self._move:
            self._move = why
            self._judge(always=True)

    def show_marks(self, count: int) -> None:
        """How many places have been marked in this flight."""
        self._marks = count
        self._say()

    def set_whom(self, name: str) -> None:
        """Which drone the held buttons are for."""
        for button in self._buttons.values():
            button.set_whom(name)

    def set_blocked(self, button: FlyButton | str, why: str | None) -> None:
        """Something outside this page forbids a button: say why. None: it is allowed again."""
        self._told[FlyButton(button)] = why
        self._judge(always=True)

    def show_answer(self, button: FlyButton | str, answer: Answer | str, text: str = "") -> None:
        """ "sent", "answered" or "refused", with the drone's own words."""
        self._buttons[FlyButton(button)].show_answer(answer, text)

    def button(self, name: FlyButton | str) -> BigButton:
        return self._buttons[FlyButton(name)]

    # --- what follows from it --------------------------------------------------------------------

    def _judge(self, *, always: bool = False) -> None:
        now = situation(self._state, self._alarms, self._budget, plan_ready=self._plan_ready)
        if now == self._situation and not always:
            return
        self._situation = now
        self._say()

    @property
    def _moves(self) -> bool:
        """Whether the first button moves the station now."""
        return self._move is not None and self._situation.phase in (Phase.FLYING, Phase.WAITING)

    def _on_take_off(self) -> None:
        if self._moves:
            self.move_wanted.emit()
        else:
            self.take_off_wanted.emit()

    def _on_pause(self) -> None:
        if self._situation.phase is Phase.WAITING:
            self.continue_wanted.emit()
        else:
            self.pause_wanted.emit()

    def _say(self) -> None:
        phase = self._situation.phase
        self._say_words(phase)
        blocked = {**self._blocked_by(phase), **{b: why for b, why in self._told.items() if why is not None}}
        for name, button in self._buttons.items():
            button.set_blocked(blocked.get(name))
            following = self._situation.next
            if self._moves and following is FlyButton.MARK:
                following = FlyButton.TAKE_OFF
            is_next = name is following and name not in blocked
            button.set_next(self._next_words() if is_next else None)

    def _say_words(self, phase: Phase) -> None:
        waiting = phase is Phase.WAITING
        home = units.minutes_up(self._budget.home_s) if self._budget is not None else None
        first = self._buttons[FlyButton.TAKE_OFF]
        first.set_icon("arrow-decision-outline" if self._moves else "play")
        if self._moves:
            first.set_words(self.tr("Move station"), self._move or "")
        else:
            first.set_words(self.tr("Take off & search"), self.tr("flies the plan"))
        pause = self._buttons[FlyButton.PAUSE]
        pause.set_icon("play" if waiting else "pause")
        pause.set_words(
            self.tr("Continue") if waiting else self.tr("Pause"),
            self.tr("goes on with the plan") if waiting else self.tr("stops and hovers"),
        )
        self._buttons[FlyButton.MARK].set_words(
            self.tr("Mark"),
            self.tr("place, time · %n so far", "", self._marks) if self._marks else self.tr("place and time"),
        )
        self._buttons[FlyButton.HOME].set_words(
            self.tr("Come home"),
            self.tr("lands in {time}").format(time=home) if home is not None else self.tr("lands at home"),
        )
        self._buttons[FlyButton.LAND].set_words(self.tr("Land here"), self.tr("straight down"))

    def _blocked_by(self, phase: Phase) -> Mapping[FlyButton, str]:
        """What the drone's own state forbids."""
        if phase is Phase.NOT_HEARD:
            why = self.tr("no drone is heard")
            return dict.fromkeys(FlyButton, why)
        if phase is Phase.GROUND:
            why = self.tr("on the ground")
            waiting_for = {} if self._plan_ready else {FlyButton.TAKE_OFF: self.tr("no plan yet")}
            return {button: why for button in FlyButton if button is not FlyButton.TAKE_OFF} | waiting_for
        air = {} if self._moves else {FlyButton.TAKE_OFF: self.tr("already in the air")}
        if self._situation.no_position:
            air[FlyButton.HOME] = self.tr("no position")
        if phase is Phase.COMING_HOME:
            return air | {FlyButton.HOME: self.tr("coming home")}
        if phase is Phase.LANDING:
            return air | {FlyButton.LAND: self.tr("landing")}
        return air

    def _next_words(self) -> str:
        at = self._budget.turn_back_at if self._budget is not None else None
        if self._situation.next is FlyButton.HOME and at is not None:
            return self.tr("NEXT · by {time}").format(time=units.hour_minute(at))
        return self.tr("NEXT")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
