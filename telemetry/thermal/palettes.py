"""The colours a thermal picture is painted in: 256 steps from cold to hot, made from a few anchors.

None is a rainbow: in each, hotter is brighter (darker in black hot), so that it can be read by whoever does
not tell red from green, and on a grey printout.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bgra = NDArray[np.uint32]  # 0xAARRGGBB, which is blue, green, red, alpha in memory (QImage RGB32)
    Anchor = tuple[float, int]  # where, 0 cold to 1 hot; the colour there, 0xRRGGBB

STEPS = 256
_OPAQUE = 0xFF000000


class PaletteName(StrEnum):
    """What the pilot chooses from."""

    WHITE_HOT = "white_hot"
    BLACK_HOT = "black_hot"
    IRON = "iron"
    RESCUE = "rescue"  # grey ground, and only what is hottest in colour


_ANCHORS: dict[PaletteName, tuple[Anchor, ...]] = {
    PaletteName.WHITE_HOT: ((0.0, 0x000000), (1.0, 0xFFFFFF)),
    PaletteName.BLACK_HOT: ((0.0, 0xFFFFFF), (1.0, 0x000000)),
    PaletteName.IRON: (
        (0.0, 0x000008),
        (0.2, 0x2B0A5E),
        (0.42, 0x9C1F6B),
        (0.62, 0xE2502E),
        (0.82, 0xF9A61A),
        (1.0, 0xFFFBD0),
    ),
    PaletteName.RESCUE: ((0.0, 0x000000), (0.84, 0x8C8C8C), (0.86, 0xF08000), (1.0, 0xFFF0A0)),
}
# What is above the isotherm must not look like anything the palette itself has.
_ISOTHERM: dict[PaletteName, int] = {
    PaletteName.WHITE_HOT: 0xFF3A00,
    PaletteName.BLACK_HOT: 0xFF3A00,
    PaletteName.IRON: 0x00E5FF,
    PaletteName.RESCUE: 0x00E5FF,
}


@cache
def palette(name: PaletteName) -> Bgra:
    """256 colours from cold to hot; shared and read only."""
    places = [place for place, _ in _ANCHORS[name]]
    steps = np.linspace(0.0, 1.0, STEPS)
    made = np.full(STEPS, _OPAQUE, np.uint32)
    for shift in (16, 8, 0):
        values = [colour >> shift & 0xFF for _, colour in _ANCHORS[name]]
        made |= np.rint(np.interp(steps, places, values)).astype(np.uint32) << np.uint32(shift)
    made.flags.writeable = False
    return made


def isotherm_colour(name: PaletteName) -> int:
    """What everything above the isotherm is painted in: 0xAARRGGBB."""
    return _OPAQUE | _ISOTHERM[name]
