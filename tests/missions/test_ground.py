from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import AboveGround, AboveHome, Amsl, LatLon, distance_m
from missions.ground import STEP_M, TOLERANCE_M, envelope, follow
from missions.plan import Waypoint
from tests.missions import shapes
from tests.missions.grounds import PlaceByPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from missions.ground import Floats

HOME = shapes.at(0, 0)
HEIGHT = AboveGround(50.0)
LEG = [
    Waypoint(shapes.at(0, 100), AboveHome(50.0), searching=False),
    Waypoint(shapes.at(1500, 100), AboveHome(50.0), hold_s=7.0),
]
POST_M, POSTS = 30.0, 70  # of the drawn elevation model
CM = 0.01 + 1e-6  # what an autopilot keeps
STRAIGHT = 1.001  # straight in degrees is not quite straight over ground


class Waves(PlaceByPlace):
    """Hills of 20 m every 600 m, from west to east."""

    def height_m(self, at: LatLon) -> Amsl | None:
        east_m = distance_m(LatLon(at.lat_deg, HOME.lon_deg), at)
        return Amsl(100.0 + 10.0 * math.cos(east_m / 600.0 * 2 * math.pi))


class Gaps(Waves):
    """The same with nothing known in the east."""

    def height_m(self, at: LatLon) -> Amsl | None:
        return None if at.lon_deg > shapes.at(700, 0).lon_deg else super().height_m(at)


class Step(PlaceByPlace):
    """A cliff of 40 m, 700 m in the east, with a plain above it and one below."""

    def height_m(self, at: LatLon) -> Amsl | None:
        return Amsl(140.0 if shapes.at(700, 0).lon_deg < at.lon_deg < shapes.at(900, 0).lon_deg else 100.0)


class Posts:
    """An elevation model of any heights: posts every 30 m round home, and bilinear between them."""

    def __init__(self, posts: Floats) -> None:
        self.posts = posts
        corner = shapes.at(-POSTS * POST_M / 2, -POSTS * POST_M / 2)
        opposite = shapes.at(POSTS * POST_M / 2, POSTS * POST_M / 2)
        self.corner = corner
        self.lat_deg = (opposite.lat_deg - corner.lat_deg) / POSTS
        self.lon_deg = (opposite.lon_deg - corner.lon_deg) / POSTS

    def height_m(self, at: LatLon) -> Amsl | None:
        found = float(self.heights_m(np.array([at.lat_deg]), np.array([at.lon_deg]))[0])
        return None if math.isnan(found) else Amsl(found)

    def heights_m(self, lats: Floats, lons: Floats) -> Floats:
        row = np.clip((lats - self.corner.lat_deg) / self.lat_deg, 0, POSTS - 1.001)
        column = np.clip((lons - self.corner.lon_deg) / self.lon_deg, 0, POSTS - 1.001)
        top, left = row.astype(int), column.astype(int)
        down, right = row - top, column - left
        upper = (1 - right) * self.posts[top, left] + right * self.posts[top, left + 1]
        lower = (1 - right) * self.posts[top + 1, left] + right * self.posts[top + 1, left + 1]
        return (1 - down) * upper + down * lower


