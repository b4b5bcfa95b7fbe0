"""The nearest places of some kinds: where the next water is, how far, and which way."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import EARTH_RADIUS_M, LatLon, bearing_deg, distance_m, moved
from maps.places.place import WATER, Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Near:
    """A place as seen from somewhere. `at` is its nearest point: the shore of a lake, a spot on a track."""

    place: Place
    at: LatLon
    distance_m: float
    bearing_deg: float


def nearest(
    places: Sequence[Place], to: LatLon, kinds: Collection[PlaceKind] = WATER, count: int = 5
) -> tuple[Near, ...]:
    """At most `count`, the nearest first, as the crow flies."""
    wanted = [place for place in places if place.kind in kinds]
    if not wanted or count < 1:
        return ()
    east_m, north_m = _nearest_points(wanted, to)
    # A few more than wanted: flat metres order those far off a bit differently
    first = np.argsort(np.hypot(east_m, north_m), kind="stable")[: count + 8]
    found = [_near(wanted[int(n)], to, float(east_m[n]), float(north_m[n])) for n in first]
    return tuple(sorted(found, key=lambda near: near.distance_m)[:count])


def _near(place: Place, to: LatLon, east_m: float, north_m: float) -> Near:
    at = place.positions[0] if len(place.positions) == 1 else moved(to, east_m, north_m)
    return Near(place, at, distance_m(to, at), bearing_deg(to, at))


def _nearest_points(places: Sequence[Place], to: LatLon) -> tuple[Floats, Floats]:
    """Of each place, the point of it nearest to `to`, in metres east and north on the local tangent."""
    counts = np.array([len(place.positions) for place in places])
    lats = np.array([at.lat_deg for place in places for at in place.positions])
    lons = np.array([at.lon_deg for place in places for at in place.positions])
    north = np.radians(lats - to.lat_deg) * EARTH_RADIUS_M
    turned = (lons - to.lon_deg + 180.0) % 360.0 - 180.0
    east = np.radians(turned) * EARTH_RADIUS_M * math.cos(math.radians(to.lat_deg))
    last = np.cumsum(counts) - 1
    following = np.minimum(np.arange(len(lats)) + 1, len(lats) - 1)
    following[last] = last  # a line's last corner has no leg; a point is a leg of no length
    x, y = _nearest_on_legs(east, north, east[following], north[following])
    away = np.hypot(x, y)
    owner = np.repeat(np.arange(len(places)), counts)
    order = np.lexsort((away, owner))
    best = order[np.searchsorted(owner[order], np.arange(len(places)))]
    return x[best], y[best]


def _nearest_on_legs(x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> tuple[Floats, Floats]:
    """The point of each leg that is nearest to the origin."""
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    along = np.clip(-(x0 * dx + y0 * dy) / np.where(square > 0.0, square, 1.0), 0.0, 1.0)
    return x0 + along * dx, y0 + along * dy
