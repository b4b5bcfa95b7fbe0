import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.incident.search_card import SearchCard
from ui.incident.search_wish import SearchWish


@pytest.fixture
def card(qtbot: QtBot) -> SearchCard:
    made = SearchCard()
    qtbot.addWidget(made)
    made.resize(640, 96)
    made.show()
    return made


def test_a_step_is_a_new_wish(card: SearchCard, qtbot: QtBot):
    with qtbot.waitSignal(card.changed) as changed:
        qtbot.mouseClick(card._height._more, Qt.MouseButton.LeftButton)
    assert changed.args[0] == SearchWish(height_m=65.0)
    qtbot.mouseClick(card._speed._less, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card._overlap._more, Qt.MouseButton.LeftButton)
    assert card.wish == SearchWish(height_m=65.0, speed_m_s=7.0, overlap=0.25)


def test_cameras_are_walked_through_by_kind_and_size(card: SearchCard, qtbot: QtBot):
    assert (card._camera.accessibleName(), card._camera.value) == ("Thermal camera", "640")
    qtbot.mouseClick(card._camera._more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card._camera._more, Qt.MouseButton.LeftButton)
    assert card.wish.camera == "visible-4k"
    assert (card._camera.accessibleName(), card._camera.value) == ("Daylight camera", "4K")


def test_steps_end_where_the_rules_do(card: SearchCard):
    card.show_wish(SearchWish(height_m=120.0, overlap=0.0))
    assert not card._height._more.isEnabled()
    assert not card._overlap._less.isEnabled()


def test_showing_a_wish_tells_nobody_and_rounds_nothing(card: SearchCard, qtbot: QtBot):
    with qtbot.assertNotEmitted(card.changed):
        card.show_wish(SearchWish(height_m=62.0))
    assert card._height.value == "62\u00a0m"
    assert card.wish.height_m == 62.0


def test_the_keyboard_steps_too(card: SearchCard, qtbot: QtBot):
    card._speed._more.setFocus()
    qtbot.keyClick(card._speed._more, Qt.Key.Key_Space)
    assert card.wish.speed_m_s == 9.0
