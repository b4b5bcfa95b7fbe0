"""Where the trucks were at a moment, and the way they had come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from incidents.tracks.track import micros, utc
from maps.geo import LatLon
from ui.map.layers.trucks import ShownTruck

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from incidents.tracks.taken import TakenTrack
    from incidents.tracks.track import PositionTrack

TRAIL = timedelta(minutes=10)
TRAIL_MOST = 300  # points
STALE_S = 60.0
STALE_INTERVALS = 3.0  # a tracker that speaks once a minute is not silent between
GONE_S = 1800.0


def trucks_at(
    tracks: Sequence[TakenTrack], at: datetime, offsets: Mapping[str, float]
) -> tuple[ShownTruck, ...]:
    """Those that had been heard by then, and not half an hour ago."""
    found = (
        _truck_at(taken.track, at - timedelta(seconds=offsets.get(taken.clock, 0.0))) for taken in tracks
    )
    return tuple(truck for truck in found if truck is not None)


def _truck_at(track: PositionTrack, at: datetime) -> ShownTruck | None:
    index = track.index_at(at)
    if index is None:
        return None
    age_s = (at - utc(track.at_us[index])).total_seconds()
    if age_s > GONE_S:
        return None
    stale = age_s > max(STALE_S, STALE_INTERVALS * track.interval_s)
    return ShownTruck(track.name, _place(track, index), _trail(track, at, index), age_s if stale else None)


def _trail(track: PositionTrack, at: datetime, index: int) -> tuple[LatLon, ...]:
    first = int(np.searchsorted(track.at_us, micros(at - TRAIL)))
    kept = list(range(first, index, max(1, (index - first) // TRAIL_MOST)))
    return tuple(_place(track, i) for i in (*kept, index))


def _place(track: PositionTrack, index: int) -> LatLon:
    return LatLon(float(track.lat_deg[index]), float(track.lon_deg[index]))
