"""Maps of other makers come into an MBTiles of ours, every pixel where it belongs, or not at all."""

from __future__ import annotations

import io
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pmtiles.tile import TileType

from maps.foreign import pdf_file
from maps.foreign.file import FormatError
from maps.geo import LatLon
from maps.grids import Grid, GridPosition, from_grid
from maps.mercator import to_world
from maps.tiles.import_tiles import import_tiles
from maps.tiles.mbtiles import TileError, TileStore
from maps.tiles.pyramid import Tile, parent, tile_at
from tests.maps import made_up_tiffs
from tests.maps.made_up_maps import ramps, write_geopackage, write_geopdf, write_pmtiles
from tests.maps.made_up_tiles import png, write_mbtiles

if TYPE_CHECKING:
    from pathlib import Path

TERVETE = tile_at(LatLon(56.48, 23.391), 12)
GREEN, BLUE = png(90, 130, 80), png(60, 90, 150)
PICTURES = {TERVETE: GREEN, parent(TERVETE): BLUE}
CORNERS = ((56.40, 23.30), (56.45, 23.30), (56.45, 23.42), (56.40, 23.42))


def pixel(store: TileStore, at: LatLon, zoom: int) -> tuple[int, ...]:
    """Red, green, blue, opacity of the map at a place; all 0 where there is no picture."""
    tile = tile_at(at, zoom)
    content = store.picture(tile)
    if content is None:
        return (0, 0, 0, 0)
    x, y = to_world(at.lat_deg, at.lon_deg)
    picture = Image.open(io.BytesIO(content)).convert("RGBA")
    place = int((x - tile.left) / tile.size * 256), int((y - tile.top) / tile.size * 256)
    return tuple(np.asarray(picture)[place[1], place[0]].tolist())


# --- squares that are copied ----------------------------------------------------------------------


def test_pmtiles_are_copied_with_what_they_say(tmp_path: Path):
    source = write_pmtiles(
        tmp_path / "a.pmtiles", PICTURES, name="Zemgale", attribution="<a>&copy; Maker</a>"
    )
    info = import_tiles(source, tmp_path / "a.mbtiles", licence="CC BY 4.0")
    assert (info.name, info.attribution, info.licence) == ("Zemgale", "© Maker", "CC BY 4.0")
    with TileStore(tmp_path / "a.mbtiles") as store:
        assert {tile: store.picture(tile) for tile in PICTURES} == PICTURES


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 511), st.integers(0, 511)), min_size=1))
@settings(max_examples=25)
def test_every_tile_of_a_pmtiles_arrives(
    tmp_path_factory: pytest.TempPathFactory, places: set[tuple[int, int, int]]
):
    folder = tmp_path_factory.mktemp("pm")
    pictures = {Tile(z, x % 2**z, y % 2**z): png(x % 256, y % 256, z, side=4) for z, x, y in places}
    source = write_pmtiles(folder / "a.pmtiles", pictures, attribution="©")
    import_tiles(source, folder / "a.mbtiles")
    with TileStore(folder / "a.mbtiles") as store:
        assert {tile: store.picture(tile) for tile in pictures} == pictures


def test_vector_pmtiles_are_refused(tmp_path: Path):
    source = write_pmtiles(tmp_path / "v.pmtiles", {TERVETE: b"\x1a"}, TileType.MVT)
    with pytest.raises(FormatError, match=r"v\.pmtiles: holds vector tiles; only pictures"):
        import_tiles(source, tmp_path / "v.mbtiles", attribution="©")


@pytest.mark.parametrize("first", [None, Tile(11, TERVETE.column // 2, TERVETE.row // 2)])
def test_a_geopackage_is_copied_wherever_it_begins_to_count(tmp_path: Path, first: Tile | None):
    source = write_geopackage(tmp_path / "g.gpkg", PICTURES, first=first)
    info = import_tiles(source, tmp_path / "g.mbtiles", attribution="© Maker")
    assert (info.name, info.min_zoom, info.max_zoom) == ("Made up", 11, 12)
    with TileStore(tmp_path / "g.mbtiles") as store:
        assert {tile: store.picture(tile) for tile in PICTURES} == PICTURES


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"srs": 3059}, "EPSG:3059: save its tiles in EPSG:3857 with the Google grid"),
        ({"beside_m": 500.0}, "a grid of their own: save"),
    ],
)
def test_a_geopackage_in_another_grid_is_refused_with_what_to_do(
    tmp_path: Path, changes: dict[str, Any], said: str
):
    source = write_geopackage(tmp_path / "g.gpkg", PICTURES, **changes)
    with pytest.raises(FormatError, match=said):
        import_tiles(source, tmp_path / "g.mbtiles", attribution="©")


