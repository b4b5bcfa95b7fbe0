"""Where smoke stands that two look at: the crossing of two bearings, and how far it may be off.

The bearings' errors are taken as normal and independent. The inverse of their information matrix is the
covariance of the position; the ellipses are its contours of chi-squared with two degrees of freedom.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import LatLon, bearing_deg, distance_m, moved

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEAST_ANGLE_DEG = 15.0  # below, half a degree of error is hundreds of metres
MOST_DISTANCE_M = 60_000.0
USUAL_ERROR_DEG = 2.0  # a camera on a pole whose north somebody set by eye
RING_CORNERS = 72


class SmokeFixError(Exception):
    """Two bearings that make no position. The text says why."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """From true north, as seen at `at`; one standard deviation of its error."""

    at: LatLon
    bearing_deg: float
    error_deg: float = USUAL_ERROR_DEG


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Half axes, and where the long one points."""

    long_m: float
    short_m: float
    azimuth_deg: float  # 0 to 180

    def ring(self, centre: LatLon) -> tuple[LatLon, ...]:
        """Its outline on the ground."""
        turn = math.radians(self.azimuth_deg)
        along = [2.0 * math.pi * i / RING_CORNERS for i in range(RING_CORNERS)]
        axes = [(self.long_m * math.cos(a), self.short_m * math.sin(a)) for a in along]
        return tuple(
            moved(centre, a * math.sin(turn) + b * math.cos(turn), a * math.cos(turn) - b * math.sin(turn))
            for a, b in axes
        )


@dataclass(frozen=True, slots=True)
class SmokeFix:
    """The position; in `half` it lies in one of two cases, in `most` in 95 of 100."""

    at: LatLon
    distances_m: tuple[float, float]
    angle_deg: float  # between the two lines of sight
    half: Ellipse
    most: Ellipse


def smoke_fix(a: Bearing, b: Bearing) -> SmokeFix:
    """SmokeFixError where the lines do not meet, or under less than 15 degrees."""
    at = _crossing(a, b)
    if at is None:
        raise SmokeFixError("the two bearings do not meet: one looks away from the other's line")
    distances_m = distance_m(a.at, at), distance_m(b.at, at)
    if max(distances_m) > MOST_DISTANCE_M:
        raise SmokeFixError(
            f"the two bearings meet {max(distances_m) / 1000:.0f} km away: too far to be seen"
        )
    towards_a, towards_b = bearing_deg(at, a.at), bearing_deg(at, b.at)
    turn_deg = abs((towards_a - towards_b + 180.0) % 360.0 - 180.0)
    angle_deg = min(turn_deg, 180.0 - turn_deg)
    if angle_deg < LEAST_ANGLE_DEG:
        what = f"the two bearings cross at {angle_deg:.0f} degrees, less than {LEAST_ANGLE_DEG:.0f}"
        raise SmokeFixError(f"{what}: take one from another side")
    covariance = _covariance(
        (towards_a, distances_m[0], a.error_deg), (towards_b, distances_m[1], b.error_deg)
    )
    return SmokeFix(at, distances_m, angle_deg, _ellipse(covariance, 0.5), _ellipse(covariance, 0.95))


def _crossing(a: Bearing, b: Bearing) -> LatLon | None:
    """Of two great circles, the point that lies ahead of both."""
    normal_a, normal_b = (np.cross(_vector(line.at), _ahead(line)) for line in (a, b))
    line = np.cross(normal_a, normal_b)
    length = float(np.linalg.norm(line))
    if length < 1e-12:
        return None  # one great circle
    for sign in (1.0, -1.0):
        x, y, z = (sign * line / length).tolist()
        at = LatLon(math.degrees(math.asin(max(-1.0, min(1.0, z)))), math.degrees(math.atan2(y, x)))
        if all(_is_ahead(bearing, at) for bearing in (a, b)):
            return at
    return None


def _is_ahead(line: Bearing, at: LatLon) -> bool:
    return math.cos(math.radians(bearing_deg(line.at, at) - line.bearing_deg)) > 0.5


def _vector(at: LatLon) -> Floats:
    lat, lon = math.radians(at.lat_deg), math.radians(at.lon_deg)
    return np.array([math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)])


def _ahead(line: Bearing) -> Floats:
    """The unit vector into which the bearing points."""
    lat, lon = math.radians(line.at.lat_deg), math.radians(line.at.lon_deg)
    turn = math.radians(line.bearing_deg)
    north = np.array([-math.sin(lat) * math.cos(lon), -math.sin(lat) * math.sin(lon), math.cos(lat)])
    east = np.array([-math.sin(lon), math.cos(lon), 0.0])
    return math.cos(turn) * north + math.sin(turn) * east


def _covariance(*sights: tuple[float, float, float]) -> Floats:
    """East and north, in m², from each sight's back bearing, distance and error."""
    information = np.zeros((2, 2))
    for back_deg, away_m, error_deg in sights:
        turn = math.radians(back_deg)
        across = np.array([math.cos(turn), -math.sin(turn)])  # east, north: at a right angle to the sight
        information += np.outer(across, across) / (max(away_m, 1.0) * math.radians(error_deg)) ** 2
    return np.asarray(np.linalg.inv(information), dtype=np.float64)


def _ellipse(covariance: Floats, share: float) -> Ellipse:
    """The contour that holds this share: chi-squared of two degrees of freedom is -2 ln(1 - share)."""
    variances, axes = np.linalg.eigh(covariance)
    scale = math.sqrt(-2.0 * math.log(1.0 - share))
    short_m, long_m = (scale * math.sqrt(float(variance)) for variance in variances)
    east, north = axes[:, 1].tolist()
    return Ellipse(long_m, short_m, math.degrees(math.atan2(east, north)) % 180.0)
