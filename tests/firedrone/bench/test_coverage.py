from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from firedrone.bench import coverage as bench
from missions.search_grid import grid_over

if TYPE_CHECKING:
    import pytest


def test_the_area_of_the_bench_has_half_a_thousand_cells_each_way():
    rows, columns = grid_over(bench.square()).shape
    assert abs(rows - 500) <= 3
    assert abs(columns - 500) <= 3


def test_the_tracks_of_the_bench_see_what_they_pass():
    one_row = round(bench.SIDE_M / (bench.SPEED_M_S * bench.STEP_S))
    assert len(list(islice(bench.poses(-90.0), one_row))) == one_row
    seen = bench.timed(one_row)["seen_share"]
    assert 0.045 < seen < 0.06  # 54 m of 1000, half of the first swath's margin outside


def test_a_short_run_reaches_its_bars(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bench, "QUICK_LOOKS", 150)
    monkeypatch.setattr(bench, "NAIVE_LOOKS", 5)
    monkeypatch.setattr(bench, "BEST_OF", 1)
    result = bench.run(full=False, tell=lambda _: None)
    ratio = result.ratios["every cell / ours"]
    assert ratio is not None
    assert ratio > 10.0  # the bar is for the whole size
    assert result.limit["cells_in_view"] < 1000
    assert result.ours["straight down, flat"]["looks"] == 150
