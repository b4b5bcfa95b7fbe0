"""Where something that walks or drives its way is at a second of the exercise."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from maps.geo import LatLon, distance_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.exercise.scenario import Target


def target_at(target: Target, elapsed_s: float) -> LatLon:
    """On its way, from where it stands first; at the end of it, it stays."""
    walked_m = max(0.0, elapsed_s - target.moves_at_s) * target.speed_m_s
    return along((target.at, *target.way), walked_m)


def along(way: Sequence[LatLon], metres: float) -> LatLon:
    """So many metres along straight lines; the last place when they end before."""
    for start, end in pairwise(way):
        length_m = distance_m(start, end)
        if metres < length_m:
            share = metres / length_m
            return LatLon(
                start.lat_deg + share * (end.lat_deg - start.lat_deg),
                start.lon_deg + share * (end.lon_deg - start.lon_deg),
            )
        metres -= length_m
    return way[-1]
