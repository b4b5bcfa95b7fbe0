from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from shapely import Polygon

from firedrone.bench.cover import Score, judged, run_one, score
from firedrone.bench.cover_areas import AREA_M2, concave_area
from firedrone.bench.cover_peers import PEERS, UNSAFE
from missions.task import Effort

SQUARE = Polygon([(0, 0), (600, 0), (600, 600), (0, 600)], [[(200, 200), (300, 200), (300, 300), (200, 300)]])
GOOD = Score(0, 2000.0, 1.25, 0.996, 0.0, 0.0, 40, 0.05)


def test_areas_are_concave_have_holes_and_are_the_same_each_time():
    for seed in range(3):
        area = concave_area(seed)
        assert area == concave_area(seed)
        assert Polygon(area.exterior).area == pytest.approx(AREA_M2)
        assert area.area < 0.85 * area.convex_hull.area
        assert len(area.interiors) in (1, 2)


def test_a_track_is_scored_by_metres_and_turns():
    path = [(0.0, 250.0), (600.0, 250.0)]
    found = score(0, SQUARE, path, list(pairwise(path)), 0.0)
    home_m = 250.0 + 600.0 + 650.0
    assert found.seconds == pytest.approx(home_m / 10.0 + 2 * 4.0)
    assert found.in_holes_m == pytest.approx(100.0)
    assert found.outside_m == 0.0
    assert found.coverage == pytest.approx(60.0 * 500.0 / SQUARE.area)


@pytest.mark.parametrize("name", list(PEERS))
def test_peers_cover_nearly_everything_and_only_the_careful_one_spares_the_holes(name: str):
    area = concave_area(1)
    path = PEERS[name](area, (float(area.exterior.coords[0][0]), float(area.exterior.coords[0][1])), 60.0)
    found = score(1, area, path, list(pairwise(path)), 0.0)
    assert found.coverage > 0.98
    assert (found.in_holes_m > 0.0) == (name in UNSAFE)


@pytest.mark.parametrize("seed", [0, 4])
def test_ours_is_near_the_bound_safe_and_whole(seed: int):
    ours = run_one(seed, concave_area(seed), Effort.THOROUGH, tries=1)
    assert ours.time_to_bound <= 1.32
    assert ours.coverage >= 0.995
    assert (ours.in_holes_m, ours.outside_m) == (0.0, 0.0)


def test_one_metre_over_a_hole_misses_the_bar():
    peers = {name: [replace(GOOD, time_to_bound=1.4)] for name in PEERS}
    assert judged([GOOD], [GOOD], peers).passed
    assert not judged([replace(GOOD, in_holes_m=1.0)], [GOOD], peers).passed
