"""One order to the drone, given until it is answered: yes, no and why, or no answer; never twice.

A COMMAND_ACK carries the number of its command and nothing that tells which sending it answers. So one order
of a number is open at a time; the answers that earlier sendings still owe are not taken for ours; and where
the drone's own state shows the effect, a yes counts when it shows.

An order that means the same however often it is heard (arm, a flight mode) is repeated until it is answered.
One whose second hearing would be a second order (take off) is sent once; when its answer is lost, what the
drone does tells whether it heard it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maps.plain_error import PlainError
from telemetry.events import EventCode
from telemetry.messages import GCS_SYSTEM, Message, Outgoing, mavlink, text_of
from telemetry.protocol import Ask, Conversation, Peer, Said

if TYPE_CHECKING:
    from missions.effect import Effect
    from telemetry.events import Fact
    from telemetry.turns import Turn

PATIENCE_S = 5.0  # then the answer is: none
REPEAT_S = 0.45
TRIES = 9  # of REPEAT_S: with what a busy thread adds to each, within PATIENCE_S
STRAY_S = 1.5  # an answer that an earlier order still owes comes within so long, or was lost
LONGEST_S = 60.0  # for an order that the drone says is under way
_WORDS_S = 0.4  # texts that say why come within milliseconds of the refusal, but on a radio not at once
_OWED_S = 1.0  # a sending of ours that is still unanswered may yet be obeyed
_PROGRESS_UNKNOWN = 255

_RESULTS = {
    mavlink.MAV_RESULT_TEMPORARILY_REJECTED: "not now",
    mavlink.MAV_RESULT_DENIED: "denied",
    mavlink.MAV_RESULT_UNSUPPORTED: "not supported",
    mavlink.MAV_RESULT_FAILED: "failed",
    6: "cancelled",  # MAV_RESULT_CANCELLED in common.xml, not in this dialect
}


class CommandError(PlainError):
    """An order that did not take effect, as far as we know. `order` is its name."""

    def __init__(self, text: str, order: str) -> None:
        super().__init__(text)
        self.order = order


class CommandRefused(CommandError):  # noqa: N818 an answer, not a fault
    """The drone said no. `words` are its own."""

    def __init__(self, order: str, result: str, words: tuple[str, ...]) -> None:
        super().__init__(f"the drone refused to {order}: {'; '.join(words) or result}", order)
        self.result = result
        self.words = words


class CommandTimeout(CommandError):  # noqa: N818
    """The drone did not answer, or its yes did not show; whether it heard the order is unknown."""

    def __init__(self, order: str, *, said_yes: bool = False) -> None:
        how = f"the drone did not answer to {order!r} within {PATIENCE_S:.0f} s"
        if said_yes:
            how = f"the drone said yes to {order!r}, but nothing shows it after {PATIENCE_S:.0f} s"
        super().__init__(how, order)


class CommandOvertaken(CommandError):  # noqa: N818
    """A newer order of the same kind was given before this one was answered."""

    def __init__(self, order: str, by: str) -> None:
        super().__init__(f"the order to {order} was overtaken by the order to {by}", order)
        self.by = by


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command is meant, for COMMAND_INT: degrees as 1e7, because as COMMAND_LONG they are float32."""

    x: int
    y: int
    z: float
    frame: int


@dataclass(frozen=True, slots=True)
class Order:
    """What is ordered. `once`: a second hearing would be a second order, so it is never repeated.

    `overtakes`: commands of other numbers that must not be sent again once this is ordered.
    """

    name: str
    command: int
    params: tuple[float, ...]
    place: Place | None = None
    once: bool = False
    overtakes: tuple[int, ...] = ()


def give(peer: Peer, order: Order, effect: Effect | None = None) -> Conversation[None]:
    """Ends when the drone said yes; CommandRefused, CommandTimeout or CommandOvertaken otherwise."""
    still_open = peer.turns.open(order.command)
    if order.once and still_open is not None:
        words = (f"the order to {still_open.order} is not answered yet",)
        yield Ask(say=(_answered(order, "not sent", words),), wait_s=0.0)
        raise CommandRefused(order.name, "not sent", words)
    for other in order.overtakes:
        peer.turns.overtake(other, order.name)
    turn = peer.turns.begin(order.command, order.name)
    try:
        yield from _Talk(peer, order, effect, turn).talk()
    finally:
        turn.over = True


