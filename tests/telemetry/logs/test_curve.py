import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.logs.curve import curve_of, for_pixels

SECOND = 1_000_000


def ten_a_second(values: list[float]) -> tuple[np.ndarray, list[float]]:
    return np.arange(len(values), dtype=np.int64) * SECOND // 10, values


def test_a_peak_of_one_sample_stays_visible():
    values = [0.0] * 100_000
    values[61_803] = 40.0
    curve = curve_of(*ten_a_second(values))
    drawn = for_pixels(curve, 0, int(curve.at_us[-1]), 500)
    assert len(drawn) <= 2 * 502
    assert np.nanmax(drawn.values) == 40.0


def test_a_gap_stays_a_gap():
    at_us = np.array([0, 1, 2, 10, 11, 12], dtype=np.int64) * SECOND
    drawn = for_pixels(curve_of(at_us, [1.0] * 6), 0, 12 * SECOND, 100)
    assert np.isnan(drawn.values).tolist() == [False] * 3 + [True] + [False] * 3


def test_what_is_told_rarely_is_no_row_of_gaps():
    at_us = np.arange(10, dtype=np.int64) * 10 * SECOND
    assert not np.isnan(for_pixels(curve_of(at_us, np.ones(10)), 0, 90 * SECOND, 100).values).any()


def test_a_few_values_are_drawn_as_they_are():
    curve = curve_of(*ten_a_second([1.0, 2.0, 3.0]))
    assert for_pixels(curve, 0, SECOND, 100).values.tolist() == [1.0, 2.0, 3.0]


def test_lines_run_to_the_edge_of_a_part():
    curve = curve_of(*ten_a_second([float(n) for n in range(100)]))
    drawn = for_pixels(curve, 3_050_000, 4_050_000, 100)
    assert (drawn.values[0], drawn.values[-1]) == (30.0, 41.0)


def test_the_value_at_a_moment_is_the_newest_and_none_in_a_gap():
    at_us = np.array([0, 1, 10], dtype=np.int64) * SECOND
    curve = curve_of(at_us, [1.0, np.inf, 3.0])
    assert curve.value_at(-1) is None
    assert curve.value_at(SECOND // 2) == 1.0
    assert curve.value_at(SECOND) is None
    assert curve.value_at(9 * SECOND) is None
    assert curve.value_at(10 * SECOND) == 3.0
    assert curve.value_at(60 * SECOND) is None


def test_nothing_is_nothing():
    assert len(for_pixels(curve_of(np.zeros(0, np.int64), []), 0, SECOND, 100)) == 0


@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.floats(allow_nan=True)), max_size=300),
    st.integers(0, 10**9),
    st.integers(1, 10**9),
    st.integers(1, 50),
)
def test_a_thinned_curve_spans_what_the_curve_spans(
    samples: list[tuple[int, float]], start_us: int, span_us: int, pixels: int
):
    curve = curve_of(np.array([at for at, _ in samples], np.int64), [value for _, value in samples])
    drawn = for_pixels(curve, start_us, start_us + span_us, pixels)
    assert (np.diff(drawn.at_us) >= 0).all()
    inside = (curve.at_us >= start_us) & (curve.at_us <= start_us + span_us)
    known = curve.values[inside & ~np.isnan(curve.values)]
    if len(known):
        assert np.nanmin(drawn.values) <= known.min()
        assert np.nanmax(drawn.values) >= known.max()
    assert set(drawn.values[~np.isnan(drawn.values)]) <= set(curve.values)
    assert len(drawn) <= 6 * (pixels + 3) + 6


def test_times_that_run_back_are_held():
    curve = curve_of(np.array([5, 3, 9], dtype=np.int64), [1.0, 2.0, 3.0])
    assert curve.at_us.tolist() == [5, 5, 9]
    assert curve.value_at(5) == pytest.approx(2.0)
