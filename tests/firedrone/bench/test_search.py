from __future__ import annotations

import csv
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from firedrone.bench import search, search_maps, search_peers
from firedrone.bench.search_maps import own, published, published_file
from firedrone.bench.search_score import RADIUS_M, length_m, score
from maps.geo import LatLon
from missions.chances import Chances

if TYPE_CHECKING:
    from pathlib import Path

EVEN = Chances(np.full((120, 120), 1e-5), LatLon(56.95, 24.1), -1800.0, -1800.0, 30.0)
PER_M2 = 1e-5 / 900.0


def test_a_straight_track_scores_its_swath():
    track = np.array([[-1000.0, 7.0], [1000.0, 40.0]])
    swept_m2 = 2 * RADIUS_M * length_m(track) + math.pi * RADIUS_M**2
    assert score(EVEN, track) == pytest.approx(swept_m2 * PER_M2, rel=0.01)


def test_ground_seen_twice_counts_once():
    out = np.array([[-500.0, 0.0], [500.0, 0.0]])
    assert score(EVEN, np.vstack([out, out[::-1]])) == pytest.approx(score(EVEN, out))


def test_a_spiral_keeps_its_turns_two_radii_apart_and_its_budget():
    track = search_peers.spiral(15_000.0)
    assert length_m(track) == pytest.approx(15_000.0, abs=1.0)
    reach = np.hypot(track[:, 0], track[:, 1])
    turned = np.unwrap(np.arctan2(track[1:, 1], track[1:, 0]))
    last = float(np.interp(float(turned[-1]) - 2 * math.pi, turned, reach[1:]))
    assert float(reach[-1]) - last == pytest.approx(2 * RADIUS_M, abs=0.5)


def test_the_spiral_that_comes_home_does():
    track = search_peers.spiral_and_home(15_000.0)
    assert length_m(track) == pytest.approx(15_000.0, abs=5.0)
    assert track[-1].tolist() == [0.0, 0.0]


def test_all_peers_fly_their_metres_and_no_more():
    (_, chances), *_ = own([1])
    for track in (search_peers.concentric(9_000.0), search_peers.greedy(chances, 9_000.0)):
        assert length_m(track) == pytest.approx(9_000.0, abs=1.0)
        assert np.hypot(*track[0]) < 30.0


def test_our_own_maps_are_the_same_in_every_run_and_as_the_published_ones():
    (name, one), (_, other) = *own([3]), *own([3])
    assert name == "own03"
    assert (one.mass == other.mass).all()
    assert one.inside == pytest.approx(0.26)
    x, y = np.meshgrid(*one.centres)
    assert not one.mass[np.hypot(x, y) > 1801.0].any()


def test_on_one_map_ours_comes_home_beats_the_spirals_and_no_bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(search_maps.SAMPLES, raising=False)
    monkeypatch.setattr(search, "OWN_SEEDS", [1])
    monkeypatch.setattr(search, "BUDGETS_KM", (15,))
    result = search.run(full=False, tell=lambda _: None)
    assert result.bars["closed and within the budget"].passed
    assert result.bars["most of any limit"].passed
    for spiral in ("spiral", "spiral_and_home"):
        assert (result.ratios[f"own 15 km: ours / {spiral}"] or 0.0) > 1.05
    assert {bar for bar in result.bars if "own 15 km" in bar} == {
        "own 15 km: share of the limit",
        "own 15 km: times the open spiral",
        "own 15 km: times the spiral that comes home",
    }
    assert [left.what for left in result.skipped] == ["SAREnv 1-8"]
    assert set(result.peers) == set(search.PEERS)


@pytest.mark.skipif(published_file() is None, reason="FIREDRONE_SAMPLES names no folder with sarenv/")
def test_on_the_published_maps_our_spiral_scores_as_published():
    file = published_file()
    assert file is not None
    track = search_peers.spiral(100_000.0)
    maps = list(published(file))
    assert [name for name, _ in maps] == [f"ds{number:02}" for number in range(1, 9)]
    published_way = [score(chances, track, parts=1, step_m=15.0) for _, chances in maps]
    sub_cells = [score(chances, track) for _, chances in maps]
    rows = _published_spirals(file)
    # README of the data: the largest difference on one map is 0.0014
    assert published_way == pytest.approx(rows, abs=0.0016)
    assert sub_cells == pytest.approx(rows, abs=0.004)


def _published_spirals(heat_maps: Path) -> list[float]:
    """The rows of the paper for one drone and 100 km, data sets 1 to 8."""
    with (heat_maps.parent / "published_n1_budget100000.csv").open(encoding="utf-8") as file:
        rows = {
            int(row["Dataset"]): float(row["Likelihood Score"])
            for row in csv.DictReader(file)
            if row["Algorithm"] == "Spiral"
        }
    return [rows[number] for number in range(1, 9)]
