"""An exercise flown by an ArduPilot SITL: the same scenario and the same hand of the trainer on it.

It has the surface of `training.exercise.running.RunningExercise`. What that program cannot do is refused in a
sentence: it does not go back to a mark. What it has no parameter for (a silent radio, a camera that fails, a
second drone) is done beside it. The seconds of the exercise are those that the program says have passed.
"""

from __future__ import annotations

import select
import threading
from typing import TYPE_CHECKING, Self

from telemetry.link.simulated import SimulatedLink
from training.exercise.as_it_blew import MOST_WINDS
from training.exercise.happening import Happened, Happening, Told
from training.exercise.running import MOST_JUMPS, MOST_MARKS, digest
from training.exercise.take_over import TakeOver
from training.exercise.world import FireJump, wind_due
from training.fault import Fault
from training.sitl.camera import CameraBeside, fixed_payload
from training.sitl.errors import NotPossibleError
from training.sitl.orders import fly_in
from training.sitl.stepped import SteppedEnd
from training.sitl.truth import pose_of, truth_of
from training.sitl.world import SitlWorld
from training.weather import Wind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from maps.geo import LatLon
    from training.exercise.scenario import FaultDue, Scenario, WeatherDue
    from training.exercise.truth import Truth
    from training.payload.pose import CameraPose
    from training.sitl.clock import ExerciseClock
    from training.sitl.find import FoundSitl

BOOTS_S = 42.0
MOST_SPEED = 5.0  # beyond, a laptop's own work makes it late for the crew's station
LONGEST_WAIT_S = 0.02  # for a word of anybody, before the exercise looks at its time
END_S = 20.0
_MODES = {  # the next, where it cannot fly the one before without a position
    TakeOver.HOLD: ("BRAKE", "ALT_HOLD"),
    TakeOver.LAND: ("LAND",),
    TakeOver.RETURN: ("RTL", "LAND"),
}


