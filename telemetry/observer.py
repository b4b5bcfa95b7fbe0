"""What thermal pictures and the flight say together: places, delay, hot spots, mosaic. Without threads.

Moments are of the link's clock, on which the drone's words are timed; pictures are timed by this computer's
monotonic clock, and the two are tied together with every word of the drone.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from maps.geo import distance_m
from telemetry.georeference.alignment import (
    NOT_KNOWN,
    Alignment,
    DelaySource,
    VideoDelay,
    best_delay,
)
from telemetry.georeference.error_budget import ErrorBudget, budget_now
from telemetry.georeference.land import Land
from telemetry.georeference.pixel_to_ground import Where, ground_to_pixel, pixel_to_ground
from telemetry.georeference.pose_history import PoseHistory
from telemetry.georeference.view import NoGround
from telemetry.hot_spots.finder import HotSpotFinder
from telemetry.hot_spots.hot_spot import SpotState
from telemetry.mosaic import Mosaic
from telemetry.thermal.frame import TruthLevel

if TYPE_CHECKING:
    from datetime import datetime

    from maps.geo import LatLon
    from maps.ground.heights import Heights
    from telemetry.georeference.ground_point import GroundPoint
    from telemetry.georeference.lens import Lens
    from telemetry.georeference.pose import Pose
    from telemetry.hot_spots.detection import HotRule
    from telemetry.hot_spots.finder import SpotChanges
    from telemetry.hot_spots.hot_spot import HotSpot
    from telemetry.hot_spots.spot_pass import SpotPass
    from telemetry.mosaic import MosaicTile
    from telemetry.state import VehicleState
    from telemetry.thermal.frame import ThermalFrame
    from telemetry.thermal.range import Place, ThermalRange
    from telemetry.video.picture import Picture

ALIGN_EVERY_S = 3.0
MOSAIC_EVERY_S = 0.2
RAW_STALE_S = 1.0  # so long after a raw frame nothing less is believed
LOWEST_M = 10.0  # above home
LEAST_SPREAD_S = 0.03
DELAYS, AGREE_S = 5, 0.08  # so many estimates have to agree so well
STAYS_M = 2.0  # a home that moves by less is the same
LONGEST_SILENCE_S = 60.0  # of the link's clock; what was heard before it says nothing any more


class Told(NamedTuple):
    """What the drone says, and the three clocks at that moment."""

    state: VehicleState
    now_s: float  # of the link's clock
    utc: datetime
    wall_s: float  # time.monotonic()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person set; may change at any time."""

    lens: Lens | None = None  # of the thermal picture; None: nothing can be placed
    rule: HotRule | None = None
    night: bool = False  # no sun has warmed anything for hours
    heights: Heights | None = None
    sender_delay_s: float | None = None  # by the camera's own clock, where it tells it
    target: LatLon | None = None  # a place to be marked in the picture


