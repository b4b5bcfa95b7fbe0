from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maps.addresses.find import find
from maps.addresses.gazetteer import Gazetteer
from maps.geo import LatLon
from tests.maps.addresses import made_up_places
from tests.ui.incident.scenes import NOW, SCENE
from ui.incident.incident_draft import IncidentDraft
from ui.incident.new_incident import NewIncident
from ui.incident.place_field import PlaceField


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
    qtbot.keyClicks(form._where._field, "Subate")
    with qtbot.waitSignal(form.created) as created:
        qtbot.mouseClick(form._open, Qt.MouseButton.LeftButton)
    draft = created.args[0]
    assert (draft.what, draft.where, draft.scene, draft.number) == ("Grass fire", "Subate", None, None)
    assert draft.alarm_at == NOW.replace(second=NOW.second)


def test_enter_in_a_field_opens_the_incident(form: NewIncident, qtbot: QtBot):
    form.fill(IncidentDraft("Peat fire", "Aknīste"))
    with qtbot.waitSignal(form.created):
        qtbot.keyClick(form._where._field, Qt.Key.Key_Return)


def test_enter_without_a_what_opens_nothing(form: NewIncident, qtbot: QtBot):
    with qtbot.assertNotEmitted(form.created):
        qtbot.keyClick(form._where._field, Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["55.9875, 25.966", "N55.9875 E25.966", "55°59'15\"N 25°57'57.6\"E"])
def test_a_position_is_read_as_it_is_typed(form: NewIncident, qtbot: QtBot, typed: str):
    with qtbot.waitSignal(form.scene_changed):
        qtbot.keyClicks(form._position._field, typed)
    scene = form.draft().scene
    assert scene is not None
    assert scene.lat_deg == pytest.approx(SCENE.lat_deg, abs=1e-5)
    assert scene.lon_deg == pytest.approx(SCENE.lon_deg, abs=1e-5)


def test_a_position_that_is_none_keeps_the_incident_closed_and_says_how(form: NewIncident, qtbot: QtBot):
    form.fill(IncidentDraft("Peat fire", "Aknīste"))
    qtbot.keyClicks(form._position._field, "behind the mill")
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
    form._position._field.clear()
    qtbot.keyClicks(form._position._field, "55.98719, 25.96480")
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


@pytest.fixture
def knowing(form: NewIncident, tmp_path: Path, qtbot: QtBot) -> Iterator[NewIncident]:
    """The form, shown, in a brigade whose laptop has a gazetteer."""
    places = Gazetteer(made_up_places.made(tmp_path / "a.sqlite"))
    with ThreadPoolExecutor(1) as beside, places:
        form.ask_with(lambda text: beside.submit(find, text, [places], made_up_places.TERVETE))
        form.set_brigade(made_up_places.TERVETE)
        form.resize(292, 600)
        with qtbot.waitActive(form):
            form.show()
        yield form
        form.ask_with(None)


def typed(field: PlaceField, qtbot: QtBot, text: str) -> list[str]:
    """What the rows offer for it."""
    field.setFocus()
    qtbot.keyClicks(field._field, text)
    qtbot.waitUntil(field._drop.isVisible)
    return [row.accessibleName() for row in field._rows._shown]


def test_a_chosen_address_fills_where_and_position_with_its_error(knowing: NewIncident, qtbot: QtBot):
    assert typed(knowing._where, qtbot, "zelmeni 5")[0].startswith("Zelmeņi 5, ")
    with qtbot.waitSignal(knowing.scene_changed) as shown:
        qtbot.keyClick(knowing._where._field, Qt.Key.Key_Return)
    draft = knowing.draft()
    assert draft.where == "Zelmeņi 5, Tērvetes pag."
    assert (draft.scene, draft.scene_error_m) == (LatLon(56.4655, 23.3455), 30.0)
    assert shown.args == [draft.scene, 30.0]
    assert knowing._position.text == "56.46550 N 23.34550 E"
    assert knowing._error.text.replace("\u202f", "") == "3226\u00a0m from the brigade"
    assert not knowing._where._drop.isVisible()


def test_a_number_that_no_register_knows_stays_as_it_was_said(knowing: NewIncident, qtbot: QtBot):
    typed(knowing._where, qtbot, "zelmeni 99")
    qtbot.keyClick(knowing._where._field, Qt.Key.Key_Return)
    assert knowing.draft().where == "Zelmeņi 99, Tērvetes pag."
    assert knowing.draft().scene_error_m == 600.0


def test_details_keep_the_position_of_an_address_and_another_address_does_not(
    knowing: NewIncident, qtbot: QtBot
):
    typed(knowing._where, qtbot, "zelmeni 5")
    qtbot.keyClick(knowing._where._field, Qt.Key.Key_Return)
    knowing._where._field.end(False)
    qtbot.keyClicks(knowing._where._field, ", barn")
    assert knowing.draft().scene is not None
    knowing._where._field.selectAll()
    with qtbot.waitSignal(knowing.scene_changed) as shown:
        qtbot.keyClicks(knowing._where._field, "D")
    assert shown.args == [None, None]
    assert (knowing.draft().scene, knowing._position.text) == (None, "")


def test_a_position_typed_where_the_address_belongs_goes_into_its_own_field(
    knowing: NewIncident, qtbot: QtBot
):
    typed(knowing._where, qtbot, "56.465, 23.345")
    qtbot.keyClick(knowing._where._field, Qt.Key.Key_Return)
    assert (knowing.draft().where, knowing.draft().scene) == ("", LatLon(56.465, 23.345))
    assert knowing._position.text == "56.46500 N 23.34500 E"