class SitlExercise:
    """Begins to boot at once, which takes `BOOTS_S`; the exercise begins when it could arm.

    `speed`: its seconds in one of ours. `seed`: another than the scenario's, for what is done beside it; its
    gusts are its own. `place`: another home. `station_port`: a ground station that waits there, instead of
    one on `link()`. SitlError: it cannot be started.
    """

    def __init__(
        self,
        scenario: Scenario,
        found: FoundSitl,
        *,
        seed: int | None = None,
        place: LatLon | None = None,
        speed: float = 1.0,
        station_port: int | None = None,
    ) -> None:
        self.scenario = scenario
        self.seed = scenario.seed if seed is None else seed
        self._world = SitlWorld(
            scenario, found, self.seed, place=place, speed=speed, station_port=station_port
        )
        self._told = Told(lambda: self.elapsed_s)
        self._marks: list[str] = []
        self._jumps: tuple[FireJump, ...] = ()
        self._winds: tuple[WeatherDue, ...] = ()
        self._waits = self._started = self._ended = False
        self._began_s = self._ended_s = 0.0
        self._stepped: SteppedEnd | None = None
        self._camera: CameraBeside | None = None
        self.payload = fixed_payload()
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._live, name="firedrone-sitl-exercise", daemon=True)
        self._thread.start()

    # --- the crew's side -------------------------------------------------------------------------

    @property
    def clock(self) -> ExerciseClock:
        """Of the crew's link."""
        return self._world.clock

    def link(self) -> SimulatedLink:
        """What the crew's station is connected by. Anew each time; the last that spoke is answered."""
        port, clock = self._world.radio.station_port, self.clock
        return SimulatedLink(port, f"sitl:127.0.0.1:{port}", clock, clock.speed)

    def step(self, now_s: float, received: bytes, radio: bytes = b"") -> bytes:
        """As a `telemetry.link.loopback.Vehicle`, for what steps the embedded drone's exercise too.

        Its time passes by itself, so the link has to run at its speed: `LoopbackLink(exercise, speed=…)`.
        """
        if self._stepped is None:
            peer = self._world.line.peer
            if peer is None:  # it has not said a word yet
                return b""
            self._stepped = SteppedEnd(self._world.radio.station_port, peer.system, peer.component)
            self._camera = CameraBeside(self.payload, peer.system)
        said = self._stepped.step(now_s, received + radio, frozen=self.frozen)
        if self._camera is None or self._world.radio.silent:
            return said
        return said + self._camera.step(now_s, received)

    # --- what may be looked at -------------------------------------------------------------------

    keeps_own_time = True

    @property
    def flown_by(self) -> str:
        """ "ArduPilot SITL 4.7.0-dev"; without the number before it has told it."""
        return " ".join(("ArduPilot SITL", self._world.line.version or "")).rstrip()

    @property
    def known(self) -> bool:
        """It has said its version."""
        return self._world.line.version is not None

    @property
    def lived_s(self) -> float:
        """For how long it has been heard, in its seconds; it boots for `BOOTS_S` of them."""
        return self._world.line.lived_s

    @property
    def ready(self) -> bool:
        """It could arm, with the wind, the battery and the mission of the exercise."""
        return self._world.ready

    @property
    def failed(self) -> str | None:
        """Why it does not fly any more, in one sentence; None: it does."""
        return self._world.failed

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the trainer should know: what this one does not have, and who else reaches it."""
        with self._lock:
            return tuple(self._world.remarks)

    @property
    def texts(self) -> tuple[str, ...]:
        """Its own last words."""
        with self._lock:
            return tuple(self._world.line.texts)

    @property
    def elapsed_s(self) -> float:
        """Seconds of the exercise; they stand while it is frozen, and before and after it."""
        if self._ended:
            return self._ended_s
        return round(self._world.line.lived_s - self._began_s, 3) if self._started else 0.0

    @property
    def started(self) -> bool:
        return self._started

    @property
    def ended(self) -> bool:
        """Its time is over, or the trainer ended it; the drone flies on."""
        return self._ended

    @property
    def frozen(self) -> bool:
        return self._world.process.frozen

    @property
    def camera_pose(self) -> CameraPose:
        """Where its camera is: it looks straight down and cannot be turned."""
        with self._lock:
            return pose_of(self._world)

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
        return self._world.wind

    @property
    def jumps(self) -> tuple[FireJump, ...]:
        """Where the trainer let the fire jump to."""
        return self._jumps

    @property
    def winds(self) -> tuple[WeatherDue, ...]:
        """What the trainer made of the wind, each from when on."""
        return self._winds

    @property
    def marks(self) -> tuple[str, ...]:
        """Moments with a name, for the debrief: it cannot go back to them."""
        return tuple(self._marks)

    @property
    def take(self) -> int:
        """It never went back."""
        return 0

    def truth(self) -> Truth:
        """How things really are now; heights and battery as it tells them itself, the ground as flat."""
        with self._lock:
            return truth_of(self._world, self.elapsed_s)

    def happened(self) -> tuple[Happening, ...]:
        """What happened since this was asked last, for the journal."""
        with self._lock:
            return self._told.taken()

    # --- the trainer's hand ----------------------------------------------------------------------

    def wait_for_trainer(self) -> None:
        """The drone is there, and the exercise begins with `start` only."""
        self._waits = True

    def start(self) -> None:
        """Second 0. NotPossibleError: it is not ready. A second time changes nothing."""
        with self._lock:
            if self._started:
                return
            if not self.ready:
                raise NotPossibleError("the ArduPilot SITL still boots: begin when it is ready to arm")
            self._started = True
            self._began_s = self._world.line.lived_s
            facts = {"exercise": self.scenario.id, "sha256": digest(self.scenario), "seed": self.seed}
            self._told.add(Happened.STARTED, {**facts, "flown_by": self.flown_by})

    def end(self) -> None:
        """What was to come does not come any more; what is broken is mended."""
        with self._lock:
            if self._ended:
                return
            self._ended_s = self.elapsed_s
            self._ended = True
            self._world.mend_all()
            self._told.add(Happened.ENDED)

    def freeze(self) -> None:
        """The time stands still, for it and the clock of `link()`. NotPossibleError: on Windows."""
        with self._lock:
            if not self.frozen:
                self._world.freeze()
                self._told.add(Happened.FROZEN)

    def resume(self) -> None:
        with self._lock:
            if self.frozen:
                self._world.resume()
                self._told.add(Happened.RESUMED)

    def mark(self, name: str) -> None:
        """A moment that the debrief shows. ValueError: it has no name, or there are too many."""
        if not name.strip():
            raise ValueError("a mark needs a name to be found by")
        with self._lock:
            if len(self._marks) >= MOST_MARKS and name not in self._marks:
                raise ValueError(f"{MOST_MARKS} marks are set already: use the name of one again")
            self._marks = [*(one for one in self._marks if one != name), name]
            self._told.add(Happened.MARK, {"name": name})

    def rewind(self, name: str) -> None:
        """NotPossibleError, always."""
        raise NotPossibleError(
            f"an ArduPilot SITL cannot go back to {name!r}: begin the exercise again, "
            "or fly it with the embedded drone"
        )

    def take_over(self, what: TakeOver) -> bool:
        """Fly in the crew's place. False: the drone is not in the air."""
        with self._lock:
            if not self._world.flying:
                return False
            self._world.line.at_once(lambda peer: fly_in(peer, _MODES[what]))
            self._told.add(Happened.TOOK_OVER, {"what": what.value})
            return True

    def comment(self, text: str) -> None:
        """A remark for the debrief."""
        with self._lock:
            self._told.add(Happened.COMMENT, {"text": text})

    def jump_fire(self, at: LatLon) -> None:
        """A firebrand: it burns there from now on."""
        if len(self._jumps) >= MOST_JUMPS:
            raise NotPossibleError(f"the fire has jumped {MOST_JUMPS} times already")
        with self._lock:
            self._jumps = (*self._jumps, FireJump(at, self.elapsed_s))
            self._told.add(Happened.FIRE_JUMPED, {"lat_deg": at.lat_deg, "lon_deg": at.lon_deg})

    def set_fault(self, fault: Fault, *, on: bool) -> None:
        """Break it or mend it now. A fault that is due by time later still comes."""
        with self._lock:
            self._world.set_fault(fault, self.elapsed_s, on=on)
            self._told.add_turned(self._world.turned, self._world.blew)

    def mend_all(self) -> None:
        with self._lock:
            if self._world.mend_all():
                self._told.add(Happened.FAULT, {"fault": "all", "turned": "off", "by": "trainer"})

    def set_wind(
        self, speed_m_s: float, from_deg: float | None = None, gust_m_s: float | None = None
    ) -> None:
        """From now on; None: as it is. NotPossibleError: it has turned too often."""
        if len(self._winds) >= MOST_WINDS:
            raise NotPossibleError(f"the wind has been turned {MOST_WINDS} times already")
        with self._lock:
            wind = self._world.wind
            from_deg = wind.from_deg if from_deg is None else from_deg
            gust_m_s = wind.gust_m_s if gust_m_s is None else gust_m_s
            wind = Wind(from_deg, speed_m_s, gust_m_s)
            self._winds = (*self._winds, wind_due(wind, self.elapsed_s))
            self._world.blow(wind)
            self._told.add_turned(self._world.turned, self._world.blew)

    def stop(self) -> None:
        """End the program with all that belongs to it. Safe to call twice."""
        self._stop.set()
        self._thread.join(END_S)
        if self._stepped is not None:
            self._stepped.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    # --- its thread ------------------------------------------------------------------------------

    def _live(self) -> None:
        world = self._world
        try:
            while not self._stop.is_set():
                select.select([*world.radio.waits_on(), *world.line.waits_on()], [], [], LONGEST_WAIT_S)
                with self._lock:
                    self._step()
        finally:
            world.close()

    def _step(self) -> None:
        self._world.step()
        if self.ready and not (self._started or self._waits):
            self.start()
        if self._started and not self._ended:
            self._world.keep_to_the_scenario(self.elapsed_s)
            self._told.add_turned(self._world.turned, self._world.blew)
            if self.elapsed_s >= self.scenario.lasts_s or self.failed is not None:
                self.end()
