"""A finger draws a box, and the pixels below it are what is burnt out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from incidents.privacy.redact_picture import Box
from tests.ui.review.test_share_sheet import button, press
from ui.review.redact_sheet import RedactSheet
from ui.review.redact_view import RedactView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PICTURE = np.full((240, 320, 3), 200, np.uint8)


@pytest.fixture
def view(qtbot: QtBot) -> RedactView:
    made = RedactView()
    qtbot.addWidget(made)
    made.resize(640, 640)  # twice as large as the picture, with 80 above and below
    made.show()
    made.show_picture(PICTURE)
    return made


def draw(qtbot: QtBot, view: RedactView, begin: tuple[int, int], end: tuple[int, int]) -> None:
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(*begin))
    qtbot.mouseMove(view, QPoint(*end))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(*end))


def test_a_box_is_of_the_pictures_own_pixels(view: RedactView, qtbot: QtBot):
    draw(qtbot, view, (100, 180), (200, 280))
    assert view.boxes == (Box(50, 50, 50, 50),)
    draw(qtbot, view, (300, 300), (241, 261))
    assert view.boxes[1] == Box(120, 90, 30, 20)


def test_a_box_ends_with_the_picture_and_beside_it_there_is_none(view: RedactView, qtbot: QtBot):
    draw(qtbot, view, (600, 500), (639, 630))
    assert view.boxes == (Box(300, 210, 20, 30),)
    draw(qtbot, view, (10, 10), (100, 60))
    draw(qtbot, view, (100, 200), (102, 202))  # a tap
    assert len(view.boxes) == 1


def test_the_last_box_can_be_taken_away(view: RedactView, qtbot: QtBot):
    draw(qtbot, view, (100, 180), (200, 280))
    draw(qtbot, view, (300, 300), (400, 400))
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    assert len(view.boxes) == 1
    view.take_back()
    view.take_back()
    assert view.boxes == ()


def test_what_is_drawn_is_painted_black(view: RedactView, qtbot: QtBot):
    draw(qtbot, view, (100, 180), (200, 280))
    picture = view.grab().toImage()
    assert picture.pixelColor(150, 230).name() == "#000000"
    assert picture.pixelColor(300, 230).name() == "#c8c8c8"


def test_each_picture_comes_along_or_stays(qtbot: QtBot):
    sheet = RedactSheet(["a.jpg", "b.jpg", "c.jpg"])
    qtbot.addWidget(sheet)
    sheet.resize(900, 640)
    sheet.show()
    asked: list[str] = []
    sheet.picture_wanted.connect(asked.append)
    sheet.begin()
    assert not button(sheet, "Nothing to hide").isEnabled()
    sheet.show_picture("b.jpg", PICTURE)  # an answer that came late
    assert not button(sheet, "Nothing to hide").isEnabled()
    sheet.show_picture("a.jpg", PICTURE)
    view = sheet.findChild(RedactView)
    assert view is not None
    middle = view.rect().center()
    draw(qtbot, view, (middle.x() - 40, middle.y() - 40), (middle.x(), middle.y()))
    press(qtbot, sheet, "Comes along, blacked out")
    sheet.show_picture("b.jpg", None)  # cannot be decoded
    press(qtbot, sheet, "Keep it here")
    sheet.show_picture("c.jpg", PICTURE)
    with qtbot.waitSignal(sheet.done) as done:
        press(qtbot, sheet, "Nothing to hide")
    assert asked == ["a.jpg", "b.jpg", "c.jpg"]
    boxes = done.args[0]
    assert set(boxes) == {"a.jpg", "c.jpg"}
    assert len(boxes["a.jpg"]) == 1
    assert boxes["c.jpg"] == ()
