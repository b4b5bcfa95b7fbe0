from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from ui import sizes
from ui.crash.crash_card import CrashCard
from ui.crash.fault_words import part_words
from ui.crash.program_fault import ProgramFault, Within
from ui.fly.fly_page import FlyButton, FlyPage
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)


def fault(
    within: Within = Within.WINDOW, place: str = "ui/map/canvas.py:120", times: int = 1
) -> ProgramFault:
    return ProgramFault(within, "TypeError", place, (), "", NOW, times)


@pytest.fixture
def page(qtbot: QtBot) -> FlyPage:
    made = FlyPage(QWidget())
    made.resize(1366 - sizes.RAIL, 768 - sizes.STATE_BAR)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("within", list(Within))
def test_it_lies_on_no_flight_control_in_the_longest_language(page: FlyPage, within: Within):
    card = CrashCard(page)
    stretched = Stretched()
    QCoreApplication.installTranslator(stretched)
    try:
        card.show_fault(fault(within, times=1200), others=19)
        card.show_saved("Saved: firedrone-fault-20260301-023000.txt in /stick/FireDrone-data/fault-reports")
        QTest.qWait(0)
        with watched() as cut:
            card.grab()
    finally:
        QCoreApplication.removeTranslator(stretched)
    assert cut == []
    for name in FlyButton:
        button = page.button(name)
        there = button.rect().translated(button.mapTo(page, button.rect().topLeft()))
        assert not there.intersects(card.geometry()), name
    assert card.geometry().right() < page.width() - sizes.INSTRUMENTS


def test_each_part_has_its_plain_word(qtbot: QtBot):
    assert part_words(fault(place="ui/map/canvas.py:1")) == "The map"
    assert part_words(fault(place="telemetry/video/stream.py:1")) == "The picture of the camera"
    assert part_words(fault(place="telemetry/state.py:1")) == "The instruments of the drone"
    assert part_words(fault(place="?")) == "A part of the window"
    assert part_words(fault(Within.LINK, "telemetry/session.py:3")) == "The link to the drone"


def test_seen_puts_it_away_and_the_same_again_does_not_bring_it_back(page: FlyPage, qtbot: QtBot):
    card = CrashCard(page)
    card.show_fault(fault())
    button = next(one for one in card.findChildren(Pressable) if one.accessibleName() == "Seen")
    with qtbot.waitSignal(card.seen):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    card.show_again(fault(times=2))
    assert not card.isVisible()
    card.show_fault(fault(place="ui/fly/fly_page.py:3"))
    assert card.isVisible()


def test_escape_is_seen_and_the_page_keeps_its_keys(page: FlyPage, qtbot: QtBot):
    card = CrashCard(page)
    page.setFocus()
    card.show_fault(fault())
    assert page.window().focusWidget() in (page, None) or not card.isAncestorOf(page.window().focusWidget())
    button = card.findChildren(Pressable)[0]
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_every_button_fits_a_glove_and_has_a_name(page: FlyPage):
    card = CrashCard(page)
    card.show_fault(fault())
    QTest.qWait(0)
    buttons = card.findChildren(Pressable)
    assert len(buttons) == 2
    assert all(button.height() >= sizes.SMALL_BUTTON and button.accessibleName() for button in buttons)
