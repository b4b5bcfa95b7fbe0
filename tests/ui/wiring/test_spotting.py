"""What is pressed on the list of hot spots and on the picture is done, kept, or refused in one line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.codes import IncidentCode
from incidents.hot_spot_ledger.row import State
from incidents.verify import verify
from maps.geo import LatLon, distance_m, moved
from telemetry.events import EventCode
from telemetry.georeference.ground_point import ErrorEllipse, GroundPoint
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.link.loopback import LoopbackLink
from telemetry.thermal.frame import TruthLevel
from training.practice import practice_drone
from ui.video.hot_spot_list import HotSpotList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from incidents.model import Entry
    from telemetry.georeference.view import NoGround
    from ui.station import Station

PLACE = LatLon(56.3829, 24.6479)
AT = datetime(2026, 8, 22, 14, 0, tzinfo=UTC)
ELLIPSE = ErrorEllipse(1.6, 1.4, 30.0)
RAW = TruthLevel.RAW


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    """In an incident, with a practice drone on the ground."""
    opened = open_station(tmp_path / "data", Settings())
    qtbot.addWidget(opened.parts.window)
    opened.parts.incidents.create("Peat fire", "Bog", scene=PLACE)
    assert opened.parts.flight.connect_link(LoopbackLink(practice_drone(PLACE), speed=1.0), training=True)
    yield opened
    opened.close()


def confirmed(station: Station, qtbot: QtBot, count: int = 2) -> HotSpotList:
    """So many are confirmed, each 40 m east of the one before; the list lies open."""
    desk = station.parts.spots
    for number in range(1, count + 1):
        at = moved(PLACE, 40.0 * number, 0.0)
        desk.lookout.confirmed.put(
            HotSpot(number, number, at, ELLIPSE, SpotState.CONFIRMED, 6, 104.0, False, RAW, 0.4, AT, AT)
        )
    desk._bell.ring()
    qtbot.waitUntil(lambda: len(desk.ledger.rows) == count)
    station.spotting.open_list()
    return opened_list(station)


def opened_list(station: Station) -> HotSpotList:
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, HotSpotList)
    return sheet


def written(station: Station, code: str) -> list[Entry]:
    return [entry for entry in station.parts.incidents.entries if entry.code == code]


def state_of(station: Station, number: int) -> State:
    row = station.parts.spots.ledger.row(number)
    assert row is not None
    return row.state


def shown_picture(station: Station) -> None:
    """Something is on the screen."""
    station.seeing._on_painted(np.full((512, 640), 0xFF505050, np.uint32))


def test_a_crew_is_sent_was_there_and_closes_from_the_list(station: Station, qtbot: QtBot):
    sheet = confirmed(station, qtbot)
    sheet.send_wanted.emit(1, "Bauska 2")
    assert state_of(station, 1) is State.SENT
    sheet.visited_wanted.emit(1)
    assert state_of(station, 1) is State.VISITED
    sheet.closed_wanted.emit(1, "out")
    sheet.closed_wanted.emit(2, "not_fire")
    assert (state_of(station, 1), state_of(station, 2)) == (State.CLOSED_OUT, State.CLOSED_NOT_A_FIRE)
    assert [entry.facts["number"] for entry in written(station, IncidentCode.HOT_SPOT_CLOSED)] == [1, 2]


def test_all_that_are_open_become_a_plan_over_them(station: Station, qtbot: QtBot):
    sheet = confirmed(station, qtbot, count=3)
    sheet.closed_wanted.emit(3, "out")
    sheet.revisit_wanted.emit()
    plan = station.parts.planning.plan
    assert plan is not None
    for number in (1, 2):
        at = moved(PLACE, 40.0 * number, 0.0)
        assert min(distance_m(at, waypoint.at) for waypoint in plan.waypoints) < 60.0
    assert station.parts.window.page == "incident"
    assert station.parts.window.sheet.content is None


def test_show_goes_to_the_map(station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    sheet = confirmed(station, qtbot)
    middles: list[LatLon] = []
    monkeypatch.setattr(station.parts.fly_map, "centre_on", lambda at, _zoom: middles.append(at))
    sheet.show_wanted.emit(2)
    assert station.parts.window.sheet.content is None
    (middle,) = middles
    assert distance_m(middle, moved(PLACE, 80.0, 0.0)) < 1.0


@pytest.mark.parametrize("name", ["spots.gpx", "spots.geojson", "spots.kml"])
def test_the_list_is_kept_as_a_file_for_other_programs(
    station: Station, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    confirmed(station, qtbot).export_wanted.emit()
    assert "56.38" in (tmp_path / name).read_text("utf-8")


def test_the_cards_are_kept_as_pdf(
    station: Station, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "cards.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    confirmed(station, qtbot).cards_wanted.emit()
    assert path.read_bytes().startswith(b"%PDF")


def test_a_dialog_that_is_closed_keeps_nothing(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    said: list[str] = []
    sheet = confirmed(station, qtbot)
    monkeypatch.setattr(sheet, "show_said", said.append)
    sheet.export_wanted.emit()
    assert said == []


def test_a_photo_is_in_the_media_and_vouched_for(station: Station):
    shown_picture(station)
    station.parts.stage.picture.photo_wanted.emit()
    (entry,) = written(station, EventCode.SNAPSHOT)
    folder = station.parts.incidents.folder
    assert folder is not None
    assert (folder / "media" / str(entry.facts["media"])).read_bytes().startswith(b"\xff\xd8")
    station.close()
    assert verify(folder).problems == ()


def test_without_a_picture_a_photo_keeps_nothing(station: Station):
    station.parts.stage.picture.photo_wanted.emit()
    assert written(station, EventCode.SNAPSHOT) == []


def test_a_picture_of_one_incident_is_not_named_in_the_next(station: Station):
    shown_picture(station)
    assert station.photographing.keep() is not None
    station.parts.incidents.create("Grass fire", "Field", scene=PLACE)
    sha256 = station.photographing.keep()
    folder = station.parts.incidents.folder
    assert folder is not None
    assert [path.stem for path in (folder / "media").glob("*.jpg")] == [sha256]


def test_a_mark_has_the_picture_with_it(station: Station, qtbot: QtBot):
    qtbot.waitUntil(lambda: station.parts.flight.state.fix is not None, timeout=20_000)
    shown_picture(station)
    station.parts.fly_page.mark_wanted.emit()
    (mark,) = written(station, EventCode.MARKED)
    (snapshot,) = written(station, EventCode.SNAPSHOT)
    assert mark.facts["media"] == snapshot.facts["media"]


def test_a_tap_on_the_picture_says_where_that_is(station: Station, monkeypatch: pytest.MonkeyPatch):
    parts = station.parts
    asked: list[tuple[float, float]] = []
    targets: list[LatLon] = []
    ground = GroundPoint(moved(PLACE, 5.0, 5.0), None, ELLIPSE, ground_known=True)

    def answer(
        at: tuple[float, float], _wall_s: float, then: Callable[[GroundPoint | NoGround | None], None]
    ) -> None:
        asked.append(at)
        then(ground)

    monkeypatch.setattr(parts.spots, "ask_place", answer)
    monkeypatch.setattr(parts.fly_map, "show_target", lambda at, *_: targets.append(at))
    parts.stage.picture.tapped.emit(0.25, 0.75)
    assert asked == [(0.25, 0.75)]
    assert targets == [ground.at]
    assert station.seeing.overlay.foot


def test_a_tap_before_anything_is_known_says_so(station: Station, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(station.parts.spots, "ask_place", lambda _at, _wall_s, then: then(None))
    station.parts.stage.picture.tapped.emit(0.5, 0.5)
    assert station.seeing.overlay.foot
