"""How far a look goes until it meets the ground, and what is too flat or too far to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.georeference.relief import Relief

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

FLATTEST_DEG = 15.0  # below the horizon; nothing flatter counts: a pixel is long there, and trees hide people
FARTHEST_M = 1000.0
LOWEST_M = 2.0  # above the ground; lower, nothing is looked at
_MARCH = 64  # steps of a ray over uneven ground, before halving finds the place
_HALVINGS = 12


def lengths_m(eye: Floats, rays: Floats, relief: Relief) -> Floats:
    """How far each ray goes until it meets the ground; inf where it meets none within the limit.

    `eye` and the unit vectors `rays` (n, 3) are in metres east, north and above home of `relief`; all rays
    lead down.
    """
    sink = -rays[:, 2]
    nearest = np.maximum((eye[2] - relief.high_m) / sink, 0.0)
    farthest = (eye[2] - relief.low_m) / sink
    if relief.level:
        return farthest
    farthest = np.minimum(farthest + 1.0, FARTHEST_M)

    def below(lengths: Floats) -> Mask:
        at = eye + rays * lengths[..., None]
        return at[..., 2] <= relief.at(at[..., 0], at[..., 1])

    tried: Floats = nearest + (farthest - nearest) * np.linspace(0.0, 1.0, _MARCH)[:, None]
    under = below(tried)
    first = np.argmax(under, axis=0)
    column = np.arange(len(rays))
    low: Floats = tried[np.maximum(first - 1, 0), column]
    high: Floats = tried[first, column]
    for _ in range(_HALVINGS):
        middle: Floats = (low + high) / 2
        down = below(middle)
        low, high = np.where(down, low, middle), np.where(down, middle, high)
    return np.where(under.any(axis=0), high, np.inf)
