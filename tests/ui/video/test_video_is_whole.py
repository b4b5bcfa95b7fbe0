"""At 1366 x 768 all of it stands whole, in English and a quarter longer; sheets also in the longest words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from telemetry.alarms import RANK, Alarm
from telemetry.video.errors import Trouble
from tests.ui import scene
from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from tests.ui.video.pictures import flat, overlay, rows
from ui import theme
from ui.fly.fly_page import FlyPage
from ui.main_window import MainWindow
from ui.map.map_view import MapView
from ui.video import paint_overlay
from ui.video.camera_abilities import Aim, CameraNow
from ui.video.hot_spot_list import HotSpotList
from ui.video.stage import FlyStage
from ui.video.stream_choice import AnnouncedStream
from ui.video.stream_sheet import StreamSheet
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FACTS = {"percent": 14, "age_s": 12.0, "satellites": 5, "hdop": 2.4, "mode": "RTL", "minutes_left": 28}
ALARM = Alarm(next(iter(RANK)), 90.0, FACTS)
_LETTERS = re.compile(r"\{\w+\}|[^\W\d_]+")


class Longer(Stretched):
    """Every word a quarter longer, as Latvian and Lithuanian are."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        def longer(word: str) -> str:
            return word if word.startswith("{") else word + "n" * round(len(word) * 0.25)

        if context == "Units":
            return source
        return _LETTERS.sub(lambda found: longer(found.group()), source).replace("%n", str(n))


@pytest.fixture(params=["as it is", "a quarter longer"])
def quarter(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[None]:
    translator = Longer()
    if request.param != "as it is":
        QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def longest(qtbot: QtBot) -> Iterator[None]:
    translator = Stretched()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


class Whole:
    """The window on its Fly page, with map and picture."""

    def __init__(self, qtbot: QtBot) -> None:
        self.stage = FlyStage(MapView())
        self.fly = FlyPage(self.stage)
        pages: dict[str, QWidget] = {
            "incident": QWidget(),
            "fly": self.fly,
            "review": QWidget(),
            "train": QWidget(),
        }
        self.window = MainWindow(pages)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show_page("fly")
        self.window.show()
        self.fly.show_vehicle(scene.flying(), scene.NOW_S)
        self.stage.show_streams(thermal=True, visible=True)
        self.stage.picture.show_picture(flat())
        self.stage.picture.show_overlay(overlay())
        self.stage.spots.show_rows(rows(), 1)
        self.stage.strip.show_camera(CameraNow(3725.0, Aim.DOWN, saturated_c=150.0))

    def cut(self) -> list[str]:
        QApplication.processEvents()
        assert (self.window.width(), self.window.height()) == (1366, 768)
        with watched() as found:
            self.window.grab()
        return [text for text in found if not text.startswith("MapView")]


@pytest.mark.parametrize("alarm", [False, True])
def test_the_fly_page_with_its_pictures_is_whole(quarter: None, qtbot: QtBot, alarm: bool):
    whole = Whole(qtbot)
    if alarm:
        whole.window.show_alarms((ALARM,))
    assert whole.cut() == []
    whole.stage.swap()
    assert whole.cut() == []
    for name in theme.THEMES.values():
        theme.wear(name)
        assert whole.cut() == []


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_whole_as_inset_and_large(quarter: None, qtbot: QtBot, trouble: Trouble):
    whole = Whole(qtbot)
    whole.stage.picture.forget_picture()
    whole.stage.picture.show_trouble(trouble)
    assert whole.cut() == []
    whole.stage.swap()
    assert whole.cut() == []


def test_a_frozen_picture_is_whole(quarter: None, qtbot: QtBot):
    whole = Whole(qtbot)
    whole.stage.picture.show_age(75.0)
    whole.stage.picture.show_trouble(Trouble.CREDENTIALS)
    assert whole.cut() == []
    whole.stage.swap()
    assert whole.cut() == []


def test_what_stands_on_the_picture_stays_on_it_and_apart(
    quarter: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    """These words are painted with a halo, past the watcher."""
    whole = Whole(qtbot)
    plain = paint_overlay._write
    written: list[tuple[str, object]] = []

    def write(*args: object) -> object:
        rect = plain(*args)  # type: ignore[arg-type]
        if args[1]:
            written.append((str(args[1]), rect))
        return rect

    monkeypatch.setattr(paint_overlay, "_write", write)
    for _ in range(2):
        QApplication.processEvents()
        written.clear()
        whole.stage.picture.grab()
        rect = whole.stage.picture.picture_rect()
        assert len(written) >= 4
        for n, (text, place) in enumerate(written):
            assert not text.endswith("…")
            assert rect.adjusted(-1, -1, 1, 1).contains(place.toAlignedRect()), text  # type: ignore[attr-defined]
            assert [t for t, other in written[:n] if other.intersects(place)] == []  # type: ignore[attr-defined]
        whole.stage.swap()


def test_the_panel_of_the_heat_is_whole_and_inside(quarter: None, qtbot: QtBot):
    whole = Whole(qtbot)
    whole.stage.swap()
    whole.stage.strip.show_palettes({"a": "White hot", "b": "Black hot", "c": "Iron", "d": "Above"})
    whole.stage.strip.tile("heat").click()
    assert whole.cut() == []
    panel = whole.stage.strip.panel
    assert panel.isVisible()
    assert whole.stage.rect().contains(panel.geometry())


def test_who_was_sent_is_read_in_the_longest_words(longest: None, qtbot: QtBot):
    whole = Whole(qtbot)
    whole.stage.swap()
    whole.stage.spots.show_rows([row for row in rows() if row.whom], 1)
    QApplication.processEvents()
    with watched() as cut:
        whole.stage.spots.grab()
    assert [text for text in cut if "Subate" in text] == []


def test_the_list_of_hot_spots_is_whole(longest: None, qtbot: QtBot):
    whole = Whole(qtbot)
    sheet = HotSpotList()
    sheet.show_rows(rows())
    sheet.show_crews(["Subate 11", "Rokiškis 3", "Ilūkste 2"])
    whole.window.open_sheet(sheet)
    for row in rows():
        sheet.choose(row.number)
        assert whole.cut() == []


def test_the_sheet_of_the_streams_is_whole(longest: None, qtbot: QtBot):
    whole = Whole(qtbot)
    sheet = StreamSheet()
    strange = AnnouncedStream("Zoom", "rtsp://10.9.8.7:8554/video2", None, own=False, size="1920 × 1080")
    sheet.show_announced(
        [AnnouncedStream("IR", "rtsp://10.0.0.1/a", True, own=True), strange], ["rtsp://10.0.0.1/a"]
    )
    sheet._rows[1]._connect.wanted.emit()
    sheet.ask_which_is_thermal(("1", "rtsp://10.0.0.1/a"), ("2", "rtsp://10.0.0.1/b"))
    whole.window.open_sheet(sheet)
    assert whole.cut() == []
    sheet._stack.setCurrentIndex(1)
    assert whole.cut() == []


def test_nothing_pressed_in_flight_is_lower_than_48_and_all_has_a_name(quarter: None, qtbot: QtBot):
    whole = Whole(qtbot)
    whole.stage.swap()
    whole.stage.strip.tile("heat").click()
    QApplication.processEvents()
    buttons = [b for b in whole.stage.findChildren(QAbstractButton) if b.isVisible()]
    assert [b for b in buttons if not b.accessibleName()] == []
    assert [b.accessibleName() for b in buttons if isinstance(b, Pressable) and b.height() < 48] == []
