"""Hotter counts never get a colder colour, and the isotherm paints all that is above it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telemetry.thermal.frame import counts_of
from telemetry.thermal.painting import LUMA_FULL, Painter, luma_table, table_of
from telemetry.thermal.palettes import PaletteName, isotherm_colour, palette
from telemetry.thermal.span import Span, span_of
from tests.telemetry.thermal import scenes

NAMES = st.sampled_from(PaletteName)
STEP = {name: {int(colour): step for step, colour in enumerate(palette(name))} for name in PaletteName}


@given(NAMES, st.integers(0, 65_535), st.integers(0, 65_535))
def test_a_table_goes_from_the_first_colour_to_the_last_and_never_back(name: PaletteName, a: int, b: int):
    span = span_of(min(a, b), max(a, b))
    table = table_of(name, span)
    steps = np.array([STEP[name][int(colour)] for colour in table[:: max(1, (span.hi - span.lo) // 50)]])
    assert (np.diff(steps) >= 0).all()
    assert table[span.lo] == palette(name)[0]
    assert STEP[name][int(table[span.hi])] >= 254
    assert table.shape == (65_536,)


def test_a_span_of_nothing_divides_by_nothing():
    assert table_of(PaletteName.IRON, Span(500, 500)).shape == (65_536,)


@given(NAMES, st.integers(-10, 70_000))
def test_the_isotherm_paints_exactly_what_is_at_it_or_above(name: PaletteName, at: int):
    table = table_of(name, Span(18_000, 20_000), at)
    assert np.count_nonzero(table == isotherm_colour(name)) == max(0, min(65_536, 65_536 - at))


def test_a_picture_is_its_table_looked_up():
    painter = Painter(PaletteName.IRON)
    counts = scenes.counts(scenes.with_ember(scenes.ground(), 300, 200, 80.0))
    painter.span.lock(counts_of(0.0), counts_of(60.0))
    painter.isotherm_counts = counts_of(70.0)
    painted = painter.paint(counts, 0.0)
    assert painted.dtype == np.uint32
    assert (painted == table_of(PaletteName.IRON, painter.span.locked, counts_of(70.0))[counts]).all()
    assert painted[200, 300] == isotherm_colour(PaletteName.IRON)
    assert np.count_nonzero(painted == isotherm_colour(PaletteName.IRON)) == 25


def test_two_pictures_later_a_picture_is_still_whole():
    painter = Painter()
    first = painter.paint(scenes.flat(20.0), 0.0)
    kept = first.copy()
    for later in range(2):
        painter.paint(scenes.flat(60.0 + later), 1.0 + later)
    assert (first == kept).all()


def test_another_size_and_another_palette_are_taken():
    painter = Painter()
    assert painter.paint(scenes.flat(20.0, (4, 6)), 0.0).shape == (4, 6)
    painter.palette = PaletteName.BLACK_HOT
    assert painter.paint(scenes.flat(20.0, (5, 7)), 0.1).shape == (5, 7)


@pytest.mark.parametrize(("range_of_luma", "black", "white"), [((16, 235), 16, 235), (LUMA_FULL, 0, 255)])
def test_video_goes_from_its_black_to_its_white(range_of_luma: tuple[int, int], black: int, white: int):
    table = luma_table(PaletteName.IRON, range_of_luma)
    assert (table[: black + 1] == palette(PaletteName.IRON)[0]).all()
    assert (table[white:] == palette(PaletteName.IRON)[255]).all()
    assert table[(black + white) // 2] == palette(PaletteName.IRON)[127]


def test_a_grey_video_picture_is_painted():
    luma = np.full((8, 8), 235, np.uint8)
    painter = Painter(PaletteName.RESCUE)
    assert (painter.paint_luma(luma) == palette(PaletteName.RESCUE)[255]).all()
    assert (painter.paint_luma(luma, isotherm_luma=230) == isotherm_colour(PaletteName.RESCUE)).all()
