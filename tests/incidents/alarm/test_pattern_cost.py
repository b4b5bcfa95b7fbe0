"""A pattern that could hang the window is refused before it is ever used."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.alarm.pattern_cost import MOST_STEPS, compiled, steps
from maps.foreign.limits import MAX_ALARM_LINE_CHARS

EVIL = (
    "(a+)+$",
    "(a|a)*b",
    "^(a|aa)+$",
    "(?:(?:a*)*)*b",
    "^(([a-z])+.)+[A-Z]$",
    ".*.*.*x",
    r"(\w+\s?)*!",
    "(a?){500}a{500}",
    "((a{1,500}){1,500}){1,500}",
    "(?=(a+)+b)a",
)


@pytest.mark.parametrize("pattern", EVIL)
def test_what_backtracks_without_end_is_refused(pattern: str):
    with pytest.raises(ValueError, match="too long"):
        compiled(pattern)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"(a)\1", "refers back"),
        ("(a)?(?(1)b|c)", "refers back"),
        ("(", "no regular expression"),
        ("(?P<x>a)(?P<x>b)", "no regular expression"),
        ("(" * 240 + "a" + ")" * 240, ""),
        ("a" * 501, "longer than 500"),
    ],
)
def test_what_cannot_be_used_says_why(pattern: str, why: str):
    if not why:  # deep, but harmless: whatever comes of it is no crash
        compiled(pattern)
        return
    with pytest.raises(ValueError, match=why):
        compiled(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["^Nr: (.+)$", "(\\d{2}:\\d{2})", "^A (.{1,80}) B (.{1,80})$", "^(?:x|y){1,8} (.*)$", "[a-z]++ (.*)"],
)
def test_plain_patterns_are_taken(pattern: str):
    assert compiled(pattern).pattern == pattern


def test_the_worst_pattern_that_is_taken_stays_below_a_second():
    """The estimate is of steps: the dearest pattern that passes, on the line that is worst for it."""
    pattern = "a{0,100}a{0,190}b"
    assert MOST_STEPS / 2 < steps(pattern) <= MOST_STEPS
    line = "a" * MAX_ALARM_LINE_CHARS
    begun_s = time.thread_time()
    assert compiled(pattern).search(line) is None
    assert time.thread_time() - begun_s < 1.0


PIECES = st.sampled_from(["a", "b", ".", r"\d", "[ab]", "(a|b)", "(?:ab)", "(a*)", "^", "$", "a?"])
REPEATS = st.sampled_from(["", "*", "+", "?", "{1,9}", "*?", "++", "{2}"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, REPEATS), min_size=1, max_size=6))
def test_whatever_is_taken_ends_soon(parts: list[tuple[str, str]]):
    try:
        pattern = compiled("".join(piece + repeat for piece, repeat in parts))
    except ValueError:
        return
    begun_s = time.thread_time()
    for line in ("a" * MAX_ALARM_LINE_CHARS, "ab" * (MAX_ALARM_LINE_CHARS // 2)):
        pattern.search(line)
    assert time.thread_time() - begun_s < 1.0
