"""At the end of the camera's range a temperature is "at least", and the other range is offered."""

from __future__ import annotations

import pytest

from telemetry.thermal.saturation import Gain, Saturation, saturation_at, saturation_of
from tests.telemetry.thermal import scenes


@pytest.mark.parametrize("hottest_c", [150.0, 149.997, 163.4])
def test_150_degrees_in_high_gain_are_at_least_150(hottest_c: float):
    picture = scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, hottest_c, side_px=1))
    assert saturation_of(picture) == Saturation(150.0, offer_low_gain=True)
    assert saturation_at(hottest_c) == Saturation(150.0, offer_low_gain=True)


def test_many_pixels_at_the_top_are_saturated_whatever_the_camera_calls_it():
    picture = scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, 140.0, side_px=5))
    found = saturation_of(picture, None)
    assert found.at_least_c == pytest.approx(140.0, abs=0.01)
    assert not found.offer_low_gain
    assert saturation_of(picture, Gain.HIGH).offer_low_gain


def test_a_hot_pixel_below_the_end_is_what_it_is():
    picture = scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, 149.0, side_px=3))
    assert saturation_of(picture) == Saturation(None)
    assert not saturation_of(picture).saturated


def test_a_shutter_of_one_temperature_is_not_saturated():
    assert not saturation_of(scenes.flat(25.0)).saturated


def test_low_gain_ends_at_550():
    assert saturation_at(300.0, Gain.LOW) == Saturation(None)
    assert saturation_at(551.0, Gain.LOW) == Saturation(550.0)


def test_an_unknown_range_has_no_end():
    assert saturation_at(1000.0, None) == Saturation(None)
