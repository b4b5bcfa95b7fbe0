"""Probability maps for tests: round hills of likelihood, and a few squares for what is counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st

from missions.chances import Chances
from tests.missions import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence


def grid(mass: Sequence[Sequence[float]], cell_m: float = 30.0) -> Chances:
    """The rows as read: the first one is the northernmost. Its middle lies at shapes.PLACE."""
    cells = np.array(mass, dtype=float)[::-1].copy()
    rows, columns = cells.shape
    return Chances(cells, shapes.PLACE, -columns * cell_m / 2, -rows * cell_m / 2, cell_m)


def hills(
    tops: Sequence[tuple[float, float, float]], *, side_m: float = 3000.0, inside: float = 0.8
) -> Chances:
    """Gauss hills: metres east and north of shapes.PLACE, and how wide."""
    count = round(side_m / 30.0)
    at = (np.arange(count) + 0.5 - count / 2) * 30.0
    x, y = np.meshgrid(at, at)
    heap = sum(
        (np.exp(-((x - east) ** 2 + (y - north) ** 2) / 2 / wide**2) for east, north, wide in tops),
        start=np.zeros_like(x),
    )
    return Chances(inside * heap / heap.sum(), shapes.PLACE, -1500.0, -1500.0, 30.0)


@st.composite
def hilly_maps(draw: st.DrawFn) -> Chances:
    place = st.floats(-1200.0, 1200.0)
    tops = draw(st.lists(st.tuples(place, place, st.floats(80.0, 900.0)), min_size=1, max_size=4))
    return hills(tops, inside=draw(st.floats(0.05, 1.0)))
