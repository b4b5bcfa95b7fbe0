"""`bench window` and `bench cpu`: what they judge, and both flown small."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from firedrone.bench import cpu, window
from firedrone.bench.flown import Flown, Look
from firedrone.bench.programs import is_installed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firedrone.bench.result import BenchResult

CALM = {"p50_ms": 0.4, "p99_ms": 20.0, "most_ms": 90.0, "busy_ms": 40.0, "beats": 4000}
LOADS: dict[str, float | None] = {"before": 0.1, "after": 0.9}


def look(name: str, used: Mapping[str, float | None] | None = None, **other: Any) -> Look:
    usual = {"messages_hz": 402.0, "pictures_hz": 29.9, "paintings_hz": 29.8, "stalls": CALM}
    return Look(name, 20.0, {**usual, **other}, used or {})


def of_window(*looks: Look, complete: bool = True) -> BenchResult:
    return window.judged(Flown((look("map"), *looks), {}, complete), LOADS)


def missed(result: BenchResult) -> list[str]:
    return [name for name, bar in result.bars.items() if bar.passed is False]


def test_a_calm_flight_passes_though_no_picture_is_painted_beside_the_charts():
    result = of_window(look("picture"), look("charts", paintings_hz=0.0))
    assert result.passed
    assert missed(result) == []


@pytest.mark.parametrize(
    ("worse", "bar"),
    [
        ({"stalls": {**CALM, "p99_ms": 50.1}}, "p99 of a stall, ms"),
        ({"stalls": {**CALM, "most_ms": 251.0}}, "longest stall, ms"),
        ({"messages_hz": 379.0}, "messages a second"),
        ({"pictures_hz": 27.9}, "pictures a second"),
        ({"paintings_hz": 20.0}, "pictures painted a second"),
    ],
)
def test_the_worst_look_counts(worse: dict[str, Any], bar: str):
    assert missed(of_window(look("picture", **worse))) == [bar]


@pytest.mark.parametrize("found", [Flown((), None, False), Flown((look("map"),), {}, False)])
def test_a_flight_that_was_not_flown_has_missed(found: Flown):
    result = window.judged(found, LOADS)
    assert not result.passed
    assert [left.what for left in result.skipped] == ["the flight"]


def of_cpu(ours_s: float, peer_s: float | None, peer_hz: float | None = 202.0) -> BenchResult:
    used = {"ours": ours_s, cpu.PEER: peer_s}
    looks = (look("map", used, messages_hz=201.0), look("charts", used, messages_hz=201.0))
    return cpu.judged(Flown(looks, {}, True), peer_hz)


def test_as_much_as_mavproxy_is_not_too_much():
    result = of_cpu(2.0, 2.0)
    assert result.passed
    assert result.ours["cpu_s_a_minute"] == {"map": 6.0, "charts": 6.0}


def test_more_than_mavproxy_is():
    assert missed(of_cpu(2.1, 2.0)) == ["ours / MAVProxy, map", "ours / MAVProxy, charts"]


def test_a_peer_that_heard_less_is_no_measure():
    assert missed(of_cpu(1.0, 2.0, peer_hz=120.0)) == ["messages a second that MAVProxy heard"]


def test_without_mavproxy_nothing_is_claimed_of_it():
    result = of_cpu(1.0, None, peer_hz=None)
    assert result.bars["ours / MAVProxy, map"].passed is None
    assert result.peers == {}
    assert [left.what for left in result.skipped] == ["MAVProxy"]


def test_a_flight_that_ends_early_is_no_measure_either():
    assert not cpu.judged(Flown((), None, False), 202.0).passed


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="processor time of other programs is told by /proc")
def test_the_window_is_flown_and_its_processor_time_told():
    found = cpu.run(full=False, tell=lambda _: None, seconds=4.0)
    assert found.bars["messages a second"].reached > 0.0  # how many is for the bench, on a calm computer
    assert set(found.ours["cpu_s_a_minute"]) == {"map", "charts"}
    assert all(used > 0.0 for used in found.ours["cpu_s_a_minute"].values())
    if is_installed(cpu.PEER):
        assert all(share is not None for share in found.ratios.values())


@pytest.mark.slow
@pytest.mark.camera
def test_the_window_is_flown_with_its_pictures_and_its_loop_asked():
    found = window.run(full=False, tell=lambda _: None, seconds=6.0)
    assert found.skipped == []
    assert set(found.ours) == {"warm_up", "map", "picture", "charts", "load"}
    assert found.ours["picture"]["paintings_hz"] > 0.0
    assert found.ours["map"]["stalls"]["beats"] > 100
