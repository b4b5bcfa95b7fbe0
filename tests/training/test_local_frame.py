"""Local metres and wire degrees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from maps.geo import Amsl, LatLon, distance_m
from training.local_frame import LocalFrame

places = st.builds(LatLon, st.floats(-70, 70), st.floats(-180, 180))
metres = st.floats(-3000, 3000)


@given(places, metres, metres)
def test_there_and_back(place: LatLon, north_m: float, east_m: float):
    frame = LocalFrame.at(place, Amsl(80.0))
    north, east = frame.north_east_m(*frame.lat_lon_e7(north_m, east_m))
    assert abs(north - north_m) < 0.02
    assert abs(east - east_m) < 0.02


@given(places, metres, metres)
def test_its_metres_are_those_of_the_maps(place: LatLon, north_m: float, east_m: float):
    frame = LocalFrame.at(place, Amsl(80.0))
    lat, lon = frame.lat_lon_e7(north_m, east_m)
    flown_m = distance_m(place, LatLon(lat / 1e7, lon / 1e7))
    assert abs(flown_m - (north_m**2 + east_m**2) ** 0.5) < 1.0 + 0.003 * flown_m


def test_heights_above_the_sea_and_the_ground():
    frame = LocalFrame.at(LatLon(56.2, 25.3), Amsl(80.0))
    assert frame.amsl_m(20.0) == 100.0
    assert frame.up_m(100.0) == 20.0
