"""ED-269, the JSON that Latvia publishes: features with limits and outlines in their `geometry` list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from maps.foreign.file import plain
from maps.zones.reading import contact, is_mask, items, text, texts
from maps.zones.zone import Volume, Zone

if TYPE_CHECKING:
    from maps.zones.reading import ZoneReader

LIMITS = ("lowerLimit", "lowerVerticalReference", "upperLimit", "upperVerticalReference", "uomDimensions")


def zone_of(reader: ZoneReader, feature: dict[str, Any], number: int) -> Zone | str:
    """One zone, or the name of a mask that is none."""
    names, place = texts(feature.get("name")), place_of(feature, number)
    if is_mask(names) or feature.get("hidden") is True:
        return place
    volumes: list[Volume] = []
    for n, layer in enumerate(items(feature.get("geometry")), 1):
        told = reader.an_object(layer, f"{place}, volume {n}")
        found = volumes_of(reader, told, f"{place}, volume {n}")
        if found is None:
            return place
        volumes += found
    if not volumes:
        raise reader.refuse(place, "it has no outline")
    return zone_with(reader, feature, number, tuple(volumes))


def volumes_of(reader: ZoneReader, layer: dict[str, Any], place: str) -> list[Volume] | None:
    """The outlines between one pair of limits; None for a mask of the world."""
    lower, upper = reader.limits(layer, LIMITS, place)
    found: list[Volume] = []
    for projection in items(layer.get("horizontalProjection")):
        told = reader.an_object(projection, place)
        if told.get("type") == "Circle":
            shape = reader.circle(told.get("center"), told.get("radius"), place)
        else:
            shape = reader.shape(told.get("type"), told.get("coordinates"), place)
        if shape is None:
            return None
        found.append(Volume(shape, lower, upper))
    return found


def zone_with(reader: ZoneReader, told: dict[str, Any], number: int, volumes: tuple[Volume, ...]) -> Zone:
    """What ED-269 says of a zone besides its outline; the viewers' GeoJSON uses the same words."""
    place = place_of(told, number)
    return Zone(
        id=identifier(told) or f"#{number}",
        names=texts(told.get("name")),
        country=text(told.get("country")).upper(),
        restriction=reader.restriction(told.get("restriction"), place),
        volumes=volumes,
        periods=reader.periods(told.get("applicability")),
        contact=contact(told.get("zoneAuthority")),
        message=texts(told.get("message")),
        conditions=texts(told.get("restrictionConditions")),
    )


def identifier(told: dict[str, Any]) -> str:
    """As the file has it; a number counts."""
    value = told.get("identifier")
    return plain(str(value))[:80] if isinstance(value, str | int) and str(value).strip() else ""


def place_of(told: dict[str, Any], number: int) -> str:
    """How a refusal names a zone: its number in the file, and its name or identifier."""
    name = text(told.get("name")) or identifier(told)
    return f'zone {number} "{name[:60]}"' if name else f"zone {number}"


def looks_like(feature: Any) -> bool:
    """Whether a feature has its limits where ED-269 has them."""
    if not isinstance(feature, dict):
        return False
    told = cast("dict[str, Any]", feature)
    layers = items(told.get("geometry"))
    return "properties" not in told and any(
        isinstance(layer, dict) and "horizontalProjection" in layer for layer in layers[:1]
    )
