"""The scene's seconds run, stand still and go back as the exercise's do."""

from __future__ import annotations

from training.camera.scene_clock import SceneClock


def test_it_runs_at_its_rate_from_where_it_was_set():
    clock = SceneClock(100.0, since_s=50.0, rate=4.0)
    assert [clock.at(now_s) for now_s in (50.0, 51.0, 60.0)] == [100.0, 104.0, 140.0]


def test_at_no_rate_it_stands_still():
    clock = SceneClock(30.0, since_s=5.0, rate=0.0)
    assert clock.at(5.0) == clock.at(500.0) == 30.0
