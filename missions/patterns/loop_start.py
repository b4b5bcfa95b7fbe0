"""A first loop over the best squares: once round a tree of blocks, in long straight rows.

Blocks of 2 x 2 squares are taken one by one, the best next to those taken. A tree joins them, along the rows
where that is possible; the way round a tree passes each square once and comes back (spanning tree coverage).
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]


def first_loop(value: Floats, free: Mask, start: int, count: int) -> list[int]:
    """At most `count` squares in the order flown, by their numbers row by row; empty where no block fits.

    The loop passes `start`, where that is in a free block.
    """
    best: list[int] = []
    for down, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
        blocks = _Blocks.over(value, free, start, down, right)
        if blocks.free[blocks.start]:
            chosen = blocks.grown(max(1, count // 4))
            loop = blocks.way_round(chosen)
            if not best or _worth(value, loop) > _worth(value, best):
                best = loop
    return best


def _worth(value: Floats, loop: list[int]) -> float:
    return float(value.ravel()[loop].sum())


class _Blocks(NamedTuple):
    worth: list[float]
    free: list[bool]
    rows: int
    columns: int
    start: int
    corner: int  # square of the first block
    width: int  # squares in a row of the sheet

    @staticmethod
    def over(value: Floats, free: Mask, start: int, down: int, right: int) -> _Blocks:
        """The blocks whose squares begin `down` rows and `right` columns before that of the start."""
        width = value.shape[1]
        top, left = (start // width - down) % 2, (start % width - right) % 2
        rows, columns = (value.shape[0] - top) // 2, (width - left) // 2
        four = (slice(top, top + 2 * rows), slice(left, left + 2 * columns))
        mass = value[four].reshape(rows, 2, columns, 2).sum(axis=(1, 3))
        usable = free[four].reshape(rows, 2, columns, 2).all(axis=(1, 3))
        around = np.pad(mass, 1)
        smooth = sum(
            (around[1 + i : 1 + i + rows, 1 + j : 1 + j + columns] for i in (-1, 0, 1) for j in (-1, 0, 1)),
            start=np.zeros_like(mass),
        )
        worth = 0.5 * mass + 0.5 * smooth / 9
        own = ((start // width - top) // 2) * columns + (start % width - left) // 2
        return _Blocks(
            worth.ravel().tolist(), usable.ravel().tolist(), rows, columns, own, top * width + left, width
        )

    def grown(self, count: int) -> list[int]:
        """The start, then always the best block beside those taken."""
        seen = {self.start}
        heap = [(-self.worth[self.start], self.start)]
        chosen: list[int] = []
        while heap and len(chosen) < count:
            _, block = heapq.heappop(heap)
            chosen.append(block)
            for beside in self._beside(block):
                if beside not in seen and self.free[beside]:
                    seen.add(beside)
                    heapq.heappush(heap, (-self.worth[beside], beside))
        return chosen

    def way_round(self, chosen: list[int]) -> list[int]:
        """Once round the tree, on squares."""
        after: dict[int, int] = {}
        width = self.width
        for block in chosen:
            a = self._square(block)
            after |= {a: a + 1, a + 1: a + width + 1, a + width + 1: a + width, a + width: a}
        for block, beside in self._tree(chosen):
            a, b = self._square(block), self._square(beside)
            if beside == block + 1:
                after[a + 1], after[b + width] = b, a + width + 1
            else:
                after[a + width + 1], after[b] = b + 1, a + width
        first = self._square(self.start)
        loop = [first]
        while (square := after[loop[-1]]) != first:
            loop.append(square)
        return loop

    def _tree(self, chosen: list[int]) -> list[tuple[int, int]]:
        """Every link along a row, then links between rows near the start's column, never a circle."""
        there = set(chosen)
        middle = self.start % self.columns
        links = [(0, block, block + 1) for block in chosen if block + 1 in there]
        links += [
            (1 + abs(block % self.columns - middle), block, block + self.columns)
            for block in chosen
            if block + self.columns in there
        ]
        root = {block: block for block in chosen}

        def top(block: int) -> int:
            while root[block] != block:
                root[block] = root[root[block]]
                block = root[block]
            return block

        kept: list[tuple[int, int]] = []
        for _, one, other in sorted(links):
            if top(one) != top(other):
                root[top(one)] = top(other)
                kept.append((one, other))
        return kept

    def _square(self, block: int) -> int:
        row, column = divmod(block, self.columns)
        return self.corner + 2 * row * self.width + 2 * column

    def _beside(self, block: int) -> list[int]:
        row, column = divmod(block, self.columns)
        steps = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
        return [i * self.columns + j for i, j in steps if 0 <= i < self.rows and 0 <= j < self.columns]