@st.composite
def grounds(draw: st.DrawFn) -> Posts:
    """From a plain to mountains; never steeper than 100 % from post to post, and sometimes with holes."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    steep = draw(st.sampled_from([0.0, 0.05, 0.3, 1.0]))
    posts = rng.uniform(-0.5, 0.5, (POSTS, POSTS)) * steep * POST_M
    y, x = np.mgrid[0:POSTS, 0:POSTS]
    posts += draw(st.floats(0, 60)) * np.sin(x / draw(st.floats(3, 15))) * np.cos(y / draw(st.floats(3, 15)))
    if draw(st.booleans()):
        posts[draw(st.integers(0, 60)) :, draw(st.integers(40, 60)) :] = np.nan
    return Posts(posts + 100.0)


paths = st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), min_size=1, max_size=7)


@pytest.mark.timeout(3600)  # the full size
def test_no_leg_is_ever_lower_than_wanted_nor_steeper_than_the_drone_flies(
    sized: Callable[[int, int], int],
):
    @settings(max_examples=sized(60, 5000))
    @given(grounds(), paths, st.floats(20, 120), st.floats(2, 15))
    def run(ground: Posts, places: list[tuple[float, float]], height: float, speed_m_s: float) -> None:
        path = [Waypoint(shapes.at(*place), AboveHome(0.0)) for place in places]
        level = ground.height_m(HOME)
        assert level is not None
        flown, _ = follow(path, AboveGround(height), HOME, ground, speed_m_s=speed_m_s)
        for a, b in pairwise(flown):
            length_m = distance_m(a.at, b.at)
            lats, lons, heights = _points(a, b, np.linspace(0.0, 1.0, 1 + max(1, math.ceil(length_m))))
            over = level + heights - ground.heights_m(lats, lons)
            unseen_m = STEP_M if np.isnan(over).any() else STEP_M / 4.0
            over = over[~np.isnan(over)]
            rise_m = unseen_m * _most_change_of_slope(ground, a, b, length_m)
            assert over.size == 0 or over.min() >= height - rise_m - 0.01
            assert b.height - a.height <= 2.5 / speed_m_s * length_m * STRAIGHT + CM
            assert a.height - b.height <= 1.5 / speed_m_s * length_m * STRAIGHT + CM
        corners = [w.at for w in flown if w.at in {p.at for p in path}]
        assert [at for at, _ in _runs(corners)] == [at for at, _ in _runs([p.at for p in path])]

    run()


@settings(max_examples=40)
@given(
    st.lists(st.floats(-50, 200), min_size=2, max_size=40),
    st.floats(0.05, 2.0),
    st.floats(0.05, 2.0),
)
def test_the_envelope_is_the_lowest_that_keeps_above_and_within_the_slopes(
    wanted: list[float], climb: float, descent: float
):
    along_m = np.cumsum(np.arange(1.0, len(wanted) + 1.0))
    low = np.array(wanted)
    found = envelope(low, along_m, climb, descent)
    away = along_m[None, :] - along_m[:, None]  # from a sample to another
    reached = low[None, :] - np.where(away > 0.0, climb * away, -descent * away)
    assert found == pytest.approx(reached.max(axis=1))  # what each of the others asks for here


def test_heights_follow_the_hills_within_the_tolerance():
    flown, known = follow(LEG, HEIGHT, HOME, Waves())
    assert known
    assert 5 < len(flown) < 40
    for a, b in pairwise(flown):
        for i in range(11):
            share = i / 10
            lon = a.at.lon_deg + share * (b.at.lon_deg - a.at.lon_deg)
            below = Waves().height_m(LatLon(a.at.lat_deg, lon))
            assert below is not None
            over_ground = 110.0 + a.height + share * (b.height - a.height) - below
            assert HEIGHT - 0.1 < over_ground < HEIGHT + TOLERANCE_M + 0.1


def test_the_drone_climbs_before_the_cliff_and_sinks_behind_it():
    flown, _ = follow(LEG, HEIGHT, HOME, Step(), speed_m_s=8.0)
    east_m = [distance_m(shapes.at(0, 100), w.at) for w in flown]
    heights = np.interp([570.0, 700.0, 900.0, 1110.0], east_m, [w.height for w in flown])
    assert heights == pytest.approx([50.0, 90.0, 90.0, 51.0], abs=TOLERANCE_M)
    faster, _ = follow(LEG, HEIGHT, HOME, Step(), speed_m_s=15.0)
    assert (
        np.interp(570.0, [distance_m(shapes.at(0, 100), w.at) for w in faster], [w.height for w in faster])
        > 65.0
    )


def test_added_waypoints_search_as_their_leg_does_and_do_not_stay():
    flown, _ = follow(LEG, HEIGHT, HOME, Waves())
    assert [w.searching for w in flown] == [False] + [True] * (len(flown) - 1)
    assert [w.hold_s for w in flown] == [0.0] * (len(flown) - 1) + [7.0]
    assert (flown[0].at, flown[-1].at) == (LEG[0].at, LEG[-1].at)


def test_over_a_plain_nothing_is_added_and_nothing_is_higher_than_wanted():
    flown, known = follow(LEG, HEIGHT, HOME, Posts(np.full((POSTS, POSTS), 87.3)))
    assert (flown, known) == (tuple(LEG), True)


def test_where_the_ground_is_unknown_the_highest_known_near_it_is_taken_and_said():
    flown, known = follow(LEG, HEIGHT, HOME, Gaps())
    assert not known
    assert flown[-1].height == 50.0  # the crest, as high as home


def test_without_data_the_ground_is_flat_and_not_known():
    assert follow(LEG, HEIGHT, HOME, None) == (tuple(LEG), False)
    assert follow(LEG, HEIGHT, None, Waves()) == (tuple(LEG), False)
    assert follow([], HEIGHT, HOME, Waves()) == ((), False)


def _points(a: Waypoint, b: Waypoint, shares: Floats) -> tuple[Floats, Floats, Floats]:
    return (
        a.at.lat_deg + shares * (b.at.lat_deg - a.at.lat_deg),
        a.at.lon_deg + shares * (b.at.lon_deg - a.at.lon_deg),
        float(a.height) + shares * (b.height - a.height),
    )


def _most_change_of_slope(ground: Posts, a: Waypoint, b: Waypoint, length_m: float) -> float:
    """Within one step along the leg and one step beside it: the most and the least slope there."""
    if length_m == 0.0:
        return 0.0
    more = 2.0 * STEP_M / length_m
    shares = np.linspace(-more, 1.0 + more, 1 + math.ceil(length_m + 4.0 * STEP_M))
    lats, lons, _ = _points(a, b, shares)
    metre = length_m * float(shares[1] - shares[0])
    slopes = np.diff(ground.heights_m(lats, lons)) / metre
    slopes = slopes[~np.isnan(slopes)]
    windows = np.lib.stride_tricks.sliding_window_view(slopes, min(len(slopes), math.ceil(STEP_M) + 2))
    return float((windows.max(axis=1) - windows.min(axis=1)).max()) if len(slopes) else 0.0


def _runs(places: list[LatLon]) -> list[tuple[LatLon, int]]:
    """Without the same place twice in a row."""
    return [(at, n) for n, at in enumerate(places) if n == 0 or at != places[n - 1]]
