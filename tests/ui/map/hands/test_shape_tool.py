import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maps.area import Area
from maps.geo import LatLon, distance_m
from ui.map.hands.corner_handle import CornerHandle
from ui.map.map_view import MapView

LEFT = Qt.MouseButton.LeftButton
SQUARE = (QPoint(200, 150), QPoint(600, 150), QPoint(600, 450), QPoint(200, 450))


def tap(view: MapView, *points: QPoint) -> None:
    for point in points:
        QTest.mouseClick(view.viewport(), LEFT, pos=point)


def drag(view: MapView, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, start + (end - start) * share)
    QTest.mouseRelease(port, LEFT, pos=end)


def square_of(view: MapView) -> Area:
    return Area(tuple(view.to_latlon(QPointF(point)) for point in SQUARE))


def pixels_of(view: MapView, area: Area) -> list[QPoint]:
    return [view.to_pixel(corner).toPoint() for corner in area.ring]


def test_tapping_corners_and_the_first_again_draws_an_area(map_view: MapView, qtbot: QtBot):
    map_view.start_drawing()
    tap(map_view, *SQUARE)
    with qtbot.waitSignal(map_view.drawn) as drawn:
        tap(map_view, SQUARE[0] + QPoint(10, -8))
    assert pixels_of(map_view, drawn.args[0]) == list(SQUARE)


def test_a_double_click_is_the_last_corner(map_view: MapView, qtbot: QtBot):
    map_view.start_drawing()
    tap(map_view, *SQUARE[:2], SQUARE[2])
    with qtbot.waitSignal(map_view.drawn) as drawn:
        QTest.mouseDClick(map_view.viewport(), LEFT, pos=SQUARE[2])
    assert pixels_of(map_view, drawn.args[0]) == list(SQUARE[:3])


def test_enter_closes_and_escape_gives_up(map_view: MapView, qtbot: QtBot):
    map_view.start_drawing()
    tap(map_view, *SQUARE)
    with qtbot.waitSignal(map_view.drawn):
        qtbot.keyClick(map_view, Qt.Key.Key_Return)
    map_view.start_drawing()
    tap(map_view, *SQUARE)
    with qtbot.waitSignal(map_view.drawing_ended), qtbot.assertNotEmitted(map_view.drawn):
        qtbot.keyClick(map_view, Qt.Key.Key_Escape)
    assert not map_view.drawing


def test_two_corners_are_no_area(map_view: MapView, qtbot: QtBot):
    map_view.start_drawing()
    tap(map_view, *SQUARE[:2])
    with qtbot.assertNotEmitted(map_view.drawn):
        qtbot.keyClick(map_view, Qt.Key.Key_Return)
    assert "three corners" in map_view.hint


def test_a_drag_while_drawing_moves_the_map_and_sets_no_corner(map_view: MapView):
    map_view.start_drawing()
    tap(map_view, SQUARE[0])
    before = map_view.to_latlon(QPointF(500, 300))
    drag(map_view, QPoint(500, 300), QPoint(400, 300))
    assert map_view.to_pixel(before).x() == pytest.approx(400, abs=2.0)
    assert len(map_view._tool.corners) == 1


def test_a_corner_whose_line_would_cross_is_refused(map_view: MapView):
    map_view.start_drawing()
    tap(map_view, SQUARE[0], SQUARE[2], SQUARE[1], QPoint(250, 400))
    assert len(map_view._tool.corners) == 3
    assert "cross" in map_view.hint


def test_an_outline_that_crosses_only_when_closed_is_refused(map_view: MapView, qtbot: QtBot):
    map_view.start_drawing()
    tap(map_view, SQUARE[0], SQUARE[1], SQUARE[3], QPoint(600, 450))
    with qtbot.assertNotEmitted(map_view.drawn):
        qtbot.keyClick(map_view, Qt.Key.Key_Return)
    assert "cross" in map_view.hint
    assert map_view.drawing


def test_backspace_takes_the_last_corner_back(map_view: MapView, qtbot: QtBot):
    map_view.start_drawing()
    tap(map_view, *SQUARE)
    qtbot.keyClick(map_view, Qt.Key.Key_Backspace)
    assert len(map_view._tool.corners) == 3


def test_an_area_is_drawn_by_keyboard_alone(map_view: MapView, qtbot: QtBot):
    map_view.start_drawing()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(map_view, Qt.Key.Key_Space)
        qtbot.keyClick(map_view, key)
    qtbot.keyClick(map_view, Qt.Key.Key_Space)
    with qtbot.waitSignal(map_view.drawn) as drawn:
        qtbot.keyClick(map_view, Qt.Key.Key_Return)
    assert len(drawn.args[0].ring) == 4


