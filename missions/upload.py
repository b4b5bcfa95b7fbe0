"""Send mission, fence or rally items aboard by the standard protocol: one item for each that is asked for.

Any autopilot takes this. What stays unanswered is repeated, quickly where that is known to do no harm. With
an ArduPilot, MISSION_ACK 13 after a repetition means that it has that item already and only its next request
was lost: the next item is offered at once.
An upload that ended well is not yet a plan aboard: `missions/transfer.py` reads it back and compares.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from maps.plain_error import PlainError
from missions.items import MissionItem, MissionType, is_for_us, to_message
from missions.patience import Patience, SilenceError
from telemetry.events import EventCode
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telemetry.events import Fact
    from telemetry.messages import Message, Outgoing

ARDUPILOT = "ardupilotmega"
FIRST_WAIT_S, LONGEST_WAIT_S = 0.1, 1.0  # with an ArduPilot
CAREFUL_WAIT_S, CAREFUL_LONGEST_S = (
    1.5,
    3.0,
)  # the protocol's own timer: what others do with a repetition is unknown
PATIENCE_S = 15.0  # without getting further; the vehicle itself gives an upload up after 8 s
WHOLE_PATIENCE_S = 90.0  # silence in all: a link that costs so much does not bring the list aboard
RESTARTS = 8  # of an upload that another one keeps out
FUTILE_RESTARTS = 3  # without getting further than before
FRUITLESS = 14  # requests that lead no further; a vehicle asks again once a second
BUSY_S = 1.0  # before an upload refused because another one is open is tried again
UNHEARD_ENDS = 3  # silences after the last item: its answer is lost, reading back will tell

WANTS = frozenset({"MISSION_REQUEST", "MISSION_REQUEST_INT", "MISSION_ACK"})
_PROGRESS_STEPS = 20  # how often a transfer says how far it is

ACCEPTED = mavlink.MAV_MISSION_ACCEPTED
ERROR = mavlink.MAV_MISSION_ERROR
OUT_OF_TURN = mavlink.MAV_MISSION_INVALID_SEQUENCE  # 13
BUSY = mavlink.MAV_MISSION_DENIED  # 14
CANCELLED = mavlink.MAV_MISSION_OPERATION_CANCELLED  # 15
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
    mavlink.MAV_MISSION_INVALID_SEQUENCE: "an item out of turn",
    mavlink.MAV_MISSION_OPERATION_CANCELLED: "it gave the upload up",
}


class Why(StrEnum):
    """What became of a plan that is not aboard."""

    REFUSED = "refused"  # the vehicle does not want this item
    SILENT = "silent"  # it did not answer
    STUCK = "stuck"  # it answers, and gets no further
    ENDED = "ended"  # it ended the upload, again and again
    DIFFERENT = "different"  # something else was read back
    UNREADABLE = "unreadable"  # sent, and nobody knows what is aboard


class UploadError(PlainError):
    """A plan that is not aboard. `item` is the number of the item it failed at, None for all of it."""

    def __init__(self, text: str, item: int | None = None, why: Why = Why.REFUSED) -> None:
        super().__init__(text)
        self.item = item
        self.why = why


class Sent(NamedTuple):
    """An upload that came to its end. `acknowledged` False: only reading back tells how it ended."""

    acknowledged: bool
    retries: int  # messages sent again


def upload(peer: Peer, items: Sequence[MissionItem], kind: MissionType) -> Conversation[Sent]:
    """Send all items. UploadError when the vehicle refuses one, does not answer, or gets no further."""
    turn = _Turn(peer, items, kind)
    while True:
        message = yield turn.ask()
        ended = turn.repeat() if message is None else turn.take(message)
        if ended is not None:
            return ended


@dataclass(slots=True)
class Course:
    """How far an upload is, and whether it still gets further: the same for whatever way it goes."""

    kind: MissionType
    count: int
    patience: Patience
    most_fruitless: int = FRUITLESS
    best: int = -1  # the highest item asked for
    retries: int = 0
    _highest: int = -1  # since the last restart
    _fruitless: int = 0
    _restarts: int = 0
    _futile: int = 0

    def requested(self, seq: int) -> None:
        """The vehicle wants this item. UploadError when it has asked in vain often enough."""
        if seq > self.best:
            self.best, self._fruitless, self._futile = seq, 0, 0
            self.patience.heard()
        elif seq <= self._highest:
            self._fruitless += 1
            if self._fruitless > self.most_fruitless:
                raise UploadError(f"the drone keeps asking for {self.name(seq)}", seq, Why.STUCK)
        self._highest = max(self._highest, seq)

    def silence(self) -> bool:
        """Nobody answered in time: whether to say it again. UploadError when the silence is for good."""
        try:
            return self.patience.silence()
        except SilenceError:
            at = max(0, self.best)
            raise UploadError(f"the drone did not answer to {self.name(self.best)}", at, Why.SILENT) from None

    def restart(self, answer: int) -> float:
        """The vehicle ended the upload; how long to wait before it is begun anew. UploadError: no more."""
        self._restarts += 1
        self._futile += answer != BUSY
        self._highest = -1
        if self._restarts > RESTARTS or self._futile > FUTILE_RESTARTS:
            times = f"{max(self._futile, self._restarts) - 1} times"
            what = f"the drone ended the upload at {self.name(self.best)}, {times}: {reason(answer)}"
            raise UploadError(what, max(0, self.best), Why.ENDED)
        return BUSY_S if answer == BUSY else self.patience.wait_s

    def refusal(self, answer: int, seq: int) -> UploadError:
        """The vehicle wants none of it."""
        return UploadError(f"the drone refused {self.name(seq)}: {reason(answer)}", max(0, seq), Why.REFUSED)

    def name(self, seq: int) -> str:
        """An item, or all of them before the first was asked for."""
        return f"item {seq}" if seq >= 0 else f"a {self.kind.name.lower()} of {self.count} items"

    def said(self, before: int, now: int) -> tuple[Said, ...]:
        """How far it is, every twentieth of the way."""
        if self.count and _PROGRESS_STEPS * before // self.count != _PROGRESS_STEPS * now // self.count:
            return (progress("upload", self.kind, now, self.count),)
        return ()


@dataclass(slots=True)
class _Turn:
    """Which item was sent last, and whether it was sent again."""

    peer: Peer
    items: Sequence[MissionItem]
    kind: MissionType
    course: Course = field(init=False)
    seq: int = -1  # the item sent last; -1: only the count so far
    again: bool = False
    _send: bool = True
    _goes_on: bool = False
    _wait_s: float | None = None  # a pause in which nothing counts
    _unheard: int = 0  # silences since the last item was sent
    _said: tuple[Said, ...] = ()

    def __post_init__(self) -> None:
        first_s, longest_s = FIRST_WAIT_S, LONGEST_WAIT_S
        if self.peer.autopilot != ARDUPILOT:
            first_s, longest_s = CAREFUL_WAIT_S, CAREFUL_LONGEST_S
        patience = Patience(first_s, longest_s, PATIENCE_S, WHOLE_PATIENCE_S)
        self.course = Course(self.kind, len(self.items), patience)

    @property
    def _all_sent(self) -> bool:
        return self.seq == len(self.items) - 1

    def ask(self) -> Ask:
        said, self._said = self._said, ()
        goes_on, self._goes_on = self._goes_on and not self._send, True
        send, self._send = (self._message(),) if self._send else (), False
        wait_s = self.course.patience.wait_s if self._wait_s is None else self._wait_s
        return Ask(send, WANTS, wait_s, said, goes_on=goes_on)

    def repeat(self) -> Sent | None:
        """Nobody answered in time."""
        self._goes_on = False
        if self._wait_s is not None:  # the pause is over
            self._wait_s, self._send = None, True
            return None
        if not self.course.silence():
            return None
        self._send = True
        self._unheard += self._all_sent
        if self._all_sent and self.seq >= 0 and self._unheard >= UNHEARD_ENDS:
            return Sent(acknowledged=False, retries=self.course.retries)
        self.again = True
        self.course.retries += 1
        return None

    def take(self, message: Message) -> Sent | None:
        """What the vehicle said; the end, if it is that."""
        if not is_for_us(message, self.kind) or self._wait_s is not None:
            return None  # not for us, or old news
        if message.get_type() != "MISSION_ACK":
            self._requested(int(message.seq))
            return None
        return self._acknowledged(int(message.type))

    def _requested(self, seq: int) -> None:
        if not 0 <= seq < len(self.items):
            return
        self.course.requested(seq)
        if seq == self.seq:
            self.course.retries += 1
        self._offer(seq)

    def _acknowledged(self, answer: int) -> Sent | None:
        """What MISSION_ACK means depends on how far we are. None: the upload goes on."""
        if answer == OUT_OF_TURN:
            self._out_of_turn()
        elif answer == ACCEPTED:
            if self._all_sent:
                return Sent(acknowledged=True, retries=self.course.retries)
        elif answer == ERROR and self._all_sent and self.seq >= 0:
            # The good answer was lost, or it was not good.
            return Sent(acknowledged=False, retries=self.course.retries)
        elif answer in {CANCELLED, ERROR, BUSY}:
            self._wait_s, self._goes_on = self.course.restart(answer), False
            self.seq, self.again = -1, False
        else:
            raise self.course.refusal(answer, self.seq)
        return None

    def _out_of_turn(self) -> None:
        """Not the end. What others than an ArduPilot mean is unknown: they ask again, or fall silent."""
        if self.peer.autopilot != ARDUPILOT:
            return
        if self.again and self.seq >= 0 and not self._all_sent:
            self.course.requested(self.seq + 1)
            self._offer(self.seq + 1)
        elif not self.again:
            self.course.patience.heard_twice()  # we repeated too early

    def _offer(self, seq: int) -> None:
        self._said = self.course.said(self.seq + 1, seq + 1)
        self.seq, self.again, self._send, self._unheard = seq, False, True, 0

    def _message(self) -> Outgoing:
        if self.seq >= 0:
            return to_message(self.items[self.seq], self.seq, self.kind, self.peer)
        return count_message(self.peer, len(self.items), self.kind)


def count_message(peer: Peer, count: int, kind: MissionType) -> Outgoing:
    """What begins an upload."""
    return mavlink.MAVLink_mission_count_message(peer.system, peer.component, count, int(kind))


def reason(answer: int) -> str:
    """A MAV_MISSION_RESULT in words."""
    return _REASONS.get(answer, f"answer {answer}")


def progress(what: str, kind: MissionType, done: int, of: int) -> Said:
    """How far a transfer is, for the record and the screen."""
    facts: dict[str, Fact] = {"what": what, "kind": kind.name.lower(), "done": done, "of": of}
    return Said(EventCode.TRANSFER_PROGRESS, facts)
