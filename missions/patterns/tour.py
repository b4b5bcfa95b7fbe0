"""In which order, and from which end, to fly a set of legs: a short tour from home and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from missions.detour import Router
    from missions.patterns.rows import Leg

TURN_S = 4.0  # lost by braking and speeding up at a corner
_PASSES = 60  # improvement stops by itself long before; this bounds the time
_WORTH_S = 1e-6


def cheap_tour(legs: Sequence[Leg], costs: Costs) -> list[int]:
    """Entry ends in flying order: from home always the nearest end next. End 2k and 2k+1 belong to leg k."""
    left = np.ones(2 * len(legs), dtype=bool)
    from_here = costs.home
    tour: list[int] = []
    while left.any():
        entry = int(np.argmin(np.where(left, from_here, np.inf)))
        if not left[entry]:  # nothing left is reachable: take the first, the route will tell
            entry = int(np.argmax(left))
        tour.append(entry)
        left[entry] = left[entry ^ 1] = False
        from_here = costs.link[entry ^ 1]
    return tour


def row_by_row(count: int, costs: Costs) -> list[int]:
    """One row after the other, there and back: the order a crew expects to see. From the cheapest corner.

    The legs must stand in the order of their rows and all point the same way.
    """
    tours = [
        [2 * leg + (place + first) % 2 for place, leg in enumerate(legs)]
        for legs in (range(count), range(count - 1, -1, -1))
        for first in (0, 1)
    ]
    return min(tours, key=costs.of)


def improved(tour: Sequence[int], costs: Costs) -> list[int]:
    """The same legs in a better order: stretches reversed and single legs moved while that saves time."""
    best = np.array(tour)
    for _ in range(_PASSES):
        reversed_ = _reverse_stretches(best, costs)
        moved = _move_legs(reversed_, costs)
        if costs.of(best) - costs.of(moved) < _WORTH_S:
            break
        best = moved
    return [int(entry) for entry in best]


class Costs:
    """Seconds from end to end and from home to each end (zero without a home)."""

    def __init__(self, link: NDArray[np.float64], home: NDArray[np.float64]) -> None:
        self.link = link
        self.home = home

    def of(self, tour: Sequence[int] | NDArray[np.intp]) -> float:
        """Seconds between the legs of a tour, and to and from home."""
        entries = np.asarray(tour)
        if not entries.size:
            return 0.0
        between = self.link[entries[:-1] ^ 1, entries[1:]].sum()
        return float(self.home[entries[0]] + between + self.home[entries[-1] ^ 1])


def costs_between(
    legs: Sequence[Leg], home_m: NDArray[np.float64], routers: Sequence[Router], speed_m_s: float
) -> Costs:
    """Costs of the ways that the first able router finds, straight ones without any; turns are counted."""
    points = [end for leg in legs for end in leg]
    ends = np.array(points, dtype=float)
    lengths = _straight(ends) if not routers else routers[0].lengths(points)
    for router in routers[1:]:
        if np.isfinite(lengths).all():
            break
        lengths = np.where(np.isfinite(lengths), lengths, router.lengths(points))
    out = np.repeat(ends[1::2] - ends[0::2], 2, axis=0)
    out[0::2] *= -1.0  # leaving by the first end means flying from the second to it
    link = ends[None, :, :] - ends[:, None, :]
    turns = _turns(out[:, None, :], link) + _turns(link, -out[None, :, :])
    seconds = np.nan_to_num(lengths / speed_m_s, posinf=1e6) + TURN_S * turns
    return Costs(seconds, home_m / speed_m_s)


def flown_s(points: NDArray[np.float64], speed_m_s: float) -> float:
    """Seconds along a line of points, its turns counted."""
    steps = np.diff(points, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    steps = steps[lengths > 0.0]
    return float(lengths.sum() / speed_m_s + TURN_S * _turns(steps[:-1], steps[1:]).sum())


def _straight(ends: NDArray[np.float64]) -> NDArray[np.float64]:
    apart = ends[:, None, :] - ends[None, :, :]
    return np.hypot(apart[..., 0], apart[..., 1])


def _turns(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """1.0 where direction b differs from direction a by more than 10 degrees."""
    dot = (a * b).sum(axis=-1)
    size = np.hypot(a[..., 0], a[..., 1]) * np.hypot(b[..., 0], b[..., 1])
    return (dot < np.cos(np.radians(10.0)) * size).astype(float)


def _reverse_stretches(tour: NDArray[np.intp], costs: Costs) -> NDArray[np.intp]:
    """For each start the stretch whose reversal saves most (2-opt; a stretch of one turns a leg round)."""
    count = len(tour)
    for i in range(count):
        before = costs.link[tour[i - 1] ^ 1] if i else costs.home
        entries, exits = tour[i:], tour[i:] ^ 1
        after = np.append(costs.link[exits[:-1], entries[1:]], costs.home[exits[-1]])
        new_after = np.append(costs.link[entries[0], entries[1:]], costs.home[entries[0]])
        saved = before[entries[0]] + after - before[exits] - new_after
        j = int(np.argmax(saved))
        if saved[j] > _WORTH_S:
            tour = np.concatenate([tour[:i], tour[i : i + j + 1][::-1] ^ 1, tour[i + j + 1 :]])
    return tour


def _move_legs(tour: NDArray[np.intp], costs: Costs) -> NDArray[np.intp]:
    """Each leg in turn to the place, and the direction, where it costs least (or-opt of one)."""
    for entry in [int(e) for e in tour]:
        at = int(np.flatnonzero((tour == entry) | (tour == entry ^ 1))[0])
        rest = np.delete(tour, at)
        if not rest.size:
            return tour
        into = np.vstack([costs.home, costs.link[rest ^ 1]])  # row p: from what stands before place p
        joined = np.append(
            np.append(costs.home[rest[0]], costs.link[rest[:-1] ^ 1, rest[1:]]), costs.home[rest[-1] ^ 1]
        )
        best_place, best_end, best_s = at, int(tour[at]), np.inf
        for end in (int(tour[at]), int(tour[at]) ^ 1):
            onward = np.append(costs.link[end ^ 1, rest], costs.home[end ^ 1])
            added = into[:, end] + onward - joined
            place = int(np.argmin(added))
            if added[place] < best_s - _WORTH_S:
                best_place, best_end, best_s = place, end, float(added[place])
        tour = np.insert(rest, best_place, best_end)
    return tour
