from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from missions.checks import Finding, Severity
from tests.ui.incident.scenes import ALARM_TEXT, AREA, INCIDENT, NOW, SCENE, others, planned, vehicle
from ui.incident.incident_draft import IncidentDraft
from ui.incident.incident_page import IncidentPage
from ui.incident.next_step import NextStep
from ui.incident.wanted import Wanted
from ui.map.map_view import MapView
from ui.widgets.big_button import BigButton

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> IncidentPage:
    made = IncidentPage(MapView())
    qtbot.addWidget(made)
    made.resize(1270, 704)
    with qtbot.waitExposed(made):
        made.show()
    made.show_time(NOW)
    return made


def press(button: BigButton) -> None:
    QTest.mouseClick(button, LEFT)


def filled(page: IncidentPage) -> list[str]:
    """The words of every button that is the next step."""
    return [b.text() for b in page.findChildren(BigButton) if b.is_next and b.isVisible()]


def drop(page: IncidentPage, data: QMimeData) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(500, 300), Qt.DropAction.CopyAction, data, LEFT, none)
    page.dropEvent(event)


def test_from_the_alarm_to_the_checks_one_button_is_filled(page: IncidentPage):
    steps = [filled(page)]
    page.show_incident(replace(INCIDENT, scene=None))
    steps.append(filled(page))
    page.show_incident(INCIDENT)
    steps.append(filled(page))
    page.show_plan(*planned(125.0))
    steps.append(filled(page))
    page.show_plan(*planned())
    steps.append(filled(page))
    assert steps == [
        ["New alarm"],
        ["The real scene is here"],
        ["Draw area"],
        ["Lower to 120\u00a0m"],
        ["Check & fly"],
    ]


def test_a_typed_alarm_becomes_a_draft(page: IncidentPage, qtbot: QtBot):
    press(page._new)
    page.fill_new_alarm(IncidentDraft("Forest fire", "Subate"))
    assert filled(page) == ["Open incident"]
    with qtbot.waitSignal(page.incident_created) as created:
        press(page._form._open)
    assert (created.args[0].what, created.args[0].where) == ("Forest fire", "Subate")


def test_the_position_of_a_new_alarm_is_taken_from_the_map(page: IncidentPage, qtbot: QtBot):
    press(page._new)
    press(page._form._pick)
    with qtbot.assertNotEmitted(page.scene_moved):
        QTest.mouseClick(page.map.viewport(), LEFT, pos=QPoint(300, 200))
    scene = page._form.draft().scene
    assert scene is not None
    at = page.map.to_pixel(scene)
    assert (at.x(), at.y()) == pytest.approx((300, 200), abs=1.0)


def test_one_tap_says_where_the_real_scene_is(page: IncidentPage, qtbot: QtBot):
    page.show_incident(INCIDENT)
    press(page._corner)
    with qtbot.waitSignal(page.scene_moved) as moved:
        QTest.mouseClick(page.map.viewport(), LEFT, pos=QPoint(250, 180))
    scene, error_m = moved.args
    assert page.map.to_pixel(scene).toPoint() == QPoint(250, 180)
    assert 1.0 < error_m < 500.0


def test_an_open_incident_is_shown_with_its_facts_and_its_place(page: IncidentPage):
    page.show_incident(INCIDENT, ALARM_TEXT)
    page.show_units(["Subate 11"])
    page.show_vehicle(vehicle(), 100.1)
    rows = page._facts.values()
    assert rows["Where"] == INCIDENT.where
    assert rows["Who"] == "Subate 11"
    assert rows["Wind"].endswith("SW")
    assert page._alarm_text.toPlainText() == ALARM_TEXT
    assert page.map.frame.pixels.contains(page.map.to_pixel(SCENE))


def test_a_training_incident_burns_its_word_into_the_map(page: IncidentPage):
    page.show_incident(replace(INCIDENT, training=True))
    assert page.map._layers.furniture.burnt_in == "TRAINING"
    page.show_incident(INCIDENT)
    assert page.map._layers.furniture.burnt_in == ""


def test_an_area_is_drawn_on_the_map(page: IncidentPage, qtbot: QtBot):
    page.show_incident(INCIDENT)
    press(page._change)
    assert filled(page) == ["Done"]
    for point in (QPoint(150, 150), QPoint(450, 150), QPoint(450, 380)):
        QTest.mouseClick(page.map.viewport(), LEFT, pos=point)
    with qtbot.waitSignal(page.wanted) as drawn:
        press(page._edit_strip.done_button)
    assert len(drawn.args[0].area.ring) == 3
    assert not page.map.drawing
    assert page._strip.isVisible()


def test_an_area_that_is_there_is_changed_not_drawn_anew(page: IncidentPage, qtbot: QtBot):
    page.show_incident(INCIDENT)
    page.show_wanted(Wanted(area=AREA))
    assert page._change.text() == "Change area"
    press(page._change)
    corner = page.map.to_pixel(AREA.ring[0]).toPoint()
    port = page.map.viewport()
    with qtbot.waitSignal(page.drafted), qtbot.waitSignal(page.wanted) as drawn:
        QTest.mousePress(port, LEFT, pos=corner)
        QTest.mouseMove(port, corner + QPoint(10, 5))
        QTest.mouseMove(port, corner + QPoint(30, 10))
        QTest.mouseRelease(port, LEFT, pos=corner + QPoint(30, 10))
    assert drawn.args[0].area.ring[1:] == AREA.ring[1:]
    press(page._edit_strip._anew)
    assert page.map.drawing
    assert not page.map.editing


