"""The door of a link that anybody can speak on: opens to the brigade's drones by their signatures.

Until one of them has signed, everybody is let in, as on most radios (`Signing.OFF`). From its first right
signature on, only signed frames of our drones come in, and all that leaves is signed.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from telemetry.door import Admission, Signing
from telemetry.framing import V1, message_id
from telemetry.messages import mavlink
from telemetry.signing import Verifier, is_from, is_signed, sign, signing_time, time_of
from telemetry.signing_clock import SigningClock, SigningFile

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Protocol

    from telemetry.clock import Clock
    from telemetry.signing_clock import Times
    from telemetry.signing_keys import DroneKey, DroneKeys

    class TrustedLink(Protocol):
        """What a door must know of its link."""

        @property
        def address(self) -> str: ...
        @property
        def clock(self) -> Clock: ...
        @property
        def trusted(self) -> bool: ...


KEEP_EVERY_S = 60.0
WAKE_EVERY_S = (
    5.0  # a heartbeat for another drone is one less for ours, whose failsafe waits for 5 s of silence
)
# A SiK radio puts its own reports between the drone's frames and cannot sign: system '3', component 'D'.
_RADIO = (ord("3"), ord("D"))
_RADIO_STATUS = mavlink.MAVLINK_MSG_ID_RADIO_STATUS


def signing_door(link: TrustedLink, keys: DroneKeys, data: Path) -> SigningDoor:
    """The door of `link`, for whatever drones `keys` knows or will know. Its clock is kept below `data`."""
    return SigningDoor(
        keys, SigningFile(data), link.clock, link_id=link_id_of(link.address), cable=link.trusted
    )


def link_id_of(address: str, station: str | None = None) -> int:
    """The id in our signatures: one for each link of each computer, and the same every evening.

    A vehicle has room for 16 streams (MAVLINK_MAX_SIGNING_STREAMS) and refuses the rest until it reboots.
    """
    return sha256(f"{station or platform.node()} {address}".encode()).digest()[0]


@dataclass(slots=True)
class _Drone:
    """One of the brigade's drones, as this link hears it."""

    key: DroneKey
    verifier: Verifier
    clock: SigningClock


