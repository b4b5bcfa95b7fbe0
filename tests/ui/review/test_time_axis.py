from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.review.time_axis import SHORTEST, TimeAxis, axis_of

START = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
RIGA = ZoneInfo("Europe/Riga")
spans_s = st.floats(60.0, 30 * 86400.0)


def axis(span_s: float) -> TimeAxis:
    return TimeAxis(START, START + timedelta(seconds=span_s), 180.0, 1220.0)


@given(spans_s, st.floats(0.0, 1.0))
def test_a_time_stands_where_its_pixel_is(span_s: float, share: float):
    here = axis(span_s)
    at = here.start + here.span * share
    assert here.left - 1e-6 <= here.x(at) <= here.right + 1e-6
    assert abs((here.at(here.x(at)) - at).total_seconds()) < span_s * 1e-6 + 1e-5


def test_beyond_an_edge_is_the_edge():
    here = axis(600.0)
    assert here.at(-50.0) == here.start
    assert here.at(5000.0) == here.end


@given(spans_s, st.floats(60.0, 140.0))
def test_ticks_never_stand_nearer_than_their_labels_need(span_s: float, least_px: float):
    here = axis(span_s)
    xs = [here.x(at) for at in here.ticks(least_px, RIGA)]
    assert len(xs) <= (here.right - here.left) / least_px + 1
    assert all(b - a >= least_px - 1e-3 for a, b in pairwise(xs))


@pytest.mark.parametrize(("span_s", "minutes"), [(7500.0, {0, 15, 30, 45}), (900.0, {0, 2, 4, 6, 8})])
def test_ticks_are_round_times_of_the_local_clock(span_s: float, minutes: set[int]):
    ticks = [at.astimezone(RIGA) for at in axis(span_s).ticks(110.0, RIGA)]
    assert len(ticks) >= 5
    assert {at.second for at in ticks} == {0}
    assert {at.minute % 10 if span_s < 1000 else at.minute for at in ticks} <= minutes


def test_seconds_are_said_where_ticks_stand_that_near():
    assert axis(60.0).tick_seconds(100.0)
    assert not axis(7200.0).tick_seconds(100.0)


@given(spans_s, st.floats(0.0, 1.0), st.floats(0.05, 50.0))
def test_zooming_keeps_what_is_under_the_hand_and_never_leaves_the_story(
    span_s: float, share: float, factor: float
):
    whole = axis(span_s)
    about = whole.start + whole.span * share
    near = whole.zoomed(factor, about, whole)
    assert near.start >= whole.start
    assert near.end <= whole.end
    assert min(SHORTEST, whole.span) <= near.span <= whole.span
    assert near.shows(about) or abs(near.x(about) - whole.x(about)) < 1e-3


def test_a_cursor_that_runs_out_of_sight_takes_the_axis_along():
    whole = axis(7200.0)
    near = whole.zoomed(10.0, whole.start, whole)
    late = whole.start + timedelta(hours=1)
    assert near.moved_to_show(near.start, whole) is near
    followed = near.moved_to_show(late, whole)
    assert followed.shows(late)
    assert followed.span == near.span


def test_a_story_of_one_moment_has_an_axis():
    here = axis_of(START, START)
    assert here.shows(START)
    assert here.span > timedelta(minutes=1)
