"""By when a good crew has seen all that an exercise asks for: the measure of how soon something was found.

Airborne within three minutes, straight there, and then once over all of it without a gap.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from maps.area import Area, AreaError, LocalFrame, to_polygon
from maps.geo import distance_m

if TYPE_CHECKING:
    from maps.geo import LatLon
    from training.exercise.scenario import Scenario, Work

AIRBORNE_S = 180.0
SPEED_M_S = 8.0  # of a search
SWATH_PER_HEIGHT = 0.905  # 2 tan(48.7 / 2): the thermal camera that searches are planned with
OVERLAP = 0.2
AT_MOST = 0.8  # of the time there is: the rest is for the way home


def found_by_s(scenario: Scenario) -> float:
    """In seconds of the exercise; never beyond AT_MOST of its time."""
    work = scenario.work
    there_m = min((distance_m(scenario.drone.home, at) for at in _places(work)), default=0.0)
    needed_s = AIRBORNE_S + (there_m + _length_m(work)) / SPEED_M_S
    return min(needed_s, AT_MOST * scenario.lasts_s)


def _places(work: Work) -> tuple[LatLon, ...]:
    around = () if work.around is None else (work.around,)
    return (*work.area, *work.along, *around)


def _length_m(work: Work) -> float:
    """Of the way that sees all of it."""
    if work.area:
        spacing_m = SWATH_PER_HEIGHT * work.height_m * (1.0 - OVERLAP)
        return _area_m2(work.area) / max(spacing_m, 1.0)
    if work.along:
        return sum(distance_m(a, b) for a, b in pairwise(work.along))
    return 2.0 * math.pi * work.radius_m if work.around is not None else 0.0


def _area_m2(ring: tuple[LatLon, ...]) -> float:
    """0 for what is no area: whoever reads the exercise says so."""
    try:
        area = Area(ring)
        return float(to_polygon(area, LocalFrame(area.centre)).area)
    except AreaError:
        return 0.0
