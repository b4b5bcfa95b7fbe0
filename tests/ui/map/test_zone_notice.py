"""The chip at the lower edge of the map: its words are whole, and no state is told by colour alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from tests.missions.findings.airs import NOON, file
from ui import theme
from ui.map.map_view import MapView
from ui.map.zone_notice import ZoneNoticeChip
from ui.words.zones import zone_notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FRESH = zone_notice([file()], [], NOON)
OLD = zone_notice([file()], [], NOON + timedelta(hours=40))
NONE = zone_notice([], [], NOON)


@pytest.fixture
def chip(qtbot: QtBot) -> Iterator[ZoneNoticeChip]:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(900, 300)
    room.show()
    yield ZoneNoticeChip(room)
    theme.wear(theme.DAY)


def test_it_says_its_line_to_a_screen_reader_and_hides_until_there_is_one(chip: ZoneNoticeChip):
    assert chip.isHidden()
    chip.show_notice(OLD)
    assert not chip.isHidden()
    assert chip.accessibleName() == OLD.line


def test_it_keeps_to_its_room_and_shortens_nothing(chip: ZoneNoticeChip):
    for width in (800.0, 420.0, 230.0):
        chip.show_notice(OLD)
        chip.lay(QRectF(20.0, 100.0, width, 150.0))
        assert chip.x() == 20
        assert chip.width() <= width
        assert chip.geometry().bottom() <= 250
        said = " ".join(chip._lines(chip.width())).replace(" · ", " ")
        assert said == " ".join(OLD.parts).replace(" · ", " ")


@pytest.mark.parametrize("name", list(theme.THEMES))
def test_the_icons_of_the_states_differ_also_without_colour(chip: ZoneNoticeChip, name: theme.ThemeName):
    theme.wear(theme.THEMES[name])
    heads: list[bytes] = []
    for notice in (FRESH, OLD, NONE):
        chip.show_notice(notice)
        chip.setGeometry(0, 0, 600, 30)
        head = chip.grab().toImage().copy(8, 4, 22, 22)
        middle = head.pixelColor(0, 0).lightness()
        shape = (abs(head.pixelColor(x, y).lightness() - middle) > 40 for x in range(22) for y in range(22))
        heads.append(bytes(shape))
    assert len(set(heads)) == 3


@pytest.mark.parametrize("at_right", [True, False])
def test_what_the_hands_are_to_do_next_stands_beside_it_and_is_not_covered(qtbot: QtBot, at_right: bool):
    view = MapView()
    qtbot.addWidget(view)
    view.set_furniture_right(at_right)
    view.resize(680, 500)
    view.show()
    view.show_zone_notice(OLD)
    view.start_drawing()
    view.grab()
    assert not view.hint_at.isEmpty()
    assert not view.hint_at.intersects(QRectF(view.findChildren(ZoneNoticeChip)[0].geometry()))
