"""From thermal pictures to confirmed hot spots: the whole way, ten times a second."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from telemetry.georeference.error_budget import ErrorBudget
from telemetry.georeference.error_model import spread
from telemetry.georeference.view import NoGround, meet, view
from telemetry.hot_spots.detect import detect, detect_bright, detect_told
from telemetry.hot_spots.detection import HOT
from telemetry.hot_spots.track import Sighting
from telemetry.hot_spots.tracking import Tracker
from telemetry.thermal.frame import TruthLevel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from numpy.typing import NDArray

    from telemetry.georeference.land import Land
    from telemetry.georeference.lens import Lens
    from telemetry.georeference.pose import Motion, Pose
    from telemetry.georeference.pose_history import PoseHistory
    from telemetry.georeference.view import View
    from telemetry.hot_spots.detection import Detection, HotRule
    from telemetry.hot_spots.hot_spot import HotSpot
    from telemetry.hot_spots.spot_pass import SpotPass
    from telemetry.hot_spots.tracking import Engine
    from telemetry.thermal.frame import ThermalFrame
    from telemetry.thermal.range import ThermalRange

LOOK_S = 0.095  # ten times a second, and one may be a little early
SPOTS_S = 0.45  # how often the list of spots is made anew


class Blind(StrEnum):
    """Why a picture could not be used."""

    TOO_SOON = "too_soon"  # after the one before
    NO_POSE = "no_pose"  # nobody knows where the camera was, or looked
    NO_GROUND = "no_ground"  # on the ground, or straight down without a heading


@dataclass(frozen=True, slots=True)
class SpotChanges:
    """What a picture changed. `spots` is the same tuple as before while nothing is to be shown anew."""

    spots: tuple[HotSpot, ...]
    confirmed: tuple[HotSpot, ...] = ()  # anew
    passes: tuple[SpotPass, ...] = ()  # that have ended, of confirmed spots
    detections: tuple[Detection, ...] = ()  # in this picture, placed or not: to be marked in it
    blind: Blind | None = None


class HotSpotFinder:
    """Lives as long as a flight. Belongs to one thread."""

    def __init__(self, lens: Lens, land: Land, known: Iterable[HotSpot] = (), next_number: int = 1) -> None:
        self.lens = lens
        self.rule: HotRule = HOT
        self.delay_s = 0.0  # by which pictures are older than `taken_s` says
        self.night = False  # no sun has warmed anything for hours: differences confirm as well
        self.budget = ErrorBudget()
        self._land = land
        self._tracker = Tracker(land.frame, known, next_number)
        self._looked_s = self._listed_s = -math.inf
        self._spots: tuple[HotSpot, ...] = self._tracker.spots()

    def set_engines(self, engines: tuple[Engine, ...]) -> None:
        """Where our own warm machines stand now."""
        self._tracker.engines = engines

    def look(self, frame: ThermalFrame, history: PoseHistory, at: datetime) -> SpotChanges:
        """A frame with a temperature of each pixel; `at` is when it was taken, in UTC."""
        if frame.level < TruthLevel.RAW:
            raise ValueError("a frame without a temperature of each pixel goes to look_bright or look_told")
        if not self._due(frame.taken_s):
            return SpotChanges(self._spots, blind=Blind.TOO_SOON)
        return self._follow(detect(frame, self.rule), frame.counts.shape, frame.taken_s, history, at)

    def look_bright(
        self, luma: NDArray[np.uint8], taken_s: float, history: PoseHistory, at: datetime
    ) -> SpotChanges:
        """A picture in white hot without degrees: proposes, and confirms nothing."""
        if not self._due(taken_s):
            return SpotChanges(self._spots, blind=Blind.TOO_SOON)
        return self._follow(detect_bright(luma), luma.shape, taken_s, history, at)

    def look_told(self, told: ThermalRange, history: PoseHistory, at: datetime) -> SpotChanges:
        """The hottest place that the camera tells itself."""
        if not self._due(told.received_s):
            return SpotChanges(self._spots, blind=Blind.TOO_SOON)
        shape = (self.lens.height_px, self.lens.width_px)
        found = detect_told(told, self.rule, shape[1], shape[0])
        return self._follow(found, shape, told.received_s, history, at, whole=False)

    def close(self) -> tuple[SpotPass, ...]:
        """The flight is over: the passes that end with it."""
        return self._tracker.close()

    def _due(self, taken_s: float) -> bool:
        if 0.0 <= taken_s - self._looked_s < LOOK_S:
            return False
        self._looked_s = taken_s
        return True

    def _follow(
        self,
        found: list[Detection],
        shape: tuple[int, ...],
        taken_s: float,
        history: PoseHistory,
        at: datetime,
        *,
        whole: bool = True,
    ) -> SpotChanges:
        moment = taken_s - self.delay_s
        pose = history.pose_at(moment)
        if pose is None:
            return SpotChanges(self._spots, detections=tuple(found), blind=Blind.NO_POSE)
        seen = self._view(pose, shape)
        if isinstance(seen, NoGround):
            return SpotChanges(self._spots, detections=tuple(found), blind=Blind.NO_GROUND)
        sightings = self._placed(found, seen, history.motion_at(moment))
        tracked = self._tracker.step(sightings, seen, moment, at, whole=whole)
        if tracked.confirmed or tracked.passes or not 0.0 <= moment - self._listed_s < SPOTS_S:
            self._listed_s = moment
            self._spots = self._tracker.spots()
        return SpotChanges(self._spots, tracked.confirmed, tracked.passes, tuple(found))

    def _view(self, pose: Pose, shape: tuple[int, ...]) -> View | NoGround:
        lens = self.lens
        if (lens.height_px, lens.width_px) != shape:
            lens = lens.sized(shape[1], shape[0])
        return view(pose, lens, self._land)

    def _placed(self, found: list[Detection], seen: View, motion: Motion | None) -> list[Sighting]:
        """Those that are somewhere on the ground."""
        if not found:
            return []
        met = meet(seen, np.array([one.u_px for one in found]), np.array([one.v_px for one in found]))
        errors = spread(seen, met, self.budget, motion)
        pixel = met.lengths_m / min(seen.lens.focal_px)
        area = pixel * pixel / np.maximum(met.sinks, 0.1)
        return [
            Sighting(
                one,
                met.places[n, :2],
                errors.fast[n],
                errors.passing[n],
                errors.lasting[n],
                float(pixel[n]),
                one.area_px * float(area[n]),
                self._confirms(one),
            )
            for n, one in enumerate(found)
            if met.reason(n) is None
        ]

    def _confirms(self, found: Detection) -> bool:
        if found.hottest_c is None:
            return False
        absolute = self.rule.at_least_c
        return self.night or (absolute is not None and found.hottest_c >= absolute)
