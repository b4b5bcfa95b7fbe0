"""The straight ways home from everywhere on a plan: do they stay clear of the ground, where that is known?

A failsafe may send the drone home from anywhere. ArduCopter then climbs to RTL_ALT if it is lower, keeps its
height if it is higher, and flies straight; trees and masts are in no elevation model, hence the margin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from missions.flown import RETURN_HEIGHT_M, along, distances_m

if TYPE_CHECKING:
    from maps.geo import LatLon
    from missions.flown import Floats, Ints, Way
    from missions.ground import Ground
    from missions.plan import Plan

MARGIN_M = 15.0
LANDING_M = 40.0  # so near home it comes down anyway
BEGIN_EVERY_M = 50.0  # along the legs, besides from every waypoint
SAMPLE_M = 10.0  # along a way home: three to a post of the common elevation models
MOST_SAMPLES = 400  # a way: 4 km at that; who is further away has another finding
MOST_WAYS, MOST_LOOKS = 2_000, 200_000  # of a plan; longer ones are looked at less closely


@dataclass(frozen=True, slots=True)
class WaysHome:
    """One straight way for each beginning; the ground is looked at from there to near home."""

    begins: Way  # where they begin, with the height the drone has there
    heights: Floats  # of each way: the return height or what the drone has, metres above home
    away_m: Floats  # how far each begins from home
    way: Ints  # of each look at the ground: which way it belongs to
    share: Floats  # of each look: 0 at the beginning, 1 at home
    above_level: Floats  # of each look: the ground above that at home; NaN: not known

    @property
    def clearances(self) -> Floats:
        """Metres above the ground at each look; NaN: not known."""
        return self.heights[self.way] - self.above_level

    @property
    def unknown_share(self) -> float:
        """Share of the looks at which nobody knows the ground."""
        return float(np.isnan(self.above_level).mean()) if len(self.above_level) else 0.0


def ways_home(plan: Plan, start: LatLon, ground: Ground | None) -> WaysHome:
    """From every waypoint, and from every BEGIN_EVERY_M of the legs between them."""
    stops = [(w.at, float(w.height), number) for number, w in enumerate(plan.waypoints, 1)]
    begins = along(stops if len(stops) > 1 else stops * 2, BEGIN_EVERY_M, MOST_WAYS)
    away_m = distances_m(begins.lats, begins.lons, start.lat_deg, start.lon_deg)
    step_m = np.maximum(SAMPLE_M, away_m / MOST_SAMPLES)
    step_m *= max(1.0, float((away_m / step_m).sum()) / MOST_LOOKS)
    counts = np.ceil(np.maximum(0.0, away_m - LANDING_M) / step_m).astype(np.intp)
    way = np.repeat(np.arange(len(counts)), counts)
    flown_m = (np.arange(len(way)) - np.repeat(np.cumsum(counts) - counts, counts)) * step_m[way]
    share = flown_m / np.maximum(away_m[way], 1e-9)
    lats = begins.lats[way] + share * (start.lat_deg - begins.lats[way])
    lons = begins.lons[way] + share * (start.lon_deg - begins.lons[way])
    level = None if ground is None else ground.height_m(start)
    if ground is None or level is None:
        above_level = np.full(len(way), np.nan)
    else:
        above_level = ground.heights_m(lats, lons) - level
    return WaysHome(begins, np.maximum(begins.heights, RETURN_HEIGHT_M), away_m, way, share, above_level)


def lowest_on_the_way_home(plan: Plan, start: LatLon, ground: Ground) -> tuple[float, int] | None:
    """Metres above ground at the lowest place of all ways home, and the waypoint (from 1) it starts from, or
    that the leg it starts from leads to. None where no way home lies over known ground.
    """
    return lowest(ways_home(plan, start, ground))


def lowest(ways: WaysHome) -> tuple[float, int] | None:
    """The same of ways that are there already."""
    clearances = ways.clearances
    known = np.flatnonzero(~np.isnan(clearances))
    if not len(known):
        return None
    worst = known[np.argmin(clearances[known])]
    return float(clearances[worst]), int(ways.begins.number[ways.way[worst]])
