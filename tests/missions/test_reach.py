"""How far out and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import AboveGround, AboveHome, LatLon, bearing_deg, distance_m
from missions.energy import CALM, DroneProfile, WindAt, estimate
from missions.plan import Plan, Waypoint
from missions.reach import RAYS, Here, Reach, reach
from tests.missions import shapes

HOME = shapes.at(0.0, 0.0)
STANDING = Here(HOME, AboveHome(60.0), 100.0, flying=False)
SPEED_M_S = 8.0


def _reach(here: Here = STANDING, wind: WindAt = CALM, drone: DroneProfile | None = None) -> Reach:
    return reach(here, HOME, speed_m_s=SPEED_M_S, wind=wind, drone=drone)


def _away(here: LatLon, ring: tuple[LatLon, ...], towards_deg: float) -> float:
    return distance_m(here, ring[round(towards_deg / 360.0 * RAYS) % RAYS])


def _there_and_back(at: LatLon) -> Plan:
    return Plan(
        pattern="imported",
        area=None,
        home=HOME,
        waypoints=(Waypoint(at, AboveHome(60.0)),),
        takeoff_height=AboveHome(60.0),
        speed_m_s=SPEED_M_S,
        camera="thermal-640",
        height=AboveGround(60.0),
        swath_m=36.0,
        spacing_m=30.0,
    )


def test_in_calm_air_from_home_it_is_a_circle():
    rings = _reach()
    for ring in (rings.sure, rings.expected, rings.possible):
        radii = [distance_m(HOME, at) for at in ring]
        assert len(radii) == RAYS
        assert max(radii) == pytest.approx(min(radii), rel=2e-3)


def test_every_place_lies_on_its_bearing():
    for ray, at in enumerate(_reach(wind=WindAt(200.0, 5.0)).expected):
        assert bearing_deg(HOME, at) == pytest.approx(ray * 360.0 / RAYS, abs=0.05)


@settings(max_examples=20)
@given(
    from_deg=st.floats(0.0, 360.0),
    speed_m_s=st.floats(0.0, 11.0),
    left_percent=st.floats(60.0, 100.0),
    ray=st.integers(0, RAYS - 1),
)
def test_flown_to_its_edge_and_home_it_takes_all_but_the_reserve(
    from_deg: float, speed_m_s: float, left_percent: float, ray: int
):
    wind, drone = WindAt(from_deg, speed_m_s), DroneProfile()
    ring = _reach(replace(STANDING, left_percent=left_percent), wind, drone).expected
    used = estimate(_there_and_back(ring[ray]), HOME, wind=wind, drone=drone).used_percent
    assert left_percent - used == pytest.approx(100.0 * drone.reserve, abs=1.0)


def test_surer_is_nearer():
    rings = _reach(wind=WindAt(90.0, 6.0))
    for sure, expected, possible in zip(rings.sure, rings.expected, rings.possible, strict=True):
        assert distance_m(HOME, sure) < distance_m(HOME, expected) < distance_m(HOME, possible)


def test_a_drone_that_was_measured_is_surer():
    measured, guessed = (_reach(drone=DroneProfile(spread=spread)) for spread in (0.02, 0.1))
    assert _away(HOME, measured.sure, 0.0) > 1.05 * _away(HOME, guessed.sure, 0.0)
    assert _away(HOME, measured.expected, 0.0) == pytest.approx(_away(HOME, guessed.expected, 0.0), rel=1e-3)


@settings(max_examples=20)
@given(
    from_deg=st.floats(0.0, 360.0),
    speed_m_s=st.floats(0.0, 10.0),
    left_percent=st.floats(45.0, 95.0),
    more=st.floats(0.5, 5.0),
    east_m=st.floats(-400.0, 400.0),
)
def test_more_battery_reaches_farther_everywhere(
    from_deg: float, speed_m_s: float, left_percent: float, more: float, east_m: float
):
    here, wind = Here(shapes.at(east_m, 200.0), AboveHome(60.0), left_percent), WindAt(from_deg, speed_m_s)
    less, fuller = (_reach(replace(here, left_percent=p), wind) for p in (left_percent, left_percent + more))
    for near, far in ((less.sure, fuller.sure), (less.expected, fuller.expected)):
        for a, b in zip(near, far, strict=bool(near)):
            assert distance_m(here.at, a) <= distance_m(here.at, b) + 1.5


def test_wind_shortens_it_most_where_a_way_leads_against_it():
    calm, windy = _reach().expected, _reach(wind=WindAt(270.0, 10.0)).expected
    along, across = _away(HOME, windy, 270.0), _away(HOME, windy, 0.0)
    assert along < across < _away(HOME, calm, 0.0)
    assert along < 0.8 * _away(HOME, calm, 0.0)


def test_in_flight_it_reaches_farther_towards_home_than_away_from_it():
    here = Here(shapes.at(1500.0, 0.0), AboveHome(60.0), 70.0)
    ring = _reach(here).expected
    homewards, outwards = _away(here.at, ring, 270.0), _away(here.at, ring, 90.0)
    assert homewards == pytest.approx(outwards + 1500.0, rel=0.02)  # an ellipse between here and home


def test_upwind_of_home_it_reaches_less_far_upwind_than_downwind_of_home_downwind():
    wind = WindAt(270.0, 11.0)  # from the west
    west, east = (Here(shapes.at(x, 0.0), AboveHome(60.0), 70.0) for x in (-800.0, 800.0))
    assert _away(west.at, _reach(west, wind).expected, 270.0) > _away(
        east.at, _reach(east, wind).expected, 90.0
    )  # what counts is the way home: from the east it leads against the wind


def test_where_it_does_not_come_home_any_more_there_is_no_ring():
    far = Here(shapes.at(3000.0, 0.0), AboveHome(60.0), 40.0)
    rings = _reach(far)
    assert rings.sure == rings.expected == ()


def test_a_wind_nobody_flies_against_leaves_no_ring():
    rings = _reach(Here(shapes.at(500.0, 0.0), AboveHome(60.0), 90.0), WindAt(270.0, 16.0))
    assert rings == Reach((), (), ())


def test_a_wind_that_may_be_too_strong_leaves_nothing_sure():
    rings = _reach(wind=WindAt(270.0, 14.0))
    assert rings.sure == ()
    assert rings.expected
