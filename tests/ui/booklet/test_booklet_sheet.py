"""The sheet of the booklet: found by typing, chosen by section, printed as shown, and every text is whole."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from incidents.booklet.booklet import TRUSTED_DAYS, booklet
from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from ui import sizes
from ui.booklet.booklet_sheet import ALL, BookletSheet
from ui.booklet.booklet_table import BookletTable
from ui.widgets.big_button import BigButton
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 29)
FOUND = booklet()


@pytest.fixture
def sheet(qtbot: QtBot) -> BookletSheet:
    made = BookletSheet(FOUND, "en", TODAY)
    qtbot.addWidget(made)
    made.resize(976, 690)
    made.show()
    return made


def shown(sheet: BookletSheet) -> list[str]:
    table = sheet.findChild(BookletTable)
    assert table is not None
    return [row.key for row in table.rows]


def button(sheet: QWidget, words: str) -> BigButton:
    [found] = [one for one in sheet.findChildren(BigButton) if one.text() == words]
    return found


def spoken(sheet: BookletSheet, number: int) -> str:
    table = sheet.findChild(QListWidget)
    assert table is not None
    return table.item(number).data(Qt.ItemDataRole.AccessibleTextRole)


def test_it_opens_with_every_row(sheet: BookletSheet):
    assert shown(sheet) == [row.key for row in FOUND.rows]


def test_a_section_is_one_press_away(sheet: BookletSheet, qtbot: QtBot):
    qtbot.mouseClick(button(sheet, "Mutual aid"), Qt.MouseButton.LeftButton)
    assert shown(sheet) == ["agreement", "request", "what_is_sent", "coordinator"]
    qtbot.mouseClick(button(sheet, "All"), Qt.MouseButton.LeftButton)
    assert len(shown(sheet)) == len(FOUND.rows)


def test_typing_finds_the_neighbours_word(sheet: BookletSheet, qtbot: QtBot):
    search = sheet.findChild(QLineEdit)
    assert search is not None
    qtbot.keyClicks(search, "gaisro vadovas")
    assert shown(sheet) == ["commander"]


def test_what_nobody_wrote_is_said_and_not_printed(sheet: BookletSheet, qtbot: QtBot):
    search = sheet.findChild(QLineEdit)
    assert search is not None
    qtbot.keyClicks(search, "zzzz")
    assert shown(sheet) == []
    printed: list[object] = []
    sheet.print_wanted.connect(printed.append)
    qtbot.mouseClick(button(sheet, "Print"), Qt.MouseButton.LeftButton)
    assert printed == []


def test_what_is_shown_is_printed(sheet: BookletSheet, qtbot: QtBot):
    sheet.show_section("aid")
    with qtbot.waitSignal(sheet.print_wanted) as wanted:
        qtbot.mouseClick(button(sheet, "Print"), Qt.MouseButton.LeftButton)
    assert [row.section for row in wanted.args[0]] == ["aid"] * 4


def test_down_goes_from_the_search_into_the_table(sheet: BookletSheet, qtbot: QtBot):
    search, table = sheet.findChild(QLineEdit), sheet.findChild(QListWidget)
    assert search is not None
    assert table is not None
    sheet.activateWindow()
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentRow() == 1


def test_a_row_is_spoken_with_both_countries_and_its_doubt(sheet: BookletSheet):
    sheet.show_section("command")
    assert spoken(sheet, 0) == (
        "Commander at a fire. Latvia: glābšanas darbu vadītājs. Lithuania: gaisro gesinimo vadovas. "
        "glossary of the services. to be confirmed"
    )


def test_an_old_booklet_marks_every_row(qtbot: QtBot):
    old = BookletSheet(FOUND, "en", TODAY + timedelta(days=TRUSTED_DAYS + 2))
    qtbot.addWidget(old)
    assert all(spoken(old, number).endswith("to be confirmed") for number in range(len(FOUND.rows)))


def test_another_language_is_spoken_at_once(sheet: BookletSheet):
    sheet.set_language("lv")
    assert button(sheet, "Vadība").isVisible()
    assert spoken(sheet, 0).startswith("Ārkārtas palīdzības numurs.")


def test_everything_is_pressed_with_a_glove_and_named(sheet: BookletSheet):
    for one in sheet.findChildren(BigButton):
        assert one.height() >= sizes.SMALL_BUTTON
        assert one.accessibleName()


@pytest.mark.parametrize("language", ["en", "lv", "lt"])
def test_no_text_of_any_section_is_cut(qtbot: QtBot, language: str):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1366, 768)
    sheet = Sheet(over)
    content = BookletSheet(FOUND, language, TODAY)
    over.show()
    sheet.open(content)
    table = content.findChild(QListWidget)
    assert table is not None
    for section in (ALL, *(one.key for one in FOUND.sections)):
        content.show_section(section)
        # Each of its rows is brought to the top: what stands at the edge is cut by scrolling, not by us
        for number in range(table.count()):
            table.scrollToItem(table.item(number), QListWidget.ScrollHint.PositionAtTop)
            QCoreApplication.processEvents()
            with watched() as cut:
                content.grab()
            assert [one for one in cut if one.endswith("…")] == []
            if section == ALL and number > 3:
                break
    sheet.close_sheet()


def test_the_longest_language_fits(qtbot: QtBot):
    app = QCoreApplication.instance()
    assert app is not None
    stretched = Stretched()
    app.installTranslator(stretched)
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1366, 768)
    sheet = Sheet(over)
    content = BookletSheet(FOUND, "lt", TODAY)
    over.show()
    try:
        sheet.open(content)
        QCoreApplication.processEvents()
        with watched() as cut:
            content.grab()
    finally:
        app.removeTranslator(stretched)
    assert [one for one in cut if one.endswith("…")] == []
    assert content.height() <= 768
