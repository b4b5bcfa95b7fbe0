"""KML 2.2 and KMZ: what Google Earth, forestry portals and other ground stations exchange."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

from maps.foreign import corners, xml_parts
from maps.foreign.file import FormatError, parse_time
from maps.foreign.limits import MAX_POSITIONS
from maps.foreign.xml_file import read_xml
from maps.foreign.xml_parts import writable, written_time
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import Amsl, LatLon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from maps.area import Ring
    from maps.formats.features import Fact

KML = "http://www.opengis.net/kml/2.2"
GX = "http://www.google.com/kml/ext/2.2"

Position: TypeAlias = "tuple[LatLon, Amsl | None]"


def read(path: Path) -> Features:
    """All points, lines, tracks and areas of the placemarks. Links to other files are not followed."""
    reader = _Reader(path)
    read_xml(path, "kml", reader)
    return Features(tuple(reader.areas), tuple(reader.lines), tuple(reader.points))


def text(features: Features) -> str:
    """One document; lines with times become gx:Track, which Google Earth plays on its time slider."""
    ET.register_namespace("", KML)
    ET.register_namespace("gx", GX)
    root = ET.Element(_k("kml"))
    document = ET.SubElement(root, _k("Document"))
    for area in features.areas:
        polygon = ET.SubElement(_placemark(document, area.name, area.facts), _k("Polygon"))
        for kind, ring in (("outer", area.area.ring), *(("inner", hole) for hole in area.area.holes)):
            boundary = ET.SubElement(polygon, _k(f"{kind}BoundaryIs"))
            linear = ET.SubElement(boundary, _k("LinearRing"))
            _add(linear, "coordinates", _coordinates((*ring, ring[0])))
    for line in features.lines:
        _write_line(_placemark(document, line.name, line.facts), line)
    for point in features.points:
        shape = ET.SubElement(_placemark(document, point.name, point.facts), _k("Point"))
        _add(shape, "coordinates", _coordinates((point.at,), (point.amsl_m,)))
    return xml_parts.document(root)


class _Reader:
    """Hears the elements in their order; knows the file and the placemark, so that a refusal names both."""

    def __init__(self, path: Path) -> None:
        self.areas: list[NamedArea] = []
        self.lines: list[Line] = []
        self.points: list[Point] = []
        self._path = path
        self._positions = corners.Positions(path)
        self._open: list[str] = []
        self._placemarks = 0
        self._name = ""
        self._facts: dict[str, Fact] = {}
        self._key = ""  # of the fact that is open
        self._before = (0, 0, 0)  # areas, lines and points before this placemark: they have their names
        self._found: list[Position] = []
        self._rings: list[Ring] = []
        self._outer: list[Ring] = []
        self._times: list[str] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._open.append(tag)
        match tag:
            case "Placemark":
                self._placemarks += 1
                self._name, self._facts = "", {}
                self._before = len(self.areas), len(self.lines), len(self.points)
            case "Data" | "SimpleData":
                self._key = attributes.get("name", "").strip()
            case "Polygon":
                self._rings, self._outer = [], []
            case "LinearRing" | "LineString" | "Point" | "Track":
                self._found, self._times = [], []
            case _:
                pass

    def end(self, tag: str, text: str) -> None:
        self._open.pop()
        within = self._open[-1] if self._open else ""
        if "Placemark" not in self._open:
            if tag == "Placemark":
                self._name_all()
            return
        match tag, within:
            case "name", "Placemark":
                self._name = self._name or text
            case ("value", "Data") | ("SimpleData", _) if "ExtendedData" in self._open:
                self._facts[self._key] = text
            case "Data", _ if "ExtendedData" in self._open:
                self._facts.setdefault(self._key, "")
            case "coordinates", "LinearRing" | "LineString" | "Point" if not self._found:
                self._take_positions(text)
            case "when", "Track":
                self._times.append(text)
            case "coord", "Track":
                self._found.append(self._position(text, text.split()))
            case _:
                self._end_shape(tag, within)

    def _end_shape(self, tag: str, within: str) -> None:
        match tag:
            case "LinearRing" if "Polygon" in self._open:
                self._need(1)
                rings = self._outer if within == "outerBoundaryIs" and not self._outer else self._rings
                rings.append(tuple(at for at, _ in self._found))
            case "Polygon":
                rings = [*self._outer, *self._rings]
                if not rings:
                    raise FormatError(self._path, self._place, "a polygon without a ring")
                self.areas.append(NamedArea(corners.area(self._path, self._place, rings)))
            case "LineString":
                self._need(2)
                self.lines.append(self._line(()))
            case "Track":
                self.lines.append(self._track())
            case "Point":
                self._need(1)
                self.points.append(Point(self._found[0][0], amsl_m=self._found[0][1]))
            case _:
                pass  # styles, looks and overlays

    def _name_all(self) -> None:
        """The name of a placemark and its facts may stand behind its shapes."""
        areas, lines, points = self._before
        name, facts = self._name, self._facts
        self.areas[areas:] = [replace(one, name=name, facts=facts) for one in self.areas[areas:]]
        self.lines[lines:] = [replace(one, name=name, facts=facts) for one in self.lines[lines:]]
        self.points[points:] = [replace(one, name=name, facts=facts) for one in self.points[points:]]

    def _track(self) -> Line:
        """gx:Track: as many `when` as `coord`, and the coordinates stand between blanks."""
        if len(self._times) != len(self._found) or len(self._found) < 2:
            what = f"a track of {len(self._times)} times and {len(self._found)} positions"
            raise FormatError(self._path, self._place, what)
        try:
            return self._line(tuple(parse_time(when) for when in self._times))
        except ValueError as e:
            raise FormatError(self._path, self._place, "a time is not like 2026-04-18T13:15:00Z") from e

    def _line(self, times: tuple[datetime, ...]) -> Line:
        heights = tuple(height for _, height in self._found)
        known = any(height is not None for height in heights)
        return Line(tuple(at for at, _ in self._found), "", heights if known else (), times)

    def _take_positions(self, text: str) -> None:
        parts = text.split(None, MAX_POSITIONS)
        self._positions.expect(self._place, len(parts))
        for part in parts:
            self._found.append(self._position(part, part.split(",")))

    def _position(self, written: str, numbers: Sequence[str]) -> Position:
        place = f"{self._place}, position {len(self._found) + 1}"
        try:
            lon, lat, *rest = (float(number) for number in numbers)
        except ValueError as e:
            wanted = "longitude,latitude[,height] without blanks"
            raise FormatError(self._path, place, f'"{written[:40]}" is not {wanted}') from e
        return self._positions.position(place, lon, lat), _height(rest)

    def _need(self, at_least: int) -> None:
        if len(self._found) < at_least:
            what = f"needs at least {at_least} positions, it has {len(self._found)}"
            raise FormatError(self._path, self._place, what)

    @property
    def _place(self) -> str:
        return f"placemark {self._placemarks}"


def _write_line(placemark: Element, line: Line) -> None:
    if not line.times:
        shape = ET.SubElement(placemark, _k("LineString"))
        _add(shape, "coordinates", _coordinates(line.places, line.amsl_m))
        return
    track = ET.SubElement(placemark, f"{{{GX}}}Track")
    for time in line.times:
        _add(track, "when", written_time(time))
    for pair in _coordinates(line.places, line.amsl_m).split():
        ET.SubElement(track, f"{{{GX}}}coord").text = pair.replace(",", " ")


def _placemark(document: Element, name: str, facts: Mapping[str, Fact]) -> Element:
    placemark = ET.SubElement(document, _k("Placemark"))
    if name:
        _add(placemark, "name", name)
    if facts:
        extended = ET.SubElement(placemark, _k("ExtendedData"))
        for key, value in facts.items():
            data = ET.SubElement(extended, _k("Data"), name=writable(key))
            _add(data, "value", "" if value is None else str(value))
    return placemark


def _add(parent: Element, name: str, content: str) -> None:
    ET.SubElement(parent, _k(name)).text = writable(content)


def _coordinates(places: Sequence[LatLon], heights: Sequence[Amsl | None] = ()) -> str:
    """lon,lat[,height]. KML has no word for an unknown height: if one is unknown, none is written."""
    flat = [f"{p.lon_deg:.7f},{p.lat_deg:.7f}" for p in places]
    known = [height for height in heights if height is not None]
    if len(known) != len(places):
        return " ".join(flat)
    return " ".join(f"{pair},{height:.2f}" for pair, height in zip(flat, known, strict=True))


def _height(numbers: Sequence[float]) -> Amsl | None:
    """The third number; infinities and NaN are no heights."""
    return Amsl(numbers[0]) if numbers and abs(numbers[0]) < 1e6 else None


def _k(name: str) -> str:
    return f"{{{KML}}}{name}"
