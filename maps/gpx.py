"""GPX 1.0 and 1.1: tracks of hand-held receivers, trucks and drones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from maps import corners, xml_parts
from maps.features import Features, Line, Point
from maps.foreign_file import FormatError, parse_time, read_xml
from maps.geo import Amsl, LatLon
from maps.xml_parts import child_text, tag, writable, written_time

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from xml.etree.ElementTree import Element

GPX = "http://www.topografix.com/GPX/1/1"
CREATOR = "FireDrone"


def read(path: Path) -> Features:
    """Waypoints as points; routes and track segments as lines. A gap in a track starts a new line."""
    root = read_xml(path)
    if tag(root) != "gpx":
        raise FormatError(path, "", f"not GPX: it starts with <{tag(root)[:40]}>")
    lines: list[Line] = []
    points: list[Point] = []
    for i, child in enumerate(root, 1):
        place = f"{tag(child)} {i}"
        match tag(child):
            case "wpt":
                at, height, _ = _point(path, place, child)
                points.append(Point(at, child_text(child, "name"), height))
            case "rte":
                lines.extend(
                    _line(path, place, child_text(child, "name"), [e for e in child if tag(e) == "rtept"])
                )
            case "trk":
                for j, segment in enumerate((e for e in child if tag(e) == "trkseg"), 1):
                    found = [e for e in segment if tag(e) == "trkpt"]
                    lines.extend(_line(path, f"{place}, segment {j}", child_text(child, "name"), found))
            case _:
                pass  # metadata and extensions
    return Features((), tuple(lines), tuple(points))


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


def _line(path: Path, place: str, name: str, found: list[Element]) -> list[Line]:
    """No line for an empty segment, which receivers write when they find no sky, nor for a single point."""
    if len(found) < 2:
        return []
    read_points = [_point(path, f"{place}, point {i}", e) for i, e in enumerate(found, 1)]
    heights = tuple(height for _, height, _ in read_points)
    times = tuple(time for _, _, time in read_points if time is not None)
    return [
        Line(
            tuple(at for at, _, _ in read_points),
            name,
            heights if any(height is not None for height in heights) else (),
            times if len(times) == len(read_points) else (),
        )
    ]


def _point(path: Path, place: str, element: Element) -> tuple[LatLon, Amsl | None, datetime | None]:
    try:
        lat, lon = float(element.get("lat", "")), float(element.get("lon", ""))
    except ValueError as e:
        raise FormatError(path, place, 'needs lat="…" and lon="…" with numbers') from e
    at = corners.position(path, place, lon, lat)
    return at, _height(path, place, element), _time(path, place, element)


def _height(path: Path, place: str, element: Element) -> Amsl | None:
    written = child_text(element, "ele")
    if not written:
        return None
    try:
        height = float(written)
    except ValueError as e:
        raise FormatError(path, place, f'the height "{written[:20]}" is not a number') from e
    return Amsl(height) if abs(height) < 1e6 else None


def _time(path: Path, place: str, element: Element) -> datetime | None:
    written = child_text(element, "time")
    try:
        return parse_time(written) if written else None
    except ValueError as e:
        raise FormatError(path, place, f'the time "{written[:30]}" is not like 2026-04-18T13:15:00Z') from e


def _add_point(parent: Element, kind: str, at: LatLon, height: Amsl | None) -> Element:
    point = ET.SubElement(parent, _g(kind), lat=f"{at.lat_deg:.7f}", lon=f"{at.lon_deg:.7f}")
    if height is not None:
        ET.SubElement(point, _g("ele")).text = f"{height:.2f}"
    return point


def _g(name: str) -> str:
    return f"{{{GPX}}}{name}"
