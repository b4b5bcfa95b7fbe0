"""Places and houses from a map file: GeoJSON, KML or GPX, as GIS offices and Google Earth write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.addresses.entry import KIND_OF, Entry
from maps.addresses.folding import words
from maps.addresses.from_osm import entries
from maps.addresses.hit import Kind
from maps.foreign.osm_file import Tagged
from maps.formats import by_suffix
from maps.geo import LatLon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from maps.area import Ring
    from maps.formats.features import Fact


def from_map(path: Path, take: Callable[[Entry], None]) -> None:
    """Tell `take` of every entry: points, and lines and areas by their middle. FormatError as `by_suffix`.

    Properties are read as OpenStreetMap has them (`addr:street`, `natural=water`); what has only a name and
    perhaps a kind is a place of that kind, a farm where none is said.
    """
    for at, name, facts in _things(path):
        tags = {key: str(value) for key, value in facts.items() if value is not None}
        tags = {"name": name} | tags if name else tags
        found = entries(Tagged(tags, at))
        if not found and tags.get("name"):
            kind = next((KIND_OF[word] for word in words(tags.get("kind", "")) if word in KIND_OF), Kind.FARM)
            found = (Entry(kind, tags["name"], at),)
        for entry in found:
            take(entry)


def _things(path: Path) -> Iterator[tuple[LatLon, str, Mapping[str, Fact]]]:
    features = by_suffix.read(path)
    for point in features.points:
        yield point.at, point.name, point.facts
    for line in features.lines:
        yield line.places[len(line.places) // 2], line.name, line.facts
    for area in features.areas:
        yield _middle(area.area.ring), area.name, area.facts


def _middle(ring: Ring) -> LatLon:
    lats, lons = [at.lat_deg for at in ring], [at.lon_deg for at in ring]
    return LatLon((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
