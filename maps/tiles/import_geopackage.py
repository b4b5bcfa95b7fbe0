"""Take the pictures of a GeoPackage (OGC 12-128, clause 2.2) that are cut as every web map is cut.

Its squares may be numbered from any corner and its zooms from any number: what counts is that they are
squares of the same pyramid. Others would have to be drawn anew.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maps.foreign.database import DatabaseError, ForeignDatabase
from maps.foreign.file import FormatError
from maps.foreign.limits import MAX_TILE_BYTES
from maps.mercator import EQUATOR_M
from maps.tiles.incoming import Incoming
from maps.tiles.pyramid import MAX_ZOOM, Tile

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

WEB_MERCATOR = (3857, 900913)
MOST_OFF = 0.01  # of a square, by which its corner may lie beside where it should
WHAT_TO_DO = (
    "save its tiles in EPSG:3857 with the Google grid"
    " (gdalwarp -t_srs EPSG:3857, then gdal_translate -co TILING_SCHEME=GoogleMapsCompatible)"
)


@dataclass(frozen=True, slots=True)
class _Zoom:
    """What a zoom of the file is in the pyramid: its number, and where its first square lies."""

    zoom: int
    first_column: int
    first_row: int


@contextmanager
def geopackage(path: Path) -> Generator[Incoming]:
    """FormatError: no tiles in it, another grid, or damaged."""
    if not path.is_file():
        raise FormatError(path, "", "no such file")
    try:
        with ForeignDatabase(path) as database:
            table, name = _table(path, database)
            zooms = _zooms(path, database, table)
            yield Incoming(name, "", 0, _tiles(database, table, zooms))
    except DatabaseError as e:
        raise FormatError(path, "", f"not a GeoPackage, or a damaged one ({e}); get it again") from e


def _table(path: Path, database: ForeignDatabase) -> tuple[str, str]:
    """The table of the tiles, and its title."""
    rows = database.ask(
        "SELECT table_name, identifier FROM gpkg_contents WHERE data_type = 'tiles'"
        " AND length(table_name) < 200 ORDER BY table_name",
        at_most=2,
    )
    if not rows:
        raise FormatError(path, "", "holds no pictures: this reads tiles, not lines and areas")
    if len(rows) > 1:
        raise FormatError(path, "", "holds several maps: save the one that is wanted in a file of its own")
    table, title = rows[0]
    return str(table), title if isinstance(title, str) and title else path.stem


def _zooms(path: Path, database: ForeignDatabase, table: str) -> dict[int, _Zoom]:
    """By the file's own numbers."""
    sets = database.ask(
        "SELECT s.srs_id, s.min_x, s.max_y, r.organization_coordsys_id FROM gpkg_tile_matrix_set s"
        " LEFT JOIN gpkg_spatial_ref_sys r ON r.srs_id = s.srs_id"
        " WHERE s.table_name = ?",
        (table,),
    )
    if not sets:
        raise FormatError(path, "", "damaged: it does not say where its tiles lie")
    srs, west, north, code = sets[0]
    if srs not in WEB_MERCATOR and code not in WEB_MERCATOR:
        raise FormatError(path, "", f"its tiles are in EPSG:{code or srs}: {WHAT_TO_DO}")
    matrices = database.ask(
        "SELECT zoom_level, pixel_x_size * tile_width, pixel_y_size * tile_height FROM gpkg_tile_matrix"
        " WHERE table_name = ?",
        (table,),
    )
    zooms = {
        number: zoom
        for number, across_m, down_m in matrices
        if isinstance(number, int) and (zoom := _aligned(west, north, across_m, down_m)) is not None
    }
    if not zooms:
        raise FormatError(path, "", f"its tiles lie in a grid of their own: {WHAT_TO_DO}")
    return zooms


def _aligned(west_m: Any, north_m: Any, across_m: Any, down_m: Any) -> _Zoom | None:
    """None where these are no squares of the pyramid."""
    numbers = (west_m, north_m, across_m, down_m)
    if not all(isinstance(number, int | float) and abs(number) < 1e9 for number in numbers):
        return None
    for zoom in range(MAX_ZOOM + 1):
        side_m = EQUATOR_M / 2**zoom
        if abs(across_m - side_m) < side_m * 1e-4 and abs(down_m - side_m) < side_m * 1e-4:
            column, row = (EQUATOR_M / 2 + west_m) / side_m, (EQUATOR_M / 2 - north_m) / side_m
            if abs(column - round(column)) < MOST_OFF and abs(row - round(row)) < MOST_OFF:
                return _Zoom(zoom, round(column), round(row))
    return None


def _tiles(database: ForeignDatabase, table: str, zooms: dict[int, _Zoom]) -> Iterator[tuple[Tile, bytes]]:
    quoted = '"' + table.replace('"', '""') + '"'
    query = (
        f"SELECT zoom_level, tile_column, tile_row, tile_data FROM {quoted}"  # noqa: S608 quoted above
        " WHERE typeof(tile_data) = 'blob' AND length(tile_data) <= ?"
    )
    for number, column, row, content in database.walk(query, (MAX_TILE_BYTES,)):
        if number in zooms and isinstance(column, int) and isinstance(row, int):
            at = zooms[number]
            yield Tile(at.zoom, at.first_column + column, at.first_row + row), content
