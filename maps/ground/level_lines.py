"""Lines along which a field of numbers has one value: marching squares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Sides = NDArray[np.intp]

# Which sides of a cell a line joins, by which corners are high: north-west 8, north-east 4, south-east 2,
# south-west 1. In the saddles 5 and 10 the middle decides: with a high one they are joined like each other.
_N, _E, _S, _W = range(4)
_JOINS: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((_W, _S),), 2: ((_S, _E),), 3: ((_W, _E),), 4: ((_N, _E),), 5: ((_N, _E), (_W, _S)), 6: ((_N, _S),),
    7: ((_N, _W),), 8: ((_N, _W),), 9: ((_N, _S),), 10: ((_N, _W), (_S, _E)), 11: ((_N, _E),),
    12: ((_W, _E),), 13: ((_S, _E),), 14: ((_W, _S),),
}  # fmt: skip


def level_lines(values: Floats, level: float) -> list[Floats]:
    """Each as long as it goes, columns and rows a place; closed where its last place is its first.

    Lines end where the field is unknown (NaN).
    """
    return _joined(*_pieces(values, level))


def _pieces(values: Floats, level: float) -> tuple[Sides, dict[int, tuple[float, float]]]:
    """Which sides of cells are joined, two numbers a piece; and where on each a line crosses, in cells."""
    corners = np.stack([values[:-1, :-1], values[:-1, 1:], values[1:, 1:], values[1:, :-1]])
    case = ((corners >= level) * np.array([8, 4, 2, 1])[:, None, None]).sum(axis=0)
    case[np.isnan(corners).any(axis=0)] = 0
    crossed = (case > 0) & (case < 15)
    row, column = np.nonzero(crossed)
    case, (nw, ne, se, sw) = case[crossed], corners[:, crossed]
    high = (nw + ne + se + sw) / 4.0 >= level
    case = np.where((case == 5) & high, 10, np.where((case == 10) & high, 5, case))
    with np.errstate(invalid="ignore", divide="ignore"):
        north, east = (level - nw) / (ne - nw), (level - ne) / (se - ne)
        south, west = (level - sw) / (se - sw), (level - nw) / (sw - nw)
    x = np.array([column + north, column + 1, column + south, column])
    y = np.array([row, row + east, row + 1, row + west])
    # A side has the same number for both of its cells: an even one lies east-west, an odd one north-south.
    wide = values.shape[1]
    at = 2 * (row * wide + column)
    number = np.array([at, at + 3, at + 2 * wide, at + 1])
    joined = [
        np.stack([number[one][case == kind], number[other][case == kind]], axis=1)
        for kind, joins in _JOINS.items()
        for one, other in joins
    ]
    pieces = np.concatenate(joined)
    used = np.isin(number, pieces)
    places = dict(
        zip(number[used].tolist(), zip(x[used].tolist(), y[used].tolist(), strict=True), strict=True)
    )
    return pieces, places


def _joined(pieces: Sides, places: dict[int, tuple[float, float]]) -> list[Floats]:
    beside: dict[int, list[int]] = {}
    for one, other in pieces.tolist():
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    ends = [side for side, others in beside.items() if len(others) == 1]
    lines: list[Floats] = []
    for start in (*ends, *beside):  # the open ones from their ends, then the rings from anywhere
        line = [start]
        while beside[line[-1]]:
            onward = beside[line[-1]].pop()
            beside[onward].remove(line[-1])
            line.append(onward)
        if len(line) > 1:
            lines.append(np.array([places[side] for side in line]))
    return lines
