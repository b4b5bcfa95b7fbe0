"""The sheet of help: looked through by words, read by keyboard, in the language and theme of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator, QUrl
from PySide6.QtGui import QImage, QPixmap, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from scripts.painted_texts import contrast
from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from ui import theme, translator
from ui.help.help_sheet import HelpSheet
from ui.help.help_text import HelpText
from ui.help.pages import TOPICS, page_of
from ui.help.topic_list import TopicList
from ui.main_window import MainWindow
from ui.widgets.rail import PAGES
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROOM = (976, 640)  # on a laptop of 1366 x 768


@pytest.fixture
def spoken() -> dict[str, str]:
    return {"now": "en"}


@pytest.fixture
def sheet(qtbot: QtBot, qapp: QApplication, spoken: dict[str, str]) -> Iterator[HelpSheet]:
    locale = QLocale()
    made = HelpSheet(lambda: spoken["now"])
    qtbot.addWidget(made)
    made.resize(*ROOM)
    made.show()
    made.activateWindow()
    yield made
    for installed in qapp.findChildren(QTranslator):
        qapp.removeTranslator(installed)
        installed.deleteLater()
    QLocale.setDefault(locale)


def search(sheet: HelpSheet) -> QLineEdit:
    return sheet.findChildren(QLineEdit)[0]


def text(sheet: HelpSheet) -> HelpText:
    return sheet.findChildren(HelpText)[0]


def topics(sheet: HelpSheet) -> TopicList:
    return sheet.findChildren(TopicList)[0]


def picture(document: QTextDocument, name: str) -> QImage:
    found = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert isinstance(found, QPixmap)
    return found.toImage()


def test_every_topic_stands_in_the_list_without_scrolling(sheet: HelpSheet):
    assert topics(sheet).count() == len(TOPICS)
    assert not topics(sheet).verticalScrollBar().isVisible()


@pytest.mark.parametrize("topic", TOPICS)
def test_it_opens_at_a_topic(sheet: HelpSheet, topic: str):
    sheet.open_at(topic)
    assert sheet.topic == topic
    assert text(sheet).toPlainText().startswith(page_of(topic, "en").title)
    assert text(sheet).verticalScrollBar().value() == 0
    assert text(sheet).horizontalScrollBar().maximum() == 0


def test_typed_words_leave_the_topics_that_hold_them(sheet: HelpSheet, qtbot: QtBot):
    qtbot.keyClicks(search(sheet), "doctor")
    assert [topics(sheet).item(n).text() for n in range(topics(sheet).count())] == ["Something does not work"]
    assert sheet.topic == "trouble"
    assert [mark.cursor.selectedText() for mark in text(sheet).extraSelections()] == ["doctor"]


def test_what_nothing_holds_is_said(sheet: HelpSheet, qtbot: QtBot):
    qtbot.keyClicks(search(sheet), "xylophone")
    assert sheet.topic is None
    assert topics(sheet).isHidden()
    search(sheet).clear()
    assert topics(sheet).count() == len(TOPICS)


def test_a_topic_is_opened_whatever_was_looked_for(sheet: HelpSheet, qtbot: QtBot):
    qtbot.keyClicks(search(sheet), "doctor")
    sheet.open_at("home")
    assert sheet.topic == "home"
    assert topics(sheet).topic == "home"


def test_arrows_in_the_search_choose_and_page_down_reads(sheet: HelpSheet, qtbot: QtBot):
    qtbot.keyClick(search(sheet), Qt.Key.Key_Down)
    assert sheet.topic == TOPICS[1]
    qtbot.keyClick(search(sheet), Qt.Key.Key_Up)
    assert sheet.topic == TOPICS[0]
    qtbot.keyClick(search(sheet), Qt.Key.Key_PageDown)
    assert text(sheet).verticalScrollBar().value() > 0


def test_another_page_begins_at_its_top(sheet: HelpSheet, qtbot: QtBot):
    qtbot.keyClick(search(sheet), Qt.Key.Key_PageDown)
    qtbot.keyClick(search(sheet), Qt.Key.Key_Down)
    assert text(sheet).verticalScrollBar().value() == 0


def test_a_link_leads_to_its_page_and_any_other_nowhere(sheet: HelpSheet):
    for link, topic in (("checks.md", "checks"), ("http://example.org", "checks"), ("/etc/passwd", "checks")):
        text(sheet).anchorClicked.emit(QUrl(link))
        assert sheet.topic == topic


def test_every_picture_of_a_page_is_there_before_it_is_painted(sheet: HelpSheet):
    for topic in TOPICS:
        sheet.open_at(topic)
        for name in page_of(topic, "en").pictures:
            assert picture(text(sheet).document(), f"../../pictures/en/{name}.png").width() > 300


def test_it_speaks_the_language_that_is_chosen_while_it_is_open(
    sheet: HelpSheet, qapp: QApplication, spoken: dict[str, str]
):
    sheet.open_at("alarms")
    spoken["now"] = "lv"
    translator.install(qapp, "lv")
    QApplication.processEvents()
    assert sheet.topic == "alarms"
    assert text(sheet).toPlainText().startswith("Trauksmes: ko darīt")
    assert text(sheet).accessibleName() == "Trauksmes: ko darīt"


@pytest.mark.parametrize("name", theme.THEMES)
def test_ink_and_pictures_follow_the_theme_while_it_is_open(sheet: HelpSheet, name: theme.ThemeName):
    sheet.open_at("alarms")
    theme.wear(theme.THEMES[name])
    QApplication.processEvents()
    ink = text(sheet).document().begin().begin().fragment().charFormat().foreground().color().name()
    assert ink == theme.worn().text
    assert contrast(ink, theme.worn().window) > 7.0
    shown = picture(text(sheet).document(), "../../pictures/en/alarm.png")
    assert (shown.pixelColor(3, 3).lightness() < 100) == (name is not theme.ThemeName.DAY)


def test_a_picture_is_never_wider_than_the_page(sheet: HelpSheet):
    for width in (700, 1300, 600):
        sheet.resize(width, ROOM[1])
        for topic in TOPICS:
            sheet.open_at(topic)
            assert text(sheet).document().idealWidth() <= text(sheet).viewport().width(), (width, topic)


def test_the_same_page_stays_where_it_was_read_when_the_window_changes(sheet: HelpSheet, qtbot: QtBot):
    sheet.open_at("alarms")
    text(sheet).verticalScrollBar().setValue(120)
    theme.wear(theme.NIGHT)
    QApplication.processEvents()
    assert text(sheet).verticalScrollBar().value() == 120


@pytest.fixture
def stretched() -> Iterator[None]:
    longer = Stretched()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


@pytest.mark.parametrize("language", ["en", "lv", "lt"])
def test_it_is_whole_on_a_small_laptop(stretched: None, qtbot: QtBot, language: str):
    window = MainWindow({name: QWidget() for name in PAGES})
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    lies_on = Sheet(window.sheet.over)
    lies_on.open(HelpSheet(lambda: language))
    QApplication.processEvents()
    with watched() as cut:
        window.grab()
    assert cut == []
    assert (window.width(), window.height()) == (1366, 768)
