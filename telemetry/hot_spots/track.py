"""One place that was hot in several pictures: where it is, how often it was seen, how hot in each pass.

Errors of one pass are nearly all the same, so the pictures of a pass make its mean, not its error, better:
its error stays that of its best picture. Passes are fused by their weights; what stays the same in all of
them (`Spread.lasting`) is never divided by their number.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from telemetry.georeference.error_model import ellipse_of
from telemetry.hot_spots.hot_spot import HotSpot, SpotState
from telemetry.hot_spots.spot_pass import SpotPass

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from maps.area import LocalFrame
    from telemetry.hot_spots.detection import Detection
    from telemetry.thermal.frame import TruthLevel

    Floats = NDArray[np.float64]

WINDOW = 12  # possible sightings that are looked back at
NEEDED = 5  # of them, to be confirmed
LEAST_OF_A_PASS = 3  # sightings; fewer are a glint's, and count for nothing
_PASSES = 12  # that are fused, the newest
_FOLLOW = 0.3  # how fast the place to look at follows the sightings of a pass


class Sighting(NamedTuple):
    """A detection on the ground, in metres east and north of the frame."""

    detection: Detection
    place: Floats  # (2,)
    fast: Floats  # covariances (2, 2), see `Spread`
    passing: Floats
    lasting: Floats
    pixel_m: float
    area_m2: float
    confirms: bool  # by an absolute temperature, or at night


class Fixed(NamedTuple):
    """Where one pass has put it."""

    place: Floats
    passing: Floats  # fast and passing
    lasting: Floats


@dataclass(slots=True, eq=False)
class _Pass:
    began_at: datetime
    last_at: datetime
    last_s: float
    sightings: int = 0
    chances: int = 0
    weight: Floats = field(default_factory=lambda: np.zeros((2, 2)))
    weighted: Floats = field(default_factory=lambda: np.zeros(2))
    best: Sighting | None = None
    hottest: list[float] = field(default_factory=list[float])  # the two hottest sightings
    at_least: int = 0
    area_m2: float = 0.0
    pixel_m: float = math.inf

    def fixed(self) -> Fixed | None:
        if self.best is None:
            return None
        place: Floats = _inverse(self.weight) @ self.weighted
        return Fixed(place, self.best.fast + self.best.passing, self.best.lasting)

    def hottest_c(self) -> float | None:
        """The second hottest of several: a glint of one picture does not count."""
        if not self.hottest:
            return None
        return min(self.hottest) if self.sightings >= LEAST_OF_A_PASS else max(self.hottest)


@dataclass(slots=True, eq=False)
class Track:
    """Lives as long as the place may be hot."""

    track: int
    first_at: datetime
    last_at: datetime
    last_s: float  # sighting
    level: TruthLevel
    number: int = 0
    bits: int = 0  # the last possible sightings, the newest lowest: 1 was one
    chances: int = 0
    sightings: int = 0
    near: Floats = field(default_factory=lambda: np.zeros(2))  # where to look for it now
    spread: Floats = field(default_factory=lambda: np.eye(2))  # of `near`: of this pass alone, fast errors
    now: _Pass | None = None
    past: deque[Fixed] = field(default_factory=lambda: deque[Fixed](maxlen=_PASSES))
    temperature_c: float | None = None
    at_least: bool = False
    area_m2: float = 0.0
    seen_in: deque[float] = field(default_factory=lambda: deque[float](maxlen=WINDOW))  # when, the newest
    confirming: int = 0  # the same as `bits`, of sightings that may confirm

    def look(self, sighting: Sighting | None, t_s: float, at: datetime, *, counts: bool = True) -> None:
        """A picture that had the place well inside, or a sighting wherever. At the edge of the picture a
        sighting does not count (`counts`), because there a miss does not either."""
        if counts:
            keep = (1 << WINDOW) - 1
            self.bits = (self.bits << 1 | (sighting is not None)) & keep
            self.confirming = (self.confirming << 1 | (sighting is not None and sighting.confirms)) & keep
            self.chances += 1
        if self.now is None:
            self.now = _Pass(at, at, t_s)
        self.now.chances += counts
        self.now.last_s, self.now.last_at = t_s, at
        if sighting is not None:
            self._take(self.now, sighting, t_s, at)

    @property
    def confirmable(self) -> bool:
        return self.confirming.bit_count() >= NEEDED

    @property
    def in_pass(self) -> bool:
        """It was seen in this pass: `near` and `spread` are those of this pass."""
        return self.now is not None and self.now.sightings > 0

    def go_on_as(self, track: Track) -> None:
        """It is the same place, seen in another pass."""
        self.now, self.near, self.spread = track.now, track.near, track.spread
        self.bits, self.confirming, self.chances = track.bits, track.confirming, track.chances
        self.sightings += track.sightings
        self.seen_in = track.seen_in
        self.last_s, self.last_at, self.level = track.last_s, track.last_at, track.level
        self.temperature_c, self.at_least = track.temperature_c, track.at_least
        self.area_m2 = track.area_m2

    def end_pass(self) -> SpotPass | None:
        """What the pass showed; None: too little to say anything."""
        ended, self.now = self.now, None
        if ended is None:
            return None
        looked_in_vain = not ended.sightings and ended.chances >= WINDOW
        if ended.sightings >= LEAST_OF_A_PASS:
            fixed = ended.fixed()
            if fixed is not None:
                self.past.append(fixed)
        if self.past:
            fixed = fused(self.past)
            self.near, self.spread = fixed.place, fixed.passing + fixed.lasting
        if not looked_in_vain and ended.sightings < LEAST_OF_A_PASS:
            return None
        return SpotPass(
            self.number,
            self.track,
            ended.began_at,
            ended.last_at,
            ended.sightings,
            ended.chances,
            ended.hottest_c(),
            ended.at_least >= 2,
            self.level,
            ended.pixel_m if math.isfinite(ended.pixel_m) else 0.0,
        )

    def spot(self, frame: LocalFrame) -> HotSpot:
        place, covariance = self.place()
        return HotSpot(
            self.track,
            self.number,
            frame.to_latlon(float(place[0]), float(place[1])),
            ellipse_of(covariance),
            SpotState.CONFIRMED if self.number else SpotState.NEW,
            self.sightings,
            self.temperature_c,
            self.at_least,
            self.level,
            self.area_m2,
            self.first_at,
            self.last_at,
        )

    def place(self) -> tuple[Floats, Floats]:
        """Metres east and north, and their covariance."""
        fixes = list(self.past)
        now = None if self.now is None else self.now.fixed()
        enough = self.now is not None and self.now.sightings >= LEAST_OF_A_PASS
        if now is not None and (enough or not fixes):
            fixes.append(now)
        if not fixes:
            return self.near, self.spread
        best = fused(fixes)
        return best.place, best.passing + best.lasting

    def _take(self, now: _Pass, sighting: Sighting, t_s: float, at: datetime) -> None:
        detection, place = sighting.detection, sighting.place
        self.near = self.near + _FOLLOW * (place - self.near) if now.sightings else place
        self.spread = sighting.fast
        self.sightings += 1
        self.seen_in.append(t_s)
        self.last_s, self.last_at, self.level = t_s, at, detection.level
        now.sightings += 1
        weight = _inverse(sighting.fast + sighting.passing + sighting.lasting)
        now.weight += weight
        now.weighted += weight @ sighting.place
        if now.best is None or _size(sighting) < _size(now.best):
            now.best = sighting
        if detection.hottest_c is not None:
            now.hottest = sorted([*now.hottest, detection.hottest_c])[-2:]
        now.at_least += detection.at_least
        now.area_m2 += (sighting.area_m2 - now.area_m2) / now.sightings
        now.pixel_m = min(now.pixel_m, sighting.pixel_m)
        if now.sightings >= LEAST_OF_A_PASS or not self.number:
            self.temperature_c, self.at_least = now.hottest_c(), now.at_least >= 2
            self.area_m2 = now.area_m2


def fused(fixes: deque[Fixed] | list[Fixed]) -> Fixed:
    """Several passes: weighted by their errors; the lasting ones taken as the same in all."""
    if len(fixes) == 1:
        return fixes[0]
    weights = [_inverse(one.passing + one.lasting) for one in fixes]
    whole = _inverse(sum(weights, np.zeros((2, 2))))
    place, passing, lasting = np.zeros(2), np.zeros((2, 2)), np.zeros((2, 2))
    for weight, one in zip(weights, fixes, strict=True):
        share: Floats = whole @ weight
        place += share @ one.place
        passing += share @ one.passing @ share.T
        lasting += share @ one.lasting
    return Fixed(place, passing, (lasting + lasting.T) / 2.0)


def _inverse(matrix: Floats) -> Floats:
    return np.asarray(np.linalg.inv(matrix), np.float64)


def _size(sighting: Sighting) -> float:
    return float(np.trace(sighting.fast + sighting.passing + sighting.lasting))
