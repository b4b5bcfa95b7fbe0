from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from incidents.operator.legal_basis import Subcategory, open_category
from incidents.operator.take_off import USUAL, TakeOff
from ui.fly.before_takeoff import BeforeTakeoff
from ui.fly.override_form import OverrideForm
from ui.readiness import CrewTick, Level, MachineCheck, MachineRow, RowState, ShownFinding
from ui.widgets.big_button import BigButton
from ui.widgets.tick_card import TickCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GOOD = tuple(MachineRow(check, RowState.OK, "in order") for check in MachineCheck)
RED = ShownFinding("near_line", Level.RED, "Leg 1 passes 14 m from the power line", mend="Move leg 1 by 20 m")


@pytest.fixture
def sheet(qtbot: QtBot) -> BeforeTakeoff:
    made = BeforeTakeoff()
    made.resize(976, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def named(sheet: BeforeTakeoff, name: str) -> BigButton:
    found = next(b for b in sheet.findChildren(QAbstractButton) if b.accessibleName() == name)
    assert isinstance(found, BigButton)
    return found


def tick_all(sheet: BeforeTakeoff, qtbot: QtBot) -> None:
    for card in sheet.findChildren(TickCard):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_the_take_off_button_says_what_it_waits_for(sheet: BeforeTakeoff):
    sheet.show_machine(GOOD)
    sheet.show_findings((RED,))
    assert named(sheet, "Take off & search").second_line == "waits for one mend, 4 ticks"


def test_a_tick_is_told_and_the_next_one_is_asked_for(sheet: BeforeTakeoff, qtbot: QtBot):
    first = sheet.findChildren(TickCard)[0]
    with qtbot.waitSignal(sheet.ticked) as told:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == [CrewTick.PROPELLERS.value, True]


def test_with_all_in_order_and_all_ticked_take_off_is_the_next_step(sheet: BeforeTakeoff, qtbot: QtBot):
    sheet.show_machine(GOOD)
    tick_all(sheet, qtbot)
    go = named(sheet, "Take off & search")
    assert go.is_next
    assert go.isEnabled()
    assert go.second_line == "hold · flies the plan"


def test_while_a_finding_blocks_its_mend_is_the_one_next_step(sheet: BeforeTakeoff, qtbot: QtBot):
    sheet.show_machine(GOOD)
    sheet.show_findings((RED,))
    tick_all(sheet, qtbot)
    filled = [b.text() for b in sheet.findChildren(BigButton) if b.is_next and b.isVisible()]
    assert filled == ["Move leg 1 by 20 m"]
    with qtbot.waitSignal(sheet.mend_wanted) as told:
        qtbot.mouseClick(named(sheet, "Move leg 1 by 20 m"), Qt.MouseButton.LeftButton)
    assert told.args == ["near_line"]


def test_an_override_needs_a_name_and_a_reason_and_then_lets_go(sheet: BeforeTakeoff, qtbot: QtBot):
    sheet.show_machine(GOOD)
    sheet.show_findings((RED,))
    tick_all(sheet, qtbot)
    qtbot.mouseClick(named(sheet, "Override"), Qt.MouseButton.LeftButton)
    name, reason = sheet.findChildren(OverrideForm)[0].findChildren(QLineEdit)
    name.setText("the pilot on duty")
    assert not named(sheet, "Override now").isEnabled()
    qtbot.keyClicks(reason, "line is switched off")
    with qtbot.waitSignal(sheet.override_given) as told:
        qtbot.mouseClick(named(sheet, "Override now"), Qt.MouseButton.LeftButton)
    assert told.args == ["the pilot on duty", "line is switched off"]
    assert named(sheet, "Take off & search").isEnabled()


def test_new_findings_are_not_covered_by_an_old_override(sheet: BeforeTakeoff, qtbot: QtBot):
    test_an_override_needs_a_name_and_a_reason_and_then_lets_go(sheet, qtbot)
    sheet.show_findings((RED, ShownFinding("far", Level.RED, "Too far")))
    assert not named(sheet, "Take off & search").isEnabled()


def test_the_next_flight_starts_without_ticks(sheet: BeforeTakeoff, qtbot: QtBot):
    sheet.show_machine(GOOD)
    tick_all(sheet, qtbot)
    sheet.start_again()
    assert sheet.readiness.ticks_missing == 4


def test_back_goes_back(sheet: BeforeTakeoff, qtbot: QtBot):
    with qtbot.waitSignal(sheet.back_wanted):
        qtbot.mouseClick(named(sheet, "Back"), Qt.MouseButton.LeftButton)


def test_every_check_tells_a_screen_reader_its_state(sheet: BeforeTakeoff):
    sheet.show_machine((MachineRow(MachineCheck.LINK, RowState.BAD, "silent for 9 s"),))
    said = [
        child.accessibleDescription() for child in sheet.findChildren(type(sheet._rows[MachineCheck.LINK]))
    ]
    assert "silent for 9 s (not in order)" in said


def test_what_was_said_the_last_time_needs_no_press(sheet: BeforeTakeoff, qtbot: QtBot):
    said = TakeOff("A. Kalniņa", "J. Ozols", "", open_category(Subcategory.A2))
    sheet.flown_as.propose(said, ["A. Kalniņa", "J. Ozols"], ["B1"])
    assert sheet.flown_as.said == said
    assert sheet._ticks[CrewTick.CREW_NAMES].accessibleDescription() == "A. Kalniņa · J. Ozols"
    sheet.show_machine(GOOD)
    tick_all(sheet, qtbot)
    assert sheet.readiness.ready


def test_another_legal_basis_is_chosen_above_the_lists(sheet: BeforeTakeoff, qtbot: QtBot):
    assert sheet.flown_as.said.basis == USUAL
    qtbot.mouseClick(named(sheet, "Open category A3"), Qt.MouseButton.LeftButton)
    assert not sheet.flown_as.isVisible()
    qtbot.mouseClick(named(sheet, "Open A2"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(sheet, "Use it"), Qt.MouseButton.LeftButton)
    assert sheet.flown_as.said.basis == open_category(Subcategory.A2)
    assert named(sheet, "Open category A2").isVisible()


def test_a_choice_that_is_dropped_changes_nothing(sheet: BeforeTakeoff, qtbot: QtBot):
    qtbot.mouseClick(named(sheet, "Open category A3"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(sheet, "For the state"), Qt.MouseButton.LeftButton)
    assert not named(sheet, "Use it").isEnabled()
    sheet.basis_form.dropped.emit()
    assert sheet.flown_as.said.basis == USUAL


def test_while_the_rules_are_chosen_that_is_the_one_next_step(sheet: BeforeTakeoff, qtbot: QtBot):
    sheet.show_machine(GOOD)
    tick_all(sheet, qtbot)
    qtbot.mouseClick(named(sheet, "Open category A3"), Qt.MouseButton.LeftButton)
    filled = [b.text() for b in sheet.findChildren(BigButton) if b.is_next and b.isVisible()]
    assert filled == ["Use it"]
