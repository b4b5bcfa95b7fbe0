"""Where a path crosses the border of Latvia and Lithuania, how far it goes beyond, and how near it comes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import LineString

from maps.borders import border_shape, countries_at, country_at, crosses_border
from maps.geo import EARTH_RADIUS_M, LatLon, distance_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

geometry: Any = shapely  # its stubs are generic over every kind of array

STEP_M = 25.0  # along the path, to find how far it goes beyond
MOST_STEPS = 400
_DEG_M = math.radians(EARTH_RADIUS_M)
_OTHER = {"LV": "LT", "LT": "LV"}


@dataclass(frozen=True, slots=True)
class Crossing:
    """The first crossing of a path. Lengths in metres, within 0.5 % of the ellipsoid."""

    at: LatLon  # on the border
    leg: int  # of the path, from 1
    along_m: float  # from the beginning of the path
    from_country: str | None  # "LV", "LT"; None: neither
    to_country: str | None
    beyond_m: float  # the furthest from the border that the path is on the other side


def crossing_of(path: Sequence[LatLon]) -> Crossing | None:
    """The first place where the straight legs between these places meet the border; None: they do not."""
    along_m = 0.0
    for leg, (a, b) in enumerate(pairwise(path), 1):
        if crosses_border(a, b):
            at = _meets(a, b)
            here = country_at(a)
            other = country_at(b) if here is None else _OTHER[here]
            return Crossing(at, leg, along_m + distance_m(a, at), here, other, _beyond_m(path, here))
        along_m += distance_m(a, b)
    return None


def crossing_steps(lats: Floats, lons: Floats, to: LatLon) -> NDArray[np.bool_]:
    """Which of many straight ways to one place meet the border."""
    ends = np.broadcast_to((to.lon_deg, to.lat_deg), (len(lats), 2))
    steps = geometry.linestrings(np.stack([np.column_stack([lons, lats]), ends], axis=1))
    return np.asarray(geometry.intersects(border_shape(), steps), dtype=np.bool_)


def border_within_m(path: Sequence[LatLon], most_m: float) -> float | None:
    """How near the straight legs come to the border; None where that is further than `most_m`."""
    lats, lons = (np.array([getattr(at, name) for at in path]) for name in ("lat_deg", "lon_deg"))
    near = _near(lats, lons, most_m)
    if near is None:
        return None
    border, squeeze = near
    places = np.column_stack([lons * squeeze, lats])
    legs = geometry.linestrings(places if len(places) > 1 else np.repeat(places, 2, axis=0))
    found_m = float(geometry.distance(border, legs)) * _DEG_M
    return found_m if found_m <= most_m else None


def _meets(a: LatLon, b: LatLon) -> LatLon:
    """The first place of the step that is on the border."""
    step = LineString([(a.lon_deg, a.lat_deg), (b.lon_deg, b.lat_deg)])
    places = geometry.get_coordinates(geometry.intersection(border_shape(), step))
    away = np.hypot(*(places - (a.lon_deg, a.lat_deg)).T)
    lon, lat = places[int(np.argmin(away))].tolist()
    return LatLon(lat, lon)


def _beyond_m(path: Sequence[LatLon], here: str | None) -> float:
    lats, lons = _steps(path)
    beyond = countries_at(lats, lons) != (here or "")
    if not beyond.any():
        return 0.0
    reach_m = float(np.hypot(np.ptp(lats), np.ptp(lons))) * _DEG_M
    near = _near(lats, lons, reach_m)
    if near is None:
        return 0.0
    border, squeeze = near
    places = geometry.points(lons[beyond] * squeeze, lats[beyond])
    return float(geometry.distance(border, places).max()) * _DEG_M


def _steps(path: Sequence[LatLon]) -> tuple[Floats, Floats]:
    """Places along the path; its corners are among them."""
    length_m = sum(distance_m(a, b) for a, b in pairwise(path))
    step_m = max(STEP_M, length_m / MOST_STEPS)
    lats, lons = [np.array([path[0].lat_deg])], [np.array([path[0].lon_deg])]
    for a, b in pairwise(path):
        share = np.linspace(0.0, 1.0, max(2, math.ceil(distance_m(a, b) / step_m) + 1))[1:]
        lats.append(a.lat_deg + share * (b.lat_deg - a.lat_deg))
        lons.append(a.lon_deg + share * (b.lon_deg - a.lon_deg))
    return np.concatenate(lats), np.concatenate(lons)


def _near(lats: Floats, lons: Floats, most_m: float) -> tuple[Any, float] | None:
    """The part of the border that may be so near, flat (a degree is everywhere as long), and the squeeze."""
    squeeze = math.cos(math.radians(float(lats.mean())))
    margin = 1.01 * most_m / _DEG_M
    west, east = lons.min() - margin / squeeze, lons.max() + margin / squeeze
    part = geometry.clip_by_rect(
        border_shape(), float(west), float(lats.min() - margin), float(east), float(lats.max() + margin)
    )
    if part.is_empty:
        return None

    def squeezed(corners: Floats) -> Floats:
        return corners * (squeeze, 1.0)

    return geometry.transform(part, squeezed), squeeze
