"""A debrief is written once, can be read again as it was, and stands beside the real crew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from incidents.debrief.crew_result import CrewResult, real_result
from incidents.debrief.debrief import note_score, scored_exercise
from incidents.debrief.exercise_folder import FOLDER
from incidents.debrief.score_file import FILE, read_score
from incidents.debrief.told import TICKS
from incidents.journal import Journal, read_journal
from incidents.words import LANGUAGES, say
from tests.incidents.debrief.evening import BEGAN, Evening, evening
from tests.training.score.exercises import exercise
from ui.readiness import CrewTick

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.debrief.score_file import Scored

NOW = BEGAN + timedelta(hours=1)


def scored(made: Evening) -> Scored:
    return scored_exercise(made.flown, made.folder, read_journal(made.folder), made.data)


@pytest.fixture
def made(tmp_path: Path) -> Evening:
    return evening(tmp_path)


def test_a_score_is_written_once_and_read_again_as_it_was(made: Evening):
    found = scored(made)
    with Journal(made.folder, NOW) as journal:
        assert note_score(journal, found, NOW) is not None
        assert note_score(journal, found, NOW) is None
    entries = read_journal(made.folder)
    assert read_score(made.folder, entries) == found
    (entry,) = [one for one in entries if one.code == IncidentCode.EXERCISE_SCORED]
    assert (entry.facts["points"], entry.facts["passed"]) == (100, True)
    assert [say(entry, language) for language in LANGUAGES]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"form": "firedrone-score 2"}', b"\xff"])
def test_a_score_that_is_not_the_one_of_the_journal_is_none(made: Evening, content: bytes):
    with Journal(made.folder, NOW) as journal:
        note_score(journal, scored(made), NOW)
    (made.folder / FOLDER / FILE).write_bytes(content)
    assert read_score(made.folder, read_journal(made.folder)) is None


def test_without_a_score_there_is_none(made: Evening):
    assert read_score(made.folder, read_journal(made.folder)) is None


def test_the_real_crew_stands_beside_this_one(made: Evening):
    real = real_result(made.data, made.folder.name)
    assert real == CrewResult(100.0, 100.0, 2, 48.0)
    again = evening(made.data, exercise(from_incident=made.folder.name))
    found = scored(again)
    assert found.real == real
    assert found.crew == CrewResult(100.0, 100.0, 2, 48.0)


@pytest.mark.parametrize("incident", [None, "20260101T000000Z_nowhere", "../../etc"])
def test_an_incident_that_is_not_here_has_no_crew(made: Evening, incident: str | None):
    assert real_result(made.data, incident) is None


def test_the_ticks_are_those_of_the_sheet_before_take_off():
    assert set(TICKS) == set(CrewTick)
