"""One order to a camera or a gimbal, given until it is answered: yes, no and why, or no answer.

These orders mean the same however often they are heard, so they are repeated; what must not happen twice (a
photo) takes care of that itself, see `shots.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from telemetry.events import EventCode
from telemetry.messages import GCS_SYSTEM, mavlink, text_of
from telemetry.protocol import Ask, Said

if TYPE_CHECKING:
    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Conversation, Peer
    from telemetry.turns import Turn

REPEAT_S = 0.5
TRIES = 6
ONCE_S = 1.5  # so long an order that is not repeated is waited for
STRAY_S = 1.0  # an answer that an earlier order still owes comes within so long, or was lost
LONGEST_S = 20.0  # for an order that is said to be under way
_WORDS_S = 0.3  # a text that says why comes soon after the refusal
_HEARD = frozenset({"COMMAND_ACK", "STATUSTEXT"})
_RESULTS = {
    mavlink.MAV_RESULT_TEMPORARILY_REJECTED: "not now",
    mavlink.MAV_RESULT_DENIED: "denied",
    mavlink.MAV_RESULT_UNSUPPORTED: "not supported",
    mavlink.MAV_RESULT_FAILED: "failed",
    6: "cancelled",  # MAV_RESULT_CANCELLED in common.xml, not in this dialect
    7: "only as a COMMAND_LONG",
    8: "only as a COMMAND_INT",
}


class CameraError(Exception):
    """An order to a camera or a gimbal that did not take effect, as far as we know. One sentence."""

    def __init__(self, sentence: str, order: str) -> None:
        super().__init__(sentence)
        self.order = order


class CameraRefused(CameraError):  # noqa: N818 an answer, not a fault
    """The drone said no: `result` is its answer, `words` are its own."""

    def __init__(self, order: str, result: str, words: tuple[str, ...] = ()) -> None:
        because = f"{result} ({'; '.join(words)})" if words else result
        super().__init__(f"the drone refused to {order}: {because}", order)
        self.result = result
        self.words = words


class CameraSilent(CameraError):  # noqa: N818
    """Nobody answered; whether the order was heard is unknown."""

    def __init__(self, order: str) -> None:
        super().__init__(f"nobody answered to {order!r}: try again", order)


class CameraOvertaken(CameraError):  # noqa: N818
    """A newer order of the same kind was given before this one was answered."""

    def __init__(self, order: str, by: str) -> None:
        super().__init__(f"the order to {order} was overtaken by the order to {by}", order)
        self.by = by


class CameraCannot(CameraError):  # noqa: N818
    """Not sent: this camera or gimbal does not do that, by its own word."""

    def __init__(self, order: str, why: str) -> None:
        super().__init__(f"cannot {order}: {why}", order)


class PlaceE7(NamedTuple):
    """Where an order is meant: degrees times 1e7, and metres in the frame."""

    x: int
    y: int
    z: float
    frame: int


@dataclass(frozen=True, slots=True)
class CameraOrder:
    """`component` is who obeys. A parameter that is NaN is not given. `once`: it is never repeated."""

    name: str  # "take a photo": what the sentence of an error goes on with
    component: int
    command: int
    params: tuple[float, ...]
    place: PlaceE7 | None = None
    once: bool = False


def give(peer: Peer, order: CameraOrder, hears: Hears | None = None) -> Conversation[None]:
    """Ends when the drone said yes; CameraRefused, CameraSilent or CameraOvertaken otherwise.

    `hears` collects what the one who obeys says meanwhile besides its answer.
    """
    turn = peer.turns.begin(order.command, order.name)
    try:
        yield from _Talk(peer, order, turn, hears or Hears(frozenset())).talk()
    finally:
        turn.over = True


@dataclass(slots=True)
class Hears:
    """Messages of these names."""

    names: frozenset[str]
    heard: list[Message] = field(default_factory=list["Message"])


@dataclass(slots=True)
class _Talk:
    peer: Peer
    order: CameraOrder
    turn: Turn
    hears: Hears
    words: list[str] = field(default_factory=list[str])
    waited_s: float = 0.0
    under_way: bool = False

    def talk(self) -> Conversation[None]:
        name = self.order.name
        say: tuple[Said, ...] = (Said(EventCode.COMMAND_SENT, {"command": name}),)
        self.turn.unanswered += 1
        message = yield Ask((as_message(self.peer, self.order, 0),), self._wants, REPEAT_S, say)
        sent = 1
        while True:
            if self.turn.taken_by is not None or self.turn.over:
                newer = self.peer.turns.last(self.order.command)
                by = self.turn.taken_by or (newer.order if newer is not None else name)
                yield from self._ended("overtaken")
                raise CameraOvertaken(name, by)
            if message is not None:
                result = self._answer(message)
                if result == mavlink.MAV_RESULT_ACCEPTED:
                    yield from self._ended("accepted")
                    return
                if result is not None and not self.under_way:
                    yield from self._refused(_RESULTS.get(result, f"answer {result}"))
                message = yield Ask((), self._wants, REPEAT_S, goes_on=True)
                continue
            self.waited_s += REPEAT_S
            if self.waited_s >= self._patience_s:
                yield from self._ended("none")
                raise CameraSilent(name)
            again: tuple[Outgoing, ...] = ()
            if not self.order.once and not self.under_way:
                again, sent = (as_message(self.peer, self.order, sent),), sent + 1
                self.turn.unanswered += 1
            message = yield Ask(again, self._wants, REPEAT_S)

    def _answer(self, message: Message) -> int | None:
        """The result, if this is the answer to our order."""
        if message.get_type() != "COMMAND_ACK":
            self._overhear(message)
            return None
        ours = (message.command, message.get_srcComponent()) == (self.order.command, self.order.component)
        if not ours or message.target_system not in {0, GCS_SYSTEM}:
            return None
        if self.turn.stray and self.waited_s < STRAY_S:
            self.turn.stray -= 1
            return None
        result = int(message.result)
        self.under_way = result == mavlink.MAV_RESULT_IN_PROGRESS
        if self.under_way:
            self.waited_s = 0.0
            return None
        self.turn.unanswered = max(0, self.turn.unanswered - 1)
        return result

    def _overhear(self, message: Message) -> None:
        if message.get_type() in self.hears.names:
            if message.get_srcComponent() == self.order.component:
                self.hears.heard.append(message)
        elif message.get_type() == "STATUSTEXT" and message.severity <= mavlink.MAV_SEVERITY_WARNING:
            self.words.append(text_of(message.text))

    def _refused(self, result: str) -> Conversation[None]:
        """Hear the reasons out."""
        message = yield Ask((), frozenset({"STATUSTEXT"}), _WORDS_S)
        while message is not None:
            self._answer(message)
            message = yield Ask((), frozenset({"STATUSTEXT"}), _WORDS_S, goes_on=True)
        words = tuple(dict.fromkeys(self.words))
        yield from self._ended(result, "; ".join(words) or None)
        raise CameraRefused(self.order.name, result, words)

    def _ended(self, result: str, text: str | None = None) -> Conversation[None]:
        """For the record; what comes in one batch with the answer is heard as well."""
        facts = {"command": self.order.name, "result": result, "text": text}
        said = (Said(EventCode.COMMAND_ANSWERED, facts),)
        message = yield Ask((), self.hears.names, 0.0, said)
        while message is not None:
            self._answer(message)
            message = yield Ask((), self.hears.names, 0.0, goes_on=True)

    @property
    def _wants(self) -> frozenset[str]:
        return _HEARD | self.hears.names

    @property
    def _patience_s(self) -> float:
        if self.under_way:
            return LONGEST_S
        return ONCE_S if self.order.once else TRIES * REPEAT_S


def as_message(peer: Peer, order: CameraOrder, confirmation: int = 0) -> Outgoing:
    """As it goes out: a COMMAND_INT when it has a place, whose degrees a COMMAND_LONG would round."""
    if order.place is None:
        p = (*order.params, *(0.0,) * (7 - len(order.params)))
        return mavlink.MAVLink_command_long_message(
            peer.system, order.component, order.command, confirmation, *p
        )
    p1, p2, p3, p4 = (*order.params, *(0.0,) * (4 - len(order.params)))
    x, y, z, frame = order.place
    return mavlink.MAVLink_command_int_message(
        peer.system, order.component, frame, order.command, 0, 0, p1, p2, p3, p4, x, y, z
    )
