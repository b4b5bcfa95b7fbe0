from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.review.placing import clusters, placed, snapped

LEFT, RIGHT, RADIUS = 180.0, 1220.0, 5.0
labels = st.lists(st.tuples(st.floats(LEFT, RIGHT), st.floats(1.0, 300.0)), max_size=25)


def rects(found: list[tuple[float, float]], least: float | None = 60.0) -> list[tuple[float, float]]:
    """From where to where each label reaches that was placed."""
    dots = sorted(found)
    spans = placed([x for x, _ in dots], [width for _, width in dots], LEFT, RIGHT, RADIUS, least=least)
    return [(span[0], span[0] + span[1]) for span in spans if span is not None]


@given(labels)
def test_no_label_runs_over_an_edge(found: list[tuple[float, float]]):
    assert all(left >= LEFT - 1e-6 and right <= RIGHT + 1e-6 for left, right in rects(found))


@given(labels)
def test_no_label_overlaps_another(found: list[tuple[float, float]]):
    shown = sorted(rects(found))
    assert all(right <= left + 1e-6 for (_, right), (left, _) in pairwise(shown))


@given(labels)
def test_no_label_lies_on_a_dot(found: list[tuple[float, float]]):
    shown = rects(found)
    assert not [x for x, _ in found for left, right in shown if left - RADIUS < x < right + RADIUS]


def test_alone_it_stands_at_the_right_and_at_the_right_edge_at_the_left():
    assert placed([300.0], [80.0], LEFT, RIGHT, RADIUS) == [(311.0, 80.0)]
    assert placed([1200.0], [80.0], LEFT, RIGHT, RADIUS) == [(1109.0, 80.0)]


def test_a_long_note_is_shortened_rather_than_left_out_and_a_short_word_never():
    crowded, widths = [200.0, 330.0, 460.0], [300.0, 300.0, 300.0]
    assert placed(crowded, widths, LEFT, 590.0, RADIUS) == [None, None, None]
    shortened = placed(crowded, widths, LEFT, 590.0, RADIUS, least=60.0)
    assert [span and span[0] for span in shortened] == [211.0, 341.0, 471.0]
    assert placed(crowded, widths, LEFT, 590.0, RADIUS, least=200.0) == [None, None, None]


def test_a_dot_out_of_sight_has_no_label():
    assert placed([100.0, 1300.0], [40.0, 40.0], LEFT, RIGHT, RADIUS) == [None, None]


def test_signs_that_would_lie_on_one_another_are_one():
    assert clusters([10.0, 15.0, 22.0, 80.0], 20.0) == [(0, 2), (3, 3)]
    assert clusters([], 20.0) == []


def test_a_hand_takes_the_nearest_or_nothing():
    moments = [(100.0, "a"), (104.0, "b")]
    assert snapped(103.0, moments, 7.0) == "b"
    assert snapped(120.0, moments, 7.0) is None
