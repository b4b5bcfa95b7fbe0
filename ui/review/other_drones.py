"""Another drone's track as a flight that Review shows. It says less than ours: no battery, no attitude."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from incidents.tracks.air_events import above_start_m
from incidents.tracks.track import HeightOf
from telemetry.track import Track
from ui.review.flights import ReviewedFlight

if TYPE_CHECKING:
    from incidents.tracks.taken import TakenTrack


def other_flight(taken: TakenTrack) -> ReviewedFlight:
    """Its whole track counts as flown: nobody recorded when its motors ran."""
    track = taken.track
    unknown = np.full(len(track), np.nan)
    speeds = track.speeds_m_s()
    seconds = np.diff(track.at_us, prepend=track.at_us[:1]) / 1e6
    rises = np.diff(track.height_m, prepend=track.height_m[:1])
    climbs = np.divide(rises, seconds, out=np.zeros(len(track)), where=seconds > 0)
    flown = Track(
        at_us=track.at_us,
        lat_deg=track.lat_deg,
        lon_deg=track.lon_deg,
        amsl_m=track.height_m if track.height_of is HeightOf.SEA else unknown,
        above_home_m=above_start_m(track),
        ground_speed_m_s=np.where(np.isnan(speeds), 0.0, speeds),
        climb_m_s=climbs,
        heading_deg=track.course_deg,
        roll_deg=unknown,
        pitch_deg=unknown,
        battery_percent=unknown,
        battery_v=unknown,
        armed=np.ones(len(track), dtype=np.bool_),
    )
    return ReviewedFlight(track.name, flown, None, training=False, clock=taken.clock)
