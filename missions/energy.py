"""How long a plan takes, how much battery it needs, and whether the drone gets home."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import distance_m
from missions import spent
from missions.drone import DroneProfile, WindAt

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import AboveHome, LatLon
    from missions.plan import Plan
    from missions.spent import Spent


@dataclass(frozen=True, slots=True)
class Estimate:
    """From the start command to motors off, if all of it were flown on one battery of any size."""

    length_m: float  # over ground, from home to home
    duration_s: float
    search_s: float  # of it, on search legs and staying at places
    used_percent: float  # of one full battery; above 100 when it needs several
    used_mah: float
    batteries: int | None  # None: the way there and back alone takes more than one gives
    way_home_m: float  # from the last waypoint
    way_home_s: float  # with descent and landing
    farthest_m: float  # from home
    wind_too_strong: bool  # some leg cannot be flown against it


CALM = WindAt(0.0, 0.0)


def estimate(plan: Plan, home: LatLon, *, wind: WindAt = CALM, drone: DroneProfile | None = None) -> Estimate:
    """Walk the plan: trapezoid speeds, corners, climbs, stays, wind; then the batteries it takes."""
    drone, air = drone or DroneProfile(), spent.air_of(wind)
    stops = plan.waypoints
    end = stops[-1].height
    way = spent.route(
        [home, *(w.at for w in stops), home], [plan.takeoff_height, *(w.height for w in stops), end]
    )
    hold_s = np.array([float(round(w.hold_s)) for w in stops])  # as it goes aboard
    stopping = np.array([True, *(hold_s[:-1] > 0.0), True, True])
    legs = spent.legs(way, stopping, plan.speed_m_s, air, drone)
    stays = spent.hover(hold_s, air, drone)
    up, down = spent.take_off(plan.takeoff_height, air, drone), spent.landing(end, air, drone)
    searching = np.array([*(w.searching for w in stops), False])
    all_s, all_used_s = (sum(t) for t in zip(*(s.total for s in (up, legs, stays, down)), strict=True))
    search_s, search_used_s = (a + b for a, b in zip(_part(legs, searching), stays.total, strict=True))
    back_s = float(legs.seconds[-1] + down.seconds)
    return Estimate(
        length_m=float(np.sum(way.length_m)),
        duration_s=all_s,
        search_s=search_s,
        used_percent=100.0 * all_used_s / drone.endurance_s,
        used_mah=all_used_s * drone.hover_a / 3.6,
        batteries=_batteries(search_used_s, all_used_s - search_used_s, drone),
        way_home_m=float(way.length_m[-1]),
        way_home_s=back_s,
        farthest_m=max(distance_m(home, w.at) for w in stops),
        wind_too_strong=math.isinf(all_s) or wind.speed_m_s >= drone.air_speed_m_s,
    )


@dataclass(frozen=True, slots=True)
class WayHome:
    """From a place straight home and down to motors off."""

    seconds: float
    hover_s: float  # battery, in seconds of hovering in still air


def way_home(
    at: LatLon, height: AboveHome, home: LatLon, *, speed_m_s: float, wind: WindAt, drone: DroneProfile
) -> WayHome:
    """From standing still at `at`. Infinite where the wind is too strong for it."""
    air = spent.air_of(wind)
    way = spent.route([at, home], [height, height])
    back = spent.legs(way, np.array([True, True]), speed_m_s, air, drone)
    down = spent.landing(height, air, drone)
    seconds, hover_s = (a + b for a, b in zip(back.total, down.total, strict=True))
    return WayHome(seconds, hover_s)


def _part(spent: Spent, chosen: NDArray[np.bool_]) -> tuple[float, float]:
    return float(np.sum(spent.seconds[chosen])), float(np.sum(spent.hover_s[chosen]))


def _batteries(search_s: float, way_s: float, drone: DroneProfile) -> int | None:
    """Every battery flies there and back; what is left of its share searches."""
    usable_s = drone.usable_s
    if way_s >= usable_s or math.isinf(search_s):
        return None
    return max(1, math.ceil(search_s / (usable_s - way_s) - 1e-9))