@dataclass(frozen=True, slots=True)
class Marked:
    """A confirmed hot spot as it lies in the picture: 0..1 from the left and the top."""

    spot: HotSpot
    at: Place


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of one picture. `middle` None: nobody knows where the camera was."""

    changes: SpotChanges
    middle: GroundPoint | NoGround | None
    marked: tuple[Marked, ...] = ()
    target: Place | None = None  # where the wished place lies; None: not in the picture


class Observer:
    """Belongs to one thread; lives as long as the window, over all links."""

    def __init__(self, wishes: Wishes | None = None) -> None:
        self.wishes = wishes or Wishes()
        self.delay: VideoDelay = NOT_KNOWN
        self._history = PoseHistory()
        self._alignment = Alignment()
        self._told: Told | None = None
        self._land: Land | None = None
        self._finder: HotSpotFinder | None = None
        self._mosaic: Mosaic | None = None
        self._known: tuple[HotSpot, ...] = ()
        self._next_number = 1
        self._delays: deque[float] = deque(maxlen=DELAYS)
        self._aligned_s = self._raw_s = self._laid_s = -math.inf

    # --- what it is told -------------------------------------------------------------------------

    def begin(self, known: tuple[HotSpot, ...], next_number: int) -> None:
        """A flight begins: these are confirmed already, numbers go on from there, the mosaic is empty."""
        self._known, self._next_number = known, next_number
        self._finder = self._mosaic = None

    def hear(self, told: Told) -> None:
        """The drone, at every tick."""
        before, self._told = self._told, told
        if before is not None and not 0.0 <= told.now_s - before.now_s <= LONGEST_SILENCE_S:
            self._forget()
        self._history.add(told.state)
        home = told.state.home
        if home is None:
            return
        if self._land is not None and distance_m(self._land.home, home.at) < STAYS_M:
            return
        self._land = Land(home.at, self.wishes.heights, home.amsl_m)
        self._finder = self._mosaic = None

    def _forget(self) -> None:
        """Another link counts its time anew: nothing that was heard by the old clock may be mixed in."""
        self._history, self._alignment, self.delay = PoseHistory(), Alignment(), NOT_KNOWN
        self._aligned_s = self._raw_s = self._laid_s = -math.inf
        self._finder = self._mosaic = None

    def ground_changed(self) -> None:
        """Other elevation data: what was placed stays, what comes is placed on them."""
        land = self._land
        if land is not None:
            self._land = Land(land.home, self.wishes.heights, land.home_amsl_m)
            self._finder = self._mosaic = None

    # --- pictures --------------------------------------------------------------------------------

    def picture(self, picture: Picture, *, white_hot: bool) -> Looked | None:
        """Of the stream: for the delay, and for proposals while there are no raw frames."""
        moment = self._moment(picture.received_s)
        if moment is None:
            return None
        self._alignment.add(picture.luma, moment)
        self._align(moment)
        finder = self._ready()
        if finder is None or not white_hot or self._has_raw(moment):
            return None
        changes = finder.look_bright(picture.luma, moment, self._history, self._utc(moment))
        return self._looked(changes, moment)

    def frame(self, frame: ThermalFrame) -> Looked | None:
        """With a temperature of each pixel: raw ones are searched, all are laid on the ground."""
        moment, finder = self._moment(frame.taken_s), self._ready()
        if moment is None or finder is None:
            return None
        self._lay(frame, moment)
        if frame.level < TruthLevel.RAW:
            return None
        self._raw_s = moment
        changes = finder.look(replace(frame, taken_s=moment), self._history, self._utc(moment))
        return self._looked(changes, moment)

    def told_range(self, told: ThermalRange) -> Looked | None:
        """The hottest place by the camera's own word."""
        moment, finder = self._moment(told.received_s), self._ready()
        if moment is None or finder is None or self._has_raw(moment):
            return None
        changes = finder.look_told(replace(told, received_s=moment), self._history, self._utc(moment))
        return self._looked(changes, moment)

    def place(self, at: Place, wall_s: float) -> GroundPoint | NoGround | None:
        """What lies at this place of the picture that came then; None: nobody knows where the camera was."""
        moment = self._moment(wall_s)
        return None if moment is None else self._place(at, moment)

    def end(self) -> tuple[SpotPass, ...]:
        """The flight is over: the passes that end with it."""
        return () if self._finder is None else self._finder.close()

    def changed_tiles(self) -> tuple[MosaicTile, ...]:
        """Of the mosaic, since this was asked last."""
        return () if self._mosaic is None else self._mosaic.take_changed()

    # --- how -------------------------------------------------------------------------------------

    def _moment(self, wall_s: float) -> float | None:
        told = self._told
        return None if told is None else told.now_s + (wall_s - told.wall_s)

    def _utc(self, moment: float) -> datetime:
        told = self._told
        assert told is not None  # noqa: S101  a moment is known only after the drone spoke
        return told.utc + timedelta(seconds=moment - told.now_s - (self.delay.delay_s or 0.0))

    def _has_raw(self, moment: float) -> bool:
        return abs(moment - self._raw_s) < RAW_STALE_S

    def _ready(self) -> HotSpotFinder | None:
        """The finder, with what is known now."""
        wishes, land = self.wishes, self._land
        if wishes.lens is None or land is None or not self._is_up:
            return None
        if self._finder is None:
            self._finder = HotSpotFinder(wishes.lens, land, self._known, self._next_number)
        finder = self._finder
        finder.lens, finder.night = wishes.lens, wishes.night
        finder.rule = wishes.rule or finder.rule
        finder.delay_s = self.delay.delay_s or 0.0
        finder.budget = self._budget
        return finder

    @property
    def _budget(self) -> ErrorBudget:
        told = self._told
        return budget_now(None if told is None else told.state.satellites, self.delay.spread_s)

    def _align(self, moment: float) -> None:
        wishes, land = self.wishes, self._land
        if wishes.lens is None or land is None or 0.0 <= moment - self._aligned_s < ALIGN_EVERY_S:
            return
        self._aligned_s = moment
        found = self._alignment.estimate(self._history, wishes.lens, land)
        if found.delay_s is not None:
            self._delays.append(found.delay_s)
        self.delay = best_delay(self._agreed(), wishes.sender_delay_s)

    def _agreed(self) -> VideoDelay:
        """The middle of the last estimates, if they agree: a single one is a coincidence now and then.

        Hovering says nothing, and takes nothing back.
        """
        if len(self._delays) < DELAYS:
            return NOT_KNOWN
        middle = median(self._delays)
        off = median(abs(delay_s - middle) for delay_s in self._delays)
        if off > AGREE_S:
            return NOT_KNOWN
        return VideoDelay(middle, max(LEAST_SPREAD_S, 1.5 * off), DelaySource.PICTURES)

    def _lay(self, frame: ThermalFrame, moment: float) -> None:
        lens, land = self.wishes.lens, self._land
        if lens is None or land is None or 0.0 <= moment - self._laid_s < MOSAIC_EVERY_S:
            return
        pose = self._pose(moment)
        if pose is None or not self._is_up:
            return
        self._laid_s = moment
        self._mosaic = self._mosaic or Mosaic(land)
        self._mosaic.add(frame.counts, pose, lens, moment)

    @property
    def _is_up(self) -> bool:
        """Lower than LOWEST_M all that is in the picture is one place, and what flashes there adds up."""
        told = self._told
        if told is None or told.state.fix is None or not told.state.flying:
            return False
        return told.state.fix.above_home_m >= LOWEST_M

    def _pose(self, moment: float) -> Pose | None:
        return self._history.pose_at(moment - (self.delay.delay_s or 0.0))

    def _place(self, at: Place, moment: float) -> GroundPoint | NoGround | None:
        lens, land, pose = self.wishes.lens, self._land, self._pose(moment)
        if lens is None or land is None or pose is None:
            return None
        motion = self._history.motion_at(moment - (self.delay.delay_s or 0.0))
        u, v = at[0] * lens.width_px, at[1] * lens.height_px
        return pixel_to_ground(u, v, pose, lens, land, budget=self._budget, motion=motion)

    def _looked(self, changes: SpotChanges, moment: float) -> Looked:
        pose = self._pose(moment)
        confirmed = tuple(spot for spot in changes.spots if spot.state is SpotState.CONFIRMED)
        if confirmed:
            self._known = confirmed
            self._next_number = max(self._next_number, 1 + max(spot.number for spot in confirmed))
        if pose is None:
            return Looked(changes, None)
        marked = [(spot, self._in_picture(spot.at, pose)) for spot in confirmed]
        return Looked(
            changes,
            self._place((0.5, 0.5), moment),
            tuple(Marked(spot, at) for spot, at in marked if at is not None),
            None if self.wishes.target is None else self._in_picture(self.wishes.target, pose),
        )

    def _in_picture(self, place: LatLon, pose: Pose) -> Place | None:
        lens, land = self.wishes.lens, self._land
        if lens is None or land is None:
            return None
        found = ground_to_pixel(place, pose, lens, land)
        if (
            isinstance(found, NoGround)
            or found.where is not Where.INSIDE
            or found.u_px is None
            or found.v_px is None
        ):
            return None
        return found.u_px / lens.width_px, found.v_px / lens.height_px
