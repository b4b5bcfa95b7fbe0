"""What is in a recorded flight, whoever recorded it: the same figures for .tlog, .BIN and .ulg."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from telemetry.flight_summary import FlightSummary, extreme, farthest_m, summarise
from telemetry.frames import FramesError, utc
from telemetry.logs.any_log import LogKind, log_kind, read_logged

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.logs.logged_flight import LoggedFlight


def summarise_any(path: Path) -> FlightSummary:
    """The figures of a recording. FramesError where there is no flight to read."""
    kind = log_kind(path)
    if kind is None or kind is LogKind.TLOG:
        return summarise(path)
    flight = read_logged(path, kind)
    if not flight.messages:
        raise FramesError(f"{path}: nothing was logged in it; give another recording of the flight")
    return _summary(str(path), flight)


def _summary(file: str, flight: LoggedFlight) -> FlightSummary:
    track, end = flight.track, utc(flight.end_us)
    has_track = len(track) > 0
    has_height = has_track and not np.isnan(track.above_home_m).all()
    missing = {
        "vehicle": flight.vehicle is None,
        "position": not has_track,
        "landing": any(until is None for _, until in flight.armed),
        "bytes": flight.bad_bytes > 0,
        "clock": not flight.is_utc,
        "formats": bool(flight.wrong_formats),
    }
    return FlightSummary(
        file=file,
        frames=sum(flight.messages.values()),
        size_bytes=flight.size_bytes,
        bad_bytes=flight.bad_bytes,
        messages=dict(flight.messages),
        start=utc(flight.start_us),
        end=end,
        duration_s=(flight.end_us - flight.start_us) / 1e6,
        vehicles=() if flight.vehicle is None else (flight.vehicle,),
        distance_m=round(track.distance_m(), 1) if has_track else None,
        max_above_home_m=extreme(track, "above_home_m"),
        max_above_home_at=utc(track.at_us[int(np.nanargmax(track.above_home_m))]) if has_height else None,
        max_from_home_m=farthest_m(track, flight.homes) if has_track else None,
        max_ground_speed_m_s=extreme(track, "ground_speed_m_s"),
        max_climb_m_s=extreme(track, "climb_m_s"),
        max_sink_m_s=extreme(track, "climb_m_s", sign=-1),
        armed=flight.armed,
        armed_s=sum(((until or end) - since).total_seconds() for since, until in flight.armed),
        modes=flight.modes,
        system_status=(),
        homes=flight.homes,
        reached=(),
        answers=(),
        battery=flight.battery,
        fix_types=flight.fix_types,
        satellites=flight.satellites,
        status_texts=flight.texts,
        gaps=flight.gaps,
        missing=tuple(name for name, true in missing.items() if true),
        training=None,
        address=None,
    )
