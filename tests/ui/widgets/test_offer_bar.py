"""Something new is offered in one line, and taken or let go by a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.widgets.offer_bar import OfferBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_is_there_while_something_is_offered(qtbot: QtBot):
    bar = OfferBar()
    qtbot.addWidget(bar)
    bar.show_offer("New alarm: Grass fire")
    assert bar.isVisible()
    with qtbot.waitSignal(bar.taken):
        qtbot.mouseClick(bar._take, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.let_go):
        qtbot.mouseClick(bar._let_go, Qt.MouseButton.LeftButton)
    bar.show_offer("")
    assert not bar.isVisible()
