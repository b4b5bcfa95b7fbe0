"""Places and cameras on the map: signs where they stand, numbers from afar, hollow where nobody looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from maps.geo import LatLon, distance_m, moved
from maps.mercator import to_world, units_per_pixel
from maps.places.cameras import Camera, View
from maps.places.place import Place, PlaceKind
from ui import theme
from ui.map.canvas import Canvas
from ui.map.colours import colours_of
from ui.map.frame import Frame
from ui.map.layers.places import PlacesLayer
from ui.map.place_colours import place_colours

if TYPE_CHECKING:
    from ui.theme import Theme

HERE = LatLon(56.48, 23.39)
TODAY = date(2026, 6, 1)
NEAR, TOWN, DISTRICT, COUNTRY = 16.0, 13.0, 10.5, 6.0  # zooms


def place(kind: PlaceKind = PlaceKind.HYDRANT, east_m: float = 0.0, north_m: float = 0.0, **more: object):
    return replace(
        Place(kind, (moved(HERE, east_m, north_m),), checked_on=TODAY),
        **more,  # type: ignore[arg-type]
    )


def frame(zoom: float, size: tuple[int, int] = (600, 400)) -> Frame:
    unit = 1.0 / units_per_pixel(zoom)
    x, y = to_world(HERE.lat_deg, HERE.lon_deg)
    width, height = size
    return Frame(x - width / 2 / unit, y - height / 2 / unit, unit, width, height)


def painted(layer: PlacesLayer, look: Frame, clear_of: tuple[QRectF, ...] = ()) -> QImage:
    worn = theme.worn()
    image = QImage(look.width_px, look.height_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colours_of(worn).land["LV"]))
    with QPainter(image) as painter:
        layer.paint(Canvas(painter, look, colours_of(worn), clear_of))
    return image


def layer_of(*places: Place, cameras: tuple[Camera, ...] = ()) -> PlacesLayer:
    layer = PlacesLayer()
    layer.set_places(places, TODAY)
    layer.set_cameras(cameras)
    return layer


def inked(image: QImage, colour: QColor, room: QRectF | None = None) -> int:
    """How many pixels have exactly this colour."""
    part = image.copy((room or QRectF(image.rect())).toRect().intersected(image.rect()))
    return int((np.frombuffer(part.constBits(), np.uint32) == colour.rgba()).sum())


def middle(look: Frame) -> QPointF:
    return look.to_px(HERE)


@pytest.mark.parametrize("worn", [theme.DAY, theme.NIGHT, theme.HIGH_CONTRAST])
def test_a_checked_hydrant_is_filled_and_an_unchecked_one_hollow(worn: Theme):
    theme.wear(worn)
    water = place_colours(worn).water
    old = place(checked_on=date(2024, 1, 1))
    filled = inked(painted(layer_of(place()), frame(NEAR)), water)
    hollow = inked(painted(layer_of(old), frame(NEAR)), water)
    never = inked(painted(layer_of(place(checked_on=None)), frame(NEAR)), water)
    assert filled > 2 * hollow
    assert hollow == never


def test_from_afar_one_sign_says_how_many():
    places = [place(east_m=25.0 * n) for n in range(12)]
    layer, look = layer_of(*places), frame(DISTRICT)
    at = look.to_px(places[5].at)
    assert layer.place_at(at, look) is None
    middle_of_all = layer.crowd_at(at, look)
    assert middle_of_all is not None
    assert distance_m(middle_of_all, places[5].at) < 200.0
    assert inked(painted(layer, look), place_colours(theme.DAY).water) > 0


def test_near_by_each_stands_for_itself():
    one, two = place(name="one"), place(east_m=40.0, name="two")
    layer, look = layer_of(one, two), frame(NEAR)
    assert layer.place_at(look.to_px(two.at), look) is two
    assert layer.place_at(look.to_px(one.at), look) is one
    assert layer.crowd_at(look.to_px(one.at), look) is None
    assert layer.place_at(look.to_px(moved(HERE, 0.0, 80.0)), look) is None


def test_more_than_the_eye_can_part_are_gathered_at_any_scale():
    grid = [place(east_m=15.0 * (n % 20), north_m=15.0 * (n // 20)) for n in range(400)]
    layer, look = layer_of(*grid), frame(NEAR)
    shown = layer._shown(look)
    assert shown.count.max() > 1
    assert shown.count.sum() > 250


def test_what_stands_beside_roads_comes_only_near():
    gate = place(PlaceKind.GATE)
    layer = layer_of(gate)
    assert layer.place_at(middle(frame(TOWN)), frame(TOWN)) is gate
    assert layer.place_at(middle(frame(DISTRICT)), frame(DISTRICT)) is None
    plain = painted(layer_of(), frame(DISTRICT))
    assert painted(layer, frame(DISTRICT)) == plain
    assert painted(layer_of(place()), frame(DISTRICT)) != plain


def test_over_two_countries_nothing_is_drawn():
    assert painted(layer_of(place()), frame(COUNTRY)) == painted(layer_of(), frame(COUNTRY))


def test_a_name_stands_beside_its_sign_and_never_under_a_button():
    named, look = layer_of(place(name="Tērvetes iela 2")), frame(NEAR)
    nameless = painted(layer_of(place()), look)
    right = QRectF(middle(look).x() + 18.0, 0.0, 400.0, 400.0)
    left = QRectF(0.0, 0.0, middle(look).x() - 18.0, 400.0)
    image = painted(named, look)
    assert image != nameless
    water = place_colours(theme.DAY).water
    assert (inked(image, water, right) > 0, inked(image, water, left)) == (True, 0)
    moved_over = painted(named, look, clear_of=(right,))
    assert (inked(moved_over, water, right), inked(moved_over, water, left) > 0) == (0, True)
    assert painted(named, look, clear_of=(right, left)) == nameless


def test_a_bridge_says_what_it_bears():
    look = frame(NEAR)
    weak = painted(layer_of(place(PlaceKind.BRIDGE, max_weight_t=3.5)), look)
    strong = painted(layer_of(place(PlaceKind.BRIDGE, max_weight_t=40.0)), look)
    assert weak != strong
    unknown = painted(layer_of(place(PlaceKind.BRIDGE)), look)
    assert unknown not in (weak, strong)


def test_tracks_wires_and_lakes_are_drawn_and_can_be_pressed():
    way = (moved(HERE, -300.0, 60.0), moved(HERE, 300.0, 60.0))
    track = Place(PlaceKind.FOREST_TRACK, way, "Stiga 7")
    ring = tuple(
        moved(HERE, e, n) for e, n in ((-200, -30), (200, -30), (200, -90), (-200, -90), (-200, -30))
    )
    lake = Place(PlaceKind.OPEN_WATER, ring, "Ezers", filled=True)
    layer, look = layer_of(track, lake), frame(NEAR)
    assert layer.place_at(look.to_px(moved(HERE, 150.0, 62.0)), look) is track
    assert layer.place_at(look.to_px(moved(HERE, 150.0, -31.0)), look) is lake
    assert layer.place_at(look.to_px(moved(HERE, 150.0, 20.0)), look) is None
    image = painted(layer, look)
    in_lake = look.to_px(moved(HERE, 120.0, -60.0)).toPoint()
    assert image.pixelColor(in_lake) != image.pixelColor(look.to_px(moved(HERE, 120.0, 20.0)).toPoint())


def test_a_camera_shows_what_it_sees_and_can_be_pressed():
    tower = Camera("Tornis", HERE, View(90.0, 60.0, 200.0), may_open=True)
    layer, look = layer_of(cameras=(tower,)), frame(NEAR)
    image = painted(layer, look)
    empty = painted(layer_of(), look)
    seen, unseen = (look.to_px(moved(HERE, e, 0.0)).toPoint() for e in (120.0, -120.0))
    assert image.pixelColor(seen) != empty.pixelColor(seen)
    assert image.pixelColor(unseen) == empty.pixelColor(unseen)
    assert layer.place_at(middle(look) + QPointF(5.0, 5.0), look) is tower
    assert layer.place_at(middle(frame(DISTRICT)), frame(DISTRICT)) is None


def test_what_changed_is_painted_anew_and_so_is_another_theme():
    layer, look = layer_of(place()), frame(NEAR)
    day = painted(layer, look)
    assert painted(layer, look) == day
    theme.wear(theme.NIGHT)
    assert painted(layer, look) != day
    theme.wear(theme.DAY)
    assert painted(layer, look) == day
    layer.set_places([], TODAY)
    assert painted(layer, look) == painted(layer_of(), look)


def test_twenty_thousand_elsewhere_cost_nothing_here():
    far = [place(east_m=30_000.0 + 7.0 * (n % 140), north_m=9.0 * (n // 140)) for n in range(20_000)]
    layer, look = layer_of(*far, place(name="here")), frame(NEAR)
    assert len(layer._shown(look).x) == 1
    found = layer.place_at(middle(look), look)
    assert isinstance(found, Place)
    assert found.name == "here"
