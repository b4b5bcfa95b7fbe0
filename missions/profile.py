"""The ground below a way, cut open along it: how high it is, how high the drone flies, what lies between."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.geo import LatLon
from missions.flown import PIECE_M, along, distances_m, flown
from missions.way_home import LANDING_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maps.ground.heights import Heights
    from missions.ground import Floats, Ground
    from missions.plan import Plan


class Spot(NamedTuple):
    """A place of the profile that is worth a word."""

    at: LatLon
    along_m: float
    clearance_m: float


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Columns, every few metres from the beginning of the way. Heights above sea level; NaN: not known."""

    along_m: Floats
    lats: Floats
    lons: Floats
    ground_m: Floats
    flight_m: Floats  # NaN everywhere for a line that nobody flies, and where the ground at home is unknown
    near_home: np.ndarray[tuple[int], np.dtype[np.bool_]]  # there it climbs and lands, and may be low

    @property
    def length_m(self) -> float:
        return float(self.along_m[-1])

    @property
    def clearance_m(self) -> Floats:
        """Between the ground and the drone; NaN where one of them is not known."""
        return self.flight_m - self.ground_m

    @property
    def unknown_share(self) -> float:
        """Of the way, 0 to 1: where the ground is not known."""
        return float(np.isnan(self.ground_m).mean())

    @property
    def worst(self) -> Spot | None:
        """Where it is nearest to the ground, beyond the surroundings of home; None: nowhere known."""
        clearance = np.where(self.near_home, np.nan, self.clearance_m)
        if np.isnan(clearance).all():
            return None
        n = int(np.nanargmin(clearance))
        return Spot(self.place(n), float(self.along_m[n]), float(clearance[n]))

    def place(self, n: int) -> LatLon:
        return LatLon(float(self.lats[n]), float(self.lons[n]))

    def nearest(self, along_m: float) -> int:
        """The column nearest to so many metres along the way."""
        after = int(np.clip(np.searchsorted(self.along_m, along_m), 1, max(1, len(self.along_m) - 1)))
        if after >= len(self.along_m):
            return 0
        return after - int(along_m - self.along_m[after - 1] < self.along_m[after] - along_m)


def plan_profile(plan: Plan, home: LatLon | None, ground: Ground | None) -> Profile | None:
    """From home through all waypoints and back, as `missions.checks` looks at it. None: nothing is flown."""
    if not plan.waypoints:
        return None
    way = flown(plan, home or plan.home, ground)
    return Profile(
        np.concatenate([np.zeros(1), np.cumsum(way.piece_m)]),
        way.way.lats,
        way.way.lons,
        way.ground,
        way.way.heights + way.level_m,
        way.from_home_m <= LANDING_M,
    )


def line_profile(line: Sequence[LatLon], ground: Heights | None) -> Profile | None:
    """Of a drawn line, without a flight. None: it has no length."""
    if len(line) < 2:
        return None
    way = along([(at, math.nan, 1) for at in line], PIECE_M)
    nothing = np.full(len(way.lats), np.nan)
    pieces_m = distances_m(way.lats[:-1], way.lons[:-1], way.lats[1:], way.lons[1:])
    return Profile(
        np.concatenate([np.zeros(1), np.cumsum(pieces_m)]),
        way.lats,
        way.lons,
        nothing if ground is None else ground.heights_m(way.lats, way.lons),
        nothing,
        np.zeros(len(way.lats), np.bool_),
    )


def columns_worth_keeping(profile: Profile, most: int) -> tuple[int, ...]:
    """At most so many: both ends, and of each stretch the column nearest to the drone, or the highest."""
    count = len(profile.along_m)
    if count <= most:
        return tuple(range(count))
    flies = not bool(np.isnan(profile.clearance_m).all())
    low = profile.clearance_m if flies else -profile.ground_m
    low = np.where(np.isnan(low) | profile.near_home, np.inf, low)
    edges = np.linspace(1, count - 1, most - 1).astype(np.intp).tolist()
    inner = (a + int(np.argmin(low[a:b])) for a, b in pairwise(edges))
    return (0, *inner, count - 1)
