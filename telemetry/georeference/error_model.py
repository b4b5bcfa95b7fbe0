"""How far a place may be from where its pixel says: covariances by moving what is uncertain a little.

Each uncertain quantity is moved up and down by its standard deviation, the ray is met again with the ground
as it slopes there, and half the difference is its column. Errors come in three kinds, because pictures of one
pass share most of theirs and averaging helps against none that is shared:

- fast: another in each picture (gimbal, pixel);
- passing: the same during one pass (compass, timing, height, the restless part of the satellites);
- lasting: the same in every pass (elevation data, the camera's mount, the slow part of the satellites).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.georeference.ground_point import ErrorEllipse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.georeference.error_budget import ErrorBudget
    from telemetry.georeference.pose import Motion
    from telemetry.georeference.view import Meetings, View

    Floats = NDArray[np.float64]

# Of the variance of satellite positions, what is still the same at the next pass some minutes later: measured
# 1, 2 and 9 sightings from 80 m give 2.0, 1.7 and 1.5 m, and 1.4 m (1.19 m each axis of 1.5) stay.
SLOW_GNSS = 0.63
_SLOPE_M = 5.0  # on each side, for the slope of the ground
_STEEPEST = 1.0
_LEAST_FALL = math.sin(math.radians(5.0))  # of a ray against sloping ground, or there is no linear answer


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Covariances (n, 2, 2) of east and north in square metres; NaN where there is no place."""

    fast: Floats
    passing: Floats
    lasting: Floats

    @property
    def total(self) -> Floats:
        return self.fast + self.passing + self.lasting


def spread(seen: View, met: Meetings, budget: ErrorBudget, motion: Motion | None = None) -> Spread:
    """Of places that were met. Without a motion the timing errs at `budget.speed_m_s` to every side."""
    rays = (met.places - seen.eye) @ seen.axes.T / met.lengths_m[:, None]
    plane = _Plane(met.places, *_slopes(seen, met.places))

    def moved(eye: Floats, turned: Floats) -> Floats:
        return plane.met(seen.eye + eye, rays @ turned)

    def column(east: float = 0.0, north: float = 0.0, up: float = 0.0, turn: Floats | None = None) -> Floats:
        by = np.array([east, north, up])
        there, back = (seen.axes, seen.axes) if turn is None else (turn @ seen.axes, turn.T @ seen.axes)
        return (moved(by, there) - moved(-by, back)) / 2.0

    gnss = column(east=1.0), column(north=1.0)
    up = column(up=1.0)
    turns = [column(turn=_turn(axis, 1e-3)) / 1e-3 for axis in range(3)]  # for a radian, about each axis
    focal = min(seen.lens.focal_px)
    gimbal, boresight = math.radians(budget.gimbal_deg), math.radians(budget.boresight_deg)
    pixel = math.hypot(gimbal, budget.pixel_px / focal)
    ground = np.where(met.known, budget.dem_m, budget.unknown_ground_m)[:, None]
    restless, slow = budget.gnss_m * math.sqrt(1.0 - SLOW_GNSS), budget.gnss_m * math.sqrt(SLOW_GNSS)

    fast = [turns[0] * gimbal, turns[1] * pixel, turns[2] * pixel]
    passing = [*(c * restless for c in gnss), up * budget.height_m, _yawed(seen, plane, rays, budget.yaw_deg)]
    if motion is None:
        passing += [c * budget.sync_s * budget.speed_m_s for c in gnss]
    else:
        passing.append(_late(seen, plane, rays, motion, budget.sync_s))
    lasting = [*(c * slow for c in gnss), up * ground, *(c * boresight for c in turns)]
    return Spread(_covariance(fast), _covariance(passing), _covariance(lasting))


def ellipse_of(covariance: Floats) -> ErrorEllipse:
    """Of one covariance (2, 2) of east and north."""
    east, both, north = float(covariance[0, 0]), float(covariance[0, 1]), float(covariance[1, 1])
    middle, half = (east + north) / 2.0, math.hypot((east - north) / 2.0, both)
    bearing = 90.0 - math.degrees(0.5 * math.atan2(2.0 * both, east - north))
    return ErrorEllipse(math.sqrt(middle + half), math.sqrt(max(0.0, middle - half)), bearing % 180.0)


