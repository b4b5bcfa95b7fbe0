"""The terrain aboard: twelve grids in memory, those looked at last, and all it ever got on its card."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from telemetry.terrain_grid import ALL, BITS, BLOCKS_EAST, BLOCKS_NORTH, SIDE, Corner, grid_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.mission_store import Item

ROWS, COLUMNS = BLOCKS_NORTH * SIDE, BLOCKS_EAST * SIDE
MOST_ON_CARD = 200  # ours; the real one's card is larger than anybody flies


@dataclass(slots=True)
class _Grid:
    loaded: int = 0  # a bit for each block
    heights_m: NDArray[np.int16] = field(default_factory=lambda: np.zeros((ROWS, COLUMNS), np.int16))


@dataclass(slots=True)
class MissionLook:
    """How far it has looked along its mission: the waypoint, and which of the places round it."""

    mission: list[Item] = field(default_factory=list["Item"])
    waypoint: int = 1
    place: int = 0


class TerrainStore:
    """It outlives a reboot."""

    def __init__(self) -> None:
        self.look = MissionLook()
        self._card: OrderedDict[Corner, _Grid] = OrderedDict()
        self._memory: OrderedDict[Corner, None] = OrderedDict()

    def in_memory(self, spacing_m: int) -> list[Corner]:
        return [corner for corner in self._memory if corner.spacing_m == spacing_m]

    def touch(self, corner: Corner, cache_size: int) -> int:
        """Bring a grid into the memory, where the one looked at longest ago leaves; the blocks it lacks."""
        self._memory[corner] = None
        self._memory.move_to_end(corner)
        while len(self._memory) > max(1, cache_size):
            self._memory.popitem(last=False)
        grid = self._card.setdefault(corner, _Grid())
        self._card.move_to_end(corner)
        if len(self._card) > MOST_ON_CARD:
            self._card.popitem(last=False)
        return ALL & ~grid.loaded

    def keep(self, corner: Corner, bit: int, heights_m: list[int]) -> None:
        """A block, if it is of a grid that was asked for: that is in the memory."""
        if corner not in self._memory or not 0 <= bit < BITS:
            return
        grid = self._card[corner]
        row, column = bit // BLOCKS_EAST * SIDE, bit % BLOCKS_EAST * SIDE
        grid.heights_m[row : row + SIDE, column : column + SIDE] = np.reshape(heights_m, (SIDE, SIDE))
        grid.loaded |= 1 << bit

    def height_m(self, lat_e7: int, lon_e7: int, spacing_m: int) -> float | None:
        """Above the sea, straight between four heights; None when one of them is not aboard."""
        corner, north, east = grid_at(lat_e7, lon_e7, spacing_m)
        grid, row, column = self._card.get(corner), int(north), int(east)
        around = [(row + i, column + j) for i in (0, 1) for j in (0, 1)]
        if grid is None or not all(
            grid.loaded >> (i // SIDE * BLOCKS_EAST + j // SIDE) & 1 for i, j in around
        ):
            return None
        up, right = north - row, east - column
        weights = ((1 - up) * (1 - right), (1 - up) * right, up * (1 - right), up * right)
        return sum(w * float(grid.heights_m[at]) for w, at in zip(weights, around, strict=True))

    def forget(self) -> None:
        """A card that is broken: nothing is known any more."""
        self._card.clear()
        self._memory.clear()

    def counts(self, spacing_m: int) -> tuple[int, int]:
        """Blocks of the grids in memory that are missing, and that are there."""
        grids = [self._card[corner] for corner in self.in_memory(spacing_m)]
        loaded = sum(grid.loaded.bit_count() for grid in grids)
        return BITS * len(grids) - loaded, loaded
