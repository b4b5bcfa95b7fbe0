"""A small district with everything the map can read, all of it made up."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from maps.packs.make import Source
from maps.packs.manifest import Kind
from maps.tiles.pyramid import Tile
from tests.maps.ground.test_elevation import write_tile
from tests.maps.made_up_tiles import png, write_mbtiles

ZONES = Path(__file__).parents[2] / "data" / "zones" / "ed269_made_up_lv.json"
ZONES_SAVED_AT = 1_780_000_000  # 28 May 2026


def write_sources(folder: Path) -> list[Source]:
    """Files of the kinds, beside each other, and how they go into a pack."""
    folder.mkdir(parents=True, exist_ok=True)
    tiles = write_mbtiles(
        folder / "district.mbtiles",
        {Tile(9, 293, 160): png(90, 120, 80), Tile(10, 586, 320): png(80, 110, 70)},
        format="png",
        minzoom="9",
        maxzoom="10",
        bounds="25.3,55.9,26.1,56.4",
        attribution="© made up",
    )
    heights = folder / "heights"
    heights.mkdir(exist_ok=True)
    write_tile(heights, 56, 25)
    zones = Path(shutil.copy(ZONES, folder / "zones.json"))
    os.utime(zones, (ZONES_SAVED_AT, ZONES_SAVED_AT))  # the file names no edition
    masts = folder / "masts.csv"
    masts.write_text("kind;lat;lon;name;height_m\nmast;56,16;25,75;Mast;62\n", "utf-8")
    return [
        Source(Kind.TILES, tiles, licence="CC0"),
        Source(Kind.ELEVATION, heights, source="made up"),
        Source(Kind.ZONES, zones),
        Source(Kind.OBSTACLES, masts),
    ]