def covariance_of(ellipse: ErrorEllipse) -> Floats:
    """The way back from `ellipse_of`."""
    turn = math.radians(ellipse.bearing_deg)
    along, across = np.array([math.sin(turn), math.cos(turn)]), np.array([math.cos(turn), -math.sin(turn)])
    return np.outer(along, along) * ellipse.major_m**2 + np.outer(across, across) * ellipse.minor_m**2


def circle_m(ellipse: ErrorEllipse, share: float) -> float:
    """The radius round the place that holds this share of all errors, 0 to below 1; by integration."""
    if not 0.0 <= share < 1.0:
        raise ValueError(f"a share of all errors is from 0 up to below 1, not {share}")
    major, minor = max(ellipse.major_m, 1e-6), max(ellipse.minor_m, 0.02 * ellipse.major_m, 1e-6)
    turn = (np.arange(720) + 0.5) * (np.pi / 1440.0)
    weight = np.cos(turn) ** 2 / major**2 + np.sin(turn) ** 2 / minor**2
    low, high = 0.0, major * 10.0
    for _ in range(40):
        radius = (low + high) / 2.0
        held = float(np.mean(-np.expm1(-radius * radius * weight / 2.0) / weight)) / (major * minor)
        low, high = (radius, high) if held < share else (low, radius)
    return high


class _Plane:
    """The ground at each place as it slopes there."""

    def __init__(self, places: Floats, east: Floats, north: Floats) -> None:
        self._places = places
        self._east, self._north = east, north

    def met(self, eye: Floats, rays: Floats) -> Floats:
        """East and north (n, 2) where the rays from the eye meet it."""
        away = eye - self._places
        height = away[:, 2] - self._east * away[:, 0] - self._north * away[:, 1]
        fall = -rays[:, 2] + self._east * rays[:, 0] + self._north * rays[:, 1]
        return eye[:2] + rays[:, :2] * (height / np.maximum(fall, _LEAST_FALL))[:, None]


def _slopes(seen: View, places: Floats) -> tuple[Floats, Floats]:
    if seen.relief.level:
        return np.zeros(len(places)), np.zeros(len(places))
    x, y = np.nan_to_num(places[:, 0]), np.nan_to_num(places[:, 1])
    at, step = seen.relief.at, _SLOPE_M
    east = (at(x + step, y) - at(x - step, y)) / (2.0 * step)
    north = (at(x, y + step) - at(x, y - step)) / (2.0 * step)
    return np.clip(east, -_STEEPEST, _STEEPEST), np.clip(north, -_STEEPEST, _STEEPEST)


def _turn(axis: int, radians: float) -> Floats:
    """A small turn about one of the camera's own axes."""
    c, s = math.cos(radians), math.sin(radians)
    turn = np.eye(3)
    a, b = [(1, 2), (2, 0), (0, 1)][axis]
    turn[a, a] = turn[b, b] = c
    turn[a, b], turn[b, a] = s, -s
    return turn


def _north_turn(degrees: float) -> Floats:
    """Clockwise from north, to be multiplied from the right."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def _yawed(seen: View, plane: _Plane, rays: Floats, yaw_deg: float) -> Floats:
    there, back = (plane.met(seen.eye, rays @ seen.axes @ _north_turn(d)) for d in (yaw_deg, -yaw_deg))
    return (there - back) / 2.0


def _late(seen: View, plane: _Plane, rays: Floats, motion: Motion, sync_s: float) -> Floats:
    """What a picture and a pose that are apart in time make: the drone has gone on, and has turned on."""
    gone = np.array([motion.east_m_s, motion.north_m_s, motion.up_m_s]) * sync_s
    pitched = _turn(1, math.radians(motion.pitch_deg_s) * sync_s)
    north = _north_turn(motion.yaw_deg_s * sync_s)
    there = plane.met(seen.eye + gone, rays @ (pitched @ seen.axes @ north))
    back = plane.met(seen.eye - gone, rays @ (pitched.T @ seen.axes @ north.T))
    return (there - back) / 2.0


def _covariance(columns: list[Floats]) -> Floats:
    both = np.stack(columns, axis=-1)
    return both @ both.transpose(0, 2, 1)
