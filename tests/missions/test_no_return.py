"""The point of no return on a route."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import AboveGround, AboveHome, distance_m
from missions.camera_model import DEFAULT_CAMERA
from missions.energy import CALM, DroneProfile, WindAt, estimate, way_home
from missions.items import first_waypoint
from missions.no_return import point_of_no_return
from missions.patterns.sweep import parallel
from missions.plan import Waypoint
from missions.reach import Here
from tests.missions import shapes
from tests.missions.practice import HOME

SEARCH = parallel(shapes.area(shapes.L_SHAPE), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)
SURE = DroneProfile(spread=0.0)
STANDING = Here(HOME, AboveHome(60.0), 100.0, flying=False)


def test_a_route_that_one_battery_flies_has_none():
    assert point_of_no_return(SEARCH, HOME, STANDING, drone=DroneProfile(endurance_s=4000.0)) is None


@settings(max_examples=20)
@given(
    left_percent=st.floats(45.0, 90.0),
    from_deg=st.floats(0.0, 360.0),
    wind_m_s=st.floats(0.0, 8.0),
    endurance_s=st.floats(900.0, 1500.0),
)
def test_turning_back_there_takes_all_but_the_reserve(
    left_percent: float, from_deg: float, wind_m_s: float, endurance_s: float
):
    wind, drone = WindAt(from_deg, wind_m_s), DroneProfile(endurance_s=endurance_s)
    found = point_of_no_return(
        SEARCH, HOME, replace(STANDING, left_percent=left_percent), wind=wind, drone=drone
    )
    whole = estimate(SEARCH, HOME, wind=wind, drone=drone)
    if found is None or found.expected is None:
        assert whole.used_percent <= left_percent - 30.0 + 0.5
        return
    place = found.expected
    flown: list[Waypoint] = []
    along_m = 0.0
    for before, after in zip((None, *SEARCH.waypoints), SEARCH.waypoints, strict=False):
        along_m += distance_m(HOME if before is None else before.at, after.at)
        if along_m >= place.along_m:
            break
        flown.append(after)
    turned = replace(SEARCH, waypoints=(*flown, Waypoint(place.at, AboveHome(60.0))))
    used = estimate(turned, HOME, wind=wind, drone=drone)
    assert left_percent - used.used_percent == pytest.approx(30.0, abs=1.0)
    assert used.duration_s - used.way_home_s == pytest.approx(place.after_s, abs=5.0)


def test_what_is_uncertain_spreads_it_along_the_route():
    low = replace(STANDING, left_percent=75.0)
    vague = point_of_no_return(SEARCH, HOME, low, drone=DroneProfile(spread=0.05))
    known = point_of_no_return(SEARCH, HOME, low, drone=SURE)
    assert vague is not None
    assert known is not None
    assert vague.expected is not None
    assert vague.latest is not None
    assert known.latest is not None
    assert vague.earliest.along_m < vague.expected.along_m < vague.latest.along_m
    assert known.latest.along_m - known.earliest.along_m < vague.latest.along_m - vague.earliest.along_m
    assert vague.mark == vague.expected


def test_in_flight_only_the_rest_of_the_route_counts():
    item = first_waypoint(SEARCH) + 4
    here = Here(SEARCH.waypoints[3].at, SEARCH.waypoints[3].height, 80.0)
    rest = replace(SEARCH, waypoints=SEARCH.waypoints[4:])
    found = point_of_no_return(SEARCH, HOME, here, item=item)
    assert found is not None
    assert found == point_of_no_return(rest, HOME, here)
    assert point_of_no_return(SEARCH, HOME, here, item=first_waypoint(SEARCH) + len(SEARCH.waypoints)) is None


def test_who_cannot_come_home_from_here_is_told_here():
    here = Here(shapes.at(2500.0, 0.0), AboveHome(60.0), 35.0)
    found = point_of_no_return(SEARCH, HOME, here)
    assert found is not None
    assert found.earliest.along_m == 0.0
    assert found.earliest.at == here.at


def test_a_stay_can_be_too_long():
    station = Waypoint(shapes.at(200.0, 200.0), AboveHome(60.0), hold_s=2000.0)
    watch = replace(SEARCH, waypoints=(station,))
    found = point_of_no_return(watch, HOME, STANDING, drone=SURE)
    assert found is not None
    assert found.expected is not None
    assert distance_m(found.expected.at, station.at) < 0.1
    home = way_home(station.at, station.height, HOME, speed_m_s=8.0, wind=CALM, drone=SURE)
    assert found.expected.after_s + home.seconds == pytest.approx(SURE.usable_s, rel=0.03)