class SigningDoor:
    """See telemetry.door. Drones are told apart by system id once they have spoken."""

    def __init__(
        self, keys: DroneKeys, file: SigningFile, clock: Clock, *, link_id: int, cable: bool
    ) -> None:
        self._keys = keys
        self._file = file
        self._clock = clock
        self._link_id = link_id
        self._cable = cable
        self._kept: dict[str, Times] | None = None  # read when the first key is there
        self._known: tuple[DroneKey, ...] = ()
        self._drones: tuple[_Drone, ...] = ()
        self._speaking: dict[int, _Drone] = {}  # by system id: has signed, and newly
        self._addressed: _Drone | None = None  # whose key our frames are signed with
        self._claimed: str | None = None  # the uid that the commanded vehicle gives
        self._late: _Drone | None = None  # another one, whose clock stands still until it hears its key
        self._wake_due_s = clock.monotonic_s()
        self._keep_due_s = clock.monotonic_s() + KEEP_EVERY_S

    @property
    def signing(self) -> Signing:
        if self._cable:
            return Signing.CABLE
        speaking = {drone.key.uid for drone in self._speaking.values()}
        if self._claimed is not None and self._claimed not in speaking and self._has(self._claimed):
            return Signing.MISSING
        return Signing.ON if speaking else Signing.OFF

    def admit(self, frame: bytes, /) -> Admission:
        self._look_at_keys()
        if message_id(frame, 0) not in mavlink.mavlink_map:
            return Admission.UNKNOWN
        if is_signed(frame):
            verdict = self._judge(frame)
            return Admission.OK if self._cable else verdict
        if self._cable or not self._speaking or _is_radio_status(frame):
            return Admission.OK
        return Admission.UNSIGNED

    def seal(self, frame: bytes) -> bytes:
        self._look_at_keys()
        drone = self._late_one(frame) or self._addressed
        if drone is None:
            return frame
        sealed = sign(frame, drone.key.key, self._link_id, drone.clock.next(self._wall()))
        self._keep_each_minute()
        return sealed

    def identified(self, uid: str) -> None:
        self._claimed = uid
        for drone in self._speaking.values():
            if drone.key.uid == uid:
                self._addressed = drone

    def close(self) -> None:
        times = self._times()
        if times:
            self._file.keep(times)

    # --- whose frame it is -----------------------------------------------------------------------

    def _judge(self, frame: bytes) -> Admission:
        drone = self._speaking.get(frame[5]) or self._owner(frame)
        if drone is None:  # signed, but with no key of ours: before our drone has spoken, as good as unsigned
            return Admission.FORGED if self._speaking else Admission.OK
        verdict = drone.verifier.accept(frame, drone.clock.now(self._wall()))
        if verdict is Admission.OK:
            drone.clock.hear(time_of(frame))
            if self._addressed not in self._speaking.values() or drone.key.uid == self._claimed:
                self._addressed = drone
            self._speaking[frame[5]] = drone
        elif verdict is Admission.TOO_OLD:
            # ArduPilot's clock stands still until it hears us. A right signature with an old time is our
            # drone or a recording of it: it stays out, but is answered with a signature, and only a drone
            # can catch up with that.
            if self._addressed is None:
                self._addressed = drone
            elif drone is not self._addressed:
                self._late = drone
        return verdict

    def _owner(self, frame: bytes) -> _Drone | None:
        return next((drone for drone in self._drones if is_from(drone.key.key, frame)), None)

    def _late_one(self, frame: bytes) -> _Drone | None:
        """Now and then a heartbeat, which is for everybody, is signed for a drone that waits for its key."""
        if self._late is None or message_id(frame, 0) != mavlink.MAVLINK_MSG_ID_HEARTBEAT:
            return None
        now_s = self._clock.monotonic_s()
        if now_s < self._wake_due_s:
            return None
        self._wake_due_s = now_s + WAKE_EVERY_S
        late, self._late = self._late, None
        return late

    def _has(self, uid: str) -> bool:
        return any(drone.key.uid == uid for drone in self._drones)

    def _look_at_keys(self) -> None:
        """Keys may come while we speak (the key store opens, a drone is paired) and go (it is forgotten)."""
        known = self._keys.known
        if known is self._known:
            return
        if self._kept is None:
            self._kept = self._file.read()
        before = {drone.key: drone for drone in self._drones}
        self._known = known
        self._drones = tuple(before.get(key) or self._drone(key) for key in known)
        self._speaking = {system: drone for system, drone in self._speaking.items() if drone in self._drones}
        if self._addressed not in self._drones:
            self._addressed = None
        self._late = None

    def _drone(self, key: DroneKey) -> _Drone:
        kept = None if self._kept is None else self._kept.get(key.uid)
        return _Drone(key, Verifier(key.key), SigningClock(kept))

    # --- time ------------------------------------------------------------------------------------

    def _wall(self) -> int:
        return signing_time(self._clock.utc())

    def _keep_each_minute(self) -> None:
        now_s = self._clock.monotonic_s()
        if now_s >= self._keep_due_s:
            self._keep_due_s = now_s + KEEP_EVERY_S
            self._file.keep_soon(self._times())

    def _times(self) -> dict[str, Times]:
        """Of the drones that we have spoken with on this link."""
        return {drone.key.uid: drone.clock.times for drone in self._drones if drone.clock.moved}


def _is_radio_status(frame: bytes) -> bool:
    """The one thing that comes unsigned through a signed link, in MAVLink 1 or 2."""
    sender = (frame[3], frame[4]) if frame[0] == V1 else (frame[5], frame[6])
    return sender == _RADIO and message_id(frame, 0) == _RADIO_STATUS
