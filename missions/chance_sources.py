"""A probability map from what a crew knows: rings round the last known point, ground that is likelier or
less likely, and ground that was searched already.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString

from maps.area import LocalFrame, to_polygon
from missions.chances import Chances, ChancesError, after_search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

    from maps.area import Area
    from maps.geo import LatLon
    from missions.lost_person import LostPerson

    Floats = NDArray[np.float64]

_FINEST_M = 20.0
_CELLS = 600  # across
_FARTHEST_M = 12_000.0
_LARGEST_TIMES = 1000.0


@dataclass(frozen=True, slots=True)
class LikelyArea:
    """Ground where somebody is `times` as likely as on plain ground at the same distance; below 1: less."""

    area: Area
    times: float


@dataclass(frozen=True, slots=True)
class LikelyLine:
    """The same along a road, a stream, the edge of a wood, over its whole width."""

    places: tuple[LatLon, ...]
    times: float
    width_m: float = 30.0


@dataclass(frozen=True, slots=True)
class Searched:
    """Ground searched without finding anybody, and how surely it would have been; 1 is ruled out."""

    area: Area
    pod: float = 1.0


def composed(
    at: LatLon,
    person: LostPerson,
    *,
    areas: Sequence[LikelyArea] = (),
    lines: Sequence[LikelyLine] = (),
    searched: Sequence[Searched] = (),
    reach_m: float | None = None,
) -> Chances:
    """The map round the last known point `at`, out to `reach_m` (None: where 95 of 100 are found, or 12 km).

    The rings' law gives how much lies within reach, the rest is elsewhere; areas and lines move it about
    within. Areas multiply; of lines that cross, the stronger counts. In the end every empty search counts.
    """
    reach = min(person.quantiles_m[-1], _FARTHEST_M) if reach_m is None else reach_m
    if not 100.0 <= reach <= 50_000.0:
        raise ChancesError(f"a probability map reaches from 100 m to 50 km, not {reach:g} m")
    cell_m = max(_FINEST_M, 2 * reach / _CELLS)
    count = 2 * math.ceil(reach / cell_m)
    frame = LocalFrame(at)
    middles = (np.arange(count, dtype=np.float64) - (count - 1) / 2) * cell_m
    x, y = np.meshgrid(middles, middles)
    distance_m = np.hypot(x, y)
    likely = np.where(distance_m <= reach, person.per_m2(distance_m), 0.0)
    for likelier in areas:
        _refuse_times(likelier.times)
        inside = _covered(to_polygon(likelier.area, frame), x, y)
        likely = np.where(inside, likely * likelier.times, likely)
    likely = likely * _along(lines, frame, x, y)
    if float(likely.sum()) <= 0.0:
        raise ChancesError("nothing likely is left within reach of the last known point: weights above 0")
    mass = likely * (person.within(reach) / float(likely.sum()))
    chances = Chances(mass, at, -count / 2 * cell_m, -count / 2 * cell_m, cell_m)
    for empty in searched:
        if not 0.0 <= empty.pod <= 1.0:
            raise ChancesError(f"a probability of detection is from 0 to 1, not {empty.pod:g}")
        inside = _covered(to_polygon(empty.area, frame), x, y)
        chances = after_search(chances, np.where(inside, empty.pod, 0.0))
    return chances


def _along(lines: Sequence[LikelyLine], frame: LocalFrame, x: Floats, y: Floats) -> Floats:
    """How many times likelier each cell is for the lines through it."""
    times = np.ones(x.shape)
    for line in sorted(lines, key=lambda line: line.times):  # the strongest last
        _refuse_times(line.times)
        if len(line.places) < 2 or not 0.0 < line.width_m <= 5000.0:
            raise ChancesError("a line has at least 2 places and a width of up to 5000 m")
        # No narrower than a cell, or it would fall between the cells' middles
        half_m = max(line.width_m, float(x[0, 1] - x[0, 0])) / 2
        near = _covered(LineString([frame.to_xy(at) for at in line.places]).buffer(half_m), x, y)
        times[near] = line.times
    return times


def _refuse_times(times: float) -> None:
    if not 0.0 <= times <= _LARGEST_TIMES:
        raise ChancesError(f"a weight is from 0 to {_LARGEST_TIMES:g} times as likely, not {times:g}")


def _covered(geometry: Geometry, x: Floats, y: Floats) -> NDArray[np.bool_]:
    shapely.prepare(geometry)
    return np.asarray(shapely.intersects_xy(geometry, x, y), dtype=bool)
