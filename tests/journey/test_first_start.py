"""The very first start, with every touch counted: from a new laptop to a training drone that climbs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLineEdit

from firedrone import settings as settings_file
from firedrone.app import open_station
from firedrone.settings import Settings
from maps.geo import LatLon, distance_m
from tests.journey.test_volunteer import TICKS, WAIT_MS, Hands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

TO_THE_DRONE, TO_CLIMBING = 10, 15
STATION = LatLon(56.162, 25.747)


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Station]:
    """As `firedrone.app.run` opens it where nothing was kept yet."""
    locale = QLocale()
    opened = open_station(tmp_path / "data", Settings())
    window = opened.parts.window
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    opened.beginning.begin()
    yield opened
    opened.close()
    for installed in qapp.findChildren(QTranslator):
        qapp.removeTranslator(installed)
        installed.deleteLater()
    QLocale.setDefault(locale)


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def show(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}\n")

    return show


def type_in(hands: Hands, text: str) -> None:
    """Into what has the focus; a text counts as one touch."""
    here = hands.window.focusWidget()
    assert here is not None
    hands.touches.append(f"type {text}")
    hands.qtbot.keyClicks(here, text)


def touch_field(hands: Hands, name: str) -> None:
    fields = hands.window.findChildren(QLineEdit)
    (field,) = (field for field in fields if field.isVisible() and field.accessibleName() == name)
    hands.touches.append(f"press {name}")
    hands.qtbot.mouseClick(field, Qt.MouseButton.LeftButton)


def test_ten_touches_from_a_new_laptop_to_a_training_drone_and_five_more_to_climbing(
    station: Station, qtbot: QtBot, tell: Callable[[str], None]
):
    parts, hands = station.parts, Hands(qtbot, station)
    hands.press("English")
    hands.press("Next")
    type_in(hands, "Subate")
    hands.press("Latvia")
    touch_field(hands, "Where: an address or a position")
    type_in(hands, "56.162, 25.747")
    hands.press("Next")
    hands.press("Next")  # no drone yet
    hands.press("Next")  # no pack yet
    hands.press("Fly the training drone now")
    hands.wait(lambda: parts.flight.aboard is not None)
    tell(f"from a new laptop to a drone with its plan: {len(hands.touches)}: {', '.join(hands.touches)}")
    assert len(hands.touches) <= TO_THE_DRONE
    for tick in TICKS:
        hands.press(tick)
    hands.wait(lambda: parts.before_takeoff.readiness.ready)
    hands.hold("Take off & search")
    hands.wait(lambda: parts.flight.state.flying, 3 * WAIT_MS)
    tell(f"from a new laptop to climbing: {len(hands.touches)}")
    assert len(hands.touches) <= TO_CLIMBING
    home = parts.flight.state.home
    assert home is not None
    assert distance_m(home.at, STATION) < 5.0
    kept = settings_file.load(parts.data).ui
    assert (kept.brigade_name, kept.brigade_country) == ("Subate", "LV")


def test_the_whole_of_it_by_the_enter_key(station: Station, qtbot: QtBot):
    hands = Hands(qtbot, station)
    for _ in range(5):
        hands.key(Qt.Key.Key_Return)
    hands.wait(lambda: station.parts.flight.aboard is not None)
    assert station.parts.window.page == "fly"
