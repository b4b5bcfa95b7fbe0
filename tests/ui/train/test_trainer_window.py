from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtWidgets import QLineEdit

from tests.training.remote.lines_up import Evening, evening
from tests.ui import stretched
from tests.ui.cut_texts import watched
from training.exercise.take_over import TakeOver
from training.fault import Fault
from training.remote import messages
from training.remote.crew_end import LineStatus
from training.remote.errors import Why
from training.remote.messages import Refusal
from training.remote.trainer_end import Connection
from training.remote.trainer_line import LocalLine
from ui import theme
from ui.desk.crew_line_desk import CrewLineDesk
from ui.desk.trainer_desk import TrainerDesk
from ui.train.connect_form import ConnectForm
from ui.train.held_choices import HeldChoices
from ui.train.pairing_sheet import PairingSheet
from ui.train.trainer_laptop import TrainerLaptop
from ui.train.trainer_station import trainer_window
from ui.train.trainer_window import TrainerWindow
from ui.widgets.big_button import BigButton
from ui.widgets.slider import Slider
from ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Shown:
    """A window on an exercise of this program."""

    def __init__(self, made: Evening, window: TrainerWindow) -> None:
        self.evening, self.window = made, window

    def look(self) -> None:
        """Step the exercise, and let the window see it."""
        for _ in range(3):
            self.evening.step()
        desk = self.window.findChild(TrainerDesk)
        assert desk is not None
        desk.tick()

    def named(self, name: str) -> BigButton:
        return next(button for button in self.window.findChildren(BigButton) if button.text() == name)

    def press(self, name: str) -> None:
        self.named(name).click()
        self.look()

    @property
    def words(self) -> str:
        return " | ".join(words.text for words in self.window.findChildren(Words))


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    with evening() as made:
        made.step()
        window = trainer_window(LocalLine(made.hand))
        qtbot.addWidget(window)
        window.show()
        yield Shown(made, window)
        window.close()


def test_it_says_what_is_practised_and_how_the_drone_is(shown: Shown):
    assert "Base" in shown.words
    assert "0\u00a0m above ground" in shown.words
    assert shown.window.windowTitle() == "TRAINING · Base"


def test_a_toggle_is_pressed_when_the_fault_is_really_at_work(shown: Shown):
    shown.named("Position").click()
    assert not shown.named("Position").isChecked()  # nobody has said so yet
    shown.look()
    assert shown.named("Position").isChecked()
    assert shown.evening.exercise.faults == {Fault.POSITION}
    shown.press("All in order")
    assert not shown.named("Position").isChecked()


def test_every_fault_has_its_toggle(shown: Shown):
    for name in ("Camera", "Link", "Weak motor"):
        assert shown.named(name).isEnabled()


def test_the_wind_is_told_when_the_slider_is_let_go(shown: Shown):
    slider = shown.window.findChild(Slider)
    assert slider is not None
    slider.setSliderDown(True)
    slider.setSliderPosition(12)
    shown.look()
    assert shown.evening.exercise.wind.speed_m_s != 12.0
    slider.setSliderDown(False)
    shown.look()
    assert shown.evening.exercise.wind.speed_m_s == 12.0


def test_time_is_frozen_and_goes_on(shown: Shown):
    shown.press("Freeze")
    assert shown.evening.exercise.frozen
    assert "FROZEN" in shown.words
    shown.press("Go on")
    assert not shown.evening.exercise.frozen


def test_a_mark_is_set_by_its_time_and_gone_back_to(shown: Shown, qtbot: QtBot):
    assert not shown.named("Back").isEnabled()
    shown.press("Mark")
    assert shown.evening.exercise.marks == ("00:00",)
    shown.press("Back")
    sheet = shown.window.findChild(HeldChoices)
    assert sheet is not None
    with qtbot.waitSignal(shown.window.board.order_wanted) as told:
        shown.named("00:00").wanted.emit()  # as after a whole hold
    assert told.args == [messages.Rewind("00:00")]
    shown.look()
    assert shown.evening.exercise.take == 1


def test_nobody_takes_over_a_drone_on_the_ground(shown: Shown):
    assert not shown.named("Take over").isEnabled()
    assert shown.named("Take over").second_line == "on the ground"
    shown.window.board.order_wanted.emit(messages.Take(TakeOver.LAND))
    shown.look()
    assert any(
        "not in the air" in bar.text() for bar in shown.window.findChildren(type(shown.window.board._error))
    )


def test_a_remark_is_in_the_record(shown: Shown, qtbot: QtBot):
    field = next(one for one in shown.window.findChildren(QLineEdit) if one.maxLength() == messages.MOST_TEXT)
    qtbot.keyClicks(field, "Look at the wind")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    shown.look()
    assert field.text() == ""
    assert shown.window.board._lines[0][1] == "Look at the wind"


