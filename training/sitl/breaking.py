"""Breaks and mends an ArduPilot SITL: by its simulation's parameters, and beside it where it has none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from training.exercise.drones import twin_of
from training.fault import Fault
from training.sitl.knobs import broken, drained_v, mended, voltage, windy
from training.sitl.turning import turn_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from maps.geo import LatLon
    from training.exercise.scenario import Scenario
    from training.sitl.knobs import Knob
    from training.sitl.line import TrainerLine
    from training.sitl.radio import CrewRadio
    from training.vehicle import EmbeddedDrone
    from training.weather import Wind

DRAIN_EVERY_S = 5.0  # of its time: steps of 0.08 V


class Breaking:
    """Used by the exercise's thread only."""

    def __init__(
        self, scenario: Scenario, seed: int, home: LatLon, line: TrainerLine, radio: CrewRadio
    ) -> None:
        self.twin: EmbeddedDrone | None = None
        self._scenario = scenario
        self._seed = seed
        self._home = home
        self._line = line
        self._radio = radio
        self._drains = self._empty = False
        self._drained_s = self._told_s = self._lived_s = 0.0
        self._turning: list[Future[tuple[str, ...]]] = []

    def turn(self, fault: Fault, *, on: bool) -> None:
        """Begin it, or end it."""
        match fault:
            case Fault.LINK:
                self._radio.silent = on
            case Fault.TWIN:
                self.twin = twin_of(self._scenario, self._seed, self._line.lived_s) if on else None
            case Fault.BATTERY_DRAIN:
                self._drains = on
            case Fault.CAMERA:
                pass  # the camera's own process looks at `faults`
            case _:
                self._order(broken(fault, self._home) if on else mended(fault, self._home))
        if fault is Fault.BATTERY_EMPTY:
            self._empty = on
            self._told_s = -1.0  # a mended one shows again what was drained

    def blow(self, wind: Wind) -> None:
        self._order(windy(wind))

    def step(self, station_said: bytes) -> tuple[str, ...]:
        """What goes on by itself. Returns the names of parameters that turned out to be unknown to it."""
        passed_s = self._line.lived_s - self._lived_s
        self._lived_s = self._line.lived_s
        if self._drains:
            self._drained_s += passed_s
        if abs(self._drained_s - self._told_s) >= DRAIN_EVERY_S and not self._empty and self._drained_s:
            self._told_s = self._drained_s
            self._order((voltage(drained_v(self._drained_s)),))
        if self.twin is not None:
            self._radio.say(self.twin.step(self._lived_s, station_said))
        return self._unknown()

    def _order(self, knobs: Sequence[Knob]) -> None:
        self._turning.append(self._line.order(partial(turn_all, knobs=knobs)))

    def _unknown(self) -> tuple[str, ...]:
        done = [one for one in self._turning if one.done()]
        self._turning = [one for one in self._turning if not one.done()]
        results = (one.result() for one in done if not one.cancelled())
        return tuple(name for names in results for name in names)
