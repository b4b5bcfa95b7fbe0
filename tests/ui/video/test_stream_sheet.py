"""The sheet of the pictures: strange addresses are asked about, a password is nowhere but in its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.video.announced_row import AnnouncedRow
from ui.video.known_cameras import KNOWN_CAMERAS
from ui.video.stream_choice import AnnouncedStream, StreamChoice, is_stream
from ui.video.stream_sheet import StreamSheet
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OWN = AnnouncedStream("Thermal camera", "rtsp://192.168.144.25:8554/video1", True, own=True)
STRANGE = AnnouncedStream("Zoom", "rtsp://10.9.8.7:8554/video2", None, own=False)


@pytest.fixture
def sheet(qtbot: QtBot) -> StreamSheet:
    made = StreamSheet()
    qtbot.addWidget(made)
    made.resize(976, 560)
    made.show()
    made.show_announced([OWN, STRANGE])
    return made


def button(part: QWidget, text: str) -> BigButton:
    return next(b for b in part.findChildren(BigButton) if b.text() == text and not b.isHidden())


def row(sheet: StreamSheet, number: int) -> AnnouncedRow:
    return [r for r in sheet.findChildren(AnnouncedRow) if not r.isHidden()][number]


def fields(sheet: StreamSheet) -> dict[str, QLineEdit]:
    return {field.accessibleName(): field for field in sheet.findChildren(QLineEdit)}


def test_a_stream_of_the_drones_own_is_shown_at_one_press(sheet: StreamSheet, qtbot: QtBot):
    with qtbot.waitSignal(sheet.connect_wanted) as told:
        button(row(sheet, 0), "Show").click()
    assert told.args == [StreamChoice(OWN.address, thermal=True)]


def test_an_address_that_is_not_the_drones_own_is_asked_about_first(sheet: StreamSheet, qtbot: QtBot):
    with qtbot.assertNotEmitted(sheet.connect_wanted):
        button(row(sheet, 1), "Show").click()
    assert not row(sheet, 1)._warning.isHidden()
    with qtbot.waitSignal(sheet.connect_wanted) as told:
        button(row(sheet, 1), "Connect anyway").click()
    assert told.args == [StreamChoice(STRANGE.address, approved=True)]
    assert row(sheet, 1)._warning.isHidden()  # the next time it asks again


def test_a_yes_to_one_address_is_no_yes_to_another(sheet: StreamSheet):
    button(row(sheet, 1), "Show").click()
    sheet.show_announced([OWN, AnnouncedStream("Zoom", "rtsp://10.66.6.6/evil", None, own=False)])
    assert row(sheet, 1)._warning.isHidden()
    assert button(row(sheet, 1), "Show").isEnabled()


def test_what_plays_is_not_opened_twice_and_can_be_ended(sheet: StreamSheet, qtbot: QtBot):
    sheet.show_announced([OWN, STRANGE], [OWN.address])
    assert button(row(sheet, 0), "Show").second_line == "on the screen"
    with qtbot.waitSignal(sheet.closed_wanted):
        button(sheet, "No more pictures").click()


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("rtsp://192.168.144.25:8554/video1", True),
        ("rtsp://camera.local/stream=0", True),
        ("rtsp://[fe80::1]:554/a", True),
        ("udp://:5600", True),
        ("udp://0.0.0.0:5600", True),
        ("udp://0.0.0.0", False),
        ("rtsp://", False),
        ("rtsp://user:secret@192.168.1.1/a", False),
        ("http://192.168.1.1/a", False),
        ("gst://filesrc location=/etc/passwd", False),
        ("file:///etc/passwd", False),
        ("rtsp://a b/", False),
        ("rtsp://host:99999/", False),
        ("", False),
    ],
)
def test_only_what_can_be_a_stream_is_tried(sheet: StreamSheet, address: str, good: bool):
    assert is_stream(address) is good
    fields(sheet)["Address"].setText(address)
    assert button(sheet, "Connect").isEnabled() is good
    assert button(sheet, "Try it").isEnabled() is good


def test_an_endless_address_is_none():
    assert not is_stream("rtsp://" + "a" * 200)


def test_a_password_in_the_address_is_sent_to_its_own_field(sheet: StreamSheet):
    fields(sheet)["Address"].setText("rtsp://me:secret@192.168.1.1/a")
    assert "below" in button(sheet, "Connect").second_line


def test_the_password_is_masked_goes_out_once_and_is_never_shown_again(sheet: StreamSheet, qtbot: QtBot):
    field = fields(sheet)
    field["Address"].setText("rtsp://192.168.1.1/a")
    field["User"].setText("me")
    field["Password"].setText("secret")
    assert field["Password"].echoMode() is QLineEdit.EchoMode.Password
    with qtbot.waitSignal(sheet.try_wanted) as told:
        button(sheet, "Try it").click()
    assert told.args[0].password == "secret"  # noqa: S105
    with qtbot.waitSignal(sheet.connect_wanted) as told:
        button(sheet, "Connect").click()
    choice = told.args[0]
    assert (choice.user, choice.password, choice.approved) == ("me", "secret", True)
    assert "secret" not in repr(choice)
    assert field["Password"].text() == ""
    sheet.show_kept("rtsp://192.168.1.1/a", "me")
    assert field["Password"].text() == ""
    assert field["Password"].placeholderText() == "kept in the key store"


def test_another_address_does_not_get_the_password_of_the_first(sheet: StreamSheet):
    field = fields(sheet)
    field["Address"].setText("rtsp://192.168.1.1/a")
    field["Password"].setText("secret")
    field["Address"].setText("rtsp://10.6.6.6/a")
    assert field["Password"].text() == ""


def test_it_says_that_rtsp_can_be_listened_to(sheet: StreamSheet):
    assert "not encrypted" in sheet.form._clear_text.text


def test_a_known_camera_fills_the_address_and_opens_nothing(sheet: StreamSheet, qtbot: QtBot):
    button(sheet, "Pick a known camera").click()
    assert all(is_stream(camera.address) for camera in KNOWN_CAMERAS)
    with qtbot.assertNotEmitted(sheet.connect_wanted):
        button(sheet, KNOWN_CAMERAS[1].name).click()
    assert fields(sheet)["Address"].text() == KNOWN_CAMERAS[1].address
    assert button(sheet, "Connect").isVisible()


def test_which_one_is_thermal_is_asked_once(sheet: StreamSheet, qtbot: QtBot):
    assert sheet._question_box.isHidden()
    sheet.ask_which_is_thermal(("first", "rtsp://a/1"), ("second", "rtsp://a/2"))
    with qtbot.waitSignal(sheet.thermal_told) as told:
        button(sheet, "second").click()
    assert told.args == ["rtsp://a/2"]
    assert sheet._question_box.isHidden()


def test_while_it_tries_nothing_else_is_pressed_and_then_it_says_what_came(sheet: StreamSheet):
    fields(sheet)["Address"].setText("rtsp://192.168.1.1/a")
    sheet.set_busy(True)
    assert button(sheet, "Connect").second_line == "trying …"
    sheet.set_busy(False)
    sheet.show_result("A picture of 640 × 512 came after 0.1 s.", good=True)
    assert button(sheet, "Connect").isEnabled()
    assert sheet.form._result.text.startswith("A picture")
    fields(sheet)["Address"].setText("rtsp://192.168.1.2/a")
    assert sheet.form._result.text == ""  # it was said of the other one
