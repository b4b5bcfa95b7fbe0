"""A neighbour's exercise is one file: it comes in once, beside ours, and goes out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.training.exercise.any_exercise import WHOLE
from training.exercise.errors import ExerciseError
from training.exercise.exchange import export_exercise, import_exercise
from training.exercise.said import said
from training.exercise.scenario_file import read_exercise
from training.exercise.shelf import file_of, find, is_shipped, library, unreadable

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def neighbours(tmp_path: Path) -> Path:
    path = tmp_path / "stick" / "our-lake.toml"
    path.parent.mkdir()
    path.write_text(f"# made by the neighbours\n{WHOLE}", "utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def own(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "exercises").iterdir())


def test_it_stands_beside_ours_and_the_second_time_changes_nothing(neighbours: Path, data: Path):
    before = {one.id for one in library(data)}
    for _ in range(2):
        assert import_exercise(neighbours, data).id == "our-lake"
    assert {one.id for one in library(data)} - before == {"our-lake"}
    assert own(data) == ["our-lake.toml"]
    assert (data / "exercises" / "our-lake.toml").read_bytes() == neighbours.read_bytes()
    assert not is_shipped(file_of("our-lake", data))


def test_the_same_in_other_words_of_the_file_is_the_same(neighbours: Path, data: Path):
    import_exercise(neighbours, data)
    neighbours.write_text(WHOLE.replace("lasts_s = 420", "lasts_s = 420.0 # seven minutes"), "utf-8")
    assert import_exercise(neighbours, data).id == "our-lake"
    assert own(data) == ["our-lake.toml"]


def test_another_one_of_the_same_name_gets_a_number(neighbours: Path, data: Path):
    import_exercise(neighbours, data)
    neighbours.write_text(WHOLE.replace("lasts_s = 420", "lasts_s = 480"), "utf-8")
    assert import_exercise(neighbours, data).id == "our-lake-2"
    assert import_exercise(neighbours, data).id == "our-lake-2"
    assert find("our-lake", data).lasts_s == 420.0
    assert find("our-lake-2", data).lasts_s == 480.0


def test_ours_come_back_as_ours(tmp_path: Path, data: Path):
    written = export_exercise(find("barn-smoke"), tmp_path)
    assert written == tmp_path / "barn-smoke.toml"
    assert import_exercise(written, data).id == "barn-smoke"
    assert not (data / "exercises").exists()


def test_a_changed_one_of_ours_does_not_hide_ours(tmp_path: Path, data: Path):
    written = export_exercise(find("barn-smoke"), tmp_path)
    written.write_text(written.read_text("utf-8").replace("lasts_s = 420", "lasts_s = 400"), "utf-8")
    assert import_exercise(written, data).id == "barn-smoke-2"
    assert find("barn-smoke", data).lasts_s == 420.0


def test_what_is_exported_is_the_same_exercise(neighbours: Path, data: Path, tmp_path: Path):
    scenario = import_exercise(neighbours, data)
    assert read_exercise(export_exercise(scenario, tmp_path / "our-lake.toml")) == scenario


def test_a_broken_file_is_not_taken_in(neighbours: Path, data: Path):
    neighbours.write_text(WHOLE.replace("at_s = 120", "at_s = -1"), "utf-8")
    with pytest.raises(ExerciseError, match=r"our-lake\.toml: line \d+: faults\[1\]\.at_s -1 cannot be"):
        import_exercise(neighbours, data)
    assert not data.exists()


def test_one_that_was_broken_later_is_left_out_and_said(neighbours: Path, data: Path):
    import_exercise(neighbours, data)
    (data / "exercises" / "our-lake.toml").write_text("land = 1", "utf-8")
    assert "our-lake" not in {one.id for one in library(data)}
    (line,) = unreadable(data)
    assert line.startswith("our-lake.toml: line 1: ")
    with pytest.raises(ExerciseError, match="line 1"):
        find("our-lake", data)


def test_what_there_is_not_names_the_nearest(data: Path):
    with pytest.raises(ExerciseError, match='no exercise "barn-smok"; the nearest one is "barn-smoke"'):
        find("barn-smok", data)


def test_a_file_is_found_by_its_path(neighbours: Path):
    assert find(neighbours).id == "our-lake"
    assert find(str(neighbours)).id == "our-lake"


def test_it_is_told_in_the_readers_language_or_in_english(neighbours: Path):
    assert said(find("barn-smoke").title, "lv") == "Dūmi no šķūņa"
    assert said(find(neighbours).title, "lt") == "Lost"
