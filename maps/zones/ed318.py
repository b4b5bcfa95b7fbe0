"""ED-318, the GeoJSON that follows ED-269: limits in `geometry.layer`, circles as points with an extent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from maps.zones.ed269 import identifier, place_of
from maps.zones.reading import contact, is_mask, is_restriction, text, texts
from maps.zones.zone import Volume, Zone

if TYPE_CHECKING:
    from maps.zones.reading import ZoneReader

LIMITS = ("lower", "lowerReference", "upper", "upperReference", "uom")


def zone_of(reader: ZoneReader, feature: dict[str, Any], number: int) -> Zone | str:
    """One zone, or the name of a mask that is none."""
    properties = feature.get("properties")
    told = reader.an_object({} if properties is None else properties, f"zone {number}, properties")
    place, names = place_of(told, number), texts(told.get("name"))
    if is_mask(names) or told.get("hidden") is True:
        return place
    volumes = _volumes(reader, reader.an_object(feature.get("geometry"), place), told, place)
    if volumes is None:
        return place
    return Zone(
        id=identifier(told) or f"#{number}",
        names=names,
        country=text(told.get("country")).upper(),
        restriction=reader.restriction(told.get("type"), place),
        volumes=tuple(volumes),
        periods=reader.periods(told.get("limitedApplicability")),
        contact=contact(told.get("zoneAuthority")),
        message=texts(told.get("message")),
        conditions=texts(told.get("restrictionConditions")),
    )


def _volumes(
    reader: ZoneReader, geometry: dict[str, Any], told: dict[str, Any], place: str
) -> list[Volume] | None:
    if geometry.get("type") == "GeometryCollection":
        found: list[Volume] = []
        for n, part in enumerate(reader.a_list(geometry.get("geometries"), place), 1):
            inner = reader.an_object(part, f"{place}, volume {n}")
            if inner.get("type") == "GeometryCollection":
                raise reader.refuse(place, "a collection in a collection")
            one = _volumes(reader, inner, told, f"{place}, volume {n}")
            if one is None:
                return None
            found += one
        if not found:
            raise reader.refuse(place, "it has no outline")
        return found
    layer = geometry.get("layer", told.get("layer"))
    lower, upper = reader.limits(reader.an_object({} if layer is None else layer, place), LIMITS, place)
    if geometry.get("type") == "Point":
        extent = reader.an_object(geometry.get("extent", told.get("extent")), f"{place}, extent")
        return [Volume(reader.circle(geometry.get("coordinates"), extent.get("radius"), place), lower, upper)]
    shape = reader.shape(geometry.get("type"), geometry.get("coordinates"), place)
    return None if shape is None else [Volume(shape, lower, upper)]


def looks_like(document: dict[str, Any], feature: Any) -> bool:
    """Whether a FeatureCollection is ED-318: its limits or its restriction stand where only it has them."""
    if not isinstance(feature, dict):
        return "metadata" in document or "datasetMetadata" in document
    told = cast("dict[str, Any]", feature)
    geometry = cast("dict[str, Any]", told["geometry"]) if isinstance(told.get("geometry"), dict) else {}
    named = cast("dict[str, Any]", told["properties"]) if isinstance(told.get("properties"), dict) else {}
    if "restriction" in named:
        return False
    told_there = {"layer", "extent"} & set(geometry) or {"variant", "limitedApplicability"} & set(named)
    return bool(told_there) or is_restriction(named.get("type"))
