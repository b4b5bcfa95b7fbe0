"""The fire of an exercise as it spreads: by the scenario, and where the trainer let it jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import distance_m
from training.exercise.scenario import FireSource, Fuel
from training.fire.spread import arrival_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.geo import LatLon
    from training.exercise.scenario import Scenario
    from training.fire.arrival import Arrival

CELL_M = 3.0
LEAST_EXTENT_M, MOST_EXTENT_M = 1_200.0, 2_400.0
BEYOND_S = 300.0  # after the end, for crews that fly on


def fires_of(scenario: Scenario, jumps: Sequence[tuple[LatLon, float]] = ()) -> tuple[Arrival, ...]:
    """The same for picture and score; none without a fire. `jumps`: where and at which second."""
    fuel = scenario.fires[0].fuel if scenario.fires else Fuel.GRASS
    sources = (*scenario.fires, *(FireSource(at, fuel, starts_s=at_s) for at, at_s in jumps))
    if not sources:
        return ()
    around = sources[0].at
    farthest_m = max(distance_m(around, source.at) + source.radius_m for source in sources)
    return arrival_times(
        sources,
        scenario.weather,
        scenario.weather_due,
        around=around,
        until_s=min(scenario.lasts_s, 86_400.0) + BEYOND_S,
        cell_m=CELL_M,
        extent_m=min(MOST_EXTENT_M, LEAST_EXTENT_M + 2.0 * farthest_m),
    )
