"""The stage: map and picture change places, the map's buttons stay usable, without a stream it is a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from maps.geo import moved
from telemetry.georeference.ground_point import ErrorEllipse
from tests.ui import scene
from tests.ui.video.pictures import flat, rows
from ui.fly.fly_page import FlyPage
from ui.map.layers.hot_spots import SpotMark
from ui.map.map_buttons import MapButton
from ui.map.map_view import MapView
from ui.video.inset import inset_size
from ui.video.stage import FlyStage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SIZES = ((998, 616), (998, 552), (1552, 928))  # at 1366 x 768, with a banner, at 1920 x 1080


@pytest.fixture
def stage(qtbot: QtBot) -> FlyStage:
    made = FlyStage(MapView())
    qtbot.addWidget(made)
    made.resize(*SIZES[0])
    with qtbot.waitExposed(made):
        made.show()
    return made


def button(stage: FlyStage, name: str) -> QAbstractButton:
    (found,) = [
        b for b in stage.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible()
    ]
    return found


def on_stage(stage: FlyStage, widget: QAbstractButton) -> QRect:
    return QRect(widget.mapTo(stage, QPoint(0, 0)), widget.size())


def test_without_a_stream_the_map_fills_everything(stage: FlyStage, qtbot: QtBot):
    assert stage.map.geometry() == stage.rect()
    assert not stage.picture.isVisible()
    stage.swap()
    assert not stage.picture_large
    with qtbot.waitSignal(stage.video_wanted):
        button(stage, "Video").click()


@pytest.mark.parametrize("size", SIZES)
def test_the_picture_is_an_inset_that_leaves_the_maps_buttons_free(stage: FlyStage, size: tuple[int, int]):
    stage.resize(*size)
    stage.show_streams(thermal=True, visible=True)
    stage.map.offer_profile(True)
    stage.map.show_steps(can_undo=True, can_redo=True)
    QApplication.processEvents()
    inset = stage.picture.geometry()
    assert 0.2 < inset.width() / size[0] < 0.3
    mine = [b for b in stage.map.findChildren(MapButton) if b.isVisible()]
    assert len(mine) == 9
    for one in mine:
        assert not on_stage(stage, one).intersects(inset)
        assert stage.rect().contains(on_stage(stage, one))


def test_the_swap_button_changes_their_places(stage: FlyStage, qtbot: QtBot):
    stage.show_streams(thermal=True, visible=False)
    swap = button(stage, "Swap map and picture")
    assert min(swap.width(), swap.height()) >= 48
    with qtbot.waitSignal(stage.swapped) as told:
        swap.click()
    assert told.args == [True]
    assert stage.picture.width() > 2 * stage.map.width()
    assert stage.map.isVisible()
    assert stage.strip.isVisible()
    assert stage.spots.isVisible()
    assert stage.map.geometry().contains(on_stage(stage, swap))
    swap.click()
    assert stage.map.geometry() == stage.rect()
    assert not stage.strip.isVisible()


def test_v_swaps_from_the_keyboard(stage: FlyStage):
    stage.show_streams(thermal=True, visible=False)
    QTest.keyClick(stage.map, Qt.Key.Key_V)
    assert stage.picture_large
    QTest.keyClick(stage.picture, Qt.Key.Key_V)
    assert not stage.picture_large


def test_the_same_ground_is_on_the_small_map_and_on_the_large_one_again(stage: FlyStage):
    stage.show_streams(thermal=True, visible=False)
    stage.map.centre_on(scene.HOME, 16.0)
    stage.swap()
    for east_m, north_m in ((-150, 0), (150, 0), (0, 100), (0, -100)):
        pixel = stage.map.to_pixel(moved(scene.HOME, east_m, north_m))
        assert stage.map.rect().contains(pixel.toPoint())
    stage.swap()
    assert stage.map.zoom == pytest.approx(16.0)
    assert stage.map.to_pixel(scene.HOME).x() == pytest.approx(stage.width() / 2, abs=4)


def test_as_an_inset_the_map_has_no_buttons_and_still_says_whose_it_is(stage: FlyStage):
    stage.show_streams(thermal=True, visible=False)
    stage.swap()
    assert not [b for b in stage.map.findChildren(MapButton) if b.isVisible()]
    assert stage.map._layers.furniture.small
    assert stage.map._layers.furniture.rect(stage.map.frame).top() == 0.0


def test_the_stream_ends_and_the_map_is_large_again(stage: FlyStage, qtbot: QtBot):
    stage.show_streams(thermal=True, visible=False)
    stage.map.centre_on(scene.HOME, 16.0)
    stage.swap()
    with qtbot.waitSignal(stage.swapped) as told:
        stage.show_streams(thermal=False, visible=False)
    assert stage.map.zoom == pytest.approx(16.0)
    assert told.args == [False]
    assert stage.map.geometry() == stage.rect()
    assert [b for b in stage.map.findChildren(MapButton) if b.isVisible()]


def test_of_two_streams_the_other_can_be_asked_for(stage: FlyStage, qtbot: QtBot):
    stage.show_streams(thermal=True, visible=True)
    with qtbot.waitSignal(stage.thermal_wanted) as told:
        button(stage, "Show the visible picture").click()
    assert told.args == [False]
    stage.show_thermal(False)
    with qtbot.waitSignal(stage.thermal_wanted) as told:
        button(stage, "Show the heat").click()
    assert told.args == [True]
    stage.show_streams(thermal=True, visible=False)
    assert not [
        b for b in stage.findChildren(MapButton) if b.isVisible() and "Show the" in b.accessibleName()
    ]


def test_labels_of_the_map_stay_out_from_under_the_inset(stage: FlyStage):
    stage.show_streams(thermal=True, visible=False)
    QApplication.processEvents()
    inset = stage.picture.geometry()
    assert any(taken.contains(inset.center()) for taken in stage.map.taken())


def test_a_new_picture_leaves_the_map_below_unpainted(stage: FlyStage, qtbot: QtBot):
    from tests.ui.video.test_picture_view import Paints  # noqa: PLC0415

    stage.show_streams(thermal=True, visible=False)
    stage.picture.show_picture(flat())
    stage.grab()
    map_view = stage.map
    qtbot.waitUntil(lambda: map_view._layers.settled and not map_view._settle.isActive())
    paints = Paints(map_view.viewport(), stage.picture)

    def alone() -> bool:
        """With the first comes what was asked for before."""
        painted = {widget: bool(regions) for widget, regions in paints.regions.items()}
        for regions in paints.regions.values():
            regions.clear()
        stage.picture.show_picture(flat(0x303030))
        return painted == {map_view.viewport(): False, stage.picture: True}

    qtbot.waitUntil(alone)


def test_a_row_and_the_whole_list_can_be_asked_for(stage: FlyStage, qtbot: QtBot):
    stage.show_streams(thermal=True, visible=False)
    stage.swap()
    stage.spots.show_rows(rows(), 1)
    QApplication.processEvents()
    shown = [row for row in stage.spots._shown if row.isVisible()]
    assert 3 <= len(shown) < len(rows())
    with qtbot.waitSignal(stage.spot_chosen) as told:
        shown[1].click()
    assert told.args == [2]
    with qtbot.waitSignal(stage.spot_list_wanted):
        button(stage, "Hot spots").click()


def test_a_tap_on_a_hot_spot_of_the_map_says_its_number(stage: FlyStage, qtbot: QtBot):
    stage.map.centre_on(scene.HOME, 16.0)
    stage.map.show_spots([SpotMark(7, scene.HOME, ErrorEllipse(3.0, 3.0, 0.0), "286°")])
    with qtbot.waitSignal(stage.map.spot_tapped) as told:
        QTest.mouseClick(
            stage.map.viewport(), Qt.MouseButton.LeftButton, pos=stage.map.to_pixel(scene.HOME).toPoint()
        )
    assert told.args == [7]


def test_a_press_on_the_small_map_points_the_camera_there_and_on_the_large_one_does_not(
    stage: FlyStage, qtbot: QtBot
):
    stage.show_streams(thermal=True, visible=False)
    with qtbot.assertNotEmitted(stage.look_there_wanted):
        QTest.mouseClick(stage.map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    stage.swap()
    with qtbot.waitSignal(stage.look_there_wanted) as told:
        QTest.mouseClick(stage.map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert stage.map.to_pixel(told.args[0]).x() == pytest.approx(100.0, abs=1.0)


def test_the_fly_page_takes_the_stage_as_its_map(qtbot: QtBot):
    page = FlyPage(FlyStage(MapView()))
    qtbot.addWidget(page)
    assert page.minimumSizeHint().height() < 700


@pytest.mark.parametrize("size", SIZES)
def test_an_inset_is_about_a_quarter_and_in_the_shape_of_a_thermal_picture(size: tuple[int, int]):
    width, height = inset_size(*size)
    assert 0.2 <= width / size[0] <= 0.29
    assert height == pytest.approx(width * 4 / 5, abs=2)