def test_a_position_with_two_readings_is_asked_and_never_guessed(knowing: NewIncident, qtbot: QtBot):
    knowing.set_brigade(None)
    knowing._what.setEditText("Peat fire")
    rows = typed(knowing._position, qtbot, "330000, 400000")
    assert [row.split(", ")[0] for row in rows] == [
        "LKS-92 N\u00a0330000 E\u00a0400000",
        "LKS-92 N\u00a0400000 E\u00a0330000",
    ]
    assert (knowing.draft().scene, knowing._open.isEnabled()) == (None, False)
    assert "Which one is meant" in knowing._error.text
    qtbot.mouseClick(knowing._position._rows._shown[0], Qt.MouseButton.LeftButton)
    assert knowing.draft().scene is not None
    assert knowing._position.text == "LKS-92 N 330000 E 400000"
    assert knowing._open.isEnabled()


def test_a_far_position_takes_two_presses_and_says_how_far(knowing: NewIncident, qtbot: QtBot):
    (row,) = typed(knowing._position, qtbot, "59.437, 24.754")
    assert "neither Latvia nor Lithuania" in row
    press = partial(qtbot.mouseClick, knowing._position._rows._shown[0], Qt.MouseButton.LeftButton)
    press()
    assert knowing.draft().scene is None
    press()
    assert knowing.draft().scene == LatLon(59.437, 24.754)
    assert "km from the brigade · neither Latvia nor Lithuania" in knowing._error.text


def test_a_position_beyond_the_border_is_taken_and_says_the_country(knowing: NewIncident, qtbot: QtBot):
    qtbot.keyClicks(knowing._position._field, "56.23812, 23.61543")
    assert knowing.draft().scene == LatLon(56.23812, 23.61543)
    assert knowing._error.text.endswith("from the brigade · Lithuania")


def test_coarse_digits_are_an_error_on_the_map(knowing: NewIncident, qtbot: QtBot):
    qtbot.keyClicks(knowing._position._field, "56.48, 23.39")
    assert knowing.draft().scene_error_m == pytest.approx(556.0, abs=1.0)


def test_what_was_looked_at_and_not_taken_leaves_the_map(knowing: NewIncident, qtbot: QtBot):
    knowing.set_scene(SCENE, 35.0)
    typed(knowing._where, qtbot, "liepu 3")
    shown: list[object] = []
    knowing.scene_changed.connect(lambda at, _error_m: shown.append(at))
    qtbot.keyClick(knowing._where._field, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(knowing.cancelled):
        qtbot.keyClick(knowing._where._field, Qt.Key.Key_Escape)
    assert shown == [made_up_places.PLACES[12].at, SCENE]
    assert not knowing._where._drop.isVisible()
    with qtbot.waitSignal(knowing.cancelled):
        qtbot.keyClick(knowing._where._field, Qt.Key.Key_Escape)


def test_the_rows_go_when_another_field_is_entered_and_come_back(knowing: NewIncident, qtbot: QtBot):
    typed(knowing._where, qtbot, "zel")
    knowing._number.setFocus()
    assert not knowing._where._drop.isVisible()
    knowing._where.setFocus()
    assert knowing._where._drop.isVisible()


def test_enter_waits_for_the_search_and_does_not_open_the_incident(knowing: NewIncident, qtbot: QtBot):
    knowing._what.setEditText("Peat fire")
    knowing._where.setFocus()
    with qtbot.assertNotEmitted(knowing.created):
        qtbot.keyClicks(knowing._where._field, "zelmeni 5")
        qtbot.keyClick(knowing._where._field, Qt.Key.Key_Return)


def test_the_where_of_an_alarm_text_is_looked_for_and_offered_at_the_field(
    knowing: NewIncident, qtbot: QtBot
):
    knowing._number.setFocus()
    knowing.fill(IncidentDraft("Forest fire", "Zelmeņi 5"))
    qtbot.waitUntil(lambda: bool(knowing._where.answers))
    assert not knowing._where._drop.isVisible()
    knowing._where.setFocus()
    assert knowing._where._drop.isVisible()


def test_whose_places_they_are_stands_below_them(knowing: NewIncident, qtbot: QtBot):
    typed(knowing._where, qtbot, "zel")
    assert knowing._where._drop._source.text == "made up, none needed"


def test_what_was_typed_outlives_an_alarm_text_and_what_was_taken_away_does_not(
    form: NewIncident, qtbot: QtBot
):
    qtbot.keyClicks(form._number, "0817")
    qtbot.keyClicks(form._where._field, "Subate")
    form._where._field.clear()
    form.fill_from_alarm(IncidentDraft("Forest fire", "Aknīste", "0900"))
    draft = form.draft()
    assert (draft.what, draft.where, draft.number) == ("Forest fire", "Aknīste", "0817")


def test_the_place_taken_from_the_map_outlives_an_alarm_text(form: NewIncident):
    form.set_scene(SCENE, 35.0)
    form.fill_from_alarm(IncidentDraft("Forest fire", "Aknīste", scene=LatLon(56.0, 25.0)))
    assert form.draft().scene == SCENE


def test_a_known_alarm_is_not_opened_twice_in_haste(form: NewIncident, qtbot: QtBot):
    form.fill_from_alarm(IncidentDraft("Forest fire", "Aknīste"))
    form.show_known()
    with qtbot.assertNotEmitted(form.created):
        qtbot.keyClick(form._number, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.created):
        qtbot.mouseClick(form._open, Qt.MouseButton.LeftButton)


def test_another_language_is_no_hand_on_the_fields(form: NewIncident):
    form.fill_from_alarm(IncidentDraft("Forest fire", "Aknīste"))
    form._say()
    form.fill_from_alarm(IncidentDraft("Grass fire", "Subate"))
    assert form.draft().what == "Grass fire"
