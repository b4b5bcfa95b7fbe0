"""A plan over its batteries: which flight is next, and what is left when one ended early."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from missions.items import first_waypoint
from missions.plan import PlanError
from missions.resume import rest_of
from missions.work import Work
from telemetry.state import MissionState

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.plan import Plan
    from telemetry.state import VehicleState

AUTO = "AUTO"


@dataclass(frozen=True, slots=True)
class Sorties:
    """Flights, each on one battery. `done` of them were flown; after the last it begins anew."""

    flights: tuple[Plan, ...] = ()
    done: int = 0
    begun: bool = False  # something of it was flown
    all_flown: bool = False

    @property
    def next(self) -> Plan | None:
        """None: there is no plan."""
        return self.flights[self.done] if self.flights else None

    def finished(self) -> Sorties:
        """The next one was flown to its end."""
        if self.done + 1 >= len(self.flights):
            return replace(self, done=0, begun=False, all_flown=True)
        return replace(self, done=self.done + 1, begun=True, all_flown=False)

    def stopped(self, item: int, at: LatLon) -> Sorties:
        """The next one was broken off on its way to a mission item: its rest takes its place."""
        if self.next is None:
            return self
        try:
            rest = rest_of(self.next, item, at)
        except PlanError:
            return self.finished()
        flights = (*self.flights[: self.done], rest, *self.flights[self.done + 1 :])
        return replace(self, flights=flights, begun=True, all_flown=False)

    def from_home(self, home: LatLon) -> Sorties:
        """What is left, from another take-off place."""
        left = [_from(flight, home) for flight in self.flights[self.done :]]
        return replace(self, flights=(*self.flights[: self.done], *left))


def _from(flight: Plan, home: LatLon) -> Plan:
    work = Work(flight, home)
    return work.part(0.0, float(work.length))


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where a drone left its mission: the item it was flying to, and the place."""

    item: int
    at: LatLon


class MissionWatch:
    """Follows the drone, and knows at the end of a flight how far its mission came."""

    def __init__(self) -> None:
        self._armed = False
        self._plan: Plan | None = None
        self._last: Stopped | None = None
        self._complete = False
        self.ended: Stopped | None = None  # where the last flight stopped; None: at its end

    def follow(self, state: VehicleState, aboard: Plan | None) -> Plan | None:
        """At the moment a flight is over: the plan that it flew; then `ended` says how far. Else None."""
        armed, was_armed = state.armed, self._armed
        self._armed = armed
        if armed and not was_armed:
            self._plan, self._last, self._complete = aboard, None, False
        if armed:
            self._look(state)
        if armed or not was_armed or (self._last is None and not self._complete):
            return None
        self.ended = None if self._complete else self._last
        return self._plan

    def _look(self, state: VehicleState) -> None:
        mission, fix, heartbeat, plan = state.mission, state.fix, state.heartbeat, self._plan
        if plan is None or mission is None or fix is None or heartbeat is None or not state.flying:
            return
        past = first_waypoint(plan) + len(plan.waypoints)
        if mission.state is MissionState.COMPLETE or (heartbeat.mode == AUTO and mission.current >= past):
            self._complete = True
        elif heartbeat.mode == AUTO:
            self._last = Stopped(mission.current, fix.at)
