"""How long a map picture takes from the disk to the screen, and how fast a sheet is cut into tiles.

`python scripts/tile_times.py FOLDER`: writes a made-up sheet and its tiles into FOLDER, prints milliseconds
of the processor and of the clock. Cold: the system was told to forget the file before each read (Linux).
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from PIL.TiffTags import DOUBLE, SHORT
from PySide6.QtGui import QImage

from maps.geo import LatLon
from maps.tiles.import_tiles import import_tiles
from maps.tiles.mbtiles import TileStore
from maps.tiles.pyramid import Tile, tile_at
from tests.fuzz.memory import forget_peak, peak_bytes, resident_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

SIDE_PX = 8000
READS = 400


def main(folder: Path) -> None:
    """Write, cut, read."""
    sheet, tiles = folder / "sheet.tif", folder / "tiles.mbtiles"
    _write_sheet(sheet)
    forget_peak()
    begun_s, begun_bytes = time.process_time(), resident_bytes()
    info = import_tiles(sheet, tiles, attribution="made up")
    took_s, more_mb = time.process_time() - begun_s, (peak_bytes() - begun_bytes) / 1e6
    print(f"{SIDE_PX**2 / 1e6:.0f} million pixels: {took_s:.1f} s of processor, +{more_mb:.0f} MB")
    print(f"{tiles.stat().st_size / 1e6:.0f} MB, zoom {info.min_zoom}-{info.max_zoom}")
    for cold in (True, False):
        for clock in (time.perf_counter, time.thread_time):
            times_ms = sorted(_times_ms(tiles, clock, cold=cold))
            middle, p95, most = (times_ms[int(share * (len(times_ms) - 1))] for share in (0.5, 0.95, 1.0))
            what = f"{'cold' if cold else 'warm'}, {'clock' if clock is time.perf_counter else 'processor'}"
            print(f"{what}: read and decoded in {middle:.2f} ms, p95 {p95:.2f}, at most {most:.2f}")


def _times_ms(path: Path, clock: Callable[[], float], *, cold: bool) -> list[float]:
    with TileStore(path) as store:
        bounds = store.info.bounds_deg
        west, south, east, north = bounds or (0.0, 0.0, 0.0, 0.0)
        zoom = store.info.max_zoom
        first, last = tile_at(LatLon(north, west), zoom), tile_at(LatLon(south, east), zoom)
        chance, times_ms = random.Random(1), list[float]()
        while len(times_ms) < READS:
            tile = Tile(zoom, chance.randint(first.column, last.column), chance.randint(first.row, last.row))
            if cold:
                handle = os.open(path, os.O_RDONLY)
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(handle)
            begun_s = clock()
            content = store.picture(tile)
            if content is None:
                continue
            if QImage.fromData(content).isNull():
                raise ValueError(f"{tile} cannot be decoded")
            times_ms.append(1000.0 * (clock() - begun_s))
    return times_ms


def _write_sheet(path: Path) -> None:
    """Ground as a camera sees it: soft patches with grain."""
    noise = np.random.default_rng(1)
    patches = Image.fromarray(noise.integers(0, 255, (SIDE_PX // 64, SIDE_PX // 64, 3), dtype=np.uint8))
    picture = np.asarray(patches.resize((SIDE_PX, SIDE_PX), Image.Resampling.BICUBIC)).astype(np.int16)
    picture += noise.integers(-12, 12, picture.shape, dtype=np.int16)
    tags = ImageFileDirectory_v2()
    for tag, kind, value in (
        (33550, DOUBLE, (0.25, 0.25, 0.0)),
        (33922, DOUBLE, (0.0, 0.0, 0.0, 500_000.0, 250_000.0, 0.0)),
        (34735, SHORT, (1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 3059)),
    ):
        tags.tagtype[tag] = kind
        tags[tag] = value
    Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)).save(
        path, tiffinfo=tags, compression="jpeg", quality=90, strip_size=2**20
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
