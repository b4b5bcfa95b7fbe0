"""Many places become few signs, and none is lost."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from ui.map.layers.place_clusters import CHIP_REACH_PX, clustered, in_view

PX_PER_UNIT = 4.0
SPOTS = st.lists(st.tuples(st.floats(0, 400), st.floats(0, 400), st.integers(0, 2)), min_size=1, max_size=200)


def columns(spots: list[tuple[float, float, int]]):
    x, y, crowd = (np.array(column) for column in zip(*spots, strict=True))
    return 2_400_000.0 + x, 1_300_000.0 + y, crowd.astype(np.intp), np.arange(len(spots))


@given(SPOTS)
def test_every_place_is_counted_once_and_in_its_own_crowd(spots: list[tuple[float, float, int]]):
    x, y, crowd, near = columns(spots)
    found = clustered(x, y, crowd, near, PX_PER_UNIT)
    for group in range(3):
        assert found.count[crowd[found.first] == group].sum() == (crowd == group).sum()
    assert (np.diff(crowd[found.first]) >= 0).all(), "a later crowd lies on top"


@given(SPOTS)
def test_what_stands_alone_stands_where_it_is(spots: list[tuple[float, float, int]]):
    x, y, crowd, near = columns(spots)
    found = clustered(x, y, crowd, near, PX_PER_UNIT)
    single = found.count == 1
    assert (found.x[single] == x[found.first[single]]).all()
    assert (found.y[single] == y[found.first[single]]).all()


@given(SPOTS)
def test_no_two_signs_of_one_crowd_touch(spots: list[tuple[float, float, int]]):
    x, y, _, near = columns(spots)
    found = clustered(x, y, np.zeros(len(spots), dtype=np.intp), near, PX_PER_UNIT)
    apart_x = np.abs(found.x[:, None] - found.x) * PX_PER_UNIT >= CHIP_REACH_PX[0]
    apart_y = np.abs(found.y[:, None] - found.y) * PX_PER_UNIT >= CHIP_REACH_PX[1]
    touch = ~(apart_x | apart_y)
    assert touch.sum() == len(found.x), "each touches itself alone"


def test_nothing_in_view_is_nothing_drawn():
    x, y, crowd, near = columns([(10.0, 10.0, 0)])
    far = in_view(x, y, QRectF(0.0, 0.0, 10.0, 10.0), 5.0)
    assert len(far) == 0
    assert len(clustered(x, y, crowd, far, PX_PER_UNIT).x) == 0
    assert in_view(x, y, QRectF(2_400_000.0, 1_300_000.0, 20.0, 20.0), 0.0).tolist() == near.tolist()
