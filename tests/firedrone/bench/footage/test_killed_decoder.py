from __future__ import annotations

from firedrone.bench.footage.killed_decoder import Stretch, judged
from firedrone.bench.footage.killed_window import Gaps


def missed(*stretches: Stretch) -> list[str]:
    return [name for name, bar in judged(stretches).bars.items() if bar.passed is False]


def test_what_a_kill_adds_counts_and_not_what_was_slow_anyway():
    quiet = Stretch(killed=False, loop_ms=90.0, link_ms=70.0)
    assert missed(quiet, Stretch(killed=True, loop_ms=139.0, link_ms=119.0)) == []
    assert missed(quiet, Stretch(killed=True, loop_ms=141.0, link_ms=70.0)) == [
        "decoder killed, added to the longest pause of the window's event loop, ms"
    ]
    assert missed(quiet, Stretch(killed=True, loop_ms=90.0, link_ms=121.0)) == [
        "decoder killed, added to the longest pause of the link thread, ms"
    ]


def test_a_window_that_did_not_fly_proves_nothing_and_says_so():
    part = judged([], "the practice drone did not fly, or no picture came")
    assert not any(bar.passed for bar in part.bars.values())
    assert [left.what for left in part.skipped] == ["decoder killed in flight"]


def test_the_longest_gap_is_told_once():
    gaps = Gaps()
    gaps.beat()
    gaps.beat()
    first = gaps.take_ms()
    assert first >= 0.0
    assert gaps.take_ms() < 1000.0
