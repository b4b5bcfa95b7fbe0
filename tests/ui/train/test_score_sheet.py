"""The debrief on a sheet: the points, passed or not, every reason, the real crew, and that it is training."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton

from incidents.debrief.crew_result import CrewResult
from incidents.debrief.score_file import Scored
from tests.training.score.exercises import exercise, good_crew
from tests.ui import cut_texts
from tests.ui.stretched import Stretched
from training.score.score import score
from training.score.words import LANGUAGES, title
from ui import theme
from ui.train.reason_row import ReasonRow
from ui.train.score_sheet import ScoreSheet
from ui.widgets.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from training.score.performance import Performance

CREW = CrewResult(231.0, 243.0, 1, 16.0)
REAL = CrewResult(1020.0, None, 2, 31.0)


def scored(crew: Performance | None = None, real: CrewResult | None = REAL) -> Scored:
    return Scored("field", "ArduPilot SITL 4.6.2", score(exercise(), crew or good_crew()), CREW, real)


@pytest.fixture
def sheet(qtbot: QtBot) -> ScoreSheet:
    made = ScoreSheet(scored(), "Person lost in a field", "en")
    qtbot.addWidget(made)
    made.resize(976, 600)
    made.show()
    return made


def said(sheet: ScoreSheet) -> list[str]:
    QCoreApplication.processEvents()  # what takes another's place is shown by the loop
    return [one.text for one in sheet.findChildren(Words) if one.isVisible()]


def press(qtbot: QtBot, sheet: ScoreSheet, name: str) -> None:
    (found,) = [one for one in sheet.findChildren(QAbstractButton) if one.text() == name]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_points_verdict_drone_and_training_stand_at_the_head(sheet: ScoreSheet):
    for text in ("100", "of 100 points", "TRAINING", "Passed · 70 to pass", "Flown by: ArduPilot SITL 4.6.2"):
        assert text in said(sheet)
    assert sheet.accessibleName().startswith("TRAINING")


def test_every_reason_has_a_row(sheet: ScoreSheet):
    rows = [one.accessibleName() for one in sheet.findChildren(ReasonRow) if one.isVisible()]
    assert len(rows) == 15
    assert rows[0] == "First picture: 10 / 10, after 1:40; whole points up to 3:00"


def test_the_real_crew_stands_beside_this_one_and_what_is_not_recorded_is_a_dash(sheet: ScoreSheet):
    words = said(sheet)
    assert {"Real crew", "This crew", "17:00", "3:51", "31\u00a0%"} <= set(words)
    assert "—" in words


def test_without_a_real_crew_this_one_stands_alone(qtbot: QtBot):
    made = ScoreSheet(scored(real=None), "Person lost in a field", "en")
    qtbot.addWidget(made)
    made.show()
    assert "Real crew" not in said(made)
    assert "This crew" in said(made)


def test_another_score_takes_the_place_of_the_first(sheet: ScoreSheet):
    sheet.show_score(scored(replace(good_crew(), landed_well=False)))
    assert "Not passed, whatever the points: Landing" in said(sheet)
    assert "100" not in said(sheet)
    assert len([one for one in sheet.findChildren(ReasonRow) if one.isVisible()]) == 15


@pytest.mark.parametrize(
    ("name", "signal"),
    [("To the review", "review_wanted"), ("Export page", "export_wanted"), ("Close", "done")],
)
def test_each_button_says_what_it_is_for(sheet: ScoreSheet, qtbot: QtBot, name: str, signal: str):
    with qtbot.waitSignal(getattr(sheet, signal)):
        press(qtbot, sheet, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_are_in_the_readers_language(sheet: ScoreSheet, language: str):
    sheet.set_language(language)
    assert title(language, "landing") in said(sheet)


@pytest.mark.parametrize("worn", [theme.DAY, theme.NIGHT])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_in_any_language(qtbot: QtBot, language: str, worn: theme.Theme):
    theme.wear(worn)
    stretched = Stretched()
    QCoreApplication.installTranslator(stretched)
    try:
        crew = replace(good_crew(), targets=(), broken=(), landed_well=None, found_chance=0.2)
        made = ScoreSheet(scored(crew), "Pazudis cilvēks laukā", language)
        qtbot.addWidget(made)
        made.resize(976, 640)
        made.show()
        with cut_texts.watched() as cut:
            made.grab()
        assert cut == []
    finally:
        QCoreApplication.removeTranslator(stretched)
