"""Where a target is at a moment of the exercise: at its place, or on its way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from maps.geo import LatLon, distance_m

if TYPE_CHECKING:
    from training.exercise.scenario import Target


def place_of(target: Target, at_s: float) -> LatLon:
    """It leaves `at` when its time comes, and stays at the end of its way."""
    left_m = max(0.0, at_s - target.moves_at_s) * target.speed_m_s
    here = target.at
    for start, end in pairwise((target.at, *target.way)):
        length_m = distance_m(start, end)
        if left_m < length_m:
            share = left_m / length_m
            return LatLon(
                start.lat_deg + share * (end.lat_deg - start.lat_deg),
                start.lon_deg + share * (end.lon_deg - start.lon_deg),
            )
        left_m, here = left_m - length_m, end
    return here
