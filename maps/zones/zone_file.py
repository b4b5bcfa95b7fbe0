"""Read a file of zones, whichever format it is in: ED-269, ED-318, or the GeoJSON of the national viewers.

One zone that cannot be read refuses the whole file with its number and name: a zone that is silently missing
is worse than none. What is no zone (a mask of the world, a hidden feature) is left out and named.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from maps.foreign.file import FormatError, parse_time, read_bytes
from maps.foreign.json_file import read_json
from maps.foreign.limits import MAX_ZONE_JSON_PARTS, MAX_ZONES
from maps.zones import avm_geojson, ed269, ed318
from maps.zones.reading import ZoneReader
from maps.zones.zone import Zone, ZoneFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ISSUED = ("issued", "edition", "updateDateTime", "creationDateTime")


def read_zones(path: Path) -> ZoneFile:
    """All zones of a file. FormatError names the file, the zone and what is wrong with it."""
    sha256 = hashlib.sha256(read_bytes(path)).hexdigest()
    document = read_json(path, MAX_ZONE_JSON_PARTS)
    reader = ZoneReader(path)
    head, features = _features(reader, document)
    if len(features) > MAX_ZONES:
        raise FormatError(path, "", f"more than {MAX_ZONES:,} zones: keep only the region")
    first = features[0] if features else None
    if ed269.looks_like(first) or (not head and not _is_geojson(first)):
        kind, read = "ED-269", ed269.zone_of
    elif ed318.looks_like(head, first):
        kind, read = "ED-318", ed318.zone_of
    else:
        kind, read = "GeoJSON", avm_geojson.zone_of
    found = [
        read(reader, reader.an_object(feature, f"zone {number}"), number)
        for number, feature in enumerate(features, 1)
    ]
    about = _about(head)
    stated = _time(about, _ISSUED) or avm_geojson.updated(features)
    return ZoneFile(
        name=path.name,
        kind=kind,
        edition=stated or _saved(path),
        edition_stated=stated is not None,
        sha256=sha256,
        zones=tuple(zone for zone in found if isinstance(zone, Zone)),
        valid_from=_time(about, ("validFrom",)),
        valid_until=_time(about, ("validTo", "validUntil")),
        dropped=tuple(zone for zone in found if not isinstance(zone, Zone)),
        remarks=tuple(reader.remarks),
    )


def _features(reader: ZoneReader, document: Any) -> tuple[dict[str, Any], list[Any]]:
    """What stands at the head of the file, and its features; some wrap it, or them, as a plain list."""
    if isinstance(document, list):
        listed = cast("list[Any]", document)
        whole = len(listed) == 1 and isinstance(listed[0], dict) and "features" in listed[0]
        return _features(reader, listed[0]) if whole else ({}, listed)
    head = reader.an_object(document, "")
    if head.get("type") == "Feature":
        return head, [head]
    if "features" not in head:
        raise FormatError(reader.path, "", 'no "features": this is no file of zones')
    return head, reader.a_list(head["features"], "features")


def _is_geojson(feature: Any) -> bool:
    return isinstance(feature, dict) and "properties" in feature


def _about(head: dict[str, Any]) -> list[dict[str, Any]]:
    """Where a file may say something about itself."""
    places = [head, *(head.get(key) for key in ("metadata", "datasetMetadata", "metaData"))]
    return [cast("dict[str, Any]", place) for place in places if isinstance(place, dict)]


def _time(places: list[dict[str, Any]], keys: Iterable[str]) -> datetime | None:
    for key in keys:
        for place in places:
            try:
                return parse_time(place[key])
            except (KeyError, TypeError, ValueError, OverflowError):
                continue
    return None


def _saved(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as e:
        raise FormatError(path, "", f"cannot be read: {e.strerror}") from e
