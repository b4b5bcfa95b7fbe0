"""What is written is read back by the reader, and a half file never looks like a whole one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.geo import LatLon
from maps.tiles.mbtiles import TileError, TileStore
from maps.tiles.mbtiles_writer import About, Kept, TileWriter, part_of_file
from maps.tiles.pyramid import Tile, parent, tile_at
from tests.maps.made_up_tiles import png, write_mbtiles

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = About("Zemgale", "© Made up", "CC BY 4.0", "made up", "2026-04-12")
TERVETE = tile_at(LatLon(56.48, 23.391), 12)
GREEN, BLUE = png(90, 130, 80), png(60, 90, 150)
KEPT = Kept('"a"', "Sun, 12 Apr 2026 13:15:00 GMT", 1.8e9, is_there=True)


def test_what_is_written_is_read_with_all_that_it_says_of_itself(tmp_path: Path):
    with TileWriter(tmp_path / "z.mbtiles", ABOUT) as writer:
        writer.put(TERVETE, GREEN)
        writer.put(parent(TERVETE), BLUE)
        info = writer.finish()
    with TileStore(tmp_path / "z.mbtiles") as store:
        assert (store.picture(TERVETE), store.picture(parent(TERVETE))) == (GREEN, BLUE)
        assert store.info == info
    assert (info.name, info.attribution, info.licence) == ("Zemgale", "© Made up", "CC BY 4.0")
    assert (info.source, info.edition) == ("made up", "2026-04-12")
    assert (info.min_zoom, info.max_zoom) == (11, 12)
    assert info.bounds_deg is not None
    west, south, east, north = info.bounds_deg
    assert west < 23.391 < east
    assert south < 56.48 < north
    assert [path.name for path in tmp_path.iterdir()] == ["z.mbtiles"]


@settings(max_examples=25)
@given(st.integers(0, 18), st.data())
def test_the_bounds_are_those_of_the_tiles(
    tmp_path_factory: pytest.TempPathFactory, zoom: int, data: st.DataObject
):
    place = st.integers(0, 2**zoom - 1)
    tiles = [Tile(zoom, data.draw(place), data.draw(place)) for _ in range(3)]
    path = tmp_path_factory.mktemp("tiles") / "t.mbtiles"
    with TileWriter(path, ABOUT) as writer:
        for tile in tiles:
            writer.put(tile, GREEN)
        bounds = writer.finish().bounds_deg
    assert bounds is not None
    inner = 0.04 * 360 / 2**zoom
    first = tile_at(LatLon(bounds[3] - inner, bounds[0] + inner), zoom)
    last = tile_at(LatLon(bounds[1] + inner, bounds[2] - inner), zoom)
    assert (first.column, first.row) == (min(t.column for t in tiles), min(t.row for t in tiles))
    assert (last.column, last.row) == (max(t.column for t in tiles), max(t.row for t in tiles))


def test_a_failure_leaves_what_was_there_before_and_nothing_else(tmp_path: Path):
    path = write_mbtiles(tmp_path / "z.mbtiles", {TERVETE: BLUE})
    before = path.read_bytes()

    def broken_off() -> None:
        with TileWriter(path, ABOUT) as writer:
            writer.put(TERVETE, GREEN)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_half_file_goes_on_where_it_was_left(tmp_path: Path):
    path = tmp_path / "z.mbtiles"
    with TileWriter(path, ABOUT) as writer:
        writer.put(TERVETE, GREEN, KEPT)
    assert not path.exists()
    assert part_of_file(path).is_file()
    with TileWriter(path, ABOUT, go_on=True) as writer:
        assert writer.kept() == {TERVETE: KEPT}
        writer.put(parent(TERVETE), BLUE)
        writer.finish()
    with TileStore(path) as store:
        assert (store.picture(TERVETE), store.picture(parent(TERVETE))) == (GREEN, BLUE)


def test_a_whole_file_of_ours_is_brought_up_to_date_in_a_copy(tmp_path: Path):
    path = tmp_path / "z.mbtiles"
    with TileWriter(path, ABOUT) as writer:
        writer.put(TERVETE, GREEN, KEPT)
        writer.put(parent(TERVETE), GREEN)
        writer.finish()
    before = path.read_bytes()
    with TileWriter(path, ABOUT, go_on=True) as writer:
        writer.keep(TERVETE, Kept("", "", 2e9, is_there=False))
        writer.put(parent(TERVETE), BLUE)
        assert path.read_bytes() == before
        writer.finish()
    with TileStore(path) as store:
        assert store.picture(TERVETE) is None
        assert store.picture(parent(TERVETE)) == BLUE


def test_a_file_of_somebody_else_is_not_written_into(tmp_path: Path):
    path = write_mbtiles(tmp_path / "z.mbtiles", {TERVETE: BLUE})
    before = path.read_bytes()
    with pytest.raises(TileError, match="not made by FireDrone"):
        TileWriter(path, ABOUT, go_on=True)
    assert path.read_bytes() == before


def test_a_trigger_in_a_half_file_makes_it_somebody_elses(tmp_path: Path):
    path = tmp_path / "z.mbtiles"
    with TileWriter(path, ABOUT) as writer:
        writer.put(TERVETE, GREEN)
    with closing(sqlite3.connect(part_of_file(path))) as db, db:
        db.execute("CREATE TRIGGER t AFTER INSERT ON tiles BEGIN DELETE FROM tiles; END")
    with pytest.raises(TileError, match="not made by FireDrone"):
        TileWriter(path, ABOUT, go_on=True)


def test_nothing_came_is_no_file(tmp_path: Path):
    with (
        pytest.raises(TileError, match="not one picture"),
        TileWriter(tmp_path / "z.mbtiles", ABOUT) as writer,
    ):
        writer.finish()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(TileError, match=r"^z.mbtiles: cannot be written"):
        TileWriter(tmp_path / "file" / "z.mbtiles", ABOUT)
