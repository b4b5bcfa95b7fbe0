"""What a pack holds is on the maps: relief, places, cameras, zones with their age, confirmed areas."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt

from maps.area import Area
from maps.geo import LatLon, moved
from missions.confirmation_register import add
from missions.confirmations import FILE, Confirmation
from tests.ui.wiring.stations import FIELD, PLACE, shown
from ui.area.area_sheet import AreaSheet
from ui.incident.confirmations_sheet import ConfirmationsSheet
from ui.incident.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.map.map_view import MapView
    from ui.station import Station

DATA = Path(__file__).parents[2] / "data"
SIDE = 1201


def write_heights(path: Path) -> None:
    """A made-up degree with a hill every kilometre."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    (80 + 40 * np.sin(rows / 5.0) * np.sin(columns / 5.0)).round().astype(">i2").tofile(path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    pack = tmp_path / "data" / "areas" / "district"
    for kind in ("elevation", "zones", "places", "cameras"):
        (pack / kind).mkdir(parents=True)
    write_heights(pack / "elevation" / "N56E024.hgt")
    shutil.copy(DATA / "zones" / "ed318_made_up.json", pack / "zones")
    (pack / "places" / "water.csv").write_text(
        f"kind;lat;lon;name;capacity\nhydrant;{PLACE.lat_deg};{PLACE.lon_deg};Skola;1200 l/min\n"
        "hydrant;none;24.6;Lost;\n",
        "utf-8",
    )
    (pack / "cameras" / "cameras.csv").write_text(
        "name,lat,lon,azimuth_deg,hfov_deg,range_m\n"
        f"Tower,{PLACE.lat_deg + 0.01},{PLACE.lon_deg},180,60,3000\n",
        "utf-8",
    )
    return tmp_path / "data"


@pytest.fixture
def station(data: Path, qtbot: QtBot) -> Iterator[Station]:
    with shown(data, qtbot) as opened:
        opened.parts.window.resize(1366, 768)
        qtbot.waitUntil(lambda: bool(opened.surroundings.district.places), timeout=10_000)
        yield opened


@pytest.fixture
def map_view(station: Station) -> MapView:
    view = station.parts.incident_map
    view.centre_on(PLACE, 15.0)
    return view


def test_a_pressed_hydrant_says_what_it_gives_and_how_far_it_is(map_view: MapView, qtbot: QtBot):
    map_view.tap(map_view.to_pixel(PLACE))
    card = map_view._place_card
    assert card.isVisible()
    assert "Skola" in card.values().values()
    assert "1200 l/min" in card.values().values()
    assert card.values()["From the alarm place"].startswith("0")
    qtbot.keyClick(map_view, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_hidden_layer_answers_no_finger(map_view: MapView):
    map_view.show_layer("places", False)
    map_view.tap(map_view.to_pixel(PLACE))
    assert not map_view._place_card.isVisible()


def test_a_pressed_camera_says_where_it_looks(map_view: MapView):
    tower = moved(PLACE, 0.0, 1113.0)
    map_view.centre_on(tower, 15.0)
    map_view.tap(map_view.to_pixel(tower))
    assert "Tower" in map_view._place_card.values().values()


def test_a_row_that_is_left_out_is_told_on_the_districts_sheet(station: Station):
    assert station.surroundings.district.problems == ()
    station.areas.open_sheet()
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, AreaSheet)
    assert "row 3" in sheet._left_out.text


def test_the_maps_always_say_how_old_their_zones_are(station: Station):
    for view in (station.parts.incident_map, station.parts.fly_map):
        assert "not an authorisation" in view._notice.accessibleName()
    station.settling.keep(replace(station.settling.settings, language="lv"))
    assert "not an authorisation" not in station.parts.fly_map._notice.accessibleName()


