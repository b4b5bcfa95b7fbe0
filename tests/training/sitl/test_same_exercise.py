"""One exercise on the embedded drone and on an ArduPilot SITL: the crew meets the same.

With FIREDRONE_SITL the real one flies as well; always flies a stand-in for it, in a process of its own.
What is expected are rows of what was recorded of a real ArduCopter.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import pytest

from maps.geo import AboveHome, distance_m
from missions import commands
from telemetry.events import EventCode
from telemetry.link.loopback import LoopbackLink
from telemetry.mailbox import taken
from telemetry.session import Session
from telemetry.session_thread import SessionThread
from tests.training.sitl.stand_in import PLACE, program, until
from tests.training.sitl.test_flown import SCENARIO
from training.exercise.happening import Happened
from training.exercise.running import RunningExercise
from training.exercise.scenario import FaultDue, Spot
from training.exercise.take_over import TakeOver
from training.fault import Fault
from training.sitl.find import FoundSitl, find_sitl
from training.sitl.flown import SitlExercise

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from telemetry.link.link import Link
    from telemetry.protocol import Start
    from training.exercise.scenario import Scenario

Exercise: TypeAlias = RunningExercise | SitlExercise
T = TypeVar("T")

PATIENCE_S = 60.0
REAL = os.environ.get("FIREDRONE_SITL")
EMBEDDED_SPEED, STAND_IN_SPEED, REAL_SPEED = 20.0, 8.0, 4.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals"),
    pytest.mark.parametrize(
        "flier",
        [
            "embedded",
            "stand-in",
            pytest.param(
                "real",
                marks=[
                    pytest.mark.sitl,
                    pytest.mark.skipif(not REAL, reason="FIREDRONE_SITL names no ArduPilot SITL"),
                ],
            ),
        ],
    ),
]


@dataclass(slots=True)
class Crew:
    """A station, and what the drone has said to it, with the second of the exercise."""

    running: SessionThread
    exercise: Exercise
    texts: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])

    def does(self, start: Start[T]) -> T:
        return self.running.run(start).result(PATIENCE_S)

    def takes_off(self) -> None:
        self.does(partial(commands.set_mode, mode="GUIDED"))
        self.does(commands.arm)
        self.does(partial(commands.take_off, height=AboveHome(15.0)))
        until(lambda: self.height_m > 14.0, PATIENCE_S)

    def hears(self, text: str) -> float:
        """When that was said, in seconds of the exercise."""
        until(lambda: any(text in said for _, said in self._heard()), PATIENCE_S)
        return next(at_s for at_s, said in self.texts if text in said)

    @property
    def mode(self) -> str:
        heartbeat = self.running.session.state.get().heartbeat
        return "" if heartbeat is None else heartbeat.mode

    @property
    def height_m(self) -> float:
        fix = self.running.session.state.get().fix
        return 0.0 if fix is None else float(fix.above_home_m)

    def _heard(self) -> list[tuple[float, str]]:
        for event in taken(self.running.session.events):
            if event.code is EventCode.STATUS_TEXT:
                self.texts.append((self.exercise.elapsed_s, str(event.facts["text"])))
        return self.texts


@contextmanager
def crew(flier: str, scenario: Scenario, folder: Path) -> Generator[Crew]:
    if flier == "embedded":
        flying = RunningExercise(scenario)
        with _station(LoopbackLink(flying, speed=EMBEDDED_SPEED)) as running:
            yield Crew(running, flying)
        return
    found = find_sitl() if flier == "real" else FoundSitl(program(folder), "the tests")
    speed = REAL_SPEED if flier == "real" else STAND_IN_SPEED
    with SitlExercise(scenario, found, speed=speed) as exercise:
        until(lambda: exercise.started or exercise.failed is not None, PATIENCE_S)
        assert exercise.failed is None
        with _station(exercise.link()) as running:
            yield Crew(running, exercise)


@contextmanager
def _station(link: Link) -> Generator[SessionThread]:
    running = SessionThread(Session(link))
    try:
        until(lambda: running.session.state.get().fix is not None, PATIENCE_S)
        yield running
    finally:
        running.stop()


def turned(exercise: Exercise) -> list[tuple[object, ...]]:
    return [
        tuple(one.facts[name] for name in ("fault", "turned", "by"))
        for one in exercise.happened()
        if one.code is Happened.FAULT
    ]


def test_a_position_that_is_lost_in_flight_ends_in_land(flier: str, tmp_path: Path):
    lost = FaultDue(Fault.POSITION, inside=Spot(PLACE, 60.0), lasts_s=25.0)
    with crew(flier, replace(SCENARIO, faults=(lost,)), tmp_path) as ours:
        ours.does(partial(commands.set_mode, mode="GUIDED"))
        ours.does(commands.arm)
        began_s = ours.exercise.elapsed_s
        ours.does(partial(commands.take_off, height=AboveHome(40.0)))
        variance_s = ours.hears("EKF variance")
        ours.hears("EKF Failsafe: changed to LAND Mode")
        until(lambda: ours.mode == "LAND", PATIENCE_S)
        assert 5.0 < variance_s - began_s < 25.0
        ours.hears("EKF Failsafe Cleared")
        assert ours.mode == "LAND"  # nothing gives the old mode back
        assert turned(ours.exercise) == [("position", "on", "place"), ("position", "off", "time")]


def test_a_crew_that_is_not_heard_any_more_is_flown_home_to(flier: str, tmp_path: Path):
    with crew(flier, SCENARIO, tmp_path) as ours:
        ours.takes_off()
        ours.exercise.set_fault(Fault.LINK, on=True)
        until(lambda: ours.exercise.truth().mode == "RTL", PATIENCE_S)
        assert ours.mode == "GUIDED"  # so far as the crew knows
        ours.exercise.set_fault(Fault.LINK, on=False)
        until(lambda: ours.mode == "RTL", PATIENCE_S)
        assert turned(ours.exercise) == [("link", "on", "trainer"), ("link", "off", "trainer")]


def test_the_trainer_stops_it_in_the_air(flier: str, tmp_path: Path):
    with crew(flier, SCENARIO, tmp_path) as ours:
        ours.takes_off()
        assert ours.exercise.truth().flying
        assert ours.exercise.take_over(TakeOver.HOLD)
        until(lambda: ours.mode == "BRAKE", PATIENCE_S)
        assert ours.exercise.truth().mode == "BRAKE"
        codes = [one.code for one in ours.exercise.happened()]
        assert codes == [Happened.STARTED, Happened.TOOK_OVER]


def test_what_is_told_of_its_place_goes_astray_and_where_it_is_does_not(flier: str, tmp_path: Path):
    with crew(flier, SCENARIO, tmp_path) as ours:
        ours.exercise.set_fault(Fault.ASTRAY, on=True)
        until(lambda: (fix := ours.running.session.state.get().fix) is not None
              and distance_m(fix.at, PLACE) > 30.0, PATIENCE_S)  # fmt: skip
        assert distance_m(ours.exercise.truth().at, PLACE) < 2.0
