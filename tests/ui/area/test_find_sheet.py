"""The sheet that finds a place: on the map at once, in every notation, whole in the longest language."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from maps.addresses.find import find
from maps.addresses.gazetteer import Gazetteer
from maps.addresses.hit import Hit, How, Kind, Matched
from maps.coordinates.readings import readings
from maps.geo import LatLon, distance_m
from telemetry.alarms import Alarm, AlarmCode
from tests.maps.addresses.made_up_places import TERVETE, made
from tests.ui.cut_texts import watched
from tests.ui.stretched import Stretched
from ui.area.find_sheet import FindSheet
from ui.main_window import MainWindow
from ui.map.layers.pin import Pin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FARM = LatLon(56.4655, 23.3455)


@pytest.fixture
def sheet(tmp_path: Path, qtbot: QtBot) -> Iterator[FindSheet]:
    places = Gazetteer(made(tmp_path / "a.sqlite"))
    with ThreadPoolExecutor(1) as beside, places:
        opened = FindSheet(lambda text: beside.submit(find, text, [places], TERVETE), TERVETE)
        qtbot.addWidget(opened)
        with qtbot.waitActive(opened):
            opened.show()
        opened.setFocus()
        yield opened
        opened.close_search()


def look_for(sheet: FindSheet, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(sheet._search._field, text)
    qtbot.waitUntil(lambda: bool(sheet._search.answers))
    qtbot.keyClick(sheet._search._field, Qt.Key.Key_Return)


def test_a_found_place_is_pinned_and_said_in_every_notation(sheet: FindSheet, qtbot: QtBot):
    assert not sheet._about.isVisible()
    assert not sheet._copy.isEnabled()
    with qtbot.waitSignal(sheet.pinned) as pinned:
        look_for(sheet, qtbot, "zelmeni 5")
    assert pinned.args == [Pin(FARM, "Zelmeņi 5, Tērvetes pag.", 30.0)]
    said = sheet._notations.values()
    assert said["Degrees, minutes, seconds"] == "56°27'55.8\"N 23°20'43.8\"E"
    assert list(said)[3:] == ["UTM", "MGRS", "LKS-92"]
    for text in said.values():
        assert distance_m(readings(text)[0].at, FARM) < 3.0
    assert sheet._away.text.replace("\u202f", "") == "3226\u00a0m from the brigade"


def test_all_notations_are_copied_as_lines(sheet: FindSheet, qtbot: QtBot):
    look_for(sheet, qtbot, "zelmeni 5")
    qtbot.mouseClick(sheet._copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == ["Zelmeņi 5, Tērvetes pag.", "56.46550 N 23.34550 E"]
    assert len(lines) == 7
    assert sheet._copy.text() == "Copied"


def test_the_pin_is_not_named_by_a_number_that_is_in_no_register(sheet: FindSheet, qtbot: QtBot):
    with qtbot.waitSignal(sheet.pinned) as pinned:
        look_for(sheet, qtbot, "zelmeni 99")
    assert pinned.args == [Pin(LatLon(56.465, 23.345), "Zelmeņi, Tērvetes pag.", 600.0)]


def test_the_pin_is_taken_away_again(sheet: FindSheet, qtbot: QtBot):
    look_for(sheet, qtbot, "zelmeni 5")
    with qtbot.waitSignal(sheet.pinned) as pinned:
        qtbot.mouseClick(sheet._unpin, Qt.MouseButton.LeftButton)
    assert pinned.args == [None]
    assert not sheet._unpin.isEnabled()


@pytest.fixture
def stretched() -> Iterator[None]:
    longer = Stretched()
    QCoreApplication.installTranslator(longer)
    yield
    QCoreApplication.removeTranslator(longer)


@pytest.mark.parametrize("rows", [0, 6])
def test_it_is_whole_below_an_alarm_in_the_longest_language(stretched: None, qtbot: QtBot, rows: int):
    window = MainWindow({name: QWidget() for name in ("incident", "fly", "review", "train")})
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_alarms((Alarm(AlarmCode.LINK_LOST, 90.0, {"age_s": 12.0}),))
    with ThreadPoolExecutor(1) as beside:
        pin = None if rows else Pin(FARM, "Zelmeņi 5, Tērvetes pag.", 30.0)
        sheet = FindSheet(lambda text: beside.submit(find, text, []), TERVETE, pin)
        window.open_sheet(sheet)
        why = (Matched("brivbas", "brivibas", How.LOOSE),)
        hit = Hit(
            Kind.STREET, "Brīvības iela", "Subate", "Subates pag.", "Ilūkstes nov.", "LV", FARM, 9.0, 1.0
        )
        hits = [
            Hit(hit.kind, f"{hit.address} {i}", hit.settlement, hit.parish, "", "LV", FARM, 9.0, 1.0, why)
            for i in range(rows)
        ]
        if rows:
            sheet._search.offer(hits, "VZD, CC BY 4.0")
        for _ in range(3):
            QApplication.processEvents()
        with watched() as found:
            window.grab()
        assert found == []
        assert (window.width(), window.height()) == (1366, 768)
        buttons = [b for b in sheet.findChildren(QAbstractButton) if b.isVisible() and b.text()]
        assert [b.text() for b in buttons if b.height() < 48 or not b.accessibleName()] == []
        window.close_sheet()
