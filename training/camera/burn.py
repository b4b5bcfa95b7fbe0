"""A fire that spreads, as both cameras need to know it: when it came where, and how its fuel burns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Burning:
    """One place from the moment the front reaches it: flames, a glowing bed, embers here and there, black."""

    flame_c: float  # as a camera measures it through thin flames
    flame_s: float  # how long flames stand there; 0: it only smoulders
    flame_m: float  # how high they are
    bed_c: float  # of the ground when the flames are gone
    bed_s: float  # in this time its excess over the air falls to a third (1/e)
    ember_share: float  # of the ground, 0..1: what glows on
    ember_c: float
    ember_s: float
    smoke: float  # 1 hides what is behind it
    smoke_s: float  # how long a place gives off smoke
    smoke_rgb: tuple[int, int, int] = (200, 198, 196)
    rises_m_s: float = 1.6  # the smoke, over its fire
    charred: float = 0.85  # how much of the burnt ground is black, 0..1
    above_m: float = 0.0  # it is seen so high over the ground: through the roof of a building


@dataclass(frozen=True, slots=True, eq=False)
class Burn:
    """A square of cells, row 0 in the south, round a place in metres from the scene's origin."""

    east_m: float
    north_m: float
    cell_m: float
    seconds: NDArray[np.float32]  # when the front is at a cell's middle; infinity: never
    burning: Burning
    seed: int = 1
