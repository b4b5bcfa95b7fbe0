"""The exercise at hand: its drone on the same kind of link as a real one, and the trainer's orders to it."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incidents.codes import IncidentCode
from telemetry.link.loopback import LoopbackLink
from telemetry.mailbox import taken
from training.carried_camera import carry, fire_camera
from training.exercise.free import FREE, free_practice
from training.exercise.hand import Hand
from training.exercise.running import RunningExercise
from training.exercise.truth_log import FILE, TruthLog
from training.fault import Fault
from ui import units
from ui.words.happenings import happening_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from maps.geo import LatLon
    from training.camera.own_process import TestCamera
    from training.exercise.hand import Now
    from training.exercise.happening import Happening
    from training.exercise.scenario import Scenario
    from training.exercise.take_over import TakeOver
    from ui.desk.flight_desk import FlightDesk

MOST_LINES = 12
_ONLY_OF_EXERCISES = frozenset({IncidentCode.EXERCISE_STARTED, IncidentCode.EXERCISE_ENDED})


class TrainDesk(QObject):
    """Orders are carried out by the thread that steps the drone; what came of them is told at `tick`."""

    running_changed = Signal(bool)
    exercise_changed = Signal(object)  # Scenario | None: what is practised; None: nothing, or free practice
    speed_changed = Signal(float)  # how many times as fast as life
    wind_changed = Signal(float)  # m/s
    faults_changed = Signal(object)  # frozenset[Fault]
    now_changed = Signal(object)  # Now: how the exercise stands
    done = Signal(str, object)  # a word for the record, its facts
    recorded = Signal(object)  # tuple[(time, what), ...], the newest first
    refused = Signal(str)  # one sentence
    ended = Signal(object)  # Scenario: its time is over, or the trainer ended it

    def __init__(self, flight: FlightDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flight = flight
        self._hand: Hand[RunningExercise] | None = None
        self._camera: TestCamera | None = None
        self._now: Now | None = None
        self._lines: tuple[tuple[str, str], ...] = ()
        flight.linked.connect(self._on_linked)

    @property
    def running(self) -> bool:
        return self._hand is not None

    @property
    def exercise(self) -> RunningExercise | None:
        """To look at; what changes it goes through the orders."""
        return None if self._hand is None else self._hand.exercise

    @property
    def heat_ports(self) -> tuple[tuple[str, int], tuple[str, int]] | None:
        """Where the camera of this training tells temperatures: raw frames, and numbers. None: nowhere."""
        addresses = None if self._camera is None else self._camera.addresses
        return None if addresses is None else (addresses.raw, addresses.sdk)

    # --- beginning and ending --------------------------------------------------------------------

    def start(self, place: LatLon, speed: float, fire: LatLon | None = None) -> None:
        """Free practice: a drone stands ready at `place`; its time runs `speed` times as fast. Its camera
        sees a made-up fire round `fire`."""
        self.begin(free_practice(place, fire), speed)

    def begin(self, scenario: Scenario, speed: float, record: Path | None = None) -> bool:
        """Practise it. `record`: the folder that the truth is kept in, for the score. False: it cannot be
        recorded, or a real drone is armed, which was said."""
        if not self._flight.may_train():
            return False
        self._flight.disconnect_link()
        hand = Hand(RunningExercise(scenario), speed=speed)
        link = LoopbackLink(hand, speed=speed)
        hand.pace_with(link.set_speed)
        if record is not None and not self._keep_truth(hand, record, link):
            return False
        if not self._flight.connect_link(link, training=True):
            hand.close()
            return False
        self._hand, self._now = hand, None
        self._camera = fire_camera(hand.exercise.drone, scenario.at)
        self._lines = ()
        self.recorded.emit(self._lines)
        self.faults_changed.emit(frozenset[Fault]())
        self.speed_changed.emit(speed)
        self.wind_changed.emit(hand.exercise.wind.speed_m_s)
        self.running_changed.emit(True)
        self.exercise_changed.emit(None if scenario.id == FREE else scenario)
        return True

    def stop(self) -> None:
        """The drone goes away."""
        if self._hand is not None:
            self._flight.disconnect_link()

    def close(self) -> None:
        """With the window."""
        self._end_camera()

    def tick(self) -> None:
        """At the pump's tick: tell what happened; the camera sees what the drone's own would."""
        hand = self._hand
        if hand is None:
            return
        if self._camera is not None:
            carry(hand.exercise.drone, self._camera)
        for why in taken(hand.refused):
            self.refused.emit(why)
        for one in taken(hand.happened):
            self._tell(one, hand.exercise.scenario)
        now = hand.now.get()
        if now is not self._now:
            self._tell_now(now)

    # --- orders ----------------------------------------------------------------------------------

    def order(self, order: Callable[[RunningExercise], object]) -> None:
        """Anything that an exercise can be told."""
        if self._hand is not None:
            self._hand.order(order)

    def set_fault(self, fault: Fault, on: bool) -> None:
        """Break or mend one thing."""
        self.order(lambda exercise: exercise.set_fault(fault, on=on))

    def mend_all(self) -> None:
        self.order(lambda exercise: exercise.mend_all())

    def set_wind(self, speed_m_s: float) -> None:
        self.order(lambda exercise: exercise.set_wind(speed_m_s))

    def set_frozen(self, frozen: bool) -> None:
        """Time stands still, or goes on."""
        self.order(lambda exercise: exercise.freeze() if frozen else exercise.resume())

    def mark(self, name: str) -> None:
        self.order(lambda exercise: exercise.mark(name))

    def rewind(self, name: str) -> None:
        self.order(lambda exercise: exercise.rewind(name))

    def take_over(self, what: TakeOver) -> None:
        self.order(lambda exercise: exercise.take_over(what))

    def comment(self, text: str) -> None:
        self.order(lambda exercise: exercise.comment(text))

    def end_exercise(self) -> None:
        """Nothing that was to come comes any more; the drone flies on until it is landed or stopped."""
        self.order(lambda exercise: exercise.end())

    # --- what came of it -------------------------------------------------------------------------

    def _tell(self, one: Happening, scenario: Scenario) -> None:
        code = IncidentCode(one.code.value)
        if scenario.id == FREE and code in _ONLY_OF_EXERCISES:
            return
        line = (units.hour_minute(datetime.now(UTC)), happening_words(one))
        self._lines = (line, *self._lines)[:MOST_LINES]
        self.recorded.emit(self._lines)
        self.done.emit(code, dict(one.facts))
        if code == IncidentCode.EXERCISE_ENDED:
            self.ended.emit(scenario)

    def _tell_now(self, now: Now) -> None:
        before, self._now = self._now, now
        if before is None or before.faults != now.faults:
            self.faults_changed.emit(now.faults)
        if before is None or before.wind.speed_m_s != now.wind.speed_m_s:
            self.wind_changed.emit(now.wind.speed_m_s)
        self.now_changed.emit(now)

    def _keep_truth(self, hand: Hand[RunningExercise], record: Path, link: LoopbackLink) -> bool:
        try:
            hand.keep_truth(TruthLog(record / FILE, hand.exercise), link.clock)
        except OSError as error:
            self.refused.emit(self.tr("The exercise cannot be recorded: {why}").format(why=error.strerror))
            return False
        return True

    def _on_linked(self, linked: bool) -> None:
        if linked or self._hand is None:
            return
        self.tick()  # the last words
        hand, self._hand, self._now = self._hand, None, None
        hand.close()
        self._end_camera()
        self.running_changed.emit(False)
        self.exercise_changed.emit(None)

    def _end_camera(self) -> None:
        """Beside the window: its process takes a moment."""
        camera, self._camera = self._camera, None
        if camera is not None:
            Thread(target=camera.stop, name="end camera").start()
