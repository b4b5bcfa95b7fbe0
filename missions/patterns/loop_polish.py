"""A closed way moved point by point off the squares it was found on: onto roads, round corners, to the edge.

Every point tries small steps; a step is taken where what is newly seen is worth more than the metres it
costs. The price of a metre follows the budget, and in the end no step is taken that would pass it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from missions.patterns.loop_turns import flown_m

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from missions.patterns.loop_sheet import Sheet
    from missions.patterns.loop_turns import TurnLaw

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

_STEPS = (2.0, 1.5, 1.0, 0.7, 0.5)  # fine squares: an eighth of a spacing
_WAYS = 8
_TURNED = np.arange(_WAYS) * (2 * math.pi / _WAYS)
_ROSE = np.column_stack([np.cos(_TURNED), np.sin(_TURNED)])
_SQUEEZES = 12
_FILLS = 2
_PRICE = 0.93  # of the probability on a metre of swath that the budget would take last, if all could be had


def polish(snake: Snake, budget_m: float, sweeps: int) -> None:
    """Move the way; it is at most `budget_m` long in the end where that can be reached."""
    price = _PRICE * snake.price(budget_m)
    for sweep in range(sweeps):
        snake.sweep(_STEPS[sweep * len(_STEPS) // sweeps], price)
        price *= min(1.1, max(0.9, (snake.cost_m / budget_m) ** 3))
    for _ in range(_SQUEEZES):
        if snake.cost_m <= budget_m:
            break
        price *= 1.15
        snake.sweep(_STEPS[-1], price)
    for _ in range(_FILLS if snake.cost_m <= budget_m else 0):
        snake.sweep(_STEPS[-2], 0.7 * price, budget_m)


class Snake:
    """A closed way on a sheet and how often each fine square is seen from it."""

    def __init__(self, way: Floats, sheet: Sheet, fixed: AbstractSet[int], law: TurnLaw | None) -> None:
        self.points = sheet.from_ground(way)
        self._sheet, self._fixed, self._law = sheet, fixed, law
        self._radius2 = (sheet.spacing_m / 2 / sheet.fine_m) ** 2
        self._reach = sheet.spacing_m / 2 / sheet.fine_m + 1.0
        self._seen = np.zeros(sheet.fine.shape, dtype=np.int16)
        longest = max(sheet.fine.shape)
        self._middles: Floats = np.linspace(0.5, longest - 0.5, longest)
        for i in range(len(self.points)):
            a, b = self.points[i - 1], self.points[i]
            window = self._window(np.stack([a, b]))
            self._seen[window] += self._capsules(a[None], b[None], window)[0]
        self.cost_m = flown_m(way, law)

    @property
    def way(self) -> Floats:
        """In metres of the map."""
        return self._sheet.to_ground(self.points)

    @property
    def success(self) -> float:
        """Probability in what is seen."""
        return float(self._sheet.fine[self._seen > 0].sum())

    def price(self, budget_m: float) -> float:
        """Probability that a metre of swath would hold on the last ground that the budget takes."""
        sheet = self._sheet
        ranked = np.sort(sheet.fine, axis=None)[::-1]
        last = min(len(ranked) - 1, int(budget_m * sheet.spacing_m / sheet.fine_m**2))
        density = max(float(ranked[last]), 0.02 * float(ranked[: last + 1].mean())) / sheet.fine_m**2
        return density * sheet.spacing_m

    def sweep(self, step: float, price: float, most_m: float = math.inf) -> None:
        """Try every point once. No step makes the way longer than `most_m`."""
        for i in range(len(self.points)):
            if i not in self._fixed:
                self._try(i, step, price, most_m)

    def _try(self, i: int, step: float, price: float, most_m: float) -> None:
        count = len(self.points)
        before, at, after = self.points[i - 1], self.points[i], self.points[(i + 1) % count]
        tried = np.vstack([at, at + step * _ROSE, (before + after) / 4 + at / 2])
        window = self._window(np.vstack([tried, before, after]))
        fine = self._sheet.fine[window]
        if not fine.size:
            return
        first = self._capsules(np.broadcast_to(before, tried.shape), tried, window)
        second = self._capsules(tried, np.broadcast_to(after, tried.shape), window)
        others = self._seen[window] - first[0] - second[0]
        new = np.where(others == 0, fine, 0.0)
        gains = (first | second).reshape(len(tried), -1) @ new.ravel()
        costs = self._costs_m(i, tried)
        worth = gains - price * costs
        worth[1:][self.cost_m + costs[1:] - costs[0] > most_m] = -math.inf
        if self._sheet.shut is not None:
            worth[1:][~_clear(self._sheet.shut, before, tried[1:], after)] = -math.inf
        best = int(np.argmax(worth))
        if best and worth[best] > worth[0] + 1e-15:
            self._seen[window] = others + first[best] + second[best]
            self.points[i] = tried[best]
            self.cost_m += float(costs[best] - costs[0])

    def _costs_m(self, i: int, tried: Floats) -> Floats:
        """What depends on where point i is: two legs, and the turns at it and at both neighbours."""
        count, fine_m = len(self.points), self._sheet.fine_m
        before, after = self.points[i - 1], self.points[(i + 1) % count]
        costs = np.hypot(*(tried - before).T) + np.hypot(*(after - tried).T)
        costs *= fine_m
        if self._law is None:
            return costs
        costs += self._law.extra_m(before, tried, after)
        if (i - 1) % count:  # nothing is lost by the turn at the start: it begins and ends there
            costs += self._law.extra_m(self.points[i - 2], before, tried)
        if (i + 1) % count:
            costs += self._law.extra_m(tried, after, self.points[(i + 2) % count])
        return costs

    def _window(self, points: Floats) -> tuple[slice, slice]:
        """The part of the sheet within reach of these points."""
        rows, columns = self._sheet.fine.shape
        (left, low), (right, high) = points.min(0) - self._reach, points.max(0) + self._reach
        return (
            slice(min(rows, max(0, math.floor(low))), max(0, min(rows, math.ceil(high)))),
            slice(min(columns, max(0, math.floor(left))), max(0, min(columns, math.ceil(right)))),
        )

    def _capsules(self, a: Floats, b: Floats, window: tuple[slice, slice]) -> Mask:
        """Which fine squares of the window lie within half a spacing of the legs from a to b."""
        x = self._middles[window[1]][None, None, :] - a[:, 0, None, None]
        y = self._middles[window[0]][None, :, None] - a[:, 1, None, None]
        leg = b - a
        dx, dy = leg[:, 0, None, None], leg[:, 1, None, None]
        share = (x * dx + y * dy) / np.maximum(dx * dx + dy * dy, 1e-12)
        np.clip(share, 0.0, 1.0, out=share)
        return (x - share * dx) ** 2 + (y - share * dy) ** 2 <= self._radius2


def _clear(shut: Mask, before: Floats, tried: Floats, after: Floats) -> Mask:
    """Which points are reached and left without entering what is shut. Off the sheet nothing is known."""
    rows, columns = shut.shape
    clear = np.ones(len(tried), dtype=bool)
    for end in (before, after):
        count = 2 + int(2 * math.sqrt(2) * np.abs(tried - end).max())  # twice in every fine square
        share = np.linspace(0.0, 1.0, count)[:, None, None]
        x, y = np.moveaxis(np.floor(end + share * (tried - end)).astype(np.intp), -1, 0)
        on_sheet = (y >= 0) & (y < rows) & (x >= 0) & (x < columns)
        hit = shut[np.clip(y, 0, rows - 1), np.clip(x, 0, columns - 1)]
        clear &= (on_sheet & ~hit).all(axis=0)
    return clear
