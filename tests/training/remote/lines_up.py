"""Both ends of a trainer's line on this computer, and an exercise that the test steps."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.training.exercise.made_up import LOST_PERSON
from training.exercise.hand import Hand
from training.exercise.running import RunningExercise
from training.remote.crew_end import CrewEnd
from training.remote.trainer_end import TrainerEnd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from training.exercise.scenario import Scenario

AT_MOST_S = 20.0
TICK_S = 0.002  # so that the exercise does not end while a test waits


class Evening:
    """An exercise, the hand on it, and the crew's end of the line on a free port."""

    def __init__(self, scenario: Scenario = LOST_PERSON) -> None:
        self.exercise = RunningExercise(scenario)
        self.speeds: list[float] = []
        self.hand = Hand(self.exercise)
        self.hand.pace_with(self.speeds.append)
        self.crew = CrewEnd(self.hand)
        self.now_s = 0.0

    def open(self) -> str:
        return self.crew.open(port=0)

    @property
    def port(self) -> int:
        status = self.crew.status.get()
        assert status is not None
        return status.port

    def step(self) -> None:
        self.now_s = round(self.now_s + TICK_S, 6)
        self.hand.step(self.now_s, b"")

    def until(self, true: Callable[[], object]) -> None:
        """Step until it is."""
        give_up_s = time.monotonic() + AT_MOST_S
        while not true():
            assert time.monotonic() < give_up_s, "it did not become true"
            self.step()

    def trainer(self, code: str) -> TrainerEnd:
        """Connected, or refused."""
        made = TrainerEnd("127.0.0.1", self.port, code)
        made.connect()
        self.until(lambda: made.state.get() is not None or made.connection.get().over)
        return made

    def told(self) -> list[tuple[str, bool]]:
        """The record's lines so far."""
        lines: list[tuple[str, bool]] = []
        while not self.crew.notices.empty():
            notice = self.crew.notices.get()
            lines.append(("came" if notice.why is None else notice.why.value, notice.was_trainer))
        return lines


@contextmanager
def evening(scenario: Scenario = LOST_PERSON) -> Iterator[Evening]:
    made = Evening(scenario)
    try:
        yield made
    finally:
        made.crew.close()
