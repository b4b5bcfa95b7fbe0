"""Where RTL goes: home, or a rally point that is nearer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from training.mission_store import Kind

if TYPE_CHECKING:
    from training.autopilot import Autopilot
    from training.local_frame import Spot


def return_place(ap: Autopilot, home: Spot) -> Spot:
    """The nearest of home and the rally points; a rally point's height is the least to arrive at.

    AP_Rally::find_nearest_rally_point: RALLY_INCL_HOME makes home one of them, and beyond RALLY_LIMIT_KM home
    is taken when it is nearer.
    """
    points = [_spot(ap, home, item.x, item.y, item.z) for item in ap.missions.items[Kind.RALLY]]
    if not points:
        return home
    nearest = min(points, key=lambda point: _away_m(ap, point))
    away_m, home_away_m = _away_m(ap, nearest), _away_m(ap, home)
    limit_m = 1000.0 * ap.parameters["RALLY_LIMIT_KM"]
    too_far = 0.0 < limit_m < away_m
    if home_away_m < away_m and (ap.parameters["RALLY_INCL_HOME"] or too_far):
        return home
    return nearest


def _spot(ap: Autopilot, home: Spot, x: int, y: int, height_m: float) -> Spot:
    north, east = ap.frame.north_east_m(x, y)
    return home._replace(north_m=north, east_m=east, up_m=home.up_m + height_m)


def _away_m(ap: Autopilot, spot: Spot) -> float:
    return math.hypot(ap.copter.north_m - spot.north_m, ap.copter.east_m - spot.east_m)
