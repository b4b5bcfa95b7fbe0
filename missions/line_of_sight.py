"""Whether one place sees another over the ground. Trees and houses are in no elevation model."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from maps.geo import distance_m

if TYPE_CHECKING:
    from maps.geo import Amsl, LatLon
    from missions.ground import Ground

CLEAR_M = 3.0  # the ray passes the ground so high, but for its very end
_STEP_M = 5.0
_END = 0.03  # of the distance to the target: so steeply the wanted clearance shrinks towards it


def sees(ground: Ground, eye: LatLon, eye_amsl: Amsl, target: LatLon, target_amsl: Amsl) -> bool | None:
    """None where some of the ground between them is not known and the known part does not hide it."""
    away_m = distance_m(eye, target)
    count = max(3, math.ceil(away_m / _STEP_M) + 1)
    share = np.linspace(0.0, 1.0, count)[:-1]  # the target itself stands on the ground
    below = ground.heights_m(
        eye.lat_deg + share * (target.lat_deg - eye.lat_deg),
        eye.lon_deg + share * (target.lon_deg - eye.lon_deg),
    )
    ray = eye_amsl + share * (target_amsl - eye_amsl)
    wanted = np.minimum(CLEAR_M, _END * away_m * (1.0 - share))
    known = np.isfinite(below)
    if bool((ray[known] - below[known] < wanted[known]).any()):
        return False
    return True if bool(known.all()) else None
