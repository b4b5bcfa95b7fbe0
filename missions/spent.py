"""What flying costs, many legs at once: seconds, and battery counted in seconds of hovering in still air."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.geo import EARTH_RADIUS_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from maps.geo import LatLon
    from missions.drone import DroneProfile, WindAt

    Floats = NDArray[np.float64]

_STRAIGHT_ON_DEG = 10.0  # so little is no corner


class Spent(NamedTuple):
    """One entry a leg. Infinite where the wind does not let it be flown."""

    seconds: Floats
    hover_s: Floats

    @property
    def total(self) -> tuple[float, float]:
        return float(np.sum(self.seconds)), float(np.sum(self.hover_s))


class Air(NamedTuple):
    """The wind, or several winds at once."""

    from_deg: Floats
    speed_m_s: Floats


class Route(NamedTuple):
    """Stops in a row as arrays; `course_deg` and `length_m` belong to the legs between them."""

    height_m: Floats
    length_m: Floats
    course_deg: Floats


def air_of(wind: WindAt) -> Air:
    return Air(np.asarray(wind.from_deg), np.asarray(wind.speed_m_s))


def route(places: Sequence[LatLon], heights_m: Sequence[float]) -> Route:
    """Great circles between neighbouring places, as `maps.geo` measures them."""
    lat = np.radians([at.lat_deg for at in places])
    lon = np.radians([at.lon_deg for at in places])
    a, b, across = lat[:-1], lat[1:], np.diff(lon)
    h = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(across / 2) ** 2
    east = np.sin(across) * np.cos(b)
    north = np.cos(a) * np.sin(b) - np.sin(a) * np.cos(b) * np.cos(across)
    return Route(
        np.asarray(heights_m, dtype=float),
        2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, h))),
        np.degrees(np.arctan2(east, north)) % 360.0,
    )


def legs(way: Route, stopping: NDArray[np.bool_], speed_m_s: float, air: Air, drone: DroneProfile) -> Spent:
    """The legs of a route, slower round its corners; `stopping`: at which stops the drone stands still."""
    ground_m_s, _ = along(way.course_deg, speed_m_s, air, drone)
    turned = np.abs((np.diff(way.course_deg) + 180.0) % 360.0 - 180.0)
    kept = np.zeros(len(way.height_m))
    kept[1:-1] = _corner(turned, np.minimum(ground_m_s[:-1], ground_m_s[1:]), drone)
    kept[stopping] = 0.0
    return straight(
        way.length_m,
        way.course_deg,
        speed_m_s=speed_m_s,
        air=air,
        drone=drone,
        climb_m=np.diff(way.height_m),
        entry_m_s=kept[:-1],
        leave_m_s=kept[1:],
    )


def straight(
    length_m: Floats,
    course_deg: Floats,
    *,
    speed_m_s: float,
    air: Air,
    drone: DroneProfile,
    climb_m: Floats | float = 0.0,
    entry_m_s: Floats | float = 0.0,
    leave_m_s: Floats | float = 0.0,
) -> Spent:
    """Legs entered and left at given speeds: trapezoids, held back where the climb takes longer."""
    ground, through = along(course_deg, speed_m_s, air, drone)
    level_s = _trapezoid_s(length_m, ground, entry_m_s, leave_m_s, drone.acceleration_m_s2)
    up_m, down_m = np.maximum(climb_m, 0.0), np.maximum(np.negative(climb_m), 0.0)
    vertical_s = up_m / drone.climb_m_s + down_m / drone.descent_m_s
    seconds = np.maximum(level_s, vertical_s)
    if np.any(vertical_s > level_s):
        slowly = np.divide(length_m, vertical_s, out=np.zeros_like(seconds), where=vertical_s > 0.0)
        through = np.where(vertical_s > level_s, _through(course_deg, slowly, air), through)
    level = seconds * (1.0 + drag(through, drone))
    return Spent(seconds, level + drone.climb_share * up_m - drone.descent_share * down_m)


def along(course_deg: Floats, speed_m_s: float, air: Air, drone: DroneProfile) -> tuple[Floats, Floats]:
    """Speed over ground and through the air. The autopilot holds its ground speed until the air speed that
    it takes is more than the drone has.
    """
    angle = np.radians(air.from_deg - course_deg)
    against, across = air.speed_m_s * np.cos(angle), air.speed_m_s * np.sin(angle)
    through = np.hypot(speed_m_s + against, across)
    most = drone.air_speed_m_s
    left = np.sqrt(np.maximum(0.0, most**2 - across**2)) - against
    slowed = np.where(np.abs(across) >= most, 0.0, np.maximum(0.0, left))
    return np.where(through <= most, speed_m_s, slowed), np.minimum(through, most)


def drag(air_m_s: Floats, drone: DroneProfile) -> Floats:
    """What going through the air takes, as a share of hovering: grows with the cube of the speed."""
    return drone.air_share * (air_m_s / 10.0) ** 3


def hover(seconds: Floats | float, air: Air, drone: DroneProfile) -> Spent:
    """Staying at a place, which in wind is flying through the air."""
    stayed = np.asarray(seconds, dtype=float)
    return Spent(stayed, stayed * (1.0 + drag(np.minimum(air.speed_m_s, drone.air_speed_m_s), drone)))


def take_off(height_m: float, air: Air, drone: DroneProfile) -> Spent:
    """From the start command to the take-off height."""
    up_m = max(0.0, height_m)
    spent = hover(drone.spool_s + up_m / drone.climb_m_s, air, drone)
    return Spent(spent.seconds, spent.hover_s + drone.climb_share * up_m)


def landing(height_m: Floats | float, air: Air, drone: DroneProfile) -> Spent:
    """From the arrival over home to motors off."""
    fast_m = np.maximum(0.0, np.subtract(height_m, drone.final_m))
    slow_m = np.clip(height_m, 0.0, drone.final_m)
    down_s = fast_m / drone.descent_m_s + slow_m / drone.final_descent_m_s
    spent = hover(drone.over_home_s + down_s + drone.disarm_s, air, drone)
    return Spent(spent.seconds, spent.hover_s - drone.descent_share * (fast_m + slow_m))


def _through(course_deg: Floats, ground_m_s: Floats, air: Air) -> Floats:
    angle = np.radians(air.from_deg - course_deg)
    return np.hypot(ground_m_s + air.speed_m_s * np.cos(angle), air.speed_m_s * np.sin(angle))


def _corner(turned_deg: Floats, speed_m_s: Floats, drone: DroneProfile) -> Floats:
    """Speed kept through a turn: all of it straight on, `corner_m_s` at a right angle, none turning back."""
    half = np.radians(np.clip(turned_deg, _STRAIGHT_ON_DEG, 180.0) / 2)
    return np.where(
        turned_deg <= _STRAIGHT_ON_DEG, speed_m_s, np.minimum(speed_m_s, drone.corner_m_s / np.tan(half))
    )


def _trapezoid_s(
    length_m: Floats,
    speed_m_s: Floats,
    entry_m_s: Floats | float,
    leave_m_s: Floats | float,
    a_m_s2: float,
) -> Floats:
    """Seconds for a leg that is entered and left at given speeds and flown at no more than `speed_m_s`."""
    entry, leave = np.minimum(entry_m_s, speed_m_s), np.minimum(leave_m_s, speed_m_s)
    ends = (entry**2 + leave**2) / 2
    peak = np.minimum(speed_m_s, np.sqrt(a_m_s2 * length_m + ends))
    peak = np.maximum(np.maximum(peak, entry), leave)
    ramps_m = (peak**2 - ends) / a_m_s2
    ramps_s = (2 * peak - entry - leave) / a_m_s2
    flies = (peak > 0.0) & (speed_m_s > 0.0)
    cruise_s = np.maximum(0.0, length_m - ramps_m) / np.where(flies, peak, 1.0)
    return np.where(length_m <= 0.0, 0.0, np.where(flies, ramps_s + cruise_s, np.inf))
