"""How late the pictures are, found from the pictures themselves.

The poses say how the picture should have moved from each to the next, the pictures say how it did. The two
are shifted against each other until they agree best. A delay is claimed only when the motion has a shape that
fits at one place alone: hovering, or flying straight at one speed, fits everywhere and says nothing.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from telemetry.georeference.view import in_picture, meet, view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from telemetry.georeference.land import Land
    from telemetry.georeference.lens import Lens
    from telemetry.georeference.pose_history import PoseHistory
    from telemetry.georeference.view import View

    Floats = NDArray[np.float64]
    Plane = NDArray[np.uint8]

WINDOW_S = 20.0
EARLIEST_S, LATEST_S = -0.3, 2.0  # a delay outside is a fault, not a delay
SURE_S = 0.06  # the spread up to which a delay is claimed
LEAST_FIT = 0.6  # correlation
_WIDTH_PX = 160  # of the pictures that are compared
_STEP_S = 0.02
_POSE_STEP_S = 0.04
_LONGEST_STEP_S = 0.5  # between two pictures that are compared
_LEAST_SHIFTS = 20
_LEAST_SHAPE_PX = 0.15  # of compared pictures: how much the motion must change
_CLEAR = 0.08  # of the peak of phase correlation: less is noise
_OUTLIERS = 0.1  # shifts that fit worst are left out


class DelaySource(StrEnum):
    """What a delay rests on."""

    PICTURES = "pictures"
    SENDER_CLOCK = "sender_clock"
    SETTING = "setting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class VideoDelay:
    """How much older a picture is than its arrival; None: not known. `spread_s` is one deviation."""

    delay_s: float | None
    spread_s: float | None
    source: DelaySource


NOT_KNOWN = VideoDelay(None, None, DelaySource.UNKNOWN)
_CLOCK_SPREAD_S, _SETTING_SPREAD_S = 0.05, 0.1


def best_delay(
    pictures: VideoDelay, sender_clock_s: float | None = None, setting_s: float | None = None
) -> VideoDelay:
    """What the pictures say, else the sender's clock, else the setting; with how far each can be trusted."""
    if pictures.delay_s is not None:
        return pictures
    if sender_clock_s is not None and EARLIEST_S <= sender_clock_s <= LATEST_S:
        return VideoDelay(sender_clock_s, _CLOCK_SPREAD_S, DelaySource.SENDER_CLOCK)
    if setting_s is not None:
        return VideoDelay(setting_s, _SETTING_SPREAD_S, DelaySource.SETTING)
    return NOT_KNOWN


class _Shift(NamedTuple):
    before_s: float
    after_s: float
    right: float  # of the picture's width
    down: float  # of the picture's height


class Alignment:
    """Keeps how the pictures moved in the last 20 s. Belongs to one thread."""

    def __init__(self) -> None:
        self._shifts: deque[_Shift] = deque()
        self._before: tuple[float, NDArray[np.float32]] | None = None
        self._window: NDArray[np.float32] | None = None
        self._drift: _Drift | None = None

    def add(self, luma: Plane, received_s: float) -> None:
        """A picture, at up to ten a second; about a millisecond. Damaged ones are not to be given."""
        import cv2  # noqa: PLC0415  30 ms, and only with a picture

        height = max(16, round(_WIDTH_PX * luma.shape[0] / max(1, luma.shape[1])))
        small = cv2.resize(luma, (_WIDTH_PX, height), interpolation=cv2.INTER_AREA).astype(np.float32)
        before, self._before = self._before, (received_s, small)
        while self._shifts and self._shifts[0].before_s < received_s - WINDOW_S:
            self._shifts.popleft()
        if before is None or small.shape != before[1].shape:
            self._window = cv2.createHanningWindow((_WIDTH_PX, height), cv2.CV_32F).astype(np.float32)
            return
        if not 0.0 < received_s - before[0] <= _LONGEST_STEP_S or self._window is None:
            return
        (right, down), clear = cv2.phaseCorrelate(before[1], small, self._window)
        if clear >= _CLEAR and max(abs(right) / _WIDTH_PX, abs(down) / height) < 0.4:
            self._shifts.append(_Shift(before[0], received_s, right / _WIDTH_PX, down / height))

    def estimate(self, history: PoseHistory, lens: Lens, land: Land) -> VideoDelay:
        """To be asked once every few seconds: some milliseconds for each second since the last time."""
        if len(self._shifts) < _LEAST_SHIFTS:
            return NOT_KNOWN
        shifts = np.array(self._shifts, np.float64)
        begin, end = shifts[0, 0] - LATEST_S, shifts[-1, 1] - EARLIEST_S
        ticks = range(math.floor(begin / _POSE_STEP_S), math.ceil(end / _POSE_STEP_S) + 1)
        times = np.array(ticks, np.float64) * _POSE_STEP_S
        if self._drift is None or not self._drift.is_of(history, lens, land):
            self._drift = _Drift(history, lens, land)
        drift = self._drift.up_to_each(ticks)
        small = np.array([_WIDTH_PX, _WIDTH_PX * lens.height_px / lens.width_px])
        measured = shifts[:, 2:] * small
        delays = np.arange(EARLIEST_S, LATEST_S + _STEP_S / 2, _STEP_S)
        found = [_agree(measured, shifts, times, drift * small, float(delay)) for delay in delays]
        return _best(delays, found)


