"""Metres of a national grid: LKS-92 of Latvia, LKS-94 of Lithuania, with or without its name and its axes."""

from __future__ import annotations

import re

from maps.coordinates.halves import Half, short
from maps.coordinates.reading import Notation, Order, Reading
from maps.coordinates.written import in_grid
from maps.grids import Grid, GridPosition, PositionError, from_grid, grid_positions

NOTATIONS = {Grid.LKS_92: Notation.LKS_92, Grid.LKS_94: Notation.LKS_94}
_NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{4,})(?:[.,][0-9]+)?"
_METRES = re.compile(_NUMBER)
# What our own spelling, the registers and the offices write before the numbers
_NAMED = re.compile(
    rf"(?:(?:LKS[ -]?|EPSG: ?)(?P<grid>92|94|3059|3346)[ :,;]*)?"
    rf"(?P<first>[NEXY])[ :=]*(?P<one>{_NUMBER})(?: ?M)?[ ,;]+"
    rf"(?P<second>[NEXY])[ :=]*(?P<two>{_NUMBER})(?: ?M)?"
)
_GRIDS = {"92": Grid.LKS_92, "3059": Grid.LKS_92, "94": Grid.LKS_94, "3346": Grid.LKS_94}
_PREFIX = re.compile(r"(?:LKS[ -]?|EPSG: ?)(92|94|3059|3346)[ :,;]+")


def are_metres(first: Half, second: Half) -> bool:
    """Whether the two are metres and not degrees."""
    both = _METRES.fullmatch(first.written) and _METRES.fullmatch(second.written)
    return both is not None and not first.letter


def metres(first: Half, second: Half, grid: Grid | None = None) -> tuple[Reading, ...]:
    """The readings of two numbers without axes: two where both orders are possible, northing first before
    easting first. PositionError when they lie in no grid.
    """
    one, two = _metres(first.written), _metres(second.written)
    found = [position for position in grid_positions(one, two) if grid in (None, position.grid)]
    if not found:
        raise PositionError(f"{one:.0f}, {two:.0f} lies outside {Grid(grid or '').name.replace('_', '-')}")
    return tuple(_reading(p, Order.NORTH_FIRST if p.northing_m == one else Order.EAST_FIRST) for p in found)


def without_name(written: str) -> tuple[str, Grid | None]:
    """The text behind the name of a grid, and that grid."""
    named = _PREFIX.match(written)
    return (written[named.end() :], _GRIDS[named[1]]) if named else (written, None)


def named_metres(written: str) -> tuple[Reading, ...] | None:
    """The readings of two numbers whose axes are named; None if they are not.

    N and E are certain. X is officially the northing, and most exports call the easting so: they are sorted
    by size, and there are two readings where that does not tell.
    """
    match = _NAMED.fullmatch(written)
    if match is None or {match["first"], match["second"]} not in ({"N", "E"}, {"X", "Y"}):
        return None
    north, east = _metres(match["one"]), _metres(match["two"])
    if match["first"] in "EY":
        north, east = east, north
    grid = _GRIDS[match["grid"]] if match["grid"] else None
    found = [p for p in grid_positions(north, east) if grid in (None, p.grid)]
    if match["first"] in "NE":
        found = [p for p in found if p.northing_m == north]
    if not found:
        raise PositionError(f'"{short(written)}" lies outside the grid of its name')
    ordered = len(found) > 1
    return tuple(_reading(p, _order(p, north) if ordered else None) for p in found)


def _order(position: GridPosition, first_m: float) -> Order:
    return Order.NORTH_FIRST if position.northing_m == first_m else Order.EAST_FIRST


def _reading(position: GridPosition, order: Order | None) -> Reading:
    return Reading(from_grid(position), NOTATIONS[position.grid], in_grid(position), order)


def _metres(written: str) -> float:
    return float(written.replace(" ", "").replace(",", "."))
