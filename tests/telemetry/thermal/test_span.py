"""What is painted follows the scene without flicker, or stands where it was locked."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from telemetry.thermal.frame import counts_of
from telemetry.thermal.span import FollowedSpan, Span, seen_span, span_of
from tests.telemetry.thermal import scenes


@given(arrays.arrays(np.uint16, st.tuples(st.integers(1, 40), st.integers(1, 40))))
def test_any_picture_has_a_span_that_can_be_painted(counts: np.ndarray):
    span = seen_span(counts)
    assert 0 <= span.lo < span.hi <= 65_535
    assert span.hi - span.lo >= 127


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_any_two_numbers_make_a_span_that_can_be_painted(one: float, other: float):
    span = span_of(min(one, other), max(one, other))
    assert 0 <= span.lo < span.hi <= 65_535


def test_one_ember_does_not_turn_the_ground_black():
    cold = seen_span(scenes.counts(scenes.ground()))
    hot = seen_span(scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, 600.0)))
    assert abs(hot.hi - cold.hi) < 64


def test_wider_at_once_narrower_slowly():
    followed = FollowedSpan()
    ground = scenes.counts(scenes.ground())
    fire = scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, 300.0, side_px=101))
    calm = followed.span(ground, 0.0)
    assert followed.span(fire, 0.5).hi > calm.hi + 0.8 * (counts_of(300.0) - calm.hi)
    after = followed.span(ground, 1.0)
    assert after.hi > calm.hi + 0.5 * (counts_of(300.0) - calm.hi)
    for step in range(200):
        after = followed.span(ground, 1.0 + step / 10)
    assert abs(after.hi - calm.hi) < 64


def test_noise_does_not_move_it():
    followed = FollowedSpan()
    shown = {followed.span(scenes.counts(scenes.ground()) + np.uint16(n % 2), n / 30) for n in range(30)}
    assert len(shown) == 1


def test_locked_it_stands_and_follows_again_from_there():
    followed = FollowedSpan()
    locked = followed.lock(counts_of(60.0), counts_of(20.0))
    assert locked == Span(counts_of(20.0), counts_of(60.0))
    assert followed.span(scenes.counts(scenes.ground()), 0.0) == locked
    followed.follow()
    assert followed.span(scenes.counts(scenes.ground()), 0.01) != Span(0, 1)
    for step in range(300):
        span = followed.span(scenes.counts(scenes.ground()), step / 10)
    assert span.hi < counts_of(40.0)


def test_locked_to_one_temperature_it_is_widened():
    span = FollowedSpan().lock(counts_of(20.0), counts_of(20.0))
    assert span.hi - span.lo == 128
