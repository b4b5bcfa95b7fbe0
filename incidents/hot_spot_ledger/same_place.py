"""Whether two sightings are one place: as far apart as their errors allow, and no farther."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from maps.area import Area
from maps.geo import bearing_deg, distance_m, moved
from telemetry.georeference.ground_point import SIGMAS_95, ErrorEllipse

if TYPE_CHECKING:
    from maps.geo import LatLon

# 99 of 100 pairs of one place are nearer: chi squared with two degrees of freedom, -2 ln(0.01).
GATE = -2.0 * math.log(0.01)
# No sighting is better than the drone's own position: 1.4 m (CEP50) of GNSS, however often it is repeated.
LEAST_SIGMA_M = 1.4 / 1.1774
_CORNERS = 36


def honest(ellipse: ErrorEllipse) -> ErrorEllipse:
    """No axis shorter than what the drone's own position allows."""
    return replace(
        ellipse,
        major_m=max(ellipse.major_m, LEAST_SIGMA_M),
        minor_m=max(ellipse.minor_m, LEAST_SIGMA_M),
    )


def same_place(a: LatLon, of_a: ErrorEllipse, b: LatLon, of_b: ErrorEllipse) -> bool:
    """The same answer for (a, b) and (b, a)."""
    return apart(a, of_a, b, of_b) <= GATE


def apart(a: LatLon, of_a: ErrorEllipse, b: LatLon, of_b: ErrorEllipse) -> float:
    """Squared distance in standard deviations of both together (Mahalanobis), with the honest floor."""
    first, second = sorted(((a, of_a), (b, of_b)), key=lambda one: (one[0].lat_deg, one[0].lon_deg))
    away_m, bearing = distance_m(first[0], second[0]), math.radians(bearing_deg(first[0], second[0]))
    east_m, north_m = away_m * math.sin(bearing), away_m * math.cos(bearing)
    ee, en, nn = (i + j for i, j in zip(_covariance(honest(of_a)), _covariance(honest(of_b)), strict=True))
    return (nn * east_m**2 - 2.0 * en * east_m * north_m + ee * north_m**2) / (ee * nn - en**2)


def outline_95(at: LatLon, ellipse: ErrorEllipse) -> Area:
    """The ellipse that holds 19 of 20, as an area; its corners stand on it."""
    bearing = math.radians(ellipse.bearing_deg)
    ring: list[LatLon] = []
    for i in range(_CORNERS):
        turn = 2.0 * math.pi * i / _CORNERS
        along = SIGMAS_95 * ellipse.major_m * math.cos(turn)
        across = SIGMAS_95 * ellipse.minor_m * math.sin(turn)
        east = along * math.sin(bearing) + across * math.cos(bearing)
        north = along * math.cos(bearing) - across * math.sin(bearing)
        ring.append(moved(at, east, north))
    return Area(tuple(ring))


def _covariance(ellipse: ErrorEllipse) -> tuple[float, float, float]:
    """East-east, east-north, north-north, in square metres."""
    s, c = math.sin(math.radians(ellipse.bearing_deg)), math.cos(math.radians(ellipse.bearing_deg))
    major, minor = ellipse.major_m**2, ellipse.minor_m**2
    return major * s * s + minor * c * c, (major - minor) * s * c, major * c * c + minor * s * s
