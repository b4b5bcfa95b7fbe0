"""The camera's controls: each says what is wanted, says why it cannot, and shows what the camera answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ui.video.camera_abilities import PRESETS_C, Aim, CameraNow, Control
from ui.video.camera_strip import CameraStrip
from ui.video.tile import Tile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[CameraStrip]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(760, 420)
    made = CameraStrip(holder)
    made.panel.setParent(holder)
    made.setGeometry(0, 340, 746, 74)
    made.show_palettes({"white": "White hot", "black": "Black hot"})
    holder.show()
    yield made
    holder.hide()


@pytest.mark.parametrize(
    ("tile", "signal", "args"),
    [
        ("photo", "photo_wanted", []),
        ("record", "record_wanted", [True]),
        ("nearer", "zoom_wanted", [1]),
        ("farther", "zoom_wanted", [-1]),
        ("down", "down_wanted", []),
        ("ahead", "ahead_wanted", []),
        ("place", "place_wanted", [True]),
        ("video", "video_wanted", []),
    ],
)
def test_each_press_says_what_is_wanted(
    strip: CameraStrip, qtbot: QtBot, tile: str, signal: str, args: list[object]
):
    with qtbot.waitSignal(getattr(strip, signal)) as told:
        strip.tile(tile).click()
    assert told.args == args


def test_the_camera_says_whether_it_records_not_the_press(strip: CameraStrip, qtbot: QtBot):
    strip.tile("record").click()
    assert not strip.tile("record").isChecked()
    strip.show_camera(CameraNow(recording_s=92.0))
    assert strip.tile("record").isChecked()
    assert strip.tile("record").text() == "01:32"
    with qtbot.waitSignal(strip.record_wanted) as told:
        strip.tile("record").click()
    assert told.args == [False]


def test_where_it_looks_is_marked_and_a_place_is_let_go_by_a_second_press(strip: CameraStrip, qtbot: QtBot):
    strip.show_camera(CameraNow(aim=Aim.PLACE))
    assert [name for name in ("down", "ahead", "place") if strip.tile(name).isChecked()] == ["place"]
    with qtbot.waitSignal(strip.place_wanted) as told:
        strip.tile("place").click()
    assert told.args == [False]


def test_what_the_camera_lacks_is_blocked_and_says_why(strip: CameraStrip, qtbot: QtBot):
    strip.show_abilities(
        {Control.ZOOM: "no zoom", Control.POINT: "fixed camera", Control.PALETTE: "not here"}
    )
    for name, why in (("nearer", "no zoom"), ("down", "fixed camera"), ("place", "fixed camera")):
        assert not strip.tile(name).isEnabled()
        assert strip.tile(name).accessibleDescription() == why
        assert strip.tile(name).toolTip() == why
    assert strip.tile("photo").isEnabled()
    assert strip.tile("heat").isEnabled()  # the threshold is ours
    assert strip.panel.button(Control.PALETTE, "white").second_line == "not here"
    with qtbot.assertNotEmitted(strip.zoom_wanted):
        strip.tile("nearer").click()
    heat = (Control.PALETTE, Control.LEVEL, Control.ISOTHERM, Control.GAIN)
    strip.show_abilities(dict.fromkeys(heat, "visible only"))
    assert strip.tile("heat").why_blocked == "visible only"


@pytest.mark.parametrize(
    ("control", "value", "signal"),
    [
        (Control.PALETTE, "black", "palette_wanted"),
        (Control.LEVEL, True, "level_lock_wanted"),
        *((Control.ISOTHERM, celsius, "isotherm_wanted") for celsius in (None, *PRESETS_C)),
        (Control.GAIN, True, "wide_range_wanted"),
    ],
)
def test_each_choice_of_the_heat_is_told_and_marked_only_when_it_is_so(
    strip: CameraStrip, qtbot: QtBot, control: Control, value: object, signal: str
):
    strip.show_camera(CameraNow(palette="white", isotherm_c=60.0 if value != 60.0 else 50.0))
    button = strip.panel.button(control, value)
    with qtbot.waitSignal(getattr(strip, signal)) as told:
        button.click()
    assert told.args == [value]
    assert not button.isChecked()


def test_at_the_end_of_its_range_it_asks_for_the_wide_one(strip: CameraStrip):
    strip.tile("heat").click()
    assert strip.panel.isVisible()
    strip.show_camera(CameraNow(saturated_c=150.0))
    assert strip.panel._saturated.isVisible()
    assert "150" in strip.panel._saturated.text
    strip.show_camera(CameraNow(saturated_c=150.0, wide_range=True))
    assert not strip.panel._saturated.isVisible()
    strip.tile("heat").click()
    assert not strip.panel.isVisible()


def test_every_tile_has_a_name_and_room_for_a_glove(strip: CameraStrip):
    strip.show_switch(offered=True, thermal=True)
    QApplication.processEvents()
    tiles = [tile for tile in strip.findChildren(Tile) if tile.isVisible()]
    assert len(tiles) == 10
    for tile in tiles:
        assert tile.accessibleName()
        assert min(tile.width(), tile.height()) >= 48
        assert strip.rect().contains(tile.geometry())


def test_the_other_picture_can_be_asked_for(strip: CameraStrip, qtbot: QtBot):
    assert strip.tile("switch").isHidden()
    strip.show_switch(offered=True, thermal=True)
    assert strip.tile("switch").text() == "Visible"
    with qtbot.waitSignal(strip.thermal_wanted) as told:
        strip.tile("switch").click()
    assert told.args == [False]
