"""The trainer's own line to an ArduPilot SITL: what it hears of the truth, and what is ordered over it.

It is SERIAL1, so that nothing of it passes over the crew's radio, and it speaks as another system than a
ground station: its words are no heartbeat that would hold off the failsafe of a lost station.
"""

from __future__ import annotations

import math
from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from maps.geo import LatLon
from telemetry.conversations import Conversations
from telemetry.identity import is_vehicle
from telemetry.messages import Codec, text_of
from telemetry.protocol import Peer
from telemetry.reduce import reduce
from telemetry.state import VehicleState
from training.chaos.udp_proxy import UdpEnd
from training.sitl.orders import watch
from training.sitl.radio import port_of

if TYPE_CHECKING:
    from telemetry.clock import Clock
    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Said, Start, T

TRAINER_SYSTEM = 254
ASK_AGAIN_S = 3.0
TEXTS = 20
LONGEST_TICK_S = 5.0  # more between two positions is a clock that was set
_KINDS = {0: "-dev", 64: "-alpha", 128: "-beta", 192: "-rc", 255: ""}  # FIRMWARE_VERSION_TYPE


class TrainerLine:
    """Used by the exercise's thread only. `clock` is what answers are waited for on."""

    def __init__(self, clock: Clock) -> None:
        self.state = VehicleState()
        self.peer: Peer | None = None
        self.place: LatLon | None = None  # where it really is
        self.yaw_deg: float | None = None
        self.version: str | None = None
        self.lived_s = 0.0  # simulated seconds that were heard to pass, over all of its boots
        self.texts: deque[str] = deque(maxlen=TEXTS)  # its own words, the newest last
        self._clock = clock
        self._end = UdpEnd()
        self._codec = Codec(TRAINER_SYSTEM)
        self._conversations = Conversations(clock, self._send, _said_nowhere)
        self._boot_ms: int | None = None
        self._ask_due_s = 0.0
        self._queue: deque[tuple[Start[Any], Future[Any]]] = deque()
        self._at_work: Future[Any] | None = None

    @property
    def vehicle_port(self) -> int:
        """What SERIAL1 is to speak to."""
        return port_of(self._end)

    def waits_on(self) -> list[int]:
        return self._end.waits_on()

    def order(self, start: Start[T]) -> Future[T]:
        """After those before it: what breaks something is never overtaken by what mends it."""
        future: Future[T] = Future()
        self._queue.append((start, future))
        return future

    def at_once(self, start: Start[T]) -> Future[T]:
        """Past those that wait. The vehicle was heard before."""
        future: Future[T] = Future()
        if self.peer is not None:
            self._conversations.begin(start, future, self.peer)
        return future

    def step(self) -> None:
        """Hear what came, go on with what was ordered."""
        now_s = self._clock.monotonic_s()
        for message in self._codec.decode(b"".join(self._end.receive())):
            self._hear(message, now_s)
        self._begin_next()
        self._conversations.serve(now_s)
        if self.peer is not None and now_s >= self._ask_due_s:
            self._ask_due_s = now_s + ASK_AGAIN_S
            self._conversations.begin(watch, Future(), self.peer)

    def close(self) -> None:
        """What was ordered and not done is cancelled."""
        self._conversations.close()
        for _, future in self._queue:
            future.cancel()
        self._end.pull()

    def _hear(self, message: Message, now_s: float) -> None:
        kind = message.get_type()
        if kind == "HEARTBEAT" and self.peer is None and is_vehicle(message):
            self.peer = Peer(message.get_srcSystem(), message.get_srcComponent(), "ardupilotmega")
        if self.peer is None or message.get_srcSystem() != self.peer.system:
            return
        self.state = reduce(self.state, message, now_s)
        match kind:
            case "GLOBAL_POSITION_INT":
                if self.version is not None:  # it does what it was asked
                    self._ask_due_s = now_s + ASK_AGAIN_S
                self._live_on(int(message.time_boot_ms))
            case "SIMSTATE":
                self._look(message)
            case "AUTOPILOT_VERSION":
                self.version = version_of(int(message.flight_sw_version)) or self.version
            case "STATUSTEXT":
                self.texts.append(text_of(message.text))
            case _:
                pass
        self._conversations.hand_out(message)

    def _live_on(self, boot_ms: int) -> None:
        """A boot begins its clock anew."""
        before_ms, self._boot_ms = self._boot_ms, boot_ms
        if before_ms is not None and 0 < boot_ms - before_ms < LONGEST_TICK_S * 1000:
            self.lived_s += (boot_ms - before_ms) / 1000

    def _look(self, message: Message) -> None:
        if message.lat or message.lng:
            lat_deg, lon_deg = message.lat / 1e7, message.lng / 1e7
            if abs(lat_deg) <= 90.0 and abs(lon_deg) <= 180.0:
                self.place = LatLon(lat_deg, lon_deg)
        if math.isfinite(message.yaw):
            self.yaw_deg = math.degrees(message.yaw) % 360.0

    def _begin_next(self) -> None:
        if self.peer is None or (self._at_work is not None and not self._at_work.done()):
            return
        self._at_work = None
        if self._queue:
            start, self._at_work = self._queue.popleft()
            self._conversations.begin(start, self._at_work, self.peer)

    def _send(self, message: Outgoing) -> None:
        self._end.send(self._codec.pack(message))


def version_of(number: int) -> str | None:
    """flight_sw_version as people write it; None: it does not tell."""
    if not number:
        return None
    kind = _KINDS.get(number & 0xFF, "")
    return f"{number >> 24}.{number >> 16 & 0xFF}.{number >> 8 & 0xFF}{kind}"


def _said_nowhere(_: Said) -> None:
    """The crew's record is the crew's; what the trainer did stands in `happened`."""
