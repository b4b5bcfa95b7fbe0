"""The report of an exercise says who flew it and what the crew got for what; no other report speaks of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.debrief.debrief import note_score, scored_exercise
from incidents.debrief.exercise_folder import FOLDER
from incidents.debrief.score_file import FILE
from incidents.debrief.score_page import score_page, write_page
from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from incidents.report.content import gather
from incidents.report.exercise_score import exercise_score
from incidents.report.html import html
from incidents.report.pdf import pdf
from incidents.words import LANGUAGES, label
from tests.incidents.debrief.evening import BEGAN, Evening, evening
from training.score import words

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.debrief.score_file import Scored

NOW = BEGAN + timedelta(hours=1)


def score(made: Evening) -> Scored:
    found = scored_exercise(made.flown, made.folder, read_journal(made.folder), made.data)
    with Journal(made.folder, NOW) as journal:
        note_score(journal, found, NOW)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_annex_has_every_reason_in_the_readers_language(tmp_path: Path, language: str):
    made = evening(tmp_path)
    score(made)
    content = gather(made.folder, language, NOW)
    page = html(content)
    assert content.banner
    assert label(language, "score_points", points="100") in page
    assert label(language, "flown_by_embedded") in page
    assert content.exercise is not None
    assert len(content.exercise.rows) == 15
    for title, said, points in content.exercise.rows:
        assert title in page
        assert said in page
        assert points in page
    assert pdf(content, NOW).startswith(b"%PDF")


def test_before_the_debrief_the_report_says_which_drone_flew(tmp_path: Path):
    made = evening(tmp_path)
    told = exercise_score(made.folder, read_journal(made.folder), "en")
    assert told is not None
    assert told.flown_by == "Flown by: embedded drone"
    assert told.verdict is None
    assert "Flown by: embedded drone" in html(gather(made.folder, "en", NOW))


def test_a_score_whose_file_is_another_has_its_points_and_no_reasons(tmp_path: Path):
    made = evening(tmp_path)
    score(made)
    (made.folder / FOLDER / FILE).write_text("{}", "utf-8")
    told = exercise_score(made.folder, read_journal(made.folder), "en")
    assert told is not None
    assert told.verdict == "100 of 100 points"
    assert told.doubt is not None
    assert told.rows == ()


def test_what_was_no_exercise_has_no_score(folder: Path):
    assert exercise_score(folder, read_journal(folder), "en") is None
    assert label("en", "score") not in html(gather(folder, "en", NOW))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_score_stands_alone_and_says_training(tmp_path: Path, language: str):
    made = evening(tmp_path)
    page = score_page(score(made), "<b>Field</b>", language)
    assert label(language, "training") in page
    assert "&lt;b&gt;Field" in page
    assert "<script" not in page
    assert words.title(language, "landing") in page


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path):
    with pytest.raises(IncidentError, match="cannot be written"):
        write_page(tmp_path, score(evening(tmp_path)), "Field", "en")
