from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from maps.geo import AboveHome, Amsl, LatLon, moved
from telemetry.state import Estimator, Fix, VehicleState
from tests.ui.map.conftest import HERE
from ui import theme
from ui.map.layers.marks import MapMark, MarkKind
from ui.map.layers_panel import LayersPanel
from ui.map.map_buttons import MapButton, MapButtons
from ui.map.map_view import MapView
from ui.map.pan_zoom_view import MAX_ZOOM

LEFT = Qt.MouseButton.LeftButton


class PaintWatcher(QObject):
    """Notes what the viewport was asked to paint."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self.regions: list[QRegion] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.regions.append(event.region())
        return False


def vehicle(at: LatLon, received_s: float = 0.0) -> VehicleState:
    return VehicleState(fix=Fix(at, Amsl(180.0), AboveHome(62.0), 8.0, 0.0, 80.0, received_s))


def drag(view: MapView, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, pos=end)


def wheel(view: MapView, at: QPoint, delta: int) -> None:
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(at),
        view.viewport().mapToGlobal(QPointF(at)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(event)


def test_a_drag_takes_the_ground_along(map_view: MapView):
    before = map_view.to_latlon(QPointF(300, 300))
    drag(map_view, QPoint(300, 300), QPoint(420, 250))
    after = map_view.to_pixel(before)
    assert (after.x(), after.y()) == pytest.approx((420, 250), abs=2.0)


def test_the_wheel_zooms_about_the_cursor(map_view: MapView):
    cursor = QPoint(700, 150)
    before = map_view.to_latlon(QPointF(cursor))
    for _ in range(5):
        wheel(map_view, cursor, 240)
    assert map_view.zoom == pytest.approx(MAX_ZOOM)
    after = map_view.to_pixel(before)
    assert (after.x(), after.y()) == pytest.approx((700, 150), abs=1.0)


def test_keys_move_and_zoom(map_view: MapView, qtbot: QtBot):
    before = map_view.to_pixel(HERE)
    qtbot.keyClick(map_view, Qt.Key.Key_Right)
    assert map_view.to_pixel(HERE).x() == pytest.approx(before.x() - 96, abs=1.0)
    qtbot.keyClick(map_view, Qt.Key.Key_Plus)
    assert map_view.zoom == pytest.approx(16.0)


def test_a_press_without_a_move_is_a_tap_on_the_ground(map_view: MapView, qtbot: QtBot):
    with qtbot.waitSignal(map_view.tapped) as tapped:
        QTest.mouseClick(map_view.viewport(), LEFT, pos=QPoint(200, 400))
    (at,) = tapped.args
    assert map_view.to_pixel(at) == QPointF(200, 400)


def test_a_tap_on_a_hot_spot_names_it(map_view: MapView, qtbot: QtBot):
    spot = MapMark(HERE, MarkKind.HOT_SPOT, 3, "286°", 9.0)
    map_view.show_marks([spot, replace(spot, at=moved(HERE, 200.0, 0.0), number=4)])
    with qtbot.waitSignal(map_view.mark_tapped) as tapped:
        QTest.mouseClick(map_view.viewport(), LEFT, pos=map_view.to_pixel(HERE).toPoint() + QPoint(8, 4))
    assert tapped.args == [spot]


def test_fit_shows_every_place(map_view: MapView):
    places = [moved(HERE, east, north) for east, north in ((-900.0, 0.0), (2500.0, 700.0), (0.0, -1100.0))]
    map_view.fit(places)
    for place in places:
        assert map_view.frame.pixels.contains(map_view.to_pixel(place))


def test_resizing_keeps_the_middle_in_the_middle(map_view: MapView, qtbot: QtBot):
    map_view.resize(600, 400)
    qtbot.waitUntil(lambda: map_view.viewport().width() == 600)
    at = map_view.to_pixel(HERE)
    assert (at.x(), at.y()) == pytest.approx((300, 200), abs=2.0)


def test_the_map_follows_the_drone_until_a_hand_moves_it(map_view: MapView):
    map_view.show_vehicle(vehicle(HERE), 0.0)
    map_view.follow_vehicle = True
    far = moved(HERE, 3000.0, 0.0)
    map_view.show_vehicle(vehicle(far), 0.0)
    assert map_view.frame.pixels.contains(map_view.to_pixel(far))
    drag(map_view, QPoint(300, 300), QPoint(420, 250))
    assert not map_view.follow_vehicle


def test_the_drone_repaints_its_own_rectangle_only(map_view: MapView, qtbot: QtBot):
    map_view.show_vehicle(vehicle(HERE), 0.0)
    qtbot.wait(20)
    painted = PaintWatcher(map_view).regions
    map_view.show_vehicle(vehicle(moved(HERE, 3.0, 0.0)), 0.1)
    qtbot.waitUntil(lambda: bool(painted))
    area = sum(rect.width() * rect.height() for region in painted for rect in region)
    assert area < 0.02 * 900 * 600


def test_the_same_state_repaints_nothing(map_view: MapView, qtbot: QtBot):
    state = vehicle(HERE)
    map_view.show_vehicle(state, 0.1)
    qtbot.wait(20)
    painted = PaintWatcher(map_view).regions
    map_view.show_vehicle(state, 0.1)
    qtbot.wait(20)
    assert painted == []


def test_a_lost_drone_is_hollow_and_its_ring_grows(map_view: MapView):
    map_view.show_vehicle(vehicle(HERE), 1.0)
    filled = map_view.grab().toImage().pixelColor(map_view.to_pixel(HERE).toPoint())
    map_view.show_vehicle(vehicle(HERE), 10.0)
    hollow = map_view.grab().toImage().pixelColor(map_view.to_pixel(HERE).toPoint())
    assert filled == QColor(theme.DAY.accent)
    assert hollow != filled
    small = map_view._layers.vehicle.rect(map_view.frame)
    map_view.show_vehicle(vehicle(HERE), 40.0)
    assert map_view._layers.vehicle.rect(map_view.frame).height() > small.height()


def test_a_drone_that_lost_its_position_is_lost_although_it_talks(map_view: MapView):
    state = replace(vehicle(HERE, 100.0), estimator=Estimator(0, False, 96.0))
    map_view.show_vehicle(state, 100.0)
    seen = map_view._layers.vehicle.seen
    assert seen is not None
    assert seen.lost
    assert seen.age_s == pytest.approx(4.0)


def test_the_track_grows_point_by_point(map_view: MapView):
    for step in range(60):
        at = moved(HERE, step * 5.0 - 150.0, 0.0)
        map_view.append_track(at.lat_deg, at.lon_deg)
    middle = map_view.to_pixel(HERE).toPoint()
    assert map_view.grab().toImage().pixelColor(middle) == QColor(theme.DAY.accent)


def test_a_cleared_track_is_gone(map_view: MapView):
    before = map_view.grab().toImage()
    for east in (-100.0, 100.0):
        at = moved(HERE, east, 0.0)
        map_view.append_track(at.lat_deg, at.lon_deg)
    assert map_view.grab().toImage() != before
    map_view.clear_track()
    assert map_view.grab().toImage() == before


def test_training_is_burnt_into_the_picture(map_view: MapView):
    before = map_view.grab().toImage()
    map_view.set_burnt_in("TRAINING")
    assert map_view.grab().toImage() != before


def test_night_changes_the_whole_picture(map_view: MapView, qtbot: QtBot):
    theme.wear(theme.NIGHT)
    qtbot.wait(1)
    ground = map_view.grab().toImage().pixelColor(450, 60)
    assert ground.lightnessF() < 0.2


def test_every_button_on_the_map_has_a_name_and_room_for_a_glove(map_view: MapView):
    map_view.findChild(MapButtons)._layers.click()
    buttons = [button for button in map_view.findChildren(QAbstractButton) if button.isVisible()]
    assert len(buttons) == 16  # six on the map, ten layers
    for button in buttons:
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 48


def test_a_layer_is_switched_off_and_on_again(map_view: MapView, qtbot: QtBot):
    full = map_view.grab().toImage()
    map_view.findChild(MapButtons)._layers.click()
    panel = map_view.findChild(LayersPanel)
    qtbot.mouseClick(panel._cards["grid"], LEFT)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert map_view.grab().toImage() != full
    map_view.show_layer("grid", True)
    assert map_view.grab().toImage() == full


def test_a_press_on_the_map_closes_the_layers(map_view: MapView):
    map_view.findChild(MapButtons)._layers.click()
    panel = map_view.findChild(LayersPanel)
    assert panel.isVisible()
    QTest.mouseClick(map_view.viewport(), LEFT, pos=QPoint(200, 400))
    assert not panel.isVisible()


def test_an_unknown_layer_is_a_mistake_of_the_caller(map_view: MapView):
    with pytest.raises(ValueError, match="clouds"):
        map_view.show_layer("clouds", True)


def test_a_map_that_nobody_touches_paints_nothing(map_view: MapView, qtbot: QtBot):
    painted = PaintWatcher(map_view).regions
    qtbot.wait(200)
    assert painted == []


def test_where_the_map_is_low_the_buttons_stand_in_two_columns(map_view: MapView, qtbot: QtBot):
    map_view.show_steps(can_undo=True, can_redo=True)
    map_view.resize(900, 260)
    qtbot.wait(1)
    for button in map_view._buttons.findChildren(MapButton):
        if button.isVisible():
            corner = button.mapTo(map_view, button.rect().bottomRight())
            assert map_view.rect().contains(corner)
