from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.behind = QPushButton("behind", self)
        self.sheet = Sheet(self)
        self.content = QWidget()
        self.first, self.second = QPushButton("first"), QPushButton("second")
        column = QVBoxLayout(self.content)
        column.addWidget(self.first)
        column.addWidget(self.second)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.sheet.open(made.content)
    return made


def test_the_sheet_covers_its_page_at_every_size(page: Page):
    page.resize(1000, 700)
    assert page.sheet.size() == page.size()


def test_tab_goes_round_on_the_sheet_and_never_behind_it(page: Page, qtbot: QtBot):
    seen: set[QWidget | None] = set()
    for _ in range(5):
        qtbot.keyClick(page.sheet, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget() or page.focusWidget())
    assert page.behind not in seen
    assert {page.first, page.second} <= seen


def test_escape_closes_it(page: Page, qtbot: QtBot):
    with qtbot.waitSignal(page.sheet.closed):
        qtbot.keyClick(page.sheet, Qt.Key.Key_Escape)
    assert page.sheet.isHidden()
    assert page.sheet.content is None


def test_no_key_reaches_the_page_behind(page: Page, qtbot: QtBot):
    heard: list[int] = []
    page.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    page.first.setFocus()
    qtbot.keyClick(page.first, Qt.Key.Key_F5)
    assert heard == []


def test_a_content_that_nobody_holds_may_close_the_sheet_by_itself(page: Page, qtbot: QtBot):
    def open_done() -> QPushButton:
        done = QPushButton("done")
        done.clicked.connect(page.sheet.close_sheet)
        page.sheet.open(done)
        return done

    for _ in range(3):
        qtbot.mouseClick(open_done(), Qt.MouseButton.LeftButton)
        assert page.sheet.content is None


def test_the_paper_follows_the_theme_while_it_lies_open(page: Page, qtbot: QtBot):
    theme.wear(theme.NIGHT)
    qtbot.wait(1)
    paper = page.grab().toImage().pixelColor(page.content.mapTo(page, page.content.rect().bottomLeft()))
    assert paper.lightnessF() < 0.2
    theme.wear(theme.DAY)
