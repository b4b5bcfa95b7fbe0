"""The mission protocol as MAVLink describes it: the measure that faster ways of sending are held against.

Count, then each item when it is asked for. What the vehicle does not ask for again by itself is repeated
after 1.5 s, the protocol's own time-out: the count until the first request, and the last item until the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.items import is_for_us, to_message
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from missions.items import Items, MissionType
    from telemetry.messages import Outgoing

AGAIN_S = 1.5
TRIES = 8
SILENCE_S = 30.0
_WANTS = frozenset({"MISSION_REQUEST", "MISSION_REQUEST_INT", "MISSION_ACK"})


def plain_upload(peer: Peer, items: Items, kind: MissionType) -> Conversation[bool]:
    """True when the vehicle has all of them, as far as it says; False when it refused or fell silent."""
    last, seq, tries = len(items) - 1, -1, 0  # seq: the item sent last; -1: only the count so far
    send: tuple[Outgoing, ...] = (_message(peer, items, kind, seq),)
    while True:
        ours_to_repeat = seq in {-1, last}
        message = yield Ask(send, _WANTS, AGAIN_S if ours_to_repeat else SILENCE_S)
        send = ()
        if message is None:
            tries += 1
            if not ours_to_repeat or tries == TRIES:
                return False
            send = (_message(peer, items, kind, seq),)
        elif not is_for_us(message, kind):
            continue
        elif message.get_type() == "MISSION_ACK":
            if message.type != mavlink.MAV_MISSION_INVALID_SEQUENCE:
                return message.type == mavlink.MAV_MISSION_ACCEPTED or seq == last
        elif 0 <= message.seq <= last:
            seq = int(message.seq)
            send = (_message(peer, items, kind, seq),)


def _message(peer: Peer, items: Items, kind: MissionType, seq: int) -> Outgoing:
    if seq >= 0:
        return to_message(items[seq], seq, kind, peer)
    return mavlink.MAVLink_mission_count_message(peer.system, peer.component, len(items), int(kind))
