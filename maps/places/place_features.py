"""Places out of the points, lines and areas of a map file: by our own keys, or by OpenStreetMap's tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.foreign.file import plain
from maps.places.mapping import field_of
from maps.places.osm_tags import osm_fields
from maps.places.place import Place, PlaceKind
from maps.places.problem import Problem
from maps.places.told_place import told_place
from maps.places.words import Field, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from maps.formats.features import Fact, Features
    from maps.geo import LatLon


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """`has_tags`: some were known by tags of OpenStreetMap, which wants to be named on the map."""

    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    has_tags: bool


@dataclass(frozen=True, slots=True)
class _Object:
    where: str
    name: str
    positions: tuple[LatLon, ...]
    filled: bool
    facts: Mapping[str, str]
    tags: Mapping[Field, str] | None  # what the tags of OpenStreetMap say


def places_of(features: Features, fallback: PlaceKind | None, source: str) -> FoundPlaces:
    """`fallback` is the kind of an object that tells none. Of a file with tags, what bears none is not taken:
    nobody asks for its bakeries.
    """
    objects = tuple(_objects(features))
    has_tags = any(one.tags is not None for one in objects)
    places: list[Place] = []
    problems: list[Problem] = []
    skipped = 0
    for one in objects:
        told = dict(one.tags) if one.tags is not None else _by_keys(one.facts)
        if has_tags and Field.KIND not in told:
            skipped += 1
            continue
        if one.name:
            told[Field.NAME] = one.name
        remarks: list[str] = []
        guessed = fallback or kind_of(one.name)
        places.append(told_place(told, one.positions, guessed, source, remarks.append, filled=one.filled))
        problems += [Problem(one.where, remark) for remark in remarks]
    if skipped:
        problems.append(Problem("tags", f"{skipped} objects are of no kind that is shown: not taken"))
    return FoundPlaces(tuple(places), tuple(problems), has_tags)


def _objects(features: Features) -> Iterator[_Object]:
    for n, point in enumerate(features.points, 1):
        yield _object(f"point {n}", point.name, (point.at,), point.facts)
    for n, line in enumerate(features.lines, 1):
        yield _object(f"line {n}", line.name, line.places, line.facts)
    for n, area in enumerate(features.areas, 1):
        ring = (*area.area.ring, area.area.ring[0])
        yield _object(f"area {n}", area.name, ring, area.facts, filled=True)


def _object(
    where: str, name: str, positions: tuple[LatLon, ...], facts: Mapping[str, Fact], *, filled: bool = False
) -> _Object:
    texts = {key.strip().casefold(): plain(str(v)) for key, v in facts.items() if v not in (None, "")}
    return _Object(where, name, positions, filled, texts, osm_fields(texts))


def _by_keys(facts: Mapping[str, str]) -> dict[Field, str]:
    """The first key of each meaning."""
    found: dict[Field, str] = {}
    for key, text in facts.items():
        field = field_of(key)
        if field is not None:
            found.setdefault(field, text)
    return found
