"""KML 2.2 and KMZ: what Google Earth, forestry portals and other ground stations exchange."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from maps import corners, xml_parts
from maps.features import Features, Line, NamedArea, Point
from maps.foreign_file import FormatError, parse_time, plain, read_xml
from maps.geo import Amsl, LatLon
from maps.xml_parts import child_text, tag, writable, written_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from maps.area import Ring
    from maps.features import Fact

KML = "http://www.opengis.net/kml/2.2"
GX = "http://www.google.com/kml/ext/2.2"


def read(path: Path) -> Features:
    """All points, lines, tracks and areas of the placemarks. Links to other files are not followed."""
    root = read_xml(path)
    if tag(root) != "kml":
        raise FormatError(path, "", f"not KML: it starts with <{tag(root)[:40]}>")
    reader = _Reader(path)
    for i, placemark in enumerate((e for e in root.iter() if tag(e) == "Placemark"), 1):
        reader.take(placemark, f"placemark {i}")
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


@dataclass(slots=True)
class _Reader:
    """Walks the placemarks; knows the file, so that each refusal can name it."""

    path: Path
    areas: list[NamedArea] = field(default_factory=list[NamedArea])
    lines: list[Line] = field(default_factory=list[Line])
    points: list[Point] = field(default_factory=list[Point])

    def take(self, placemark: Element, place: str) -> None:
        name, facts = child_text(placemark, "name"), _facts(placemark)
        for shape in placemark.iter():
            match tag(shape):
                case "Polygon":
                    rings = [self.ring(r, place) for r in shape.iter() if tag(r) == "LinearRing"]
                    if not rings:
                        raise FormatError(self.path, place, "a polygon without a ring")
                    self.areas.append(NamedArea(corners.area(self.path, place, rings), name, facts))
                case "LineString":
                    self.lines.append(self.line(shape, place, name, facts))
                case "Track":
                    self.lines.append(self.track(shape, place, name, facts))
                case "Point":
                    at, height = self.positions(shape, place, 1)[0]
                    self.points.append(Point(at, name, height, facts))
                case _:
                    pass  # styles, looks and overlays

    def ring(self, ring: Element, place: str) -> Ring:
        return tuple(at for at, _ in self.positions(ring, place, 1))

    def line(self, shape: Element, place: str, name: str, facts: Mapping[str, Fact]) -> Line:
        found = self.positions(shape, place, 2)
        return Line(tuple(at for at, _ in found), name, _heights([height for _, height in found]), (), facts)

    def track(self, shape: Element, place: str, name: str, facts: Mapping[str, Fact]) -> Line:
        """gx:Track: as many `when` as `coord`, and the coordinates stand between blanks."""
        whens = [plain(e.text) for e in shape if tag(e) == "when"]
        coords = [plain(e.text).split() for e in shape if tag(e) == "coord"]
        if len(whens) != len(coords) or len(coords) < 2:
            raise FormatError(self.path, place, f"a track of {len(whens)} times and {len(coords)} positions")
        found = [self.position(c, f"{place}, position {i}") for i, c in enumerate(coords, 1)]
        try:
            times = tuple(parse_time(when) for when in whens)
        except ValueError as e:
            raise FormatError(self.path, place, "a time is not like 2026-04-18T13:15:00Z") from e
        return Line(tuple(at for at, _ in found), name, _heights([h for _, h in found]), times, facts)

    def positions(self, shape: Element, place: str, at_least: int) -> list[tuple[LatLon, Amsl | None]]:
        tuples = child_text(shape, "coordinates").split()
        found = [self.position(t.split(","), f"{place}, position {i}") for i, t in enumerate(tuples, 1)]
        if len(found) < at_least:
            raise FormatError(self.path, place, f"needs at least {at_least} positions, it has {len(found)}")
        return found

    def position(self, numbers: Sequence[str], place: str) -> tuple[LatLon, Amsl | None]:
        try:
            lon, lat, *rest = (float(number) for number in numbers)
        except ValueError as e:
            wanted = "longitude,latitude[,height] without blanks"
            raise FormatError(self.path, place, f'"{",".join(numbers)[:40]}" is not {wanted}') from e
        return corners.position(self.path, place, lon, lat), _height(rest)


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


def _facts(placemark: Element) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for element in _below(placemark, "ExtendedData"):
        if tag(element) == "Data":
            found[plain(element.get("name"))] = child_text(element, "value")
        elif tag(element) == "SimpleData":
            found[plain(element.get("name"))] = plain(element.text)
    return found


def _below(parent: Element, wanted: str) -> Iterator[Element]:
    for child in parent:
        if tag(child) == wanted:
            yield from child.iter()


def _height(numbers: Sequence[float]) -> Amsl | None:
    """The third number; infinities and NaN are no heights."""
    return Amsl(numbers[0]) if numbers and abs(numbers[0]) < 1e6 else None


def _heights(heights: Sequence[Amsl | None]) -> tuple[Amsl | None, ...]:
    return tuple(heights) if any(height is not None for height in heights) else ()


def _k(name: str) -> str:
    return f"{{{KML}}}{name}"
