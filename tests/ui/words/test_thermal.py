"""A temperature is never said without how far to trust it, and no degree is invented."""

from __future__ import annotations

import pytest

from telemetry.thermal.frame import TruthLevel
from telemetry.video.errors import Trouble
from ui.words import thermal

NB = "\u00a0"


@pytest.mark.parametrize(
    ("celsius", "level", "error_c", "at_least", "says"),
    [
        (286.4, TruthLevel.RAW, None, False, f"286{NB}°C"),
        (286.4, TruthLevel.RAW, 5.0, False, f"286{NB}°C ±5"),
        (150.0, TruthLevel.RAW, 5.0, True, f"≥{NB}150{NB}°C"),
        (97.0, TruthLevel.RANGE, None, False, f"max 97{NB}°C"),
        (97.0, TruthLevel.SDK, None, False, f"max 97{NB}°C"),
        (97.0, TruthLevel.PALETTE, None, False, "relative"),
        (97.0, TruthLevel.PALETTE, 2.0, False, "relative"),
        (97.0, TruthLevel.PALETTE, 0.6, False, f"97{NB}°C ±0.6"),
        (None, TruthLevel.RAW, None, False, "relative"),
    ],
)
def test_a_reading_wears_its_level(
    celsius: float | None, level: TruthLevel, error_c: float | None, at_least: bool, says: str
):
    assert thermal.reading_words(celsius, level, at_least=at_least, error_c=error_c) == says


def test_colours_alone_say_no_degrees_unless_their_check_is_under_two():
    assert thermal.level_words(TruthLevel.PALETTE) == "no temperatures"
    assert thermal.level_words(TruthLevel.PALETTE, 2.0) == "relative"
    assert thermal.level_words(TruthLevel.PALETTE, 1.2) == f"±1.2{NB}°C"
    assert not thermal.has_degrees(TruthLevel.PALETTE, 2.0)
    assert all(thermal.has_degrees(level) for level in TruthLevel if level is not TruthLevel.PALETTE)


@pytest.mark.parametrize("level", TruthLevel)
def test_every_level_has_its_words_and_its_sign(level: TruthLevel):
    assert thermal.level_words(level)
    assert thermal.level_sign(level)
    assert thermal.level_sign(level, 1.0) == "±1.0°"


def test_saturation_says_at_least_and_what_to_do():
    assert thermal.saturation_words(150.0) == f"≥{NB}150{NB}°C: switch to the wide range"


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_says_what_to_do(trouble: Trouble):
    words = thermal.trouble_words(trouble)
    assert words.what
    assert words.to_do.endswith(".")


def test_every_trouble_reads_differently():
    assert len({thermal.trouble_words(trouble).what for trouble in Trouble}) == len(Trouble)
