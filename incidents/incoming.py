"""What a file is that somebody brings to an incident: told by what stands in it, not by its name alone."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from incidents.model import IncidentError
from telemetry.flight_folder import raw_files

if TYPE_CHECKING:
    from pathlib import Path

LOOKED_BYTES = 4096


class Incoming(StrEnum):
    """Which room takes it in."""

    ALARM = "alarm"
    DISPATCH = "dispatch"
    TRACK = "track"
    FLIGHT = "flight"  # the folder of a flight, recorded by a FireDrone
    BUNDLE = "bundle"  # a sealed incident


_BY_SUFFIX = {
    ".gpx": Incoming.TRACK,
    ".nmea": Incoming.TRACK,
    ".taip": Incoming.TRACK,
    ".srt": Incoming.TRACK,
    ".tlog": Incoming.TRACK,
    ".bin": Incoming.TRACK,
    ".ulg": Incoming.TRACK,
    ".eml": Incoming.ALARM,
    ".html": Incoming.ALARM,
    ".htm": Incoming.ALARM,
    ".xlsx": Incoming.DISPATCH,
    ".xls": Incoming.DISPATCH,
    ".ods": Incoming.DISPATCH,
    ".zip": Incoming.BUNDLE,
}
_NMEA = re.compile(rb"^\s*\$[A-Z]{2}[A-Z]{3},", re.MULTILINE)
_TAIP = re.compile(rb"^\s*>RPV\d{5}[+-]", re.MULTILINE)
_POSITIONS = re.compile(rb'"(deviceId|DEVICEID|fixTime|FIXTIME)"')
_ALARM_ITEM = re.compile(rb'"(alarmText|alarmId|foreign_id|ucr_answered)"')
# A table of positions names degrees and a speed or a height in every row; a dispatch record names vehicles.
_LOGGED = re.compile(
    rb"(?i)^[^\n]*(OSD\.latitude|latitude|\blat\b)[^\n]*(speed|height|altitude|\balt\b)[^\n]*$"
)


def kind_of(path: Path) -> Incoming:
    """Which kind of file or folder this is. IncidentError when it is none that an incident takes in."""
    if path.is_dir():
        return _kind_of_folder(path)
    by_suffix = _BY_SUFFIX.get(path.suffix.lower())
    if by_suffix is not None:
        return by_suffix
    try:
        with path.open("rb") as stream:
            head = stream.read(LOOKED_BYTES)
    except OSError as error:
        raise IncidentError(f"{path}: cannot be read: {error.strerror}") from error
    kind = _kind_of_text(path.suffix.lower(), head)
    if kind is None:
        raise IncidentError(
            f"{path.name}: is no alarm, dispatch record, track, flight or sealed incident; "
            "look at what kind of file it is"
        )
    return kind


def _kind_of_folder(path: Path) -> Incoming:
    if (path / "bagit.txt").is_file():
        return Incoming.BUNDLE
    if raw_files(path):
        return Incoming.FLIGHT
    raise IncidentError(f"{path}: is neither the folder of a flight nor a sealed incident")


def _kind_of_text(suffix: str, head: bytes) -> Incoming | None:
    if _NMEA.search(head) or _TAIP.search(head):
        return Incoming.TRACK
    if suffix == ".json":
        if _POSITIONS.search(head):
            return Incoming.TRACK
        return Incoming.ALARM if _ALARM_ITEM.search(head) else Incoming.DISPATCH
    if suffix == ".csv":
        first = head.split(b"\n", 1)[0]
        return Incoming.TRACK if _LOGGED.match(first) and b"ncident" not in first else Incoming.DISPATCH
    if suffix in (".txt", ""):
        return Incoming.ALARM
    return None
