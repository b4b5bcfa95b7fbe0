"""GPX 1.0 and 1.1: a recorded way, point by point with its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.tracks.fixes import NAN, Doubts, Fix, Gathered, keep
from incidents.tracks.track import TrackError, micros
from maps.foreign.file import parse_time
from maps.foreign.limits import MAX_TRACK_BYTES, MAX_TRACK_XML_ELEMENTS
from maps.foreign.xml_file import read_xml

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.tracks.fixes import Asked


def read_gpx(path: Path, _asked: Asked) -> Gathered:
    """All track points. A row is the number of the point in the file. TrackError when no point has a time."""
    reader = _Reader(path.name)
    read_xml(path, "gpx", reader, MAX_TRACK_BYTES, MAX_TRACK_XML_ELEMENTS)
    if reader.points and not reader.fixes:
        what = "is a drawn way, no recorded one" if reader.timeless else "has no point that can be read"
        raise TrackError(f"{path.name}: {what}: {reader.points} points without a time; give the recording")
    return Gathered(reader.fixes, reader.doubts)


class _Reader:
    """Hears the elements. The name of a track comes before its points, as the form demands, or not at all."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.fixes: list[Fix] = []
        self.doubts = Doubts()
        self.points = 0
        self.timeless = 0
        self._open: list[str] = []
        self._name = ""
        self._begun = 0  # of the fixes, where the open track begins
        self._values: dict[str, str] = {}

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._open.append(tag)
        if tag == "trk":
            self._name, self._begun = "", len(self.fixes)
        elif tag == "trkpt":
            self.points += 1
            self._values = {"lat": attributes.get("lat", ""), "lon": attributes.get("lon", "")}

    def end(self, tag: str, text: str) -> None:
        self._open.pop()
        if tag == "name" and self._open[-1:] == ["trk"]:
            self._name = text
        elif tag == "trkpt":
            self._end_point()
        elif tag == "trk":
            self.fixes[self._begun :] = [fix._replace(whose=self._name) for fix in self.fixes[self._begun :]]
        elif "trkpt" in self._open and tag in ("ele", "time", "speed", "course"):
            self._values.setdefault(tag, text)  # speed and course stand in GPX 1.0, and in extensions of 1.1

    def _end_point(self) -> None:
        values = self._values
        if not values.get("time"):
            self.timeless += 1
            self.doubts.line("track_no_time", self.points)
            return
        try:
            at_us = micros(parse_time(values["time"]))
        except (ValueError, OverflowError):
            self.doubts.line("track_unreadable", self.points)
            return
        fix = Fix(
            self.points,
            at_us,
            _number(values["lat"]),
            _number(values["lon"]),
            _number(values.get("ele", "")),
            _number(values.get("speed", "")),
            _number(values.get("course", "")),
        )
        keep(self._file, self.fixes, fix)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return NAN
