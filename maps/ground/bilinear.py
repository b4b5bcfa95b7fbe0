"""Heights between the posts of a grid: straight from post to post, and unknown beside an unknown post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Posts = NDArray[np.intp]

NO_WEIGHT = 1e-6  # an unknown neighbour that counts for less does no harm; 9 mm on the highest mountain


def between_posts(
    rows: Floats, columns: Floats, shape: tuple[int, int], posts: Callable[[Posts, Posts], Floats]
) -> Floats:
    """Metres at rows and columns with fractions, all within `shape`; `posts` gives those of whole ones."""
    top = np.clip(np.floor(rows).astype(np.intp), 0, max(0, shape[0] - 2))
    left = np.clip(np.floor(columns).astype(np.intp), 0, max(0, shape[1] - 2))
    down, right = rows - top, columns - left
    total = np.zeros(rows.shape)
    for i, vertical in ((0, 1 - down), (1, down)):
        for j, horizontal in ((0, 1 - right), (1, right)):
            weight = vertical * horizontal
            below, beside = np.minimum(top + i, shape[0] - 1), np.minimum(left + j, shape[1] - 1)
            total += np.where(weight > NO_WEIGHT, weight * posts(below, beside), 0.0)
    return total
