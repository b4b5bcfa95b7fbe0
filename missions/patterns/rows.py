"""Straight legs that sweep a shape: rows along y, in the order of their rows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from missions.detour import XY
from missions.patterns.cells import crossings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Edges = tuple[Floats, Floats]

Leg: TypeAlias = tuple[XY, XY]  # pointing along y

_LOOKS = np.array([-0.25, 0.0, 0.25])  # of a row: where in its strip the shape is looked at
_SPARE = 0.1  # of a row: with less to spare it is all the same where the first one lies


class Rows(NamedTuple):
    """Where the rows of a search lie: their x, and the distance between them."""

    xs: Floats
    apart_m: float


class Laid(NamedTuple):
    """Legs in the order of their rows, and about how much of what is wanted they miss."""

    legs: list[Leg]
    missed_m2: float


def even(left: float, right: float, spacing_m: float) -> Rows:
    """As few as fill the width without a gap, evenly."""
    count = row_count(right - left, spacing_m)
    apart = (right - left) / count
    return Rows(_places(left, count, apart), apart)


def shifted(left: float, right: float, spacing_m: float) -> list[Rows]:
    """Rows exactly `spacing_m` apart, beginning further in: the tips of a shape need less than a row."""
    count = max(1, math.floor((right - left) / spacing_m))
    spare = right - left - count * spacing_m
    shares = (0.5, 0.0, 1.0) if spare > _SPARE * spacing_m else (0.5,)
    return [Rows(_places(left + share * spare, count, spacing_m), spacing_m) for share in shares]


def _places(left: float, count: int, apart_m: float) -> Floats:
    return np.linspace(left + 0.5 * apart_m, left + (count - 0.5) * apart_m, count)


def row_count(width_m: float, spacing_m: float) -> int:
    """Rows that fill a width without a gap."""
    return max(1, math.ceil(width_m / spacing_m - 1e-9))


def lay(rows: Rows, free: Edges, wanted: Edges, inset: float = 0.5) -> Laid:
    """One leg for each piece of a row that is free, ending `inset` rows inside the edge of what is wanted.

    Where the edge is slanted, a leg goes on as far as the strip to both sides of it asks for.
    """
    own = _pieces(free, rows.xs)
    looks = _pieces(wanted, (rows.xs[:, None] + _LOOKS * rows.apart_m).ravel())
    inset_m = inset * rows.apart_m
    beyond = [rows.apart_m * math.sqrt(0.25 - look**2) for look in _LOOKS.tolist()]
    legs: list[Leg] = []
    missed_m = 0.0
    for row, x in enumerate(rows.xs.tolist()):
        strip = looks[len(_LOOKS) * row : len(_LOOKS) * (row + 1)]
        beside = [piece for look in strip for piece in look]
        first_of_row = len(legs)
        for low, high in own[row]:
            near = [(a, b) for a, b in beside if a < high and b > low]
            first = max(low, min([a for a, _ in near], default=low) + inset_m)
            last = min(high, max([b for _, b in near], default=high) - inset_m)
            if first > last:
                first = last = min(max((first + last) / 2, low), high)
            legs.append(((x, first), (x, last)))
        for look, more in zip(strip, beyond, strict=True):
            seen = [(leg[0][1] - more, leg[1][1] + more) for leg in legs[first_of_row:]]
            for a, b in look:
                missed_m += b - a - sum(max(0.0, min(b, d) - max(a, c)) for c, d in seen)
    return Laid(legs, max(0.0, missed_m) * rows.apart_m / len(_LOOKS))


def _pieces(edges: Edges, xs: Floats) -> list[list[tuple[float, float]]]:
    """For each line along y the stretches inside."""
    line, y = crossings(*edges, xs)
    found: list[list[tuple[float, float]]] = [[] for _ in range(len(xs))]
    for at, low, high in zip(line[::2], y[::2], y[1::2], strict=True):
        if high - low > 1e-6:
            found[int(at)].append((float(low), float(high)))
    return found
