"""One TOML file remembers what was chosen; a wrong line is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from firedrone.settings import FILE, Settings, load, save
from telemetry.settings import LinkSettings
from ui.settings import MOST_CREW, SettingsError, UiSettings, remember_crew
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


def test_a_file_of_an_older_version_is_read(tmp_path: Path):
    (tmp_path / FILE).write_text("[ui]\ntheme = 'night'\nlanguage = 'lv'\nbrigade_place = ''\n", "utf-8")
    assert load(tmp_path).ui == UiSettings(ThemeName.NIGHT, "lv")


def test_everything_that_can_be_chosen_is_kept(tmp_path: Path):
    chosen = UiSettings(
        theme_by_sun=True,
        large_controls=True,
        scale_percent=175,
        brigade_name="Subates brigāde",
        brigade_country="LT",
        crew=("A. Kalniņa", "J. Ozols"),
        sounds=False,
        spoken_alarms=True,
    )
    save(tmp_path, Settings(chosen))
    assert load(tmp_path).ui == chosen


@pytest.mark.parametrize("line", ["scale_percent = 110", "brigade_country = 'ee'", "sounds = 'loud'"])
def test_a_value_that_does_not_exist_is_refused(tmp_path: Path, line: str):
    (tmp_path / FILE).write_text(f"[ui]\n{line}\n", "utf-8")
    with pytest.raises(SettingsError, match=line.split(maxsplit=1)[0]):
        load(tmp_path)


def test_who_flew_last_comes_first_and_nobody_twice():
    crew = remember_crew(("A. Kalniņa", "J. Ozols"), ("J.  Ozols ", "", "P. Liepa"))
    assert crew == ("J. Ozols", "P. Liepa", "A. Kalniņa")
    assert len(remember_crew(tuple(f"N{n}" for n in range(50)), ())) == MOST_CREW
