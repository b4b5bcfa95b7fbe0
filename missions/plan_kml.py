"""A plan as KML or KMZ: a way with its heights in Google Earth, read as the same plan again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from maps.foreign import xml_parts
from maps.foreign.xml_parts import writable
from maps.foreign.zip_file import packed
from maps.formats.kml import KML
from missions.plan_features import HEIGHT, SIMULATED, features_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from maps.formats.features import Fact, NamedArea
    from maps.geo import LatLon
    from missions.plan import Plan

DOCUMENT: Final = "doc.kml"
# What Google Earth can do with a height above home: above the ground is the same where the ground is flat
ALTITUDE_MODE: Final = "relativeToGround"
SAID: Final = (
    "A flight plan of FireDrone. All heights are metres above the take-off point (above_home_m in the data "
    "of each waypoint). Google Earth draws them above the ground, which is the same only where it is flat."
)

OF_A_TRAINING: Final = f"{SIMULATED}: from a training, not from an incident."


def text_of(plan: Plan, *, simulated: bool = False) -> str:
    """PlanError for a plan without a waypoint. The way back is `plan_features.plan_of`."""
    ET.register_namespace("", KML)
    features = features_of(plan, simulated=simulated)
    root = ET.Element(_k("kml"))
    document = ET.SubElement(root, _k("Document"))
    name = f"FireDrone plan: {plan.pattern}"
    _add(document, "name", f"{SIMULATED}: {name}" if simulated else name)
    _add(document, "description", f"{OF_A_TRAINING} {SAID}" if simulated else SAID)
    for area in features.areas:
        _add_area(_placemark(document, area.name, area.facts), area)
    for line in features.lines:
        shape = ET.SubElement(_placemark(document, line.name, line.facts), _k("LineString"))
        _add(shape, "altitudeMode", ALTITUDE_MODE)
        _add(shape, "coordinates", _coordinates(line.places, [float(w.height) for w in plan.waypoints]))
    for point in features.points:
        shape = ET.SubElement(_placemark(document, point.name, point.facts), _k("Point"))
        height = point.facts.get(HEIGHT)
        if height is not None:
            _add(shape, "altitudeMode", ALTITUDE_MODE)
        _add(shape, "coordinates", _coordinates([point.at], [] if height is None else [float(height)]))
    return xml_parts.document(root)


def kmz_of(plan: Plan, *, simulated: bool = False) -> bytes:
    """The same, packed as Google Earth packs it."""
    return packed({DOCUMENT: text_of(plan, simulated=simulated)})


def _add_area(placemark: Element, area: NamedArea) -> None:
    polygon = ET.SubElement(placemark, _k("Polygon"))
    for kind, ring in (("outer", area.area.ring), *(("inner", hole) for hole in area.area.holes)):
        boundary = ET.SubElement(polygon, _k(f"{kind}BoundaryIs"))
        linear = ET.SubElement(boundary, _k("LinearRing"))
        _add(linear, "coordinates", _coordinates((*ring, ring[0]), []))


def _placemark(document: Element, name: str, facts: Mapping[str, Fact]) -> Element:
    placemark = ET.SubElement(document, _k("Placemark"))
    _add(placemark, "name", name)
    extended = ET.SubElement(placemark, _k("ExtendedData"))
    for key, value in facts.items():
        data = ET.SubElement(extended, _k("Data"), name=key)
        _add(data, "value", str(value).lower() if isinstance(value, bool) else str(value))
    return placemark


def _coordinates(places: Sequence[LatLon], heights: Sequence[float]) -> str:
    flat = [f"{at.lon_deg:.7f},{at.lat_deg:.7f}" for at in places]
    if not heights:
        return " ".join(flat)
    return " ".join(f"{pair},{height:.2f}" for pair, height in zip(flat, heights, strict=True))


def _add(parent: Element, name: str, content: str) -> None:
    ET.SubElement(parent, _k(name)).text = writable(content)


def _k(name: str) -> str:
    return f"{{{KML}}}{name}"