def test_a_red_finding_is_named_drawn_and_mended(page: IncidentPage, qtbot: QtBot):
    page.show_incident(INCIDENT)
    plan, needed, findings = planned(125.0)
    page.show_plan(plan, needed, findings)
    red = findings[0]
    assert red.code == "too_high"
    assert page.map._layers.plan.broken_legs == (red.where,)
    assert page._check.second_line == "1 finding blocks"
    button = next(b for b in page.findChildren(BigButton) if b.is_next)
    with qtbot.waitSignal(page.mend_wanted) as mended:
        press(button)
    assert mended.args == [red]


def test_every_finding_can_be_reached(page: IncidentPage):
    page.show_incident(INCIDENT)
    plan, needed, _ = planned()
    many = tuple(Finding("outside_fence", Severity.RED, n, {}, "fence") for n in range(1, 8))
    page.show_plan(plan, needed, many)
    panel = page._plan_panel._findings
    seen: set[object] = set()
    for _ in range(len(many)):
        shown = [row for row in panel._rows if row.isVisible()]
        assert all(row.geometry().bottom() <= panel.height() for row in shown)
        seen |= {row.finding.where for row in shown}
        press(panel._more)
    assert seen == set(range(1, 8))


def test_the_quiet_checks_unfold_at_a_tap(page: IncidentPage):
    page.show_incident(INCIDENT)
    page.show_plan(*planned())
    quiet = page._plan_panel._findings._quiet
    before = quiet.height()
    QTest.mouseClick(quiet, LEFT)
    assert quiet.height() > before
    assert "fence" in quiet.accessibleDescription()


def test_a_finding_without_a_mend_shows_its_place(page: IncidentPage):
    page.show_incident(INCIDENT)
    plan, needed, _ = planned()
    page.show_plan(plan, needed, (Finding("border_crossed", Severity.RED, 3, {"to": "LT"}),))
    page.map.centre_on(SCENE, 18.0)
    show = next(b for b in page.findChildren(BigButton) if b.text() == "Show on the map")
    press(show)
    middle = page.map.frame.pixels.center()
    at = page.map.to_pixel(plan.waypoints[2].at)
    assert (at.x(), at.y()) == pytest.approx((middle.x(), middle.y()), abs=2.0)


def test_numbers_of_the_plan(page: IncidentPage):
    page.show_incident(INCIDENT)
    plan, needed, findings = planned()
    page.show_plan(plan, needed, findings)
    minutes = page._plan_panel._minutes
    assert minutes.accessibleDescription().split("\u00a0")[0] == str(-(-int(needed.duration_s) // 60))
    assert minutes.accessibleName() == "2 batteries"


def test_a_plan_that_goes_away_says_what_is_missing(page: IncidentPage):
    page.show_incident(INCIDENT)
    page.show_plan(*planned())
    page.show_plan(None, None, ())
    assert page._plan_panel._none.isVisible()
    assert page.next_step is NextStep.AREA
    assert not page._check.isEnabled()


def test_a_dropped_file_is_a_dispatch_record(page: IncidentPage, qtbot: QtBot, tmp_path: Path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "dispatch.csv"))])
    with qtbot.waitSignal(page.dispatch_file_chosen) as chosen:
        drop(page, data)
    assert chosen.args == [tmp_path / "dispatch.csv"]


def test_a_dropped_text_is_a_new_alarm(page: IncidentPage, qtbot: QtBot):
    data = QMimeData()
    data.setText(ALARM_TEXT)
    with qtbot.waitSignal(page.alarm_text_pasted) as pasted:
        drop(page, data)
    assert pasted.args == [ALARM_TEXT]
    assert page._form.draft().alarm_text == ALARM_TEXT


def test_import_asks_for_a_file(
    page: IncidentPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    page.show_incident(INCIDENT)
    chosen_file = tmp_path / "times.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen_file), ""))
    with qtbot.waitSignal(page.dispatch_file_chosen) as chosen:
        press(page._import)
    assert chosen.args == [chosen_file]


def test_the_list_opens_another_incident(page: IncidentPage, qtbot: QtBot):
    page.show_incident(INCIDENT)
    page.show_incidents([INCIDENT, *others(2)])
    assert page._incidents.second_line == "3 in the list"
    press(page._incidents)
    assert page._left.currentWidget() is page._list
    with qtbot.waitSignal(page.incident_opened) as opened:
        page._list.opened.emit("2026_1")
    assert opened.args == ["2026_1"]


def test_an_error_stands_until_it_is_put_away(page: IncidentPage):
    page.show_error("dispatch.csv, row 14: “25:70” is not a time")
    assert page._error.isVisible()
    QTest.mouseClick(page._error, LEFT)
    assert not page._error.isVisible()


def test_without_an_incident_only_alarms_and_the_list_are_open(page: IncidentPage):
    open_buttons = [b.text() for b in page._strip.findChildren(BigButton) if b.isEnabled()]
    assert open_buttons == ["New alarm", "Incidents"]
    assert page._check.second_line


def test_every_button_is_named_and_large(page: IncidentPage):
    page.show_incident(INCIDENT, ALARM_TEXT)
    page.show_plan(*planned(125.0))
    QApplication.processEvents()
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.width() > 20]
    assert len(buttons) > 15
    assert [b for b in buttons if not b.accessibleName()] == []
    assert [b.accessibleName() for b in buttons if b.height() < 48] == []
