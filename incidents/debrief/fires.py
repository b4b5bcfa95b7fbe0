"""The fire of an exercise as it spread: by the scenario, and where the trainer let it jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.codes import IncidentCode
from incidents.facts import place_in
from maps.area import LocalFrame
from maps.geo import distance_m
from training.exercise.scenario import FireSource, Fuel
from training.fire.front import burnt_by
from training.fire.spread import arrival_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from incidents.debrief.true_flight import TrueFlight
    from incidents.model import Entry
    from maps.geo import LatLon
    from training.exercise.scenario import Scenario
    from training.fire.arrival import Arrival

    Ring = tuple[LatLon, ...]

CELL_M = 4.0
LEAST_EXTENT_M, MOST_EXTENT_M = 1_200.0, 2_400.0


def fires_of(scenario: Scenario, entries: Sequence[Entry], truth: TrueFlight) -> tuple[Arrival, ...]:
    """Worked out up to the end of the exercise; none without a fire."""
    sources = (*scenario.fires, *_jumped(scenario, entries, truth))
    if not sources:
        return ()
    around = sources[0].at
    farthest_m = max(distance_m(around, source.at) + source.radius_m for source in sources)
    return arrival_times(
        sources,
        scenario.weather,
        scenario.weather_due,
        around=around,
        until_s=scenario.lasts_s,
        cell_m=CELL_M,
        extent_m=min(MOST_EXTENT_M, LEAST_EXTENT_M + 2.0 * farthest_m),
    )


def rings_at(arrival: Arrival, at_s: float) -> tuple[Ring, ...]:
    """The outer edges of what has burnt by then."""
    frame = LocalFrame(arrival.origin)
    return tuple(
        tuple(frame.to_latlon(x, y) for x, y in list(part.exterior.coords)[:-1])
        for part in burnt_by(arrival, at_s).geoms
    )


def _jumped(scenario: Scenario, entries: Sequence[Entry], truth: TrueFlight) -> list[FireSource]:
    fuel = scenario.fires[0].fuel if scenario.fires else Fuel.GRASS
    found: list[FireSource] = []
    for entry in entries:
        at, at_s = place_in(entry.facts), truth.second_of(entry.at)
        if entry.code == IncidentCode.FIRE_JUMPED and at is not None and at_s is not None:
            found.append(FireSource(at, fuel, starts_s=at_s))
    return found
