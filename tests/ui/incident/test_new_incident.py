from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.incident.scenes import NOW, SCENE
from ui.incident.incident_draft import IncidentDraft
from ui.incident.new_incident import NewIncident


@pytest.fixture
def form(qtbot: QtBot) -> NewIncident:
    made = NewIncident()
    qtbot.addWidget(made)
    made.clear(NOW)
    return made


def test_what_and_where_are_enough(form: NewIncident, qtbot: QtBot):
    qtbot.keyClicks(form._what.lineEdit(), "Grass fire")
    assert not form._open.isEnabled()
    assert form._open.second_line == "say where"
    qtbot.keyClicks(form._where, "Subate")
    with qtbot.waitSignal(form.created) as created:
        qtbot.mouseClick(form._open, Qt.MouseButton.LeftButton)
    draft = created.args[0]
    assert (draft.what, draft.where, draft.scene, draft.number) == ("Grass fire", "Subate", None, None)
    assert draft.alarm_at == NOW.replace(second=NOW.second)


def test_enter_in_a_field_opens_the_incident(form: NewIncident, qtbot: QtBot):
    form.fill(IncidentDraft("Peat fire", "Aknīste"))
    with qtbot.waitSignal(form.created):
        qtbot.keyClick(form._where, Qt.Key.Key_Return)


def test_enter_without_a_what_opens_nothing(form: NewIncident, qtbot: QtBot):
    with qtbot.assertNotEmitted(form.created):
        qtbot.keyClick(form._where, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["55.9875, 25.966", "N55.9875 E25.966", "55°59'15\"N 25°57'57.6\"E"])
def test_a_position_is_read_as_it_is_typed(form: NewIncident, qtbot: QtBot, typed: str):
    with qtbot.waitSignal(form.scene_changed):
        qtbot.keyClicks(form._position, typed)
    scene = form.draft().scene
    assert scene is not None
    assert scene.lat_deg == pytest.approx(SCENE.lat_deg, abs=1e-5)
    assert scene.lon_deg == pytest.approx(SCENE.lon_deg, abs=1e-5)


def test_a_position_that_is_none_keeps_the_incident_closed_and_says_how(form: NewIncident, qtbot: QtBot):
    form.fill(IncidentDraft("Peat fire", "Aknīste"))
    qtbot.keyClicks(form._position, "behind the mill")
    assert not form._open.isEnabled()
    assert form._open.second_line == "check the position"
    assert "55.98719" in form._error.text


def test_the_map_answers_where(form: NewIncident):
    form.fill(IncidentDraft("Peat fire", ""))
    form.set_scene(SCENE, 35.0)
    assert form.draft().scene == SCENE
    assert form.draft().scene_error_m == 35.0
    assert form._open.isEnabled()


def test_typing_over_the_map_s_answer_forgets_its_error(form: NewIncident, qtbot: QtBot):
    form.set_scene(SCENE, 35.0)
    form._position.clear()
    qtbot.keyClicks(form._position, "55.9, 25.9")
    assert form.draft().scene_error_m is None


def test_a_reader_fills_only_what_it_knows(form: NewIncident):
    form.fill(IncidentDraft("Forest fire", "Subate", "0817", SCENE, 140.0, NOW - timedelta(hours=1)))
    form.fill(IncidentDraft("", "", training=True))
    draft = form.draft()
    assert (draft.what, draft.number, draft.training) == ("Forest fire", "0817", True)
    assert draft.alarm_at == NOW - timedelta(hours=1)


def test_a_pasted_text_is_kept_and_told(form: NewIncident, qtbot: QtBot):
    with qtbot.waitSignal(form.text_pasted) as pasted:
        form.set_text("Deg kūla pie Subates")
    assert pasted.args == ["Deg kūla pie Subates"]
    assert form.draft().alarm_text == "Deg kūla pie Subates"


def test_a_cleared_form_is_empty_and_the_alarm_came_now(form: NewIncident):
    form.fill(IncidentDraft("Forest fire", "Subate", "0817", SCENE, 140.0, training=True))
    later = datetime(2026, 8, 23, 1, 2, 3, tzinfo=UTC)
    form.clear(later)
    assert form.draft() == IncidentDraft("", "", alarm_at=later)


def test_escape_leaves_the_form(form: NewIncident, qtbot: QtBot):
    with qtbot.waitSignal(form.cancelled):
        QTest.keyClick(form, Qt.Key.Key_Escape)