def test_an_mbtiles_is_looked_through_on_the_way(tmp_path: Path):
    bad = Tile(12, 5, 5)
    source = write_mbtiles(tmp_path / "m.mbtiles", {**PICTURES, bad: b"<html>"}, attribution="©")
    import_tiles(source, tmp_path / "ours.mbtiles")
    with closing(sqlite3.connect(tmp_path / "ours.mbtiles")) as db:
        assert db.execute("SELECT count(*) FROM tiles").fetchone() == (2,)


# --- sheets that are cut --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("epsg", "corner"), [(3059, (460_000.0, 262_000.0)), (3346, (460_000.0, 6_262_000.0))]
)
def test_a_sheet_in_a_national_grid_lies_where_it_belongs(
    tmp_path: Path, epsg: int, corner: tuple[float, float]
):
    source = made_up_tiffs.write(tmp_path / "s.tif", ramps(500, 700), epsg, corner, (4.0, 4.0))
    info = import_tiles(source, tmp_path / "s.mbtiles", attribution="©")
    with TileStore(tmp_path / "s.mbtiles") as store:
        for south_m, east_m in ((30.0, 30.0), (1000.0, 300.0), (1970.0, 2770.0)):
            at = from_grid(GridPosition(Grid(f"EPSG:{epsg}"), corner[1] - south_m, corner[0] + east_m))
            red, green, blue, opacity = pixel(store, at, info.max_zoom)
            assert red == pytest.approx((south_m / 4 - 0.5) * 255 / 499, abs=1.5)
            assert green == pytest.approx((east_m / 4 - 0.5) * 255 / 699, abs=1.5)
            assert (blue, opacity) == (77, 255)
        outside = from_grid(GridPosition(Grid(f"EPSG:{epsg}"), corner[1] + 20.0, corner[0] + 300.0))
        assert pixel(store, outside, info.max_zoom)[3] == 0


@pytest.mark.parametrize(
    ("epsg", "corner", "step"), [(4326, (23.3, 56.5), 1e-4), (3857, (2_600_000.0, 7_600_000.0), 8.0)]
)
def test_all_zooms_show_the_same_map(tmp_path: Path, epsg: int, corner: tuple[float, float], step: float):
    source = made_up_tiffs.write(tmp_path / "s.tif", ramps(900, 900), epsg, corner, (step, step))
    info = import_tiles(source, tmp_path / "s.mbtiles", attribution="©")
    assert info.bounds_deg is not None
    west, south, east, north = info.bounds_deg
    at = LatLon(south + 0.5 * (north - south), west + 0.5 * (east - west))
    with TileStore(tmp_path / "s.mbtiles") as store:
        seen = [pixel(store, at, zoom) for zoom in range(info.min_zoom, info.max_zoom + 1)]
    assert len(seen) >= 3
    for colours in seen:
        assert colours == pytest.approx(seen[-1], abs=4)


def test_a_photograph_becomes_jpeg_and_a_drawing_stays_as_it_is(tmp_path: Path):
    noise = np.random.default_rng(1).integers(0, 255, (600, 600, 3), dtype=np.uint8)
    for name, picture in (("photo", noise), ("drawing", np.full((600, 600, 3), 200, np.uint8))):
        source = made_up_tiffs.write(
            tmp_path / f"{name}.tif", picture, 3857, (2_600_000.0, 7_600_000.0), (4.0, 4.0)
        )
        import_tiles(source, tmp_path / f"{name}.mbtiles", attribution="©")
    kinds = {}
    for name in ("photo", "drawing"):
        with closing(sqlite3.connect(tmp_path / f"{name}.mbtiles")) as db:
            starts = {row[0] for row in db.execute("SELECT hex(substr(tile_data, 1, 2)) FROM tiles")}
        kinds[name] = starts
    assert "FFD8" in kinds["photo"]
    assert kinds["drawing"] == {"8950"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"epsg": 2100}, "EPSG:2100"),
        ({"tags": {33550: None}}, "where its pixels lie"),
        (
            {"epsg": 3857, "corner": (0.0, 0.0), "step": (1e-3, 1e5)},
            "times as wide as they are high",
        ),
    ],
)
def test_a_picture_without_a_sensible_place_is_refused(tmp_path: Path, changes: dict[str, Any], said: str):
    source = made_up_tiffs.write(tmp_path / "s.tif", ramps(200, 200), **({"epsg": 4326} | changes))
    with pytest.raises(FormatError, match=said):
        import_tiles(source, tmp_path / "s.mbtiles", attribution="©")
    assert not (tmp_path / "s.mbtiles").exists()


# --- pages ----------------------------------------------------------------------------------------