def test_a_pressed_zone_tells_its_heights_and_its_file(map_view: MapView):
    drawn = map_view._layers.zones._drawn
    shape = drawn[-1].shape.representative_point()
    map_view.fit([LatLon(56.0, 23.0), LatLon(57.0, 25.0)])
    scale, frame = map_view.frame.px_per_unit, map_view.frame
    pixel = map_view.to_pixel(PLACE)
    pixel.setX((shape.x - frame.left) * scale)
    pixel.setY((shape.y - frame.top) * scale)
    map_view.tap(pixel)
    assert map_view._zone_card.isVisible()
    assert "ed318_made_up.json" in map_view._zone_card._facts.values().values()


def test_the_land_is_shaded_by_its_heights(map_view: MapView, qtbot: QtBot):
    map_view.show_layer("grid", False)
    map_view.centre_on(LatLon(56.5, 24.5), 13.0)

    def shades() -> int:
        image = map_view.grab().toImage()
        return len({image.pixelColor(x, 250).rgb() for x in range(200, 400)})

    qtbot.waitUntil(lambda: shades() > 20, timeout=20_000)
    map_view.show_layer("relief", False)
    assert shades() < 10


def test_without_heights_the_land_is_plain_again(station: Station, data: Path, qtbot: QtBot):
    shutil.rmtree(data / "areas" / "district" / "elevation")
    station.surroundings.read()
    qtbot.waitUntil(lambda: station.surroundings.district.ground is None, timeout=10_000)
    assert station.parts.fly_map._layers.relief._pieces is None


def test_the_ground_under_the_way_is_shown_in_the_place_of_the_cards(station: Station, qtbot: QtBot):
    page = station.parts.incident_page
    page.wanted.emit(Wanted(area=FIELD))
    station.parts.planning.set_home(PLACE)
    button = station.parts.incident_map._buttons._profile
    qtbot.waitUntil(lambda: station.parts.planning.settled and not button.isHidden(), timeout=20_000)
    height = station.parts.incident_map.height()
    button.click()
    assert page._profile.isVisible()
    assert not page._cards.isVisible()
    qtbot.waitUntil(lambda: abs(station.parts.incident_map.height() - height) < 60)
    with qtbot.waitSignal(page._profile.pointed):
        qtbot.mouseMove(page._profile, page._profile.rect().center())
    assert station.parts.incident_map._layers.marks.pointed is not None
    button.click()
    assert page._cards.isVisible()


def test_the_register_of_confirmations_opens_from_the_district(station: Station):
    station.areas.open_sheet()
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, AreaSheet)
    sheet._confirmations.click()
    assert isinstance(station.parts.window.sheet.content, ConfirmationsSheet)


def test_a_confirmation_written_elsewhere_is_known_here(station: Station, data: Path, qtbot: QtBot):
    now = datetime.now(UTC).replace(microsecond=0)
    area = Area(tuple(moved(PLACE, e, n) for e, n in ((-900, -900), (900, -900), (900, 900), (-900, 900))))
    add(data / FILE, Confirmation("ZONE1", area, now, now + timedelta(hours=2), "Tower"))
    station.surroundings.read()
    qtbot.waitUntil(lambda: bool(station.parts.planning.airspace.confirmations), timeout=10_000)
    assert station.parts.fly_map._layers.confirmed._drawn


def test_tiles_are_downloaded_from_the_districts_sheet_only_from_a_named_provider(station: Station):
    station.areas.open_sheet()
    sheet = station.parts.window.sheet.content
    assert isinstance(sheet, AreaSheet)
    sheet._download.click()
    download = station.parts.window.sheet.content
    assert download is station.downloading._sheet
    assert download is not None
    assert not download._main.isEnabled() or not download._main.isVisible()


def test_another_register_does_not_shade_the_land_anew(station: Station, data: Path, qtbot: QtBot):
    relief = station.parts.fly_map._layers.relief
    shaded = relief._pieces
    test_a_confirmation_written_elsewhere_is_known_here(station, data, qtbot)
    assert relief._pieces is shaded
