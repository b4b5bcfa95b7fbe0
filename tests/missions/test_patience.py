from __future__ import annotations

import pytest

from missions.patience import SLOWEST_S, TICK_S, Patience, SilenceError


def patience(**change: float) -> Patience:
    values = {"first_s": 0.15, "longest_s": 0.5, "silence_s": 3.0, "whole_s": 60.0}
    return Patience(**(values | change))


def silent(it: Patience, seconds: float) -> list[bool]:
    """What each silence said, until so many seconds are over."""
    said: list[bool] = []
    while seconds > 1e-9:
        seconds -= it.wait_s
        said.append(it.silence())
    return said


def test_the_first_answer_is_measured():
    it = patience()
    assert silent(it, 2 * TICK_S) == [False, False]
    it.heard()
    assert it.wait_s == pytest.approx(
        1.5 * 3 * TICK_S + TICK_S
    )  # at most three steps, and half as much again


def test_a_quick_link_is_not_hurried_more_than_agreed():
    it = patience()
    it.heard()
    assert it.wait_s == 0.15


def test_silence_asks_again_ever_later():
    it = patience(first_s=0.1)
    assert silent(it, 0.1) == [False, True]
    waits: list[float] = []
    for _ in range(5):
        waits.append(it.wait_s)
        assert it.silence()
    assert waits == pytest.approx([0.15, 0.225, 0.3375, 0.5, 0.5])


def test_an_answer_that_came_twice_tells_what_the_first_one_took():
    it = patience()
    silent(it, 1.0)
    it.heard()
    assert it.wait_s == 0.15  # perhaps the first question was lost
    it.heard_twice()
    it.heard()
    assert it.wait_s > 1.0  # no: it was only slow


def test_it_learns_no_more_than_the_slowest_link_of_use():
    it = patience()
    it.heard()
    for _ in range(30):
        it.heard_twice()
    it.heard()
    assert it.wait_s == SLOWEST_S


def test_silence_in_one_go_is_enough_and_an_answer_begins_it_anew():
    it = patience()
    silent(it, 2.5)
    it.heard()
    silent(it, 2.5)
    with pytest.raises(SilenceError):
        silent(it, 2.5)


def test_silence_in_all_is_enough():
    it = patience(whole_s=4.0)
    silent(it, 2.5)
    it.heard()
    with pytest.raises(SilenceError):
        silent(it, 2.5)
