import pytest
from PySide6.QtGui import QColor

from ui import theme
from ui.theme import THEMES, Theme
from ui.theme_name import ThemeName

PAIRS = [  # text on fill, and the least contrast (WCAG) it must have
    ("text", "window", 12.0),
    ("text", "surface", 12.0),
    ("label", "window", 4.5),
    ("accent", "window", 4.5),
    ("on_next", "next_fill", 6.5),
    ("danger", "window", 4.5),
    ("on_danger", "danger_fill", 6.0),
    ("attention_text", "window", 4.5),
    ("on_attention", "attention_fill", 7.0),
    ("on_calm", "calm_fill", 7.0),
    ("on_training", "training", 6.5),
    ("on_replay", "replay", 4.5),
    ("training", "window", 4.5),
    ("disabled", "window", 3.0),
]


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("worn", THEMES.values(), ids=lambda worn: worn.name.value)
@pytest.mark.parametrize(("ink", "fill", "least"), PAIRS)
def test_every_text_can_be_read_on_its_fill(worn: Theme, ink: str, fill: str, least: float):
    assert contrast(getattr(worn, ink), getattr(worn, fill)) >= least


def test_high_contrast_is_twenty_one_to_one():
    assert contrast(theme.HIGH_CONTRAST.text, theme.HIGH_CONTRAST.window) == pytest.approx(21.0)


def test_night_has_no_pure_white():
    night = theme.NIGHT
    colours = [getattr(night, name) for name in night.__slots__ if name not in ("name", "dimmed")]
    assert "#ffffff" not in [QColor(value).name() for value in colours]


def test_the_worn_theme_is_remembered_by_the_application():
    theme.wear(THEMES[ThemeName.NIGHT])
    assert theme.worn() is theme.NIGHT
    assert theme.colour("accent") == QColor("#55afc1")
