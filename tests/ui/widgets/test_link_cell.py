"""The cell of the link: its badge, its words, and the press that opens more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from telemetry.door import Signing
from tests.ui import scene
from ui.widgets.link_cell import LinkCell

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def cell(qtbot: QtBot) -> LinkCell:
    made = LinkCell()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.hazard("H22")
@pytest.mark.parametrize(
    ("signing", "words"),
    [
        (None, "Link"),
        (Signing.CABLE, "Link"),
        (Signing.ON, "Link"),
        (Signing.OFF, "Link · not signed"),
        (Signing.MISSING, "Link · locked"),
    ],
)
def test_the_badge_is_words_too(cell: LinkCell, signing: Signing | None, words: str):
    cell.show_link(scene.signed(signing or Signing.ON).link if signing else scene.standing().link, 100.0)
    assert cell.accessibleName() == words


def test_a_port_that_is_gone_outweighs_how_it_was_signed(cell: LinkCell):
    cell.show_link(scene.signed(Signing.ON, down=True).link, 100.0)
    assert cell.accessibleName() == "Link · port gone"


def test_a_press_and_the_keyboard_open_the_sheet(cell: LinkCell, qtbot: QtBot):
    with qtbot.waitSignal(cell.wanted):
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(cell.wanted):
        qtbot.keyClick(cell, Qt.Key.Key_Space)