QUARTERS = {
    (56.41, 23.33): (255, 0, 0, 255),
    (56.44, 23.33): (0, 255, 0, 255),
    (56.44, 23.40): (0, 0, 255, 255),
    (56.41, 23.40): (128, 128, 128, 255),
    (56.46, 23.36): (0, 0, 0, 0),  # beside the map on the page
}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"rotate": 90},
        {"system": "/GCS << /Type /PROJCS /EPSG 3059 >>"},
        {"system": "/GCS << /Type /GEOGCS /EPSG 4326 >>"},
        {"box": (-50.0, 0.0, 350.0, 390.0)},
    ],
    ids=["plain", "turned page", "LKS-92", "degrees", "larger than the page"],
)
def test_the_map_on_a_page_lies_where_it_says(tmp_path: Path, changes: dict[str, Any]):
    source = write_geopdf(tmp_path / "p.pdf", CORNERS, **changes)
    info = import_tiles(source, tmp_path / "p.mbtiles", attribution="©")
    with TileStore(tmp_path / "p.mbtiles") as store:
        seen = {at: pixel(store, LatLon(*at), info.max_zoom) for at in QUARTERS}
    assert seen == QUARTERS


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"measure": "null"}, "does not say where its map lies"),
        ({"measure": "<< /Subtype /RL >>"}, "does not say where its map lies"),
        ({"measure": "<< /Subtype /GEO /GPTS [1 2] >>"}, "does not say where its map lies"),
        ({"measure": "<< /Subtype /GEO /GPTS [56 23 56 23 56 23 56 23] >>"}, "all one|one line|no place"),
        ({"measure": "<< /Subtype /GEO /GPTS [56 23 57 23 57 24 58 29] >>"}, "do not fit together"),
        ({"system": "/GCS << /EPSG 999999 >>"}, "coordinate system is not known"),
        ({"system": "/GCS << /WKT (nonsense) >>"}, "coordinate system is not known"),
    ],
)
def test_a_page_without_a_place_is_refused_in_one_line(tmp_path: Path, changes: dict[str, Any], said: str):
    source = write_geopdf(tmp_path / "p.pdf", CORNERS, **changes)
    with pytest.raises(FormatError, match=said):
        import_tiles(source, tmp_path / "p.mbtiles", attribution="©")


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf_file, "MAX_PDF_STEP_S", 0.02)  # less than the process needs to begin
    source = write_geopdf(tmp_path / "p.pdf", CORNERS)
    with pytest.raises(FormatError, match="took longer than"):
        import_tiles(source, tmp_path / "p.mbtiles", attribution="©")


def test_a_spoiled_page_is_read_or_refused_in_one_line(tmp_path: Path):
    source = write_geopdf(tmp_path / "p.pdf", CORNERS)
    good, rng = source.read_bytes(), random.Random(7)
    for _ in range(4):  # each starts a process
        spoiled = bytearray(good)
        for _ in range(rng.randint(1, 60)):
            spoiled[rng.randrange(9, len(spoiled))] = rng.randrange(256)
        source.write_bytes(spoiled)
        said = refusal(source, tmp_path / "p.mbtiles")
        assert said is None or said.isprintable()


def refusal(source: Path, out: Path) -> str | None:
    try:
        import_tiles(source, out, attribution="©")
    except (FormatError, TileError) as refused:
        return str(refused)
    return None


# --- all of them ----------------------------------------------------------------------------------


def test_a_map_of_nobody_is_refused_before_anything_is_written(tmp_path: Path):
    source = write_pmtiles(tmp_path / "a.pmtiles", PICTURES)
    with pytest.raises(FormatError, match="does not say whose map it is: give the attribution"):
        import_tiles(source, tmp_path / "a.mbtiles")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pmtiles"]


def test_progress_is_told_and_what_it_raises_ends_the_import(tmp_path: Path):
    source = write_pmtiles(tmp_path / "a.pmtiles", PICTURES, attribution="©")
    told: list[tuple[int, int]] = []
    import_tiles(source, tmp_path / "a.mbtiles", tell=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        import_tiles(source, tmp_path / "b.mbtiles", tell=stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mbtiles", "a.pmtiles"]


@pytest.mark.parametrize("name", ["a.pmtiles", "a.gpkg", "a.tif", "a.pdf", "a.mbtiles", "a.jp2"])
def test_what_is_something_else_is_refused_in_one_line(tmp_path: Path, name: str):
    for content in (b"", b"not a map " * 100):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(FormatError, match=f"^{name}: ") as refused:
            import_tiles(tmp_path / name, tmp_path / "out.mbtiles", attribution="©")
        assert str(refused.value).isprintable()
    with pytest.raises(FormatError, match=f"^{name}: "):
        import_tiles(tmp_path / "nowhere" / name, tmp_path / "out.mbtiles", attribution="©")


def test_pictures_that_are_none_are_left_out_and_none_at_all_is_an_error(tmp_path: Path):
    source = write_pmtiles(tmp_path / "a.pmtiles", {TERVETE: b"<html>"}, attribution="©")
    with pytest.raises(TileError, match="not one picture"):
        import_tiles(source, tmp_path / "a.mbtiles")
