"""An exercise that an ArduPilot SITL flies: its program, the crew's radio, our line, faults, wind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.state import SystemStatus
from training.exercise.drones import wind_of
from training.exercise.fault_line import FaultLine, Turned
from training.sitl.breaking import Breaking
from training.sitl.clock import ExerciseClock
from training.sitl.errors import SitlError
from training.sitl.exposure import open_to_others
from training.sitl.launch import Launch, free_instance
from training.sitl.line import TrainerLine
from training.sitl.process import SitlProcess
from training.sitl.radio import CrewRadio
from training.sitl.setting_out import parameters_of, set_out
from training.weather import Wind

if TYPE_CHECKING:
    from concurrent.futures import Future

    from maps.geo import LatLon
    from training.exercise.scenario import Scenario
    from training.fault import Fault
    from training.sitl.find import FoundSitl

IN_THE_AIR_M = 0.5
OPEN_PORT = (
    "the ArduPilot SITL was ended again: it listens at {ports} to everybody in this network and would obey "
    "them; use ArduPilot 4.5 or newer, which can be told to speak to this computer alone"
)
REMOTE_OPEN = (
    "everybody in this network can move the sticks of this ArduPilot SITL, at {ports}: "
    "it opens that by itself, so train in a network of your own"
)


class SitlWorld:
    """Used under the lock of its exercise. SitlError: it cannot be started."""

    def __init__(
        self,
        scenario: Scenario,
        found: FoundSitl,
        seed: int,
        *,
        place: LatLon | None,
        speed: float,
        station_port: int | None,
    ) -> None:
        self.scenario = scenario
        self.home = place or scenario.drone.home
        self.clock = ExerciseClock(speed)  # the crew's
        self.answers = ExerciseClock()  # they come as fast as the program is, not as its time passes
        self.radio = CrewRadio(station_port)
        self.line = TrainerLine(self.answers)
        self.breaking = Breaking(scenario, seed, self.home, self.line, self.radio)
        self.faults = FaultLine(scenario.faults)
        self.wind = wind_of(scenario.weather)
        self.turned: list[Turned] = []  # taken by who tells of it
        self.blew: list[Wind] = []
        self.remarks: list[str] = []
        self.failed: str | None = None
        self._weather_due = sorted(scenario.weather_due, key=lambda change: change.at_s)
        self._went_out: Future[tuple[str, ...]] | None = None
        self._looked = self._is_out = False
        self.process = self._begin(found)

    @property
    def ready(self) -> bool:
        """It could arm, and has the wind, the battery and the mission of the exercise."""
        return self._is_out

    @property
    def flying(self) -> bool:
        heartbeat, fix = self.line.state.heartbeat, self.line.state.fix
        if heartbeat is None or not heartbeat.armed:
            return False
        is_up = fix is not None and fix.above_home_m > IN_THE_AIR_M
        return heartbeat.status is SystemStatus.ACTIVE or is_up

    @property
    def place(self) -> LatLon:
        """Where it really is."""
        return self.line.place or self.home

    def step(self) -> None:
        """Carry what is said, see that all is well."""
        said = self.radio.carry()
        self.line.step()
        self.remarks += [f"this ArduPilot SITL has no {name}" for name in self.breaking.step(said)]
        if self.failed is None:
            self._look_after()

    def keep_to_the_scenario(self, elapsed_s: float) -> None:
        """What is due by now."""
        while self._weather_due and self._weather_due[0].at_s <= elapsed_s:
            due = self._weather_due.pop(0)
            self.blow(Wind(due.wind_from_deg, due.wind_m_s, due.gust_m_s))
        self.turn(self.faults.step(elapsed_s, self.place, flying=self.flying))

    def set_fault(self, fault: Fault, elapsed_s: float, *, on: bool) -> None:
        """By the trainer's hand."""
        self.turn(self.faults.set(fault, elapsed_s, on=on))

    def turn(self, turned: tuple[Turned, ...]) -> None:
        self.turned += turned
        for one in turned:
            self.breaking.turn(one.fault, on=one.on)

    def mend_all(self) -> bool:
        """False: nothing was broken."""
        for fault in self.faults.at_work:
            self.breaking.turn(fault, on=False)
        return self.faults.mend_all()

    def blow(self, wind: Wind) -> None:
        self.wind = wind
        self.blew.append(wind)
        self.breaking.blow(wind)

    def freeze(self) -> None:
        """SitlError: not on this system."""
        self.process.freeze()
        self.clock.freeze()
        self.answers.freeze()

    def resume(self) -> None:
        self.process.resume()
        self.clock.resume()
        self.answers.resume()

    def close(self) -> None:
        """End the program and give the ports back."""
        self.process.stop()
        self._hang_up()

    def _begin(self, found: FoundSitl) -> SitlProcess:
        try:
            return SitlProcess(
                Launch(
                    found.program,
                    self.home,
                    self.radio.vehicle_port,
                    self.line.vehicle_port,
                    heading_deg=self.scenario.drone.heading_deg,
                    speed=self.clock.speed,
                    instance=free_instance(self.radio.vehicle_port),
                    parameters=parameters_of(self.scenario),
                )
            )
        except SitlError:
            self._hang_up()
            raise

    def _hang_up(self) -> None:
        self.line.close()
        self.radio.close()

    def _look_after(self) -> None:
        """It runs, nobody else reaches it, it can go out."""
        self.failed = self.process.why_ended()
        if self.failed is not None or self.line.peer is None:
            return
        if not self._looked:
            self._looked = True
            self._look_who_reaches_it()
        estimator, fix = self.line.state.estimator, self.line.state.fix
        if self._went_out is None:
            if estimator is not None and estimator.position_ok and fix is not None and self.line.version:
                self._went_out = self.line.order(lambda peer: set_out(peer, self.scenario))
        elif self._went_out.done() and not self._is_out:
            self._is_out = True
            self.remarks += self._went_out.result()

    def _look_who_reaches_it(self) -> None:
        pid = self.process.pid
        ports = () if pid is None else open_to_others(pid)
        listens = ", ".join(f"{port.kind} {port.port}" for port in ports if port.kind == "tcp")
        hears = ", ".join(f"{port.kind} {port.port}" for port in ports if port.kind == "udp")
        if listens:
            self.process.stop()
            self.failed = OPEN_PORT.format(ports=listens)
        elif hears:
            self.remarks.append(REMOTE_OPEN.format(ports=hears))
