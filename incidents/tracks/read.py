"""A file of any known form as one track: looked at first, taken in later."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from incidents.tracks.csv_track import read_csv
from incidents.tracks.dji_srt import read_srt
from incidents.tracks.drone_log import read_log
from incidents.tracks.fixes import checked, track_of
from incidents.tracks.gpx import read_gpx
from incidents.tracks.nmea import read_nmea
from incidents.tracks.taip import read_taip
from incidents.tracks.traccar import read_traccar
from incidents.tracks.track import TrackError
from incidents.written_time import check_zone
from maps.foreign.file import FormatError, size
from maps.foreign.limits import MAX_TRACK_BYTES, MAX_TRACK_LOG_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from incidents.tracks.fixes import Asked, Gathered
    from incidents.tracks.track import Doubt, PositionTrack

KNOWN = ".gpx, .nmea, .taip, .json (Traccar), .csv, .srt (DJI), .tlog, .bin or .ulg"
LOG = "log"
_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class ReadTrack:
    """A file, read but not taken in: what a person confirms."""

    path: Path
    sha256: str
    size_bytes: int
    form: str
    track: PositionTrack
    doubts: tuple[Doubt, ...]
    asked: Asked  # as it was read


def read_track(path: Path, asked: Asked, now: datetime | None = None) -> ReadTrack:
    """Read a file. TrackError says what, where and what to do; AskedError what a person has to add."""
    if asked.tz is not None:
        _check_zone(asked.tz)
    form = form_of(path)
    try:
        size_bytes = path.stat().st_size
        most_bytes = MAX_TRACK_LOG_BYTES if form == LOG else MAX_TRACK_BYTES
        if size_bytes > most_bytes:
            what = f"larger than {size(most_bytes)}: keep only the part of this incident"
            raise TrackError(f"{path.name}: {what}")
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        gathered = _READERS[form](path, asked)
    except FormatError as error:
        raise TrackError(str(error)) from error
    except OSError as error:
        raise TrackError(f"{path.name}: cannot be read: {error.strerror}") from error
    kept = checked(gathered.fixes, gathered.doubts, now or datetime.now(UTC))
    track, doubts = track_of(path.name, replace(gathered, fixes=kept, stem=path.stem), asked)
    return ReadTrack(path, sha256, size_bytes, form, track, doubts, asked)


def form_of(path: Path) -> str:
    """By the name, and for texts of no telling name by their first lines. TrackError for what is unknown."""
    suffix = path.suffix.lower().lstrip(".")
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise TrackError(f"{path.name}: cannot be read: {error.strerror}") from error
    if b">RPV" in head:
        return "taip"
    if b"RMC," in head or b"GGA," in head:
        return "nmea"
    raise TrackError(f"{path.name}: is no track we know; give {KNOWN}")


_READERS: dict[str, Callable[[Path, Asked], Gathered]] = {
    "gpx": read_gpx,
    "nmea": read_nmea,
    "taip": read_taip,
    "traccar": read_traccar,
    "csv": read_csv,
    "srt": read_srt,
    LOG: read_log,
}
_BY_SUFFIX = {
    "gpx": "gpx",
    "nmea": "nmea",
    "taip": "taip",
    "json": "traccar",
    "csv": "csv",
    "srt": "srt",
    "tlog": LOG,
    "bin": LOG,
    "ulg": LOG,
}


def _check_zone(tz: str) -> None:
    try:
        check_zone(tz)
    except ValueError as error:
        raise TrackError(f"{error}; write it as Europe/Riga") from error
