"""Read mission, fence or rally items from aboard, one question at a time or several under way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maps.plain_error import PlainError
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
    progress,
    reason,
)
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing

AHEAD = 20  # questions under way: the answers are 1 kB, as in an upload
FIRST_WAIT_S = 0.15  # with an ArduPilot
WHOLE_PATIENCE_S, WHOLE_PATIENCE_AHEAD_S = 70.0, 40.0  # silence in all
_WANTS = frozenset({"MISSION_COUNT", "MISSION_ITEM_INT", "MISSION_ITEM", "MISSION_ACK"})
_ITEMS = frozenset({"MISSION_ITEM_INT", "MISSION_ITEM"})
_PROGRESS_STEPS = 20


class DownloadError(PlainError):
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
    first_s, longest_s = FIRST_WAIT_S, LONGEST_WAIT_S
    if peer.autopilot != ARDUPILOT:
        first_s, longest_s = CAREFUL_WAIT_S, CAREFUL_LONGEST_S
    whole_s = WHOLE_PATIENCE_S if ahead == 1 else WHOLE_PATIENCE_AHEAD_S
    patience = Patience(first_s, longest_s, patience_s, whole_s)
    for _ in range(RESTARTS):
        count = yield from _count(peer, kind, patience)
        items = yield from _items(_Reading(peer, kind, count, InFlight(ahead)), patience)
        if items is not None:
            done = mavlink.MAVLink_mission_ack_message(
                peer.system, peer.component, mavlink.MAV_MISSION_ACCEPTED, int(kind)
            )
            yield Ask((done,), wait_s=0.0)
            return items
    raise DownloadError("the list aboard changed while it was read: is another ground station writing to it?")


def _count(peer: Peer, kind: MissionType, patience: Patience) -> Conversation[int]:
    """How many there are."""
    what = f"its {kind.name.lower()}"
    ask_for_list = mavlink.MAVLink_mission_request_list_message(peer.system, peer.component, int(kind))
    send: tuple[Outgoing, ...] = (ask_for_list,)
    goes_on = False
    while True:
        message = yield Ask(send, _WANTS, patience.wait_s, goes_on=goes_on)
        send, goes_on = (), message is not None
        if message is None:
            send = (ask_for_list,) if _is_time(patience, what) else ()
        elif is_for_us(message, kind):
            if message.get_type() == "MISSION_COUNT":
                patience.heard()
                return int(message.count)
            _refuse_or_wait(message, what)


def _items(reading: _Reading, patience: Patience) -> Conversation[Items | None]:
    """None when the vehicle says meanwhile that its list has another length."""
    goes_on = False
    while len(reading.found) < reading.count:
        send, said = reading.questions(), reading.said()
        message = yield Ask(send, _WANTS, patience.wait_s, said, goes_on=goes_on and not send)
        goes_on = message is not None
        if message is None:
            if _is_time(patience, reading.first_missing):
                reading.lost(reading.flight.all())
        elif not is_for_us(message, reading.kind):
            continue
        elif message.get_type() in _ITEMS:
            if reading.take(message):
                patience.heard()
            elif message.seq in reading.repeated:
                patience.heard_twice()
        elif message.get_type() == "MISSION_COUNT" and message.count != reading.count:
            return None
        else:
            _refuse_or_wait(message, reading.first_missing)
    return tuple(reading.found[seq] for seq in range(reading.count))


@dataclass(slots=True)
class _Reading:
    """Which items are here, and which were asked for."""

    peer: Peer
    kind: MissionType
    count: int
    flight: InFlight[int]
    found: dict[int, MissionItem] = field(default_factory=dict[int, MissionItem])
    repeated: set[int] = field(default_factory=set[int])
    _unasked: int = 0
    _again: list[int] = field(default_factory=list[int])
    _said: int = 0

    @property
    def first_missing(self) -> str:
        return f"item {min(self.flight.all(), default=0)} of {self.count}"

    def questions(self) -> tuple[Outgoing, ...]:
        """What got lost, and as many new ones as may be under way."""
        until = min(self.count, self._unasked + max(0, self.flight.room))
        numbers = [*self._again, *range(self._unasked, until)]
        self._again, self._unasked = [], until
        for seq in numbers:
            self.flight.ask(seq)
        system, component, kind = self.peer.system, self.peer.component, int(self.kind)
        return tuple(
            mavlink.MAVLink_mission_request_int_message(system, component, seq, kind) for seq in numbers
        )

    def lost(self, numbers: list[int]) -> None:
        """To be asked for again."""
        self._again += numbers
        self.repeated.update(numbers)

    def take(self, message: Message) -> bool:
        """Whether it was asked for and is not here yet."""
        seq = int(message.seq)
        if seq not in self.flight:
            return False
        self.lost(self.flight.answered(seq))
        self.found[seq] = from_message(message)
        return True

    def said(self) -> tuple[Said, ...]:
        """How far it is, every twentieth of the way."""
        before, self._said = self._said, len(self.found)
        if _PROGRESS_STEPS * before // self.count == _PROGRESS_STEPS * self._said // self.count:
            return ()
        return (progress("download", self.kind, self._said, self.count),)


def _is_time(patience: Patience, what: str) -> bool:
    """Whether to ask again after a silence."""
    try:
        return patience.silence()
    except SilenceError:
        raise DownloadError(f"the drone did not answer when asked for {what}", silent=True) from None


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
