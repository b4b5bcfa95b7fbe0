"""Find what is hot in one thermal picture, and what is bright in one without temperatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from telemetry.hot_spots.detection import Detection
from telemetry.thermal.frame import COUNTS_PER_KELVIN, TruthLevel, celsius, counts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.hot_spots.detection import HotRule
    from telemetry.thermal.frame import Counts, ThermalFrame
    from telemetry.thermal.range import ThermalRange

    Plane = NDArray[np.uint8]

MOST = 200  # of one picture, the hottest
_COARSE = 4  # every fourth pixel each way is enough for a median
_SAME_K = 0.5  # so near the end of the range counts as the end
_BRIGHT = 60  # of 255, above what is around
_AROUND_PX = 31


def detect(frame: ThermalFrame, rule: HotRule) -> list[Detection]:
    """What is hot by the rule, the hottest first; of a frame with a temperature of each pixel."""
    counts = frame.counts
    if counts.ndim != 2 or not counts.size:
        return []
    hottest = int(counts.max())
    least = threshold(counts, rule)
    if hottest < least:
        return []
    end = hottest - round(_SAME_K * COUNTS_PER_KELVIN) if frame.saturated else None
    return [
        Detection(u, v, area, celsius(top), end is not None and top >= end, frame.level)
        for top, u, v, area in _blobs(counts, least)
    ]


def threshold(counts: Counts, rule: HotRule) -> int:
    """The count from which on a pixel is hot."""
    wanted: list[int] = []
    if rule.at_least_c is not None:
        wanted.append(counts_of(rule.at_least_c))
    if rule.over_median_k is not None:
        median = float(np.median(counts[::_COARSE, ::_COARSE]))
        wanted.append(round(median + rule.over_median_k * COUNTS_PER_KELVIN))
    return max(1, min(wanted))


def detect_bright(luma: Plane, level: TruthLevel = TruthLevel.PALETTE) -> list[Detection]:
    """What is much brighter than what is around it, in a picture with hot shown white. Proposes only: there
    are no degrees in it, and a sun-warmed stone looks the same."""
    import cv2  # noqa: PLC0415  30 ms, and only with a picture

    if luma.ndim != 2 or min(luma.shape) < _AROUND_PX:
        return []
    luma = np.ascontiguousarray(luma)
    contrast = cv2.subtract(cv2.blur(luma, (3, 3)), cv2.blur(luma, (_AROUND_PX, _AROUND_PX)))
    values = contrast.astype(np.uint16)
    blobs = _blobs(values, _BRIGHT)
    return [Detection(u, v, area, None, at_least=False, level=level) for _, u, v, area in blobs]


def detect_told(told: ThermalRange, rule: HotRule, width_px: int, height_px: int) -> list[Detection]:
    """The hottest place that the camera itself tells of its picture, where it is hot by the rule."""
    place = told.hottest_at
    if rule.at_least_c is None or place is None or not told.hottest_c >= rule.at_least_c:
        return []
    if not (0.0 <= place[0] <= 1.0 and 0.0 <= place[1] <= 1.0):
        return []
    u, v = place[0] * width_px, place[1] * height_px
    return [Detection(u, v, 1, told.hottest_c, at_least=False, level=told.level)]


def _blobs(values: Counts, least: int) -> list[tuple[int, float, float, int]]:
    """What hangs together (by sides or corners) from `least` on: the highest value, the middle of its pixel,
    and how many pixels; the highest first."""
    import cv2  # noqa: PLC0415  30 ms, and only with a picture

    rows = np.flatnonzero(values.max(axis=1) >= least)
    if not len(rows):
        return []
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    band = values[top:bottom]
    columns = np.flatnonzero(band.max(axis=0) >= least)
    left, right = int(columns[0]), int(columns[-1]) + 1
    part = np.ascontiguousarray(band[:, left:right])
    mask = (part >= least).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_32S)
    at = np.flatnonzero(mask)
    label, value = labels.ravel()[at].astype(np.intp), part.ravel()[at]
    highest = np.zeros(count, np.uint16)
    np.maximum.at(highest, label, value)
    peaks = value == highest[label]
    first = np.zeros(count, np.int64)
    first[label[peaks][::-1]] = at[peaks][::-1]  # the last write stays, so the first of equals
    order = 1 + np.argsort(highest[1:])[::-1][:MOST]
    row, column = np.divmod(first[order], part.shape[1])
    areas = stats[order, cv2.CC_STAT_AREA]
    found = zip(highest[order].tolist(), column.tolist(), row.tolist(), areas.tolist(), strict=True)
    return [(value, left + x + 0.5, top + y + 0.5, area) for value, x, y, area in found]
