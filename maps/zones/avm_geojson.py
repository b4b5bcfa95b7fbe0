"""GeoJSON of the national viewers (Lithuania, Estonia, Latvia): an outline, and ED-269's words as properties.

An outline that somebody drew, without any of those words, is read too: as forbidden at all heights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from maps.foreign.file import parse_time
from maps.zones.ed269 import LIMITS, place_of, volumes_of, zone_with
from maps.zones.reading import is_mask, items, texts
from maps.zones.zone import Limit, Reference, Volume, Zone

if TYPE_CHECKING:
    from datetime import datetime

    from maps.zones.reading import ZoneReader


def zone_of(reader: ZoneReader, feature: dict[str, Any], number: int) -> Zone | str:
    """One zone, or the name of a mask or a hidden feature that is none."""
    properties = feature.get("properties")
    told = reader.an_object({} if properties is None else properties, f"zone {number}, properties")
    place = place_of(told, number)
    if is_mask(texts(told.get("name"))) or told.get("hidden") is True:
        return place
    volumes = _volumes(reader, feature, told, place)
    return place if volumes is None else zone_with(reader, told, number, tuple(volumes))


def _volumes(
    reader: ZoneReader, feature: dict[str, Any], told: dict[str, Any], place: str
) -> list[Volume] | None:
    listed = items(told.get("geometry"))
    if any(isinstance(layer, dict) and "horizontalProjection" in layer for layer in listed):
        each = [volumes_of(reader, reader.an_object(layer, place), place) for layer in listed]
        return None if None in each else [volume for found in each for volume in found or ()]
    geometry = reader.an_object(feature.get("geometry"), place)
    if geometry.get("type") == "Point" and "radius" in told:
        shape: Any = reader.circle(geometry.get("coordinates"), told.get("radius"), place)
    else:
        shape = reader.shape(geometry.get("type"), geometry.get("coordinates"), place)
    if shape is None:
        return None
    stated = [cast("dict[str, Any]", layer) for layer in listed if isinstance(layer, dict)]
    if stated:
        return [Volume(shape, *reader.limits(layer, LIMITS, place)) for layer in stated]
    return [Volume(shape, *_plain_limits(reader, told, place))]


def _plain_limits(reader: ZoneReader, told: dict[str, Any], place: str) -> tuple[Limit, Limit]:
    """`lowerMeters` and `upperMeters` with their words beside them, else ED-269's own names, else nothing."""
    if "lowerMeters" not in told and "upperMeters" not in told:
        return reader.limits(told, LIMITS, place)
    metres = {
        "lower": told.get("lowerMeters"),
        "from": _named(told.get("lower")),
        "upper": told.get("upperMeters"),
        "to": _named(told.get("upper")),
    }
    return reader.limits(metres, ("lower", "from", "upper", "to", "unit"), place)


def _named(value: Any) -> str | None:
    """What "6000 FT AGL", "SFC" or "2500 FT AMSL" counts from."""
    words = value.upper().split() if isinstance(value, str) else []
    known = (Reference.GROUND, Reference.SEA, Reference.ELLIPSOID)
    return next((word for word in words if word in ("SFC", "GND", "MSL") or word.casefold() in known), None)


def updated(features: list[Any]) -> datetime | None:
    """The newest change of any feature: such a file says nothing about itself as a whole."""
    newest: datetime | None = None
    for feature in features:
        told: Any = feature
        for key in ("properties", "metaData"):
            told = cast("dict[str, Any]", told).get(key) if isinstance(told, dict) else None
        stamps = cast("dict[str, Any]", told) if isinstance(told, dict) else {}
        for key in ("updateDateTime", "creationDateTime"):
            try:
                time = parse_time(stamps[key])
            except (KeyError, TypeError, ValueError, OverflowError):
                continue
            newest = time if newest is None else max(newest, time)
            break
    return newest
