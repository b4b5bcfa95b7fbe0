"""The first start, step by step: nothing asked twice, nothing lost, whole in the longest language."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

from maps.addresses.find import Found, find
from maps.geo import LatLon
from maps.packs.manifest import Kind
from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from ui.first_run.answers import Answers, Offered
from ui.first_run.drone_step import Way
from ui.first_run.first_run_sheet import FirstRunSheet
from ui.first_run.language_step import HINTS, QUESTION
from ui.main_window import MainWindow
from ui.settings import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

OFFERED = Offered("serial:/dev/ttyUSB0:57600", "udp:127.0.0.1:14550")
PLACE = LatLon(56.162, 25.747)


def ask(text: str) -> Future[Found]:
    """No pack: positions alone."""
    answer: Future[Found] = Future()
    answer.set_result(find(text, ()))
    return answer


class Told:
    """Everything the sheet says, in its order."""

    def __init__(self, sheet: FirstRunSheet) -> None:
        self.all: list[tuple[object, ...]] = []
        sheet.language_chosen.connect(lambda language: self.all.append(("language", language)))
        sheet.brigade_said.connect(lambda name, country: self.all.append(("brigade", name, country)))
        sheet.brigade_placed.connect(lambda at: self.all.append(("place", at)))
        sheet.drone_said.connect(lambda address: self.all.append(("drone", address)))
        sheet.train_wanted.connect(lambda: self.all.append(("train",)))
        sheet.done.connect(lambda: self.all.append(("done",)))


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[FirstRunSheet]:
    made = FirstRunSheet(Answers(), OFFERED, ask)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    yield made
    made.close_search()


@pytest.fixture
def told(sheet: FirstRunSheet) -> Told:
    return Told(sheet)


def key(qtbot: QtBot, sheet: FirstRunSheet, which: Qt.Key) -> None:
    qtbot.keyClick(sheet.focusWidget() or sheet, which)


def test_each_language_is_found_by_who_reads_no_other(sheet: FirstRunSheet):
    assert set(HINTS) == set(LANGUAGES)
    assert all(word in QUESTION for word in ("Language", "Valoda", "Kalba"))
    assert [card.text() for card in sheet._language._cards.values()] == ["English", "Latviešu", "Lietuvių"]


def test_enter_alone_comes_to_the_training_flight_and_keeps_nothing_that_was_not_said(
    sheet: FirstRunSheet, told: Told, qtbot: QtBot
):
    for number in range(1, 6):
        assert sheet._progress._words.text == f"{number} of 5"
        key(qtbot, sheet, Qt.Key.Key_Return)
    assert told.all == [("train",)]


def test_what_is_typed_is_told_once_and_stays_when_one_goes_back(
    sheet: FirstRunSheet, told: Told, qtbot: QtBot
):
    key(qtbot, sheet, Qt.Key.Key_Return)
    qtbot.keyClicks(sheet.focusWidget(), "  Subates  brigade ")
    qtbot.mouseClick(sheet._brigade._countries["LV"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(sheet._brigade._search._field, "56.162, 25.747")
    for _ in range(2):
        qtbot.mouseClick(sheet._next, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(sheet._back, Qt.MouseButton.LeftButton)
    assert told.all == [("brigade", "Subates brigade", "LV"), ("place", PLACE)]


def test_a_place_that_was_typed_away_is_none(sheet: FirstRunSheet, told: Told, qtbot: QtBot):
    key(qtbot, sheet, Qt.Key.Key_Return)
    field = sheet._brigade._search._field
    qtbot.keyClicks(field, "56.162, 25.747")
    qtbot.waitUntil(lambda: bool(sheet._brigade._search.answers))
    qtbot.keyClick(field, Qt.Key.Key_Return)  # takes the row, and does not go on
    assert sheet._progress._words.text == "2 of 5"
    qtbot.keyClicks(field, "x")
    qtbot.mouseClick(sheet._next, Qt.MouseButton.LeftButton)
    assert told.all == []


@pytest.mark.parametrize(("language", "country"), [("lv", "LV"), ("lt", "LT")])
def test_the_country_goes_with_the_language_until_another_one_is_said(
    sheet: FirstRunSheet, told: Told, qtbot: QtBot, language: str, country: str
):
    qtbot.mouseClick(sheet._language._cards[language], Qt.MouseButton.LeftButton)
    key(qtbot, sheet, Qt.Key.Key_Return)
    assert sheet._brigade._countries[country].isChecked()
    other = "LT" if country == "LV" else "LV"
    qtbot.mouseClick(sheet._brigade._countries[other], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet._next, Qt.MouseButton.LeftButton)
    assert told.all == [("language", language), ("brigade", "", other)]


def test_a_drone_is_an_address_and_nonsense_does_not_go_on(sheet: FirstRunSheet, told: Told, qtbot: QtBot):
    sheet._go(2)
    qtbot.mouseClick(sheet._drone._cards[Way.RADIO], Qt.MouseButton.LeftButton)
    assert sheet._drone._address.text() == OFFERED.radio
    sheet._drone._address.clear()
    qtbot.keyClicks(sheet._drone._address, "COM5")
    assert not sheet._next.isEnabled()
    key(qtbot, sheet, Qt.Key.Key_Return)
    assert sheet._progress._words.text == "3 of 5"
    qtbot.mouseClick(sheet._drone._cards[Way.NETWORK], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet._next, Qt.MouseButton.LeftButton)
    assert told.all == [("drone", OFFERED.network)]


def test_what_a_pack_brings_is_said_and_what_is_missing_without(sheet: FirstRunSheet):
    rows = sheet._area._facts.values()
    assert rows["zones"] == "nobody warns of forbidden airspace"
    sheet.show_there({Kind.ZONES})
    assert sheet._area._facts.values()["zones"] == "on this laptop"
    assert sheet._last._facts.values()["District"] == "on this laptop"


def test_skipping_keeps_what_stands_on_the_step(sheet: FirstRunSheet, told: Told, qtbot: QtBot):
    key(qtbot, sheet, Qt.Key.Key_Return)
    qtbot.keyClicks(sheet.focusWidget(), "Subate")
    qtbot.mouseClick(sheet._skip, Qt.MouseButton.LeftButton)
    assert told.all == [("brigade", "Subate", ""), ("done",)]


def test_enter_on_a_button_presses_that_button(sheet: FirstRunSheet, told: Told, qtbot: QtBot):
    sheet._go(3)
    sheet._back.setFocus()
    key(qtbot, sheet, Qt.Key.Key_Return)
    assert sheet._progress._words.text == "3 of 5"


@pytest.fixture
def stretched() -> Iterator[None]:
    longer = Stretched()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


def test_every_step_is_whole_in_the_longest_language(stretched: None, qtbot: QtBot):
    pages = {name: QWidget() for name in ("incident", "fly", "review", "train")}
    window = MainWindow(pages)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sheet = FirstRunSheet(Answers(name="Subate", country="LV", place=PLACE), OFFERED, ask)
    window.open_sheet(sheet)
    found: list[str] = []
    for number in range(5):
        sheet._go(number)
        for way in Way if number == 2 else (Way.NONE,):
            sheet._drone._on_way(way)
            sheet.show_said("Subate/zones/zones.json: was changed or is damaged; bring it in again", bad=True)
            QApplication.processEvents()
            with watched() as cut:
                window.grab()
            found += [f"{number + 1}: {text}" for text in cut]
    assert found == []
    assert (window.width(), window.height()) == (1366, 768)
    sheet.close_search()
