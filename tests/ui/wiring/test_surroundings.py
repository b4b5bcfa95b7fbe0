"""What lies in `data/areas` is known to the plans and on the maps, and what is broken there is said."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.tiles.pyramid import Tile
from tests.maps.made_up_tiles import png, write_mbtiles
from tests.ui.wiring.stations import shown
from ui.widgets.error_bar import ErrorBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.station import Station

ZONES = Path(__file__).parents[2] / "data" / "zones"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "areas" / "district" / "zones"
    folder.mkdir(parents=True)
    for path in sorted(ZONES.glob("*.json"))[:1]:
        shutil.copy(path, folder / path.name)
    return tmp_path / "data"


@pytest.fixture
def station(data: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(data, qtbot, None) as opened:
        yield opened


def test_zones_of_the_district_are_known_to_the_plans_and_drawn(station: Station, qtbot: QtBot):
    qtbot.waitUntil(lambda: bool(station.parts.planning.airspace.zone_files), timeout=10_000)
    assert station.surroundings.district.zones
    for map_view in (station.parts.incident_map, station.parts.fly_map):
        assert map_view._layers.zones._drawn


def test_a_broken_file_is_said_and_the_rest_is_there(station: Station, data: Path, qtbot: QtBot):
    qtbot.waitUntil(lambda: bool(station.parts.planning.airspace.zone_files), timeout=10_000)
    (data / "areas" / "district" / "zones" / "broken.json").write_text('{"features": ')
    station.surroundings.read()
    qtbot.waitUntil(lambda: bool(station.surroundings.district.problems), timeout=10_000)
    assert "broken.json" in station.surroundings.district.problems[0]
    assert station.parts.planning.airspace.zone_files


def test_confirmations_that_cannot_be_read_confirm_nothing(station: Station, data: Path, qtbot: QtBot):
    (data / "confirmations.json").write_text("yes")
    shutil.rmtree(data / "areas")
    station.surroundings.read()
    qtbot.waitUntil(lambda: not station.surroundings.district.zones, timeout=10_000)
    assert station.parts.planning.airspace.confirmations == ()


def test_map_pictures_of_a_pack_are_drawn_on_every_map_and_named(station: Station, data: Path, qtbot: QtBot):
    parts = station.parts
    folder = data / "areas" / "district" / "tiles"
    folder.mkdir()
    pictures: dict[Tile, object] = {Tile(4, 9, 5): png(90, 120, 80)}
    write_mbtiles(folder / "a.mbtiles", pictures, format="png", attribution="© made up")
    (folder / "b.mbtiles").write_bytes(b"no database")
    station.surroundings.read()
    maps = (parts.incident_map, parts.fly_map, parts.review_map)
    qtbot.waitUntil(lambda: parts.fly_map._layers.tiles.sources == ("© made up",), timeout=10_000)
    assert all("© made up" in shown_map._layers.furniture.sources for shown_map in maps)
    assert "b.mbtiles" in parts.window.findChild(ErrorBar).text()
    shutil.rmtree(folder)
    station.surroundings.read()
    qtbot.waitUntil(lambda: parts.fly_map._layers.tiles.sources == (), timeout=10_000)
