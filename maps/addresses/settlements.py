"""The nearest town or village: where a street lies of which the source does not say it."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from maps.addresses.hit import Kind
from maps.geo import LatLon, distance_m

if TYPE_CHECKING:
    from collections.abc import Iterator

FARTHEST_M = 6000.0
_CELL_DEG = 0.1  # at 58 north, 5.9 km from west to east
_TOWN_PULL = 3.0  # a street three times as far from a town as from a village may be either's


class Settlements:
    """Filled, then asked."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[tuple[str, Kind, LatLon]]] = defaultdict(list)

    def add(self, name: str, kind: Kind, at: LatLon) -> None:
        self._cells[_cell(at)].append((name, kind, at))

    def nearest(self, at: LatLon) -> str:
        """Its name; nothing where none is within 6 km."""
        ranked = [
            (distance_m(at, there) / (_TOWN_PULL if kind is Kind.TOWN else 1.0), name)
            for name, kind, there in self._around(at)
            if distance_m(at, there) <= FARTHEST_M
        ]
        return min(ranked)[1] if ranked else ""

    def _around(self, at: LatLon) -> Iterator[tuple[str, Kind, LatLon]]:
        row, column = _cell(at)
        for north in (-1, 0, 1):
            for east in (-2, -1, 0, 1, 2):
                yield from self._cells.get((row + north, column + east), ())


def _cell(at: LatLon) -> tuple[int, int]:
    return math.floor(at.lat_deg / _CELL_DEG), math.floor(at.lon_deg / _CELL_DEG)
