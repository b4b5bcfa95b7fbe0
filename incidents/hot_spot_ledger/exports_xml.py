"""The hot spots as GPX and KML. Our common writers know no descriptions, folders or colours: these do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from incidents.hot_spot_ledger.exports import description_of, name_of, open_first
from incidents.hot_spot_ledger.row import State
from incidents.hot_spot_ledger.same_place import outline_95
from incidents.words import label
from maps.foreign.xml_parts import document, writable, written_time
from maps.formats.gpx import CREATOR, GPX
from maps.formats.kml import KML

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from incidents.hot_spot_ledger.exports import Wording
    from incidents.hot_spot_ledger.row import Row
    from maps.geo import LatLon

_CLOSED, _OPEN, _UNDERWAY = "ff5e574c", "ff1e26b3", "ff0a82f0"  # KML writes alpha, blue, green, red
_COLOURS = {
    State.CLOSED_OUT: _CLOSED,
    State.CLOSED_NOT_A_FIRE: _CLOSED,
    State.SENT: _UNDERWAY,
    State.VISITED: _UNDERWAY,
}


def gpx_text(rows: Sequence[Row], wording: Wording) -> str:
    """GPX 1.1: a waypoint for each, by number, its error and all else in `desc`."""
    ET.register_namespace("", GPX)
    root = ET.Element(f"{{{GPX}}}gpx", version="1.1", creator=CREATOR)
    for row in rows:
        at = {"lat": f"{row.at.lat_deg:.7f}", "lon": f"{row.at.lon_deg:.7f}"}
        waypoint = ET.SubElement(root, f"{{{GPX}}}wpt", at)
        _add(waypoint, GPX, "time", written_time(row.newest.at))
        _add(waypoint, GPX, "name", name_of(row, wording))
        _add(waypoint, GPX, "desc", description_of(row, wording))
        _add(waypoint, GPX, "sym", "Flag, Red" if row.is_open else "Flag, Green")
    return document(root)


def kml_text(rows: Sequence[Row], wording: Wording) -> str:
    """KML 2.2: a folder for each state, in it a pin and the outline of the error for each hot spot."""
    ET.register_namespace("", KML)
    root = ET.Element(_k("kml"))
    made = ET.SubElement(root, _k("Document"))
    title = label(wording.language, "hot_spots")
    training = f"{label(wording.language, 'training')}: " if wording.training else ""
    _add(made, KML, "name", training + title)
    for state in State:
        _style(made, state)
    for state, own in open_first(rows).items():
        folder = ET.SubElement(made, _k("Folder"))
        _add(folder, KML, "name", label(wording.language, f"state_{state}"))
        for row in own:
            _placemark(folder, row, wording)
    return document(root)


def _placemark(folder: Element, row: Row, wording: Wording) -> None:
    placemark = ET.SubElement(folder, _k("Placemark"))
    _add(placemark, KML, "name", name_of(row, wording))
    _add(placemark, KML, "description", description_of(row, wording))
    stamp = ET.SubElement(placemark, _k("TimeStamp"))
    _add(stamp, KML, "when", written_time(row.newest.at))
    _add(placemark, KML, "styleUrl", f"#{row.state.value}")
    both = ET.SubElement(placemark, _k("MultiGeometry"))
    point = ET.SubElement(both, _k("Point"))
    _add(point, KML, "coordinates", _pair(row.at))
    ring = outline_95(row.at, row.ellipse).ring
    boundary = ET.SubElement(ET.SubElement(both, _k("Polygon")), _k("outerBoundaryIs"))
    linear = ET.SubElement(boundary, _k("LinearRing"))
    _add(linear, KML, "coordinates", " ".join(_pair(at) for at in (*ring, ring[0])))


def _style(parent: Element, state: State) -> None:
    colour = _COLOURS.get(state, _OPEN)
    style = ET.SubElement(parent, _k("Style"), id=state.value)
    _add(ET.SubElement(style, _k("IconStyle")), KML, "color", colour)
    line = ET.SubElement(style, _k("LineStyle"))
    _add(line, KML, "color", colour)
    _add(line, KML, "width", "2")
    _add(ET.SubElement(style, _k("PolyStyle")), KML, "color", f"40{colour[2:]}")


def _pair(at: LatLon) -> str:
    return f"{at.lon_deg:.7f},{at.lat_deg:.7f}"


def _add(parent: Element, space: str, name: str, content: str) -> None:
    ET.SubElement(parent, f"{{{space}}}{name}").text = writable(content)


def _k(name: str) -> str:
    return f"{{{KML}}}{name}"
