"""When another drone was in the air, as far as its track can tell: by its heights, and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from incidents.tracks.track import HeightOf, utc
from maps.geo import LatLon
from telemetry.events import EventCode

if TYPE_CHECKING:
    from datetime import datetime

    import numpy.typing as npt

    from incidents.tracks.track import PositionTrack

    Column = npt.NDArray[np.float64]

GROUND_M = 1.5  # above the take-off: what a barometer drifts
SEA_GROUND_M = 3.0  # heights by satellites wander more
RISE_M = 8.0  # less is no flight
STANDING_M_S = 0.5


@dataclass(frozen=True, slots=True)
class AirEvent:
    """A take-off or a landing, between two positions `precision_s` apart."""

    code: EventCode
    at: datetime
    place: LatLon
    precision_s: float


def air_events(track: PositionTrack) -> tuple[AirEvent, ...]:
    """The take-off, where the track begins on the ground; the landing, where it ends there. Else nothing:
    a video that was started in the air does not know when the drone took off.
    """
    above_m = above_start_m(track)
    if not len(track) or np.isnan(above_m).all():
        return ()
    limit_m = GROUND_M if track.height_of is HeightOf.TAKE_OFF else SEA_GROUND_M
    flying = np.flatnonzero(above_m > limit_m)
    if not len(flying) or float(np.nanmax(above_m)) < RISE_M:
        return ()
    events: list[AirEvent] = []
    first, last = int(flying[0]), int(flying[-1])
    if first > 0 and _stands(track, 0):
        events.append(_event(track, EventCode.TOOK_OFF, first, first - 1))
    if last + 1 < len(track) and _stands(track, len(track) - 1):
        events.append(_event(track, EventCode.LANDED, last + 1, last))
    return tuple(events)


def above_start_m(track: PositionTrack) -> Column:
    """Heights above the ground where it started. Those above the sea say it only when it begins at its
    lowest; NaN otherwise.
    """
    heights = track.height_m
    if track.height_of is HeightOf.TAKE_OFF or not len(track) or np.isnan(heights).all():
        return heights
    begins, lowest = float(heights[~np.isnan(heights)][0]), float(np.nanmin(heights))
    return heights - begins if begins - lowest <= SEA_GROUND_M else np.full(len(track), np.nan)


def _stands(track: PositionTrack, index: int) -> bool:
    speed = float(track.speeds_m_s()[index])
    return np.isnan(speed) or speed < STANDING_M_S or track.height_of is HeightOf.TAKE_OFF


def _event(track: PositionTrack, code: EventCode, index: int, other: int) -> AirEvent:
    gap_s = abs(int(track.at_us[index]) - int(track.at_us[other])) / 1e6
    place = LatLon(float(track.lat_deg[index]), float(track.lon_deg[index]))
    return AirEvent(code, utc(track.at_us[index]), place, round(max(gap_s, 0.5), 1))
