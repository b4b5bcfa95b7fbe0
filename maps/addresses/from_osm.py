"""Places and houses from an extract of OpenStreetMap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.addresses.entry import Entry
from maps.addresses.hit import Kind
from maps.foreign.osm_file import Tagged, read_osm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

LICENCE = "© OpenStreetMap contributors, ODbL 1.0"
# key=value to kind; "*" is any value. The first that fits counts
_KINDS = (
    ("place", "city town", Kind.TOWN),
    ("place", "village hamlet suburb quarter neighbourhood locality allotments", Kind.VILLAGE),
    ("place", "isolated_dwelling farm", Kind.FARM),
    ("place", "municipality county", Kind.AREA),
    ("natural", "water", Kind.LAKE),
    ("landuse", "reservoir", Kind.LAKE),
    ("landuse", "forest", Kind.FOREST),
    ("natural", "wood", Kind.FOREST),
    ("natural", "wetland peak hill", Kind.OTHER),
    ("highway", "*", Kind.STREET),
    ("landuse", "farmyard", Kind.FARM),
    ("leisure", "nature_reserve", Kind.OTHER),
    ("tourism", "camp_site picnic_site viewpoint", Kind.OTHER),
    ("man_made", "tower", Kind.OTHER),
)
_OTHER_NAMES = (
    "old_name",
    "alt_name",
    "official_name",
    "loc_name",
    "short_name",
    "name:lv",
    "name:lt",
    "name:en",
)
_MOST_OTHER = 12


def from_osm(path: Path, take: Callable[[Entry], None]) -> None:
    """Tell `take` of every entry. FormatError says what is wrong with the file."""

    def tagged(thing: Tagged) -> None:
        for entry in entries(thing):
            take(entry)

    read_osm(path, tagged)


def entries(thing: Tagged) -> tuple[Entry, ...]:
    """What a node or a way is for a gazetteer: often nothing, at times a farm and a house as well."""
    tags, at, found = thing.tags, thing.at, list[Entry]()
    settlement = tags.get("addr:city", "") or tags.get("addr:place", "")
    parish = tags.get("addr:subdistrict", "") or tags.get("addr:parish", "")
    municipality = tags.get("addr:municipality", "") or tags.get("addr:district", "")
    number, street = tags.get("addr:housenumber", ""), tags.get("addr:street", "")
    village = tags.get("addr:place", "") or settlement
    if number and street:
        found.append(Entry(Kind.STREET, street, at, number, (), settlement, parish, municipality))
    elif number and village:
        found.append(Entry(Kind.VILLAGE, village, at, number, (), "", parish, municipality))
    name, kind = tags.get("name", ""), _kind(tags)
    named = [(tags.get("addr:housename", ""), Kind.FARM), (name, kind)]
    for called, what in dict.fromkeys(named):
        if called and what is not None and called not in {one.name for one in found if not one.number}:
            other = _other_names(tags, called)
            found.append(Entry(what, called, at, "", other, settlement, parish, municipality))
    return tuple(found)


def _kind(tags: Mapping[str, str]) -> Kind | None:
    for key, values, kind in _KINDS:
        value = tags.get(key)
        if value is not None and (values == "*" or value in values.split()):
            return kind
    return None


def _other_names(tags: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Also `old_name:lv` and `old_name:1990-`."""
    said = [
        part.strip()
        for key, value in tags.items()
        if key in _OTHER_NAMES or key.startswith(("old_name:", "alt_name:"))
        for part in value.split(";")
    ]
    return tuple(dict.fromkeys(other for other in said if other and other != name))[:_MOST_OTHER]
