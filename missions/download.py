"""Read mission, fence or rally items from aboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.items import Items, MissionItem, MissionType, from_message, is_for_us
from missions.upload import FIRST_WAIT_S, LONGEST_WAIT_S, PATIENCE_S, RESTARTS, WHOLE_PATIENCE_S, progress
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing

_WANTS = frozenset({"MISSION_COUNT", "MISSION_ITEM_INT", "MISSION_ITEM", "MISSION_ACK"})
_ITEMS = frozenset({"MISSION_ITEM_INT", "MISSION_ITEM"})
_PROGRESS_STEPS = 20


class DownloadError(Exception):
    """Items aboard that could not be read. The text says at which one."""


def download(peer: Peer, kind: MissionType) -> Conversation[Items]:
    """All items aboard; empty for none. DownloadError when the vehicle does not answer or refuses."""
    patience = _Patience()
    for _ in range(RESTARTS):
        count = yield from _count(peer, kind, patience)
        items = yield from _items(peer, kind, count, patience)
        if items is not None:
            done = mavlink.MAVLink_mission_ack_message(
                peer.system, peer.component, mavlink.MAV_MISSION_ACCEPTED, int(kind)
            )
            yield Ask((done,), wait_s=0.0)
            return items
    raise DownloadError("the list aboard changed while it was read: is another ground station writing to it?")


class _Patience:
    """How long to wait for the answer now, and whether that is still worth it."""

    def __init__(self) -> None:
        self.wait_s = FIRST_WAIT_S
        self._least_wait_s = FIRST_WAIT_S
        self._silent_s = 0.0
        self._all_silent_s = 0.0

    def answered(self) -> None:
        self.wait_s, self._silent_s = self._least_wait_s, 0.0

    def answered_twice(self) -> None:
        """We asked again too early: this vehicle is slower than we thought."""
        self._least_wait_s = min(self._least_wait_s * 1.3, LONGEST_WAIT_S)

    def unanswered(self, what: str) -> None:
        self._silent_s += self.wait_s
        self._all_silent_s += self.wait_s
        if self._silent_s > PATIENCE_S or self._all_silent_s > WHOLE_PATIENCE_S:
            raise DownloadError(f"the drone did not answer when asked for {what}")
        self.wait_s = min(self.wait_s * 1.5, LONGEST_WAIT_S)


def _count(peer: Peer, kind: MissionType, patience: _Patience) -> Conversation[int]:
    ask_for_list = mavlink.MAVLink_mission_request_list_message(peer.system, peer.component, int(kind))
    what = f"its {kind.name.lower()}"
    send: tuple[Outgoing, ...] = (ask_for_list,)
    while True:
        message = yield Ask(send, _WANTS, patience.wait_s)
        send = ()
        if message is None:
            patience.unanswered(what)
            send = (ask_for_list,)
        elif not is_for_us(message, kind):
            continue
        elif message.get_type() == "MISSION_COUNT":
            patience.answered()
            return int(message.count)
        elif message.get_type() == "MISSION_ACK":
            _refuse_or_wait(message, what)


def _items(peer: Peer, kind: MissionType, count: int, patience: _Patience) -> Conversation[Items | None]:
    """None when the vehicle says meanwhile that its list has another length."""
    items: list[MissionItem] = []
    said: tuple[Said, ...] = ()
    again = True
    while len(items) < count:
        wanted = len(items)
        request = mavlink.MAVLink_mission_request_int_message(peer.system, peer.component, wanted, int(kind))
        message = yield Ask((request,) if again else (), _WANTS, patience.wait_s, said)
        said, again = (), False
        if message is None:
            patience.unanswered(f"item {wanted} of {count}")
            again = True
        elif not is_for_us(message, kind):
            continue
        elif message.get_type() in _ITEMS and message.seq == wanted:
            patience.answered()
            items.append(from_message(message))
            again = True
            if _PROGRESS_STEPS * wanted // count != _PROGRESS_STEPS * len(items) // count:
                said = (progress("download", kind, len(items), count),)
        elif message.get_type() in _ITEMS:
            patience.answered_twice()
        elif message.get_type() == "MISSION_COUNT" and message.count != count:
            return None
        elif message.get_type() == "MISSION_ACK":
            _refuse_or_wait(message, f"item {wanted} of {count}")
    return tuple(items)


def _refuse_or_wait(message: Message, what: str) -> None:
    """Busy, out of turn and the end of another transfer pass by themselves; anything else is a refusal."""
    passing = {
        mavlink.MAV_MISSION_ACCEPTED,
        mavlink.MAV_MISSION_ERROR,  # for an item that came twice during the upload before
        mavlink.MAV_MISSION_DENIED,
        mavlink.MAV_MISSION_INVALID_SEQUENCE,
        mavlink.MAV_MISSION_OPERATION_CANCELLED,
    }
    if message.type not in passing:
        raise DownloadError(f"the drone refused to hand out {what}: answer {message.type}")
