"""At 1366 x 768 every page stands whole, in the longest language there could be, in every situation."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from telemetry.alarms import RANK, Alarm
from telemetry.door import Signing
from tests.ui import scene
from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from training.exercise.hand import Hand
from training.exercise.running import RunningExercise
from training.exercise.shelf import find, library
from training.fault import Fault
from training.remote.messages import SetFault, SetMark
from training.remote.trainer_end import Connection
from training.remote.trainer_line import LocalLine
from ui import translator
from ui.area.area_sheet import AreaSheet
from ui.area.download_sheet import DownloadSheet
from ui.fly.before_takeoff import BeforeTakeoff
from ui.fly.fly_page import FlyPage
from ui.incident.confirmations_sheet import ConfirmationsSheet
from ui.incident.incident_page import IncidentPage
from ui.link.link_sheet import LinkSheet
from ui.main_window import MainWindow
from ui.map.map_view import MapView
from ui.readiness import Level, MachineCheck, MachineRow, RowState, ShownFinding
from ui.review.review_page import ReviewPage
from ui.settings import UiSettings
from ui.settings_room.room_facts import RoomFacts
from ui.settings_room.section import Section, Wish
from ui.settings_room.settings_room import SettingsRoom
from ui.train.train_page import TrainPage
from ui.widgets.fact_list import Fact
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FACTS = {"percent": 14, "age_s": 12.0, "satellites": 5, "hdop": 2.4, "mode": "RTL", "minutes_left": 28}
ALARMS = tuple(Alarm(code, 90.0, FACTS) for code in RANK)


class Whole:
    """The window with its pages and all their values."""

    def __init__(self, qtbot: QtBot) -> None:
        self.fly, self.train = FlyPage(QWidget()), TrainPage()
        pages = {"incident": QWidget(), "fly": self.fly, "review": QWidget(), "train": self.train}
        self.window = MainWindow(pages)
        self.window.resize(1366, 768)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.set_state_block(said("FLYING"), said("Searching · 47 % done"))
        self.window.show_recording(938.0)
        self.window.show_time(scene.AT)
        for page in (self.fly, self.window):
            page.show_budget(scene.budget())
        self.train.show_places("“Upmaļi”, Subates pagasts")
        self.train.show_exercises(library())
        self.train.exercises.choose("peat-fire-night")
        self._show_board()
        self.hear(99.8)

    def hear(self, heard_s: float) -> None:
        for page in (self.window, self.fly):
            page.show_vehicle(scene.flying(heard_s=heard_s), scene.NOW_S)

    def _show_board(self) -> None:
        """An exercise that runs, with a failure at work and lines in its record."""
        hand = Hand(RunningExercise(find("peat-fire-night")))
        line = LocalLine(hand)
        for command in (SetFault(Fault.POSITION, True), SetMark("00:00")):
            line.order(command)
        hand.step(0.0, b"")
        hand.step(1.0, b"")
        state, programme, board = line.state.get(), line.programme.get(), self.train.board
        assert state is not None
        assert programme is not None
        board.show_programme(programme)
        board.show_connection(Connection(connected=True, heard_s=0.0), 0.0)
        board.show_state(state, 0.0)

    def cut(self) -> list[str]:
        QApplication.processEvents()
        with watched() as found:
            self.window.grab()
        return found


def said(text: str) -> str:
    return QCoreApplication.translate("Test", text)


@pytest.fixture
def stretched() -> Iterator[None]:
    longer = Stretched()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


@pytest.fixture
def plain(qtbot: QtBot) -> Whole:
    return Whole(qtbot)


@pytest.fixture
def long(stretched: None, qtbot: QtBot) -> Whole:
    return Whole(qtbot)


def test_the_watcher_sees_a_cut_text(plain: Whole):
    plain.window.set_state_block("FLYING", "Searching " * 60)
    assert any(text.startswith("StateBlock") for text in plain.cut())


@pytest.mark.parametrize("situation", ["live", "training"])
@pytest.mark.parametrize("page", ["fly", "train"])
@pytest.mark.parametrize("heard_s", [99.8, 97.4, 40.0])
def test_english_is_whole(plain: Whole, page: str, situation: str, heard_s: float):
    plain.window.show_page(page)
    plain.window.set_situation(situation)
    plain.window.show_alarms(ALARMS[:1])
    plain.hear(heard_s)
    assert plain.cut() == []
    assert (plain.window.width(), plain.window.height()) == (1366, 768)


@pytest.mark.parametrize("situation", ["live", "training"])
@pytest.mark.parametrize("page", ["fly", "train"])
@pytest.mark.parametrize("heard_s", [99.8, 40.0])
def test_the_longest_language_is_whole(long: Whole, page: str, situation: str, heard_s: float):
    long.window.show_page(page)
    long.window.set_situation(situation)
    long.train.set_running(True)
    long.hear(heard_s)
    assert long.cut() == []
    assert (long.window.width(), long.window.height()) == (1366, 768)


@pytest.fixture(params=["en", "lv", "lt"])
def spoken(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[Whole]:
    translator.install(qapp, request.param)
    yield Whole(qtbot)
    for installed in qapp.findChildren(QTranslator):
        qapp.removeTranslator(installed)
        installed.deleteLater()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.mark.parametrize("page", ["fly", "train"])
@pytest.mark.parametrize("heard_s", [99.8, 40.0])
def test_every_page_is_whole_in_three_languages(spoken: Whole, page: str, heard_s: float):
    spoken.window.show_page(page)
    spoken.window.set_situation("training")
    spoken.hear(heard_s)
    assert spoken.cut() == []


def test_every_alarm_is_whole_in_three_languages(spoken: Whole):
    for alarm in ALARMS:
        spoken.window.show_alarms((alarm,))
        assert spoken.cut() == []


def test_the_sheet_before_take_off_is_whole_in_three_languages(spoken: Whole):
    spoken.window.open_sheet(checks())
    spoken.window.show_alarms(ALARMS[:1])
    assert spoken.cut() == []


def checks() -> BeforeTakeoff:
    sheet = BeforeTakeoff()
    rows = [MachineRow(check, RowState.OK, said("same as on screen")) for check in MachineCheck]
    sheet.show_machine(rows)
    sheet.show_findings(
        (
            ShownFinding(
                "near_line",
                Level.RED,
                said("Leg 1 passes 14 m from the power line"),
                said("30 m needed. Drawn red on the map."),
                said("Move leg 1"),
            ),
        )
    )
    sheet.show_plan("24 min · 2 · “Upmaļi”, Subates pagasts")
    return sheet


@pytest.mark.parametrize("alarms", [(), ALARMS[:1]])
def test_the_sheet_before_take_off_is_whole(plain: Whole, alarms: tuple[Alarm, ...]):
    plain.window.open_sheet(checks())
    plain.window.show_alarms(alarms)
    assert plain.cut() == []


@pytest.mark.parametrize("alarms", [(), ALARMS[:1]])
def test_the_sheet_before_take_off_is_whole_in_the_longest_language(long: Whole, alarms: tuple[Alarm, ...]):
    long.window.open_sheet(checks())
    long.window.show_alarms(alarms)
    assert long.cut() == []


@pytest.mark.parametrize("alarms", [(), ALARMS[:1]])
def test_the_settings_are_whole_in_the_longest_language(long: Whole, alarms: tuple[Alarm, ...]):
    settings = UiSettings(brigade_name="Subates brigāde", alarm_folder="/alarms", crew=("A. Kalniņa",))
    facts = RoomFacts(Path("/media/stick/FireDrone-data"), "0.9", "udp:127.0.0.1:14550", (100, 125))
    room = SettingsRoom(settings, facts, tuple(Wish))
    long.window.open_sheet(room)
    long.window.show_alarms(alarms)
    for section in Section:
        room.show_section(section)
        assert long.cut() == [], section
    room._search.setText("s")
    assert long.cut() == []
    assert (long.window.width(), long.window.height()) == (1366, 768)


def test_an_offer_is_whole_in_the_longest_language(long: Whole):
    long.window.show_offer(said("New alarm: Grass fire, “Upmaļi”, Subates pagasts"))
    assert long.cut() == []


@pytest.mark.parametrize("drones", [0, 1, 10])
def test_the_links_sheet_is_whole_in_the_longest_language(long: Whole, drones: int):
    sheet = LinkSheet("serial:/dev/ttyUSB0:57600", {})
    sheet.show_link(scene.signed(Signing.OFF), scene.fleet(drones), scene.NOW_S)
    sheet.pairing.set_blocked(said("plug it in by USB"))
    long.window.open_sheet(sheet)
    assert long.cut() == []


@pytest.mark.parametrize("signing", Signing)
def test_the_links_cell_is_whole_in_the_longest_language(long: Whole, signing: Signing):
    for down in (False, True):
        state = scene.signed(signing, down=down, heard_s=80.0)
        long.window.show_vehicle(state, scene.NOW_S)
        assert long.cut() == []


def test_every_button_has_a_name_and_nothing_pressed_in_flight_is_lower_than_48(plain: Whole):
    plain.window.open_sheet(checks())
    plain.window.show_alarms(ALARMS[:1])
    for page in ("fly", "train"):
        plain.window.show_page(page)
        QApplication.processEvents()
        buttons = [b for b in plain.window.findChildren(QAbstractButton) if b.isVisible()]
        assert [b for b in buttons if not b.accessibleName()] == []
        assert [b.accessibleName() for b in buttons if isinstance(b, Pressable) and b.height() < 48] == []


def test_buttons_never_overlap_and_never_leave_their_strip(long: Whole):
    QApplication.processEvents()
    long.window.show_page("fly")
    long.cut()
    buttons = [long.fly.button(name) for name in ("take_off", "pause", "mark", "home", "land")]
    edges = [(b.geometry().left(), b.geometry().right()) for b in buttons]
    assert all(left > before for (_, before), (left, _) in pairwise(edges))
    assert edges[-1][1] < buttons[0].parentWidget().width()


def test_with_an_alarm_above_it_every_page_still_fits_a_768_screen(qtbot: QtBot):
    pages: dict[str, QWidget] = {
        "incident": IncidentPage(MapView()),
        "fly": FlyPage(MapView()),
        "review": ReviewPage(MapView()),
        "train": TrainPage(),
    }
    window = MainWindow(pages)
    qtbot.addWidget(window)
    window.show_alarms(ALARMS[:1])
    window.show()
    QApplication.processEvents()
    assert window.minimumSizeHint().height() <= 768


def test_the_districts_sheet_is_whole(long: Whole):
    sheet = AreaSheet(scene.HOME)
    long.window.open_sheet(sheet)
    sheet.show_packs([Fact(f"Aknīste-Rokiškis {n}", said("map pictures, heights, zones")) for n in range(4)])
    sheet.show_left_out(["hydrants.csv: row 7: latitude 23.38, longitude 56.413 seem swapped (left out)"] * 3)
    sheet.show_said(said("Aknīste-Rokiškis took the place of the older one"))
    assert long.cut() == []
    sheet.set_busy(True)
    assert long.cut() == []
    assert (long.window.width(), long.window.height()) == (1366, 768)


def test_the_sheet_of_confirmations_is_whole(long: Whole):
    sheet = ConfirmationsSheet([], ["EYX0001"], scene.AT)
    long.window.open_sheet(sheet)
    sheet.show_confirmations((), scene.AT)
    assert long.cut() == []
    assert (long.window.width(), long.window.height()) == (1366, 768)


def test_the_sheet_of_downloads_is_whole(long: Whole):
    long.window.open_sheet(DownloadSheet(said("what the map shows"), 4.2e7))
    assert long.cut() == []
    assert (long.window.width(), long.window.height()) == (1366, 768)
