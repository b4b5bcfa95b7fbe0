from __future__ import annotations

import math
from itertools import pairwise

from maps.geo import AboveGround, AboveHome, Amsl, LatLon, distance_m
from missions.ground import SAMPLE_M, TOLERANCE_M, follow
from missions.plan import Waypoint
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace

HOME = shapes.at(0, 0)
HEIGHT = AboveGround(50.0)
LEG = [
    Waypoint(shapes.at(0, 100), AboveHome(50.0), searching=False),
    Waypoint(shapes.at(1500, 100), AboveHome(50.0)),
]


class Waves(PlaceByPlace):
    """Hills of 20 m every 600 m, from west to east."""

    def height_m(self, at: LatLon) -> Amsl | None:
        east_m = distance_m(LatLon(at.lat_deg, HOME.lon_deg), at)
        return Amsl(100.0 + 10.0 * math.cos(east_m / 600.0 * 2 * math.pi))


class Gaps(Waves):
    """The same with nothing known in the east."""

    def height_m(self, at: LatLon) -> Amsl | None:
        return None if at.lon_deg > shapes.at(700, 0).lon_deg else super().height_m(at)


def test_heights_follow_the_hills_within_the_tolerance():
    flown, known = follow(LEG, HEIGHT, HOME, Waves())
    assert known
    assert len(flown) > 5
    for a, b in pairwise(flown):
        count = max(1, int(distance_m(a.at, b.at) / SAMPLE_M))
        for i in range(count + 1):
            share = i / count
            lon = a.at.lon_deg + share * (b.at.lon_deg - a.at.lon_deg)
            below = Waves().height_m(LatLon(a.at.lat_deg, lon))
            assert below is not None
            over_ground = 110.0 + a.height + share * (b.height - a.height) - below
            assert abs(over_ground - HEIGHT) < TOLERANCE_M + 1.0  # 1 m: between two samples


def test_added_waypoints_search_as_their_leg_does():
    flown, _ = follow(LEG, HEIGHT, HOME, Waves())
    assert [w.searching for w in flown] == [False] + [True] * (len(flown) - 1)
    assert (flown[0].at, flown[-1].at) == (LEG[0].at, LEG[-1].at)


def test_where_the_ground_is_unknown_the_highest_known_is_taken_and_said():
    flown, known = follow(LEG, HEIGHT, HOME, Gaps())
    assert not known
    assert flown[-1].height == 50.0  # the crest, as high as home


def test_without_data_the_ground_is_flat_and_not_known():
    assert follow(LEG, HEIGHT, HOME, None) == (tuple(LEG), False)
    assert follow(LEG, HEIGHT, None, Waves()) == (tuple(LEG), False)
