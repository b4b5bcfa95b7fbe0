"""All area packs together; what cannot be read is named, and the rest loads."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from maps.geo import LatLon
from maps.ground.hgt import SIDES
from maps.packs.district import District, load
from maps.packs.where import use_in_place

SAMPLES = Path(__file__).parents[2] / "data" / "zones"
SIDE = min(SIDES.values())


def tile(folder: Path, name: str, height_m: int, void_west: bool = False) -> None:
    heights = np.full((SIDE, SIDE), height_m, dtype=">i2")
    if void_west:
        heights[:, : SIDE // 2] = -32768
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(heights.tobytes())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two areas; the first has a hole in its elevation that the second fills."""
    tile(tmp_path / "areas" / "a" / "elevation", "N56E023.hgt", 40, void_west=True)
    tile(tmp_path / "areas" / "b" / "elevation", "N56E023.hgt", 70)
    tile(tmp_path / "areas" / "b" / "elevation", "N56E024.hgt", 90)
    for area, sample in (("a", "ed269_made_up_lv.json"), ("b", "ed318_made_up.json")):
        (tmp_path / "areas" / area / "zones").mkdir()
        shutil.copy(SAMPLES / sample, tmp_path / "areas" / area / "zones")
    (tmp_path / "areas" / "b" / "obstacles").mkdir()
    (tmp_path / "areas" / "b" / "obstacles" / "o.csv").write_text(
        "name;lat;lon;height_m\nmast;56.48;23.39;74\n"
    )
    return tmp_path


def test_everything_of_every_area_is_there(data: Path):
    district = load(data)
    assert [file.name for file in district.zones] == ["ed269_made_up_lv.json", "ed318_made_up.json"]
    assert [obstacle.name for obstacle in district.obstacles] == ["mast"]
    assert [path.name for path in district.obstacle_files] == ["o.csv"]
    assert district.problems == ()


def test_the_first_ground_that_knows_a_place_says_its_height(data: Path):
    ground = load(data).ground
    assert ground is not None
    assert ground.height_m(LatLon(56.5, 23.9)) == pytest.approx(40.0)
    assert ground.height_m(LatLon(56.5, 23.1)) == pytest.approx(70.0)
    assert ground.height_m(LatLon(56.5, 24.5)) == pytest.approx(90.0)
    assert ground.height_m(LatLon(56.5, 25.5)) is None
    lats, lons = np.full((2, 2), 56.5), np.array([[23.9, 23.1], [24.5, 25.5]])
    assert ground.heights_m(lats, lons) == pytest.approx(
        np.array([[40.0, 70.0], [90.0, np.nan]]), nan_ok=True
    )
    assert {path.parent.parent.name for path in ground.tiles_at(lats, lons)} == {"a", "b"}


def test_a_bad_file_is_one_line_and_the_others_load(data: Path):
    (data / "areas" / "a" / "zones" / "bad.json").write_text('{"features": [{}]}')
    (data / "areas" / "a" / "obstacles").mkdir()
    (data / "areas" / "a" / "obstacles" / "bad.csv").write_text("name;height_m\nmast;30\n")
    (data / "areas" / "b" / "elevation" / "N56E025.hgt").write_bytes(b"short")
    (data / "areas" / "a" / "zones" / "notes.txt").write_text("not ours")
    district = load(data)
    assert [line.split(":")[0] for line in district.problems] == ["b", "a", "a"]
    assert ["N56E025.hgt" in district.problems[0], "bad.json" in district.problems[1]] == [True, True]
    assert all(line.isprintable() for line in district.problems)
    assert len(district.zones) == 2
    assert district.ground is not None
    assert district.ground.height_m(LatLon(56.5, 24.5)) == pytest.approx(90.0)


def test_without_areas_there_is_nothing_and_no_problem(tmp_path: Path):
    assert load(tmp_path) == District()
    (tmp_path / "areas" / "a" / "elevation").mkdir(parents=True)
    assert load(tmp_path).problems == ()


def test_it_is_read_again_only_when_a_file_changed(data: Path):
    first = load(data)
    assert load(data, first) is first
    touched = data / "areas" / "b" / "obstacles" / "o.csv"
    os.utime(touched, (1, 1))
    second = load(data, first)
    assert second is not first
    touched.unlink()
    assert load(data, second).obstacles == ()


def test_a_pack_on_a_stick_counts_and_its_absence_is_said(data: Path, tmp_path: Path):
    stick = (data / "areas" / "b").rename(tmp_path / "stick")
    use_in_place(data, stick)
    first = load(data)
    assert [file.name for file in first.zones] == ["ed269_made_up_lv.json", "ed318_made_up.json"]
    stick.rename(tmp_path / "pulled")
    second = load(data, first)
    assert len(second.zones) == 1
    assert second.problems == (f"{stick}: is not there: put the stick in",)
    assert load(data, second) is second


def test_map_pictures_are_listed_and_opened_by_who_draws_them(data: Path):
    tiles = data / "areas" / "a" / "tiles"
    tiles.mkdir()
    (tiles / "district.mbtiles").write_bytes(b"")
    (tiles / "readme.txt").write_text("not ours")
    assert load(data).tile_files == (tiles / "district.mbtiles",)
