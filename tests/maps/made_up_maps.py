"""Small made-up maps in the forms of GIS offices: PMTiles by the package's own writer, GeoPackage, GeoPDF."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from maps.mercator import EQUATOR_M

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from maps.tiles.pyramid import Tile


def write_pmtiles(
    path: Path, pictures: Mapping[Tile, bytes], kind: TileType = TileType.PNG, **metadata: str
) -> Path:
    """`metadata` as tilers write it: name, attribution."""
    with path.open("wb") as file:
        writer = Writer(file)
        ids = {zxy_to_tileid(tile.zoom, tile.column, tile.row): tile for tile in pictures}
        for number in sorted(ids):
            writer.write_tile(number, pictures[ids[number]])
        writer.finalize({"tile_type": kind, "tile_compression": Compression.NONE}, dict(metadata))
    return path


def write_geopackage(
    path: Path,
    pictures: Mapping[Tile, object],
    *,
    srs: int = 3857,
    first: Tile | None = None,
    beside_m: float = 0.0,
    title: str = "Made up",
) -> Path:
    """Rows are counted from the corner of `first` at its zoom (else of the world), zooms from 0.

    `beside_m`: how far the grid lies east of where it should.
    """
    lowest = min(tile.zoom for tile in pictures) if pictures else 0
    origin = (0.0, 0.0) if first is None else (first.column / 2**first.zoom, first.row / 2**first.zoom)
    west_m, north_m = EQUATOR_M * (origin[0] - 0.5) + beside_m, EQUATOR_M * (0.5 - origin[1])
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id)")
        db.execute("CREATE TABLE gpkg_contents (table_name, data_type, identifier)")
        db.execute("CREATE TABLE gpkg_tile_matrix_set (table_name, srs_id, min_x, min_y, max_x, max_y)")
        db.execute(
            "CREATE TABLE gpkg_tile_matrix (table_name, zoom_level, matrix_width, matrix_height,"
            " tile_width, tile_height, pixel_x_size, pixel_y_size)"
        )
        db.execute(
            'CREATE TABLE "the map" (id INTEGER PRIMARY KEY, zoom_level, tile_column, tile_row, tile_data)'
        )
        db.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (?, 'EPSG', ?)", (srs, srs))
        db.execute("INSERT INTO gpkg_contents VALUES ('the map', 'tiles', ?)", (title,))
        db.execute(
            "INSERT INTO gpkg_tile_matrix_set VALUES ('the map', ?, ?, 0, 0, ?)", (srs, west_m, north_m)
        )
        for zoom in {tile.zoom for tile in pictures}:
            size_m = EQUATOR_M / 2**zoom / 256
            db.execute(
                "INSERT INTO gpkg_tile_matrix VALUES ('the map', ?, 1, 1, 256, 256, ?, ?)",
                (zoom - lowest, size_m, size_m),
            )
        for tile, picture in pictures.items():
            column, row = (round(share * 2**tile.zoom) for share in origin)
            db.execute(
                'INSERT INTO "the map" (zoom_level, tile_column, tile_row, tile_data) VALUES (?, ?, ?, ?)',
                (tile.zoom - lowest, tile.column - column, tile.row - row, picture),
            )
    return path


def write_geopdf(
    path: Path,
    corners: Sequence[tuple[float, float]],
    *,
    box: tuple[float, float, float, float] = (50.0, 100.0, 350.0, 300.0),
    system: str = "",
    measure: str | None = None,
    rotate: int = 0,
) -> Path:
    """A page of 400 x 400 points with a map in `box`: its lower left quarter is red, the others green, blue
    and grey, clockwise. `corners`: latitude and longitude from the lower left, clockwise.
    """
    left, bottom, right, top = box
    wide, high = (right - left) / 2, (top - bottom) / 2
    quarters = (
        ((1, 0, 0), left, bottom),
        ((0, 1, 0), left, bottom + high),
        ((0, 0, 1), left + wide, bottom + high),
        ((0.5, 0.5, 0.5), left + wide, bottom),
    )
    painted = "".join(
        f"{' '.join(map(str, colour))} rg {x} {y} {wide} {high} re f\n" for colour, x, y in quarters
    )
    if measure is None:
        degrees = " ".join(f"{number:.9f}" for corner in corners for number in corner)
        measure = f"<< /Type /Measure /Subtype /GEO /GPTS [{degrees}] /LPTS [0 0 0 1 1 1 1 0] {system} >>"
    view = f"<< /Type /Viewport /BBox [{left} {bottom} {right} {top}] /Measure {measure} >>"
    path.write_bytes(_pdf(painted, f"/VP [{view}] /Rotate {rotate}"))
    return path


def _pdf(painted: str, on_page: str) -> bytes:
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << >> {on_page} >>",
        f"<< /Length {len(painted)} >>\nstream\n{painted}\nendstream",
    )
    written, places = b"%PDF-1.7\n", list[int]()
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 5\n0000000000 65535 f \n{table}trailer << /Size 5 /Root 1 0 R >>\n"
    return written + f"{end}startxref\n{len(written)}\n%%EOF\n".encode()


def ramps(height: int, width: int) -> np.ndarray[Any, Any]:
    """A picture whose colours say where each pixel is: red grows to the south, green to the east."""
    rows, columns = np.mgrid[0:height, 0:width]
    red, green = rows * 255.0 / (height - 1), columns * 255.0 / (width - 1)
    return np.stack((red, green, np.full_like(red, 77.0)), axis=-1).round().astype(np.uint8)
