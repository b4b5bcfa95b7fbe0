"""The log of a drone, as the ground station or the autopilot wrote it, as a track."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from incidents.tracks.fixes import Doubts, Fix, Gathered
from incidents.tracks.track import HeightOf, TrackError
from maps.foreign.limits import MAX_TRACK_FIXES
from telemetry.frames import FramesError, read_frames
from telemetry.track import track_of

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.tracks.fixes import Asked
    from telemetry.track import Track

TLOG = ".tlog"


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
    if path.suffix.lower() != TLOG:
        raise TrackError(
            f"{path.name}: logs of the autopilot are not read here yet; give the .tlog of the flight"
        )
    try:
        frames = read_frames(path)
    except FramesError as error:
        raise TrackError(str(error)) from error
    vehicles = frames.vehicles()
    if not vehicles:
        raise TrackError(f"{path.name}: no drone was heard in it; give the log of another flight")
    return track_of(frames, vehicles[0])