def test_the_fire_jumps_to_where_the_map_is_tapped(shown: Shown):
    shown.press("Fire jumps")
    assert shown.window.board.map.picking
    middle = shown.window.board.map.frame.pixels.center()
    shown.window.board.map.tap(QPointF(middle))
    shown.look()
    assert len(shown.evening.exercise.jumps) == 1


def test_the_strip_shows_the_map_only_while_a_place_is_asked_for(shown: Shown):
    shown.window.resize(400, 730)
    assert shown.window.width() == 400
    assert not shown.window.board.map.isVisible()
    shown.press("Fire jumps")
    assert shown.window.board.map.isVisible()
    shown.window.board.map.stop_picking()
    assert not shown.window.board.map.isVisible()
    shown.named("Time and drone").click()
    assert shown.named("Freeze").isVisible()
    assert not shown.named("Position").isVisible()


@pytest.mark.parametrize("size", [(1024, 700), (400, 730)])
def test_nothing_is_cut(shown: Shown, size: tuple[int, int]):
    shown.window.resize(*size)
    shown.look()
    with watched() as cut:
        shown.window.grab()
    assert not [text for text in cut if not text.startswith("MapView")]


def test_in_a_low_strip_of_long_words_no_label_of_two_lines_is_cut(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(stretched, "WORST", 1.25)
    theme.wear(theme.HIGH_CONTRAST)
    longer = stretched.Stretched()
    QCoreApplication.installTranslator(longer)
    try:
        shown.window.resize(400, 730)
        shown.look()
        with watched() as cut:
            shown.window.grab()
        assert not [text for text in cut if not text.startswith("MapView")]
    finally:
        QCoreApplication.removeTranslator(longer)


def test_a_line_that_is_away_blocks_what_would_not_arrive(shown: Shown):
    shown.window.board.show_connection(Connection(why=Why.GONE, heard_s=0.0), 9.0)
    assert not shown.named("Freeze").isEnabled()
    assert "LOST 9\u00a0s" in shown.words
    shown.window.board.show_refusal(Refusal.NO_ANSWER)
    assert "nobody knows" in shown.window.board._error.text()


def test_the_crews_sheet_shows_the_code_large_and_who_is_there(qtbot: QtBot):
    sheet = PairingSheet(("10.0.0.7",))
    qtbot.addWidget(sheet)

    def words() -> str:
        return " | ".join(one.text for one in sheet.findChildren(Words))

    assert "Nothing listens" in words()
    assert sheet.host == "127.0.0.1"
    sheet.show_status(LineStatus("10.0.0.7", 47360, "12345678", 118.0, None, 0))
    assert "1234\u00a05678" in words()
    assert "10.0.0.7:47360" in words()
    sheet.show_status(LineStatus("10.0.0.7", 47360, None, 0.0, "10.0.0.9", 3))
    assert "the trainer at 10.0.0.9" in words()
    assert "Turned away: 3" in words()
    assert "12345678" not in words()


def test_what_cannot_be_a_code_is_not_tried(qtbot: QtBot):
    form = ConnectForm("127.0.0.1")
    qtbot.addWidget(form)
    go = form.findChild(BigButton)
    assert go is not None
    assert go.second_line == "eight digits"
    form._code.setText("1234 5678")
    with qtbot.waitSignal(form.connect_wanted) as told:
        go.click()
    assert told.args == ["127.0.0.1", 47360, "12345678"]
    form.show_busy()
    assert not go.isEnabled()
    form.show_why(Why.WRONG_CODE)
    assert form._code.text() == ""


def test_a_second_laptop_gets_in_with_the_code_and_is_in_the_record(qtbot: QtBot):
    with evening() as made, closing(CrewLineDesk(made.hand)) as crew:
        crew._end = made.crew
        told: list[str] = []
        crew.done.connect(lambda code, _facts: told.append(str(code)))
        code = made.open()
        laptop = TrainerLaptop(f"127.0.0.1:{made.port}")
        qtbot.addWidget(laptop.window)
        with closing(laptop):
            laptop.form._code.setText(code)
            laptop.form._on_go()

            def is_in() -> bool:
                made.step()
                return isinstance(laptop.window.currentWidget(), TrainerWindow)

            qtbot.waitUntil(is_in, timeout=20_000)
        crew.tick()
        assert told[0] == "trainer_joined"


def test_a_wrong_code_is_said_in_the_form(qtbot: QtBot):
    with evening() as made:
        code = made.open()
        laptop = TrainerLaptop(f"127.0.0.1:{made.port}")
        qtbot.addWidget(laptop.window)
        with closing(laptop):
            laptop.form._code.setText("00000000" if code != "00000000" else "11111111")
            laptop.form._on_go()
            qtbot.waitUntil(lambda: "not the code" in laptop.form._error.text(), timeout=20_000)
