"""A closed tour from home over the likeliest ground: how it is found.

A loop over squares is started, made better, and the best of several angles is moved off the squares. Where
home lies away from the likely ground, a way there and back is part of the tour.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from shapely import LineString

from missions.chances import Chances
from missions.patterns.loop_anneal import Rules, annealed
from missions.patterns.loop_polish import Snake, polish
from missions.patterns.loop_sheet import Placed, Sheet, cut
from missions.patterns.loop_start import first_loop
from missions.patterns.loop_turns import TurnLaw, flown_m

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry as Geometry

    Floats = NDArray[np.float64]
    XY = tuple[float, float]

_STRAIGHT_TO = 0.01  # of a spacing: points nearer to a straight line than this are left out
_SHORTEST_LOOP = 8.0  # spacings
_FITTED = 8
_HOME_IS_GOOD = 0.97  # as a start, against the best place


class Work(NamedTuple):
    """How much is tried."""

    angles: tuple[float, ...]  # degrees
    heats: tuple[float, ...]  # first temperatures of loop_anneal
    tries: int  # changes tried, for each square of the budget
    polish: int  # how many of the best are polished
    sweeps: int


QUICK = Work((0.0,), (0.4,), 150, 0, 0)
THOROUGH = Work((0.0, 45.0), (0.4, 0.15), 600, 1, 14)


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What a tour is to be, in metres of the map's frame."""

    chances: Chances
    home: XY
    budget_m: float  # with what turns cost, where there is a law
    spacing_m: float
    law: TurnLaw | None = None
    blocked: Geometry | None = None  # never entered; without `clear_m` round it
    clear_m: float = 0.0
    way: Callable[[XY, XY], Sequence[XY] | None] = lambda _a, _b: ()  # corners between two places


class Raw(NamedTuple):
    """A closed way: its corners without the return to the first, which is home."""

    way: Floats
    fixed: frozenset[int]  # corners that stay
    sheet: Sheet
    success: float


@dataclass(frozen=True, slots=True, eq=False)
class Tour:
    """Corners from home and back to home, both named."""

    points: Floats
    cost_m: float  # as the budget counts
    raw: Raw


def best_tour(wanted: Wanted, work: Work) -> Tour | None:
    """The tour with the most probability in its swath that was found; None where no loop can be flown."""
    starts = _starts(wanted)
    found = [
        raw
        for angle in work.angles
        for heat in work.heats
        for start in starts
        if (raw := _loop(wanted, start, angle, heat, work)) is not None
    ]
    found.sort(key=lambda raw: -raw.success)
    if not found:
        return None
    tried = [_polished(wanted, raw, work.sweeps) for raw in found[: max(1, work.polish)]]
    return _straightened(wanted, max(tried, key=lambda raw: raw.success))


