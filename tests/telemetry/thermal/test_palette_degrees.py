"""Greys become degrees only where the camera proved that it paints in a straight line."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telemetry.thermal.frame import TruthLevel
from telemetry.thermal.palette_degrees import PaletteDegrees
from telemetry.thermal.readings import NOTHING
from tests.telemetry.thermal.painted_video import SHAPE, Agc, shots


def errors(agc: Agc, seed: int, **how: object) -> tuple[int, list[float]]:
    """How many pictures had degrees, and how wrong 9 of 10 pixels of each were that were shown."""
    degrees, found = PaletteDegrees(), list[float]()
    for shot in shots(agc, seed, **how):  # pyright: ignore[reportArgumentType]
        scale = degrees.scale(shot.picture, shot.range)
        assert scale is not None
        if not scale.trusted:
            continue
        assert scale.proven_c is not None
        read = scale.range.coldest_c + (shot.picture.luma - float(scale.black)) * scale.kelvin_per_level
        shown = (read >= scale.proven_c[0]) & (read <= scale.proven_c[1])
        if shown.any():
            found.append(float(np.quantile(np.abs(read - shot.truth)[shown], 0.9)))
    return len(found), found


@pytest.mark.hazard("H29")
@settings(max_examples=25, deadline=None)
@given(st.sampled_from(Agc), st.integers(0, 10_000), st.floats(45.0, 150.0))
def test_no_degree_is_ever_shown_that_is_more_than_2_k_wrong(agc: Agc, seed: int, hottest_c: float):
    _, found = errors(agc, seed, count=70, hottest_c=hottest_c)
    assert max(found, default=0.0) <= 2.0


def test_a_camera_that_paints_in_a_straight_line_earns_its_degrees():
    """Not in each 12 s: where no end moves, nothing can be told, and nothing is shown."""
    flights = [errors(Agc.LINEAR, seed) for seed in range(5)]
    assert sum(shown > 30 for shown, _ in flights) >= 3
    assert all(np.median(found) < 1.0 for _, found in flights if found)


@pytest.mark.parametrize("agc", [Agc.PLATEAU, Agc.HISTOGRAM, Agc.ROOT, Agc.CLIPPED])
@pytest.mark.parametrize("seed", range(4))
def test_one_that_does_not_never_gets_any(agc: Agc, seed: int):
    assert errors(agc, seed)[0] == 0


def test_full_range_video_is_noticed():
    degrees = PaletteDegrees()
    for shot in shots(Agc.LINEAR, 1, ends=(0, 255)):
        degrees.scale(shot.picture, shot.range)
    assert degrees.black_white == (0, 255)
    assert errors(Agc.LINEAR, 1, ends=(0, 255))[0] > 20


def earned() -> tuple[PaletteDegrees, object]:
    """After a flight that proved it: the newest shot that has degrees."""
    degrees = PaletteDegrees()
    for shot in shots(Agc.LINEAR, 1):
        scale = degrees.scale(shot.picture, shot.range)
        if scale is not None and scale.trusted and shot.picture.number > 60:
            return degrees, shot
    pytest.fail("the straight line was never proven")


def test_a_spot_is_read_with_the_level_of_the_range():
    degrees, shot = earned()
    scale = degrees.scale(shot.picture, shot.range)
    row, column = divmod(int(np.abs(shot.truth - 18.0).argmin()), SHAPE[1])
    reading = scale.spot(shot.picture.luma, column, row)
    assert reading.level is TruthLevel.RANGE
    truth = shot.truth[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2].mean()
    assert reading.celsius == pytest.approx(truth, abs=2.0)
    assert scale.spot(shot.picture.luma, -1, 0) is None


def test_beyond_what_was_proven_it_is_relative():
    degrees, shot = earned()
    scale = replace(degrees.scale(shot.picture, shot.range), proven_c=(100.0, 101.0))
    assert scale.spot(shot.picture.luma, 50, 50) == NOTHING
    assert replace(scale, residual_k=2.0, proven_c=(-100.0, 900.0)).spot(shot.picture.luma, 50, 50) == NOTHING


def test_an_isotherm_is_painted_only_where_degrees_are_proven():
    degrees, shot = earned()
    scale = degrees.scale(shot.picture, shot.range)
    luma = scale.luma_of(25.0)
    assert scale.celsius_of(luma) == pytest.approx(25.0, abs=scale.kelvin_per_level)
    assert scale.luma_of(scale.proven_c[1] + 0.1) is None
    assert replace(scale, residual_k=None).luma_of(25.0) is None


def test_the_hottest_is_what_the_camera_says_proven_or_not():
    shot = next(iter(shots(Agc.HISTOGRAM, 1)))
    scale = PaletteDegrees().scale(shot.picture, shot.range, saturated=True)
    assert scale.residual_k is None
    assert scale.hottest().celsius == shot.range.hottest_c
    assert scale.hottest().at_least
    assert scale.coldest().celsius == shot.range.coldest_c


def test_an_old_range_belongs_to_another_picture():
    degrees, shot = earned()
    old = replace(shot.range, received_s=shot.picture.received_s - 0.6)
    assert degrees.scale(shot.picture, old) is None
    assert degrees.scale(shot.picture, None) is None
    assert degrees.scale(shot.picture, replace(shot.range, coldest_c=shot.range.hottest_c)) is None


@pytest.mark.hazard("H29")
def test_a_damaged_picture_is_never_measured_from():
    degrees, shot = earned()
    assert not degrees.scale(replace(shot.picture, damaged=True), shot.range).trusted


def test_what_was_proven_for_another_palette_is_forgotten():
    degrees, shot = earned()
    degrees.forget()
    assert not degrees.scale(shot.picture, shot.range).trusted


def test_a_true_spot_that_does_not_fit_takes_the_degrees_away():
    degrees, shot = earned()
    place = 0.5, 0.5
    was_c = degrees.scale(shot.picture, shot.range).celsius_of(float(shot.picture.luma[64, 80]))
    degrees.true_spot(shot.picture, shot.range, place, was_c + 5.0)
    assert not degrees.scale(shot.picture, shot.range).trusted
