"""What a GPS track says of a flight: when, how far, how high. It knows no modes and no battery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from incidents.tracks.air_events import above_start_m
from incidents.tracks.fixes import Asked
from incidents.tracks.read import read_track
from incidents.tracks.track import TrackKind, utc
from telemetry.flight_summary import GAP_S, FlightSummary, Gap
from telemetry.track import distances_m

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from incidents.tracks.read import ReadTrack
    from incidents.tracks.track import PositionTrack

SUFFIX = ".gpx"
_GAP_INTERVALS = 5  # a receiver that writes every ten seconds is not silent between


def gpx_summary(path: Path) -> tuple[FlightSummary, ReadTrack]:
    """The figures of a flight as far as a track has them. TrackError where there is none."""
    read = read_track(path, Asked(TrackKind.DRONE))
    track = read.track
    above_m, speeds = above_start_m(track), track.speeds_m_s()
    highest = None if np.isnan(above_m).all() else int(np.nanargmax(above_m))
    climbs = _climbs_m_s(track)
    summary = FlightSummary(
        file=str(path),
        frames=0,
        size_bytes=read.size_bytes,
        bad_bytes=0,
        messages={},
        start=track.start,
        end=track.end,
        duration_s=(track.end - track.start).total_seconds(),
        vehicles=(),
        distance_m=round(track.distance_m(), 1),
        max_above_home_m=_most(above_m),
        max_above_home_at=None if highest is None else utc(track.at_us[highest]),
        max_from_home_m=_most(_from_start_m(track)),
        max_ground_speed_m_s=_most(speeds),
        max_climb_m_s=_most(climbs),
        max_sink_m_s=_most(-climbs),
        armed=(),
        armed_s=0.0,
        modes=(),
        system_status=(),
        homes=(),
        reached=(),
        answers=(),
        battery=None,
        fix_types=(),
        satellites=None,
        status_texts=(),
        gaps=_gaps(track),
        missing=(),
        training=None,
        address=None,
    )
    return summary, read


def _most(column: npt.NDArray[np.float64]) -> float | None:
    known = column[np.isfinite(column)]
    return round(float(known.max()), 1) + 0.0 if len(known) else None  # never minus nothing


def _from_start_m(track: PositionTrack) -> npt.NDArray[np.float64]:
    lat, lon = track.lat_deg, track.lon_deg
    return distances_m(np.full(len(track), lat[0]), np.full(len(track), lon[0]), lat, lon)


def _climbs_m_s(track: PositionTrack) -> npt.NDArray[np.float64]:
    seconds = np.diff(track.at_us) / 1e6
    rises = np.diff(track.height_m)
    return np.divide(rises, seconds, out=np.full(len(rises), np.nan), where=seconds > 0)


def _gaps(track: PositionTrack) -> tuple[Gap, ...]:
    silence_s = max(GAP_S, _GAP_INTERVALS * track.interval_s)
    seconds = np.diff(track.at_us) / 1e6
    return tuple(
        Gap(utc(track.at_us[index]), utc(track.at_us[index + 1]), float(seconds[index]))
        for index in np.flatnonzero(seconds > silence_s).tolist()
    )
