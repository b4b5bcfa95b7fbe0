"""The rings of reach and the point of no return on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from maps.geo import AboveHome, LatLon, moved
from missions.no_return import NoReturn, OnRoute
from missions.reach import Here, Reach, reach
from tests.ui.map.conftest import HERE
from ui.map.colours import colours_of
from ui.theme import DAY, NIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from maps.geo import LatLon
    from ui.map.map_view import MapView

SMALL = Here(HERE, AboveHome(60.0), 38.0)  # rings that fit into the view
NOTHING = Reach((), (), ())


def _rings() -> Reach:
    return reach(SMALL, HERE, speed_m_s=8.0)


def _place(east_m: float) -> OnRoute:
    return OnRoute(east_m, east_m / 8.0, moved(HERE, east_m, 0.0))


def _differ(a: QImage, b: QImage) -> list[tuple[int, int]]:
    found = ((x, y) for x in range(a.width()) for y in range(a.height()))
    return [(x, y) for x, y in found if a.pixel(x, y) != b.pixel(x, y)]


def _ink(image: QImage, at: LatLon, view: MapView) -> int:
    """How dark it gets within a few pixels of a place: the darkest grey there."""
    middle = view.to_pixel(at)
    around = [(round(middle.x()) + dx, round(middle.y()) + dy) for dx in range(-8, 9) for dy in range(-8, 9)]
    return min(QColor(image.pixel(x, y)).lightness() for x, y in around)


def test_the_sure_ring_is_stronger_than_the_expected_one(map_view: MapView):
    rings = _rings()
    map_view.show_reach(rings)
    image = map_view.grab().toImage()
    for ray in (9, 27, 45, 63):  # off the lines of the grid, as far as it goes
        assert _ink(image, rings.sure[ray], map_view) < _ink(image, rings.expected[ray], map_view)


def test_it_can_be_switched_off_like_every_layer(map_view: MapView):
    before = map_view.grab().toImage()
    map_view.show_reach(_rings())
    shown = map_view.grab().toImage()
    assert shown != before
    map_view.show_layer("reach", False)
    assert map_view.grab().toImage() == before
    map_view.show_layer("reach", True)
    assert map_view.grab().toImage() == shown


def test_told_nothing_it_is_gone(map_view: MapView):
    before = map_view.grab().toImage()
    map_view.show_reach(_rings(), NoReturn(_place(50.0), _place(90.0), None))
    map_view.show_reach(None)
    assert map_view.grab().toImage() == before
    map_view.show_reach(NOTHING)
    assert map_view.grab().toImage() == before


def test_where_to_turn_back_stands_on_the_route_with_what_is_uncertain(map_view: MapView):
    before = map_view.grab().toImage()
    places = [_place(east_m) for east_m in (-150.0, 0.0, 150.0)]
    map_view.show_reach(None, NoReturn(*places))
    image = map_view.grab().toImage()
    for place in places:
        assert _ink(image, place.at, map_view) < _ink(before, place.at, map_view) - 40


def test_far_away_rings_cost_nothing_and_leave_no_name(map_view: MapView):
    before = map_view.grab().toImage()
    map_view.show_reach(reach(Here(HERE, AboveHome(60.0), 100.0), HERE, speed_m_s=8.0))
    assert map_view.grab().toImage() == before


def test_from_far_away_there_is_no_blot(map_view: MapView):
    map_view.centre_on(HERE, 7.0)
    before = map_view.grab().toImage()
    map_view.show_reach(_rings())
    assert map_view.grab().toImage() == before


def test_the_name_stands_once_and_only_in_the_view(map_view: MapView):
    rings = _rings()
    map_view.show_reach(Reach(rings.expected, (), ()))
    image = map_view.grab().toImage()
    map_view.show_reach(Reach((), (), ()))
    changed = _differ(image, map_view.grab().toImage())
    east = map_view.to_pixel(rings.expected[18])
    beside = [x for x, y in changed if abs(y - east.y()) < 8 and x > east.x() + 12]
    assert max(beside) - min(beside) > 80  # the words, to the right of the ring
    assert max(beside) < image.width()


def test_at_night_the_dots_are_light(map_view: MapView):
    map_view.set_theme(NIGHT)
    rings = _rings()
    dark = map_view.grab().toImage()
    map_view.show_reach(rings)
    light = map_view.grab().toImage()
    middle = map_view.to_pixel(rings.sure[9])
    box = [(round(middle.x()) + dx, round(middle.y()) + dy) for dx in range(-8, 9) for dy in range(-8, 9)]
    assert max(QColor(light.pixel(*p)).lightness() for p in box) > 150
    assert max(QColor(dark.pixel(*p)).lightness() for p in box) < 100
    assert colours_of(NIGHT).text.lightness() > colours_of(DAY).text.lightness()
