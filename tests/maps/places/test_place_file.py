"""Places as brigades, municipalities and map makers hand them over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maps.borders import ATTRIBUTION
from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.formats.features import Features, Point
from maps.geo import LatLon, distance_m
from maps.places.place import HydrantForm, Place, PlaceKind
from maps.places.place_file import read_places
from maps.places.problem import Problem

SAMPLES = Path(__file__).parents[2] / "data" / "places"
AT = LatLon(56.48, 23.39)


def table(tmp_path: Path, text: str, name: str = "p.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_latvian_table_of_windows_1257_needs_no_mapping():
    file = read_places(SAMPLES / "udens_terveta.csv")
    street, school, pond, *_ = file.places
    assert (street.kind, street.form, street.name) == (
        PlaceKind.HYDRANT,
        HydrantForm.PILLAR,
        "Tērvete, Tērvetes iela 2",
    )
    assert (street.at, street.checked_on) == (LatLon(56.48012, 23.39145), date(2026, 4, 14))
    assert (school.form, school.access) == (HydrantForm.UNDERGROUND, "pagalmā, zem vāka")
    assert (pond.kind, pond.capacity, pond.season) == (PlaceKind.FIRE_POND, "250 m³", "ziemā āliņģis")


def test_a_row_with_exchanged_axes_is_named_and_left_out_and_the_others_stay():
    file = read_places(SAMPLES / "udens_terveta.csv")
    (problem,) = file.left_out
    assert problem.where == "row 7"
    assert "seem swapped" in problem.what
    assert len(file.places) == 6


def test_a_lithuanian_register_of_lks_94_with_its_mapping_beside():
    file = read_places(SAMPLES / "hidrantai_joniskis.csv")
    assert file.problems == ()
    square, street, _, pond = file.places
    assert distance_m(square.at, LatLon(56.2385, 23.6140)) < 0.2
    assert (square.name, square.form, square.capacity) == (
        "GH-1, Joniškis, Miesto aikštė",
        HydrantForm.UNDERGROUND,
        "1500 l/min",
    )
    assert (street.form, pond.kind) == (HydrantForm.PILLAR, PlaceKind.FIRE_POND)
    assert (file.edition, file.edition_stated) == (date(2026, 5, 4), True)
    assert file.attribution == "Made up for tests"


def test_tags_of_openstreetmap_are_understood_and_its_makers_named():
    file = read_places(SAMPLES / "osm_akniste_rokiskis.geojson")
    kinds = [place.kind for place in file.places]
    assert set(kinds) == set(PlaceKind) - {PlaceKind.SIGN, PlaceKind.OTHER}
    bridge = file.places[kinds.index(PlaceKind.BRIDGE)]
    assert (bridge.max_weight_t, bridge.max_height_m, len(bridge.positions)) == (12.0, 3.8, 2)
    lake = file.places[kinds.index(PlaceKind.OPEN_WATER)]
    assert lake.filled
    assert lake.positions[0] == lake.positions[-1]
    hydrant = file.places[0]
    assert (hydrant.form, hydrant.capacity, hydrant.name) == (HydrantForm.PILLAR, "100 mm", "A-1")
    assert hydrant.checked_on == date(2026, 3, 30)
    assert file.attribution == ATTRIBUTION
    assert [str(problem) for problem in file.problems] == [
        "tags: 1 objects are of no kind that is shown: not taken"
    ]


def test_placemarks_say_their_kind_in_latvian_or_in_ours():
    file = read_places(SAMPLES / "tiksanas_vietas.kml")
    meeting, landing, track = file.places
    assert (meeting.kind, landing.kind) == (PlaceKind.MEETING_POINT, PlaceKind.LANDING_SITE)
    assert (track.kind, len(track.positions)) == (PlaceKind.FOREST_TRACK, 3)
    assert landing.checked_on == date(2026, 5, 11)
    assert file.attribution == ""


def test_a_file_without_a_column_of_kinds_is_what_its_name_says(tmp_path: Path):
    path = table(tmp_path, "lat,lon,name\n56.48,23.39,Skola\n", "hidranti 2026.csv")
    assert read_places(path).places == (Place(PlaceKind.HYDRANT, (AT,), "Skola", source="hidranti 2026.csv"),)


def test_placemarks_of_google_earth_have_only_names(tmp_path: Path):
    path = tmp_path / "vietas.kml"
    by_suffix.write(path, Features(points=(Point(AT, "Hidrants pie skolas"), Point(AT, "Jānis"))))
    assert [place.kind for place in read_places(path).places] == [PlaceKind.HYDRANT, PlaceKind.OTHER]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("well;56.48;23.39;;", 'the kind "well" is not known: shown as other'),
        ("hydrant;56.48;23.39;soon;", '"soon" is no day'),
        ("hydrant;56.48;23.39;31.02.2026;", '"31.02.2026" is no day'),
        ("bridge;56.48;23.39;;heavy", '"heavy" is no weight in t'),
        ("bridge;56.48;23.39;;nan", '"nan" is no weight in t'),
    ],
)
def test_what_cannot_be_read_of_a_row_is_said_and_the_place_stays(tmp_path: Path, row: str, said: str):
    file = read_places(table(tmp_path, f"kind;lat;lon;checked_on;max_weight_t\n{row}\n"))
    assert len(file.places) == 1
    assert file.left_out == ()
    assert said in str(file.problems[0])
    assert file.places[0].max_weight_t is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("hydrant;;23.39", "row 2: no position"),
        ("hydrant;56.48;", "row 2: no position"),
        ("hydrant;0;0", "row 2: 0, 0 stands for a position that is missing"),
        ("hydrant;north;23.39", 'row 2: "north" is no number'),
        ("hydrant;96.48;23.39", "is not on the Earth"),
        ("hydrant;1e3;23.39", '"1e3" is no number'),
        ("hydrant;462490,4;123", "neither in LKS-92 nor in LKS-94"),
        ("hydrant", "row 2: no position"),
    ],
)
def test_a_row_without_a_position_is_named(tmp_path: Path, row: str, said: str):
    file = read_places(table(tmp_path, f"kind;lat;lon\n{row}\nhydrant;56.48;23.39\n"))
    assert len(file.places) == 1
    assert said in str(file.left_out[0])


def test_a_row_is_counted_as_a_spreadsheet_does(tmp_path: Path):
    text = 'name;lat;lon\n\n"two\nlines";56.48;23.39\nbad;x;y\n'
    assert read_places(table(tmp_path, text)).left_out == (
        Problem("row 4", '"x" is no number of a position', left_out=True),
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 and so on", "a workbook"),
        (b"name;height\nmast;30\n", "row 1: no columns for a position"),
        (b"lat\xff\xfe\x00;lon\n", "is not text in"),
    ],
)
def test_what_is_no_table_of_places_is_refused_whole(tmp_path: Path, content: bytes, said: str):
    path = tmp_path / "p.csv"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=said):
        read_places(path)


def test_the_unicode_text_of_excel_is_a_table_too(tmp_path: Path):
    path = table(tmp_path, "Veids\tLat\tLon\nDīķis\t56,48\t23,39\n", encoding="utf-16")
    assert read_places(path).places[0].kind is PlaceKind.FIRE_POND


@pytest.mark.parametrize(("days", "checked"), [(0, True), (730, True), (731, False), (-1, False)])
def test_a_check_lasts_two_years(days: int, checked: bool):
    seen = date(2026, 5, 4)
    place = Place(PlaceKind.HYDRANT, (AT,), checked_on=seen)
    assert place.is_checked(date.fromordinal(seen.toordinal() + days)) is checked
    assert not Place(PlaceKind.HYDRANT, (AT,)).is_checked(seen)
