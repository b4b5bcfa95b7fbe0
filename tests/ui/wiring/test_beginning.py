"""The first start in the running window: kept at once, never twice, and never in the way of a flight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog

from firedrone import settings as settings_file
from maps.geo import LatLon, distance_m
from maps.packs.make import make_pack
from telemetry.settings import LinkSettings
from telemetry.state import Heartbeat, SystemStatus, VehicleState
from tests.maps.packs.made_up_pack import write_sources
from tests.ui.wiring.stations import PLACE, shown
from ui.first_run.drone_step import Way
from ui.first_run.first_run_sheet import FirstRunSheet
from ui.incident.wanted import Card

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Station]:
    locale = QLocale()
    with shown(tmp_path / "data", qtbot, None) as opened:
        yield opened
    for installed in qapp.findChildren(QTranslator):
        qapp.removeTranslator(installed)
        installed.deleteLater()
    QLocale.setDefault(locale)


def begun(station: Station) -> FirstRunSheet:
    station.beginning.begin()
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, FirstRunSheet)
    return sheet


def kept(station: Station) -> settings_file.Settings:
    return settings_file.load(station.parts.data)


def test_once_shown_it_does_not_come_again(station: Station, qtbot: QtBot):
    assert not settings_file.exists(station.parts.data)
    begun(station)
    assert settings_file.exists(station.parts.data)
    qtbot.keyClick(station.parts.window.sheet, Qt.Key.Key_Escape)
    assert station.parts.window.sheet.content is None
    assert kept(station) == settings_file.Settings()


def test_the_window_speaks_the_language_at_once(station: Station, qtbot: QtBot):
    sheet = begun(station)
    qtbot.mouseClick(sheet._language._cards["lv"], Qt.MouseButton.LeftButton)
    assert kept(station).ui.language == "lv"
    assert QLocale().name() == "lv_LV"


def test_answers_are_kept_when_it_is_closed_half_way_and_nothing_is_connected(station: Station, qtbot: QtBot):
    sheet = begun(station)
    qtbot.mouseClick(sheet._next, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(sheet._brigade._name, "Subate")
    qtbot.keyClicks(sheet._brigade._search._field, f"{PLACE.lat_deg}, {PLACE.lon_deg}")
    qtbot.mouseClick(sheet._next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet._drone._cards[Way.RADIO], Qt.MouseButton.LeftButton)
    sheet._drone._address.setText("serial:/dev/ttyUSB7:57600")
    qtbot.mouseClick(sheet._next, Qt.MouseButton.LeftButton)
    qtbot.keyClick(station.parts.window.sheet, Qt.Key.Key_Escape)
    said = kept(station)
    assert (said.ui.brigade_name, station.settling.brigade()) == ("Subate", PLACE)
    assert said.link.address == "serial:/dev/ttyUSB7:57600"
    assert not station.parts.flight.is_linked


def test_who_has_no_drone_after_all_keeps_the_address_that_was(station: Station, qtbot: QtBot):
    sheet = begun(station)
    sheet._go(2)
    for way in (Way.RADIO, Way.NONE):
        qtbot.mouseClick(sheet._drone._cards[way], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(sheet._next, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(sheet._back, Qt.MouseButton.LeftButton)
    assert kept(station).link == LinkSettings()


def test_a_pack_from_a_stick_comes_in_and_its_places_are_found(
    station: Station, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stick, _ = make_pack("Subate", tmp_path / "stick", write_sources(tmp_path / "in"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    sheet = begun(station)
    sheet._go(3)
    qtbot.mouseClick(sheet._area._bring_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Subate is on this laptop now" in sheet._area._said.text, timeout=10_000)
    assert sheet._area._facts.values()["zones"] == "on this laptop"
    qtbot.waitUntil(lambda: station.surroundings.district.zones != (), timeout=10_000)


def test_it_waits_for_the_next_start_where_something_else_was_found(station: Station):
    station.parts.window.show_page("fly")
    station.beginning.begin()
    assert station.parts.window.sheet.content is None
    assert not settings_file.exists(station.parts.data)


def test_nothing_lies_over_a_page_once_a_drone_is_armed(station: Station):
    begun(station)
    armed = Heartbeat("GUIDED", armed=True, status=SystemStatus.ACTIVE, received_s=0.0)
    station.parts.pump.vehicle_changed.emit(replace(VehicleState(), heartbeat=armed), 0.0)
    assert station.parts.window.sheet.content is None


def test_the_training_flight_stands_at_the_brigades_place_with_a_plan_aboard(station: Station, qtbot: QtBot):
    parts = station.parts
    station.settling.keep_place(LatLon(56.162, 25.747))
    sheet = begun(station)
    sheet._go(4)
    sheet.train_wanted.emit()
    assert parts.window.page == "fly"
    assert parts.window.sheet.content is parts.before_takeoff
    assert parts.planning.wanted.card is Card.SIZE_UP
    qtbot.waitUntil(lambda: parts.flight.aboard is not None, timeout=20_000)
    assert parts.flight.training
    assert parts.incidents.is_training
    home = parts.flight.state.home
    assert home is not None
    assert distance_m(home.at, LatLon(56.162, 25.747)) < 5.0
