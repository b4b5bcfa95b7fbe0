"""An exercise at work: its drone on a link, its faults on time, and the trainer's hand on all of it.

It has no clock and no socket: `step` is given the link's time, as a drone's is, and the same seed and the
same words make the same flight, bit for bit.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from training.exercise.as_it_blew import MOST_WINDS
from training.exercise.happening import Happened, Happening, Told
from training.exercise.scenario_file import exercise_text
from training.exercise.standing_still import EVERY_S, sign_of_life
from training.exercise.taking_over import take_over
from training.exercise.truth import Truth, truth_of
from training.exercise.world import FireJump, Moment, World

if TYPE_CHECKING:
    from collections.abc import Mapping

    from maps.geo import LatLon
    from training.exercise.scenario import FaultDue, Scenario, WeatherDue
    from training.exercise.take_over import TakeOver
    from training.fault import Fault
    from training.payload.payload import Payload
    from training.payload.pose import CameraPose
    from training.vehicle import EmbeddedDrone
    from training.weather import Wind

EMBEDDED = "embedded"  # who flew it
MOST_MARKS = 50  # each is a whole drone
MOST_JUMPS = 20  # each is a fire that spreads


class RunningExercise:
    """A `telemetry.link.loopback.Vehicle`. `seed`: another than the scenario's; `place`: another home.

    The exercise begins with the first step, or, after `wait_for_trainer`, with `start`. One thread
    touches it: orders from others come through `training.exercise.hand`.
    """

    def __init__(self, scenario: Scenario, *, seed: int | None = None, place: LatLon | None = None) -> None:
        self.scenario = scenario
        self.seed = scenario.seed if seed is None else seed
        self.flown_by = EMBEDDED
        self.keeps_own_time = False
        self.failed: str | None = None
        self.remarks: tuple[str, ...] = ()
        self._world = World.of(scenario, self.seed, place)
        self._marks: dict[str, Moment] = {}
        self._take = 0
        self._told = Told(lambda: self.elapsed_s)
        self._waits = self._started = self._ended = self._frozen = False
        self._last_s: float | None = None  # of the link's clock
        self._life_due_s = 0.0

    # --- the vehicle on a link -------------------------------------------------------------------

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes:
        """Live until `now_s` having heard `received`; returns what is said meanwhile."""
        passed_s = 0.0 if self._last_s is None else max(0.0, round(now_s - self._last_s, 6))
        self._last_s = now_s
        if not (self._started or self._waits):
            self.start()
        if self._frozen:
            if now_s >= self._life_due_s - 1e-6:
                self._life_due_s = max(self._life_due_s + EVERY_S, now_s)
                sign_of_life(self._world.drone)
            return self._world.step(0.0, received, radio, runs=False)
        said = self._world.step(passed_s, received, radio, runs=self._started and not self._ended)
        self._told.add_turned(self._world.turned, self._world.blew)
        if not self._ended and self.elapsed_s >= self.scenario.lasts_s:
            self.end()
        return said

    # --- what may be looked at -------------------------------------------------------------------

    @property
    def elapsed_s(self) -> float:
        """Seconds of the exercise; they stand while it is frozen, and before and after it."""
        return self._world.elapsed_s

    @property
    def started(self) -> bool:
        return self._started

    @property
    def ended(self) -> bool:
        """Its time is over, or the trainer ended it; the drone flies on."""
        return self._ended

    @property
    def frozen(self) -> bool:
        return self._frozen

    @property
    def drone(self) -> EmbeddedDrone:
        """The crew's own; the same one after a rewind."""
        return self._world.drone

    @property
    def payload(self) -> Payload | None:
        """Its camera on its gimbal."""
        return self._world.drone.payload

    @property
    def camera_pose(self) -> CameraPose | None:
        """Where its camera really is and looks, now."""
        return self._world.drone.camera_pose

    @property
    def faults(self) -> frozenset[Fault]:
        """At work now."""
        return self._world.faults.at_work

    @property
    def by_hand(self) -> Mapping[Fault, FaultDue]:
        """The faults that the scenario leaves to the trainer."""
        return self._world.faults.by_hand

    @property
    def wind(self) -> Wind:
        """As it was set; the drone feels what comes of it so high above the land."""
        return self._world.wind

    @property
    def jumps(self) -> tuple[FireJump, ...]:
        """Where the trainer let the fire jump to."""
        return self._world.jumps

    @property
    def winds(self) -> tuple[WeatherDue, ...]:
        """What the trainer made of the wind, each from when on."""
        return self._world.winds

    @property
    def marks(self) -> tuple[str, ...]:
        """In the order they were set."""
        return tuple(self._marks)

    @property
    def take(self) -> int:
        """How often the trainer has gone back so far."""
        return self._take

    def truth(self) -> Truth:
        """How things really are now."""
        return truth_of(self._world, self._take)

    def happened(self) -> tuple[Happening, ...]:
        """What happened since this was asked last, for the journal."""
        return self._told.taken()

    def stop(self) -> None:
        """It lives by its steps alone."""

    # --- the trainer's hand ----------------------------------------------------------------------

    def wait_for_trainer(self) -> None:
        """Before the first step: the drone is there, and the exercise begins with `start` only."""
        self._waits = True

    def start(self) -> None:
        """Second 0. A second time changes nothing."""
        if self._started:
            return
        self._started = True
        facts = {"exercise": self.scenario.id, "sha256": digest(self.scenario), "seed": self.seed}
        self._told.add(Happened.STARTED, {**facts, "flown_by": self.flown_by})

    def end(self) -> None:
        """What was to come does not come any more; what is broken is mended."""
        if self._ended:
            return
        self._ended = True
        self._world.mend_all()
        self._told.add(Happened.ENDED)

    def freeze(self) -> None:
        """The time stands still: see `standing_still` for what the crew is shown."""
        if not self._frozen:
            self._frozen = True
            self._life_due_s = 0.0
            self._told.add(Happened.FROZEN)

    def resume(self) -> None:
        if self._frozen:
            self._frozen = False
            self._told.add(Happened.RESUMED)

    def mark(self, name: str) -> None:
        """A moment to go back to. ValueError: it has no name, or there are too many."""
        if not name.strip():
            raise ValueError("a mark needs a name to go back to it by")
        if len(self._marks) >= MOST_MARKS and name not in self._marks:
            raise ValueError(f"{MOST_MARKS} marks are set already: use the name of one again")
        self._marks[name] = self._world.moment()
        self._told.add(Happened.MARK, {"name": name})

    def rewind(self, name: str) -> None:
        """Everything is as it was at that mark, to the last gust. KeyError: there is none of that name.

        The link's clock goes on, and so does the record. The exercise's own time goes back.
        """
        moment = self._marks[name]
        self._told.add(Happened.REWOUND, {"mark": name, "to_s": moment.elapsed_s})
        self._world.go_back(moment)
        self._take += 1
        self._ended = False
        self._life_due_s = 0.0

    def take_over(self, what: TakeOver) -> bool:
        """Fly in the crew's place. False: the drone is not in the air."""
        if not take_over(self._world.drone.autopilot, what):
            return False
        self._told.add(Happened.TOOK_OVER, {"what": what.value})
        return True

    def comment(self, text: str) -> None:
        """A remark for the debrief."""
        self._told.add(Happened.COMMENT, {"text": text})

    def jump_fire(self, at: LatLon) -> None:
        """A firebrand: it burns there from now on. ValueError: it has jumped too often."""
        if len(self._world.jumps) >= MOST_JUMPS:
            raise ValueError(f"the fire has jumped {MOST_JUMPS} times already: go back to a mark first")
        self._world.jumps = (*self._world.jumps, FireJump(at, self.elapsed_s))
        self._told.add(Happened.FIRE_JUMPED, {"lat_deg": at.lat_deg, "lon_deg": at.lon_deg})

    def set_fault(self, fault: Fault, *, on: bool) -> None:
        """Break it or mend it now. A fault that is due by time later still comes."""
        self._world.set_fault(fault, on=on)
        self._told.add_turned(self._world.turned, self._world.blew)

    def mend_all(self) -> None:
        if self._world.mend_all():
            self._told.add(Happened.FAULT, {"fault": "all", "turned": "off", "by": "trainer"})

    def set_wind(
        self, speed_m_s: float, from_deg: float | None = None, gust_m_s: float | None = None
    ) -> None:
        """It turns to this within half a minute; None: as it is. ValueError: it has turned too often."""
        if len(self._world.winds) >= MOST_WINDS:
            raise ValueError(f"the wind has been turned {MOST_WINDS} times already: go back to a mark first")
        wind = replace(self.wind, speed_m_s=speed_m_s)
        wind = wind if from_deg is None else replace(wind, from_deg=from_deg)
        self._world.set_wind(wind if gust_m_s is None else replace(wind, gust_m_s=gust_m_s))
        self._told.add_turned(self._world.turned, self._world.blew)


def digest(scenario: Scenario) -> str:
    """SHA-256 of the file that is kept of it beside the record, however its own was written."""
    return hashlib.sha256(exercise_text(scenario).encode("utf-8")).hexdigest()
