"""What hands do on the map changes what is wanted, one step at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maps.area import Area, area_m2
from ui.incident.drawing import Drawing, Subject
from ui.incident.edit_strip import EditStrip
from ui.incident.wanted import Wanted
from ui.map.map_view import MapView

LEFT = Qt.MouseButton.LeftButton
SQUARE = (QPoint(200, 150), QPoint(600, 150), QPoint(600, 450), QPoint(200, 450))
SHUT = (QPoint(300, 250), QPoint(380, 250), QPoint(380, 330))


class Hands(QObject):
    """A map, a drawing on it, and what it wants: every step is shown to it again, as the desk does."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.map = MapView()
        qtbot.addWidget(self.map)
        self.map.resize(900, 600)
        self.map.show()
        self.map.centre_on(self.map.to_latlon(QPointF(450, 300)), 15.0)
        self.drawing = Drawing(self.map, self)
        self.steps: list[Wanted] = [Wanted()]
        self.drafts: list[Wanted] = []
        self.drawing.wanted.connect(self.take)
        self.drawing.drafted.connect(self.drafts.append)

    @property
    def now(self) -> Wanted:
        return self.steps[-1]

    def take(self, wanted: Wanted) -> None:
        self.steps.append(wanted)
        self.drawing.show_wanted(wanted)

    def has(self, wanted: Wanted) -> None:
        self.steps = [wanted]
        self.drawing.show_wanted(wanted)

    def tap(self, *points: QPoint) -> None:
        for point in points:
            QTest.mouseClick(self.map.viewport(), LEFT, pos=point)

    def drag(self, start: QPoint, end: QPoint) -> None:
        port = self.map.viewport()
        QTest.mousePress(port, LEFT, pos=start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(port, start + (end - start) * share)
        QTest.mouseRelease(port, LEFT, pos=end)

    def area(self, points: tuple[QPoint, ...]) -> Area:
        return Area(tuple(self.map.to_latlon(QPointF(point)) for point in points))


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


def test_an_area_is_one_step_and_a_dragged_corner_another(hands: Hands):
    hands.drawing.begin(Subject.AREA)
    hands.tap(*SQUARE, SQUARE[0])
    assert len(hands.steps) == 2
    assert not hands.map.drawing
    hands.drawing.begin(Subject.AREA)
    hands.drag(SQUARE[2], SQUARE[2] + QPoint(40, 20))
    assert len(hands.steps) == 3
    assert hands.now.area is not None
    assert hands.map.to_pixel(hands.now.area.ring[2]).toPoint() == SQUARE[2] + QPoint(40, 20)


def test_while_a_corner_is_dragged_the_plan_may_follow(hands: Hands):
    hands.has(Wanted(area=hands.area(SQUARE)))
    hands.drawing.begin(Subject.AREA)
    hands.drag(SQUARE[2], SQUARE[2] + QPoint(40, 20))
    assert len(hands.drafts) >= 2
    assert hands.drafts[-1].area == hands.now.area
    assert hands.drafts[0].area != hands.now.area


def test_a_corner_that_is_let_go_at_a_wrong_place_ends_the_draft(hands: Hands):
    before = Wanted(area=hands.area(SQUARE))
    hands.has(before)
    hands.drawing.begin(Subject.AREA)
    hands.drag(SQUARE[2], QPoint(400, 100))  # the outline would cross itself
    assert hands.drafts
    assert hands.steps[1:] == [before]


def test_no_fly_areas_are_drawn_one_after_the_other_changed_and_taken_out(hands: Hands):
    hands.has(Wanted(area=hands.area(SQUARE)))
    for shift in (0, 100):
        hands.drawing.begin(Subject.NO_FLY)
        moved = [point + QPoint(shift, 0) for point in SHUT]
        hands.tap(*moved, moved[0])
    assert len(hands.now.no_fly) == 2
    assert hands.now.area == hands.area(SQUARE)
    hands.tap(QPoint(360, 270))  # inside the first
    hands.drag(SHUT[1], SHUT[1] + QPoint(10, -30))
    assert hands.map.to_pixel(hands.now.no_fly[0].ring[1]).toPoint() == SHUT[1] + QPoint(10, -30)
    assert hands.drawing.can_take_out
    hands.drawing.take_out()
    assert len(hands.now.no_fly) == 1
    assert hands.drawing.subject is Subject.AREA


def test_a_line_is_drawn_and_its_points_are_dragged(hands: Hands):
    hands.drawing.begin(Subject.LINE)
    hands.tap(*SQUARE[:3], SQUARE[2])
    assert len(hands.now.line) == 3
    hands.drawing.begin(Subject.LINE)
    hands.drag(SQUARE[0], SQUARE[0] + QPoint(-50, 0))
    assert hands.map.to_pixel(hands.now.line[0]).toPoint() == SQUARE[0] + QPoint(-50, 0)


def test_a_knife_keeps_the_larger_part_and_offers_the_other(hands: Hands):
    hands.has(Wanted(area=hands.area(SQUARE)))
    whole_m2 = area_m2(hands.area(SQUARE))
    hands.drawing.begin(Subject.KNIFE)
    hands.tap(QPoint(300, 100), QPoint(300, 500), QPoint(300, 500))
    assert hands.now.area is not None
    assert area_m2(hands.now.area) == pytest.approx(0.75 * whole_m2, rel=0.01)
    hands.drawing.take_other_part()
    assert area_m2(hands.now.area) == pytest.approx(0.25 * whole_m2, rel=0.01)
    hands.drawing.take_other_part()
    assert area_m2(hands.now.area) == pytest.approx(0.75 * whole_m2, rel=0.01)


def test_a_knife_that_stops_inside_cuts_nothing_and_says_so(hands: Hands):
    hands.has(Wanted(area=hands.area(SQUARE)))
    hands.drawing.begin(Subject.KNIFE)
    hands.tap(QPoint(300, 100), QPoint(300, 300), QPoint(300, 300))
    assert len(hands.steps) == 1
    assert hands.drawing.hint


def test_the_corners_in_hand_follow_an_undo(hands: Hands):
    before = Wanted(area=hands.area(SQUARE))
    hands.has(before)
    hands.drawing.begin(Subject.AREA)
    hands.drag(SQUARE[2], SQUARE[2] + QPoint(40, 20))
    hands.drawing.show_wanted(before)
    assert [hands.map.to_pixel(c).toPoint() for c in hands.map._tool.corners] == list(SQUARE)


def test_an_undo_that_takes_the_thing_away_takes_it_out_of_the_hands(hands: Hands):
    hands.has(Wanted(area=hands.area(SQUARE)))
    hands.drawing.begin(Subject.AREA)
    hands.drawing.show_wanted(replace(hands.now, area=None))
    assert not hands.map.drawing


def test_the_strip_says_what_can_be_done(hands: Hands, qtbot: QtBot):
    strip = EditStrip(hands.drawing)
    qtbot.addWidget(strip)
    assert not strip._cut.isEnabled()
    hands.has(Wanted(area=hands.area(SQUARE), no_fly=(hands.area(SHUT),)))
    hands.drawing.begin(Subject.AREA)
    assert strip._cut.isEnabled()
    assert not strip._out.isEnabled()
    hands.tap(QPoint(360, 270))
    assert strip._out.isEnabled()
    QTest.mouseClick(strip._out, LEFT)
    assert hands.now.no_fly == ()
