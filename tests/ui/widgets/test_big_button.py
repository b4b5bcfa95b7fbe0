from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPointingDevice
from PySide6.QtTest import QTest

from tests.ui.cut_texts import watched
from ui import sizes, theme
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Watcher(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: BigButton) -> None:
        super().__init__(widget)
        self.paintings = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's own name
        self.paintings += event.type() is QEvent.Type.Paint
        return False


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(qtbot: QtBot, clock: Clock) -> BigButton:
    button = BigButton("Come home", "lands in 2 min", "home-import-outline", hold=True, monotonic_s=clock)
    button.resize(238, 80)
    qtbot.addWidget(button)
    button.show()
    return button


def wishes(button: BigButton) -> list[bool]:
    heard: list[bool] = []
    button.wanted.connect(lambda: heard.append(True))
    return heard


def hold_for(button: BigButton, clock: Clock, seconds: float) -> None:
    clock.now_s += seconds
    button.tick()


def test_a_tap_is_enough_for_what_moves_nothing(qtbot: QtBot):
    button = BigButton("Mark", "place and time")
    qtbot.addWidget(button)
    heard = wishes(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == [True]


def test_holding_the_mouse_for_a_second_says_it_once(home: BigButton, clock: Clock, qtbot: QtBot):
    heard = wishes(home)
    qtbot.mousePress(home, Qt.MouseButton.LeftButton)
    hold_for(home, clock, 0.99)
    assert heard == []
    assert home.second_line == "keep holding"
    hold_for(home, clock, 0.01)
    hold_for(home, clock, 1.5)
    qtbot.mouseRelease(home, Qt.MouseButton.LeftButton)
    assert heard == [True]


def test_letting_the_mouse_go_early_does_nothing(home: BigButton, clock: Clock, qtbot: QtBot):
    heard = wishes(home)
    qtbot.mousePress(home, Qt.MouseButton.LeftButton)
    hold_for(home, clock, 0.9)
    qtbot.mouseRelease(home, Qt.MouseButton.LeftButton)
    hold_for(home, clock, 5.0)
    assert heard == []


def test_sliding_off_the_button_does_nothing(home: BigButton, clock: Clock, qtbot: QtBot):
    heard = wishes(home)
    qtbot.mousePress(home, Qt.MouseButton.LeftButton)
    hold_for(home, clock, 0.5)
    qtbot.mouseMove(home, QPoint(-40, -40))
    hold_for(home, clock, 5.0)
    assert heard == []


def test_holding_the_space_bar_is_the_same(home: BigButton, clock: Clock, qtbot: QtBot):
    heard = wishes(home)
    qtbot.keyPress(home, Qt.Key.Key_Space)
    hold_for(home, clock, 0.5)
    qtbot.keyRelease(home, Qt.Key.Key_Space)
    hold_for(home, clock, 2.0)
    assert heard == []
    qtbot.keyPress(home, Qt.Key.Key_Space)
    hold_for(home, clock, 1.0)
    qtbot.keyRelease(home, Qt.Key.Key_Space)
    assert heard == [True]


def test_losing_the_keyboard_while_holding_does_nothing(home: BigButton, clock: Clock, qtbot: QtBot):
    heard = wishes(home)
    home.setFocus()
    qtbot.keyPress(home, Qt.Key.Key_Space)
    hold_for(home, clock, 0.5)
    home.clearFocus()
    hold_for(home, clock, 5.0)
    assert heard == []


def test_a_finger_holds_as_the_mouse_does(home: BigButton, clock: Clock):
    heard = wishes(home)
    finger: QPointingDevice = QTest.createTouchDevice()
    QTest.touchEvent(home, finger).press(0, QPoint(40, 40), home).commit()
    hold_for(home, clock, 1.0)
    QTest.touchEvent(home, finger).release(0, QPoint(40, 40), home).commit()
    assert heard == [True]


def test_the_ring_is_painted_while_it_is_held(home: BigButton, clock: Clock, qtbot: QtBot):
    accent = QColor(theme.worn().accent)

    def accented() -> int:
        image = home.grab().toImage()
        colours = [image.pixelColor(x, y) for x in range(60) for y in range(image.height())]
        return sum(found == accent for found in colours)

    qtbot.mousePress(home, Qt.MouseButton.LeftButton)
    hold_for(home, clock, 0.25)
    quarter = accented()
    hold_for(home, clock, 0.5)
    assert 0 < quarter < accented() / 2


def test_sent_counts_its_seconds_and_is_not_shown_as_done(home: BigButton, clock: Clock):
    home.show_answer("sent")
    clock.now_s += 0.4
    assert home.second_line == "SENT 0.4\u00a0s"


def test_an_answer_says_how_long_the_drone_took_and_goes_away(home: BigButton, clock: Clock):
    home.show_answer("sent")
    clock.now_s += 0.4
    home.show_answer("answered")
    assert home.second_line == "answered in 0.4\u00a0s"
    hold_for(home, clock, 10.0)
    assert home.second_line == "hold · lands in 2 min"


def test_a_refusal_repeats_the_drones_own_words(home: BigButton):
    home.show_answer("sent")
    home.show_answer("refused", "no position fix")
    assert home.second_line == "refused: no position fix"


def test_what_was_sent_stays_until_it_is_answered(home: BigButton, clock: Clock):
    home.show_answer("sent")
    hold_for(home, clock, 60.0)
    assert home.second_line.startswith("SENT")


def test_a_blocked_button_says_why_and_takes_no_press(home: BigButton, clock: Clock, qtbot: QtBot):
    heard = wishes(home)
    home.set_blocked("no position")
    qtbot.mousePress(home, Qt.MouseButton.LeftButton)
    hold_for(home, clock, 2.0)
    assert heard == []
    assert home.second_line == "no position"
    assert home.accessibleDescription() == "no position"


def test_a_hold_that_becomes_blocked_does_nothing(home: BigButton, clock: Clock, qtbot: QtBot):
    heard = wishes(home)
    qtbot.mousePress(home, Qt.MouseButton.LeftButton)
    hold_for(home, clock, 0.5)
    home.set_blocked("coming home")
    hold_for(home, clock, 2.0)
    assert heard == []


def test_the_next_step_is_told_to_a_screen_reader_too(home: BigButton):
    home.set_next("NEXT · by 13:14")
    assert home.accessibleDescription().startswith("NEXT · by 13:14")


def test_a_long_label_asks_for_the_room_of_two_lines_not_of_one(qtbot: QtBot):
    short, long = BigButton("Mark"), BigButton("Take off and search")
    qtbot.addWidget(short)
    qtbot.addWidget(long)
    assert short.minimumSizeHint().width() < long.minimumSizeHint().width() < long.sizeHint().width()


def test_a_low_button_with_a_label_of_two_lines_leaves_its_hint_out(qtbot: QtBot):
    button = BigButton("Low battery", "off", icon="battery", height=sizes.SMALL_BUTTON)
    qtbot.addWidget(button)
    button.resize(button.minimumSizeHint().width(), sizes.SMALL_BUTTON - 4)  # a column that is too full
    with watched() as cut:
        button.grab()
    assert cut == []


def test_words_that_are_told_again_repaint_nothing(qtbot: QtBot, home: BigButton):
    qtbot.waitExposed(home)
    qtbot.wait(20)
    watcher = Watcher(home)
    home.set_words("Come home", "lands in 2 min")
    home.set_icon("home-import-outline")
    qtbot.wait(20)
    assert watcher.paintings == 0
    home.set_words("Come home", "lands in 3 min")
    qtbot.waitUntil(lambda: watcher.paintings == 1)
