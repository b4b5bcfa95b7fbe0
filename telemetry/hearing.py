"""Which frames become messages, and when.

What is shown is decoded when it is shown: of a message that says how things are now only the newest counts,
and most of the others nobody looks at. What happened, what answers and what somebody waits for is decoded
each, in order, and whoever acts on it sees the state of that moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.decoder import Decoder
from telemetry.framing import V2
from telemetry.messages import mavlink
from telemetry.reduce import FOLDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from telemetry.conversations import Conversations
    from telemetry.messages import Message
    from telemetry.protocol import Peer

_POSITION = mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT
# Of these the newest says everything.
_NEWEST = frozenset(
    {
        mavlink.MAVLINK_MSG_ID_ATTITUDE,
        mavlink.MAVLINK_MSG_ID_MOUNT_ORIENTATION,
        mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT,
        mavlink.MAVLINK_MSG_ID_GPS_RAW_INT,
        mavlink.MAVLINK_MSG_ID_SYS_STATUS,
        mavlink.MAVLINK_MSG_ID_WIND,
        mavlink.MAVLINK_MSG_ID_TERRAIN_REPORT,
    }
)
# Of these too, as long as one part of them stays the same: there it turns into an event, or speaks of another
# battery, gimbal or camera. Where that part is in a frame of MAVLink 2: its payload begins at 10.
_NEWEST_WHILE: dict[int, slice] = {
    mavlink.MAVLINK_MSG_ID_EKF_STATUS_REPORT: slice(30, 32),  # flags
    mavlink.MAVLINK_MSG_ID_MISSION_CURRENT: slice(14, 15),  # mission_state
    mavlink.MAVLINK_MSG_ID_FENCE_STATUS: slice(16, 17),  # breach_status
    mavlink.MAVLINK_MSG_ID_BATTERY_STATUS: slice(42, 43),  # id
    mavlink.MAVLINK_MSG_ID_GIMBAL_DEVICE_ATTITUDE_STATUS: slice(58, 59),  # gimbal_device_id
    mavlink.MAVLINK_MSG_ID_CAMERA_FOV_STATUS: slice(62, 63),  # camera_device_id
    mavlink.MAVLINK_MSG_ID_CAMERA_THERMAL_RANGE: slice(38, 40),  # stream_id, camera_device_id
}
_COALESCED = _NEWEST | _NEWEST_WHILE.keys()
_NUMBERS: dict[str, int] = {kind.msgname: number for number, kind in mavlink.mavlink_map.items()}
_EACH = (frozenset(_NUMBERS[name] for name in FOLDED) | {mavlink.MAVLINK_MSG_ID_STATUSTEXT}) - _COALESCED
# What it says of the vehicle is told with the place and the battery of that moment.
_MOMENTS = frozenset({mavlink.MAVLINK_MSG_ID_HEARTBEAT})
# Of other vehicles and of our own radio: who is there, which one it is, and how strong it is heard.
_OF_OTHERS = frozenset(
    {
        mavlink.MAVLINK_MSG_ID_HEARTBEAT,
        mavlink.MAVLINK_MSG_ID_AUTOPILOT_VERSION,
        mavlink.MAVLINK_MSG_ID_RADIO_STATUS,
    }
)


class Hearing:
    """Knows who is listened to. Whoever makes it says what becomes of what is heard.

    `of_peer` is shown the frames of the commanded autopilot, decoded or not, and which of them say where it
    is; `show` gets messages that say how things are now, several at once and each with the time it was heard;
    `take` gets each of the others.
    """

    def __init__(
        self,
        conversations: Conversations,
        of_peer: Callable[[list[bytes], list[bytes], float], None],
        show: Callable[[list[tuple[Message, float]]], None],
        take: Callable[[Message, float], None],
    ) -> None:
        self.everything = False  # somebody listens to every message
        self._decode = Decoder().decode
        self._conversations = conversations
        self._of_peer = of_peer
        self._show = show
        self._take = take
        self._newest: dict[tuple[int, int], tuple[bytes, float]] = {}
        self._system: int | None = None
        self._component: int | None = None

    def follow(self, peer: Peer) -> None:
        """From now on this is the vehicle whose messages count, and no other's that wait to be shown."""
        if peer.system != self._system:
            self._newest.clear()
        self._system, self._component = peer.system, peer.component

    def hear(self, frames: Iterable[bytes], now_s: float) -> None:
        """A batch. What becomes of one frame may decide what becomes of the next.

        What is only shown waits for `show_newest`, or for a moment that it belongs to.
        """
        own: list[bytes] = []
        positions: list[bytes] = []
        for frame in frames:
            if frame[0] == V2:
                system, component = frame[5], frame[6]
                number = frame[7] | frame[8] << 8 | frame[9] << 16
            else:
                system, component, number = frame[3], frame[4], frame[5]
            if system == self._system:
                if component == self._component:
                    own.append(frame)
                    if number == _POSITION:
                        positions.append(frame)
                self._sort(frame, component, number, now_s)
            elif number in _OF_OTHERS:
                self._hear_one(frame, now_s)
        if own:
            self._of_peer(own, positions, now_s)

    def show_newest(self) -> None:
        """Show how things are now."""
        if not self._newest:
            return
        newest = [*self._newest.values()]
        self._newest.clear()
        decoded = ((self._decode(frame), heard_s) for frame, heard_s in newest)
        self._show([(message, heard_s) for message, heard_s in decoded if message is not None])

    def _sort(self, frame: bytes, component: int, number: int, now_s: float) -> None:
        """A frame of our vehicle: heard now, kept as the newest, or left."""
        is_wanted = self.everything or number in self._conversations.wants
        if number in _COALESCED and not is_wanted:
            if number in _NEWEST_WHILE and self._turns(frame, component, number):
                self.show_newest()
            self._newest[component, number] = frame, now_s
            return
        if is_wanted or number in _MOMENTS:
            self.show_newest()
        if is_wanted or number in _EACH:
            self._hear_one(frame, now_s)

    def _turns(self, frame: bytes, component: int, number: int) -> bool:
        """Whether it says something else than the one before. A zero that is cut off may look so."""
        before = self._newest.get((component, number))
        if before is None:
            return False
        part = _NEWEST_WHILE[number]
        return len(before[0]) != len(frame) or before[0][part] != frame[part]

    def _hear_one(self, frame: bytes, now_s: float) -> None:
        message = self._decode(frame)
        if message is not None:
            self._take(message, now_s)
