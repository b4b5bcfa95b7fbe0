"""How well a look finds a person, against a look that is good enough: from 0 to 1.

A look of 1 is what search theory calls one coverage: its contribution to lambda is 1, and the chance to find
what is there is 1 - exp(-1).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PERSON_M = 0.5  # across
LOOK_S = 2.0  # in view, before somebody at a screen has looked at it
_PIXELS_A_PAIR = 2.0  # a line pair of the test chart


class Canopy(StrEnum):
    """What stands between the camera and the ground."""

    OPEN = "open"
    SCATTERED = "scattered"
    DENSE = "dense"


# Share of the ground that shows between the crowns straight from above: estimates, to be corrected by search
# exercises; nothing was measured.
LOOK_THROUGH = {Canopy.OPEN: 1.0, Canopy.SCATTERED: 0.6, Canopy.DENSE: 0.2}


def by_pixels(pixel_m: Floats) -> Floats:
    """From the size of a pixel on the ground: the target transfer function of Johnson's criteria.

    With N line pairs across a target, P = N^E / (1 + N^E), E = 2.7 + 0.7 N; half are detected with one pair.
    A person across 6 pixels counts 0.995, across 4 0.95, across 2 one half.
    """
    pairs = PERSON_M / _PIXELS_A_PAIR / np.maximum(pixel_m, PERSON_M / 40.0)  # 20 pairs are as good as any
    power = pairs ** (2.7 + 0.7 * pairs)
    return power / (1.0 + power)


def through(look_through: Floats, sink: Floats) -> Floats:
    """The same share for a slanted look, whose way through the crowns is longer by 1 / `sink`."""
    return look_through ** (1.0 / np.maximum(sink, 0.05))
