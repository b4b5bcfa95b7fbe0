"""Temperatures read from a thermal picture: at a spot, in a box, in the whole, each with its truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from telemetry.thermal.frame import TruthLevel, celsius

if TYPE_CHECKING:
    from telemetry.thermal.frame import Counts, ThermalFrame

NEAR_TOP_COUNTS = 64  # 1 K: the pixels round a clipped one are the same hot thing


@dataclass(frozen=True, slots=True)
class Reading:
    """`celsius` None: there is no degree to show, whatever else is known."""

    celsius: float | None
    level: TruthLevel
    at_least: bool = False  # the camera was at the end of its range
    relative: bool = False  # only brighter or darker than the rest of the picture


@dataclass(frozen=True, slots=True)
class Box:
    """Pixels from `left`, `top` up to, without, `right`, `bottom`."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class AreaReading:
    """Of a box; the places are whole pixels of the picture, from its left and top."""

    hottest: Reading
    coldest: Reading
    mean: Reading
    hottest_px: tuple[int, int]
    coldest_px: tuple[int, int]


NOTHING = Reading(None, TruthLevel.PALETTE, relative=True)  # what level 0 has to say


def spot(frame: ThermalFrame, x_px: int, y_px: int) -> Reading | None:
    """The mean of 3 x 3 pixels round this one, fewer at the edge; None: not in the picture."""
    height, width = frame.counts.shape
    if not (0 <= x_px < width and 0 <= y_px < height):
        return None
    near = frame.counts[max(0, y_px - 1) : y_px + 2, max(0, x_px - 1) : x_px + 2]
    return Reading(celsius(float(near.mean())), frame.level, _at_end(frame, near.max()))


def area(frame: ThermalFrame, box: Box) -> AreaReading | None:
    """Of the part of the box that lies in the picture; None: no part of it does."""
    left, top = max(0, box.left), max(0, box.top)
    inside = frame.counts[top : max(top, box.bottom), left : max(left, box.right)]
    return _read(frame, inside, left, top) if inside.size else None


def whole(frame: ThermalFrame) -> AreaReading:
    """Of the picture as a whole. ValueError for one without pixels."""
    return _read(frame, frame.counts, 0, 0)


def _read(frame: ThermalFrame, inside: Counts, left: int, top: int) -> AreaReading:
    (hot_y, hot_x), (cold_y, cold_x) = _place(inside, inside.argmax()), _place(inside, inside.argmin())
    hot, cold = inside[hot_y, hot_x], inside[cold_y, cold_x]
    clipped = _at_end(frame, hot)
    return AreaReading(
        hottest=Reading(celsius(float(hot)), frame.level, clipped),
        coldest=Reading(celsius(float(cold)), frame.level, _at_end(frame, cold)),
        mean=Reading(celsius(float(inside.mean(dtype=np.float64))), frame.level, clipped),
        hottest_px=(left + hot_x, top + hot_y),
        coldest_px=(left + cold_x, top + cold_y),
    )


def _place(inside: Counts, flat: np.intp) -> tuple[int, int]:
    row, column = divmod(int(flat), inside.shape[1])
    return row, column


def _at_end(frame: ThermalFrame, counts: np.uint16) -> bool:
    return frame.saturated and int(counts) + NEAR_TOP_COUNTS >= int(frame.counts.max())
