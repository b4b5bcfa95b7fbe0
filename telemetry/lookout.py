"""An observer with a thread of its own: whoever hands it something returns at once.

Of pictures only the newest is looked at; what the drone says, confirmations and ends of passes are all kept.
"""

from __future__ import annotations

import time
from collections import deque
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from telemetry.georeference.alignment import NOT_KNOWN, VideoDelay
from telemetry.mailbox import Latest
from telemetry.observer import Observer, Told, Wishes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from telemetry.georeference.ground_point import GroundPoint
    from telemetry.georeference.view import NoGround
    from telemetry.hot_spots.hot_spot import HotSpot
    from telemetry.hot_spots.spot_pass import SpotPass
    from telemetry.mosaic import MosaicTile
    from telemetry.observer import Looked
    from telemetry.state import VehicleState
    from telemetry.thermal.frame import ThermalFrame
    from telemetry.thermal.range import Place, ThermalRange
    from telemetry.video.picture import Picture

    Answer = Callable[[GroundPoint | NoGround | None], None]

TILES_EVERY_S = 1.0


class Lookout:
    """From `start` to `close`. Its methods are for one other thread."""

    def __init__(self, ring: Callable[[], None] = lambda: None) -> None:
        """`ring` is called from our thread when there is something new to be read."""
        self.looked: Latest[Looked | None] = Latest(None)
        self.delay: Latest[VideoDelay] = Latest(NOT_KNOWN)
        self.confirmed: SimpleQueue[HotSpot] = SimpleQueue()
        self.passes: SimpleQueue[SpotPass] = SimpleQueue()
        self.tiles: SimpleQueue[tuple[MosaicTile, ...]] = SimpleQueue()
        self._ring = ring
        self._observer = Observer()
        self._wake, self._over = Event(), Event()
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._newest: dict[str, deque[Any]] = {
            kind: deque(maxlen=1) for kind in ("picture", "frame", "told_range")
        }
        self._tiles_s = 0.0
        self._thread = Thread(target=self._live, name="lookout", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wish(self, wishes: Wishes) -> None:
        """From now on."""

        def obey() -> None:
            other_ground = wishes.heights is not self._observer.wishes.heights
            self._observer.wishes = wishes
            if other_ground:
                self._observer.ground_changed()

        self._do(obey)

    def begin(self, known: tuple[HotSpot, ...], next_number: int) -> None:
        """A flight begins: `known` are the incident's confirmed hot spots, numbers go on from there."""
        self._do(lambda: self._observer.begin(known, next_number))

    def end(self) -> None:
        """It is over; its last passes are told."""

        def tell() -> None:
            self._tell_passes(self._observer.end())

        self._do(tell)

    def hear(self, state: VehicleState, now_s: float, utc: datetime) -> None:
        """At every tick; `now_s` and `utc` are the link's."""
        told = Told(state, now_s, utc, time.monotonic())
        self._do(lambda: self._observer.hear(told))

    def picture(self, picture: Picture, *, white_hot: bool) -> None:
        """Of the thermal stream."""
        if not picture.damaged:
            self._newest["picture"].append((picture, white_hot))
            self._wake.set()

    def frame(self, frame: ThermalFrame) -> None:
        """With a temperature of each pixel."""
        self._newest["frame"].append(frame)
        self._wake.set()

    def told_range(self, told: ThermalRange) -> None:
        """The hottest place by the camera's word."""
        self._newest["told_range"].append(told)
        self._wake.set()

    def ask_place(self, at: Place, wall_s: float, answer: Answer) -> None:
        """What lies at this place of the picture that came at `wall_s`; answered from our thread."""
        self._do(lambda: answer(self._observer.place(at, wall_s)))

    def close(self) -> None:
        """What was asked before is done, what was shown is not looked at any more. Safe twice."""
        self._over.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(2.0)

    def _do(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)
        self._wake.set()

    # --- our thread ------------------------------------------------------------------------------

    def _live(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            over = self._over.is_set()  # before the jobs: what came before the end is done
            while not self._jobs.empty():
                self._jobs.get()()
            if over:
                return
            observer = self._observer
            for frame in _taken(self._newest["frame"]):
                self._tell(observer.frame(frame))
            for told in _taken(self._newest["told_range"]):
                self._tell(observer.told_range(told))
            for picture, white_hot in _taken(self._newest["picture"]):
                self._tell(observer.picture(picture, white_hot=white_hot))
            self._tell_rest()

    def _tell(self, looked: Looked | None) -> None:
        if looked is None:
            return
        self.looked.put(looked)
        for spot in looked.changes.confirmed:
            self.confirmed.put(spot)
        self._tell_passes(looked.changes.passes)
        self._ring()

    def _tell_passes(self, passes: tuple[SpotPass, ...]) -> None:
        for one in passes:
            self.passes.put(one)
            self._ring()

    def _tell_rest(self) -> None:
        if self._observer.delay is not self.delay.get():
            self.delay.put(self._observer.delay)
            self._ring()
        now_s = time.monotonic()
        if now_s - self._tiles_s >= TILES_EVERY_S:
            self._tiles_s = now_s
            tiles = self._observer.changed_tiles()
            if tiles:
                self.tiles.put(tiles)
                self._ring()


def _taken(slot: deque[Any]) -> list[Any]:
    """What is in it, or nothing: the other thread may fill it again at any moment."""
    try:
        return [slot.popleft()]
    except IndexError:
        return []
