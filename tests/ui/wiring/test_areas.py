"""The district's sheet: packs come in through the window, and the map knows them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from maps.geo import LatLon
from maps.packs.make import make_pack
from tests.maps.packs.made_up_pack import write_sources
from tests.ui.wiring.stations import shown
from ui.area.area_sheet import AreaSheet
from ui.settings_room.section import Wish
from ui.settings_room.settings_room import SettingsRoom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.station import Station


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder, _ = make_pack("Subate", tmp_path / "stick", write_sources(tmp_path / "in"))
    return folder


@pytest.fixture
def station(tmp_path: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(tmp_path / "data", qtbot, None) as opened:
        yield opened


@pytest.fixture
def sheet(station: Station, stick: Path, monkeypatch: pytest.MonkeyPatch) -> AreaSheet:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    station.parts.window.settings_wanted.emit()
    settings = station.parts.window.sheet.content
    assert isinstance(settings, SettingsRoom)
    settings.wanted.emit(Wish.AREA.value)
    opened = station.parts.window.sheet.content
    assert isinstance(opened, AreaSheet)
    return opened


def test_without_a_pack_the_sheet_says_what_the_map_shows(sheet: AreaSheet):
    assert sheet._none.isVisible()
    assert not sheet._packs.isVisible()


def test_a_pack_from_a_stick_is_copied_listed_and_drawn(station: Station, sheet: AreaSheet, qtbot: QtBot):
    sheet._bring_in.click()
    qtbot.waitUntil(lambda: "Subate is on this laptop now" in sheet._said.text, timeout=10_000)
    assert "map pictures, heights, zones (" in sheet._packs.values()["Subate"]
    tiles = station.parts.fly_map._layers.tiles
    qtbot.waitUntil(lambda: tiles.sources == ("© made up",), timeout=10_000)
    assert (station.parts.data / "areas" / "Subate" / "pack.json").is_file()
    sheet._bring_in.click()
    qtbot.waitUntil(lambda: "was here already" in sheet._said.text, timeout=10_000)


def test_a_pack_is_used_in_place_and_its_stick_may_be_pulled(
    station: Station, sheet: AreaSheet, stick: Path, qtbot: QtBot
):
    sheet._use.click()
    qtbot.waitUntil(lambda: "is used where it lies" in sheet._said.text, timeout=10_000)
    qtbot.waitUntil(lambda: station.surroundings.district.tile_files != (), timeout=10_000)
    stick.rename(stick.with_name("pulled"))
    station.surroundings.read()
    qtbot.waitUntil(lambda: station.surroundings.district.tile_files == (), timeout=10_000)
    station.areas.open_sheet()
    again = station.parts.window.sheet.content
    assert isinstance(again, AreaSheet)
    assert again._packs.values() == {"Subate": "not there: put the stick in"}
    assert station.parts.fly_map.grab().width() > 0


def test_a_damaged_file_is_named_and_nothing_is_copied(
    station: Station, sheet: AreaSheet, stick: Path, qtbot: QtBot
):
    (stick / "zones" / "zones.json").write_bytes(b"x")
    sheet._bring_in.click()
    qtbot.waitUntil(lambda: "zones/zones.json" in sheet._said.text, timeout=10_000)
    assert not (station.parts.data / "areas" / "Subate").exists()
    assert sheet._bring_in.isEnabled()


def test_check_reads_every_file_again(station: Station, sheet: AreaSheet, qtbot: QtBot):
    sheet._bring_in.click()
    qtbot.waitUntil(lambda: "on this laptop" in sheet._said.text, timeout=10_000)
    sheet._check.click()
    qtbot.waitUntil(lambda: "Every file is whole" in sheet._said.text, timeout=10_000)
    heights = next((station.parts.data / "areas" / "Subate" / "elevation").iterdir())
    content = bytearray(heights.read_bytes())
    content[77] ^= 4
    heights.write_bytes(content)
    sheet._check.click()
    qtbot.waitUntil(lambda: "was changed or is damaged" in sheet._said.text, timeout=10_000)


def test_where_the_brigade_stands_is_kept_as_it_was_written_in_any_notation(
    station: Station, sheet: AreaSheet, qtbot: QtBot
):
    assert not sheet._keep.isEnabled()
    qtbot.keyClicks(sheet._place, "56°09'43.2\"N 25°44'49.2\"E")
    sheet._keep.click()
    assert not sheet._keep.isEnabled()
    assert station.settling.brigade() == LatLon(56.162, 25.747)


def test_nobody_said_where_the_brigade_stands(station: Station):
    assert station.settling.brigade() is None
