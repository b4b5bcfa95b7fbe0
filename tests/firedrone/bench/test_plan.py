from __future__ import annotations

from typing import TYPE_CHECKING

from firedrone.bench import plan as bench

if TYPE_CHECKING:
    import pytest


def test_a_small_proof_finds_what_the_object_by_object_way_finds(monkeypatch: pytest.MonkeyPatch):
    plan, air = bench.made_plan(12), bench.made_airspace(60, 10)
    monkeypatch.setattr(bench, "made_plan", lambda: plan)
    monkeypatch.setattr(bench, "made_airspace", lambda: air)
    monkeypatch.setattr(bench, "TIMES", 1)
    result = bench.run(full=False, tell=lambda _: None)
    assert result.bars["the same zones found"].passed, result.document()
    assert result.bars["heights that differ, m"].passed
    assert result.ours["zones_met"] > 0


def test_the_bench_is_the_size_it_says():
    assert len(bench.made_plan().waypoints) == 200
    assert len(bench.made_airspace().zones) == 500
