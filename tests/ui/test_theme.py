import pytest
from PySide6.QtGui import QColor

from scripts.painted_texts import contrast
from ui import theme
from ui.theme import THEMES, Theme
from ui.theme_name import ThemeName

PAIRS = [  # text on its fill, and the least contrast (WCAG) it must have
    ("text", "window", 12.0),
    ("text", "surface", 12.0),
    ("text", "field", 12.0),
    ("label", "window", 7.0),
    ("label", "surface", 7.0),
    ("accent", "window", 7.0),
    ("accent", "surface", 7.0),
    ("on_next", "next_fill", 7.0),
    ("danger", "window", 7.0),
    ("danger", "surface", 7.0),
    ("on_danger", "danger_fill", 7.0),
    ("attention_text", "window", 7.0),
    ("attention_text", "surface", 7.0),
    ("on_attention", "attention_fill", 7.0),
    ("on_calm", "calm_fill", 7.0),
    ("on_training", "training", 7.0),
    ("on_replay", "replay", 7.0),
    ("training", "window", 7.0),
    ("disabled", "window", 4.5),  # of what cannot be pressed; why stands below it in the ink of labels
    ("disabled", "surface", 4.5),
]
TWENTY_ONE = [
    ("text", "window"),
    ("text", "surface"),
    ("label", "window"),
    ("label", "surface"),
    ("on_calm", "calm_fill"),
]


@pytest.mark.parametrize("worn", THEMES.values(), ids=lambda worn: worn.name.value)
@pytest.mark.parametrize(("ink", "fill", "least"), PAIRS)
def test_every_text_can_be_read_on_its_fill(worn: Theme, ink: str, fill: str, least: float):
    assert contrast(getattr(worn, ink), getattr(worn, fill)) >= least


@pytest.mark.parametrize(("ink", "fill"), TWENTY_ONE)
def test_high_contrast_is_twenty_one_to_one(ink: str, fill: str):
    worn = theme.HIGH_CONTRAST
    assert contrast(getattr(worn, ink), getattr(worn, fill)) == pytest.approx(21.0)


def test_night_has_no_pure_white():
    night = theme.NIGHT
    colours = [getattr(night, name) for name in night.__slots__ if name not in ("name", "dimmed")]
    assert "#ffffff" not in [QColor(value).name() for value in colours]


def test_the_worn_theme_is_remembered_by_the_application():
    theme.wear(THEMES[ThemeName.NIGHT])
    assert theme.worn() is theme.NIGHT
    assert theme.colour("accent") == QColor("#5bb4c6")
