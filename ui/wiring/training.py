"""The Train page: exercises chosen and begun, the trainer's board, windows and laptops, and the score."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from incidents.model import IncidentError
from maps.geo import moved
from training.exercise.free import free_practice
from training.exercise.scenario import SUFFIX
from training.remote.addresses import own_addresses
from ui.desk.debrief_desk import DebriefDesk
from ui.desk.exercise_desk import ExerciseDesk
from ui.desk.sitl_desk import SitlDesk
from ui.roles import Action
from ui.train.flier import Flier
from ui.train.flier_sheet import FlierSheet
from ui.train.own_fire_sheet import OwnFireSheet
from ui.train.pairing_sheet import PairingSheet
from ui.train.trainer_station import at_work, trainer_window
from ui.wiring.guarding import at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from incidents.debrief.score_file import Scored
    from incidents.exercises.begun import TruckTimes
    from incidents.exercises.replayed import Made
    from incidents.model import Fact
    from maps.geo import LatLon
    from telemetry.state import VehicleState
    from training.exercise.commanded import Commanded
    from training.exercise.scenario import Scenario
    from ui.desk.crew_line_desk import CrewLineDesk
    from ui.desk.sitl_desk import Simulator
    from ui.desk.trainer_desk import TrainerDesk
    from ui.train.held_choices import HeldChoices
    from ui.train.trainer_window import TrainerWindow
    from ui.wiring.guarding import Ask, Then
    from ui.wiring.parts import Parts

FROM_THE_FIRE_M = (-80.0, -60.0)  # east, north: where a crew would stand
_SHEET_PX = 560


class TrainingWires(QObject):
    """From the trainer's hand to the drone that is not there, and from the landing to the debrief."""

    def __init__(
        self,
        parts: Parts,
        *,
        look_back: Callable[[], None],
        language: Callable[[], str],
        simulator: Callable[[], Simulator] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`simulator` looks for the ArduPilot SITL of this computer; None: exercises fly without one."""
        super().__init__(parent)
        self.ask: Ask = at_once  # whoever guards what not everybody does
        self._parts = parts
        self._look_back = look_back
        self._language = language
        self._exercises = ExerciseDesk(parts.data, self)
        self.debrief = DebriefDesk(parts.data, self)
        self._sitl = SitlDesk(simulator, self)
        self._sitl_here: Simulator | None = None  # not looked for yet
        self._wanted: tuple[Scenario | None, float] = (None, 1.0)  # what the SITL boots for
        self._board: TrainerDesk | None = None
        self._line: CrewLineDesk | None = None
        self._window: TrainerWindow | None = None
        self._trucks: TruckTimes | None = None
        self._to_score = False
        self._connect_page()
        self._connect_desks()

    def _connect_page(self) -> None:
        parts, page = self._parts, self._parts.train_page
        page.first_shown.connect(self._exercises.look)
        page.first_shown.connect(self._sitl.look)
        page.flier_wanted.connect(self._on_flier_wanted)
        page.cancel_wanted.connect(self._sitl.cancel)
        page.start_wanted.connect(self._on_start)
        page.stop_wanted.connect(parts.training.stop)
        page.fly_wanted.connect(lambda: parts.window.show_page("fly"))
        page.import_wanted.connect(lambda: self.ask(Action.EXERCISE, self._on_import))
        page.own_fire_wanted.connect(lambda: self.ask(Action.EXERCISE, self._on_own_fire))
        page.window_wanted.connect(lambda: self.ask(Action.SECOND_PLACE, self._on_window))
        page.laptop_wanted.connect(lambda: self.ask(Action.SECOND_PLACE, self._on_laptop))
        page.board.ask_wanted.connect(self._on_ask)

    def _connect_desks(self) -> None:
        parts, page, training = self._parts, self._parts.train_page, self._parts.training
        training.running_changed.connect(self._on_running)
        training.refused.connect(page.show_error)
        training.failed.connect(parts.window.show_error)  # seen on every page
        training.done.connect(self._on_done)
        training.ended.connect(self._on_ended)
        training.passed.connect(self._on_passed)
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        self._sitl.found.connect(self._on_sitl_found)
        self._sitl.setting_out.connect(page.show_setting_out)
        self._sitl.failed.connect(page.show_error)
        self._sitl.ready.connect(self._on_sitl_ready)
        self._exercises.listed.connect(page.show_exercises)
        self._exercises.came.connect(page.exercises.choose)
        self._exercises.made.connect(self._on_made)
        self._exercises.failed.connect(page.show_error)
        self.debrief.scored.connect(self._on_scored)
        self.debrief.failed.connect(page.show_error)
        self.debrief.truth_known.connect(parts.review_page.show_truth)
        parts.review.shown.connect(self._show_truth)

    def set_language(self, language: str) -> None:
        """Of what is scored and said."""
        self.debrief.set_language(language)

    def close(self) -> None:
        """With the station."""
        if self._window is not None:
            self._window.close()
        self._close_line()
        self._sitl.close()
        self._exercises.close()
        self.debrief.close()

    # --- beginning -------------------------------------------------------------------------------

    def _on_start(self, scenario: Scenario | None, speed: float) -> None:
        """Free practice asks nobody."""
        if scenario is None:
            self._set_out(None, speed)
        else:
            self.ask(Action.EXERCISE, partial(self._set_out, scenario, speed))

    def _set_out(self, scenario: Scenario | None, speed: float) -> None:
        """With whoever is chosen to fly."""
        if not self._parts.flight.may_train():
            return
        if self._parts.train_page.flier is Flier.SITL:
            self._wanted = (scenario, speed)
            self._sitl.set_out(scenario or free_practice(*self._free_place()), speed)
        elif scenario is None:
            self._start_free(speed)
        else:
            from training.exercise.running import RunningExercise  # noqa: PLC0415 when somebody trains

            self._begin(RunningExercise(scenario), speed)

    def _begin(self, exercise: Commanded, speed: float) -> None:
        """Its incident is opened, with the alarm that the crew would get."""
        from incidents.exercises.begun import TruckTimes, begin_exercise  # noqa: PLC0415 as above

        parts, scenario, now = self._parts, exercise.scenario, datetime.now(UTC)
        try:
            incident, beside = begin_exercise(parts.data, scenario, now, parts.incidents.signer)
        except IncidentError as error:
            parts.train_page.show_error(str(error))
            parts.training.let_go(exercise)
            return
        journal = parts.incidents.journal if parts.incidents.open(incident.id) else None
        if journal is None:
            parts.training.let_go(exercise)
            return
        self._trucks = TruckTimes(scenario)
        self._trucks.tell_alarm(journal, scenario.alarm.text, now)
        self._to_score = False
        if not parts.training.take_up(exercise, speed, beside):
            self._trucks = None

    def _start_free(self, speed: float) -> None:
        self._trucks = None
        place, fire = self._free_place()
        self._parts.training.start(place, speed, fire)

    def _free_place(self) -> tuple[LatLon, LatLon | None]:
        """Where the drone of free practice stands, and its made-up fire."""
        parts = self._parts
        incident = parts.incidents.incident
        scene = incident.scene if incident is not None else None
        if parts.train_page.place == "incident" and scene is not None:
            return moved(scene, *FROM_THE_FIRE_M), scene
        return parts.incident_map.middle, None

    # --- with an ArduPilot SITL ------------------------------------------------------------------

    def _on_flier_wanted(self) -> None:
        page = self._parts.train_page
        sheet = FlierSheet(page.flier, self._sitl_here)
        sheet.chosen.connect(self._on_flier)
        sheet.done.connect(self._parts.window.close_sheet)
        self._sitl.found.connect(sheet.show_found)
        self._parts.window.open_sheet(sheet)
        self._sitl.look()  # it may have been built meanwhile

    def _on_flier(self, flier: Flier) -> None:
        from training.sitl.flown import MOST_SPEED  # noqa: PLC0415 most trainings fly without one

        self._parts.train_page.show_flier(flier, MOST_SPEED if flier is Flier.SITL else None)

    def _on_sitl_found(self, found: Simulator) -> None:
        self._sitl_here = found
        if found.program is None and self._parts.train_page.flier is Flier.SITL:
            self._on_flier(Flier.EMBEDDED)

    def _on_sitl_ready(self, exercise: Commanded) -> None:
        """It is the crew's from now on; a real drone may be armed by now, which is said."""
        scenario, speed = self._wanted
        if not self._parts.flight.may_train():
            self._parts.training.let_go(exercise)
        elif scenario is not None:
            self._begin(exercise, speed)
        else:
            self._trucks = None
            self._parts.training.take_up(exercise, speed)

    def _on_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._parts.window, self.tr("An exercise from a neighbour"), "", f"*{SUFFIX}"
        )
        if path:
            self._exercises.bring_in(Path(path))

    def _on_own_fire(self) -> None:
        folder = self._parts.incidents.folder
        if folder is not None:
            self._exercises.make_of(folder)

    def _on_made(self, made: Made) -> None:
        self._parts.train_page.exercises.choose(made.scenario.id)
        sheet = OwnFireSheet(made.unknown)
        sheet.done.connect(self._parts.window.close_sheet)
        self._parts.window.open_sheet(sheet)

    # --- while it runs ---------------------------------------------------------------------------

    def _on_running(self, running: bool) -> None:
        page = self._parts.train_page
        page.set_running(running)
        line = self._parts.training.line()
        if running and line is not None:
            self._board = at_work(page.board, line, self)
            self._board.guard = self._on_order
            return
        if self._board is not None:
            self._board.close()
            self._board.deleteLater()
            self._board = None
        if self._window is not None:
            self._window.close()
        self._close_line()
        if self._to_score:
            self._score()

    def _on_order(self, give: Then) -> None:
        """Of the board on the page; who opened another window or laptop was asked there."""
        self.ask(Action.BREAK_THINGS, give)

    def _on_ask(self, choices: HeldChoices) -> None:
        choices.done.connect(self._parts.window.close_sheet)
        choices.setMaximumWidth(_SHEET_PX)
        self._parts.window.open_sheet(choices)

    def _on_window(self) -> None:
        """One is enough: a second press brings it to the front."""
        line = self._parts.training.line()
        if line is None:
            return
        if self._window is None:
            self._window = trainer_window(line)
            self._window.closed.connect(self._on_window_closed)
        self._window.show()
        self._window.activateWindow()

    def _on_window_closed(self) -> None:
        window, self._window = self._window, None
        if window is not None:
            window.deleteLater()

    def _on_laptop(self) -> None:
        hand = self._parts.training.hand
        if hand is None:
            return
        from ui.desk.crew_line_desk import CrewLineDesk  # noqa: PLC0415 most trainings have one laptop

        if self._line is None:
            self._line = CrewLineDesk(hand, self)
            self._line.done.connect(self._parts.incidents.write)
        sheet = PairingSheet(own_addresses())
        sheet.open_wanted.connect(self._line.open)
        sheet.close_wanted.connect(self._line.close)
        self._line.status_came.connect(sheet.show_status)
        self._line.failed.connect(sheet.show_error)
        sheet.done.connect(self._parts.window.close_sheet)
        self._parts.window.open_sheet(sheet)
        self._line.tick()

    def _close_line(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()
            line.deleteLater()

    def _on_done(self, code: str, facts: Mapping[str, Fact]) -> None:
        self._parts.incidents.practised(self._parts.flight.utc(), code, facts)

    def _on_passed(self, elapsed_s: float) -> None:
        journal = self._parts.incidents.journal
        if self._trucks is not None and journal is not None:
            self._trucks.note(journal, elapsed_s, self._parts.flight.utc())

    def _on_vehicle(self, state: VehicleState, _now_s: float) -> None:
        """Over and on the ground: the training ends by itself, and is scored."""
        training = self._parts.training
        training.tick()
        if training.running and self._to_score and not state.armed:
            training.stop()

    # --- the debrief -----------------------------------------------------------------------------

    def _on_ended(self, _scenario: Scenario) -> None:
        self._to_score = True

    def _score(self) -> None:
        self._to_score = False
        journal = self._parts.incidents.journal
        if journal is not None:
            self.debrief.score(journal)

    def _on_scored(self, scored: Scored, title: str) -> None:
        from ui.train.score_sheet import ScoreSheet  # noqa: PLC0415 most evenings end without one

        sheet = ScoreSheet(scored, title, self._language())
        sheet.review_wanted.connect(self._look_back)
        sheet.export_wanted.connect(lambda: self._export(scored, title))
        sheet.done.connect(self._parts.window.close_sheet)
        self._parts.window.open_sheet(sheet)

    def _export(self, scored: Scored, title: str) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._parts.window, self.tr("The score as a page"), f"{title}.html", "*.html"
        )
        if name:
            self.debrief.export(scored, title, Path(name))

    def _show_truth(self) -> None:
        incidents = self._parts.incidents
        if incidents.folder is not None:
            self.debrief.look(incidents.folder, incidents.entries)
