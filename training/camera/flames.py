"""Flames that stand on the burning ground: where they are at a moment, and their flickering shapes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from training.camera.burn_ground import NEVER_S
from training.camera.things import Kind, Placed, Thing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.camera.burn_ground import BurnGround
    from training.camera.lens import Projection

MOST_SEEN = 56
MOST_SITES = 40_000


@dataclass(frozen=True, slots=True, eq=False)
class Flames:
    """Where flames can stand in one fire, the earliest first: columns of numbers."""

    ground: BurnGround
    from_s: NDArray[np.float64]
    places: NDArray[np.float64]  # (N, 3): metres east and north, and 0
    rank: NDArray[np.float64]  # 0..1: who is shown when there are too many

    def seen(self, look: Projection, now_s: float) -> list[Placed]:
        """At most `MOST_SEEN` of those in the picture."""
        burning = self.ground.burn.burning
        first, last = np.searchsorted(self.from_s, (now_s - burning.flame_s, now_s))
        if first >= last:
            return []
        places = self.places[first:last]
        pixels, ahead = look.pixels_of(places)
        with np.errstate(invalid="ignore"):
            inside = (ahead > 0.0) & (pixels > -60.0).all(axis=1)
            inside &= (pixels < (look.lens.width_px + 60.0, look.lens.height_px + 60.0)).all(axis=1)
        found = np.flatnonzero(inside) + first
        if len(found) > MOST_SEEN:
            found = found[np.argpartition(self.rank[found], MOST_SEEN)[:MOST_SEEN]]
        return [self._placed(int(index)) for index in np.sort(found)]

    def _placed(self, index: int) -> Placed:
        burning = self.ground.burn.burning
        east, north, _ = self.places[index].tolist()
        size = burning.flame_m * (0.6 + 0.8 * float(self.rank[index]))
        thing = Thing(Kind.FLAME, (east, north), size, 0.5 * size, burning.flame_c)
        return Placed(thing, east, north, 360.0 * (index * 0.618 % 1.0), burning.flame_c)


def flames_on(ground: BurnGround) -> Flames:
    """A place for a flame every half flame's height, scattered."""
    burning = ground.burn.burning
    rows, columns = ground.layers.shape[:2]
    apart_m = max(0.8, 0.5 * burning.flame_m, ground.cell_m * math.sqrt(rows * columns / MOST_SITES))
    rng = np.random.default_rng((ground.burn.seed, 29))
    step = apart_m / ground.cell_m
    row, column = np.meshgrid(np.arange(0.5, rows, step), np.arange(0.5, columns, step), indexing="ij")
    row = np.clip(row.ravel() + rng.uniform(-0.5, 0.5, row.size) * step, 0, rows - 1)
    column = np.clip(column.ravel() + rng.uniform(-0.5, 0.5, column.size) * step, 0, columns - 1)
    from_s = ground.layers[row.astype(int), column.astype(int), 0].astype(np.float64)
    rank = rng.random(len(from_s))
    kept = np.flatnonzero(from_s < NEVER_S / 1e3) if burning.flame_s > 0.0 else np.zeros(0, np.int64)
    kept = kept[np.argsort(from_s[kept], kind="stable")]
    places = np.column_stack([
        ground.west_m + (column[kept] + 0.5) * ground.cell_m,
        ground.south_m + (row[kept] + 0.5) * ground.cell_m,
        np.zeros(len(kept)),
    ])  # fmt: skip
    return Flames(ground, from_s[kept], places, rank[kept])


def tongue(it: Placed, now_s: float, number: int, share: float) -> list[list[float]]:
    """Four corners of one of a flame's tongues, metres east, north and up; it leans to and fro."""
    length, turn = it.thing.length_m, math.radians(it.heading_deg)
    phase = it.thing.at[0] * 3.1 + it.thing.at[1] * 1.7
    along = (number - 1) * length / 3.0
    east, north = it.east_m + along * math.sin(turn), it.north_m + along * math.cos(turn)
    high = length * (0.55 + 0.3 * math.sin(now_s * 11.0 + phase + 2.0 * number))
    half = share * length / 4.5
    across, beside = half * math.sin(turn), half * math.cos(turn)
    lean = 0.3 * high * math.sin(now_s * 5.0 + phase)
    return [
        [east - across, north - beside, 0.0],
        [east + beside * 0.8, north - across * 0.8, 0.0],
        [east + across, north + beside, 0.0],
        [east + lean, north + lean / 2, share * high],
    ]
