from dataclasses import replace

from missions.checks import Finding, Severity
from tests.ui.incident.scenes import INCIDENT
from ui.incident.next_step import NextStep, next_step

MENDS = Finding("too_high", Severity.RED, 1, {}, "lower")
BLOCKS = Finding("border_crossed", Severity.RED, 1)
ASKS = Finding("ground_unknown", Severity.AMBER)


def test_it_begins_with_an_alarm():
    assert next_step(None, planned=False, findings=()) is NextStep.NEW_ALARM


def test_then_somebody_says_where():
    nowhere = replace(INCIDENT, scene=None)
    assert next_step(nowhere, planned=False, findings=()) is NextStep.SCENE


def test_then_the_area_is_drawn():
    assert next_step(INCIDENT, planned=False, findings=()) is NextStep.AREA


def test_a_red_finding_is_mended_first():
    assert next_step(INCIDENT, planned=True, findings=(BLOCKS, MENDS)) is NextStep.MEND


def test_a_red_finding_without_a_mend_wants_another_area():
    assert next_step(INCIDENT, planned=True, findings=(BLOCKS, ASKS)) is NextStep.AREA


def test_what_only_asks_does_not_stop_the_checks():
    assert next_step(INCIDENT, planned=True, findings=(ASKS,)) is NextStep.CHECK
