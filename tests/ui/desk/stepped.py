"""A flight desk whose link thread is the test itself: the flight is stepped, and nobody waits for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from firedrone.links import open_link
from maps.geo import AboveGround
from missions.camera_model import DEFAULT_CAMERA
from missions.patterns.sweep import parallel
from telemetry.link.link import LinkError
from telemetry.link.loopback import LoopbackLink
from telemetry.recorder import Recorder
from telemetry.session import Session
from tests.missions import shapes
from training.practice import practice_drone
from ui.desk.flight_desk import FlightDesk
from ui.pump import Pump

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from missions.plan import Plan
    from missions.sortie import SortieResult
    from telemetry.events import Event, EventCode
    from telemetry.link.link import Link
    from telemetry.protocol import Start, T
    from telemetry.session_thread import SessionThread
    from telemetry.unfinished import Unfinished
    from training.vehicle import EmbeddedDrone

HOME = shapes.at(-50.0, -50.0)
STEP_S = 0.05


def plan_of(width_m: float = 120.0, height_m: float = 40.0) -> Plan:
    """A search beside HOME that takes a minute or two."""
    area = shapes.area([(0, 0), (width_m, 0), (width_m, 90), (0, 90)])
    return parallel(area, DEFAULT_CAMERA, AboveGround(height_m), home=HOME)


class Cable(LoopbackLink):
    """A link whose cable can be pulled."""

    out = False

    def read(self, timeout_s: float) -> list[bytes]:
        if self.out:
            raise LinkError("the cable is out")
        return super().read(timeout_s)


class Stepped:
    """As `SessionThread`, but it lives only when it is stepped."""

    def __init__(self, session: Session, data: Path, recorder: Recorder) -> None:
        self.session = session
        self.folder = recorder.folder
        self.alive = True
        self._begin = partial(
            Recorder, data, session.clock.utc(), address="sim", training=True
        )  # the time of the folder's name alone

    def run(self, start: Start[T], *, needs_record: bool = False) -> Future[T]:
        return self.session.run(start, needs_record=needs_record)

    def record_anew(self) -> Future[None]:
        record = self._begin()
        self.folder = record.folder
        return self.session.change_record(record)

    def step(self) -> None:
        try:
            self.session.step(STEP_S)
        except LinkError:
            self.stop()

    def stop(self) -> None:
        if self.alive:
            self.alive = False
            self.session.close()


class Room:
    """A desk, its pump, and everything that was said."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.pump = Pump()
        self.desk = FlightDesk(open_link, self._record, self.pump)
        self.running: Stepped | None = None
        self.events: list[Event] = []
        self.answers: list[tuple[str, str, str]] = []
        self.failures: list[str] = []
        self.linked: list[bool] = []
        self.not_aboard: list[str] = []
        self.sorties: list[SortieResult] = []
        self.recorded: list[Path] = []
        self.pump.happened.connect(self.events.append)
        self.desk.answered.connect(lambda *answer: self.answers.append(answer))
        self.desk.failed.connect(self.failures.append)
        self.desk.linked.connect(self.linked.append)
        self.desk.not_aboard.connect(self.not_aboard.append)
        self.desk.sortie_ended.connect(self.sorties.append)
        self.desk.flight_recorded.connect(self.recorded.append)

    @property
    def codes(self) -> list[EventCode]:
        return [event.code for event in self.events]

    @property
    def words(self) -> list[str]:
        """What the drone said."""
        return [str(event.facts["text"]) for event in self.events if "text" in event.facts]

    @property
    def mode(self) -> str:
        heartbeat = self.desk.state.heartbeat
        return heartbeat.mode if heartbeat is not None else ""

    def connect(self, drone: EmbeddedDrone | None = None) -> Cable:
        """A drone that stands at HOME and is known to."""
        cable = Cable(drone or practice_drone(HOME), speed=None)
        assert self.desk.connect_link(cable, training=True)
        self.until(self.ready)
        return cable

    def ready(self) -> bool:
        estimator = self.desk.state.estimator
        return self.desk.state.home is not None and estimator is not None and estimator.position_ok

    def aboard(self, plan: Plan) -> None:
        self.desk.bring_aboard(plan)
        self.until(lambda: self.desk.aboard is not None)

    def airborne(self, plan: Plan, height_m: float = 5.0) -> None:
        """Under way with this plan."""
        self.aboard(plan)
        self.desk.take_off()
        self.until(lambda: self.desk.state.flying and self.height_m > height_m)

    @property
    def height_m(self) -> float:
        fix = self.desk.state.fix
        return float(fix.above_home_m) if fix is not None else 0.0

    def until(self, reached: Callable[[], bool], within_s: float = 600.0) -> None:
        """Let the drone's time pass until it is so; AssertionError after `within_s` of it."""
        passed_s = 0.0
        while not reached():
            assert passed_s < within_s, f"not reached: {self.codes[-5:]} {self.words[-3:]} {self.failures}"
            self.step()
            passed_s += STEP_S

    def after(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP_S)):
            self.step()

    def step(self) -> None:
        if self.running is not None:
            self.running.step()
        self.pump.tick()

    def _record(self, link: Link, *, again: Unfinished | None = None) -> SessionThread:
        if isinstance(link, LoopbackLink):
            link.set_speed(None)
        at = link.clock.utc()
        recorder = (
            Recorder(self.data, at, address=link.address, training=True)
            if again is None
            else Recorder.again(again, at)
        )
        self.running = Stepped(Session(link, recorder), self.data, recorder)
        return cast("SessionThread", self.running)
