import random
import sqlite3
import time
from contextlib import closing

import pytest

from maps.foreign.database import DatabaseError
from maps.foreign.limits import MAX_QUESTION_S, MAX_TILE_BYTES
from maps.geo import LatLon
from maps.tiles.mbtiles import TileError, TileStore
from maps.tiles.pyramid import Tile, parent, tile_at
from tests.maps.made_up_tiles import png, write_mbtiles

TERVETE = tile_at(LatLon(56.48, 23.391), 12)
GREEN, BLUE = png(90, 130, 80), png(60, 90, 150)


@pytest.fixture
def mbtiles(tmp_path):
    """Two made-up tiles."""
    return write_mbtiles(
        tmp_path / "zemgale.mbtiles",
        {TERVETE: GREEN, parent(TERVETE): BLUE},
        name="Zemgale",
        format="png",
        minzoom="11",
        maxzoom="12",
        bounds="23.2,56.4,23.6,56.6",
        attribution='&copy; <a href="https://example.org">Made up</a>',
    )


def test_a_tile_counted_from_the_north_is_found_in_rows_counted_from_the_south(mbtiles):
    with TileStore(mbtiles) as store:
        assert store.picture(TERVETE) == GREEN
        assert store.picture(parent(TERVETE)) == BLUE
        assert store.picture(Tile(12, TERVETE.column, 2**12 - 1 - TERVETE.row)) is None


def test_the_file_says_what_it_is_and_its_attribution_is_plain_text(mbtiles):
    with TileStore(mbtiles) as store:
        assert store.info.name == "Zemgale"
        assert (store.info.min_zoom, store.info.max_zoom) == (11, 12)
        assert store.info.bounds_deg == (23.2, 56.4, 23.6, 56.6)
        assert store.info.attribution == "© Made up"


def test_a_file_that_says_nothing_is_asked_for_its_zooms(tmp_path):
    path = write_mbtiles(tmp_path / "plain.mbtiles", {TERVETE: GREEN, parent(TERVETE): BLUE})
    with TileStore(path) as store:
        assert (store.info.min_zoom, store.info.max_zoom) == (11, 12)
        assert store.info.bounds_deg is None
        assert store.info.name == "plain"


@pytest.mark.parametrize(
    "picture",
    [
        None,
        b"",
        b"not a picture",
        "text",
        7,
        GREEN[:20],
        png(1, 2, 3, side=1025),
        GREEN + b"\0" * MAX_TILE_BYTES,
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"RIFF\x10\x00\x00\x00WEBPVP8X",
    ],
    ids=["null", "empty", "junk", "text", "number", "cut", "too wide", "too heavy", "cut jpeg", "cut webp"],
)
def test_what_is_no_good_picture_is_no_tile(tmp_path, picture):
    path = write_mbtiles(
        tmp_path / "bad.mbtiles", {TERVETE: picture, parent(TERVETE): BLUE}, minzoom="11", maxzoom="12"
    )
    with TileStore(path) as store:
        assert store.picture(TERVETE) is None
        assert store.picture(parent(TERVETE)) == BLUE


def test_zooms_beyond_the_file_are_not_even_asked_for(mbtiles):
    with TileStore(mbtiles) as store:
        assert store.picture(Tile(13, 0, 0)) is None
        assert store.picture(Tile(10, 0, 0)) is None


def test_the_file_cannot_be_written_through_the_store(mbtiles):
    before = mbtiles.read_bytes()
    with TileStore(mbtiles) as store, pytest.raises(DatabaseError, match="readonly"):
        store._db.ask("DELETE FROM tiles")
    assert mbtiles.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no such table"),
        (b"PK\x03\x04 not a database at all" * 10, "not an MBTiles file, or a damaged one"),
    ],
)
def test_what_is_not_mbtiles_is_refused_with_its_name(tmp_path, content, says):
    path = tmp_path / "x.mbtiles"
    path.write_bytes(content)
    with pytest.raises(TileError, match=rf"^x\.mbtiles: .*{says}"):
        TileStore(path)


def test_a_missing_file_is_not_made(tmp_path):
    with pytest.raises(TileError, match="no such file"):
        TileStore(tmp_path / "nowhere.mbtiles")
    assert not (tmp_path / "nowhere.mbtiles").exists()


def test_vector_tiles_are_refused_by_name(tmp_path):
    path = write_mbtiles(tmp_path / "v.mbtiles", {TERVETE: b"\x1f\x8b"}, format="pbf")
    with pytest.raises(TileError, match='holds "pbf" tiles; only pictures are drawn'):
        TileStore(path)


@pytest.mark.parametrize("zooms", [{"minzoom": "5", "maxzoom": "3"}, {"minzoom": "0", "maxzoom": "40"}])
def test_impossible_zooms_are_refused(tmp_path, zooms):
    path = write_mbtiles(tmp_path / "z.mbtiles", {TERVETE: GREEN}, **zooms)
    with pytest.raises(TileError, match="no tiles between zoom 0 and 22"):
        TileStore(path)


def test_an_empty_table_is_refused(tmp_path):
    with pytest.raises(TileError, match="no tiles between zoom 0 and 22"):
        TileStore(write_mbtiles(tmp_path / "e.mbtiles", {}))


def test_a_view_that_makes_gigabytes_is_no_tile_and_no_name(tmp_path):
    path = tmp_path / "huge.mbtiles"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE VIEW metadata AS SELECT 'name' AS name, hex(zeroblob(100000000)) AS value")
        db.execute(
            "CREATE VIEW tiles AS SELECT 12 AS zoom_level, 0 AS tile_column, 0 AS tile_row,"
            " zeroblob(900000000) AS tile_data"
        )
    with pytest.raises(TileError, match="too big"):
        TileStore(path)


def test_a_file_in_use_by_its_maker_is_read_without_a_trace_beside_it(mbtiles):
    with closing(sqlite3.connect(mbtiles)) as maker:
        maker.execute("PRAGMA journal_mode = WAL")
    beside = sorted(mbtiles.parent.iterdir())
    with TileStore(mbtiles) as store:
        assert store.picture(TERVETE) == GREEN
        assert sorted(mbtiles.parent.iterdir()) == beside == [mbtiles]


@pytest.mark.parametrize("seed", range(5))
def test_no_spoiled_file_gets_past_the_named_error(mbtiles, seed):
    rng = random.Random(seed)
    content = mbtiles.read_bytes()
    for _ in range(12):
        spoiled = bytearray(content)
        for _ in range(rng.randint(1, 40)):
            spoiled[rng.randrange(len(spoiled))] = rng.randrange(256)
        mbtiles.write_bytes(spoiled[: rng.randint(1, len(spoiled))] if rng.random() < 0.3 else spoiled)
        try:
            with TileStore(mbtiles) as store:
                picture = store.picture(TERVETE)
        except TileError:
            continue
        assert picture is None or picture.startswith(b"\x89PNG")


def test_a_file_whose_answers_take_long_is_not_asked_for_every_tile(tmp_path):
    path = tmp_path / "endless.mbtiles"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("INSERT INTO metadata VALUES ('minzoom', '0'), ('maxzoom', '22')")
        db.execute(
            "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            " SELECT i AS zoom_level, -i AS tile_column, 0 AS tile_row, NULL AS tile_data FROM n"
        )
    with TileStore(path) as store:
        begun_s = time.process_time()
        assert [store.picture(TERVETE) for _ in range(50)] == [None] * 50
        assert time.process_time() - begun_s < 4 * MAX_QUESTION_S