class _Drift:
    """How what is seen moves by the poses, tick by tick; what was worked out once is kept."""

    def __init__(self, history: PoseHistory, lens: Lens, land: Land) -> None:
        self._history, self._lens, self._land = history, lens, land
        self._steps: dict[int, tuple[float, float] | None] = {}

    def is_of(self, history: PoseHistory, lens: Lens, land: Land) -> bool:
        return history is self._history and lens == self._lens and land is self._land

    def up_to_each(self, ticks: range) -> Floats:
        """In all up to each moment (n, 2), in pictures; NaN over a silence."""
        self._steps = {tick: step for tick, step in self._steps.items() if tick >= ticks[0]}
        steps = np.full((len(ticks), 2), np.nan)
        place: Floats | None = None
        worked_out = -1  # the tick that `place` is of
        for n, tick in enumerate(ticks):
            if tick not in self._steps:
                if worked_out != tick - 1:
                    place = self._middle(tick - 1)
                step, place = self._step(tick, place)
                worked_out = tick
                if tick * _POSE_STEP_S <= (self._history.newest_s or -math.inf):
                    self._steps[tick] = step  # later ones may still be told better
            else:
                step = self._steps[tick]
            if step is not None:
                steps[n] = step
        known = ~np.isnan(steps[:, 0])
        total = np.cumsum(np.where(known[:, None], steps, 0.0), axis=0)
        return np.where(known[:, None], total, np.nan)

    def _step(self, tick: int, before: Floats | None) -> tuple[tuple[float, float] | None, Floats | None]:
        """How far the place that was in the middle before has gone, and what is in the middle now."""
        seen = self._view(tick)
        if seen is None:
            return None, None
        step = (0.0, 0.0)
        if before is not None:
            u, v = in_picture(seen, before)
            right, down = self._lens.look_px
            step = (
                float(u[0] - right) / self._lens.width_px,
                float(v[0] - down) / self._lens.height_px,
            )
        return step, self._met(seen)

    def _middle(self, tick: int) -> Floats | None:
        seen = self._view(tick)
        return None if seen is None else self._met(seen)

    def _view(self, tick: int) -> View | None:
        pose = self._history.pose_at(tick * _POSE_STEP_S)
        seen = None if pose is None else view(pose, self._lens, self._land)
        return None if isinstance(seen, str) else seen

    def _met(self, seen: View) -> Floats | None:
        right, down = self._lens.look_px
        place = meet(seen, np.array([right]), np.array([down])).places
        return None if math.isnan(place[0, 0]) else place


class _Agreement(NamedTuple):
    """How measured and foretold shifts agree at one delay. `shape` 0: nothing to compare."""

    fit: float
    miss: float  # mean square, of compared pixels
    shape: float
    shifts: int


def _agree(measured: Floats, shifts: Floats, times: Floats, drift: Floats, delay_s: float) -> _Agreement:
    told = np.stack(
        [
            np.interp(shifts[:, 1] - delay_s, times, drift[:, axis])
            - np.interp(shifts[:, 0] - delay_s, times, drift[:, axis])
            for axis in (0, 1)
        ],
        axis=1,
    )
    known = ~np.isnan(told).any(axis=1)
    if int(known.sum()) < _LEAST_SHIFTS:
        return _Agreement(0.0, math.inf, 0.0, 0)
    a, b = measured[known], told[known]
    off = ((a - b) ** 2).sum(axis=1)
    kept = off <= np.quantile(off, 1.0 - _OUTLIERS)
    a, b = a[kept] - a[kept].mean(axis=0), b[kept] - b[kept].mean(axis=0)
    shape = math.sqrt(float((b * b).sum()) / len(b))
    power = math.sqrt(float((a * a).sum()) * float((b * b).sum()))
    fit = float((a * b).sum()) / power if power > 0.0 else 0.0
    return _Agreement(fit, float(((a - b) ** 2).sum()) / len(a), shape, len(a))


def _best(delays: Floats, found: list[_Agreement]) -> VideoDelay:
    """Where the miss is least, between the steps by a parabola; its width says how sure that is."""
    misses = np.array([one.miss for one in found])
    best = int(np.argmin(misses))
    peak = found[best]
    inside = 2 <= best < len(delays) - 2 and bool(np.isfinite(misses[best - 2 : best + 3]).all())
    if not inside or peak.fit < LEAST_FIT or peak.shape < _LEAST_SHAPE_PX:
        return NOT_KNOWN
    at, by = delays[best - 2 : best + 3] - delays[best], misses[best - 2 : best + 3]
    fitted = np.linalg.lstsq(np.stack([at * at, at, np.ones(5)], axis=1), by, rcond=None)[0]
    bend, slope = float(fitted[0]), float(fitted[1])
    if bend <= 0.0:
        return NOT_KNOWN
    # Of a least-squares fit: variance = 2 * residual variance / (count * second derivative of the miss).
    spread = math.sqrt(peak.miss / (peak.shifts * bend))
    off = float(np.clip(-slope / (2.0 * bend), -_STEP_S, _STEP_S))
    if spread > SURE_S:
        return NOT_KNOWN
    return VideoDelay(float(delays[best]) + off, max(spread, 0.01), DelaySource.PICTURES)
