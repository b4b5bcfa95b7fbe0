"""The ArduPilot SITL of this computer: looked for, and set out with an exercise; both beside the window."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.exercise.scenario import Scenario
    from training.sitl.flown import SitlExercise

    WhyNot: TypeAlias = Callable[[], str]  # said in the window's thread, in its language

LOOK_S = 0.1
SPEAKS_WITHIN_S = 60.0
READY_WITHIN_S = 180.0  # of ours: a busy laptop makes its 42 seconds longer
ENDS_WITHIN_S = 20.0


class Simulator(Protocol):
    """What was found; `wrong`: what the user named is none."""

    @property
    def program(self) -> str | None: ...
    @property
    def by(self) -> str | None: ...
    @property
    def wrong(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class NoSimulator:
    """There is none on this computer."""

    program: str | None = None
    by: str | None = None
    wrong: str | None = None


class SitlDesk(QObject):
    """`ready` hands the exercise over: from then on whoever took it stops it."""

    found = Signal(object)  # Simulator
    setting_out = Signal(object)  # str: how far it is, one line; None: nothing is set out or ended any more
    ready = Signal(object)  # SitlExercise, which could arm now and waits for its `start`
    failed = Signal(str)  # one sentence
    _looked = Signal(object)  # Simulator
    _boots = Signal(str, int)  # who, and for how many of its seconds
    _ended = Signal(object)  # WhyNot | None

    def __init__(self, look: Callable[[], Simulator] | None, parent: QObject | None = None) -> None:
        """`look` searches this computer, which may take a while; None: there is none here."""
        super().__init__(parent)
        self._look = look
        self._simulator: Simulator | None = None
        self._booted: SitlExercise | None = None  # not handed over yet
        self._cancelled = Event()
        self._beside: Thread | None = None
        self._looking: Thread | None = None
        self._looked.connect(self._on_looked)
        self._boots.connect(self._on_boots)
        self._ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """One is being set out, or ended again."""
        return self._beside is not None

    def look(self) -> None:
        """`found` comes a moment later."""
        if self._look is None:
            self._on_looked(NoSimulator())
        elif self._looking is None or not self._looking.is_alive():
            self._looking = Thread(target=self._search, args=(self._look,), name="look for a SITL")
            self._looking.start()

    def set_out(self, scenario: Scenario, speed: float) -> None:
        """Boot it for this exercise; ends in `ready` or `failed`, or after `cancel` in neither."""
        found = self._simulator
        if self.busy or found is None or found.program is None:
            return
        self._cancelled = Event()
        self.setting_out.emit(self.tr("ArduPilot SITL is started"))
        program, by = Path(found.program), found.by or ""
        self._begin(lambda: self._boot(scenario, speed, program, by, self._cancelled))

    def cancel(self) -> None:
        """It is ended again, which takes a moment."""
        if self.busy:
            self._cancelled.set()
            self.setting_out.emit(self.tr("ArduPilot SITL is ended again"))

    def close(self) -> None:
        """With the window: what boots is ended."""
        self._cancelled.set()
        for thread in (self._beside, self._looking):
            if thread is not None:
                thread.join(ENDS_WITHIN_S)
        booted, self._booted = self._booted, None
        if booted is not None:
            booted.stop()

    # --- beside the window -----------------------------------------------------------------------

    def _begin(self, work: Callable[[], WhyNot | None]) -> None:
        self._beside = Thread(target=lambda: self._ended.emit(work()), name="set out a SITL")
        self._beside.start()

    def _search(self, look: Callable[[], Simulator]) -> None:
        self._looked.emit(look())

    def _boot(
        self, scenario: Scenario, speed: float, program: Path, by: str, cancelled: Event
    ) -> WhyNot | None:
        from training.sitl.errors import SitlError  # noqa: PLC0415 most trainings fly without one
        from training.sitl.find import FoundSitl  # noqa: PLC0415
        from training.sitl.flown import SitlExercise  # noqa: PLC0415

        try:
            exercise = SitlExercise(scenario, FoundSitl(program, by), speed=speed)
        except SitlError as error:
            why = str(error)
            return lambda: why
        exercise.wait_for_trainer()
        why_not = self._await(exercise, cancelled)
        if why_not is None and not cancelled.is_set():
            self._booted = exercise
        else:
            exercise.stop()
        return why_not

    def _await(self, exercise: SitlExercise, cancelled: Event) -> WhyNot | None:
        """Until it could arm, or was cancelled; returns why it never will."""
        began_s, told_s = time.monotonic(), -1
        while not exercise.ready and not cancelled.wait(LOOK_S):
            failed, known = exercise.failed, exercise.known
            if failed is not None:
                return lambda: failed
            if time.monotonic() - began_s > (READY_WITHIN_S if known else SPEAKS_WITHIN_S):
                return partial(self._never_ready, exercise.texts[-1:]) if known else self._silent
            if known and round(exercise.lived_s) != told_s:
                told_s = round(exercise.lived_s)
                self._boots.emit(exercise.flown_by, told_s)
        return None

    # --- in the window ---------------------------------------------------------------------------

    def _silent(self) -> str:
        said = self.tr("The ArduPilot SITL said nothing within {seconds} s: is it a copter?")
        return said.format(seconds=round(SPEAKS_WITHIN_S))

    def _never_ready(self, last_word: tuple[str, ...]) -> str:
        said = self.tr("The ArduPilot SITL could not arm within {seconds} s. Its last word: {text}")
        return said.format(seconds=round(READY_WITHIN_S), text="".join(last_word) or "–")

    def _on_looked(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self.found.emit(simulator)

    def _on_boots(self, name: str, seconds: int) -> None:
        from training.sitl.flown import BOOTS_S  # noqa: PLC0415

        if self.busy and not self._cancelled.is_set():
            said = self.tr("{name} boots: {seconds} of about {all} s")
            self.setting_out.emit(said.format(name=name, seconds=seconds, all=round(BOOTS_S)))

    def _on_ended(self, why_not: WhyNot | None) -> None:
        booted, self._booted = self._booted, None
        if booted is not None and self._cancelled.is_set():  # just before it was ready

            def end() -> None:
                booted.stop()

            self._begin(end)
            return
        self._beside = None
        self.setting_out.emit(None)
        if self._cancelled.is_set():
            return
        if why_not is not None:
            self.failed.emit(why_not())
        elif booted is not None:
            self.ready.emit(booted)
