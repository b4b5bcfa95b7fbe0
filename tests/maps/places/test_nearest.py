"""Where the next water is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from maps.geo import LatLon, bearing_deg, distance_m, moved
from maps.places.nearest import nearest
from maps.places.place import WATER, Place, PlaceKind

SCENE = LatLon(56.2, 24.0)


def at(east_m: float, north_m: float) -> LatLon:
    return moved(SCENE, east_m, north_m)


def hydrant(east_m: float, north_m: float, name: str = "") -> Place:
    return Place(PlaceKind.HYDRANT, (at(east_m, north_m),), name)


def test_the_five_nearest_waters_the_nearest_first():
    places = [hydrant(100.0 * n, 0.0, str(n)) for n in (7, 3, 1, 9, 2, 8, 5)]
    found = nearest([*places, Place(PlaceKind.GATE, (SCENE,))], SCENE)
    assert [near.place.name for near in found] == ["1", "2", "3", "5", "7"]
    assert abs(found[0].distance_m - 100.0) < 0.01
    assert abs(found[0].bearing_deg - 90.0) < 0.01


def test_other_kinds_when_asked():
    gate = Place(PlaceKind.GATE, (at(10.0, 0.0),))
    (near,) = nearest([hydrant(1.0, 1.0), gate], SCENE, {PlaceKind.GATE})
    assert near.place is gate


def test_of_a_track_the_nearest_spot_counts_and_of_a_lake_its_shore():
    track = Place(PlaceKind.FOREST_TRACK, (at(-5000.0, 300.0), at(5000.0, 300.0)))
    (near,) = nearest([track], SCENE, {PlaceKind.FOREST_TRACK})
    assert abs(near.distance_m - 300.0) < 1.0
    assert near.bearing_deg < 1.0 or near.bearing_deg > 359.0
    ring = (at(500.0, -900.0), at(900.0, -900.0), at(900.0, 900.0), at(500.0, 900.0), at(500.0, -900.0))
    lake = Place(PlaceKind.OPEN_WATER, ring, filled=True)
    (near,) = nearest([lake], SCENE)
    assert abs(near.distance_m - 500.0) < 1.0


def test_two_lines_are_not_joined_to_one():
    one = Place(PlaceKind.OPEN_WATER, (at(-900.0, 2000.0), at(-800.0, 2000.0)))
    two = Place(PlaceKind.OPEN_WATER, (at(900.0, -2000.0), at(800.0, -2000.0)))
    assert min(near.distance_m for near in nearest([one, two], SCENE)) > 2000.0


def test_nothing_is_near_nowhere():
    assert nearest([], SCENE) == ()
    assert nearest([hydrant(1.0, 1.0)], SCENE, count=0) == ()


@given(st.lists(st.tuples(st.floats(-40_000, 40_000), st.floats(-40_000, 40_000)), min_size=1, max_size=40))
def test_it_finds_what_looking_at_each_would_find(metres: list[tuple[float, float]]):
    places = [hydrant(east, north, str(n)) for n, (east, north) in enumerate(metres)]
    wanted = sorted(distance_m(SCENE, place.at) for place in places)[:5]
    found = nearest(places, SCENE)
    assert [near.distance_m for near in found] == wanted
    assert all(near.bearing_deg == bearing_deg(SCENE, near.place.at) for near in found)


def test_water_is_what_a_pump_can_take():
    assert {kind for kind in PlaceKind if kind in WATER} == {
        PlaceKind.HYDRANT,
        PlaceKind.SUCTION_POINT,
        PlaceKind.FIRE_POND,
        PlaceKind.OPEN_WATER,
        PlaceKind.TANK,
    }
