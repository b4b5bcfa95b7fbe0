"""What a truck's track tells of its run: it left the station, stood at the scene, moved on, was back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from incidents.codes import IncidentCode
from incidents.tracks.track import utc
from maps.geo import LatLon
from telemetry.track import distances_m

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import numpy.typing as npt

    from incidents.tracks.track import PositionTrack

    Column = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class RunNumbers:
    """From when on something counts; a brigade may have its own."""

    left_m: float = 200.0  # away from the depot
    back_m: float = 100.0
    moving_m_s: float = 2.0  # receivers that stand still wander with up to a metre a second
    stopped_m_s: float = 1.0
    stopped_s: float = 60.0
    scene_m: float = 300.0


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One thing that happened. `precision_s`: how far apart the two positions are between which it did."""

    code: IncidentCode
    at: datetime
    place: LatLon
    precision_s: float


USUAL = RunNumbers()


def run_events(
    track: PositionTrack, scene: LatLon | None, depot: LatLon | None, numbers: RunNumbers = USUAL
) -> tuple[RunEvent, ...]:
    """In the order in which they happened. Without a scene or a depot nothing is told of it."""
    found = [*_at_depot(track, depot, numbers), *_at_scene(track, scene, numbers)]
    return tuple(sorted(found, key=lambda event: event.at))


def depot_of(track: PositionTrack, numbers: RunNumbers = USUAL) -> LatLon | None:
    """Where it stood at first, for as long as a stop lasts; None when the track begins on the way."""
    stops = list(_stops(track, numbers))
    if not stops or stops[0][0] != 0:
        return None
    return LatLon(float(track.lat_deg[0]), float(track.lon_deg[0]))


def _at_depot(track: PositionTrack, depot: LatLon | None, numbers: RunNumbers) -> Iterator[RunEvent]:
    """Left, and back, as often as it was: a truck may be sent again."""
    if depot is None:
        return
    away_m, speeds = _away_m(track, depot), track.speeds_m_s()
    out = bool(away_m[0] > numbers.left_m)  # began outside: it did not leave within this track
    for index in range(len(track)):
        if not out and away_m[index] > numbers.left_m and speeds[index] >= numbers.moving_m_s:
            out = True
            yield _event(track, IncidentCode.TRUCK_LEFT, _set_off(away_m, index, numbers))
        elif out and away_m[index] <= numbers.back_m:
            out = False
            yield _event(track, IncidentCode.TRUCK_BACK, index)


def _set_off(away_m: Column, index: int, numbers: RunNumbers) -> int:
    """When it is certain that it left, the last moment that it stood at the depot is when it did."""
    inside = np.flatnonzero(away_m[:index] <= numbers.back_m)
    return int(inside[-1]) + 1 if len(inside) else index


def _at_scene(track: PositionTrack, scene: LatLon | None, numbers: RunNumbers) -> Iterator[RunEvent]:
    """Its first long stop near the scene, and when it moved on from its last."""
    if scene is None:
        return
    near = _away_m(track, scene) <= numbers.scene_m
    stops = [stop for stop in _stops(track, numbers) if near[stop[0]]]
    if not stops:
        return
    yield _event(track, IncidentCode.TRUCK_STOPPED, stops[0][0])
    end = stops[-1][1]
    if end < len(track):  # the track goes on behind it
        yield _event(track, IncidentCode.TRUCK_MOVED_ON, end)


def _stops(track: PositionTrack, numbers: RunNumbers) -> Iterator[tuple[int, int]]:
    """From where to where (exclusive) it stood long enough. A gap in the track is no proof of a stop."""
    if len(track) < 2:
        return
    still = track.speeds_m_s() < numbers.stopped_m_s
    edges = np.flatnonzero(np.diff(np.concatenate(([False], still, [False])).astype(np.int8)))
    for begin, end in edges.reshape(-1, 2).tolist():
        last = min(end, len(track) - 1)  # it stood until the next position at least
        if (int(track.at_us[last]) - int(track.at_us[begin])) / 1e6 >= numbers.stopped_s:
            yield begin, end


def _away_m(track: PositionTrack, place: LatLon) -> Column:
    lat, lon = np.full(len(track), place.lat_deg), np.full(len(track), place.lon_deg)
    return distances_m(lat, lon, track.lat_deg, track.lon_deg)


def _event(track: PositionTrack, code: IncidentCode, index: int) -> RunEvent:
    before = max(index - 1, 0)
    gap_s = (int(track.at_us[index]) - int(track.at_us[before])) / 1e6
    place = LatLon(float(track.lat_deg[index]), float(track.lon_deg[index]))
    return RunEvent(code, utc(track.at_us[index]), place, round(max(gap_s, 0.5), 1))