class _Words:
    """What the vehicle said around its answer; long texts come in pieces."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: dict[int, int] = {}  # id of a text in pieces -> its place

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._texts))  # each once, in order

    def hear(self, message: Message) -> None:
        text, piece_of = text_of(message.text), int(message.id)
        if piece_of and piece_of in self._pieces:
            self._texts[self._pieces[piece_of]] += text
            return
        if piece_of:
            self._pieces[piece_of] = len(self._texts)
        self._texts.append(text)


@dataclass(slots=True)
class _Talk:
    """The conversation about one order."""

    peer: Peer
    order: Order
    effect: Effect | None
    turn: Turn
    words: _Words = field(default_factory=_Words)
    sent: int = 0
    waited_s: float = 0.0  # since it was sent, or since the drone said that it is under way
    all_waited_s: float = 0.0
    under_way: bool = False
    said_yes: bool = False
    refusal: str | None = None

    def talk(self) -> Conversation[None]:
        say: tuple[Said, ...] = (Said(EventCode.COMMAND_SENT, {"command": self.order.name}),)
        message = yield Ask((self._message(),), self._wants, REPEAT_S, say)
        while True:
            if self.turn.taken_by is not None:
                yield from self._end("overtaken")
                raise CommandOvertaken(self.order.name, self.turn.taken_by)
            say = self._hear(message) if message is not None else ()
            if self.refusal is not None:
                yield from self._refused(say)
                return
            if self._is_done():
                yield from self._end("accepted", say)
                return
            if message is not None:
                message = yield Ask((), self._wants, REPEAT_S, say, goes_on=True)
                continue
            self._wait(REPEAT_S)
            if self.waited_s > (TRIES - 0.5) * REPEAT_S or self.all_waited_s >= LONGEST_S:
                yield from self._give_up()
                return
            message = yield Ask(self._again(), self._wants, REPEAT_S, say)

    # --- what is heard ---------------------------------------------------------------------------

    @property
    def _wants(self) -> frozenset[str]:
        evidence = self.effect.wants if self.effect is not None else frozenset[str]()
        return evidence | {"COMMAND_ACK", "STATUSTEXT"}

    def _hear(self, message: Message) -> tuple[Said, ...]:
        if message.get_srcComponent() != self.peer.component:  # a camera or a gimbal of the same vehicle
            return ()
        if message.get_type() == "STATUSTEXT":
            self.words.hear(message)
        elif message.get_type() != "COMMAND_ACK":
            if self.effect is not None:
                self.effect.hear(message)
        elif message.command == self.order.command and message.target_system in {0, GCS_SYSTEM}:
            return self._answer(message)
        return ()

    def _answer(self, message: Message) -> tuple[Said, ...]:
        if self.turn.stray and self.all_waited_s < STRAY_S:
            self.turn.stray -= 1
            return ()
        result = int(message.result)
        if result == mavlink.MAV_RESULT_IN_PROGRESS:
            return self._progress(int(message.progress))
        self.turn.unanswered = max(0, self.turn.unanswered - 1)
        if result == mavlink.MAV_RESULT_ACCEPTED:
            self.said_yes, self.refusal = True, None  # of two sendings one was obeyed
        elif not self.said_yes:
            self.refusal = _RESULTS.get(result, f"answer {result}")
        return ()

    def _progress(self, percent: int) -> tuple[Said, ...]:
        """Heard and under way: its last word may take a while, and nothing is sent again meanwhile."""
        self.under_way, self.waited_s = True, 0.0
        known = None if percent == _PROGRESS_UNKNOWN else percent
        return (Said(EventCode.COMMAND_PROGRESS, {"command": self.order.name, "percent": known}),)

    def _is_done(self) -> bool:
        if self.effect is None:
            return self.said_yes
        if self.order.once:  # the effect is an event of its own, and either of the two is enough
            return self.said_yes or self.effect.shown
        return self.said_yes and self.effect.shown

    # --- how it ends -----------------------------------------------------------------------------

    def _refused(self, say: tuple[Said, ...]) -> Conversation[None]:
        """Hear the reasons out. A sending of ours that is still on its way may yet be obeyed."""
        owed_s = _OWED_S if self.turn.unanswered else _WORDS_S
        wait_s = max(_WORDS_S, min(owed_s, PATIENCE_S - self.waited_s))
        message = yield Ask((), self._wants, wait_s, say)
        while message is not None:
            self._hear(message)
            if self.refusal is None:
                yield from self._end("accepted")
                return
            message = yield Ask((), self._wants, wait_s, goes_on=True)
        result = self.refusal or ""
        yield Ask(say=(_answered(self.order, result, self.words.said),), wait_s=0.0)
        raise CommandRefused(self.order.name, result, self.words.said)

    def _give_up(self) -> Conversation[None]:
        if self.effect is not None and self.effect.shown:  # every answer was lost, and it is so all the same
            yield from self._end("accepted")
            return
        yield from self._end("accepted, but not seen" if self.said_yes else "none")
        raise CommandTimeout(self.order.name, said_yes=self.said_yes)

    def _end(self, result: str, say: tuple[Said, ...] = ()) -> Conversation[None]:
        yield Ask(say=(*say, _answered(self.order, result, ())), wait_s=0.0)

    # --- what is sent ----------------------------------------------------------------------------

    def _wait(self, seconds: float) -> None:
        self.waited_s += seconds
        self.all_waited_s += seconds

    def _again(self) -> tuple[Outgoing, ...]:
        shown_by = None if self.effect is None else self.effect.asks_for
        asking = () if shown_by is None else (_long(self.peer, mavlink.MAV_CMD_REQUEST_MESSAGE, (shown_by,)),)
        if self.order.once or self.under_way:
            return asking
        return (self._message(), *asking)

    def _message(self) -> Outgoing:
        """The order, and that it was sent."""
        confirmation, self.sent = self.sent, self.sent + 1
        self.turn.unanswered += 1
        return _message(self.peer, self.order, confirmation)


def _answered(order: Order, result: str, words: tuple[str, ...]) -> Said:
    facts: dict[str, Fact] = {"command": order.name, "result": result, "text": "; ".join(words) or None}
    return Said(EventCode.COMMAND_ANSWERED, facts)


def _message(peer: Peer, order: Order, confirmation: int) -> Outgoing:
    place = order.place
    numbers = (*order.params, *(() if place is None else (place.z,)))
    if not all(math.isfinite(value) for value in numbers):
        raise ValueError(f"a command with {numbers} is none")
    if place is None:
        return _long(peer, order.command, order.params, confirmation)
    p1, p2, p3, p4 = (*order.params, *(0.0,) * (4 - len(order.params)))
    return mavlink.MAVLink_command_int_message(
        peer.system,
        peer.component,
        place.frame,
        order.command,
        0,
        0,
        p1,
        p2,
        p3,
        p4,
        place.x,
        place.y,
        place.z,
    )


def _long(peer: Peer, command: int, params: tuple[float, ...], confirmation: int = 0) -> Outgoing:
    p = (*params, *(0.0,) * (7 - len(params)))
    return mavlink.MAVLink_command_long_message(peer.system, peer.component, command, confirmation, *p)
