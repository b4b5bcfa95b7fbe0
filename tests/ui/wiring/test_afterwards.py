"""After the fire: files are brought in by what stands in them, the incident is sealed, the books are read."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from incidents.bundle.check import verify_bundle
from incidents.bundle.seal import Order, seal
from incidents.folder import create
from incidents.journal import read_journal
from tests.ui.wiring.stations import shown
from ui.review.bundle_in_sheet import BundleInSheet
from ui.review.dispatch_sheet import DispatchSheet
from ui.review.operator_page import OperatorPage
from ui.review.share_sheet import ShareSheet
from ui.review.share_wish import ShareWish
from ui.review.track_sheet import TrackSheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.station import Station

DATA = Path(__file__).parents[2] / "data"
WAIT_MS = 20_000


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot) as opened:
        opened.reviewing.look()
        yield opened


def codes(station: Station) -> list[str]:
    return [entry.code for entry in station.parts.incidents.entries]


def said(station: Station) -> list[str]:
    found: list[str] = []
    page = station.parts.review_page
    page.show_error = found.append  # type: ignore[method-assign]
    return found


def drop(station: Station, path: Path) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    station.parts.review_page.dropEvent(QDropEvent(QPointF(9, 9), copy, held, left, none))


def test_a_dispatch_record_dropped_on_review_is_shown_and_then_taken_in(station: Station, qtbot: QtBot):
    drop(station, DATA / "dispatch" / "made_up_lv_excel_export.csv")
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, DispatchSheet)
    assert "dispatch_imported" not in codes(station)
    desk = station.afterwards.bringing_in._dispatch
    with qtbot.waitSignal(desk.shown, timeout=WAIT_MS) as told:
        pass
    sheet.taken_in.emit(told.args[0].dispatch)
    assert codes(station).count("dispatch_imported") == 1
    assert "on_scene" in codes(station)
    assert station.parts.window.sheet.content is None
    intervals = {one.name: one for one in station.parts.review_page._intervals}
    assert intervals["alarm_to_on_scene_s"].seconds is not None


def test_a_truck_is_asked_for_its_name_before_it_comes_in(station: Station, qtbot: QtBot):
    station.afterwards.bringing_in.bring_in(DATA / "tracks" / "truck.gpx")
    assert isinstance(station.parts.window.sheet.content, TrackSheet)
    assert "track_imported" not in codes(station)


def test_what_nobody_takes_in_is_said_and_nothing_opens(station: Station, tmp_path: Path):
    errors = said(station)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    station.afterwards.bringing_in.bring_in(tmp_path / "photo.jpg")
    assert len(errors) == 1
    assert "photo.jpg" in errors[0]
    assert station.parts.window.sheet.content is None


def test_an_incident_of_a_neighbour_is_looked_at_taken_in_and_never_written(
    station: Station, tmp_path: Path, qtbot: QtBot
):
    now = datetime(2026, 4, 12, 10, 5, tzinfo=UTC)
    theirs = create(tmp_path / "theirs", "Peat fire", "Biržai", now=now)
    folder = tmp_path / "theirs" / "incidents" / theirs.id
    made = seal(folder, tmp_path / "theirs", now, None, Order(out=tmp_path, archive=True)).path
    bringing, share = station.afterwards.bringing_in, station.afterwards.share
    with qtbot.waitSignal(share.looked_at, timeout=WAIT_MS):
        bringing.bring_in(made)
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, BundleInSheet)
    with qtbot.waitSignal(share.taken_in, timeout=WAIT_MS):
        sheet.take_in_wanted.emit()
    incidents = station.parts.incidents
    assert incidents.open(theirs.id)
    assert incidents.is_received
    before = read_journal(station.parts.data / "incidents" / theirs.id)
    errors: list[str] = []
    incidents.failed.connect(errors.append)
    incidents.write("note", {"text": "ours"})
    assert "sealed from others" in errors[0]
    assert read_journal(station.parts.data / "incidents" / theirs.id) == before


def test_the_open_incident_is_sealed_onto_a_stick(station: Station, tmp_path: Path, qtbot: QtBot):
    stick = tmp_path / "stick"
    stick.mkdir()
    station.parts.review_page.share_wanted.emit()
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, ShareSheet)
    with qtbot.waitSignal(station.afterwards.share.sealed, timeout=WAIT_MS) as told:
        sheet.seal_wanted.emit(ShareWish(out=stick, video=False))
    assert verify_bundle(told.args[0].path).ok
    assert list(stick.iterdir()) == [told.args[0].path]


def test_the_books_open_over_review_without_an_incident(tmp_path: Path, qtbot: QtBot):
    with shown(tmp_path / "data", qtbot, scene=None) as station:
        station.reviewing.look()
        with qtbot.waitSignal(station.afterwards.books.shown, timeout=WAIT_MS):
            station.parts.review_page.books_wanted.emit()
        assert isinstance(station.parts.window.sheet.content, OperatorPage)


def test_a_folder_of_a_flight_is_attached(station: Station, tmp_path: Path):
    flight = tmp_path / "20261122T131500Z_77"
    flight.mkdir()
    shutil.copy(DATA / "flight1_extract.tlog", flight / "raw-000.tlog")
    station.afterwards.bringing_in.bring_in(flight)
    assert "flight_attached" in codes(station)