def refitted(tour: Tour, wanted: Wanted, work: Work) -> Tour | None:
    """The tour for a budget that is a little different: moved again; found again where nothing is moved."""
    if not work.polish:
        return best_tour(wanted, work)
    snake = Snake(tour.raw.way, tour.raw.sheet, tour.raw.fixed, wanted.law)
    polish(snake, wanted.budget_m, max(1, work.sweeps // 3))
    return _straightened(wanted, tour.raw._replace(way=snake.way, success=snake.success))


def _loop(wanted: Wanted, start: XY, angle: float, heat: float, work: Work) -> Raw | None:
    """The annealed loop at one angle, with the way from home and back."""
    place = Placed(start, math.radians(angle), wanted.spacing_m)
    sheet = cut(wanted.chances, place, wanted.budget_m, wanted.blocked, wanted.clear_m)
    side = sheet.value.shape[1]
    middle = sheet.half * side + sheet.half
    from_home = start == wanted.home
    away_m = 0.0 if from_home else 2 * math.dist(start, wanted.home)
    turn = 0.0 if wanted.law is None else wanted.law.right_angle_m / wanted.spacing_m
    way: tuple[Floats, frozenset[int]] | None = None
    for _ in range(_FITTED):  # the way there is known when the loop is
        room = (wanted.budget_m - away_m) / wanted.spacing_m
        if room < _SHORTEST_LOOP:
            return None
        loop = first_loop(sheet.value, sheet.free, middle, _squares(room, turn))
        if not loop:
            return None
        rules = Rules(room, turn, heat, round(work.tries * room))
        loop = annealed(loop, sheet.value, sheet.free, middle if from_home else None, rules)
        way = _with_way_home(wanted, sheet, loop, from_home)
        if way is None:
            return None
        over_m = flown_m(way[0], wanted.law) - wanted.budget_m
        if over_m <= 0.0:
            break
        away_m += 1.2 * over_m + 1.0
    else:
        return None
    return Raw(*way, sheet, Snake(way[0], sheet, way[1], wanted.law).success)


def _squares(room: float, turn: float) -> int:
    """So many fit when half of the squares of a small loop are turns, and few of a large one."""
    return max(4, int(room / (1.0 + turn * min(0.5, 4.0 / math.sqrt(room)))) // 4 * 4)


def _with_way_home(
    wanted: Wanted, sheet: Sheet, loop: list[int], from_home: bool
) -> tuple[Floats, frozenset[int]] | None:
    side = sheet.value.shape[1]
    rows, columns = np.divmod(np.array(loop), side)
    squares = (np.column_stack([columns, rows]) + 0.5) * (sheet.fine.shape[0] / side)
    corners = sheet.to_ground(squares)
    if from_home:
        corners[0] = wanted.home
        return corners, frozenset({0})
    nearest = int(np.argmin(np.hypot(*(corners - np.array(wanted.home)).T)))
    corners = np.roll(corners, -nearest, axis=0)
    there = wanted.way(wanted.home, (float(corners[0, 0]), float(corners[0, 1])))
    back = wanted.way((float(corners[-1, 0]), float(corners[-1, 1])), wanted.home)
    if there is None or back is None:
        return None
    way = np.array([wanted.home, *there, *corners.tolist(), *back])
    stay = {*range(1 + len(there)), *range(len(way) - len(back), len(way))}
    if wanted.blocked is not None:  # the ends of the way home were found clear from here
        stay |= {1 + len(there), len(way) - len(back) - 1}
    return way, frozenset(stay)


def _polished(wanted: Wanted, raw: Raw, sweeps: int) -> Raw:
    """The way moved off the squares; the raw one where that did not help or does not fit."""
    if not sweeps:
        return raw
    snake = Snake(raw.way, raw.sheet, raw.fixed, wanted.law)
    polish(snake, wanted.budget_m, sweeps)
    fits = snake.cost_m <= wanted.budget_m + 1e-6
    return raw._replace(way=snake.way, success=snake.success) if fits and snake.success > raw.success else raw


def _straightened(wanted: Wanted, raw: Raw) -> Tour:
    closed = np.vstack([raw.way, raw.way[:1]])
    line = LineString(closed).simplify(_STRAIGHT_TO * wanted.spacing_m, preserve_topology=False)
    points = shapely.get_coordinates(line)
    return Tour(points, flown_m(points[:-1], wanted.law), raw)


def _starts(wanted: Wanted) -> list[XY]:
    """Home, where the tour may begin at once, and the place that is worth flying to first."""
    home_open = wanted.blocked is None or not wanted.blocked.buffer(wanted.spacing_m / 2).intersects(
        shapely.Point(wanted.home)
    )
    places, worth = _worth_flying_to(wanted)
    at_home = worth[0]
    best = int(np.argmax(worth))
    starts: list[XY] = []
    if home_open and at_home > 0.0:
        starts.append(wanted.home)
    if best and worth[best] > 0.0 and not (home_open and at_home >= _HOME_IS_GOOD * worth[best]):
        starts.append((float(places[best, 0]), float(places[best, 1])))
    return starts


def _worth_flying_to(wanted: Wanted) -> tuple[Floats, Floats]:
    """Places, home the first, and about how much probability a tour that flies there first can have."""
    chances, spacing = wanted.chances, wanted.spacing_m
    rows, columns = chances.mass.shape
    block = max(1, round(2 * spacing / chances.cell_m), math.ceil(max(rows, columns) / 150))
    padded = np.pad(chances.mass, ((0, -rows % block), (0, -columns % block)))
    coarse = padded.reshape(padded.shape[0] // block, block, -1, block).sum(axis=(1, 3))
    side_m = block * chances.cell_m
    blocks = Chances(coarse, chances.origin, chances.west_m, chances.south_m, side_m)
    x, y = np.meshgrid(*blocks.centres)
    places = np.vstack([[wanted.home], np.column_stack([x.ravel(), y.ravel()])])
    away_m = np.hypot(*(places - np.array(wanted.home)).T)
    ground_m2 = np.maximum(0.0, wanted.budget_m - 2 * away_m - _SHORTEST_LOOP * spacing) * spacing
    reach = np.sqrt(ground_m2) / 2 / side_m
    sums = np.pad(coarse, 1).cumsum(0).cumsum(1)
    middle_i = (places[:, 1] - chances.south_m) / side_m
    middle_j = (places[:, 0] - chances.west_m) / side_m

    def upto(edge: Floats, most: int) -> NDArray[np.intp]:
        return np.clip(np.round(edge), 0, most).astype(np.intp)

    low, high = upto(middle_i - reach, coarse.shape[0]), upto(middle_i + reach, coarse.shape[0])
    left, right = upto(middle_j - reach, coarse.shape[1]), upto(middle_j + reach, coarse.shape[1])
    mass = sums[high, right] - sums[low, right] - sums[high, left] + sums[low, left]
    worth = np.where(ground_m2 > 0.0, mass, 0.0)
    if wanted.blocked is not None:
        near = wanted.blocked.buffer(spacing)
        worth[1:][np.asarray(shapely.intersects_xy(near, places[1:, 0], places[1:, 1]))] = 0.0
    return places, worth
