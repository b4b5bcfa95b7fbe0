"""Columns are known by their names, or by the brigade's own mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from maps.foreign.file import FormatError
from maps.geo import LatLon, distance_m
from maps.grids import Grid, to_grid
from maps.places.mapping import guess_mapping
from maps.places.place import PlaceKind
from maps.places.place_file import read_places
from maps.places.words import Field

PONDS = LatLon(56.2010, 24.7560)  # Biržai
KURZEME = LatLon(56.95, 21.7)  # northing and easting in LKS-92 both lie between 310 and 440 km


def written(tmp_path: Path, text: str, mapping: str | None = None, name: str = "p.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    if mapping is not None:
        path.with_suffix(".mapping.toml").write_text(mapping, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "header",
    [
        "Nosaukums;Veids;Lat;Lon;Piezīmes",
        "PAVADINIMAS;Rūšis;Platuma;Ilguma;Pastabos",
        "name;kind;latitude;longitude;note",
        "Objekts;Kategorija;Platums;Garums;Komentārs",
        "Pavadinimas;Tipas;Y;X;Aprašymas",
    ],
)
def test_headers_of_three_languages_are_known(tmp_path: Path, header: str):
    path = written(tmp_path, f"{header}\nSkola;tilts;56,201;24,756;aiz stūra\n")
    (place,) = read_places(path).places
    assert (place.kind, place.name, place.at, place.note) == (PlaceKind.BRIDGE, "Skola", PONDS, "aiz stūra")


def test_a_guess_shows_rows_and_what_is_not_used(tmp_path: Path):
    path = written(tmp_path, "lat;lon;kind;colour\n" + "56.2;24.7;gate;red\n" * 30)
    guess = guess_mapping(path)
    assert dict(guess.columns.at) == {Field.LAT: (0,), Field.LON: (1,), Field.KIND: (2,)}
    assert (guess.unused, len(guess.rows), guess.rows[0].number) == (("colour",), 20, 2)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("grid", list(Grid))
def test_x_and_y_of_a_national_grid_are_told_by_their_size(tmp_path: Path, grid: Grid, turned: bool):
    metres = to_grid(PONDS, grid)
    x, y = metres.northing_m, metres.easting_m
    x, y = (y, x) if turned else (x, y)
    path = written(tmp_path, f"Koord. X;Koord. Y\n{x:.2f};{y:.2f}\n".replace(".", ","))
    path.write_text(path.read_text("utf-8").replace("Koord, ", "Koord. "), encoding="utf-8")
    assert distance_m(read_places(path).places[0].at, PONDS) < 0.05


def test_where_both_ways_are_possible_the_mapping_says_which(tmp_path: Path):
    metres = to_grid(KURZEME, Grid.LKS_92)
    text = f"X;Y\n{metres.northing_m:.1f};{metres.easting_m:.1f}\n"
    (problem,) = read_places(written(tmp_path, text)).left_out
    assert "say which is the northing" in problem.what
    mapping = 'crs = "EPSG:3059"\n[columns]\nnorthing = "X"\neasting = "Y"\n'
    assert distance_m(read_places(written(tmp_path, text, mapping)).places[0].at, KURZEME) < 0.2


def test_metres_of_utm_are_read_and_exchanged_ones_are_refused(tmp_path: Path):
    # PROJ: 56.201 N 24.756 E is 360787.4 E 6230716.6 N in EPSG:32635
    mapping = 'crs = "EPSG:32635"\n[columns]\nnorthing = "N"\neasting = "E"\n'
    rows = "E,N\n360787.4,6230716.6\n6230716.6,360787.4\n"
    file = read_places(written(tmp_path, rows, mapping))
    assert distance_m(file.places[0].at, PONDS) < 0.5
    assert "seem swapped: northing and easting" in str(file.left_out[0])


@pytest.mark.parametrize(
    "cell",
    [
        "56.2010, 24.7560",
        "POINT (24.7560 56.2010)",
        "56°12'03.6\"N 24°45'21.6\"E",
        "228 707,9; 546 904,5",
    ],
)
def test_both_numbers_may_stand_in_one_cell(tmp_path: Path, cell: str):
    quoted = cell.replace('"', '""')
    path = written(tmp_path, f'Koordinātas;Nosaukums\n"{quoted}";Ala\n')
    assert distance_m(read_places(path).places[0].at, PONDS) < 1.0


def test_a_mapping_names_columns_constants_words_and_signs(tmp_path: Path):
    mapping = (
        'decimal = "."\ndelimiter = "|"\nencoding = "cp1257"\nattribution = "Biržai"\n'
        '[columns]\nlat = "A"\nlon = "B"\naccess = ["Kas", "Kur"]\nname = "Vārds"\n'
        '[constants]\nkind = "gate"\n[values.access]\n"raktas, tiltas" = "key at the bridge"\n'
    )
    path = written(tmp_path, "", mapping)
    path.write_bytes("A|B|Vārds|Kas|Kur\n56.2010|24.7560|Vārti|Raktas|Tiltas\n".encode("cp1257"))
    (place,) = read_places(path).places
    assert (place.kind, place.name, place.access) == (PlaceKind.GATE, "Vārti", "key at the bridge")


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ('[columns]\nlat = "Latitude"\n', 'columns.lat: p.csv has no column "Latitude"; it has lat, lon'),
        ('[colums]\nlat = "lat"\n', "unknown field `colums`"),
        ('crs = "EPSG:3857"\n', "not a mapping of places"),
        ('encoding = "punycode"\n', "not a mapping of places"),
        ('delimiter = "\'"\n', "not a mapping of places"),
        ("edition = 2026-13-01\n", "not TOML"),
        ("[constants]\ncolour = 1\n", "not a mapping of places"),
    ],
)
def test_a_wrong_mapping_is_refused_by_its_own_name(tmp_path: Path, mapping: str, said: str):
    path = written(tmp_path, "lat;lon\n56.2;24.7\n", mapping)
    with pytest.raises(FormatError, match=said) as refused:
        read_places(path)
    assert str(refused.value).startswith("p.mapping.toml")
