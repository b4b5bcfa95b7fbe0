"""Palettes are no rainbows: hotter is always brighter, or always darker."""

from __future__ import annotations

import numpy as np
import pytest

from telemetry.thermal.palettes import PaletteName, isotherm_colour, palette


def parts(colours: np.ndarray) -> tuple[np.ndarray, ...]:
    return tuple((colours >> shift & 0xFF).astype(int) for shift in (16, 8, 0))


@pytest.mark.parametrize("name", PaletteName)
def test_hotter_is_brighter_all_the_way(name: PaletteName):
    red, green, blue = parts(palette(name))
    luma = 0.299 * red + 0.587 * green + 0.114 * blue
    steps = np.diff(-luma if name is PaletteName.BLACK_HOT else luma)
    assert steps.min() > -0.75  # rounding of three channels
    assert abs(luma[-1] - luma[0]) > 200


@pytest.mark.parametrize("name", PaletteName)
def test_every_colour_is_opaque_and_nobody_can_change_it(name: PaletteName):
    assert palette(name).shape == (256,)
    assert (palette(name) >> 24 == 0xFF).all()
    with pytest.raises(ValueError, match="read-only"):
        palette(name)[0] = 0


@pytest.mark.parametrize("name", PaletteName)
def test_the_isotherm_looks_like_nothing_else_in_the_palette(name: PaletteName):
    wanted = parts(np.array([isotherm_colour(name)], np.uint32))
    apart = sum(abs(have - want) for have, want in zip(parts(palette(name)), wanted, strict=True))
    assert apart.min() > 100


def test_in_memory_blue_stands_first():
    assert palette(PaletteName.IRON)[255:].tobytes() == bytes((0xD0, 0xFB, 0xFF, 0xFF))


def test_rescue_has_colour_only_where_it_is_hottest():
    red, green, blue = parts(palette(PaletteName.RESCUE))
    coloured = np.flatnonzero((red != green) | (green != blue))
    assert coloured.min() > 210
