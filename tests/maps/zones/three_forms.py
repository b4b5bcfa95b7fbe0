"""One zone over the search of `tests.missions.findings.airs`, written in each of the three forms."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from maps.zones.zone_file import read_zones
from missions.airspace import Airspace
from missions.checks import Finding, check
from tests.missions import shapes
from tests.missions.findings.airs import BESIDE, NOON, ON_IT, SEARCH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from maps.zones.zone import ZoneFile
    from missions.ground import Ground

ISSUED = "2026-04-17T09:00:00Z"  # three hours before NOON


def ring(corners: Sequence[tuple[float, float]] = ON_IT) -> list[list[float]]:
    """Closed, as longitude and latitude."""
    places = [shapes.at(*corner) for corner in (*corners, corners[0])]
    return [[at.lon_deg, at.lat_deg] for at in places]


def rings(*outlines: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """The first is the outline, the others are holes."""
    return {"type": "Polygon", "coordinates": [ring(outline) for outline in outlines]}


LIMITS: dict[str, Any] = {"lower": 0, "lower_from": "AGL", "upper": 120, "upper_from": "AGL", "unit": "M"}
AUTHORITY = [{"name": "Torņa dežurants", "phone": "+371 20000000", "email": "dezurants@example.org"}]


def zone(
    shape: dict[str, Any] | None = None, limits: dict[str, Any] | None = None, **told: Any
) -> dict[str, Any]:
    """A zone in words of our own: shape, limits, restriction, when, name, and whatever else it says."""
    words: dict[str, Any] = {"identifier": "EVX0001", "country": "LVA", "name": "Lidlauks"}
    words |= {"restriction": "PROHIBITED", "reason": ["AIR_TRAFFIC"], "zoneAuthority": deepcopy(AUTHORITY)}
    return {**words, **told, "shape": shape or rings(ON_IT), "limits": {**LIMITS, **(limits or {})}}


def ed269(*zones: dict[str, Any]) -> Any:
    return {"title": "LV", "issued": ISSUED, "features": [_ed269(one) for one in zones]}


def ed318(*zones: dict[str, Any]) -> Any:
    features = [_ed318(one) for one in zones]
    return {"type": "FeatureCollection", "metadata": {"issued": ISSUED}, "features": features}


def viewer(*zones: dict[str, Any]) -> Any:
    return {"type": "FeatureCollection", "features": [_viewer(one) for one in zones]}


FORMS = (ed269, ed318, viewer)


def read(folder: Path, document: Any, encoding: str = "utf-8") -> ZoneFile:
    path = folder / "zones.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding=encoding)
    return read_zones(path)


def judged(file: ZoneFile, at: datetime | None = NOON, ground: Ground | None = None) -> dict[str, Finding]:
    """What the checks say of the search at that hour, by code."""
    found = check(SEARCH, ground=ground, airspace=Airspace((file,), at=at))
    return {finding.code: finding for finding in found}


def elsewhere() -> dict[str, Any]:
    """A zone of Latvia that the search does not meet."""
    return zone(rings(BESIDE), identifier="EVX0002", name="Blakus")


def _ed269(told: dict[str, Any]) -> dict[str, Any]:
    shape, limits, rest = _apart(told)
    layer = {key: limits[ours] for key, ours in _ED269.items() if ours in limits}
    rest["geometry"] = [layer | {"horizontalProjection": shape}]
    return _renamed(rest, {"when": "applicability"})


def _ed318(told: dict[str, Any]) -> dict[str, Any]:
    shape, limits, rest = _apart(told)
    layer = {key: limits[ours] for key, ours in _ED318.items() if ours in limits}
    if shape["type"] == "Circle":
        extent = {"subType": "Circle", "radius": shape["radius"]}
        shape = {"type": "Point", "coordinates": shape["center"], "extent": extent}
    named = _renamed(rest, {"when": "limitedApplicability", "restriction": "type"})
    return {
        "type": "Feature",
        "geometry": shape | {"layer": layer},
        "properties": named | {"variant": "COMMON"},
    }


def _viewer(told: dict[str, Any]) -> dict[str, Any]:
    shape, limits, rest = _apart(told)
    named = _renamed(rest, {"when": "applicability"})
    named["geometry"] = {key: limits[ours] for key, ours in _ED269.items() if ours in limits}
    named["metaData"] = {"creationDateTime": "2026-01-01T00:00:00Z", "updateDateTime": ISSUED}
    if shape["type"] == "Circle":
        named["radius"] = shape["radius"]
        shape = {"type": "Point", "coordinates": shape["center"]}
    return {"type": "Feature", "geometry": shape, "properties": named}


_ED269 = {
    "uomDimensions": "unit",
    "lowerLimit": "lower",
    "lowerVerticalReference": "lower_from",
    "upperLimit": "upper",
    "upperVerticalReference": "upper_from",
}
_ED318 = {
    "uom": "unit",
    "lower": "lower",
    "lowerReference": "lower_from",
    "upper": "upper",
    "upperReference": "upper_from",
}


def _apart(told: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    rest = {key: value for key, value in told.items() if key not in ("shape", "limits")}
    limits = {key: value for key, value in told["limits"].items() if value is not None}
    return dict(told["shape"]), limits, rest


def _renamed(told: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {names.get(key, key): value for key, value in told.items()}
