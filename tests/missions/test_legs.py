"""Legs as a person counts them, and how far along a drone is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from maps.area import Area
from maps.geo import AboveGround, LatLon, distance_m, moved
from missions.camera_model import DEFAULT_CAMERA
from missions.items import WAYPOINT, first_waypoint, mission_items
from missions.legs import rows, share_flown
from missions.patterns.sweep import parallel

HOME = LatLon(56.38, 24.65)
BOX = Area(tuple(moved(HOME, east, north) for east, north in ((50, 0), (450, 0), (450, 200), (50, 200))))
PLAN = parallel(BOX, DEFAULT_CAMERA, AboveGround(60.0), home=HOME, heading_deg=90.0)
FIRST_ITEM = first_waypoint(PLAN)


def test_a_field_of_200_metres_takes_five_rows_of_43():
    assert rows(PLAN) == 5


def test_the_first_waypoint_is_where_the_items_have_it():
    items = mission_items(PLAN)
    assert items[FIRST_ITEM].command == WAYPOINT
    assert items[FIRST_ITEM].at is not None
    assert items[FIRST_ITEM].at.lat_deg == pytest.approx(PLAN.waypoints[0].at.lat_deg, abs=1e-6)


def test_on_the_way_to_the_first_corner_nothing_is_flown_yet():
    assert share_flown(PLAN, FIRST_ITEM, HOME) == 0.0


def test_half_of_the_first_row_is_half_of_its_length():
    a, b = PLAN.waypoints[0].at, PLAN.waypoints[1].at
    middle = LatLon((a.lat_deg + b.lat_deg) / 2, (a.lon_deg + b.lon_deg) / 2)
    whole = sum(distance_m(a.at, b.at) for a, b in pairwise(PLAN.waypoints))
    assert share_flown(PLAN, FIRST_ITEM + 1, middle) == pytest.approx(distance_m(a, b) / 2 / whole, abs=1e-3)


def test_on_the_way_home_all_of_it_is_flown():
    assert share_flown(PLAN, FIRST_ITEM + len(PLAN.waypoints), HOME) == 1.0


def test_it_only_grows_along_the_way():
    shares = [
        share_flown(PLAN, FIRST_ITEM + number, waypoint.at) for number, waypoint in enumerate(PLAN.waypoints)
    ]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
