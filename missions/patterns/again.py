"""Which stretches of a search run over ground that was flown on the same line before: they are only ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from missions.detour import XY

    Floats = NDArray[np.float64]

BESIDE_M = 1.5  # a position is no more exact: nearer than this it is the same line
_STEEPEST = 0.05  # sine of the angle between two stretches of one line
_MOSTLY = 0.9  # of a stretch


def flown_again(points: Sequence[XY]) -> NDArray[np.bool_]:
    """For each stretch between two points, whether earlier ones cover it nearly whole. In a narrow arm the
    way out is the way in, and looks at nothing new.
    """
    at = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    start, along = at[:-1], np.diff(at, axis=0)
    length = np.hypot(along[:, 0], along[:, 1])
    again = np.zeros(len(length), dtype=bool)
    for i in np.flatnonzero(length > 2 * BESIDE_M):
        axis = along[i] / length[i]
        before = slice(0, int(i))
        a, b = start[before] - start[i], start[before] + along[before] - start[i]
        aside = np.maximum(np.abs(a[:, 0] * axis[1] - a[:, 1] * axis[0]),
                           np.abs(b[:, 0] * axis[1] - b[:, 1] * axis[0]))  # fmt: skip
        turned = np.abs(along[before, 0] * axis[1] - along[before, 1] * axis[0])
        beside = (turned <= _STEEPEST * np.maximum(length[before], 1e-9)) & (aside <= BESIDE_M)
        ends = np.sort(np.column_stack([a[beside] @ axis, b[beside] @ axis]), axis=1)
        again[i] = _covered(np.clip(ends, 0.0, length[i])) >= _MOSTLY * length[i]
    return again


def _covered(spans: Floats) -> float:
    """Length of the union of spans (n, 2)."""
    total, reached = 0.0, -np.inf
    for low, high in spans[np.argsort(spans[:, 0])]:
        total += max(0.0, float(high) - max(float(low), reached))
        reached = max(reached, float(high))
    return total
