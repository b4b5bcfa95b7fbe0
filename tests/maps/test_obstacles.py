"""Masts and wires from the files that people have."""

from __future__ import annotations

from pathlib import Path

import pytest

from maps.area import Area
from maps.foreign.file import FormatError
from maps.formats import by_suffix
from maps.formats.features import Features, Line, NamedArea, Point
from maps.geo import LatLon
from maps.obstacles import Obstacle, read_obstacles

AT = LatLon(56.48, 23.39)
WIRE = (AT, LatLon(56.49, 23.41))
WOOD = Area((AT, LatLon(56.48, 23.40), LatLon(56.49, 23.40)))
FEATURES = Features(
    (NamedArea(WOOD, "Mežs", {"height": 28}),),
    (Line(WIRE, "330 kV", facts={"power": "line", "height_m": 41.5, "radius_m": 8}),),
    (Point(AT, "Tornis", facts={"kind": "mast", "height": "74 m", "radius_m": 30}),),
)


@pytest.mark.parametrize("suffix", [".geojson", ".kml"])
def test_points_lines_and_areas_from_map_files(tmp_path: Path, suffix: str):
    path = tmp_path / f"obstacles{suffix}"
    by_suffix.write(path, FEATURES)
    mast, wire, wood = read_obstacles(path)
    assert mast == Obstacle((AT,), mast.height, 30.0, "mast", "Tornis")
    assert (mast.height, wire.height, wood.height) == (74.0, 41.5, 28.0)
    assert (wire.places, wire.radius_m, wire.kind) == (WIRE, 8.0, "line")
    assert (wood.filled, wire.filled) == (True, False)


def test_a_table_as_a_latvian_spreadsheet_writes_it(tmp_path: Path):
    path = tmp_path / "o.csv"
    text = "Nosaukums;Lat;Lon;Augstums\nTornis Ķekavā;56,48;23,39;74,5\n;;;\nSkurstenis;56.5;23.4;120 ft\n"
    path.write_bytes(text.encode("cp1257"))
    tower, chimney = read_obstacles(path)
    assert (tower.name, tower.places, tower.height) == ("Tornis Ķekavā", (LatLon(56.48, 23.39),), 74.5)
    assert chimney.height == pytest.approx(36.576)


def test_what_has_no_height_is_kept_without_one(tmp_path: Path):
    path = tmp_path / "o.csv"
    path.write_text("\ufeffname,lat,lon,height_m\nmast,56.48,23.39,\n", encoding="utf-8")
    assert read_obstacles(path)[0].height is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name;lat;lon;height_m\nmast;56.48;23.39;high\n", 'row 2.*"high" is not metres'),
        ("name;lat;lon;height_m\nmast;56.48;23.39;-5\n", "row 2.*is not metres"),
        ("name;lat;lon;height_m\nmast;56.48;23.39;nan\n", "row 2.*is not metres"),
        ("name;lat;lon;height_m\nmast;23.39;56.48;30\n", "row 2.*swapped"),
        ("name;lat;lon;height_m\nmast;;23.39;30\n", "row 2.*degrees"),
        ("name;height_m\nmast;30\n", "row 2.*no column lat"),
        ("name;lat;lon;height_m\nmast;462490.4;259670.6;30\n", "row 2.*national grid"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, text: str, said: str):
    path = tmp_path / "o.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=said):
        read_obstacles(path)


def test_a_map_file_with_a_height_of_a_kilometre_and_more_is_refused(tmp_path: Path):
    path = tmp_path / "o.geojson"
    by_suffix.write(path, Features((), (), (Point(AT, "mast", facts={"height": 74_000}),)))
    with pytest.raises(FormatError, match=r"point 1.*74000"):
        read_obstacles(path)
