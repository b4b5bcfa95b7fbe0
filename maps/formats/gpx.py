"""GPX 1.0 and 1.1: tracks of hand-held receivers, trucks and drones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

from maps.foreign import corners, xml_parts
from maps.foreign.file import FormatError, parse_time
from maps.foreign.xml_file import read_xml
from maps.foreign.xml_parts import writable, written_time
from maps.formats.features import Features, Line, Point
from maps.geo import Amsl, LatLon

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from xml.etree.ElementTree import Element

GPX = "http://www.topografix.com/GPX/1/1"
CREATOR = "FireDrone"
WAYS = {"trk", "rte", "wpt"}  # what has a name of its own
FIXES = {"trkpt", "rtept", "wpt"}

Fix: TypeAlias = "tuple[LatLon, Amsl | None, datetime | None]"


def read(path: Path) -> Features:
    """Waypoints as points; routes and track segments as lines.

    A gap in a track starts a new line, and so does a fix at 0, 0, which receivers write without satellites.
    """
    reader = _Reader(path)
    read_xml(path, "gpx", reader)
    return Features((), tuple(reader.lines), tuple(reader.points))


def text(features: Features) -> str:
    """GPX 1.1. It has no areas: their outlines are written as closed tracks."""
    ET.register_namespace("", GPX)
    root = ET.Element(_g("gpx"), version="1.1", creator=CREATOR)
    for point in features.points:
        waypoint = _add_point(root, "wpt", point.at, point.amsl_m)
        if point.name:
            ET.SubElement(waypoint, _g("name")).text = writable(point.name)
    outlines = [
        Line((*ring, ring[0]), named.name)
        for named in features.areas
        for ring in (named.area.ring, *named.area.holes)
    ]
    for line in (*features.lines, *outlines):
        track = ET.SubElement(root, _g("trk"))
        if line.name:
            ET.SubElement(track, _g("name")).text = writable(line.name)
        segment = ET.SubElement(track, _g("trkseg"))
        for i, at in enumerate(line.places):
            fix = _add_point(segment, "trkpt", at, line.amsl_m[i] if line.amsl_m else None)
            if line.times:
                ET.SubElement(fix, _g("time")).text = written_time(line.times[i])
    return xml_parts.document(root)


class _Reader:
    """Hears the elements in their order; knows the file and the place, so that a refusal can name both."""

    def __init__(self, path: Path) -> None:
        self.lines: list[Line] = []
        self.points: list[Point] = []
        self._path = path
        self._positions = corners.Positions(path)
        self._open: list[str] = []
        self._children = 0  # of the root, counted from 1
        self._segments = 0
        self._named = 0  # lines before the track that is open: they have their names
        self._name = ""
        self._way: list[Fix] = []
        self._fixes = 0  # of the segment, those without a position too
        self._at: LatLon | None = None
        self._height: Amsl | None = None
        self._time: datetime | None = None

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) == 1:
            self._children += 1
            self._segments = 0
            self._named, self._name = len(self.lines), ""
        self._open.append(tag)
        match tag:
            case "trkseg":
                self._segments += 1
                self._fixes = 0
            case "rte":
                self._fixes = 0
            case "wpt" | "trkpt" | "rtept":
                self._fixes += 1
                self._height = self._time = None
                self._at = self._position(attributes, may_miss=tag == "trkpt")
            case _:
                pass

    def end(self, tag: str, text: str) -> None:
        self._open.pop()
        within = self._open[-1] if self._open else ""
        match tag:
            case "name" if within in WAYS and not self._name:
                self._name = text
            case "ele" if within in FIXES and text:
                self._height = self._a_height(text)
            case "time" if within in FIXES and text:
                self._time = self._a_time(text)
            case "wpt" if self._at is not None:
                self.points.append(Point(self._at, self._name, self._height))
            case "trkpt" | "rtept" if self._at is not None:
                self._way.append((self._at, self._height, self._time))
            case "trkpt":
                self._end_line()
            case "trkseg":
                self._end_line()
            case "trk" | "rte":
                self._end_line()
                new = self.lines[self._named :]
                self.lines[self._named :] = [replace(line, name=self._name) for line in new]
            case _:
                pass

    def _end_line(self) -> None:
        """No line for an empty segment, nor for a single point."""
        way, self._way = self._way, []
        if len(way) < 2:
            return
        heights = tuple(height for _, height, _ in way)
        times = tuple(time for _, _, time in way if time is not None)
        line = Line(
            tuple(at for at, _, _ in way),
            "",
            heights if any(height is not None for height in heights) else (),
            times if len(times) == len(way) else (),
        )
        self.lines.append(line)

    def _position(self, attributes: dict[str, str], *, may_miss: bool) -> LatLon | None:
        try:
            lat, lon = float(attributes.get("lat", "")), float(attributes.get("lon", ""))
        except ValueError as e:
            raise FormatError(self._path, self._place(), 'needs lat="…" and lon="…" with numbers') from e
        if may_miss and corners.is_missing(lon, lat):
            return None
        return self._positions.position(self._place(), lon, lat)

    def _a_height(self, written: str) -> Amsl | None:
        try:
            height = float(written)
        except ValueError as e:
            what = f'the height "{written[:20]}" is not a number'
            raise FormatError(self._path, self._place(), what) from e
        return Amsl(height) if abs(height) < 1e6 else None

    def _a_time(self, written: str) -> datetime:
        try:
            return parse_time(written)
        except ValueError as e:
            what = f'the time "{written[:30]}" is not like 2026-04-18T13:15:00Z'
            raise FormatError(self._path, self._place(), what) from e

    def _place(self) -> str:
        """`trk 3, segment 1, point 5`; the children of the file are counted whatever they are."""
        parts = [f"{self._open[1]} {self._children}"] if len(self._open) > 1 else []
        if "trkseg" in self._open:
            parts.append(f"segment {self._segments}")
        if self._open[-1] in {"trkpt", "rtept"}:
            parts.append(f"point {self._fixes}")
        return ", ".join(parts)


def _add_point(parent: Element, kind: str, at: LatLon, height: Amsl | None) -> Element:
    point = ET.SubElement(parent, _g(kind), lat=f"{at.lat_deg:.7f}", lon=f"{at.lon_deg:.7f}")
    if height is not None:
        ET.SubElement(point, _g("ele")).text = f"{height:.2f}"
    return point


def _g(name: str) -> str:
    return f"{{{GPX}}}{name}"
