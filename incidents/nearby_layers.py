"""What lies round a scene as layers of a map that is handed over, in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import shapely

from incidents.place_words import camera_text, kind_name, place_text, place_title
from incidents.words import label
from incidents.zone_words import restriction_name, zone_text, zones_note
from maps.geo import LatLon
from maps.places.cameras import sector
from maps.places.place import WATER, PlaceKind
from maps.sheet.place_signs import PLAIN, Look, look_of, tone
from maps.sheet.sheet import Layer, Pen, Shape, Sign, Switches
from maps.zones.zone import Restriction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from shapely import MultiPolygon, Polygon

    from incidents.nearby import Nearby
    from maps.places.place import Place
    from maps.sheet.sheet import Sheet

# The dashes tell them apart without colour, on a grey print too
ZONE_PENS = {
    Restriction.PROHIBITED: Pen("#c22a1c", 2.6),
    Restriction.PERMIT: Pen("#c22a1c", 2.2, "9 5"),
    Restriction.USPACE: Pen("#c22a1c", 2.2, "9 4 2 4"),
    Restriction.CONDITIONAL: Pen("#8a5200", 2.2, "3 5"),
}
PEOPLE = frozenset({PlaceKind.MEETING_POINT, PlaceKind.LANDING_SITE, PlaceKind.FIRE_STATION})
SECTOR = Pen(PLAIN, 1.2, "2 4")
ZONE_FILL = 0.06  # where several lie over each other the ground is still seen
ZONE_TRUE_TO_DEG = 0.00005  # 5 m: a national file outlines its coast by the metre
MOST_ZONE_CORNERS = 2_000
CAMERA = Look(None)

geometry: Any = shapely  # its stubs are generic over every kind of array


def layers_of(nearby: Nearby, language: str, today: date) -> tuple[Layer, ...]:
    """Only those with something in them, the zones first."""
    sorts = (
        ("map_water", WATER),
        ("map_people", PEOPLE),
        ("map_road", frozenset(PlaceKind) - WATER - PEOPLE),
    )
    layers = (
        _zones(nearby, language),
        *(_places(label(language, key), nearby.places, kinds, language, today) for key, kinds in sorts),
        _cameras(nearby, language),
    )
    return tuple(layer for layer in layers if layer.shapes or layer.signs)


def surrounded(sheet: Sheet, nearby: Nearby, today: date) -> Sheet:
    """The sheet with its surroundings, and switches for all of it."""
    language, oldest = sheet.language, nearby.oldest
    notes = (zones_note(oldest, language),) if oldest is not None else ()
    return replace(
        sheet,
        layers=(*sheet.layers, *layers_of(nearby, language, today)),
        switches=_switches(language),
        notes=(*sheet.notes, *notes),
        sources=(*sheet.sources, *nearby.sources),
    )


def _switches(language: str) -> Switches:
    return Switches(
        *(label(language, f"map_{key}") for key in ("menu", "pictures", "tracks", "areas", "marks"))
    )


def _zones(nearby: Nearby, language: str) -> Layer:
    shapes = [
        Shape(
            _rings(polygon),
            ZONE_PENS[zone.restriction],
            zone.name(language),
            zone_text(zone, file, language),
            ZONE_FILL,
        )
        for zone, file in nearby.zones
        for volume in zone.volumes
        for polygon in _polygons(volume.shape)
    ]
    there = dict.fromkeys(zone.restriction for zone, _ in nearby.zones)
    legend = [
        (pen, restriction_name(restriction, language))
        for restriction, pen in ZONE_PENS.items()
        if restriction in there
    ]
    return Layer(label(language, "map_zones"), tuple(shapes), (), tuple(legend))


def _places(
    name: str, places: Sequence[Place], kinds: Collection[PlaceKind], language: str, today: date
) -> Layer:
    own = [place for place in places if place.kind in kinds]
    shapes = [_way(place, language, today) for place in own if len(place.positions) > 1]
    signs = [
        Sign(
            place.at,
            look_of(place, today),
            place_title(place, language),
            place_text(place, language, today),
        )
        for place in own
    ]
    there = {place.kind for place in own}
    legend = [(Look(kind), kind_name(kind, language)) for kind in PlaceKind if kind in there]
    hollow = next((place.kind for place in own if not place.is_checked(today)), None)
    if hollow is not None:
        legend.append((Look(hollow, hollow=True), label(language, "map_unchecked")))
    return Layer(name, tuple(shapes), tuple(signs), tuple(legend))


def _way(place: Place, language: str, today: date) -> Shape:
    """The shore of a lake, a forest track, a wire."""
    return Shape(
        (place.positions,),
        Pen(tone(place.kind), 2.4),
        place_title(place, language),
        place_text(place, language, today),
        0.2 if place.filled else None,
    )


def _cameras(nearby: Nearby, language: str) -> Layer:
    name = label(language, "place_camera")
    shapes: list[Shape] = []
    signs: list[Sign] = []
    for camera in nearby.cameras:
        title = f"{name} {camera.name}".strip()
        signs.append(Sign(camera.at, CAMERA, title, camera_text(camera, language)))
        if camera.view is not None:
            shapes.append(Shape((sector(camera),), SECTOR, title, camera_text(camera, language)))
    return Layer(label(language, "map_cameras"), tuple(shapes), tuple(signs), ((CAMERA, name),))


def _polygons(shape: Polygon | MultiPolygon) -> Iterator[Polygon]:
    """With no more corners than can be seen; of a giant as few as a page can carry."""
    true_to_deg, simple = ZONE_TRUE_TO_DEG, shape.simplify(ZONE_TRUE_TO_DEG)
    while geometry.get_num_coordinates(simple) > MOST_ZONE_CORNERS and true_to_deg < 0.1:
        true_to_deg *= 4.0
        simple = shape.simplify(true_to_deg)
    for part in geometry.get_parts(simple).tolist():
        if isinstance(part, shapely.Polygon) and not part.is_empty:
            yield part


def _rings(polygon: Polygon) -> tuple[tuple[LatLon, ...], ...]:
    return tuple(_ring(ring.coords) for ring in (polygon.exterior, *polygon.interiors))


def _ring(corners: Iterable[tuple[float, ...]]) -> tuple[LatLon, ...]:
    return tuple(LatLon(float(corner[1]), float(corner[0])) for corner in corners)
