"""`firedrone map`: one page from a plan, map files and the packs of the district."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from firedrone.bench.map_page import outside_references
from firedrone.cli import main
from incidents.words import LANGUAGES, label
from maps.geo import LatLon, moved
from maps.tiles.pyramid import tile_at
from tests.maps.made_up_tiles import png, write_mbtiles

ZONES = Path(__file__).parents[2] / "data" / "zones" / "ed269_made_up_lv.json"
SCENE = LatLon(56.47, 23.35)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "areas" / "tervete"
    for kind in ("tiles", "zones", "places", "cameras"):
        (folder / kind).mkdir(parents=True)
    shutil.copy(ZONES, folder / "zones" / "zones.json")
    write_mbtiles(folder / "tiles" / "a.mbtiles", {tile_at(SCENE, z): png(90, 120, 80) for z in (11, 12, 13)})
    rows = "".join(
        f"hydrant;{at.lat_deg};{at.lon_deg};{name}\n"
        for name, at in (("near", moved(SCENE, 500.0, 0.0)), ("far", moved(SCENE, 30_000.0, 0.0)))
    )
    (folder / "places" / "water.csv").write_text(f"kind;lat;lon;name\n{rows}", "utf-8")
    (folder / "cameras" / "cameras.csv").write_text("this is no table", "utf-8")
    return folder


@pytest.fixture
def track(tmp_path: Path) -> Path:
    path = tmp_path / "way.geojson"
    line = [[SCENE.lon_deg, SCENE.lat_deg], [SCENE.lon_deg + 0.01, SCENE.lat_deg + 0.005]]
    geometry = {"type": "LineString", "coordinates": line}
    path.write_text(json.dumps({"type": "Feature", "properties": {"name": "Ceļš"}, "geometry": geometry}))
    return path


def made(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, object]:
    assert main(["map", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_a_map_file_and_a_pack(
    tmp_path: Path, pack: Path, track: Path, lang: str, capsys: pytest.CaptureFixture[str]
):
    out = tmp_path / "page.html"
    said = made(capsys, out, "--show", track, "--pack", pack, "--lang", lang, "--training")
    html = out.read_text("utf-8")
    counted = {key: said[key] for key in ("tiles", "zones", "places", "cameras", "tracks")}
    assert counted == {"tiles": 3, "zones": 1, "places": 1, "cameras": 0, "tracks": 1}
    assert said["size_bytes"] == out.stat().st_size
    assert [line.split(":")[0] for line in said["left_out"]] == ["cameras.csv"]
    assert label(lang, "training") in html
    assert f'<html lang="{lang}">' in html
    assert outside_references(html) == 0


def test_without_a_pack_all_of_this_laptop_are_taken_and_around_says_where(
    tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("FIREDRONE_DATA", str(pack.parents[1]))
    out = tmp_path / "page.html"
    assert made(capsys, out)["places"] == 2
    at = f"{SCENE.lat_deg},{SCENE.lon_deg}"
    assert made(capsys, out, "--around", at, "--km", 2)["places"] == 1
    away = made(capsys, out, "--around", "57.5,26.5", "--km", 2)
    assert (away["places"], away["zones"], away["tiles"]) == (0, 0, 0)


def test_a_plan_brings_its_area_and_its_way(tmp_path: Path, pack: Path, capsys: pytest.CaptureFixture[str]):
    area, plan, out = tmp_path / "area.geojson", tmp_path / "plan.json", tmp_path / "page.html"
    corners = [moved(SCENE, x, y) for x, y in ((0, 0), (300, 0), (300, 300), (0, 300), (0, 0))]
    ring = [[at.lon_deg, at.lat_deg] for at in corners]
    area.write_text(
        json.dumps(
            {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        )
    )
    home = f"{SCENE.lat_deg},{SCENE.lon_deg}"
    assert main(["plan", "parallel", "--area", str(area), "--home", home, "--out", str(plan)]) in (0, 1)
    capsys.readouterr()
    assert made(capsys, out, "--plan", plan, "--pack", pack)["tracks"] == 1
    html = out.read_text("utf-8")
    assert label("en", "search_area") in html
    assert "Planned: plan" in html


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("page.pdf",), "ends in .html"),
        (("page.html", "--lang", "de"), "none of en, lv, lt"),
        (("page.html", "--pack", "nowhere"), "no area pack"),
        (("page.html", "--around", "here"), "--around"),
        (("page.html", "--show", "gone.gpx"), "gone.gpx"),
        (("page.html", "--plan", "gone.json"), "gone.json"),
        (("no/such/folder/page.html",), "page.html"),
    ],
)
def test_what_was_named_and_is_wrong_is_one_line(
    tmp_path: Path,
    arguments: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIREDRONE_DATA", str(tmp_path))
    assert main(["map", *arguments]) == 2
    line = capsys.readouterr().err
    assert re.fullmatch(r"[^\n]*\n", line)
    assert said in line
    assert not (tmp_path / "page.html").exists()
