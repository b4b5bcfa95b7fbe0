"""The page where a crew practises: an exercise is chosen, and the trainer's board has it in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import sizes
from ui.train.exercise_about import ExerciseAbout
from ui.train.exercise_list import ExerciseList
from ui.train.flier import Flier
from ui.train.setting_out_bar import SettingOutBar
from ui.train.trainer_board import TrainerBoard
from ui.widgets.big_button import BigButton
from ui.widgets.button_strip import ButtonStrip
from ui.widgets.choices import mark
from ui.widgets.error_bar import ErrorBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from training.exercise.scenario import Scenario

_ABOUT_PX = 500


class TrainPage(QWidget):
    """Gets values, emits intents."""

    first_shown = Signal()  # nobody needs the exercises before
    start_wanted = Signal(object, float)  # Scenario or None (free practice), how many times as fast as life
    stop_wanted = Signal()
    fly_wanted = Signal()
    import_wanted = Signal()
    own_fire_wanted = Signal()
    window_wanted = Signal()  # the trainer's board in a window of its own
    laptop_wanted = Signal()  # the trainer on a second laptop
    flier_wanted = Signal()  # who flies: asked on a sheet
    cancel_wanted = Signal()  # what is being set out

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = self._shown = False
        self._setting_out = False
        self._flier = Flier.EMBEDDED
        self._error = ErrorBar()
        self._progress = SettingOutBar()
        self.exercises = ExerciseList()
        self.about = ExerciseAbout()
        self.board = TrainerBoard()
        self._start = BigButton("", icon="play")
        self._fly = BigButton("", icon="quadcopter")
        self._import = BigButton("", icon="tray-arrow-down")
        self._own_fire = BigButton("", icon="history")
        self._who = BigButton("", icon="quadcopter")
        self._window = BigButton("", icon="dock-window")
        self._laptop = BigButton("", icon="laptop")
        self._end = BigButton("", icon="stop")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_running(False)

    def _lay_out(self) -> None:
        choosing = QWidget()
        row = QHBoxLayout(choosing)
        row.setContentsMargins(sizes.GAP_PAGE, sizes.GAP_WIDE, 0, sizes.GAP_SMALL)
        row.setSpacing(0)
        row.addWidget(self.exercises, 1)
        row.addWidget(self.about)
        self.about.setFixedWidth(_ABOUT_PX)
        self._stack.addWidget(
            _above(choosing, ButtonStrip((self._start, self._import, self._own_fire, self._who)))
        )
        running = ButtonStrip((self._fly, self._window, self._laptop, self._end))
        self._stack.addWidget(_above(self.board, running))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._error)
        column.addWidget(self._progress)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.exercises.chosen.connect(self.about.show_exercise)
        self.exercises.begin_wanted.connect(self._on_start)
        self._start.wanted.connect(self._on_start)
        self._fly.wanted.connect(self.fly_wanted)
        self._import.wanted.connect(self.import_wanted)
        self._own_fire.wanted.connect(self.own_fire_wanted)
        self._who.wanted.connect(self.flier_wanted)
        self._progress.cancelled.connect(self.cancel_wanted)
        self._window.wanted.connect(self.window_wanted)
        self._laptop.wanted.connect(self.laptop_wanted)
        self._end.wanted.connect(self.stop_wanted)

    def _on_start(self) -> None:
        if not self._running and not self._setting_out:
            self.start_wanted.emit(self.exercises.scenario, self.about.times_as_fast)

    # --- what it is told -------------------------------------------------------------------------

    def show_exercises(self, scenarios: Sequence[Scenario]) -> None:
        """All that can be practised here."""
        self.exercises.show_exercises(scenarios)

    def show_places(self, scene: str | None) -> None:
        """The name of the open incident's scene; None: only the map's middle can be taken."""
        self.about.show_places(scene)
        self._say()

    def show_flier(self, flier: Flier, most_speed: float | None = None) -> None:
        """Who flies the next one. `most_speed`: so many times as fast as life at most; None: any."""
        self._flier = flier
        self.about.show_most_speed(most_speed)
        self._say()

    def show_setting_out(self, line: str | None) -> None:
        """How far a simulator beside us is; None: none is set out."""
        self._setting_out = line is not None
        self._progress.show_line(line)
        self._say()

    def set_running(self, running: bool) -> None:
        """Whether a drone that is not there is at work."""
        self._running = running
        if not running:
            mark(self.about.speeds, self.about.times_as_fast)  # something is always chosen for the next one
        self._stack.setCurrentIndex(int(running))
        self._say()

    def show_error(self, text: str) -> None:
        """One sentence about what could not be done."""
        self._error.show_error(text)

    @property
    def error(self) -> str:
        """What could not be done, as it is said."""
        return self._error.text()

    @property
    def setting_out(self) -> str:
        """How far a simulator beside us is, as it is said."""
        return self._progress.text

    @property
    def flier(self) -> Flier:
        """Who is to fly the next one."""
        return self._flier

    @property
    def place(self) -> str:
        """ "incident" or "map": where the drone of free practice is to stand."""
        return self.about.place

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        sitl = self._flier is Flier.SITL
        hint = self.tr("ArduPilot SITL boots first") if sitl else self.tr("a drone stands ready")
        self._start.set_words(self.tr("Start training"), hint)
        self._start.set_blocked(self.tr("one is on its way") if self._setting_out else None)
        self._start.set_next(None if self._running or self._setting_out else self.tr("NEXT"))
        self._who.set_words("ArduPilot SITL" if sitl else self.tr("Embedded drone"), self.tr("who flies"))
        self._who.set_blocked(self.tr("one is on its way") if self._setting_out else None)
        self._fly.set_words(self.tr("Fly it"), self.tr("opens the Fly page"))
        self._fly.set_next(self.tr("NEXT") if self._running else None)
        self._import.set_words(self.tr("Bring in"), self.tr("an exercise from a neighbour"))
        self._own_fire.set_words(self.tr("Your own fire"), self.tr("the open incident as an exercise"))
        no_scene = None if self.about.has_scene else self.tr("no incident is open")
        self._own_fire.set_blocked(no_scene)
        self._window.set_words(self.tr("Second window"), self.tr("the crew sees its own station alone"))
        self._laptop.set_words(self.tr("Second laptop"), self.tr("with a code"))
        self._end.set_words(self.tr("End training"), self.tr("the drone goes away"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.first_shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _above(content: QWidget, strip: ButtonStrip) -> QWidget:
    """One of the two faces of the page, with its own buttons."""
    face = QWidget()
    column = QVBoxLayout(face)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(content, 1)
    column.addWidget(strip)
    return face
