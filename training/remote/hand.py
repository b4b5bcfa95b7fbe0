"""The trainer's hand on an exercise: orders wait in a queue and are carried out by the thread that steps it.

The hand stands on the link in the exercise's place. From there on nobody else touches the exercise: the
journal takes what happened from here, windows and the trainer's line look at `state`.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol, TypeAlias

from telemetry.mailbox import Latest, taken
from training.remote import messages
from training.remote.messages import Programme, RecordLine, Refusal, State, TargetAt, TargetSaid, place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from training.exercise.happening import Happening
    from training.exercise.scenario import Scenario
    from training.exercise.truth_log import TruthLog
    from training.remote.commanded import Commanded

    Done: TypeAlias = Callable[[Refusal | None], None]
    SetSpeed: TypeAlias = Callable[[float], None]

log = logging.getLogger(__name__)
EVERY_S = 0.2  # of the wall clock
MOST_LINES = 30  # of the record, in each state
MOST_JUMPS = 20
MOST_WAITING = 32


class LinkClock(Protocol):
    """Of the link that steps the exercise."""

    def utc(self) -> datetime: ...


def _nobody_asks(_refused: Refusal | None) -> None:
    pass


class Hand:
    """A `telemetry.link.loopback.Vehicle`. `set_speed` makes the link's time faster; None: nothing does."""

    def __init__(
        self,
        exercise: Commanded,
        *,
        speed: float = 1.0,
        set_speed: SetSpeed | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._exercise = exercise
        self._speed = speed
        self._set_speed = set_speed
        self._monotonic_s = monotonic_s
        self._orders: SimpleQueue[tuple[messages.Command, Done]] = SimpleQueue()
        self._record: deque[RecordLine] = deque(maxlen=MOST_LINES)
        self._jumps = 0
        self._due_s = 0.0
        self._truth: TruthLog | None = None
        self._clock: LinkClock | None = None
        self.happened: SimpleQueue[Happening] = SimpleQueue()  # for the journal; nobody else takes them
        self.failures: SimpleQueue[str] = SimpleQueue()  # one sentence each
        self.state: Latest[State | None] = Latest(None)
        self.programme = _programme(exercise)

    def pace_with(self, set_speed: SetSpeed) -> None:
        """The link is made after its vehicle: how its time is made faster."""
        self._set_speed = set_speed

    def keep_truth(self, truth: TruthLog, clock: LinkClock) -> None:
        """Before the first step: the truth is written there, with the time of the link."""
        self._truth, self._clock = truth, clock

    def close(self) -> None:
        """Once nothing steps it any more: the truth is whole on the disk."""
        if self._truth is not None:
            self._truth.close()
            self._truth = None

    def order(self, command: messages.Command, done: Done = _nobody_asks) -> None:
        """From any thread. `done` is called on the thread that steps, with why not, or with None."""
        if self._orders.qsize() >= MOST_WAITING:
            done(Refusal.TOO_FAST)
            return
        self._orders.put((command, done))

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes:
        """As the exercise does, after what the trainer wants."""
        for command, done in taken(self._orders):
            done(self._carry_out(command))
            self._due_s = 0.0  # whoever pressed sees at once what came of it
        said = self._exercise.step(now_s, received, radio)
        for one in self._exercise.happened():
            self.happened.put(one)
            self._record.append(_record_line(one))
        wall_s = self._monotonic_s()
        if wall_s >= self._due_s:
            self._due_s = wall_s + EVERY_S
            self.state.put(self._look())
        self._note_truth()
        return said

    # --- on the thread that steps ----------------------------------------------------------------

    def _note_truth(self) -> None:
        if self._truth is None or self._clock is None:
            return
        try:
            self._truth.note(self._clock.utc())
        except OSError as error:  # a full disk costs the score, not the flight
            self._truth = None
            self.failures.put(f"the truth of the exercise cannot be written any more: {error.strerror}")

    def _carry_out(self, command: messages.Command) -> Refusal | None:
        try:
            return self._done(command)
        except KeyError:
            return Refusal.NO_SUCH_MARK
        except ValueError:  # too many marks, or a place that is none
            return Refusal.TOO_MANY
        except NotImplementedError:  # a simulator beside us has no marks
            return Refusal.NOT_HERE

    def _done(self, command: messages.Command) -> Refusal | None:  # noqa: C901, PLR0912 one line a command
        exercise = self._exercise
        match command:
            case messages.Start():
                exercise.start()
            case messages.End():
                exercise.end()
            case messages.Freeze():
                exercise.freeze()
            case messages.Resume():
                exercise.resume()
            case messages.SetMark(name):
                exercise.mark(name)
            case messages.Rewind(name):
                exercise.rewind(name)
            case messages.SetFault(fault, on):
                exercise.set_fault(fault, on=on)
            case messages.MendAll():
                exercise.mend_all()
            case messages.SetWind(speed_m_s, from_deg, gust_m_s):
                exercise.set_wind(speed_m_s, from_deg, gust_m_s)
            case messages.Take(what):
                return None if exercise.take_over(what) else Refusal.NOT_FLYING
            case messages.Comment(text):
                exercise.comment(text)
            case messages.JumpFire(at):
                return self._jump(at)
            case messages.SetSpeed(times):
                return self._pace(times)
        return None

    def _jump(self, at: messages.Place) -> Refusal | None:
        if self._jumps >= MOST_JUMPS:
            return Refusal.TOO_MANY
        self._jumps += 1
        self._exercise.jump_fire(at.at)
        return None

    def _pace(self, times: float) -> Refusal | None:
        if self._set_speed is None:
            return Refusal.NOT_HERE
        self._set_speed(times)
        self._speed = times
        return None

    def _look(self) -> State:
        exercise, truth = self._exercise, self._exercise.truth()
        wind = exercise.wind
        return State(
            elapsed_s=exercise.elapsed_s,
            started=exercise.started,
            ended=exercise.ended,
            frozen=exercise.frozen,
            speed=self._speed,
            at=place(truth.at),
            above_ground_m=truth.above_ground_m,
            above_home_m=truth.above_home_m,
            yaw_deg=truth.yaw_deg,
            speed_m_s=truth.speed_m_s,
            climb_m_s=truth.climb_m_s,
            mode=truth.mode,
            armed=truth.armed,
            flying=truth.flying,
            battery_percent=truth.battery_percent,
            faults=tuple(sorted(exercise.faults)),
            wind_from_deg=wind.from_deg,
            wind_m_s=wind.speed_m_s,
            gust_m_s=wind.gust_m_s,
            marks=tuple(exercise.marks),
            targets=tuple(TargetAt(name, place(at)) for name, at in truth.targets.items()),
            record=tuple(self._record),
            twin=None if truth.twin is None else place(truth.twin),
        )


def _record_line(one: Happening) -> RecordLine:
    cut = {
        name: fact[: messages.MOST_TEXT] if isinstance(fact, str) else fact
        for name, fact in one.facts.items()
    }
    return RecordLine(one.code, one.at_s, cut)


def _programme(exercise: Commanded) -> Programme:
    scenario = exercise.scenario
    return Programme(
        exercise=scenario.id[: messages.MOST_NAME],
        title=_said(scenario.title),
        notes=_said(scenario.trainer),
        lasts_s=scenario.lasts_s,
        scene=place(scenario.at),
        home=place(scenario.drone.home),
        targets=tuple(
            TargetSaid(one.name[: messages.MOST_NAME], one.kind, one.wanted) for one in scenario.targets
        ),
        by_hand=tuple(sorted(exercise.by_hand)),
        area=_area(scenario),
    )


def _area(scenario: Scenario) -> tuple[messages.Place, ...]:
    return tuple(place(corner) for corner in (scenario.work.area or scenario.work.along))


def _said(said: Mapping[str, str]) -> dict[str, str]:
    return {language: text[: messages.MOST_NOTES] for language, text in said.items()}