def test_dragging_a_corner_changes_the_area(map_view: MapView, qtbot: QtBot):
    map_view.start_editing(square_of(map_view))
    with qtbot.waitSignal(map_view.edited) as edited:
        drag(map_view, SQUARE[1], QPoint(680, 120))
    corners = pixels_of(map_view, edited.args[0])
    assert corners[0] == SQUARE[0]
    assert (corners[1] - QPoint(680, 120)).manhattanLength() <= 2


def test_dragging_a_corner_across_the_outline_takes_it_back(map_view: MapView, qtbot: QtBot):
    area = square_of(map_view)
    map_view.start_editing(area)
    with qtbot.assertNotEmitted(map_view.edited):
        drag(map_view, SQUARE[1], QPoint(400, 550))
    assert map_view._tool.corners == area.ring
    assert "cross" in map_view.hint
    handles = [item for item in map_view.scene().items() if isinstance(item, CornerHandle)]
    places = {map_view.mapFromScene(handle.pos()) for handle in handles}
    assert {(point.x(), point.y()) for point in places} == {(point.x(), point.y()) for point in SQUARE}


def test_holes_stay_when_a_corner_moves(map_view: MapView, qtbot: QtBot):
    hole = tuple(map_view.to_latlon(QPointF(x, y)) for x, y in ((300, 250), (350, 250), (350, 300)))
    map_view.start_editing(Area(square_of(map_view).ring, (hole,)))
    with qtbot.waitSignal(map_view.edited) as edited:
        drag(map_view, SQUARE[1], QPoint(680, 120))
    assert edited.args[0].holes == (hole,)


def test_a_double_click_on_an_edge_makes_a_corner_and_on_a_corner_takes_it_out(
    map_view: MapView, qtbot: QtBot
):
    map_view.start_editing(square_of(map_view))
    with qtbot.waitSignal(map_view.edited) as edited:
        QTest.mouseDClick(map_view.viewport(), LEFT, pos=QPoint(400, 152))
    assert len(edited.args[0].ring) == 5
    with qtbot.waitSignal(map_view.edited) as edited:
        QTest.mouseDClick(map_view.viewport(), LEFT, pos=QPoint(400, 152))
    assert pixels_of(map_view, edited.args[0]) == list(SQUARE)


def test_keys_choose_move_and_delete_corners(map_view: MapView, qtbot: QtBot):
    area = square_of(map_view)
    map_view.start_editing(area)
    qtbot.keyClick(map_view, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(map_view.edited) as edited:
        qtbot.keyClick(map_view, Qt.Key.Key_Left)
    assert pixels_of(map_view, edited.args[0])[0] == SQUARE[0] - QPoint(8, 0)
    with qtbot.waitSignal(map_view.edited) as edited:
        qtbot.keyClick(map_view, Qt.Key.Key_Delete)
    assert len(edited.args[0].ring) == 3
    with qtbot.assertNotEmitted(map_view.edited):
        qtbot.keyClick(map_view, Qt.Key.Key_Delete)


def test_a_handle_is_large_enough_for_a_glove_at_every_zoom(map_view: MapView, qtbot: QtBot):
    area = square_of(map_view)
    map_view.start_editing(area)
    map_view.zoom_by(1.0)
    corner = map_view.to_pixel(area.ring[0]).toPoint()
    with qtbot.waitSignal(map_view.edited):
        drag(map_view, corner + QPoint(20, 0), corner + QPoint(60, 30))


def test_one_tap_answers_a_question_for_a_place(map_view: MapView, qtbot: QtBot):
    map_view.pick_place("Tap the scene")
    with qtbot.waitSignal(map_view.picked) as picked, qtbot.assertNotEmitted(map_view.tapped):
        tap(map_view, QPoint(321, 123))
    assert distance_m(picked.args[0], map_view.to_latlon(QPointF(321, 123))) < 0.01
    assert not map_view.picking


def test_enter_picks_the_middle_and_escape_nothing(map_view: MapView, qtbot: QtBot):
    map_view.pick_place("Tap the scene")
    with qtbot.waitSignal(map_view.picked) as picked:
        qtbot.keyClick(map_view, Qt.Key.Key_Return)
    assert isinstance(picked.args[0], LatLon)
    assert map_view.to_pixel(picked.args[0]) == QPointF(450, 300)
    map_view.pick_place("Tap the scene")
    with qtbot.assertNotEmitted(map_view.picked):
        qtbot.keyClick(map_view, Qt.Key.Key_Escape)
    assert not map_view.picking
