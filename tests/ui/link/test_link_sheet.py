"""The link's sheet: who is heard, how far to trust them, which one is commanded, and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from telemetry.door import Signing
from tests.ui import scene
from ui.link.link_sheet import LinkSheet
from ui.link.vehicle_row import VehicleRow
from ui.widgets.big_button import BigButton
from ui.widgets.fact_list import FactList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def sheet(qtbot: QtBot) -> LinkSheet:
    made = LinkSheet("udp:127.0.0.1:14550", {scene.UID: "Subate 1"})
    qtbot.addWidget(made)
    made.show()
    return made


def rows(sheet: LinkSheet) -> list[VehicleRow]:
    return [row for row in sheet.findChildren(VehicleRow) if row.isVisibleTo(sheet)]


def command(row: VehicleRow) -> BigButton:
    (button,) = row.findChildren(BigButton)
    return button


def facts(sheet: LinkSheet) -> dict[str, str]:
    (found,) = sheet.findChildren(FactList)
    return found.values()


def test_every_drone_that_is_heard_has_a_row_and_the_commanded_one_cannot_be_chosen_again(sheet: LinkSheet):
    sheet.show_link(scene.signed(Signing.ON), scene.fleet(10), scene.NOW_S)
    assert len(rows(sheet)) == 10
    first, *others = (command(row) for row in rows(sheet))
    assert (first.text(), first.isEnabled()) == ("Commanded", False)
    assert all(button.text() == "Command this one" and button.isEnabled() for button in others)


@pytest.mark.hazard("H11")
def test_another_drone_is_commanded_after_a_hold_that_names_it(sheet: LinkSheet, qtbot: QtBot):
    sheet.show_link(scene.signed(Signing.ON), scene.fleet(2), scene.NOW_S)
    button = command(rows(sheet)[1])
    button.pressed.emit()
    assert "Drone 2" in button.second_line
    with qtbot.waitSignal(sheet.command_wanted) as told:
        button.wanted.emit()
    assert told.args == [2, "10.0.0.2:14550"]


def test_in_the_air_nobody_changes_the_drone(sheet: LinkSheet):
    sheet.show_link(scene.flying(), scene.fleet(2), scene.NOW_S)
    assert command(rows(sheet)[1]).second_line == "land first"


@pytest.mark.parametrize(
    ("signing", "says"),
    [
        (Signing.ON, "signed by"),
        (Signing.CABLE, "a cable"),
        (Signing.OFF, "not signed"),
        (Signing.MISSING, "has a key and does not sign"),
    ],
)
@pytest.mark.hazard("H22")
def test_how_far_the_link_can_be_trusted_is_said(sheet: LinkSheet, signing: Signing, says: str):
    sheet.show_link(scene.signed(signing), scene.fleet(1), scene.NOW_S)
    assert says in facts(sheet)["Signing"]


@pytest.mark.hazard("H25")
def test_strangers_and_refused_frames_are_counted_where_people_look(sheet: LinkSheet):
    sheet.show_link(scene.signed(Signing.ON), scene.fleet(1), scene.NOW_S)
    assert facts(sheet)["Strangers"].startswith("14")
    assert facts(sheet)["Refused"].startswith("3 frames")


def test_a_port_that_is_gone_says_that_it_comes_back_by_itself(sheet: LinkSheet):
    sheet.show_link(scene.signed(Signing.OFF, down=True), (), scene.NOW_S)
    assert facts(sheet)["Heard"] == "the port is gone; it is opened again by itself"


def test_the_brigades_name_is_there_and_a_new_one_is_told(sheet: LinkSheet, qtbot: QtBot):
    sheet.show_link(scene.signed(Signing.ON), scene.fleet(1), scene.NOW_S)
    name = next(field for field in sheet.findChildren(QLineEdit) if field.text() == "Subate 1")
    name.setText(" Subate 2 ")
    with qtbot.waitSignal(sheet.named) as told:
        name.returnPressed.emit()
    assert told.args == [scene.UID, "Subate 2"]


def test_without_a_drone_there_is_nothing_to_name(sheet: LinkSheet):
    keep = next(button for button in sheet.findChildren(BigButton) if button.text() == "Keep the name")
    assert not keep.isEnabled()
    assert keep.second_line == "no drone is heard"
