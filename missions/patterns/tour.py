"""In which order, and from which end, to fly a set of legs: a short tour from home and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Tour = NDArray[np.intp]

_WORTH_S = 1e-6
_STEPS = 400  # improvement stops by itself long before; this bounds the time
_CHAIN = 8  # legs moved together
_CHAIN_OF_MANY = 2  # where there are so many legs that every chain costs
_MANY = 70


class Costs:
    """Seconds: from end to end, from home to each end, from each end home, along each leg from each end.

    Ends 2k and 2k + 1 belong to leg k. Home is the last leg, of no length: a tour is a ring through it.
    """

    def __init__(self, link: Floats, out: Floats, back: Floats, along: Floats) -> None:
        count = len(link)
        whole = np.zeros((count + 2, count + 2))
        whole[:count, :count] = link
        whole[count:, :count] = out
        whole[:count, count:] = back[:, None]
        self._link = whole
        self._along = np.append(along, [0.0, 0.0])
        self.home = count

    def of(self, tour: Sequence[int] | Tour) -> float:
        """Seconds from home along a tour of entry ends and back."""
        ring = np.append([self.home], np.asarray(tour, dtype=np.intp))
        return float(self._link[ring ^ 1, np.roll(ring, -1)].sum() + self._along[ring].sum())

    def nearest_next(self) -> list[int]:
        """From home always to the end that costs least, so long as legs are left."""
        left = np.ones(self.home, dtype=bool)
        here, tour = self.home, list[int]()
        while left.any():
            entry = int(np.argmin(np.where(left, self._link[here ^ 1, : self.home], np.inf)))
            tour.append(entry)
            left[entry] = left[entry ^ 1] = False
            here = entry
        return tour

    def improved(self, tour: Sequence[int]) -> list[int]:
        """Stretches reversed and chains of legs moved, the best change first, while that saves time."""
        ring = np.append([self.home], np.asarray(tour, dtype=np.intp))
        for _ in range(_STEPS):
            reverse, move = self._best_reversal(ring), self._best_move(ring)
            saved, changed = max(reverse, move, key=lambda change: change[0])
            if saved < _WORTH_S:
                break
            ring = changed
        return [int(entry) for entry in ring[1:]]

    def _best_reversal(self, ring: Tour) -> tuple[float, Tour]:
        """2-opt: the stretch that is best flown backwards, one leg being the shortest stretch."""
        count = len(ring)
        nxt = np.roll(ring, -1)
        onward = self._link[ring ^ 1, nxt]  # from place i to place i + 1
        backward = self._link[nxt, ring ^ 1]
        turned = np.cumsum(self._along[ring ^ 1] - self._along[ring])  # legs flown the other way
        inner = np.append([0.0], np.cumsum(backward - onward)[:-1])
        # [i, j]: places i to j reversed, home (place 0) staying where it is
        delta = (
            self._link[np.ix_(np.roll(ring, 1) ^ 1, ring ^ 1)]  # into i from before it: now into the end of j
            + self._link[np.ix_(ring, nxt)]  # out of j: now out of the start of i
            - np.roll(onward, 1)[:, None]
            - onward[None, :]
            + (inner + turned)[None, :]
            - (inner + np.roll(turned, 1))[:, None]
        )
        delta[np.tril_indices(count, -1)] = np.inf
        delta[0, :] = np.inf
        i, j = divmod(int(np.argmin(delta)), count)
        if not np.isfinite(delta[i, j]):
            return 0.0, ring
        return -float(delta[i, j]), np.concatenate([ring[:i], ring[i : j + 1][::-1] ^ 1, ring[j + 1 :]])

    def _best_move(self, ring: Tour) -> tuple[float, Tour]:
        """Or-opt: the chain that is best flown elsewhere, in either direction."""
        count = len(ring)
        nxt = np.roll(ring, -1)
        onward = self._link[ring ^ 1, nxt]
        best: tuple[float, int, int, int, bool] = (0.0, 0, 0, 0, False)
        for length in range(1, min(_CHAIN if count < _MANY else _CHAIN_OF_MANY, count - 2) + 1):
            first = np.arange(1, count - length + 1)
            last = first + length - 1
            heads, tails = ring[first], ring[last] ^ 1  # in at the head, out at the tail
            beyond = ring[(last + 1) % count]
            won = onward[first - 1] + onward[last] - self._link[ring[first - 1] ^ 1, beyond]
            same = self._link[np.ix_(ring ^ 1, heads)] + self._link[np.ix_(tails, nxt)].T
            other = (
                self._link[np.ix_(ring ^ 1, tails)]
                + self._link[np.ix_(heads, nxt)].T
                + self._turning(ring, first, last)
            )
            places = np.arange(count)[:, None]
            inside = (places >= first - 1) & (places <= last)
            for flipped, into in ((False, same), (True, other)):
                saved = np.where(inside, -np.inf, won - (into - onward[:, None]))
                place, chain = divmod(int(np.argmax(saved)), len(first))
                if saved[place, chain] > best[0]:
                    best = (float(saved[place, chain]), place, int(first[chain]), length, flipped)
        saved_s, place, start, length, flipped = best
        if saved_s <= 0.0:
            return 0.0, ring
        chain = ring[start : start + length]
        rest = np.concatenate([ring[:start], ring[start + length :]])
        at = place + 1 if place < start else place + 1 - length
        return saved_s, np.concatenate([rest[:at], chain[::-1] ^ 1 if flipped else chain, rest[at:]])

    def _turning(self, ring: Tour, first: Tour, last: Tour) -> Floats:
        """What it costs more to fly chains the other way round, between their two ends."""
        nxt = np.roll(ring, -1)
        legs = np.append([0.0], np.cumsum(self._along[ring ^ 1] - self._along[ring]))
        links = np.append([0.0], np.cumsum(self._link[nxt, ring ^ 1] - self._link[ring ^ 1, nxt]))
        return legs[last + 1] - legs[first] + links[last] - links[first]
