"""All that a plan flies, from home to home, cut into pieces of a few metres: columns, not lists of places."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import EARTH_RADIUS_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from maps.geo import LatLon
    from missions.ground import Ground
    from missions.plan import Plan

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]

PIECE_M = 5.0
MOST_PIECES = 40_000  # 200 km; who flies further has another finding, and gets longer pieces
RETURN_HEIGHT_M = 15.0  # RTL_ALT as delivered, above home: a drone that is lower climbs to it first
_A_M, _E2 = 6_378_137.0, 0.00669437999  # WGS 84


@dataclass(frozen=True, slots=True)
class Way:
    """Points in the order flown; a piece leads from each to the next. Degrees, and metres above home."""

    lats: Floats
    lons: Floats
    heights: Floats
    number: Ints  # of the waypoint ahead, from 1; on the way home the last one
    leg: Ints  # from which stop, counted from 0, it is on its way

    def xy(self, origin: LatLon) -> Floats:
        """Columns east and north in metres."""
        return flat_xy(self.lats, self.lons, origin)


@dataclass(frozen=True, slots=True)
class Flown:
    """The way, and the ground below it as far as it is known."""

    way: Way
    start: LatLon | None  # home; None: not known, and then neither the way there nor the way back is in it
    ground: Floats  # above sea level below each point; NaN: not known
    level_m: float  # of the ground at home; NaN: not known
    piece_m: Floats  # length of the piece to the next point
    from_home_m: Floats  # horizontally; NaN without a home
    returns: NDArray[np.bool_]  # points on the way back from the last waypoint
    asked: bool  # there were elevation data to ask, whatever they knew

    @property
    def above_ground(self) -> Floats:
        """NaN where the ground below or at home is not known."""
        return self.way.heights - (self.ground - self.level_m)

    @property
    def above_ground_or_flat(self) -> Floats:
        """The same; where it is not known the ground is taken as flat."""
        known = self.above_ground
        return np.where(np.isnan(known), self.way.heights, known)

    @property
    def length_m(self) -> float:
        return float(self.piece_m.sum())


def flown(plan: Plan, start: LatLon | None, ground: Ground | None) -> Flown:
    """Climb, all waypoints, and the way back at the height of the last one or of the return."""
    way = along(_stops(plan, start), PIECE_M)
    below = np.full(len(way.lats), np.nan) if ground is None else ground.heights_m(way.lats, way.lons)
    level = None if ground is None or start is None else ground.height_m(start)
    here = way.lats[0], way.lons[0]
    lat, lon = here if start is None else (start.lat_deg, start.lon_deg)
    from_home_m = distances_m(way.lats, way.lons, float(lat), float(lon))
    return Flown(
        way,
        start,
        below,
        math.nan if level is None else float(level),
        distances_m(way.lats[:-1], way.lons[:-1], way.lats[1:], way.lons[1:]),
        from_home_m if start is not None else np.full(len(way.lats), np.nan),
        (way.leg >= len(plan.waypoints)) & (start is not None),
        ground is not None,
    )


def along(stops: Sequence[tuple[LatLon, float, int]], step_m: float, most: int = MOST_PIECES) -> Way:
    """Points along straight legs, at most `step_m` apart. A stop: place, height, number of the waypoint."""
    lats = np.array([at.lat_deg for at, _, _ in stops])
    lons = np.array([at.lon_deg for at, _, _ in stops])
    heights = np.array([height for _, height, _ in stops])
    numbers = np.array([number for _, _, number in stops], dtype=np.intp)
    legs_m = distances_m(lats[:-1], lons[:-1], lats[1:], lons[1:])
    step_m = max(step_m, float(legs_m.sum()) / most)
    counts = np.maximum(1, np.ceil(legs_m / step_m)).astype(np.intp)
    leg = np.repeat(np.arange(len(counts)), counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)
    share = (np.arange(len(leg)) - before + 1) / counts[leg]

    def columns(ends: Floats) -> Floats:
        return np.concatenate([ends[:1], ends[leg] + share * (ends[leg + 1] - ends[leg])])

    number = np.concatenate([numbers[:1], numbers[leg + 1]])
    return Way(columns(lats), columns(lons), columns(heights), number, np.concatenate([leg[:1], leg]))


def distances_m(lats: Floats, lons: Floats, to_lats: Floats | float, to_lons: Floats | float) -> Floats:
    """Great-circle distances on the mean sphere, as `geo.distance_m`."""
    a, b = np.radians(lats), np.radians(to_lats)
    half_lat, half_lon = (b - a) / 2, np.radians(np.asarray(to_lons) - lons) / 2
    h = np.sin(half_lat) ** 2 + np.cos(a) * np.cos(b) * np.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, h)))


def flat_xy(lats: Floats, lons: Floats, origin: LatLon) -> Floats:
    """Metres east and north of an origin on the ellipsoid's tangent: 0.2 % true within 8 km."""
    sine = math.sin(math.radians(origin.lat_deg))
    bend = 1.0 - _E2 * sine * sine
    east_m = _A_M / math.sqrt(bend) * math.cos(math.radians(origin.lat_deg))
    north_m = _A_M * (1.0 - _E2) / bend**1.5
    return np.column_stack(
        [np.radians(lons - origin.lon_deg) * east_m, np.radians(lats - origin.lat_deg) * north_m]
    )


def _stops(plan: Plan, start: LatLon | None) -> list[tuple[LatLon, float, int]]:
    stops = [(w.at, float(w.height), number) for number, w in enumerate(plan.waypoints, 1)]
    if start is None:
        return stops if len(stops) > 1 else stops * 2
    last, height, number = stops[-1]
    back = max(height, RETURN_HEIGHT_M)
    climbed = [] if back == height else [(last, back, number)]
    return [(start, float(plan.takeoff_height), 1), *stops, *climbed, (start, back, number)]
