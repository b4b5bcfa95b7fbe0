"""Where the drone is: only what can be an address may be tried, and only when nothing stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from ui.link.link_form import LinkForm, is_real_drone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def form(qtbot: QtBot) -> LinkForm:
    made = LinkForm("udp:127.0.0.1:14550")
    qtbot.addWidget(made)
    made.show()
    return made


def button(form: LinkForm) -> QAbstractButton:
    return form.findChildren(QAbstractButton)[-1]


def write(form: LinkForm, text: str) -> None:
    form.findChildren(QLineEdit)[0].setText(text)


@pytest.mark.parametrize("address", ["serial:/dev/ttyUSB0:57600", "serial:COM5", "tcp:10.0.0.2:5760"])
def test_a_port_or_a_network_is_a_drone(address: str):
    assert is_real_drone(address)


@pytest.mark.parametrize("address", ["", "here", "udp:1", "sim", "replay:flight.tlog"])
def test_anything_else_is_not_and_training_has_its_own_page(address: str):
    assert not is_real_drone(address)


def test_connect_tells_the_address(form: LinkForm, qtbot: QtBot):
    write(form, " serial:/dev/ttyUSB0 ")
    with qtbot.waitSignal(form.connect_wanted) as told:
        qtbot.mouseClick(button(form), Qt.MouseButton.LeftButton)
    assert told.args == ["serial:/dev/ttyUSB0"]


def test_what_is_no_address_cannot_be_tried(form: LinkForm):
    write(form, "my drone")
    assert not button(form).isEnabled()


def test_a_drone_in_the_air_keeps_its_link(form: LinkForm):
    form.set_blocked("land first")
    assert not button(form).isEnabled()
    assert "land first" in button(form).accessibleDescription()
