"""How long a plan takes, how much battery it needs, and whether the drone gets home."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import distance_m
from missions import spent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from maps.geo import AboveHome, LatLon
    from missions.plan import Plan
    from missions.spent import Spent


@dataclass(frozen=True, slots=True)
class DroneProfile:
    """What a drone can do. The defaults are the recorded ArduCopter with a 25 minute battery.

    The last five say what it draws; `missions.power_curve` learns them from a recorded flight.
    """

    name: str = "copter"
    climb_m_s: float = 2.5
    descent_m_s: float = 1.5  # down to `final_m`
    final_m: float = 10.0
    final_descent_m_s: float = 0.5
    acceleration_m_s2: float = 2.5
    corner_m_s: float = 1.0  # carried through a right-angled turn
    air_speed_m_s: float = 15.0  # the most it flies against the air
    over_home_s: float = 8.0  # RTL levels out and waits before it lands
    spool_s: float = 6.0  # motors up, and the soft start and end of the climb
    disarm_s: float = 2.0  # from touch-down to motors off
    endurance_s: float = 1500.0  # hovering, full battery to empty
    reserve: float = 0.3  # share of the battery that is not planned with
    hover_a: float = 28.1  # measured, as are the next three: 30.5 A at 10 m/s
    air_share: float = 0.085  # of hovering, on top at 10 m/s through the air
    climb_share: float = 0.036  # of hovering, on top for each metre a second up
    descent_share: float = 0.030  # of hovering, saved for each metre a second down
    spread: float = 0.1  # 1 sigma of what flights really draw, as a share; large, as nobody measured yours

    @property
    def capacity_mah(self) -> float:
        """What a full battery gives."""
        return self.endurance_s * self.hover_a / 3.6

    @property
    def usable_s(self) -> float:
        """Hovering, full battery to reserve."""
        return self.endurance_s * (1.0 - self.reserve)


@dataclass(frozen=True, slots=True)
class WindAt:
    """Steady wind: the direction it comes from."""

    from_deg: float
    speed_m_s: float


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
