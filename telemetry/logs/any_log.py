"""The track of a recorded flight, whoever recorded it: a .tlog, a DataFlash .BIN or a ULog .ulg."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from telemetry.frames import FramesError, read_frames
from telemetry.logs.dataflash import read_dataflash
from telemetry.logs.dataflash_flight import dataflash_flight
from telemetry.logs.ulog import read_ulog
from telemetry.logs.ulog_flight import ulog_flight
from telemetry.track import track_of

if TYPE_CHECKING:
    from pathlib import Path

    from telemetry.logs.logged_flight import LoggedFlight
    from telemetry.track import Track


class LogKind(StrEnum):
    """Who wrote a recording, by the suffix of its file."""

    TLOG = ".tlog"  # a ground station; also the folder of a flight
    DATAFLASH = ".bin"  # ArduPilot
    ULOG = ".ulg"  # PX4


def log_kind(path: Path) -> LogKind | None:
    """None: no recording that we read."""
    if path.is_dir():
        return LogKind.TLOG
    suffix = path.suffix.lower()
    return next((kind for kind in LogKind if kind == suffix), None)


def read_any_log(path: Path) -> Track:
    """Where the drone was, for a whole flight. FramesError, one line, where there is no flight to read."""
    kind = log_kind(path)
    if kind is None:
        raise FramesError(f"{path}: is no recorded flight; give a .tlog, .BIN or .ulg, or a flight's folder")
    track = _tlog_track(path) if kind is LogKind.TLOG else read_logged(path, kind).track
    if not len(track):
        raise FramesError(f"{path}: the drone never told where it was; take another recording of the flight")
    return track


def read_logged(path: Path, kind: LogKind) -> LoggedFlight:
    """The flight in a log of an autopilot."""
    if kind is LogKind.ULOG:
        return ulog_flight(read_ulog(path))
    return dataflash_flight(read_dataflash(path))


def _tlog_track(path: Path) -> Track:
    frames = read_frames(path)
    vehicles = frames.vehicles()
    if not vehicles:
        raise FramesError(f"{path}: no drone was heard in it; take another recording of the flight")
    return track_of(frames, vehicles[0])
