"""The size of everything: what fits the screen is offered, and taken from the next start."""

from __future__ import annotations

import pytest

from ui import scale


@pytest.mark.parametrize(
    ("screen_px", "offered"),
    [
        ((1366, 768), (100,)),
        ((1280, 720), (100,)),  # too small for any: what there is has to do
        ((1920, 1080), (100, 125)),
        ((2560, 1440), (100, 125, 150, 175)),
        ((3840, 2160), (100, 125, 150, 175, 200)),
    ],
)
def test_only_what_fits_the_screen_is_offered(screen_px: tuple[int, int], offered: tuple[int, ...]):
    assert scale.fitting(screen_px, {}) == offered


def test_a_screen_that_is_already_drawn_larger_offers_the_same():
    assert scale.fitting((1536, 864), {scale.QTS_OWN: "1.25"}) == scale.fitting((1920, 1080), {})


def test_what_was_chosen_is_handed_to_qt_before_it_starts():
    environment: dict[str, str] = {}
    scale.draw_at(150, environment)
    assert environment == {scale.QTS_OWN: "1.5"}


def test_what_was_given_on_the_command_line_is_stronger():
    environment = {scale.QTS_OWN: "1"}
    scale.draw_at(200, environment)
    assert environment == {scale.QTS_OWN: "1"}


def test_100_percent_leaves_qt_alone():
    environment: dict[str, str] = {}
    scale.draw_at(100, environment)
    assert environment == {}


@pytest.mark.parametrize(
    ("screen_px", "factor", "too_large"),
    [
        ((960, 540), "2", True),  # chosen on a large screen that is not plugged in any more
        ((1536, 864), "1.25", False),
        ((1280, 720), "1", False),  # a small screen is not mended by the settings
        ((960, 540), "nonsense", False),
    ],
)
def test_a_size_for_another_screen_is_noticed(screen_px: tuple[int, int], factor: str, too_large: bool):
    assert scale.is_too_large(screen_px, {scale.QTS_OWN: factor}) is too_large
