"""What is left to fly after a battery swap."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import AboveGround, AboveHome, LatLon, distance_m
from missions.batteries import split
from missions.camera_model import DEFAULT_CAMERA
from missions.energy import DroneProfile
from missions.ground import between
from missions.items import first_waypoint
from missions.patterns.sweep import parallel
from missions.plan import Look, Plan, PlanError, Waypoint
from missions.resume import OVERLAP_M, rest_of
from tests.missions import shapes
from tests.missions.practice import HOME

SEARCH = parallel(shapes.area(shapes.BOX), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)
HOLED = parallel(shapes.area(shapes.BOX, shapes.HOLES), DEFAULT_CAMERA, AboveGround(60.0), home=HOME)


def _searched_m(plan: Plan) -> float:
    return sum(distance_m(a.at, b.at) for a, b in pairwise(plan.waypoints) if b.searching)


def _stopped(plan: Plan, leg: int, share: float) -> tuple[int, LatLon]:
    """On the leg that ends at waypoint `leg`, counted from 0."""
    at = between(plan.waypoints[leg - 1].at, plan.waypoints[leg].at, share)
    return first_waypoint(plan) + leg, at


def test_before_the_first_waypoint_all_of_it_is_left():
    assert rest_of(SEARCH, 1, HOME) == SEARCH
    assert rest_of(SEARCH, first_waypoint(SEARCH), HOME) == SEARCH


def test_it_goes_on_a_little_before_the_place_it_stopped_at():
    item, at = _stopped(SEARCH, 3, 0.5)
    rest = rest_of(SEARCH, item, at)
    assert distance_m(rest.waypoints[0].at, at) == pytest.approx(OVERLAP_M, abs=0.05)
    assert not rest.waypoints[0].searching
    assert rest.waypoints[1:] == SEARCH.waypoints[3:]
    assert rest.fence == SEARCH.fence


@settings(max_examples=60)
@given(leg=st.integers(1, len(HOLED.waypoints) - 1), share=st.floats(0.0, 1.0))
def test_what_was_flown_and_what_is_left_are_the_whole_search(leg: int, share: float):
    item, at = _stopped(HOLED, leg, share)
    a, b = HOLED.waypoints[leg - 1], HOLED.waypoints[leg]
    done_m = _searched_m(replace(HOLED, waypoints=HOLED.waypoints[:leg]))
    done_m += share * distance_m(a.at, b.at) if b.searching else 0.0
    try:
        rest = rest_of(HOLED, item, at)
    except PlanError:
        assert not any(w.searching for w in HOLED.waypoints[leg:])
        return
    again_m = done_m + _searched_m(rest) - _searched_m(HOLED)
    assert -0.05 <= again_m <= OVERLAP_M + 0.05


def test_a_place_beside_the_leg_is_taken_as_the_nearest_on_it():
    item, at = _stopped(SEARCH, 3, 0.5)
    blown = LatLon(at.lat_deg + 0.0001, at.lon_deg + 0.0001)
    assert distance_m(rest_of(SEARCH, item, blown).waypoints[0].at, at) < OVERLAP_M + 16.0


def test_after_the_last_search_leg_nothing_is_left():
    with pytest.raises(PlanError, match="nothing is left"):
        rest_of(SEARCH, first_waypoint(SEARCH) + len(SEARCH.waypoints), HOME)


def test_a_look_before_the_waypoints_shifts_the_items():
    looking = replace(SEARCH, look=Look(shapes.at(300, 200), AboveHome(0.0)))
    item, at = _stopped(looking, 3, 0.5)
    assert item == first_waypoint(SEARCH) + 3 + 1
    assert rest_of(looking, item, at).waypoints[1:] == looking.waypoints[3:]


def test_a_stay_that_had_begun_is_stayed_in_full():
    waypoints = (
        Waypoint(shapes.at(0, 0), AboveHome(60.0), searching=False),
        Waypoint(shapes.at(300, 0), AboveHome(60.0), searching=False, hold_s=300.0),
    )
    watch = replace(SEARCH, waypoints=waypoints)
    rest = rest_of(watch, first_waypoint(watch) + 1, shapes.at(300, 0))
    assert rest.waypoints[-1].hold_s == 300.0


def test_the_rest_of_a_part_is_that_part_alone():
    drone = DroneProfile(endurance_s=560.0)
    part = split(SEARCH, HOME, drone=drone)[1]
    leg = 2
    item, at = _stopped(part, leg, 0.4)
    assert rest_of(part, item, at).waypoints[1:] == part.waypoints[leg:]
