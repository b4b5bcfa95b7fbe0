"""The exercise at hand: its drone on the same kind of link as a real one, and the trainer's line to it.

What flies, films and is kept of it is imported when somebody trains: it would be a tenth of a cold start.
"""

from __future__ import annotations

from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from incidents.codes import IncidentCode
from telemetry.link.loopback import LoopbackLink
from telemetry.mailbox import taken
from training.exercise.free import FREE, free_practice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from maps.geo import LatLon
    from training.camera.own_process import TestCamera
    from training.camera.settings import Addresses
    from training.exercise.commanded import Commanded
    from training.exercise.hand import Hand
    from training.exercise.happening import Happening
    from training.exercise.scenario import Scenario
    from training.remote.trainer_line import LocalLine
    from ui.desk.flight_desk import FlightDesk

_ONLY_OF_EXERCISES = frozenset({IncidentCode.EXERCISE_STARTED, IncidentCode.EXERCISE_ENDED})


class Camera(Protocol):
    """What the drone of a training carries."""

    @property
    def addresses(self) -> Addresses | None: ...
    def look(self, speed: float) -> None: ...
    def stop(self) -> None: ...


class TrainDesk(QObject):
    """Orders are carried out by the thread that steps the drone; what came of them is told at `tick`."""

    running_changed = Signal(bool)
    exercise_changed = Signal(object)  # Scenario | None: what is practised; None: nothing, or free practice
    done = Signal(str, object)  # a word for the record, its facts
    passed = Signal(float)  # seconds of the exercise, at every tick
    refused = Signal(str)  # one sentence
    failed = Signal(str)  # one sentence: who flew it is gone, and the training with it
    ended = Signal(object)  # Scenario: its time is over, or the trainer ended it

    def __init__(self, flight: FlightDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flight = flight
        self._hand: Hand[Commanded] | None = None
        self._exercise: Commanded | None = None
        self._over = False  # the record has its end
        self._remarks = 0  # said
        self._camera: Camera | None = None
        flight.linked.connect(self._on_linked)

    @property
    def running(self) -> bool:
        return self._hand is not None

    @property
    def exercise(self) -> Commanded | None:
        """To look at; what changes it goes through the orders."""
        return self._exercise

    @property
    def hand(self) -> Hand[Commanded] | None:
        """For the line to a second laptop."""
        return self._hand

    @property
    def heat_ports(self) -> tuple[tuple[str, int], tuple[str, int]] | None:
        """Where the camera of this training tells temperatures: raw frames, and numbers. None: nowhere."""
        addresses = None if self._camera is None else self._camera.addresses
        return None if addresses is None else (addresses.raw, addresses.sdk)

    def line(self) -> LocalLine | None:
        """For a trainer's board on this computer; None: nothing runs."""
        if self._hand is None:
            return None
        from training.remote.trainer_line import LocalLine  # noqa: PLC0415 as above

        return LocalLine(self._hand)

    # --- beginning and ending --------------------------------------------------------------------

    def start(self, place: LatLon, speed: float, fire: LatLon | None = None) -> None:
        """Free practice: a drone stands ready at `place`; its time runs `speed` times as fast. Its camera
        sees a made-up fire round `fire`."""
        self.begin(free_practice(place, fire), speed)

    def begin(self, scenario: Scenario, speed: float, record: Path | None = None) -> bool:
        """Practise it with the embedded drone. `record`: the folder that the truth is kept in, for the score.
        False: it cannot be recorded, or a real drone is armed, which was said."""
        from training.exercise.running import RunningExercise  # noqa: PLC0415 as above

        return self.take_up(RunningExercise(scenario), speed, record)

    def take_up(self, exercise: Commanded, speed: float, record: Path | None = None) -> bool:
        """The same with whoever flies `exercise`; from now on it is stopped here."""
        from training.exercise.hand import Hand  # noqa: PLC0415 as above

        if not self._flight.may_train():
            self.let_go(exercise)
            return False
        self._flight.disconnect_link()
        hand = Hand(exercise, speed=speed)
        link = LoopbackLink(hand, speed=speed)
        if exercise.keeps_own_time:
            hand.order(lambda waiting: waiting.start())
        else:
            hand.pace_with(link.set_speed)
        kept = record is None or self._keep_truth(hand, record, link)
        if not kept or not self._flight.connect_link(link, training=True):
            hand.close()
            self.let_go(exercise)
            return False
        self._hand, self._exercise = hand, exercise
        self._over, self._remarks = False, 0
        self._camera = camera_of(exercise)
        scenario = exercise.scenario
        self.running_changed.emit(True)
        self.exercise_changed.emit(None if scenario.id == FREE else scenario)
        return True

    def stop(self) -> None:
        """The drone goes away."""
        if self._hand is not None:
            self._flight.disconnect_link()

    def let_go(self, exercise: Commanded) -> None:
        """Nobody practises it: another program that flies it is ended, beside the window."""
        if exercise.keeps_own_time:
            _beside(exercise.stop)

    def close(self) -> None:
        """With the window."""
        self._end_camera()

    def tick(self) -> None:
        """At the pump's tick: tell what happened; the camera sees what the drone's own would."""
        hand, exercise = self._hand, self._exercise
        if hand is None or exercise is None:
            return
        if self._camera is not None:
            self._camera.look(hand.now.get().speed)
        self._tell_all(hand, exercise)
        if exercise.failed is not None and (self._over or not exercise.started):
            self.failed.emit(exercise.failed)
            self.stop()

    # --- what came of it -------------------------------------------------------------------------

    def _tell_all(self, hand: Hand[Commanded], exercise: Commanded) -> None:
        for why in taken(hand.refused):
            self.refused.emit(why)
        for one in taken(hand.happened):
            self._tell(one, exercise.scenario)
        for remark in exercise.remarks[self._remarks :]:
            self._remarks += 1
            self.refused.emit(remark)
        self.passed.emit(exercise.elapsed_s)

    def _tell(self, one: Happening, scenario: Scenario) -> None:
        code = IncidentCode(one.code.value)
        self._over = self._over or code == IncidentCode.EXERCISE_ENDED
        if scenario.id == FREE and code in _ONLY_OF_EXERCISES:
            return
        self.done.emit(code, dict(one.facts))
        if code == IncidentCode.EXERCISE_ENDED:
            self.ended.emit(scenario)

    def _keep_truth(self, hand: Hand[Commanded], record: Path, link: LoopbackLink) -> bool:
        from training.exercise.truth_log import FILE, TruthLog  # noqa: PLC0415 as above

        try:
            hand.keep_truth(TruthLog(record / FILE, hand.exercise), link.clock)
        except OSError as error:
            self.refused.emit(self.tr("The exercise cannot be recorded: {why}").format(why=error.strerror))
            return False
        return True

    def _on_linked(self, linked: bool) -> None:
        hand, exercise = self._hand, self._exercise
        if linked or hand is None or exercise is None:
            return
        self._tell_all(hand, exercise)  # the last words
        self._hand = self._exercise = None
        hand.close()
        self.let_go(exercise)
        self._end_camera()
        self.running_changed.emit(False)
        self.exercise_changed.emit(None)

    def _end_camera(self) -> None:
        """Beside the window: its process takes a moment."""
        camera, self._camera = self._camera, None
        if camera is not None:
            _beside(camera.stop)


def _beside(end: Callable[[], None]) -> None:
    Thread(target=end, name="end training").start()


def camera_of(exercise: Commanded) -> Camera | None:
    """Started beside the window; None: it carries none."""
    if exercise.scenario.id == FREE:
        return _FireCamera(exercise)
    from training.exercise_camera import ExerciseCamera  # noqa: PLC0415 as above

    return ExerciseCamera(exercise)


class _FireCamera:
    """Of free practice: the day after a fire, as long as anybody likes."""

    def __init__(self, exercise: Commanded) -> None:
        from training.carried_camera import carry, fire_camera  # noqa: PLC0415 as above

        self._camera: TestCamera = fire_camera(exercise, exercise.scenario.at)
        self._carry = partial(carry, exercise, self._camera)

    @property
    def addresses(self) -> Addresses | None:
        return self._camera.addresses

    def look(self, speed: float) -> None:  # noqa: ARG002 its embers have hours to cool
        self._carry()

    def stop(self) -> None:
        self._camera.stop()
