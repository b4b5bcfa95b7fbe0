"""Maps of GIS offices, spoiled and then imported: PMTiles, GeoPackage, GeoTIFF pictures, GeoPDF."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maps.foreign.file import FormatError
from maps.foreign.pdf_worker import RefusedError, viewport
from maps.geo import LatLon
from maps.tiles.import_tiles import import_tiles
from maps.tiles.mbtiles import TileStore
from maps.tiles.mbtiles_writer import part_of_file
from maps.tiles.pyramid import parent, tile_at
from tests.fuzz import mutations
from tests.maps import made_up_tiffs
from tests.maps.made_up_maps import ramps, write_geopackage, write_geopdf, write_pmtiles
from tests.maps.made_up_tiles import png

if TYPE_CHECKING:
    from random import Random

TILE = tile_at(LatLon(56.48, 23.391), 12)
PICTURES: dict[Any, bytes] = {TILE: png(90, 130, 80, side=16), parent(TILE): png(60, 90, 150, side=16)}
CORNERS = ((56.40, 23.30), (56.45, 23.30), (56.45, 23.42), (56.40, 23.42))
CHANGES = (
    'UPDATE "the map" SET tile_column = -5',
    'UPDATE "the map" SET tile_row = 9e99, zoom_level = 7',
    "UPDATE \"the map\" SET tile_data = 'text'",
    'UPDATE "the map" SET tile_data = zeroblob(3000000)',
    "UPDATE gpkg_contents SET table_name = 'x\"y'",
    "UPDATE gpkg_contents SET identifier = x'ff00fe'",
    "UPDATE gpkg_tile_matrix SET pixel_x_size = 9e999",
    "UPDATE gpkg_tile_matrix SET tile_width = 'wide'",
    "UPDATE gpkg_tile_matrix_set SET min_x = NULL",
    "UPDATE gpkg_tile_matrix_set SET max_y = 1e300, srs_id = 'x'",
    "DELETE FROM gpkg_tile_matrix_set",
    "DROP TABLE gpkg_tile_matrix",
    "INSERT INTO gpkg_contents SELECT * FROM gpkg_contents",
)
ENDLESS = (
    'DROP TABLE "the map"',
    (
        'CREATE VIEW "the map" AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)'
        " SELECT 1 AS zoom_level, 2 AS tile_column, -i AS tile_row, NULL AS tile_data FROM n"
    ),
)


def a_pmtiles(rng: Random, _trap: str) -> bytes:
    good = bytearray(_seeds()[0])
    for _ in range(rng.randint(0, 3)):  # the head says where everything lies
        good[rng.randrange(7, 127)] = rng.choice((0, 1, 2, 255, rng.randrange(256)))
    return mutations.spoiled(rng, bytes(good)) if rng.random() < 0.5 else bytes(good)


def a_geopackage(rng: Random, _trap: str) -> bytes:
    good, *wrong = _seeds()[3:]
    return rng.choice(wrong) if rng.random() < 0.4 else mutations.spoiled(rng, good)


def a_sheet(rng: Random, _trap: str) -> bytes:
    good = bytearray(_seeds()[1])
    for _ in range(rng.randint(0, 3)):  # what the tags say is in the beginning
        good[rng.randrange(8, 400)] = rng.choice((0, 1, 2, 255, rng.randrange(256)))
    return mutations.spoiled(rng, bytes(good)) if rng.random() < 0.3 else bytes(good)


def a_page(rng: Random, _trap: str) -> bytes:
    good = _seeds()[2]
    return mutations.in_words(rng, good) if rng.random() < 0.5 else mutations.spoiled(rng, good)


def take_map(path: Path) -> object:
    """What can be imported can be drawn."""
    out = path.with_name("out.mbtiles")
    try:
        import_tiles(path, out, attribution="©")
        with TileStore(out) as store:
            return store.info, store.picture(TILE)
    finally:
        for left in (out, part_of_file(out)):
            left.unlink(missing_ok=True)


def take_page(path: Path) -> object:
    """As the process that draws it reads it; drawing itself is that process's own risk."""
    try:
        return viewport(path)
    except RefusedError as refused:
        raise FormatError(path, "", str(refused)) from refused


@cache
def _seeds() -> tuple[bytes, ...]:
    folder = Path(os.environ["FIREDRONE_DATA"])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "seed.gpkg"
    good = write_geopackage(path, PICTURES).read_bytes()
    changed: list[bytes] = []
    for lines in [*((line,) for line in CHANGES), ENDLESS]:
        path.write_bytes(good)
        with closing(sqlite3.connect(path)) as db, db, suppress(sqlite3.Error):
            for line in lines:
                db.execute(line)
        changed.append(path.read_bytes())
    sheet = made_up_tiffs.write(
        folder / "s.tif", ramps(60, 80), 3059, (460_000.0, 262_000.0), (4.0, 4.0), compression="tiff_lzw"
    )
    return (
        write_pmtiles(folder / "a.pmtiles", PICTURES, name="Z", attribution="©").read_bytes(),
        sheet.read_bytes(),
        write_geopdf(folder / "p.pdf", CORNERS, system="/GCS << /Type /PROJCS /EPSG 3059 >>").read_bytes(),
        good,
        *changed,
    )
