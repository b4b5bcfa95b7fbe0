"""Send mission, fence or rally items aboard, item by item, over a link that loses some of them.

The standard protocol, with two additions measured against ArduCopter. What stays unanswered is repeated
after a tenth of a second, not a whole one. And MISSION_ACK 13 after a repetition means that the vehicle
has that item already and only its next request was lost: the next item is offered at once.
An upload that ended well is not yet a plan aboard: `missions/transfer.py` reads it back and compares.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from missions.items import MissionItem, MissionType, is_for_us, to_message
from telemetry.events import EventCode
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telemetry.events import Fact
    from telemetry.messages import Outgoing

FIRST_WAIT_S = 0.1
LONGEST_WAIT_S = 1.0
PATIENCE_S = 15.0  # silence in one go; the vehicle itself gives an upload up after 8 s
WHOLE_PATIENCE_S = 240.0  # silence in all
RESTARTS = 8
BUSY_S = 1.0  # before an upload refused because another one is open is tried again

_WANTS = frozenset({"MISSION_REQUEST", "MISSION_REQUEST_INT", "MISSION_ACK"})
_PROGRESS_STEPS = 20  # how often a transfer says how far it is

_ACCEPTED = mavlink.MAV_MISSION_ACCEPTED
_ERROR = mavlink.MAV_MISSION_ERROR
_OUT_OF_TURN = mavlink.MAV_MISSION_INVALID_SEQUENCE  # 13
_BUSY = mavlink.MAV_MISSION_DENIED  # 14
_CANCELLED = mavlink.MAV_MISSION_OPERATION_CANCELLED  # 15
_REASONS = {
    mavlink.MAV_MISSION_ERROR: "an error",
    mavlink.MAV_MISSION_UNSUPPORTED_FRAME: "a height frame it does not know",
    mavlink.MAV_MISSION_UNSUPPORTED: "a command it does not know",
    mavlink.MAV_MISSION_NO_SPACE: "no space for so many items",
    mavlink.MAV_MISSION_INVALID: "an invalid item",
    mavlink.MAV_MISSION_INVALID_PARAM5_X: "a latitude that is none",
    mavlink.MAV_MISSION_INVALID_PARAM6_Y: "a longitude that is none",
    mavlink.MAV_MISSION_INVALID_PARAM7: "a height that is none",
    mavlink.MAV_MISSION_DENIED: "another transfer is going on",
}


class UploadError(Exception):
    """A plan that is not aboard. `item` is the number of the item it failed at, None for all of it."""

    def __init__(self, text: str, item: int | None = None) -> None:
        super().__init__(text)
        self.item = item


class Sent(NamedTuple):
    """An upload that came to its end. `acknowledged` False: only reading back tells how it ended."""

    acknowledged: bool
    retries: int  # messages sent again


def upload(peer: Peer, items: Sequence[MissionItem], kind: MissionType) -> Conversation[Sent]:
    """Send all items. UploadError when the vehicle refuses one, or does not answer."""
    turn = _Turn(peer, items, kind)
    while True:
        message = yield turn.ask()
        if message is None:
            turn.repeat()
        elif not is_for_us(message, kind):
            turn.listen()
        elif message.get_type() == "MISSION_ACK":
            ended = turn.acknowledged(int(message.type))
            if ended is not None:
                return ended
        else:
            turn.requested(int(message.seq))


@dataclass(slots=True)
class _Turn:
    """Where an upload stands: which item was sent last, and whether it was sent again."""

    peer: Peer
    items: Sequence[MissionItem]
    kind: MissionType
    seq: int = -1  # the item sent last; -1: only the count so far
    again: bool = False
    send: bool = True
    wait_s: float = FIRST_WAIT_S
    least_wait_s: float = FIRST_WAIT_S
    silent_s: float = 0.0
    all_silent_s: float = 0.0
    retries: int = 0
    restarts: int = 0
    requests: int = 0
    said_step: int = -1
    _said: tuple[Said, ...] = field(default=())

    def ask(self) -> Ask:
        said, self._said = self._said, ()
        return Ask((self._message(),) if self.send else (), _WANTS, self.wait_s, said)

    def repeat(self) -> None:
        """Nobody answered in time."""
        self.silent_s += self.wait_s
        self.all_silent_s += self.wait_s
        if self.silent_s > PATIENCE_S or self.all_silent_s > WHOLE_PATIENCE_S:
            raise UploadError(f"the drone did not answer to {self._name()}", max(0, self.seq))
        self.wait_s = min(self.wait_s * 1.5, LONGEST_WAIT_S)
        self.again = self.send = True
        self.retries += 1

    def listen(self) -> None:
        """Not for us, or old news: wait on without sending."""
        self.send = False

    def requested(self, seq: int) -> None:
        """The vehicle wants this item."""
        self.requests += 1
        if self.requests > 60 * len(self.items) + 600:  # a vehicle that asks for ever
            raise UploadError(f"the drone keeps asking for item {seq}", seq)
        if not 0 <= seq < len(self.items):
            self.listen()
            return
        if seq == self.seq:
            self.retries += 1
        self._offer(seq)

    def acknowledged(self, answer: int) -> Sent | None:
        """What MISSION_ACK means depends on how far we are. None: the upload goes on."""
        last = len(self.items) - 1
        if answer == _OUT_OF_TURN:
            self._out_of_turn(last)
        elif answer == _ACCEPTED:
            if self.seq == last:
                return Sent(acknowledged=True, retries=self.retries)
            self.listen()  # of an earlier upload
        elif answer == _ERROR and self.seq == last and self.seq >= 0:
            return Sent(
                acknowledged=False, retries=self.retries
            )  # the good answer was lost, or it was not good
        elif answer in {_CANCELLED, _ERROR, _BUSY}:
            self._restart(answer)
        else:
            reason = _REASONS.get(answer, f"answer {answer}")
            raise UploadError(f"the drone refused {self._name()}: {reason}", max(0, self.seq))
        return None

    def _out_of_turn(self, last: int) -> None:
        if self.again and 0 <= self.seq < last:
            self._offer(self.seq + 1)
            return
        if not self.again:  # we repeated too early: this vehicle is slower than we thought
            self.least_wait_s = min(self.least_wait_s * 1.3, LONGEST_WAIT_S)
        self.listen()

    def _offer(self, seq: int) -> None:
        self.seq, self.again, self.send = seq, False, True
        self.wait_s, self.silent_s = self.least_wait_s, 0.0
        step = _PROGRESS_STEPS * (seq + 1) // len(self.items)
        if step != self.said_step:
            self.said_step = step
            self._said = (progress("upload", self.kind, seq + 1, len(self.items)),)

    def _restart(self, answer: int) -> None:
        self.restarts += 1
        if self.restarts > RESTARTS:
            reason = _REASONS.get(answer, "it gave the upload up")
            raise UploadError(f"the drone ended the upload at {self._name()}, {RESTARTS} times: {reason}")
        self.seq, self.again, self.silent_s = -1, False, 0.0
        self.send = answer != _BUSY  # a busy vehicle is asked again after a pause
        self.wait_s = BUSY_S if answer == _BUSY else self.least_wait_s

    def _message(self) -> Outgoing:
        if self.seq >= 0:
            return to_message(self.items[self.seq], self.seq, self.kind, self.peer)
        return mavlink.MAVLink_mission_count_message(
            self.peer.system, self.peer.component, len(self.items), int(self.kind)
        )

    def _name(self) -> str:
        return (
            f"item {self.seq}" if self.seq >= 0 else f"a {self.kind.name.lower()} of {len(self.items)} items"
        )


def progress(what: str, kind: MissionType, done: int, of: int) -> Said:
    """How far a transfer is, for the record and the screen."""
    facts: dict[str, Fact] = {"what": what, "kind": kind.name.lower(), "done": done, "of": of}
    return Said(EventCode.TRANSFER_PROGRESS, facts)
