"""Many places in one look: those of one sort that would lie on each other become one sign with their number.

They are gathered in cells that lie on the ground, in steps of a power of two, so that a pan shuffles nothing;
then a small crowd joins a larger one that it would touch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QRectF

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]

CELL_PX = 36.0  # at least, and at most twice as much
ASIDE_PX = 26.0  # how far a chip makes way for another sort
CHIP_REACH_PX = (44.0, 23.0)  # nearer than this, right and down, two chips touch


@dataclass(frozen=True, slots=True)
class Clusters:
    """What is drawn, in world units. `first` is one of the members: the place itself where `count` is 1."""

    x: Floats
    y: Floats
    count: Ints
    first: Ints


def clustered(x: Floats, y: Floats, crowd: Ints, near: Ints, px_per_unit: float) -> Clusters:
    """The places `near`, gathered by cell and crowd, each at the mean of its members."""
    cell = 2.0 ** math.ceil(math.log2(CELL_PX / px_per_unit))
    key = crowd[near] * 2.0**48 + np.floor(x[near] / cell) * 2.0**24 + np.floor(y[near] / cell)
    _, first, member, count = np.unique(key, return_index=True, return_inverse=True, return_counts=True)
    if not len(first):
        return alone(x, y, near)
    found = Clusters(
        np.bincount(member, weights=x[near]) / count,
        np.bincount(member, weights=y[near]) / count,
        count,
        near[first],
    )
    return _aside(_merged(found, crowd, px_per_unit), crowd, px_per_unit)


def alone(x: Floats, y: Floats, near: Ints) -> Clusters:
    """The places `near`, each for itself."""
    return Clusters(x[near], y[near], np.ones(len(near), dtype=np.intp), near)


def in_view(x: Floats, y: Floats, view: QRectF, margin: float) -> Ints:
    """Those in the view and a margin round it, in world units."""
    met = (x > view.left() - margin) & (x < view.right() + margin)
    met &= (y > view.top() - margin) & (y < view.bottom() + margin)
    return np.flatnonzero(met)


def _merged(found: Clusters, crowd: Ints, px_per_unit: float) -> Clusters:
    """The largest first takes in what it would touch of its own sort, and stays where it is."""
    group = crowd[found.first]
    reach_x, reach_y = (px / px_per_unit for px in CHIP_REACH_PX)
    into = np.arange(len(found.x))
    free = np.ones(len(found.x), dtype=np.bool_)
    for n in np.argsort(-found.count, kind="stable").tolist():
        if not free[n]:
            continue
        touched = free & (group == group[n])
        touched &= np.abs(found.x - found.x[n]) < reach_x
        touched &= np.abs(found.y - found.y[n]) < reach_y
        into[touched], free[touched] = n, False
    kept, member = np.unique(into, return_inverse=True)
    count = np.bincount(member, weights=found.count).astype(np.intp)
    return Clusters(found.x[kept], found.y[kept], count, found.first[kept])


def _aside(found: Clusters, crowd: Ints, px_per_unit: float) -> Clusters:
    """A chip that would lie under a sign of a later sort steps down; what stands alone stays where it is."""
    y, group = found.y.copy(), crowd[found.first]
    reach_x, reach_y = (px / px_per_unit for px in CHIP_REACH_PX)
    for n in np.flatnonzero(found.count > 1)[::-1].tolist():
        over = (group > group[n]) & (np.abs(found.x - found.x[n]) < reach_x) & (np.abs(y - y[n]) < reach_y)
        if over.any():
            y[n] = y[over].max() + ASIDE_PX / px_per_unit
    return Clusters(found.x, y, found.count, found.first)
