"""How far the drone can still go and come home with its reserve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import EARTH_RADIUS_M, LatLon, moved
from missions import spent
from missions.energy import CALM, DroneProfile, WindAt
from missions.reserve import SURE, reserve_of, winds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from maps.geo import AboveHome
    from missions.spent import Air

    Floats = NDArray[np.float64]

Ring = tuple[LatLon, ...]

RAYS = 72  # one every five degrees
_SIGMAS = np.array([0.0, SURE, -SURE]).reshape(3, 1, 1)  # expected, sure, possible
_PLACES = 9  # tried on each ray in a round
_ROUNDS = 5  # each leaves an eighth: of 20 km at last 60 cm
_NOWHERE_M = 5.0  # a ring that is no bigger says: not at all
_FARTHER = 2.5  # than a flight without landing and wind: nobody gets there


@dataclass(frozen=True, slots=True)
class Here:
    """The drone now."""

    at: LatLon
    height: AboveHome  # it flies at; while it stands: that it will fly at
    left_percent: float
    flying: bool = True  # False: the take-off comes on top


@dataclass(frozen=True, slots=True)
class Reach:
    """Rings of places round the drone, by bearing; empty where it does not even come home from here.

    `expected`: every other flight comes home from there with the reserve. `sure`: nine of ten do.
    `possible`: one of ten.
    """

    expected: Ring
    sure: Ring
    possible: Ring


def reach(
    here: Here, home: LatLon, *, speed_m_s: float, wind: WindAt = CALM, drone: DroneProfile | None = None
) -> Reach:
    """Straight out at `speed_m_s` to anywhere, straight home from there, landed with the reserve.

    Counted as `estimate` counts it. The rings keep to no fence and go round nothing.
    """
    flight = _Flight(here, metres_between(here.at, home), speed_m_s, winds(wind), drone or DroneProfile())
    bearing_deg: Floats = np.arange(RAYS, dtype=np.float64) * (360.0 / RAYS)
    rings = [_ring(here.at, bearing_deg, radii) for radii in _farthest(flight, bearing_deg)]
    return Reach(*rings)


def metres_between(start: LatLon, end: LatLon) -> tuple[float, float]:
    """East and north from one to the other: the way back from `maps.geo.moved`."""
    north_m = np.radians(end.lat_deg - start.lat_deg) * EARTH_RADIUS_M
    east_m = np.radians(end.lon_deg - start.lon_deg) * EARTH_RADIUS_M
    return float(east_m * np.cos(np.radians(start.lat_deg))), float(north_m)


@dataclass(frozen=True, slots=True)
class _Flight:
    here: Here
    home_m: tuple[float, float]  # east and north of the drone
    speed_m_s: float
    airs: tuple[Air, Air]  # as told, and windier
    drone: DroneProfile


def _farthest(flight: _Flight, bearing_deg: Floats) -> Floats:
    """Metres on each ray, a row for each confidence; NaN where not even the start is possible."""
    left = reserve_of(flight.here.left_percent, flight.drone)
    low = np.zeros((3, len(bearing_deg), 1))
    high = low + max(1.0, left.left_s * flight.speed_m_s * _FARTHER)
    home_again = np.ones((3, 1), dtype=np.bool_)
    for turn in range(_ROUNDS):
        radii = low + (high - low) * np.linspace(0.0, 1.0, _PLACES)
        fine = left.is_enough(*_needed_s(flight, bearing_deg[:, None], radii), _SIGMAS)
        if turn == 0:
            home_again = fine[:, :, 0]
        last = np.maximum(np.argmin(fine, axis=2) - 1, 0)[:, :, None]
        low, high = (np.take_along_axis(radii, last + step, axis=2) for step in (0, 1))
    return np.where(home_again, low[:, :, 0], np.nan)


def _needed_s(flight: _Flight, bearing_deg: Floats, radii_m: Floats) -> tuple[Floats, Floats]:
    """Seconds of hovering to each place, home and down: in the wind as told, and when it is windier."""
    east_m, north_m = flight.home_m
    back_east = east_m - radii_m * np.sin(np.radians(bearing_deg))
    back_north = north_m - radii_m * np.cos(np.radians(bearing_deg))
    ways = (
        (radii_m, bearing_deg),
        (np.hypot(back_east, back_north), np.degrees(np.arctan2(back_east, back_north))),
    )
    as_told, windier = (_in_wind_s(flight, air, ways) for air in flight.airs)
    return as_told, windier


def _in_wind_s(flight: _Flight, air: Air, ways: Sequence[tuple[Floats, Floats]]) -> Floats:
    drone, height_m = flight.drone, flight.here.height
    ends = float(spent.landing(height_m, air, drone).hover_s)
    if not flight.here.flying:
        ends += float(spent.take_off(height_m, air, drone).hover_s)
    out, back = (
        spent.straight(length_m, course_deg, speed_m_s=flight.speed_m_s, air=air, drone=drone).hover_s
        for length_m, course_deg in ways
    )
    return out + back + ends


def _ring(middle: LatLon, bearing_deg: Floats, radii_m: Floats) -> Ring:
    if np.isnan(radii_m).any() or radii_m.max() < _NOWHERE_M:
        return ()
    east, north = radii_m * np.sin(np.radians(bearing_deg)), radii_m * np.cos(np.radians(bearing_deg))
    return tuple(moved(middle, float(x), float(y)) for x, y in zip(east, north, strict=True))
