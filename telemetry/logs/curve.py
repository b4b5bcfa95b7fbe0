"""One quantity over the time of a flight, and as much of it as the pixels of a chart can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Whole = npt.NDArray[np.int64]
    Column = npt.NDArray[np.float64]

_GAP_US = 2_000_000  # what is silent for so long is a gap, as in a flight's summary
_SLOW = 4.0  # of what comes more rarely, only a silence of so many usual steps


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Times never run back. NaN: not known at that time."""

    at_us: Whole
    values: Column

    def __len__(self) -> int:
        return len(self.at_us)

    def value_at(self, at_us: int) -> float | None:
        """The newest value; None before the first, in a gap, behind the end, and where it was not known."""
        n = int(np.searchsorted(self.at_us, at_us, side="right")) - 1
        if n < 0 or at_us - int(self.at_us[n]) > self.gap_us() or np.isnan(self.values[n]):
            return None
        return float(self.values[n])

    def gap_us(self) -> float:
        """A silence longer than this is a gap."""
        usual = float(np.median(np.diff(self.at_us[:1000]))) if len(self) > 2 else 0.0
        return max(_GAP_US, _SLOW * usual)


def curve_of(at_us: Whole, values: npt.ArrayLike) -> Curve:
    """Times that run back are held, as on every chart; what is not finite is not known."""
    numbers = np.array(values, dtype=np.float64)
    numbers[~np.isfinite(numbers)] = np.nan
    return Curve(np.maximum.accumulate(at_us), numbers)


def for_pixels(curve: Curve, start_us: int, end_us: int, pixels: int) -> Curve:
    """From `start_us` to `end_us` the least and the greatest value of every pixel; NaN in each gap.

    A peak of one sample stays visible however many hours stand on the chart. The nearest values beyond both
    ends come along, so that lines run to the edge.
    """
    begin = max(int(np.searchsorted(curve.at_us, start_us)) - 1, 0)
    end = int(np.searchsorted(curve.at_us, end_us, side="right")) + 1
    at_us, values = curve.at_us[begin:end], curve.values[begin:end]
    gap_us = curve.gap_us()
    if len(at_us) > 2 * pixels > 0:
        at_us, values = _extremes(at_us, values, start_us, max(end_us - start_us, 1), pixels)
        gap_us = max(gap_us, 2.0 * (end_us - start_us) / pixels)
    silent = np.flatnonzero(np.diff(at_us) > gap_us) + 1
    return Curve(np.insert(at_us, silent, at_us[silent - 1] + 1), np.insert(values, silent, np.nan))


def _extremes(at_us: Whole, values: Column, start_us: int, span_us: int, pixels: int) -> tuple[Whole, Column]:
    edges = start_us + span_us * np.arange(pixels + 1) // pixels
    first = np.unique(np.append(0, np.searchsorted(at_us, edges)))
    first = first[first < len(at_us)]
    found = np.empty(2 * len(first))
    found[0::2] = np.fmin.reduceat(values, first)
    found[1::2] = np.fmax.reduceat(values, first)
    last = np.append(first[1:], len(at_us)) - 1
    times = np.empty(2 * len(first), np.int64)
    times[0::2], times[1::2] = at_us[first], at_us[last]
    return times, found
