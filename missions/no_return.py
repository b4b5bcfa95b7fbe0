"""From where on a route the way home takes all that is left in the battery but the reserve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from maps.geo import EARTH_RADIUS_M, LatLon
from missions import spent
from missions.energy import CALM, DroneProfile, WindAt
from missions.items import first_waypoint
from missions.reserve import SURE, reserve_of, winds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from missions.plan import Plan
    from missions.reach import Here
    from missions.spent import Air

    Floats = NDArray[np.float64]

_SAMPLE_M = 25.0  # between places looked at, at the least
_MOST_SAMPLES = 300
_STAY_SAMPLES = 12  # of a stay at one place


@dataclass(frozen=True, slots=True)
class OnRoute:
    """A place on the way ahead."""

    along_m: float  # from the drone
    after_s: float
    at: LatLon


@dataclass(frozen=True, slots=True)
class NoReturn:
    """Beyond `expected` every other flight does not come home with its reserve.

    `earliest`: beyond it one of ten does not. `latest`: beyond it nine of ten do not. None: the route is over
    before.
    """

    earliest: OnRoute
    expected: OnRoute | None
    latest: OnRoute | None

    @property
    def mark(self) -> OnRoute:
        """The one place to show."""
        return self.expected or self.earliest


def point_of_no_return(
    plan: Plan,
    home: LatLon,
    here: Here,
    *,
    item: int = 0,
    wind: WindAt = CALM,
    drone: DroneProfile | None = None,
) -> NoReturn | None:
    """On what is left of the plan; `item` is the mission item the drone flies to. None: all of it is safe.

    The way home is straight, as RTL flies it.
    """
    drone = drone or DroneProfile()
    left = reserve_of(here.left_percent, drone)
    onward = plan.waypoints[max(0, item - first_waypoint(plan)) :]
    if not onward:
        return None
    route = _sampled(plan, here, len(plan.waypoints) - len(onward))
    as_told, windier = (_needed_s(plan, home, route, air, drone) for air in winds(wind))
    found = [_place(left.needed(as_told.total_s, windier.total_s, s), left.left_s, route, as_told)
             for s in (SURE, 0.0, -SURE)]  # fmt: skip
    earliest, expected, latest = found
    return None if earliest is None else NoReturn(earliest, expected, latest)


class _Route(NamedTuple):
    """The stretches ahead, legs and stays in order, and the samples on them."""

    here: Here
    way: spent.Route
    stopping: NDArray[np.bool_]
    hold_s: Floats  # at the end of each leg
    lat_deg: Floats  # of the samples
    lon_deg: Floats
    height_m: Floats
    leg: NDArray[np.intp]  # each is on
    share: Floats  # of that leg
    stayed: Floats  # share of the stay at its end
    along_m: Floats


def _sampled(plan: Plan, here: Here, first: int) -> _Route:
    onward = plan.waypoints[first:]
    places, heights = [here.at, *(w.at for w in onward)], [here.height, *(w.height for w in onward)]
    way = spent.route(places, heights)
    hold_s = np.array([float(round(w.hold_s)) for w in onward])
    step_m = max(_SAMPLE_M, float(np.sum(way.length_m)) / _MOST_SAMPLES)
    counts = np.maximum(1, np.ceil(way.length_m / step_m)).astype(np.intp)
    legs = np.arange(len(counts))
    on_way = np.repeat(legs, counts)
    share = (np.arange(len(on_way)) - np.repeat(np.cumsum(counts) - counts, counts) + 1) / counts[on_way]
    on_stay = np.repeat(legs[hold_s > 0.0], _STAY_SAMPLES)
    stays = np.tile(np.arange(1, _STAY_SAMPLES + 1) / _STAY_SAMPLES, int(np.sum(hold_s > 0.0)))
    leg = np.concatenate([[0], on_way, on_stay]).astype(np.intp)
    shares = np.concatenate([[0.0], share, np.ones(len(on_stay))])
    stayed = np.concatenate([np.zeros(1 + len(on_way)), stays])
    order = np.argsort(leg + np.minimum(shares, 0.999) * 0.5 + stayed * 0.4, kind="stable")
    leg, shares, stayed = leg[order], shares[order], stayed[order]
    lat, lon, up = (
        np.asarray(values, dtype=float)
        for values in ([at.lat_deg for at in places], [at.lon_deg for at in places], heights)
    )
    return _Route(
        here=here,
        way=way,
        stopping=np.array([True, *(hold_s[:-1] > 0.0), True]),
        hold_s=hold_s,
        lat_deg=lat[leg] + shares * np.diff(lat)[leg],
        lon_deg=lon[leg] + shares * np.diff(lon)[leg],
        height_m=up[leg] + shares * np.diff(up)[leg],
        leg=leg,
        share=shares,
        stayed=stayed,
        along_m=(np.cumsum(way.length_m) - way.length_m)[leg] + shares * way.length_m[leg],
    )


class _Needed(NamedTuple):
    total_s: Floats  # to the sample, home and down: seconds of hovering
    after_s: Floats  # to the sample


def _needed_s(plan: Plan, home: LatLon, route: _Route, air: Air, drone: DroneProfile) -> _Needed:
    legs = spent.legs(route.way, route.stopping, plan.speed_m_s, air, drone)
    stays = spent.hover(route.hold_s, air, drone)
    begin_s = begin_used_s = 0.0
    if not route.here.flying:
        begin_s, begin_used_s = spent.take_off(route.here.height, air, drone).total
    north_m = np.radians(home.lat_deg - route.lat_deg) * EARTH_RADIUS_M
    parallel = np.cos(np.radians(route.lat_deg))
    east_m = np.radians(home.lon_deg - route.lon_deg) * EARTH_RADIUS_M * parallel
    back = spent.straight(
        np.hypot(east_m, north_m),
        np.degrees(np.arctan2(east_m, north_m)),
        speed_m_s=plan.speed_m_s,
        air=air,
        drone=drone,
    )
    down = spent.landing(route.height_m, air, drone)
    reached_s = begin_s + _until(route, legs.seconds, stays.seconds)
    used_s = begin_used_s + _until(route, legs.hover_s, stays.hover_s)
    return _Needed(used_s + back.hover_s + down.hover_s, reached_s)


def _until(route: _Route, legs: Floats, stays: Floats) -> Floats:
    """What is spent up to each sample."""
    both = legs + stays
    return (
        (np.cumsum(both) - both)[route.leg] + route.share * legs[route.leg] + route.stayed * stays[route.leg]
    )


def _place(needed_s: Floats, left_s: float, route: _Route, as_told: _Needed) -> OnRoute | None:
    """Where the need first passes what is left, between the samples on either side."""
    short = needed_s > left_s
    if not short.any():
        return None
    after = int(np.argmax(short))
    before = max(0, after - 1)
    rise = needed_s[after] - needed_s[before]
    share = (left_s - needed_s[before]) / rise if after and np.isfinite(rise) and rise > 0.0 else 0.0

    def at(values: Floats) -> float:
        return float(values[before] + share * (values[after] - values[before]))

    return OnRoute(at(route.along_m), at(as_told.after_s), LatLon(at(route.lat_deg), at(route.lon_deg)))
