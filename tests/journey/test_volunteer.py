"""A volunteer who flies once a month: every touch is counted, from the alarm text to the report."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.codes import IncidentCode
from incidents.local_time import ZONE
from maps.geo import LatLon
from telemetry.events import EventCode
from ui.readiness import CrewTick
from ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

WHERE = 'Kūlas ugunsgrēks. Dobeles nov., Tērvetes pag., "Paraugi". 56.3842, 24.6515'
SCENE = LatLon(56.3842, 24.6515)
SPEED = 20.0  # times as fast as life
TO_CLIMBING = 8
TO_REPORT = 2
WAIT_MS = 10_000
FLIGHT_MS = 120_000
REPORT_MS = 60_000  # on a busy computer
TICKS = ("Propellers", "Area clear", "Observer", "Crew names")


class Hands:
    """Presses what a person would press, and counts each press, hold and key as one touch."""

    def __init__(self, qtbot: QtBot, station: Station) -> None:
        self.qtbot = qtbot
        self.window = station.parts.window
        self.touches: list[str] = []

    def button(self, name: str) -> QAbstractButton | None:
        return next(
            (
                button
                for button in self.window.findChildren(QAbstractButton)
                if button.isVisible() and button.isEnabled() and button.accessibleName().startswith(name)
            ),
            None,
        )

    def await_button(self, name: str) -> QAbstractButton:
        self.wait(lambda: self.button(name) is not None)
        found = self.button(name)
        assert found is not None
        return found

    def wait(self, what: Callable[[], bool], most_ms: int = WAIT_MS) -> None:
        self.qtbot.waitUntil(what, timeout=most_ms)

    def press(self, name: str) -> None:
        button = self.await_button(name)
        self.touches.append(f"press {name}")
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def hold(self, name: str) -> None:
        button = self.await_button(name)
        assert isinstance(button, BigButton)
        self.touches.append(f"hold {name}")
        with self.qtbot.waitSignal(button.wanted, timeout=WAIT_MS):
            self.qtbot.mousePress(button, Qt.MouseButton.LeftButton)
        self.qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.touches.append(f"key {key.name}")
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def hold_key(self, key: Qt.Key, name: str) -> None:
        button = self.await_button(name)
        assert isinstance(button, BigButton)
        self.touches.append(f"hold key {key.name}")
        with self.qtbot.waitSignal(button.wanted, timeout=WAIT_MS):
            self.qtbot.keyPress(self.window, key)
        self.qtbot.keyRelease(self.window, key)


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    """The drone is switched on beside the truck and heard."""
    opened = open_station(tmp_path / "data", Settings())
    window = opened.parts.window
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    now = datetime.now(ZoneInfo(ZONE)).strftime("%d.%m.%Y %H:%M")
    QApplication.clipboard().setText(f"112 2026-04-0117 {now} {WHERE}")
    opened.parts.training.start(SCENE, SPEED)
    qtbot.waitUntil(lambda: opened.parts.flight.state.home is not None, timeout=WAIT_MS)
    yield opened
    opened.close()


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """The count is shown, also when the test passes."""

    def show(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}\n")

    return show


def test_eight_touches_from_the_alarm_text_to_climbing_and_two_from_landing_to_the_report(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tell: Callable[[str], None]
):
    parts, hands = station.parts, Hands(qtbot, station)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    landed: list[object] = []
    recorded: list[Path] = []
    made: list[tuple[Path, ...]] = []
    parts.flight.sortie_ended.connect(landed.append)
    parts.flight.flight_recorded.connect(recorded.append)
    parts.review.report_made.connect(made.append)

    hands.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hands.press("Open incident")
    hands.press("Check & fly")  # the plan is there: round what burns
    for tick in TICKS:
        hands.press(tick)
    hands.wait(lambda: parts.before_takeoff.readiness.ready)
    hands.hold("Take off & search")
    hands.wait(lambda: parts.flight.state.flying)
    climbing = len(hands.touches)
    tell(f"from the alarm text to climbing: {climbing} touches: {', '.join(hands.touches)}")
    assert climbing <= TO_CLIMBING

    hands.wait(lambda: bool(landed and recorded), FLIGHT_MS)
    hands.touches.clear()
    hands.press("Review")
    hands.press("Finish")
    hands.wait(lambda: bool(made), REPORT_MS)
    tell(f"from landing to the report: {len(hands.touches)} touches: {', '.join(hands.touches)}")
    assert len(hands.touches) <= TO_REPORT
    assert {path.suffix for path in made[0]} >= {".pdf", ".html"}
    codes = [entry.code for entry in parts.incidents.entries]
    assert codes.count(IncidentCode.CHECK_TICKED) == len(CrewTick)
    assert EventCode.TOOK_OFF in codes


def test_the_whole_flight_by_keyboard(station: Station, qtbot: QtBot):
    """No mouse: the form, the checks, take-off, a mark, a pause, and home."""
    parts, hands = station.parts, Hands(qtbot, station)
    control = Qt.KeyboardModifier.ControlModifier
    hands.key(Qt.Key.Key_V, control)
    hands.await_button("Open incident")
    hands.key(Qt.Key.Key_Return, control)
    hands.await_button("Check & fly")
    hands.key(Qt.Key.Key_F6)
    for tick in TICKS:
        tab_to(hands, tick)
        hands.key(Qt.Key.Key_Space)
    hands.wait(lambda: parts.before_takeoff.readiness.ready)
    tab_to(hands, "Take off & search")
    go = parts.window.focusWidget()
    assert isinstance(go, BigButton)
    with qtbot.waitSignal(go.wanted, timeout=WAIT_MS):
        qtbot.keyPress(go, Qt.Key.Key_Space)
    qtbot.keyRelease(go, Qt.Key.Key_Space)
    hands.wait(lambda: parts.flight.state.flying)

    hands.await_button("Mark")
    hands.key(Qt.Key.Key_F4)
    hands.wait(lambda: EventCode.MARKED in [entry.code for entry in parts.incidents.entries])
    hands.await_button("Pause")
    hands.key(Qt.Key.Key_F3)
    hands.await_button("Continue")
    hands.hold_key(Qt.Key.Key_F5, "Come home")
    hands.wait(lambda: parts.flight.state.armed is False, FLIGHT_MS)
    assert parts.window.page == "fly"


def tab_to(hands: Hands, name: str) -> None:
    """By the tabulator alone."""
    hands.await_button(name)
    for _ in range(60):
        here = hands.window.focusWidget()
        if here is not None and here.accessibleName().startswith(name):
            return
        hands.qtbot.keyClick(here or hands.window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name!r}")
