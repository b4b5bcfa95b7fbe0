"""Which frames become messages, and when.

What is shown is decoded once a batch: of a message that says how things are now only the newest counts, and
most of the others nobody looks at. What happened, what answers and what somebody waits for is decoded each,
in order; before it everything shown is brought up to date, so that an event sees the state of its moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.framing import V2
from telemetry.messages import mavlink
from telemetry.reduce import FOLDED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from telemetry.conversations import Conversations
    from telemetry.messages import Codec, Message
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

    def __init__(self, codec: Codec, conversations: Conversations, of_peer: Callable[[bytes], None]) -> None:
        self.everything = False  # somebody listens to every message
        self._codec = codec
        self._conversations = conversations
        self._of_peer = of_peer
        self._system: int | None = None
        self._component: int | None = None

    def follow(self, peer: Peer) -> None:
        """From now on this is the vehicle whose messages count."""
        self._system, self._component = peer.system, peer.component

    def messages(self, frames: Iterable[bytes]) -> Iterator[Message]:
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
                    yield from self._codec.decode(frame)
                continue
            if component == self._component:
                self._of_peer(frame)
            is_wanted = self.everything or number in self._conversations.wants
            if number in _NEWEST and not is_wanted:
                newest[component, number] = frame
            elif number in _EACH or is_wanted:
                if newest:
                    yield from self._codec.decode(b"".join(newest.values()))
                    newest.clear()
                yield from self._codec.decode(frame)
        if newest:
            yield from self._codec.decode(b"".join(newest.values()))
