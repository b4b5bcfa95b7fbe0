"""Which temperatures are painted from the first to the last colour: followed by itself, or locked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from telemetry.thermal.frame import Counts

LEAST_COUNTS = 128  # 2 K: less would paint the noise of the sensor
EVERY_PX = 4  # one pixel of 16 is looked at: 0.2 ms instead of 1 ms, and the same answer
COLD_SHARE = 0.01
HOT_SHARE = 0.995
WIDENS_S = 0.25  # something hot comes into view: seen at once
NARROWS_S = 2.5  # it leaves: the ground does not flash up
STILL_SHARE = 0.01  # smaller moves are not followed, so that the table of colours can be kept


@dataclass(frozen=True, slots=True)
class Span:
    """In counts (Kelvin times 64); `hi` is always above `lo`."""

    lo: int
    hi: int


def span_of(lo: float, hi: float) -> Span:
    """The nearest span that can be painted: within uint16, and at least 2 K wide."""
    middle = (lo + hi) / 2
    half = max((hi - lo) / 2, LEAST_COUNTS / 2)
    low = min(max(0, round(middle - half)), 65_535 - LEAST_COUNTS)
    return Span(low, min(65_535, max(round(middle + half), low + LEAST_COUNTS)))


def seen_span(counts: Counts) -> Span:
    """What 98.5 % of this picture lie in: neither one ember nor one dead pixel decides."""
    sample = counts[::EVERY_PX, ::EVERY_PX].ravel()
    last = sample.size - 1
    cold, hot = round(last * COLD_SHARE), round(last * HOT_SHARE)
    parted = np.partition(sample, (cold, hot))
    return span_of(float(parted[cold]), float(parted[hot]))


class FollowedSpan:
    """Follows the picture without flicker: wider quickly, narrower slowly. Or stands where it was locked."""

    def __init__(self) -> None:
        self.locked: Span | None = None
        self._exact: tuple[float, float] | None = None
        self._shown: Span | None = None
        self._at_s = 0.0

    def span(self, counts: Counts, now_s: float) -> Span:
        """What to paint this picture with; `now_s` is any clock in seconds."""
        if self.locked is not None:
            return self.locked
        seen = seen_span(counts)
        if self._exact is None or self._shown is None or now_s < self._at_s:
            self._exact, self._shown = (float(seen.lo), float(seen.hi)), seen
        else:
            passed_s = now_s - self._at_s
            lo, hi = self._exact
            lo = _nearer(lo, seen.lo, passed_s, WIDENS_S if seen.lo < lo else NARROWS_S)
            hi = _nearer(hi, seen.hi, passed_s, WIDENS_S if seen.hi > hi else NARROWS_S)
            self._exact = lo, hi
            still = max(1.0, (self._shown.hi - self._shown.lo) * STILL_SHARE)
            if abs(lo - self._shown.lo) > still or abs(hi - self._shown.hi) > still:
                self._shown = span_of(lo, hi)
        self._at_s = now_s
        return self._shown

    def lock(self, lo_counts: float, hi_counts: float) -> Span:
        """Painted with these from now on, whatever comes; widened to 2 K where they are too near."""
        self.locked = span_of(min(lo_counts, hi_counts), max(lo_counts, hi_counts))
        return self.locked

    def follow(self) -> None:
        """Automatic again, from what is painted now."""
        if self.locked is not None:
            self._exact, self._shown = (float(self.locked.lo), float(self.locked.hi)), self.locked
        self.locked = None


def _nearer(old: float, wanted: float, passed_s: float, slowness_s: float) -> float:
    return old + (wanted - old) * -math.expm1(-passed_s / slowness_s)
