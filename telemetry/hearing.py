"""Which frames become messages, and when.

What is shown is decoded once a batch: of a message that says how things are now only the newest counts, and
most of the others nobody looks at. What happened, what answers and what somebody waits for is decoded each,
in order, and whoever acts on it sees the state of that moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.decoder import Decoder
from telemetry.framing import V2
from telemetry.messages import mavlink
from telemetry.reduce import FOLDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from telemetry.conversations import Conversations
    from telemetry.messages import Message
    from telemetry.protocol import Peer

# Of these the newest says everything.
_NEWEST = frozenset(
    {
        mavlink.MAVLINK_MSG_ID_ATTITUDE,
        mavlink.MAVLINK_MSG_ID_GLOBAL_POSITION_INT,
        mavlink.MAVLINK_MSG_ID_GPS_RAW_INT,
        mavlink.MAVLINK_MSG_ID_SYS_STATUS,
        mavlink.MAVLINK_MSG_ID_WIND,
        mavlink.MAVLINK_MSG_ID_TERRAIN_REPORT,
    }
)
_NUMBERS: dict[str, int] = {kind.msgname: number for number, kind in mavlink.mavlink_map.items()}
_EACH = (frozenset(_NUMBERS[name] for name in FOLDED) | {mavlink.MAVLINK_MSG_ID_STATUSTEXT}) - _NEWEST
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
    """Knows who is listened to. `of_peer` is shown every frame of the commanded autopilot, decoded or not."""

    def __init__(self, conversations: Conversations, of_peer: Callable[[bytes, int, float], None]) -> None:
        self.everything = False  # somebody listens to every message
        self._decode = Decoder().decode
        self._conversations = conversations
        self._of_peer = of_peer
        self._system: int | None = None
        self._component: int | None = None

    def follow(self, peer: Peer) -> None:
        """From now on this is the vehicle whose messages count."""
        self._system, self._component = peer.system, peer.component

    def messages(self, frames: Iterable[bytes], now_s: float) -> Iterator[Message]:
        """Decode as the caller takes them: what he does with one decides what becomes of the next."""
        newest: dict[tuple[int, int], bytes] = {}
        for frame in frames:
            if frame[0] == V2:
                system, component = frame[5], frame[6]
                number = frame[7] | frame[8] << 8 | frame[9] << 16
            else:
                system, component, number = frame[3], frame[4], frame[5]
            if system != self._system:
                if number in _OF_OTHERS:
                    yield from self._decoded((frame,))
                continue
            if component == self._component:
                self._of_peer(frame, number, now_s)
            is_wanted = self.everything or number in self._conversations.wants
            if number in _NEWEST and not is_wanted:
                newest[component, number] = frame
                continue
            if newest and (is_wanted or number in _MOMENTS):
                yield from self._decoded(newest.values())
                newest.clear()
            if is_wanted or number in _EACH:
                yield from self._decoded((frame,))
        yield from self._decoded(newest.values())

    def _decoded(self, frames: Iterable[bytes]) -> Iterator[Message]:
        for frame in frames:
            message = self._decode(frame)
            if message is not None:
                yield message
