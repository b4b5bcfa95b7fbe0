"""Read mission, fence or rally items from aboard, one question at a time or several under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.in_flight import InFlight
from missions.items import Items, MissionItem, MissionType, from_message, is_for_us
from missions.patience import Patience, SilenceError
from missions.upload import (
    ARDUPILOT,
    CAREFUL_LONGEST_S,
    CAREFUL_WAIT_S,
    LONGEST_WAIT_S,
    PATIENCE_S,
    RESTARTS,
    WHOLE_PATIENCE_S,
    progress,
    reason,
)
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing

AHEAD = 20  # questions under way: the answers are 1 kB, as in an upload
FIRST_WAIT_S = 0.15  # with an ArduPilot
_WANTS = frozenset({"MISSION_COUNT", "MISSION_ITEM_INT", "MISSION_ITEM", "MISSION_ACK"})
_ITEMS = frozenset({"MISSION_ITEM_INT", "MISSION_ITEM"})
_PROGRESS_STEPS = 20


class DownloadError(Exception):
    """Items aboard that could not be read. The text says at which one. `silent`: nobody answered."""

    def __init__(self, text: str, *, silent: bool = False) -> None:
        super().__init__(text)
        self.silent = silent


def download(
    peer: Peer, kind: MissionType, ahead: int = 1, patience_s: float = PATIENCE_S
) -> Conversation[Items]:
    """All items aboard; empty for none. DownloadError when the vehicle does not answer or refuses.

    `ahead`: how many items are asked for at once. The standard asks for one, an ArduPilot answers them all.
    """
    reading = _Reading(peer, kind, ahead, patience_s)
    for _ in range(RESTARTS):
        count = yield from reading.count()
        items = yield from reading.items(count)
        if items is not None:
            done = mavlink.MAVLink_mission_ack_message(
                peer.system, peer.component, mavlink.MAV_MISSION_ACCEPTED, int(kind)
            )
            yield Ask((done,), wait_s=0.0)
            return items
    raise DownloadError("the list aboard changed while it was read: is another ground station writing to it?")


class _Reading:
    """One vehicle, one list, and the patience with it."""

    def __init__(self, peer: Peer, kind: MissionType, ahead: int, patience_s: float) -> None:
        first_s, longest_s = FIRST_WAIT_S, LONGEST_WAIT_S
        if peer.autopilot != ARDUPILOT:
            first_s, longest_s = CAREFUL_WAIT_S, CAREFUL_LONGEST_S
        self._peer = peer
        self._kind = kind
        self._ahead = ahead
        self._patience = Patience(first_s, longest_s, patience_s, WHOLE_PATIENCE_S)

    def count(self) -> Conversation[int]:
        """How many there are."""
        what = f"its {self._kind.name.lower()}"
        ask_for_list = mavlink.MAVLink_mission_request_list_message(
            self._peer.system, self._peer.component, int(self._kind)
        )
        send: tuple[Outgoing, ...] = (ask_for_list,)
        goes_on = False
        while True:
            message = yield Ask(send, _WANTS, self._patience.wait_s, goes_on=goes_on)
            send, goes_on = (), message is not None
            if message is None:
                send = (ask_for_list,) if self._silence(what) else ()
            elif is_for_us(message, self._kind):
                if message.get_type() == "MISSION_COUNT":
                    self._patience.heard()
                    return int(message.count)
                _refuse_or_wait(message, what)

    def items(self, count: int) -> Conversation[Items | None]:
        """None when the vehicle says meanwhile that its list has another length."""
        found: dict[int, MissionItem] = {}
        flight: InFlight[int] = InFlight(self._ahead)
        again: list[int] = []
        unasked = 0
        said: tuple[Said, ...] = ()
        goes_on = False
        while len(found) < count:
            new = range(unasked, min(count, unasked + flight.room))
            unasked = new.stop if new else unasked
            send = self._questions(flight, [*again, *new])
            message = yield Ask(send, _WANTS, self._patience.wait_s, said, goes_on=goes_on and not send)
            again, said, goes_on = [], (), message is not None
            if message is None:
                if self._silence(f"item {min(flight.all())} of {count}"):
                    again = flight.all()
            elif not is_for_us(message, self._kind):
                continue
            elif message.get_type() in _ITEMS:
                seq, before = int(message.seq), len(found)
                if seq in flight:
                    self._patience.heard()
                    again = flight.answered(seq)
                    found[seq] = from_message(message)
                    said = self._said(before, len(found), count)
                elif seq in found:
                    self._patience.heard_twice()
            elif message.get_type() == "MISSION_COUNT" and message.count != count:
                return None
            else:
                _refuse_or_wait(message, f"item {min(flight.all())} of {count}")
        return tuple(found[seq] for seq in range(count))

    def _questions(self, flight: InFlight[int], numbers: list[int]) -> tuple[Outgoing, ...]:
        for seq in numbers:
            flight.ask(seq)
        system, component, kind = self._peer.system, self._peer.component, int(self._kind)
        return tuple(
            mavlink.MAVLink_mission_request_int_message(system, component, seq, kind) for seq in numbers
        )

    def _silence(self, what: str) -> bool:
        try:
            return self._patience.silence()
        except SilenceError:
            raise DownloadError(f"the drone did not answer when asked for {what}", silent=True) from None

    def _said(self, before: int, now: int, count: int) -> tuple[Said, ...]:
        if _PROGRESS_STEPS * before // count == _PROGRESS_STEPS * now // count:
            return ()
        return (progress("download", self._kind, now, count),)


def _refuse_or_wait(message: Message, what: str) -> None:
    """Busy, out of turn and the end of another transfer pass by themselves; anything else is a refusal."""
    passing = {
        mavlink.MAV_MISSION_ACCEPTED,
        mavlink.MAV_MISSION_ERROR,  # for an item that came twice during the upload before
        mavlink.MAV_MISSION_DENIED,
        mavlink.MAV_MISSION_INVALID_SEQUENCE,
        mavlink.MAV_MISSION_OPERATION_CANCELLED,
    }
    if message.get_type() == "MISSION_ACK" and message.type not in passing:
        raise DownloadError(f"the drone refused to hand out {what}: {reason(int(message.type))}")
