"""The recorded picture beside the map: of which moment it is, and what stands there when there is none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from telemetry.video.picture import Picture
from tests.ui.review import story
from ui import units
from ui.map.map_buttons import MapButton
from ui.map.map_view import MapView
from ui.review.picture_at_cursor import ReviewStage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

AT = story.TAKE_OFF


def picture(grey: int = 120, width: int = 160, height: int = 128) -> Picture:
    return Picture(1, np.full((height, width), grey, np.uint8), None, 0.0, 0.0, damaged=False)


@pytest.fixture
def stage(qtbot: QtBot) -> ReviewStage:
    corner = QWidget()
    corner.resize(330, 48)
    made = ReviewStage(MapView(), corner)
    corner.setParent(made.map)
    qtbot.addWidget(made)
    made.resize(945, 262)
    made.show()
    return made


@pytest.fixture
def filled(stage: ReviewStage) -> ReviewStage:
    stage.show_streams(thermal=True, visible=True)
    stage.show_thermal(True)
    stage.show_cursor(AT)
    stage.set_burnt_in("REPLAY · TRAINING")
    stage.show_picture(picture(), AT - timedelta(seconds=0.2))
    return stage


def button(stage: ReviewStage, name: str) -> MapButton:
    return next(b for b in stage.findChildren(MapButton) if b.accessibleName() == name and b.isVisible())


def test_without_a_recording_the_map_has_everything(stage: ReviewStage):
    assert stage.map.size() == stage.size()
    assert not stage.picture.isVisible()


def test_beside_the_map_stands_the_picture_with_its_time_and_age(filled: ReviewStage):
    assert filled.picture.isVisible()
    assert filled.map.geometry().right() < filled.picture.geometry().left()
    assert filled.picture.moment_words == f"{units.clock(AT - timedelta(seconds=0.2))} · 0.2\u00a0s old"
    assert filled.picture.accessibleDescription() == filled.picture.moment_words
    assert filled.picture.overlay.burnt_in == "REPLAY · TRAINING"


def test_until_the_next_picture_comes_it_says_that_it_is_of_another_moment(filled: ReviewStage):
    filled.show_cursor(AT + timedelta(seconds=12))
    assert filled.picture.moment_words.endswith("12\u00a0s old")
    filled.show_cursor(AT - timedelta(seconds=12))
    assert filled.picture.moment_words.endswith("12\u00a0s ahead")


def test_it_is_never_taken_for_a_frozen_live_picture(filled: ReviewStage):
    filled.show_cursor(AT + timedelta(minutes=5))
    assert not filled.picture.frozen


def test_a_gap_says_so_until_a_picture_comes(filled: ReviewStage):
    filled.show_nothing()
    assert not filled.picture.has_picture
    assert filled.picture.accessibleDescription() == "Not recorded here"
    filled.show_picture(picture(), AT)
    assert filled.picture.has_picture
    assert "Not recorded" not in filled.picture.accessibleDescription()


def test_a_gap_is_said_again_in_another_language(filled: ReviewStage):
    filled.show_nothing()
    before = filled.picture.grab().toImage()
    QApplication.sendEvent(filled.picture, QEvent(QEvent.Type.LanguageChange))
    assert filled.picture.grab().toImage() == before


def test_a_tap_the_key_and_the_button_make_it_larger_and_smaller(filled: ReviewStage, qtbot: QtBot):
    filled.resize(1246, 360)
    told: list[bool] = []
    filled.enlarged.connect(told.append)
    qtbot.mouseClick(filled.picture, Qt.MouseButton.LeftButton, pos=filled.picture.rect().center())
    qtbot.keyClick(filled.picture, Qt.Key.Key_V)
    qtbot.mouseClick(button(filled, "Swap map and picture"), Qt.MouseButton.LeftButton)
    assert told == [True, False, True]
    assert filled.picture_large


def test_the_other_eye_is_asked_for_and_its_picture_waited_for(filled: ReviewStage, qtbot: QtBot):
    with qtbot.waitSignal(filled.thermal_wanted) as told:
        qtbot.mouseClick(button(filled, "Show the visible picture"), Qt.MouseButton.LeftButton)
    assert told.args == [False]
    filled.show_thermal(False)
    assert not filled.picture.has_picture
    assert not filled.picture.overlay.thermal


def test_one_stream_offers_no_other(stage: ReviewStage):
    stage.show_streams(thermal=True, visible=False)
    assert [
        b for b in stage.findChildren(MapButton) if "picture" in b.accessibleName() and b.isVisible()
    ] == [button(stage, "Swap map and picture")]


def test_a_wide_picture_gets_a_wide_place(filled: ReviewStage):
    before = filled.picture.width()
    filled.show_picture(picture(width=320, height=180), AT)
    assert filled.picture.width() > before
