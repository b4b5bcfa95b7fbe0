"""The frame is at the edge and nowhere else, whatever is inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui import sizes, theme
from ui.widgets.stripes import Stripes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_stripes_stay_at_the_edge_also_before_the_layout_has_settled(qtbot: QtBot):
    stripes = Stripes(QWidget())
    qtbot.addWidget(stripes)
    stripes.resize(200, 160)
    stripes.show()
    stripes.set_colour("training")
    picture = stripes.grab().toImage()
    violet = QColor(theme.DAY.training).rgb()
    room = sizes.STRIPES
    inside = [picture.pixel(x, y) for x in range(room, 200 - room) for y in range(room, 160 - room)]
    edge = [picture.pixel(x, 4) for x in range(200)]
    assert violet in edge
    assert violet not in inside


def test_without_a_colour_there_is_no_frame(qtbot: QtBot):
    stripes = Stripes(QWidget())
    qtbot.addWidget(stripes)
    stripes.resize(200, 160)
    stripes.show()
    stripes.set_colour("replay")
    stripes.set_colour("")
    picture = stripes.grab().toImage()
    assert {picture.pixel(x, 4) for x in range(200)} == {QColor(theme.DAY.window).rgb()}


def test_a_child_that_is_painted_anew_leaves_the_frame_as_it_is(qtbot: QtBot):
    stripes = Stripes(QWidget())
    qtbot.addWidget(stripes)
    stripes.resize(200, 160)
    stripes.show()
    stripes.set_colour("training")
    before = stripes.grab().toImage()
    inside = QRect(sizes.STRIPES + 5, sizes.STRIPES + 5, 40, 30)
    part = stripes.grab(inside).toImage()
    assert part == before.copy(inside)
    edge = QRect(0, 0, 60, 60)
    assert stripes.grab(edge).toImage() == before.copy(edge)
