"""The straight way home from every point of a plan: does it stay clear of the ground, where that is known?

A failsafe may send the drone home from anywhere. ArduCopter then climbs to RTL_ALT if it is lower, keeps its
height if it is higher, and flies straight; trees and masts are in no elevation model, hence the margin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.geo import distance_m
from missions.ground import SAMPLE_M, between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maps.geo import LatLon
    from missions.ground import Ground
    from missions.plan import Plan

RETURN_HEIGHT_M = 15.0  # RTL_ALT as delivered, above home
MARGIN_M = 15.0
LANDING_M = 40.0  # so near home it comes down anyway
MOST_SAMPLES = 400  # a way: 12 km at the spacing of the data; who is further away has another finding


def lowest_on_the_way_home(plan: Plan, start: LatLon, ground: Ground) -> tuple[float, int] | None:
    """Metres above ground at the lowest place of all ways home, and the waypoint (from 1) it starts from.

    None where no way home lies over known ground.
    """
    level = ground.height_m(start)
    if level is None:
        return None
    lowest: tuple[float, int] | None = None
    for number, waypoint in enumerate(plan.waypoints, 1):
        height = max(float(waypoint.height), RETURN_HEIGHT_M)
        for at in _way(waypoint.at, start):
            below = ground.height_m(at)
            if below is not None and (lowest is None or height - (below - level) < lowest[0]):
                lowest = (height - (below - level), number)
    return lowest


def _way(start: LatLon, home: LatLon) -> Iterator[LatLon]:
    length_m = distance_m(start, home)
    step_m = max(SAMPLE_M, length_m / MOST_SAMPLES)
    flown_m = 0.0
    while flown_m < length_m - LANDING_M:
        yield between(start, home, flown_m / length_m)
        flown_m += step_m
