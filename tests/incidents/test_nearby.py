"""What lies round a scene comes onto its map with what a stranger must know of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from shapely import Point, Polygon

from incidents.nearby import near, read_district
from incidents.nearby_layers import layers_of, surrounded
from incidents.place_words import camera_text, kind_name, place_text, place_title
from incidents.words import LANGUAGES, label
from incidents.zone_words import restriction_name, zone_text
from maps.geo import LatLon, moved
from maps.packs.district import District
from maps.places.cameras import Camera, View
from maps.places.place import HydrantForm, Place, PlaceKind
from maps.sheet.sheet import Sheet
from maps.zones.zone import Limit, Reference, Restriction, Volume

ZONES = Path(__file__).parents[1] / "data" / "zones"
INSIDE = LatLon(56.47, 23.35)  # the made-up zones
TODAY = date(2026, 8, 10)


@pytest.fixture
def files(tmp_path: Path) -> District:
    zones = [Path(shutil.copy(ZONES / "utm_avm_lt_made_up.geojson", tmp_path / "zones.geojson"))]
    near_by, far = moved(INSIDE, 300.0, 0.0), moved(INSIDE, 9_000.0, 0.0)
    places = tmp_path / "vietas.csv"
    places.write_text(
        "veids;lat;lon;nosaukums;parbaudits\n"
        f"hidrants;{far.lat_deg};{far.lon_deg};tāls;2026-05-01\n"
        f"hidrants;{near_by.lat_deg};{near_by.lon_deg};tuvs;2020-05-01\n"
        "hidrants;x;y;slikts;\n",
        "utf-8",
    )
    cameras = tmp_path / "cameras.csv"
    cameras.write_text(
        "name,lat,lon,azimuth_deg,hfov_deg,range_m,rtsp_path\n"
        f"Tower,{far.lat_deg},{far.lon_deg},270,60,8000,rtsp://10.0.0.7/one\n",
        "utf-8",
    )
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    found, problems = read_district([*zones, broken], [places], [cameras])
    assert [problem.split(":")[0] for problem in problems] == ["broken.json", "vietas.csv"]
    return found


def test_only_what_reaches_into_the_circle_is_near(files: District):
    found = near(files, INSIDE, 2_000.0)
    assert [place.name for place in found.places] == ["tuvs"]
    assert {zone.id for zone, _ in found.zones} == {"EYX901", "A9901/26"}
    assert [camera.name for camera in found.cameras] == ["Tower"]  # it stands far off, but looks here
    away = near(files, moved(INSIDE, 0.0, 60_000.0), 2_000.0)
    assert (away.zones, away.places, away.cameras) == ((), (), ())
    assert away.oldest is not None  # that no zone is near was found in a file of some age


def test_of_more_than_a_map_can_carry_the_nearest_stay_and_the_rest_is_counted(
    files: District, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("incidents.nearby.MOST_PLACES", 1)
    found = near(files, INSIDE, 20_000.0)
    assert ([place.name for place in found.places], found.left_out) == (["tuvs"], 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_zone_says_what_it_asks_its_heights_its_age_and_that_it_permits_nothing(
    files: District, language: str
):
    for zone, file in near(files, INSIDE, 2_000.0).zones:
        said = zone_text(zone, file, language)
        assert restriction_name(zone.restriction, language) in said
        assert label(language, "zone_no_permit") in said
        assert f"{file.edition.year}" in said
        assert " m " in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_height_and_restriction_has_its_words(language: str):
    for kind in PlaceKind:
        assert kind_name(kind, language)
    for form in HydrantForm:
        assert place_title(Place(PlaceKind.HYDRANT, (INSIDE,), form=form), language)
    for reference in Reference:
        assert label(language, f"zone_height_{reference}", height="5")
    for restriction in set(Restriction) - {Restriction.NONE}:
        assert restriction_name(restriction, language)


def test_a_place_says_what_the_file_knows_and_when_it_was_looked_at():
    bridge = Place(
        PlaceKind.BRIDGE, (INSIDE,), "Tērvete", capacity="", max_weight_t=7.5, checked_on=date(2026, 5, 4)
    )
    assert place_title(bridge, "lv") == "Tilts Tērvete"
    assert place_text(bridge, "lv", TODAY) == "Nestspēja 7,5 t\nPārbaudīts 04.05.2026"
    old = Place(PlaceKind.FIRE_POND, (INSIDE,), capacity="50 m³", checked_on=date(2020, 5, 4))
    assert place_text(old, "en", TODAY) == "Capacity: 50 m³\nChecked 2020-05-04: more than two years ago"
    assert "when it was checked" in place_text(Place(PlaceKind.TANK, (INSIDE,)), "en", TODAY)


def test_a_camera_says_where_it_looks_and_never_its_address():
    camera = Camera("T", INSIDE, View(270.0, 60.0, 8000.0), rtsp_path="rtsp://10.0.0.7/one", owner="Biržai")
    assert camera_text(camera, "lv") == "Skatās 270°, 60° plaši, 8,0 km\nĪpašnieks: Biržai"
    assert "rtsp" not in repr(camera_text(camera, "en"))


def test_layers_are_only_those_with_something_in_them(files: District):
    names = [layer.name for layer in layers_of(near(files, INSIDE, 2_000.0), "en", TODAY)]
    assert names == ["Zones of the air", "Water", "Surveillance cameras"]
    assert layers_of(near(District(), INSIDE, 2_000.0), "en", TODAY) == ()


def test_the_page_says_how_old_its_zones_are(files: District):
    sheet = surrounded(Sheet("x", language="lt"), near(files, INSIDE, 2_000.0), TODAY)
    assert "tai nėra leidimas" in sheet.notes[0]
    assert sheet.switches.menu == "Kas rodoma žemėlapyje"


def test_a_coast_outlined_by_the_metre_is_drawn_with_corners_that_a_page_can_carry(files: District):
    zone_file = files.zones[0]
    circle = Point(INSIDE.lon_deg, INSIDE.lat_deg).buffer(0.2, quad_segs=30_000)
    jagged = Polygon([(x + n % 2 * 0.0002, y) for n, (x, y) in enumerate(circle.exterior.coords)])
    limit = Limit(None, Reference.GROUND)
    zone = replace(zone_file.zones[0], volumes=(Volume(jagged, limit, limit),))
    found = near(District(zones=(replace(zone_file, zones=(zone,)),)), INSIDE, 1_000.0)
    (shape,) = layers_of(found, "en", TODAY)[0].shapes
    drawn = Polygon([(at.lon_deg, at.lat_deg) for at in shape.rings[0]])
    assert len(shape.rings[0]) <= 2_000
    assert drawn.symmetric_difference(circle).area < 0.02 * circle.area
