"""Extracts of OpenStreetMap, .osm (XML) and .osm.pbf: what has a name or a house number, and where it is.

A way counts as one place: an open one in its middle, a closed one in the middle of its corners. Relations
(lakes with islands, borders) are left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maps.foreign.file import FormatError, size
from maps.foreign.limits import (
    MAX_OSM_PBF_BYTES,
    MAX_OSM_THINGS,
    MAX_OSM_XML_BYTES,
    MAX_OSM_XML_ELEMENTS,
)
from maps.foreign.xml_file import read_xml
from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

SUFFIXES = (".osm", ".pbf")
KEYS = ("name", "addr:housenumber", "addr:housename")  # what has none of them is of no use here
_MOST_TAGS, _MOST_TAG_CHARS = 100, 1000


@dataclass(frozen=True, slots=True)
class Tagged:
    """A node or a way with its tags."""

    tags: Mapping[str, str]
    at: LatLon


def read_osm(path: Path, take: Callable[[Tagged], None]) -> None:
    """Tell `take` of everything that has one of KEYS. FormatError says what is wrong."""
    if path.suffix.lower() == ".pbf":
        _read_pbf(path, take)
        return
    read_xml(path, "osm", _Xml(path, take), MAX_OSM_XML_BYTES, MAX_OSM_XML_ELEMENTS)


def _read_pbf(path: Path, take: Callable[[Tagged], None]) -> None:
    try:
        from osmium import FileProcessor  # noqa: PLC0415  # of the extra [gis]
        from osmium import filter as filters  # noqa: PLC0415
    except ImportError as e:
        what = "needs the extra [gis] (osmium); or convert it to .osm"
        raise FormatError(path, "", what) from e
    try:
        if path.stat().st_size > MAX_OSM_PBF_BYTES:
            raise FormatError(path, "", f"larger than {size(MAX_OSM_PBF_BYTES)}: cut the district out")
        things: Any = FileProcessor(path).with_locations().with_filter(filters.KeyFilter(*KEYS))
        for count, thing in enumerate(things):
            if count > MAX_OSM_THINGS:
                raise FormatError(path, "", f"more than {MAX_OSM_THINGS:,} things: cut the district out")
            at = _place_of(thing)
            if at is not None:
                take(Tagged(_short_tags({tag.k: tag.v for tag in thing.tags}), at))
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror or e}") from e
    except (RuntimeError, ValueError, UnicodeError, MemoryError) as e:  # what osmium makes of a damaged file
        raise FormatError(path, "", f"a damaged .osm.pbf: {e}") from e


def _place_of(thing: Any) -> LatLon | None:
    if thing.is_node():
        return _position(thing.location.lat, thing.location.lon) if thing.location.valid() else None
    if not thing.is_way():
        return None
    corners = [(node.location.lat, node.location.lon) for node in thing.nodes if node.location.valid()]
    return _middle(corners, closed=thing.is_closed())


class _Xml:
    """Hears the elements of an .osm."""

    def __init__(self, path: Path, take: Callable[[Tagged], None]) -> None:
        self._path = path
        self._take = take
        self._nodes: dict[str, tuple[float, float]] = {}
        self._tags: dict[str, str] = {}
        self._refs: list[str] = []
        self._at: tuple[float, float] | None = None

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "node":
                self._tags, self._at = {}, self._node(attributes)
            case "way" | "relation":
                self._tags, self._refs, self._at = {}, [], None
            case "nd":
                self._refs.append(attributes.get("ref", ""))
            case "tag":
                self._tags[attributes.get("k", "")] = attributes.get("v", "")
            case _:
                pass

    def end(self, tag: str, text: str) -> None:  # noqa: ARG002  # OSM has attributes only
        at: LatLon | None = None
        if tag == "node" and self._at is not None:
            at = _position(*self._at)
        elif tag == "way":
            corners = [self._nodes[ref] for ref in self._refs if ref in self._nodes]
            at = _middle(corners, closed=len(self._refs) > 1 and self._refs[0] == self._refs[-1])
        if at is not None and any(key in self._tags for key in KEYS):
            self._take(Tagged(_short_tags(self._tags), at))
        if tag in ("node", "way", "relation"):
            self._tags, self._refs, self._at = {}, [], None

    def _node(self, attributes: dict[str, str]) -> tuple[float, float] | None:
        try:
            at = float(attributes["lat"]), float(attributes["lon"])
        except (KeyError, ValueError) as e:
            place = f"node {attributes.get('id', '?')[:20]}"
            raise FormatError(self._path, place, "no position: export it again") from e
        self._nodes[attributes.get("id", "")] = at
        return at


def _short_tags(tags: Mapping[str, str]) -> Mapping[str, str]:
    return {key: value[:_MOST_TAG_CHARS] for key, value in list(tags.items())[:_MOST_TAGS]}


def _middle(corners: Sequence[tuple[float, float]], *, closed: bool) -> LatLon | None:
    if not corners:
        return None
    if not closed:
        return _position(*corners[len(corners) // 2])
    lats, lons = [lat for lat, _ in corners], [lon for _, lon in corners]
    return _position((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)


def _position(lat: float, lon: float) -> LatLon | None:
    fits = math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90.0 and abs(lon) <= 180.0
    return LatLon(lat, lon) if fits else None
