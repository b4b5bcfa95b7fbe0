"""Zones on the map: drawn where they are, in their tone, with words where there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from shapely import Polygon

from maps.geo import moved
from maps.zones.zone import Limit, Reference, Restriction, Volume, Zone
from tests.ui.map.conftest import HERE
from ui import theme
from ui.map.map_view import MapView


def zone(
    restriction: Restriction = Restriction.PROHIBITED, reach_m: float = 400.0, east_m: float = 0.0
) -> Zone:
    corners = [
        moved(HERE, east_m + e * reach_m, n * reach_m) for e, n in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    shape = Polygon([(at.lon_deg, at.lat_deg) for at in corners])
    volume = Volume(shape, Limit(0.0, Reference.GROUND), Limit(120.0, Reference.GROUND))
    return Zone("EVX1", {"": "Lidlauks"}, "LVA", restriction, (volume,))


def edge(view: MapView, reach_m: float = 400.0) -> QPoint:
    """On the western side of the zone, a bit below its middle."""
    return view.to_pixel(moved(HERE, -reach_m, -0.3 * reach_m)).toPoint()


def near(view: MapView, at: QPoint) -> list[QColor]:
    picture = view.grab().toImage()
    return [picture.pixelColor(at + QPoint(x, y)) for x in range(-2, 3) for y in range(-2, 3)]


def test_a_forbidden_zone_has_a_red_edge_and_conditions_have_an_amber_one(map_view: MapView):
    map_view.show_zones([zone()])
    assert QColor(theme.DAY.danger) in near(map_view, edge(map_view))
    map_view.show_zones([zone(Restriction.CONDITIONAL)])
    assert QColor(theme.DAY.attention_text) in near(map_view, edge(map_view))


def test_what_forbids_nothing_and_what_is_switched_off_is_not_drawn(map_view: MapView):
    plain = map_view.grab().toImage()
    map_view.show_zones([zone(Restriction.NONE)])
    assert map_view.grab().toImage() == plain
    map_view.show_zones([zone()])
    assert map_view.grab().toImage() != plain
    map_view.show_layer("zones", False)
    assert map_view.grab().toImage() == plain
    map_view.show_layer("zones", True)
    map_view.show_zones([])
    assert map_view.grab().toImage() == plain


def test_the_ground_shows_through_the_hatch(map_view: MapView):
    plain = map_view.grab().toImage()
    map_view.show_zones([zone()])
    hatched = map_view.grab().toImage()
    at = map_view.to_pixel(moved(HERE, 150.0, -250.0)).toPoint()
    places = [at + QPoint(x, y) for x in range(20) for y in range(20)]
    same = sum(plain.pixelColor(p) == hatched.pixelColor(p) for p in places)
    assert 0.4 * len(places) < same < len(places)


@pytest.mark.parametrize(("zoom", "written"), [(15.0, True), (12.0, False)])
def test_words_are_written_only_where_they_have_room(map_view: MapView, zoom: float, written: bool):
    map_view.centre_on(HERE, zoom)
    map_view.show_zones([zone()])
    named = map_view.grab().toImage()
    nameless = Zone("", {"": " "}, "LVA", Restriction.PROHIBITED, zone().volumes)
    map_view.show_zones([nameless])
    assert (named != map_view.grab().toImage()) is written


def test_a_thousand_zones_elsewhere_are_not_painted(map_view: MapView):
    far = [zone(east_m=50_000.0 + 10.0 * n) for n in range(1000)]
    layer = map_view._layers.zones
    layer.set_zones([*far, zone()])
    assert len(layer._near(map_view.frame)) == 1


def test_a_tap_finds_what_lies_under_it_the_smallest_first(map_view: MapView):
    large, small, free = zone(reach_m=400.0), zone(reach_m=100.0), zone(Restriction.NONE)
    layer = map_view._layers.zones
    layer.set_zones([large, small, free])
    middle, edge_px = map_view.to_pixel(HERE), map_view.to_pixel(moved(HERE, 300.0, 0.0))
    assert layer.zones_at(middle, map_view.frame) == (small, large)
    assert layer.zones_at(edge_px, map_view.frame) == (large,)
    assert layer.zones_at(map_view.to_pixel(moved(HERE, 900.0, 0.0)), map_view.frame) == ()


def test_a_tap_just_beside_the_outline_still_means_it(map_view: MapView):
    layer, one = map_view._layers.zones, zone(reach_m=100.0)
    layer.set_zones([one])
    beside = map_view.to_pixel(moved(HERE, 100.0, 0.0))
    assert layer.zones_at(beside + QPointF(6.0, 0.0), map_view.frame) == (one,)
    assert layer.zones_at(beside + QPointF(12.0, 0.0), map_view.frame) == ()


def test_a_zone_of_two_volumes_is_found_once(map_view: MapView):
    one = zone()
    twice = Zone("EVX2", {}, "LVA", Restriction.PROHIBITED, (*one.volumes, *one.volumes))
    layer = map_view._layers.zones
    layer.set_zones([twice])
    assert layer.zones_at(map_view.to_pixel(HERE), map_view.frame) == (twice,)
