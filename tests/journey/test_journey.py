"""One evening in the brigade's room, by mouse and keyboard: alarm, area, checks, flight, review, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.codes import IncidentCode
from incidents.verify import verify
from maps.area import LocalFrame, to_polygon
from maps.geo import LatLon
from telemetry.events import EventCode
from telemetry.frames import read_frames
from telemetry.track import track_of
from ui.incident.incident_page import SCENE_ZOOM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from missions.plan import Plan
    from ui.station import Station

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

SCENE = "56.3842, 24.6515"
CORNERS_PX = ((-70, -60), (75, -65), (80, 50), (-65, 60))  # from the middle of the map
HOLD_MS = 8_000  # at most; the ring takes one second
FLIGHT_MS = 120_000  # six minutes at twenty times the speed, on a busy computer


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    opened = open_station(tmp_path / "data", Settings())
    window = opened.parts.window
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield opened
    opened.close()


class Hands:
    """What a person can do: find a button by what is written on it, press it, hold it, type."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window

    def button(self, name: str) -> QAbstractButton:
        shown = [
            button
            for button in self._window.findChildren(QAbstractButton)
            if button.isVisible() and button.accessibleName().startswith(name)
        ]
        assert shown, f"no button says {name!r}"
        return shown[0]

    def press(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: self.button(name).isEnabled(), timeout=HOLD_MS)
        self._qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def hold(self, name: str) -> None:
        """Until it has done what it says, as a person would: no longer than needed."""
        self._qtbot.waitUntil(lambda: self.button(name).isEnabled(), timeout=HOLD_MS)
        button = self.button(name)
        done: list[bool] = []
        button.wanted.connect(lambda: done.append(True))  # type: ignore[attr-defined]
        self._qtbot.mousePress(button, Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: bool(done), timeout=HOLD_MS)
        self._qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)

    def type_into(self, field: QWidget, text: str) -> None:
        field.setFocus()
        self._qtbot.keyClicks(field, text)


def test_from_the_alarm_to_the_report(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    parts = station.parts
    hands = Hands(qtbot, parts.window)

    report_the_alarm(station, hands)
    plan = draw_the_area(station, hands, qtbot)
    start_the_practice_drone(station, hands, qtbot)
    folder = take_off_and_land(station, hands, qtbot)
    files = review_and_finish(station, hands, qtbot)

    assert flown_share(folder, parts.planning.plan or plan) >= 0.99
    codes = [entry.code for entry in parts.incidents.entries]
    for code in (
        IncidentCode.INCIDENT_CREATED,
        IncidentCode.CHECK_TICKED,
        EventCode.TRANSFER_VERIFIED,
        EventCode.ARMED,
        EventCode.TOOK_OFF,
        EventCode.MARKED,
        EventCode.LANDED,
        IncidentCode.FLIGHT_ATTACHED,
        IncidentCode.REPORT_MADE,
    ):
        assert code in codes, code
    assert {path.suffix for path in files} >= {".pdf", ".html"}
    assert all(path.stat().st_size > 1000 for path in files)
    assert opened == [str(files[0])]
    station.close()
    verdict = verify(tmp_path / "data")
    assert verdict.ok, verdict.problems


def report_the_alarm(station: Station, hands: Hands) -> None:
    form = station.parts.incident_page
    hands.press("New alarm")
    hands.type_into(field_called(form, "What"), "Grass fire")
    hands.type_into(field_called(form, "Where"), "Field by the river")
    hands.type_into(field_called(form, "Position"), SCENE)
    hands.press("Open incident")
    assert station.parts.incidents.incident is not None
    assert station.parts.incidents.incident.scene == LatLon(56.3842, 24.6515)


def draw_the_area(station: Station, hands: Hands, qtbot: QtBot) -> Plan:
    view, incident = station.parts.incident_map, station.parts.incidents.incident
    assert incident is not None
    assert incident.scene is not None
    hands.press("Search area")
    hands.press("Change area")
    hands.press("Draw anew")
    view.centre_on(incident.scene, SCENE_ZOOM)
    middle = view.viewport().rect().center()
    for east, south in (*CORNERS_PX, CORNERS_PX[0]):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(east, south))
    plan = station.parts.planning.plan
    assert plan is not None
    return plan


def start_the_practice_drone(station: Station, hands: Hands, qtbot: QtBot) -> None:
    hands.press("Train")
    hands.press("× 20")
    hands.press("Start training")
    qtbot.waitUntil(lambda: station.parts.flight.state.home is not None, timeout=20_000)
    hands.press("Incident")


def take_off_and_land(station: Station, hands: Hands, qtbot: QtBot) -> Path:
    parts = station.parts
    landed: list[object] = []
    recorded: list[Path] = []
    parts.flight.sortie_ended.connect(landed.append)
    parts.flight.flight_recorded.connect(recorded.append)
    hands.press("Check & fly")
    for tick in ("Propellers", "Area clear", "Observer", "Crew names"):
        hands.press(tick)
    qtbot.waitUntil(lambda: parts.before_takeoff.readiness.ready, timeout=20_000)
    hands.hold("Take off & search")
    qtbot.waitUntil(lambda: parts.flight.state.flying, timeout=20_000)
    assert parts.window.page == "fly"
    hands.press("Mark")
    qtbot.waitUntil(lambda: bool(landed and recorded), timeout=FLIGHT_MS)
    return recorded[0]


def review_and_finish(station: Station, hands: Hands, qtbot: QtBot) -> tuple[Path, ...]:
    made: list[tuple[Path, ...]] = []
    station.parts.review.report_made.connect(made.append)
    hands.press("Review")
    hands.press("Finish")
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    return made[0]


def field_called(page: QWidget, name: str) -> QWidget:
    """The field that a person would call so; behind a colon its name may say what goes into it."""
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QComboBox)]
    named = (field for field in fields if field.accessibleName().partition(":")[0] == name)
    return next(field for field in named if field.isVisible())


def flown_share(folder: Path, plan: Plan) -> float:
    """The share of the area that the camera looked at, from the recorded track alone."""
    assert plan.area is not None
    frame = LocalFrame(plan.area.centre)
    area = to_polygon(plan.area, frame)
    frames = read_frames(folder)
    track = track_of(frames, frames.vehicles()[0])
    searching = track.above_home_m > 0.9 * float(plan.takeoff_height)
    places = zip(track.lat_deg[searching], track.lon_deg[searching], strict=True)
    path = shapely.LineString([frame.to_xy(LatLon(float(lat), float(lon))) for lat, lon in places])
    return area.intersection(path.buffer(plan.swath_m / 2)).area / area.area
