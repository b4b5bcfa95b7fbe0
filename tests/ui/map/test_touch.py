import math

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.map.map_view import MapView


@pytest.fixture(scope="module")
def finger(qapp: object) -> QPointingDevice:
    return QTest.createTouchDevice()


def test_one_finger_drags_the_ground(map_view: MapView, finger: QPointingDevice, qtbot: QtBot):
    port = map_view.viewport()
    before = map_view.to_latlon(QPointF(300, 300))
    QTest.touchEvent(port, finger).press(0, QPoint(300, 300), port).commit()
    for x in (330, 360, 400):
        QTest.touchEvent(port, finger).move(0, QPoint(x, 300), port).commit()
    QTest.touchEvent(port, finger).release(0, QPoint(400, 300), port).commit()
    qtbot.waitUntil(lambda: abs(map_view.to_pixel(before).x() - 400) < 2)


def test_two_fingers_zoom_and_tap_nothing(map_view: MapView, finger: QPointingDevice, qtbot: QtBot):
    port = map_view.viewport()
    with qtbot.assertNotEmitted(map_view.tapped):
        QTest.touchEvent(port, finger).press(0, QPoint(400, 300), port).commit()
        second = QTest.touchEvent(port, finger)
        second.move(0, QPoint(400, 300), port).press(1, QPoint(500, 300), port).commit()
        for d in (20, 50, 100):
            apart = QTest.touchEvent(port, finger)
            apart.move(0, QPoint(400 - d, 300), port).move(1, QPoint(500 + d, 300), port).commit()
        lifted = QTest.touchEvent(port, finger)
        lifted.release(0, QPoint(300, 300), port).release(1, QPoint(600, 300), port).commit()
    assert map_view.zoom == pytest.approx(15.0 + math.log2(3.0), abs=0.01)


def test_a_finger_draws_an_area(map_view: MapView, finger: QPointingDevice, qtbot: QtBot):
    map_view.start_drawing()
    for point in (QPoint(200, 150), QPoint(600, 150), QPoint(600, 450)):
        touch(map_view, finger, point)
    with qtbot.waitSignal(map_view.drawn) as drawn:
        touch(map_view, finger, QPoint(208, 160))
    assert len(drawn.args[0].ring) == 3


def touch(view: MapView, finger: QPointingDevice, at: QPoint) -> None:
    port = view.viewport()
    QTest.touchEvent(port, finger).press(0, at, port).commit()
    QTest.touchEvent(port, finger).release(0, at, port).commit()
