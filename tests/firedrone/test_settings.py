"""One TOML file remembers what was chosen; a wrong line is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from firedrone.settings import FILE, Settings, SettingsError, load, save
from telemetry.settings import LinkSettings
from ui.settings import UiSettings
from ui.theme_name import ThemeName

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_the_defaults_count(tmp_path: Path):
    assert load(tmp_path) == Settings()


def test_what_is_saved_is_loaded(tmp_path: Path):
    chosen = Settings(UiSettings(ThemeName.NIGHT, "lt"), LinkSettings("tcp:127.0.0.1:5760"))
    save(tmp_path, chosen)
    assert load(tmp_path) == chosen


def test_what_a_person_wrote_beside_them_stays(tmp_path: Path):
    (tmp_path / FILE).write_text("# the laptop in the truck\n[ui]\nlanguage = 'lv' # ours\n", "utf-8")
    save(tmp_path, replace(load(tmp_path), link=LinkSettings("sim")))
    text = (tmp_path / FILE).read_text("utf-8")
    assert "# the laptop in the truck" in text
    assert load(tmp_path).ui.language == "lv"


@pytest.mark.parametrize(
    "text", ["[ui", "[ui]\ntheme = 'pink'", "[ui]\nlanguage = 'xx'", "[ui]\nlanguage = 7"]
)
def test_a_wrong_line_is_named_with_the_file(tmp_path: Path, text: str):
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=FILE):
        load(tmp_path)
