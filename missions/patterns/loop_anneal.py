"""A loop over squares made better by many small changes, few of them for the worse (simulated annealing).

The loop is closed and passes no square twice after every change: a bulge of two squares out, a bulge in, or a
corner to the other side. What it gains is the probability in its squares, less a price for length and turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

_PRICE = 0.9  # of a square, against the last one that the budget would take if all could be had
_LEAST_PRICE = 0.02  # against the mean of the best: empty squares are flown over only on the way
_DISORDER = 0.1  # squares: two tracks that meet at a corner see so much less together, and a little more
_COLD = 0.02  # the last temperature, in prices
_FULL = 0.97  # of the room: enough is used
_CHEAPER = 3  # rounds with a lower price until it is
_OUT, _IN = 0.4, 0.7  # shares of tries: bulges out, then in; the rest are corners
_DRAWN = 50_000  # random numbers at once
_SEED = 1  # the same task is always the same plan


class Rules(NamedTuple):
    """What a loop may cost."""

    room: float  # squares that it may be long, turns counted
    turn: float  # squares that a right-angled turn takes of the room
    heat: float  # the first temperature, in prices: 0.5 shakes everything, 0.1 mends edges
    tries: int


def cost(loop: Sequence[int], turn: float) -> float:
    """Squares that a loop takes."""
    return len(loop) + turn * turns(loop)


def turns(loop: Sequence[int]) -> int:
    steps = np.diff(np.array([*loop, loop[0], loop[1]]))
    return int(np.count_nonzero(np.diff(steps)))


def annealed(loop: Sequence[int], value: Floats, free: Mask, keep: int | None, rules: Rules) -> list[int]:
    """A better loop, within the room; `keep` stays on it. Deterministic."""
    price = _price(value[free], rules)
    walk = _Walk(loop, value, free, keep, rules)
    walk.go(price, rules.heat, rules.tries)
    for _ in range(_CHEAPER):  # likely ground in islands: what lies between must be worth flying over
        if cost(walk.loop, rules.turn) >= _FULL * rules.room:
            break
        price *= 0.7
        walk.go(price, rules.heat, rules.tries // 2)
    return walk.loop


def _price(values: Floats, rules: Rules) -> float:
    """Of a square of the budget, in probability."""
    ranked = np.sort(values)[::-1]
    most = max(1, min(round(rules.room), len(ranked)))
    return max(_PRICE * float(ranked[most - 1]), _LEAST_PRICE * float(ranked[:most].mean()), 1e-300)


class _Walk:
    """A loop that changes. `nxt` and `prv` hold the squares after and before each one on it."""

    def __init__(
        self, loop: Sequence[int], value: Floats, free: Mask, keep: int | None, rules: Rules
    ) -> None:
        self._width = value.shape[1]
        self._value: list[float] = value.ravel().tolist()
        self._open = bytearray(free.ravel().tobytes())
        self._keep = -1 if keep is None else keep
        self._room, self._turn = rules.room, rules.turn
        self._on = list(loop)
        self._place = {square: i for i, square in enumerate(loop)}
        self._nxt, self._prv = [-1] * value.size, [-1] * value.size
        for before, square in zip([loop[-1], *loop], loop, strict=False):
            self._nxt[before], self._prv[square] = square, before
            self._open[square] = 0

    @property
    def loop(self) -> list[int]:
        """In the order flown, from the square that is kept."""
        loop = [self._on[0] if self._keep < 0 else self._keep]
        while (square := self._nxt[loop[-1]]) != loop[0]:
            loop.append(square)
        return loop

    def go(self, price: float, heat: float, tries: int) -> None:  # noqa: C901, PLR0912, PLR0915
        # One long function on local names: it runs some million times a second, and calls would halve that.
        nxt, prv, free, value = self._nxt, self._prv, self._open, self._value
        on, place, keep, width = self._on, self._place, self._keep, self._width
        room, turn = self._room, self._turn
        count = len(on)
        bends = turns(self.loop)
        turn_price = (_DISORDER + turn) * price
        for luck, kind, patience in _draws(tries, price * heat, price * _COLD):
            u = on[int(luck * count)]
            a = nxt[u]
            if kind < _OUT:  # u a -> u x y a
                if count + 2 > room:
                    continue
                along = a - u
                side = width if along in (1, -1) else 1
                if kind < _OUT / 2:
                    side = -side
                x, y = u + side, a + side
                if not (free[x] and free[y]):
                    continue
                into, out = u - prv[u], nxt[a] - a
                more = 2 + (into != side) + (out != -side) - (into != along) - (out != along)
                if count + 2 + turn * (bends + more) > room:
                    continue
                gain = value[x] + value[y] - 2 * price - turn_price * more
                if gain >= 0.0 or gain > -patience:
                    nxt[u], nxt[x], nxt[y] = x, y, a
                    prv[a], prv[y], prv[x] = y, x, u
                    free[x] = free[y] = 0
                    place[x], place[y] = count, count + 1
                    on += (x, y)
                    count += 2
                    bends += more
            elif kind < _IN:  # u a b c -> u c
                b = nxt[a]
                c = nxt[b]
                along = c - u
                if along != b - a or count <= 4 or keep in (a, b):
                    continue
                side, into, out = a - u, u - prv[u], nxt[c] - c
                more = (into != along) + (out != along) - 2 - (into != side) - (out != -side)
                if more > 0 and count - 2 + turn * (bends + more) > room:
                    continue
                gain = 2 * price - value[a] - value[b] - turn_price * more
                if gain >= 0.0 or gain > -patience:
                    nxt[u], prv[c] = c, u
                    free[a] = free[b] = 1
                    bends += more
                    for square in (a, b):
                        gap, last = place.pop(square), on.pop()
                        if last != square:
                            on[gap] = last
                            place[last] = gap
                    count -= 2
            else:  # the corner a between u and b to its other side
                b = nxt[a]
                x = u + b - a
                if not free[x] or a == keep:
                    continue
                first, second, into, out = a - u, b - a, u - prv[u], nxt[b] - b
                more = (into != second) + (out != first) - (into != first) - (out != second)
                if more > 0 and count + turn * (bends + more) > room:
                    continue
                gain = value[x] - value[a] - turn_price * more
                if gain >= 0.0 or gain > -patience:
                    nxt[u], nxt[x] = x, b
                    prv[b], prv[x] = x, u
                    free[a], free[x] = 1, 0
                    gap = place.pop(a)
                    place[x], on[gap] = gap, x
                    bends += more


def _draws(tries: int, hot: float, cold: float) -> Iterator[tuple[float, float, float]]:
    """Which square, which change, and how great a loss is taken at this temperature."""
    random = np.random.default_rng(_SEED)
    for first in range(0, tries, _DRAWN):
        some = min(_DRAWN, tries - first)
        heat = hot * (cold / hot) ** ((first + np.arange(some)) / tries)
        losses = -np.log1p(-random.random(some)) * heat
        yield from zip(
            random.random(some).tolist(), random.random(some).tolist(), losses.tolist(), strict=True
        )
