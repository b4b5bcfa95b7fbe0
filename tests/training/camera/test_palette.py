"""The picture that a thermal camera makes of its counts."""

from __future__ import annotations

import numpy as np
import pytest

from telemetry.thermal.frame import celsius, counts_of
from training.camera.palette import Gain, Palette, coloured

RAMP = np.linspace(counts_of(10.0), counts_of(90.0), 64 * 80).astype(np.uint16).reshape(64, 80)


def test_with_linear_gain_degrees_can_be_read_back_from_the_ends_of_the_range():
    luma = coloured(RAMP, Palette.WHITE_HOT, Gain.LINEAR).luma.astype(float)
    low, high = celsius(float(RAMP.min())), celsius(float(RAMP.max()))
    read = low + (luma - 16.0) / 219.0 * (high - low)
    assert float(np.abs(read - (RAMP / 64.0 - 273.15)).max()) < 0.5


def test_with_plateau_gain_they_can_not_but_hotter_is_never_darker():
    scene = np.full((64, 80), counts_of(20.0), np.uint16)
    scene[:, 40:] = counts_of(22.0)
    scene[0, 0] = counts_of(140.0)
    linear = coloured(scene, Palette.WHITE_HOT, Gain.LINEAR).luma
    plateau = coloured(scene, Palette.WHITE_HOT, Gain.PLATEAU).luma
    assert int(plateau[9, 60]) - int(plateau[9, 20]) > 3 * (int(linear[9, 60]) - int(linear[9, 20]))
    assert plateau.max() == plateau[0, 0]
    ramp = coloured(RAMP, Palette.WHITE_HOT, Gain.PLATEAU).luma.ravel().astype(int)
    assert (np.diff(ramp) >= 0).all()


@pytest.mark.parametrize("gain", Gain)
def test_black_hot_is_white_hot_turned_round(gain: Gain):
    white = coloured(RAMP, Palette.WHITE_HOT, gain).luma.astype(int)
    black = coloured(RAMP, Palette.BLACK_HOT, gain).luma.astype(int)
    assert np.abs(white + black - 251).max() <= 1


def test_iron_gets_brighter_and_has_colours_half_as_fine():
    planes = coloured(RAMP, Palette.IRON, Gain.LINEAR)
    assert (np.diff(planes.luma.ravel().astype(int)) >= 0).all()
    assert planes.blue.shape == planes.red.shape == (32, 40)
    assert int(np.ptp(planes.red)) > 60


@pytest.mark.parametrize("gain", Gain)
def test_a_picture_of_one_temperature_is_grey(gain: Gain):
    luma = coloured(np.full((64, 80), 19_000, np.uint16), Palette.WHITE_HOT, gain).luma
    assert int(np.ptp(luma)) == 0
