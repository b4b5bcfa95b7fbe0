"""GeoJSON (RFC 7946): positions are [longitude, latitude] in WGS 84 degrees."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from maps.foreign import corners
from maps.foreign.file import FormatError, parse_time, plain
from maps.foreign.json_file import read_json
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import Amsl, LatLon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from maps.area import Ring
    from maps.formats.features import Fact

MAX_NESTING = 8  # collections in collections
WGS84_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326")
TIMES = "coordTimes"  # where other programs look for the times of a LineString


def read(path: Path) -> Features:
    """All that a Geometry, Feature or FeatureCollection holds. FormatError says what is wrong."""
    document = read_json(path)
    reader = _Reader(path, corners.Positions(path))
    reader.check_crs(document)
    reader.take(document, "", {}, 0)
    return Features(tuple(reader.areas), tuple(reader.lines), tuple(reader.points))


def text(features: Features) -> str:
    """A FeatureCollection: 7 decimals (1 cm), outer rings counter-clockwise and closed, as the RFC wants."""
    made = [
        *(_feature(_polygon(a), a.name, a.facts) for a in features.areas),
        *(_feature(_line_string(line), line.name, _with_times(line)) for line in features.lines),
        *(
            _feature({"type": "Point", "coordinates": _at(p.at, p.amsl_m)}, p.name, p.facts)
            for p in features.points
        ),
    ]
    return json.dumps({"type": "FeatureCollection", "features": made}, ensure_ascii=False, indent=1) + "\n"


@dataclass(slots=True)
class _Reader:
    """Walks a document; knows the file and the place, so that each refusal can name both."""

    path: Path
    positions: corners.Positions
    areas: list[NamedArea] = field(default_factory=list[NamedArea])
    lines: list[Line] = field(default_factory=list[Line])
    points: list[Point] = field(default_factory=list[Point])

    def check_crs(self, document: Any) -> None:
        """The RFC took `crs` away; old exports have it, and then the numbers may be metres."""
        crs = self.an_object(document, "").get("crs")
        if crs is not None and not any(name in json.dumps(crs) for name in WGS84_NAMES):
            raise FormatError(self.path, "crs", "another coordinate system than WGS 84: export as EPSG:4326")

    def take(self, value: Any, place: str, properties: Mapping[str, Any], nesting: int) -> None:
        """Sort one object of the document, whatever kind it is."""
        thing = self.an_object(value, place)
        if nesting > MAX_NESTING:
            raise FormatError(self.path, place, f"collections nested deeper than {MAX_NESTING}")
        match thing.get("type"):
            case "FeatureCollection":
                for i, feature in enumerate(
                    self.a_list(thing.get("features"), f"{place} features".strip()), 1
                ):
                    self.take(feature, _join(place, f"feature {i}"), {}, nesting + 1)
            case "Feature":
                named = thing.get("properties")
                named = self.an_object(named, _join(place, "properties")) if named is not None else {}
                if thing.get("geometry") is not None:  # the RFC allows a feature without a place
                    self.take(thing["geometry"], place, named, nesting + 1)
            case "GeometryCollection":
                for i, part in enumerate(
                    self.a_list(thing.get("geometries"), f"{place} geometries".strip()), 1
                ):
                    self.take(part, _join(place, f"geometry {i}"), properties, nesting + 1)
            case str() as kind:
                self.geometry(kind, thing.get("coordinates"), place, properties)
            case _:
                raise FormatError(self.path, place, 'no "type": this is not GeoJSON')

    def geometry(self, kind: str, coordinates: Any, place: str, properties: Mapping[str, Any]) -> None:
        if kind.startswith("Multi"):
            for i, part in enumerate(self.a_list(coordinates, place), 1):
                self.geometry(kind.removeprefix("Multi"), part, _join(place, f"part {i}"), properties)
            return
        name, facts = _name(properties), _facts(properties)
        if kind == "Point":
            at, height = self.position(coordinates, place)
            self.points.append(Point(at, name, height, facts))
        elif kind == "LineString":
            self.lines.append(self.line(coordinates, place, properties))
        elif kind == "Polygon":
            rings = self.a_list(coordinates, place)
            if not rings:
                raise FormatError(self.path, place, "a polygon without a ring")
            walked = [self.ring(ring, _join(place, f"ring {i}")) for i, ring in enumerate(rings, 1)]
            self.areas.append(NamedArea(corners.area(self.path, place, walked), name, facts))
        else:
            raise FormatError(self.path, place, f'the type "{kind[:40]}" is not one of GeoJSON')

    def line(self, coordinates: Any, place: str, properties: Mapping[str, Any]) -> Line:
        found = [
            self.position(p, _join(place, f"position {i}"))
            for i, p in enumerate(self.a_list(coordinates, place), 1)
        ]
        if len(found) < 2:
            raise FormatError(self.path, place, "a line needs at least 2 positions")
        heights = tuple(height for _, height in found)
        facts = _facts(properties)
        return Line(
            tuple(at for at, _ in found),
            _name(properties),
            heights if any(height is not None for height in heights) else (),
            self.times(properties.get(TIMES), len(found), _join(place, TIMES)),
            facts,
        )

    def times(self, value: Any, count: int, place: str) -> tuple[datetime, ...]:
        if value is None:
            return ()
        try:
            times = tuple(parse_time(item) for item in self.a_list(value, place))
        except (TypeError, ValueError) as e:
            raise FormatError(self.path, place, "not RFC 3339 times, such as 2026-04-18T13:15:00Z") from e
        if len(times) != count:
            raise FormatError(self.path, place, f"{len(times)} times for {count} positions")
        return times

    def ring(self, value: Any, place: str) -> Ring:
        positions = self.a_list(value, place)
        return tuple(self.position(p, _join(place, f"position {i}"))[0] for i, p in enumerate(positions, 1))

    def position(self, value: Any, place: str) -> tuple[LatLon, Amsl | None]:
        numbers = self.a_list(value, place)
        if not 2 <= len(numbers) <= 4 or any(type(n) not in (int, float) for n in numbers):
            raise FormatError(self.path, place, "a position is [longitude, latitude], two numbers")
        if any(abs(n) > 1e12 for n in numbers):
            raise FormatError(self.path, place, "a number in this position is too large")
        at = self.positions.position(place, float(numbers[0]), float(numbers[1]))
        return at, Amsl(float(numbers[2])) if len(numbers) > 2 else None

    def an_object(self, value: Any, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise FormatError(self.path, place, "an object { } is expected here: this is not GeoJSON")
        return cast("dict[str, Any]", value)

    def a_list(self, value: Any, place: str) -> list[Any]:
        if not isinstance(value, list):
            raise FormatError(self.path, place, "a list [ ] is expected here")
        return cast("list[Any]", value)


def _join(place: str, part: str) -> str:
    return f"{place}, {part}" if place else part


def _name(properties: Mapping[str, Any]) -> str:
    return plain(str(next((properties[key] for key in ("name", "title") if properties.get(key)), "")))


def _facts(properties: Mapping[str, Any]) -> dict[str, Fact]:
    """The plain properties; nested ones are left where they are."""
    kept = {
        key: value
        for key, value in properties.items()
        if value is None or isinstance(value, str | int | float)
    }
    return {
        plain(key): plain(value) if isinstance(value, str) else value
        for key, value in kept.items()
        if key != "name"
    }


def _feature(geometry: dict[str, Any], name: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    properties = ({"name": name} if name else {}) | dict(facts)
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _polygon(named: NamedArea) -> dict[str, Any]:
    outer = _closed(named.area.ring, counter_clockwise=True)
    holes = [_closed(hole, counter_clockwise=False) for hole in named.area.holes]
    return {"type": "Polygon", "coordinates": [outer, *holes]}


def _closed(ring: Ring, *, counter_clockwise: bool) -> list[list[float]]:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    doubled_area = sum(a.lon_deg * b.lat_deg - b.lon_deg * a.lat_deg for a, b in pairs)
    turned = ring if (doubled_area > 0) == counter_clockwise else ring[::-1]
    return [_at(corner) for corner in (*turned, turned[0])]


def _line_string(line: Line) -> dict[str, Any]:
    heights: Sequence[Amsl | None] = line.amsl_m or (None,) * len(line.places)
    return {
        "type": "LineString",
        "coordinates": [_at(p, h) for p, h in zip(line.places, heights, strict=True)],
    }


def _with_times(line: Line) -> dict[str, Any]:
    times = {TIMES: [time.isoformat() for time in line.times]} if line.times else {}
    return dict(line.facts) | times


def _at(at: LatLon, height: Amsl | None = None) -> list[float]:
    flat = [round(at.lon_deg, 7), round(at.lat_deg, 7)]
    return flat if height is None else [*flat, round(height, 2)]
