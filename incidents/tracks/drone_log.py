"""The log of a drone, as the ground station or the autopilot wrote it, as a track."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from incidents.tracks.fixes import Doubts, Fix, Gathered
from incidents.tracks.track import HeightOf, TrackError
from maps.foreign.limits import MAX_TRACK_FIXES
from telemetry.frames import FramesError
from telemetry.logs.any_log import read_any_log

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.tracks.fixes import Asked
    from telemetry.track import Track


def read_log(path: Path, _asked: Asked) -> Gathered:
    """The positions of the first drone that is heard in it. A row is the number of the position."""
    track = _track(path)
    kept = np.arange(0, len(track), len(track) // MAX_TRACK_FIXES + 1)  # every second one of a very long log
    columns = (
        track.at_us,
        track.lat_deg,
        track.lon_deg,
        track.above_home_m,
        track.ground_speed_m_s,
        track.heading_deg,
    )
    rows = zip((kept + 1).tolist(), *(column[kept].tolist() for column in columns), strict=True)
    fixes = [Fix(*row) for row in rows]
    return Gathered(fixes, Doubts(), HeightOf.TAKE_OFF)


def _track(path: Path) -> Track:
    try:
        return read_any_log(path)
    except FramesError as error:
        raise TrackError(str(error)) from error
