"""The bench of reach measures what the window asks."""

from __future__ import annotations

from firedrone.bench import reach


def test_it_measures_every_call_and_holds_its_bars_against_them():
    said: list[str] = []
    found = reach.run(full=False, tell=said.append)
    assert {line.split(":")[0] for line in said} == {"reach", "no_return", "estimate", "split"}
    assert found.ours["parts"] > 1
    assert found.ours["reach_ms"] > 0.0
    assert found.bars["reach, ms"].at_most == reach.AT_MOST_MS
    assert set(found.document()["bars"]) == {"reach, ms", "reach and point of no return, ms"}
