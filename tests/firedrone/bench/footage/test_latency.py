from __future__ import annotations

import pytest

from firedrone.bench.footage.latency import (
    AV_OPEN,
    AV_OPEN_PAINTED,
    GSTREAMER,
    OURS,
    OURS_PAINTED,
    Ages,
    best,
    judged,
)

IN_ARRAY = "age in an array, ours / GStreamer, 640x512"
PAINTED = "age when painted, ours / av.open, 640x512"
WORST = "age when painted, p95, ms, 640x512"


def ages(p50_ms: float | None, p95_ms: float | None = 10.0) -> Ages:
    return Ages(p50_ms, p95_ms, 0.3, 90)


def found(**changed: Ages) -> dict[str, dict[str, Ages]]:
    usual = {
        OURS: ages(4.0),
        GSTREAMER: ages(3.5),
        AV_OPEN: ages(37.0),
        OURS_PAINTED: ages(6.0),
        AV_OPEN_PAINTED: ages(40.0),
    }
    return {"640x512": usual | changed}


def test_near_gstreamer_and_far_before_av_open_passes():
    bars = judged(found(), None).bars
    assert {name: bar.passed for name, bar in bars.items()} == {IN_ARRAY: True, PAINTED: True, WORST: True}


@pytest.mark.parametrize(
    ("client", "slow", "missed"),
    [
        (OURS, ages(8.8), IN_ARRAY),
        (OURS_PAINTED, ages(12.1), PAINTED),
        (OURS_PAINTED, ages(6.0, 33.4), WORST),
    ],
)
def test_what_is_late_misses_its_bar_alone(client: str, slow: Ages, missed: str):
    bars = judged(found(**{client: slow}), None).bars
    assert [name for name, bar in bars.items() if not bar.passed] == [missed]


def test_without_gstreamer_its_bar_is_not_measured_and_it_is_named():
    without = found()
    del without["640x512"][GSTREAMER]
    part = judged(without, "no /usr/bin/python3")
    assert part.bars[IN_ARRAY].passed is None
    assert [left.what for left in part.skipped] == ["GStreamer"]


def test_a_client_that_showed_nothing_does_not_pass():
    part = judged(found(**{OURS: ages(None, None), OURS_PAINTED: ages(None, None)}), None)
    assert not any(bar.passed for bar in part.bars.values())


def test_of_several_rounds_the_best_counts_and_none_of_a_round_that_failed():
    rounds = [
        {"p50_ms": 5.0, "p95_ms": 9.0, "first_s": 0.5, "pictures": 80},
        {"p50_ms": None, "p95_ms": None, "first_s": None, "pictures": 0},
        {"p50_ms": 4.0, "p95_ms": 12.0, "first_s": 0.4, "pictures": 70},
    ]
    assert best(rounds) == Ages(4.0, 9.0, 0.4, 150)
