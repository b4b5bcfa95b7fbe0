"""How long a plan takes, how much battery it needs, and whether the drone gets home."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from maps.geo import AboveHome, LatLon, bearing_deg, distance_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.plan import Plan


@dataclass(frozen=True, slots=True)
class DroneProfile:
    """What a drone can do. The defaults are the recorded ArduCopter with a 25 minute battery."""

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
    search_s: float  # of it, from the first search leg to the last
    used_percent: float  # of one full battery; above 100 when it needs several
    batteries: int | None  # None: the way there and back alone takes more than one gives
    way_home_m: float  # from the last waypoint
    way_home_s: float  # with descent and landing
    farthest_m: float  # from home
    wind_too_strong: bool  # some leg cannot be flown against it


CALM = WindAt(0.0, 0.0)


def estimate(plan: Plan, home: LatLon, *, wind: WindAt = CALM, drone: DroneProfile | None = None) -> Estimate:
    """Walk the plan leg by leg: trapezoid speeds, corners, climbs, wind; then the batteries it takes."""
    drone = drone or DroneProfile()
    start = _Stop(home, plan.takeoff_height)
    stops = [start, *(_Stop(w.at, w.height) for w in plan.waypoints)]
    legs = _flown(stops, plan.speed_m_s, wind, drone)
    back = _flown([stops[-1], _Stop(home, stops[-1].height)], plan.speed_m_s, wind, drone)
    up = _Spent(drone.spool_s + plan.takeoff_height / drone.climb_m_s, 1.0)
    down = _landing(stops[-1].height, drone)
    flown = [up, *legs, *back, down]
    searching = [leg for leg, w in zip(legs, plan.waypoints, strict=True) if w.searching]
    used_s = sum(spent.hover_s for spent in flown)
    search_used_s = sum(spent.hover_s for spent in searching)
    return Estimate(
        length_m=sum(distance_m(a.at, b.at) for a, b in pairwise([*stops, start])),
        duration_s=sum(spent.seconds for spent in flown),
        search_s=sum(spent.seconds for spent in searching),
        used_percent=100.0 * used_s / drone.endurance_s,
        batteries=_batteries(search_used_s, used_s - search_used_s, drone),
        way_home_m=distance_m(stops[-1].at, home),
        way_home_s=sum(spent.seconds for spent in (*back, down)),
        farthest_m=max(distance_m(home, stop.at) for stop in stops),
        wind_too_strong=any(math.isinf(spent.seconds) for spent in flown),
    )


class _Stop(NamedTuple):
    at: LatLon
    height: AboveHome


class _Spent(NamedTuple):
    seconds: float
    power: float  # in units of hovering

    @property
    def hover_s(self) -> float:
        return self.seconds * self.power


def _flown(stops: Sequence[_Stop], speed_m_s: float, wind: WindAt, drone: DroneProfile) -> list[_Spent]:
    """One entry per leg. The drone slows for corners and stops at both ends of the row of stops."""
    speeds = [_along(bearing_deg(a.at, b.at), speed_m_s, wind, drone) for a, b in pairwise(stops)]
    corners = [0.0, *(_corner(*turn, drone) for turn in _turns(stops, speeds)), 0.0]
    spent: list[_Spent] = []
    for (a, b), speed, entry, leave in zip(pairwise(stops), speeds, corners, corners[1:], strict=False):
        level_s = _trapezoid_s(
            distance_m(a.at, b.at), speed.ground_m_s, entry, leave, drone.acceleration_m_s2
        )
        rate = drone.climb_m_s if b.height > a.height else drone.descent_m_s
        spent.append(_Spent(max(level_s, abs(b.height - a.height) / rate), _power(speed.air_m_s)))
    return spent


class _Speed(NamedTuple):
    ground_m_s: float
    air_m_s: float


def _along(course_deg: float, speed_m_s: float, wind: WindAt, drone: DroneProfile) -> _Speed:
    """The autopilot holds its ground speed until the air speed it takes is more than the drone has."""
    angle = math.radians(wind.from_deg - course_deg)
    against, across = wind.speed_m_s * math.cos(angle), wind.speed_m_s * math.sin(angle)
    air = math.hypot(speed_m_s + against, across)
    if air <= drone.air_speed_m_s:
        return _Speed(speed_m_s, air)
    if abs(across) >= drone.air_speed_m_s:
        return _Speed(0.0, drone.air_speed_m_s)
    ground = math.sqrt(drone.air_speed_m_s**2 - across**2) - against
    return _Speed(max(0.0, ground), drone.air_speed_m_s)


def _power(air_m_s: float) -> float:
    """Against hovering. The recorded copter drew 30 A at 10 m/s, 27 A descending: a cubic with 0.11 there."""
    return 1.0 + 0.11 * (air_m_s / 10.0) ** 3


def _turns(stops: Sequence[_Stop], speeds: Sequence[_Speed]) -> list[tuple[float, float]]:
    """At each inner stop: degrees turned, and the lower speed of the two legs."""
    courses = [bearing_deg(a.at, b.at) for a, b in pairwise(stops)]
    slower = [min(a.ground_m_s, b.ground_m_s) for a, b in pairwise(speeds)]
    return [
        (abs((b - a + 180.0) % 360.0 - 180.0), speed)
        for (a, b), speed in zip(pairwise(courses), slower, strict=True)
    ]


def _corner(turned_deg: float, speed_m_s: float, drone: DroneProfile) -> float:
    """Speed kept through a turn: all of it straight on, `corner_m_s` at a right angle, none turning back."""
    if turned_deg <= 10.0:
        return speed_m_s
    if turned_deg >= 180.0:
        return 0.0
    return min(speed_m_s, drone.corner_m_s / math.tan(math.radians(turned_deg / 2)))


def _trapezoid_s(
    length_m: float, speed_m_s: float, entry_m_s: float, leave_m_s: float, a_m_s2: float
) -> float:
    """Seconds for a leg that is entered and left at given speeds and flown at no more than `speed_m_s`."""
    if length_m <= 0.0:
        return 0.0
    if speed_m_s <= 0.0:
        return math.inf
    entry, leave = min(entry_m_s, speed_m_s), min(leave_m_s, speed_m_s)
    peak = min(speed_m_s, math.sqrt(a_m_s2 * length_m + (entry**2 + leave**2) / 2))
    peak = max(peak, entry, leave)
    ramps_m = (2 * peak**2 - entry**2 - leave**2) / (2 * a_m_s2)
    ramps_s = (2 * peak - entry - leave) / a_m_s2
    return ramps_s + max(0.0, length_m - ramps_m) / peak


def _landing(height: AboveHome, drone: DroneProfile) -> _Spent:
    fast_m = max(0.0, height - drone.final_m)
    slow_m = max(0.0, min(float(height), drone.final_m))
    seconds = fast_m / drone.descent_m_s + slow_m / drone.final_descent_m_s
    return _Spent(drone.over_home_s + seconds + drone.disarm_s, 1.0)


def _batteries(search_s: float, way_s: float, drone: DroneProfile) -> int | None:
    """Every battery flies there and back; what is left of its share searches."""
    usable_s = drone.endurance_s * (1.0 - drone.reserve)
    if way_s >= usable_s or math.isinf(search_s):
        return None
    return max(1, math.ceil(search_s / (usable_s - way_s) - 1e-9))
