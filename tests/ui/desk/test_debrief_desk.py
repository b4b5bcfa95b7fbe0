"""The debrief is worked out beside the window: the score, the truth, and a page; what cannot be is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.codes import IncidentCode
from incidents.debrief.exercise_folder import FOLDER
from incidents.folder import create
from incidents.journal import Journal, read_journal
from tests.incidents.debrief.evening import BEGAN, Evening, evening
from training.exercise.scenario_file import write_exercise
from ui.desk.debrief_desk import DebriefDesk
from ui.review.reviewed_truth import ReviewedTruth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from incidents.debrief.score_file import Scored


@pytest.fixture
def made(tmp_path: Path) -> Evening:
    flown = evening(tmp_path)
    write_exercise(flown.scenario, flown.folder / FOLDER / "field.toml")
    return flown


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[DebriefDesk]:  # qtbot brings the application
    made_desk = DebriefDesk(tmp_path)
    yield made_desk
    made_desk.close()


def test_a_score_comes_with_the_title_in_the_readers_language_and_stands_in_the_record(
    desk: DebriefDesk, made: Evening, qtbot: QtBot
):
    desk.set_language("lv")
    with Journal(made.folder, BEGAN) as journal:
        with qtbot.waitSignal(desk.scored) as scored:
            desk.score(journal)
        assert journal.entries[-1].code == IncidentCode.EXERCISE_SCORED
    found, title = scored.args
    assert found.score.points == 100
    assert title == "Pazudis cilvēks laukā"


def test_the_truth_is_known_for_an_exercise_alone(desk: DebriefDesk, made: Evening, qtbot: QtBot):
    with qtbot.waitSignal(desk.truth_known) as known:
        desk.look(made.folder, read_journal(made.folder))
    (truth,) = known.args
    assert isinstance(truth, ReviewedTruth)
    assert set(truth.in_view_s) == {"person-1", "vehicle-1", "animal-1"}
    real = create(made.data, "Grass fire", "Tērvete")
    folder = made.data / "incidents" / real.id
    with qtbot.waitSignal(desk.truth_known) as known:
        desk.look(folder, read_journal(folder))
    assert known.args == [None]


def test_the_truth_is_worked_out_again_only_where_something_of_it_changed(
    desk: DebriefDesk, made: Evening, qtbot: QtBot
):
    told: list[object] = []
    desk.truth_known.connect(told.append)
    with qtbot.waitSignal(desk.truth_known):
        desk.look(made.folder, read_journal(made.folder))
    with Journal(made.folder, BEGAN) as journal:
        journal.append(BEGAN, "laptop", "person", IncidentCode.NOTE, {"text": "windy"})
    desk.look(made.folder, read_journal(made.folder))
    real = create(made.data, "Grass fire", "Tērvete")
    folder = made.data / "incidents" / real.id
    desk.look(folder, read_journal(folder))
    assert [truth is None for truth in told] == [False, True]
    with qtbot.waitSignal(desk.truth_known):
        desk.look(made.folder, read_journal(made.folder))


def test_a_page_is_written(desk: DebriefDesk, made: Evening, qtbot: QtBot, tmp_path: Path):
    with Journal(made.folder, BEGAN) as journal, qtbot.waitSignal(desk.scored) as scored:
        desk.score(journal)
    found: Scored = scored.args[0]
    with qtbot.waitSignal(desk.page_written):
        desk.export(found, "Field", tmp_path / "score.html")
    assert "TRAINING" in (tmp_path / "score.html").read_text("utf-8")


def test_what_cannot_be_scored_is_said_in_one_line(desk: DebriefDesk, made: Evening, qtbot: QtBot):
    (made.folder / FOLDER / "field.toml").write_text("wind = ", "utf-8")
    with Journal(made.folder, BEGAN) as journal, qtbot.waitSignal(desk.failed) as failed:
        desk.score(journal)
    (line,) = failed.args
    assert "field.toml" in line
    assert "\n" not in line
