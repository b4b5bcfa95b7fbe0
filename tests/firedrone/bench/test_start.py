from __future__ import annotations

from typing import Any

import pytest

from firedrone.bench import start


def one(**other: Any) -> dict[str, Any]:
    usual = {"clock_s": 1.8, "cpu_s": 1.5, "warm_clock_s": 0.4, "warm_cpu_s": 0.3, "modules": 1500}
    return {**usual, "too_early": [], **other}


BARE = [{"clock_s": 0.2, "cpu_s": 0.2}]


def test_a_start_within_the_bars_passes():
    assert start.judged([one()], BARE).passed


@pytest.mark.parametrize("slow", [{"cpu_s": 2.5}, {"warm_cpu_s": 0.6}, {"too_early": ["av"]}])
def test_a_slow_start_or_an_early_package_does_not(slow: dict[str, Any]):
    assert not start.judged([one(**slow)], BARE).passed


@pytest.mark.slow
def test_nothing_heavy_is_imported_before_somebody_needs_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(start, "QUICK_STARTS", 1)
    found = start.run(full=False, tell=lambda _: None)
    assert found.ours["too_early"] == []
    assert found.ours["modules"] > 500
