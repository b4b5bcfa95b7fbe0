"""The tags of OpenStreetMap that stand for our kinds, and what they say beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.places.place import PlaceKind
from maps.places.words import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

# key, value ("" is any but no), kind; the first that fits: a bridge on a track is a bridge
_KINDS: tuple[tuple[str, str, PlaceKind], ...] = (
    ("emergency", "fire_hydrant", PlaceKind.HYDRANT),
    ("emergency", "suction_point", PlaceKind.SUCTION_POINT),
    ("emergency", "fire_water_pond", PlaceKind.FIRE_POND),
    ("emergency", "water_tank", PlaceKind.TANK),
    ("emergency", "assembly_point", PlaceKind.MEETING_POINT),
    ("emergency", "landing_site", PlaceKind.LANDING_SITE),
    ("aeroway", "helipad", PlaceKind.LANDING_SITE),
    ("amenity", "fire_station", PlaceKind.FIRE_STATION),
    ("man_made", "water_tower", PlaceKind.TANK),
    ("man_made", "bridge", PlaceKind.BRIDGE),
    ("bridge", "", PlaceKind.BRIDGE),
    ("barrier", "gate", PlaceKind.GATE),
    ("barrier", "lift_gate", PlaceKind.GATE),
    ("barrier", "swing_gate", PlaceKind.GATE),
    ("highway", "speed_display", PlaceKind.SPEED_DISPLAY),
    ("traffic_sign", "", PlaceKind.SIGN),
    ("highway", "track", PlaceKind.FOREST_TRACK),
    ("power", "line", PlaceKind.POWER_LINE),
    ("power", "minor_line", PlaceKind.POWER_LINE),
    ("natural", "water", PlaceKind.OPEN_WATER),
    ("landuse", "reservoir", PlaceKind.OPEN_WATER),
    ("waterway", "", PlaceKind.OPEN_WATER),
)
_FIELDS = {
    "ref": Field.NAME,
    "name": Field.NAME,
    "fire_hydrant:type": Field.FORM,
    "fire_hydrant:diameter": Field.CAPACITY,
    "fire_hydrant:flow_rate": Field.CAPACITY,
    "water_tank:volume": Field.CAPACITY,
    "capacity": Field.CAPACITY,
    "access": Field.ACCESS,
    "seasonal": Field.SEASON,
    "description": Field.NOTE,
    "note": Field.NOTE,
    "tracktype": Field.NOTE,
    "survey:date": Field.CHECKED_ON,
    "check_date": Field.CHECKED_ON,
    "maxweight": Field.MAX_WEIGHT_T,
    "maxheight": Field.MAX_HEIGHT_M,
}
_UNITS = {"fire_hydrant:diameter": "mm", "fire_hydrant:flow_rate": "l/min"}


def osm_fields(tags: Mapping[str, str]) -> dict[Field, str] | None:
    """What the tags say in our words; None where they name none of our kinds."""
    kind = next((kind for key, value, kind in _KINDS if _fits(tags.get(key), value)), None)
    if kind is None:
        return None
    told = {field: _with_unit(key, tags[key]) for key, field in _FIELDS.items() if tags.get(key)}
    return told | {Field.KIND: kind.value}


def _fits(said: str | None, value: str) -> bool:
    return bool(said) and (said == value or (not value and said != "no"))


def _with_unit(key: str, written: str) -> str:
    unit = _UNITS.get(key, "")
    return f"{written} {unit}" if unit and written[-1:].isdigit() else written
