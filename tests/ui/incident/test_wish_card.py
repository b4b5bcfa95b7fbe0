import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from maps.geo import AboveGround
from missions.camera_model import overlap_for
from missions.task import Pattern, Task
from ui.incident.wish_card import WishCard
from ui.incident.wish_fields import SEARCHES, fields_for

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(qtbot: QtBot) -> WishCard:
    made = WishCard()
    qtbot.addWidget(made)
    made.resize(640, 240)
    made.show()
    return made


def test_a_step_is_a_new_wish(card: WishCard, qtbot: QtBot):
    with qtbot.waitSignal(card.changed) as changed:
        qtbot.mouseClick(card.stepper("Height")._more, LEFT)
    assert changed.args[0] == Task(height=AboveGround(65.0))
    qtbot.mouseClick(card.stepper("Speed")._less, LEFT)
    qtbot.mouseClick(card.stepper("Chance wanted")._more, LEFT)
    assert (card.wish.height, card.wish.speed_m_s) == (65.0, 7.0)
    assert card.wish.overlap == pytest.approx(overlap_for(0.75))


def test_another_pattern_brings_its_own_steps(card: WishCard, qtbot: QtBot):
    for _ in range(SEARCHES.index(Pattern.SECTOR)):
        qtbot.mouseClick(card.stepper("Pattern")._more, LEFT)
    assert card.wish.pattern is Pattern.SECTOR
    qtbot.mouseClick(card.stepper("Rounds")._more, LEFT)
    qtbot.mouseClick(card.stepper("Radius")._more, LEFT)
    assert (card.wish.passes, card.wish.radius_m) == (2, 100.0)
    with pytest.raises(KeyError):
        card.stepper("Batteries")


def test_cameras_are_walked_through_by_kind_and_size(card: WishCard, qtbot: QtBot):
    assert card.stepper("Thermal camera").value == "640"
    qtbot.mouseClick(card.stepper("Thermal camera")._more, LEFT)
    qtbot.mouseClick(card.stepper("Thermal camera")._more, LEFT)
    assert card.wish.camera == "visible-4k"
    assert card.stepper("Daylight camera").value == "4K"


def test_steps_end_where_the_rules_do(card: WishCard):
    card.show_wish(Task(height=AboveGround(120.0), overlap=overlap_for(0.5)))
    assert not card.stepper("Height")._more.isEnabled()
    assert not card.stepper("Chance wanted")._less.isEnabled()


def test_showing_a_wish_tells_nobody_and_rounds_nothing(card: WishCard, qtbot: QtBot):
    with qtbot.assertNotEmitted(card.changed):
        card.show_wish(Task(height=AboveGround(62.0)))
    assert card.stepper("Height").value == "62\u00a0m"
    assert card.wish.height == 62.0


def test_the_keyboard_steps_too(card: WishCard, qtbot: QtBot):
    more = card.stepper("Speed")._more
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert card.wish.speed_m_s == 9.0


@pytest.mark.parametrize("pattern", Pattern)
def test_every_step_of_every_pattern_is_what_it_says(card: WishCard, pattern: Pattern):
    card.show_wish(Task(pattern))
    fields = fields_for(Task(pattern))
    assert 4 < len(fields) <= 7
    for field in fields:
        assert card.stepper(field.label).value == field.choices(card.wish)[field.index(card.wish)]
        for number, value in enumerate(field.values):
            assert field.index(field.put(card.wish, value)) == number
