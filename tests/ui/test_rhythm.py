from __future__ import annotations

from ui.rhythm import Rhythm


def test_the_first_news_is_shown_and_the_next_waits():
    rhythm = Rhythm(0.2)
    shown = [now_s for now_s in (10.0, 10.05, 10.15, 10.21, 10.3, 10.45) if rhythm.is_due(now_s)]
    assert shown == [10.0, 10.21, 10.45]


def test_what_cannot_wait_is_shown_at_once_and_only_once():
    rhythm = Rhythm(0.2)
    rhythm.is_due(10.0, "on the ground")
    assert rhythm.is_due(10.05, "armed")
    assert not rhythm.is_due(10.1, "armed")


def test_a_clock_that_does_not_go_forward_holds_nothing_back():
    rhythm = Rhythm(0.2)
    rhythm.is_due(500.0)
    assert rhythm.is_due(500.0)
    assert rhythm.is_due(3.0)
    assert not rhythm.is_due(3.1)
