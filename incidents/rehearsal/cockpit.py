"""A station without a window, without threads of its own and without a clock: the exercise runs in its steps.

The session, the flight folder and the journal are those of every flight. What a crew script does here, a crew
does with its hands on the pages.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, Self, TypeVar

from incidents.alarm_log import seen_facts
from incidents.attach import attach_to
from incidents.codes import Clock, IncidentCode, Source
from incidents.exercises.begun import TruckTimes, begin_exercise
from incidents.journal import Journal
from incidents.model import IncidentError
from incidents.rehearsal.eyes import Eyes
from incidents.watch import record
from missions.order import CommandError
from telemetry.events import Event, EventCode
from telemetry.link.loopback import LoopbackLink
from telemetry.mailbox import taken
from telemetry.recorder import Recorder
from telemetry.refusals import NoVehicleError
from telemetry.session import Session
from training.exercise.truth_log import FILE, TruthLog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Fact
    from maps.geo import LatLon
    from missions.findings.finding import Finding
    from telemetry.alarms import Alarm, AlarmCode
    from telemetry.protocol import Start
    from telemetry.state import VehicleState
    from training.exercise.running import RunningExercise

T = TypeVar("T")
STEP_S = 0.1
GRACE_S = 600.0  # a drone that is not down so long after the end never will be
STREAM = "thermal"
STILL_S = 3.0


class Cockpit:
    """Begins an incident and a record in `data`; `close` ends both. IncidentError, RecordError: it cannot."""

    def __init__(self, exercise: RunningExercise, data: Path) -> None:
        scenario = exercise.scenario
        self.exercise, self.scenario, self.data = exercise, scenario, data
        link = LoopbackLink(exercise, speed=None, start=scenario.begins_at, tick_s=STEP_S)
        self._clock = link.clock
        incident, beside = begin_exercise(data, scenario, scenario.begins_at)
        self.incident = data / "incidents" / incident.id
        self._truth = TruthLog(beside / FILE, exercise)
        recorder = Recorder(data, scenario.begins_at, address=link.address, training=True)
        self.flight = recorder.folder
        self.session = Session(link, recorder)
        self.journal = Journal(self.incident, scenario.begins_at)
        self._trucks = TruckTimes(scenario)
        self._trucks.tell_alarm(self.journal, scenario.alarm.text, self.utc)
        self.eyes = Eyes(exercise)
        self._picture = False
        self.marks = 0
        self.took_off = False
        self._still_since_s: float | None = None
        self._numbers = Random(exercise.seed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """The record is whole, and attached to its incident."""
        self.session.close()
        self._tell()
        self._truth.close()
        attach_to(self.journal, self.flight, self.utc)
        self.journal.close()

    # --- what it shows ---------------------------------------------------------------------------

    @property
    def now_s(self) -> float:
        """Of the link's clock."""
        return self._clock.monotonic_s()

    @property
    def utc(self) -> datetime:
        return self._clock.utc()

    @property
    def state(self) -> VehicleState:
        return self.session.state.get()

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """The worst first."""
        return self.session.alarms.get()

    @property
    def mode(self) -> str:
        heartbeat = self.state.heartbeat
        return "" if heartbeat is None else heartbeat.mode

    def stands(self, *codes: AlarmCode) -> bool:
        """Whether one of these alarms is raised now."""
        return any(alarm.code in codes for alarm in self.alarms)

    @property
    def flown(self) -> bool:
        """It was in the air, and its motors stand still: for some seconds, since a twin says so, too."""
        still_s = self._still_since_s
        return self.took_off and still_s is not None and self.now_s - still_s >= STILL_S

    @property
    def over(self) -> bool:
        """Flown, or the time is over with the drone on the ground."""
        return self.flown or (self.exercise.ended and not self.took_off)

    # --- time passes -----------------------------------------------------------------------------

    def step(self) -> None:
        """A tenth of a second. IncidentError: the drone never came down."""
        self.session.step(STEP_S)
        if self.session.peer is not None:
            self.session.peer.turns.numbers = self._numbers  # the same flight each time, bit by bit
        self.took_off = self.took_off or self.state.flying
        self._watch_motors()
        self._watch_picture()
        self._tell()
        self._truth.note(self.utc)
        self._trucks.note(self.journal, self.exercise.elapsed_s, self.utc)
        if self.now_s > self.scenario.lasts_s + GRACE_S:
            raise IncidentError(f"{self.scenario.id}: the drone is not down {GRACE_S:.0f} s after the end")

    def wait(self, seconds: float) -> None:
        until_s = self.now_s + seconds - STEP_S / 2
        while self.now_s < until_s:
            self.step()

    def until(self, true: Callable[[], bool], within_s: float) -> bool:
        """Wait for it. False: it did not become true in that time."""
        until_s = self.now_s + within_s
        while not true():
            if self.now_s >= until_s:
                return False
            self.step()
        return True

    # --- orders ----------------------------------------------------------------------------------

    def begin(self, start: Start[T]) -> Future[T]:
        """A conversation that goes on beside others."""
        return self.session.run(start, needs_record=True)

    def talk(self, start: Start[T]) -> T:
        """A conversation to its end, and what it ends with."""
        future = self.session.run(start)
        while not future.done():
            self.step()
        return future.result()

    def order(self, start: Start[Any]) -> bool:
        """False: the drone refused, did not answer, or nothing may be sent."""
        try:
            self.talk(start)
        except (CommandError, NoVehicleError):
            return False
        return True

    # --- hands -----------------------------------------------------------------------------------

    def tick(self, item: str) -> None:
        """One of the checks before take-off."""
        self._write(IncidentCode.CHECK_TICKED, {"item": item})

    def take_upon(self, findings: tuple[Finding, ...], name: str, reason: str) -> None:
        """Fly in spite of them."""
        for finding in findings:
            facts: dict[str, Fact] = {"finding": finding.code, "name": name, "reason": reason}
            self._write(IncidentCode.OVERRIDE, facts)

    def note(self, text: str) -> None:
        self._write(IncidentCode.NOTE, {"text": text})

    def see(self, alarm: Alarm) -> None:
        """Press "Seen"."""
        self._happened(EventCode.ALARM_SEEN, seen_facts(alarm, self.now_s))

    def mark(self, at: LatLon, text: str) -> None:
        """A place on the ground that the picture shows."""
        self.marks += 1
        place = {"lat_deg": round(at.lat_deg, 7), "lon_deg": round(at.lon_deg, 7)}
        self._happened(EventCode.MARKED, {"number": self.marks, "text": text, **place})

    # --- the record ------------------------------------------------------------------------------

    def _tell(self) -> None:
        for happening in self.exercise.happened():  # first what is the cause
            self._write(happening.code.value, happening.facts)
        for event in taken(self.session.events):
            record(self.journal, event, flight=self.flight.name, training=True)

    def _watch_motors(self) -> None:
        if self.state.armed or self.session.lock.get() is not None:
            self._still_since_s = None
        elif self._still_since_s is None:
            self._still_since_s = self.now_s

    def _watch_picture(self) -> None:
        shows = self.session.peer is not None and self.eyes.open
        if shows is self._picture:
            return
        self._picture = shows
        code = EventCode.VIDEO_LIVE if shows else EventCode.VIDEO_FROZEN
        self._happened(code, {"stream": STREAM})

    def _happened(self, code: EventCode, facts: Mapping[str, Fact]) -> None:
        event = Event(code, self.utc, self.now_s, facts)
        record(self.journal, event, flight=self.flight.name, training=True)

    def _write(self, code: str, facts: Mapping[str, Fact]) -> None:
        self.journal.append(self.utc, Clock.EXERCISE, Source.PERSON, code, facts)
