import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from maps.geo import LatLon, distance_m
from maps.mercator import WORLD, to_world
from ui.map.frame import Frame

LATS = st.floats(-84.0, 84.0)
LONS = st.floats(-179.9, 179.9)


def frame_at(lat_deg: float, lon_deg: float, zoom: float) -> Frame:
    x, y = to_world(lat_deg, lon_deg)
    scale = 256.0 * 2.0**zoom / WORLD
    return Frame(x - 500.0 / scale, y - 300.0 / scale, scale, 1000, 600)


@given(LATS, LONS, st.floats(3.0, 20.0), st.floats(0.0, 1000.0), st.floats(0.0, 600.0))
def test_a_pixel_leads_to_a_place_and_back(lat: float, lon: float, zoom: float, x: float, y: float):
    frame = frame_at(lat, lon, zoom)
    world = (frame.left + x / frame.px_per_unit, frame.top + y / frame.px_per_unit)
    if not (0.0 <= world[0] <= WORLD and 0.0 <= world[1] <= WORLD):
        return
    back = frame.to_px(frame.to_latlon(QPointF(x, y)))
    assert np.hypot(back.x() - x, back.y() - y) < 1e-3


@given(LATS, LONS, st.floats(3.0, 20.0))
def test_the_place_looked_at_is_in_the_middle(lat: float, lon: float, zoom: float):
    middle = frame_at(lat, lon, zoom).to_px(LatLon(lat, lon))
    assert (middle.x(), middle.y()) == pytest.approx((500.0, 300.0), abs=1e-3)


def test_metres_take_the_pixels_that_the_places_are_apart():
    frame = frame_at(56.0, 25.0, 15.0)
    a, b = LatLon(56.0, 25.0), LatLon(56.0, 25.01)
    apart = frame.to_px(b).x() - frame.to_px(a).x()
    assert frame.metres_to_px(distance_m(a, b), a) == pytest.approx(apart, rel=0.003)


def test_a_pixel_beyond_the_world_is_the_nearest_place_on_it():
    frame = Frame(-1000.0, -1000.0, 0.001, 100, 100)
    assert frame.to_latlon(QPointF(-500.0, 50.0)).lon_deg == -180.0
