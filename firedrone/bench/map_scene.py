"""What the bench of the map looks at: made-up pictures, a long track, a country's zones. Always the same."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from shapely import Polygon

from maps.geo import LatLon, moved
from maps.tiles.pyramid import Tile, tile_at, tiles_covering
from maps.zones.zone import Limit, Reference, Restriction, Volume, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PLACE = LatLon(56.1, 25.6)
ZOOMS = (8, 15)
PICTURES = 40  # different ones; a map repeats itself too
AROUND_TILES = 14  # of the deepest zoom, on every side
COUNTRY_ZONES = 335  # of Lithuania's file of August 2026, 3.5 MB
CORNERS = 120  # of each of them, on average


def long_track(points: int) -> tuple[Floats, Floats]:
    """Hours of a search at 10 Hz: rows up and down with the wobble of a real receiver. Degrees."""
    rng = np.random.default_rng(5)
    row, along = np.divmod(np.arange(points), 1500)
    east_m = row * 30.0 + rng.normal(0.0, 0.4, points)
    north_m = np.where(row % 2 == 0, along, 1500 - along) * 1.6 + rng.normal(0.0, 0.4, points)
    lats = PLACE.lat_deg + (north_m - 1200.0) / 111_300.0
    lons = PLACE.lon_deg + (east_m - points / 100.0) / (111_300.0 * np.cos(np.radians(PLACE.lat_deg)))
    return lats, lons


def write_pictures(path: Path) -> Path:
    """An MBTiles of two thousand pictures as heavy as those of a printed map."""
    drawn = [_picture(seed) for seed in range(PICTURES)]
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        db.execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
        said = {"format": "png", "minzoom": ZOOMS[0], "maxzoom": ZOOMS[1], "attribution": "made up"}
        db.executemany("INSERT INTO metadata VALUES (?, ?)", [(k, str(v)) for k, v in said.items()])
        rows = [
            (t.zoom, t.column, 2**t.zoom - 1 - t.row, drawn[(t.column * 7 + t.row) % PICTURES])
            for t in all_tiles()
        ]
        db.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
    return path


def all_tiles() -> Iterator[Tile]:
    """Those of the district: the deepest zoom, and all above it."""
    deepest = tile_at(PLACE, ZOOMS[1])
    side, n = deepest.size, AROUND_TILES
    left, top = deepest.left - n * side, deepest.top - n * side
    right, bottom = deepest.left + (n + 1) * side, deepest.top + (n + 1) * side
    for zoom in range(ZOOMS[0], ZOOMS[1] + 1):
        yield from tiles_covering(left, top, right, bottom, zoom)


def country_zones() -> tuple[Zone, ...]:
    """As many zones and corners as a national file has, all over the country and some over the search."""
    rng = random.Random(6)
    return tuple(_zone(rng, number) for number in range(COUNTRY_ZONES))


def _zone(rng: random.Random, number: int) -> Zone:
    far = 150e3 if number % 12 else 5e3
    middle = moved(PLACE, rng.uniform(-far, far), rng.uniform(-far, far))
    turns = np.linspace(0.0, 2.0 * np.pi, CORNERS, endpoint=False)
    radii = rng.uniform(400.0, 6000.0) * (1.0 + 0.15 * np.sin(turns * rng.randrange(2, 9)))
    ring = [moved(middle, r * np.cos(t), r * np.sin(t)) for r, t in zip(radii, turns, strict=True)]
    shape = Polygon([(at.lon_deg, at.lat_deg) for at in ring])
    limits = Limit(0.0, Reference.GROUND), Limit(rng.choice((120.0, 450.0, 3000.0)), Reference.SEA)
    restriction = (Restriction.PROHIBITED, Restriction.PERMIT, Restriction.CONDITIONAL)[number % 3]
    return Zone(f"Z{number}", {"en": f"Zone {number}"}, "LTU", restriction, (Volume(shape, *limits),))


def _picture(seed: int) -> bytes:
    """Fields, roads and names: about 20 kB as PNG."""
    rng = random.Random(seed)
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(238, 240, 230))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for _ in range(30):
        x, y, size = rng.uniform(-40, 256), rng.uniform(-40, 256), rng.uniform(10, 90)
        painter.setPen(QPen(QColor(120, 130, 120), rng.uniform(0.5, 2.5)))
        painter.setBrush(QColor(rng.randrange(190, 240), rng.randrange(200, 240), rng.randrange(180, 225)))
        corners = [QPointF(x + rng.uniform(0, size), y + rng.uniform(0, size)) for _ in range(6)]
        painter.drawPolygon(QPolygonF(corners))
    painter.end()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    cast("Any", image).save(out, "PNG")  # PySide6's stub asks for bytes, the call for a text
    return bytes(out.data().data())
