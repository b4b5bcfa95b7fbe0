"""All of an exercise that moves and goes back to a mark: drones, faults, wind, the fire's jumps, time."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from training.exercise.air.wind import turned, wind_at
from training.exercise.drones import drone_of, twin_of, wind_of
from training.exercise.fault_line import FaultLine, Turned
from training.exercise.scenario import WeatherDue
from training.fault import Fault, faults_of
from training.weather import Wind

if TYPE_CHECKING:
    from maps.geo import LatLon
    from training.exercise.scenario import Scenario
    from training.snapshot import Snapshot
    from training.vehicle import EmbeddedDrone

SLICE_S = 0.1  # a fault comes no later than this


@dataclass(frozen=True, slots=True)
class FireJump:
    """A firebrand of the trainer's."""

    at: LatLon
    at_s: float


@dataclass(frozen=True, slots=True)
class Moment:
    """A world as it was; nothing in it changes when the world lives on."""

    drone: Snapshot
    twin: tuple[EmbeddedDrone, Snapshot] | None
    faults: FaultLine
    weather_due: tuple[WeatherDue, ...]
    wind: Wind
    changes: tuple[WeatherDue, ...]
    blown_s: float
    elapsed_s: float
    jumps: tuple[FireJump, ...]
    winds: tuple[WeatherDue, ...]


@dataclass(slots=True)
class World:
    """Seconds: `lived_s` since the drone was switched on, `elapsed_s` of the exercise, `blown_s` of the wind.

    `wind` is what was set, as a weather station has it; it comes within half a minute (`changes` so far, on
    the wind's own clock, which a trainer may change after the exercise, too).
    """

    scenario: Scenario
    seed: int
    drone: EmbeddedDrone
    faults: FaultLine
    weather_due: list[WeatherDue]
    wind: Wind
    twin: EmbeddedDrone | None = None
    lived_s: float = 0.0
    elapsed_s: float = 0.0
    blown_s: float = 0.0
    changes: tuple[WeatherDue, ...] = ()
    jumps: tuple[FireJump, ...] = ()
    winds: tuple[WeatherDue, ...] = ()  # by the trainer's hand, on the exercise's clock
    turned: list[Turned] = field(default_factory=list[Turned])  # taken by who tells of it
    blew: list[Wind] = field(default_factory=list[Wind])

    @classmethod
    def of(cls, scenario: Scenario, seed: int, place: LatLon | None = None) -> World:
        due = sorted(scenario.weather_due, key=lambda change: change.at_s)
        drone, faults = drone_of(scenario, seed, place), FaultLine(scenario.faults)
        return cls(scenario, seed, drone, faults, due, wind_of(scenario.weather))

    def step(self, passes_s: float, received: bytes, radio: bytes = b"", *, runs: bool) -> bytes:
        """Let so much time pass; returns what the drones say. `runs`: it is time of the exercise."""
        said = bytearray()
        while True:
            slice_s = min(SLICE_S, passes_s)
            passes_s = round(passes_s - slice_s, 6)
            # Whole microseconds: the same slices at another hour of the link are the same flight.
            self.lived_s = round(self.lived_s + slice_s, 6)
            if runs:
                self.elapsed_s = round(self.elapsed_s + slice_s, 6)
                self._keep_to_the_scenario()
            if slice_s > 0.0:  # frozen: the air stands still, too
                self._blow(slice_s)
            said += self.drone.step(self.lived_s, received, radio)
            if self.twin is not None:
                said += self.twin.step(self.lived_s, received, radio)
            received = radio = b""
            if passes_s <= 0.0:
                return bytes(said)

    def set_fault(self, fault: Fault, *, on: bool) -> None:
        """By the trainer's hand."""
        self._turn(self.faults.set(fault, self.elapsed_s, on=on))

    def set_wind(self, wind: Wind) -> None:
        """By the trainer's hand: it begins to turn to this now, and the fire goes with it."""
        self.winds = (*self.winds, wind_due(wind, self.elapsed_s))
        self._turn_to(wind)

    def _turn_to(self, wind: Wind) -> None:
        self.wind = wind
        change = WeatherDue(self.blown_s, wind.from_deg, wind.speed_m_s, wind.gust_m_s)
        self.changes = (*self.changes, change)
        self.blew.append(wind)

    def mend_all(self) -> bool:
        """False: nothing was broken."""
        mended = self.faults.mend_all()
        self._obey_faults()
        return mended

    def moment(self) -> Moment:
        """All that it is now, to go back to as often as wanted."""
        return Moment(
            drone=self.drone.snapshot(),
            twin=None if self.twin is None else (self.twin, self.twin.snapshot()),
            faults=deepcopy(self.faults),
            weather_due=tuple(self.weather_due),
            wind=self.wind,
            changes=self.changes,
            blown_s=self.blown_s,
            elapsed_s=self.elapsed_s,
            jumps=self.jumps,
            winds=self.winds,
        )

    def go_back(self, moment: Moment) -> None:
        """Be again as it was then, to the last gust. The drones' own time goes on from now."""
        self.drone.restore(moment.drone, self.lived_s)
        self.twin = None
        if moment.twin is not None:
            self.twin, then = moment.twin
            self.twin.restore(then, self.lived_s)
        self.faults = deepcopy(moment.faults)
        self.weather_due, self.changes = list(moment.weather_due), moment.changes
        self.wind, self.blown_s = moment.wind, moment.blown_s
        self.elapsed_s, self.jumps, self.winds = moment.elapsed_s, moment.jumps, moment.winds

    def _keep_to_the_scenario(self) -> None:
        while self.weather_due and self.weather_due[0].at_s <= self.elapsed_s:
            change = self.weather_due.pop(0)
            self._turn_to(Wind(change.wind_from_deg, change.wind_m_s, change.gust_m_s))
        flying = self.drone.autopilot.flying_now
        self._turn(self.faults.step(self.elapsed_s, self.drone.place, flying=flying))

    def _blow(self, slice_s: float) -> None:
        """The wind of this second, as strong as it is so high above this land."""
        self.blown_s = round(self.blown_s + slice_s, 6)
        weather = turned(self.scenario.weather, self.changes, self.blown_s)
        for drone in (self.drone, self.twin):
            if drone is not None:
                drone.wind = wind_at(weather, drone.autopilot.copter.up_m, self.scenario.land)

    def _turn(self, what: tuple[Turned, ...]) -> None:
        if what:
            self.turned += what
            self._obey_faults()

    def _obey_faults(self) -> None:
        at_work = self.faults.at_work
        self.drone.faults = faults_of(at_work)
        if Fault.TWIN not in at_work:
            self.twin = None
        elif self.twin is None:
            self.twin = twin_of(self.scenario, self.seed, self.lived_s)


def wind_due(wind: Wind, at_s: float) -> WeatherDue:
    """As the record keeps it: to a tenth of a second, so that picture and score have the same fire."""
    return WeatherDue(round(at_s, 1), wind.from_deg, wind.speed_m_s, wind.gust_m_s)
