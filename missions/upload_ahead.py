"""Send items ahead of the requests for them: an ArduPilot takes the one it wants, asked for or not.

As in ArduPilot's MissionItemProtocol: an item out of turn only earns MISSION_ACK 13, the upload goes on. So
answers come in the order of the items, and the first 13 says that the wanted one got lost: from there on all
is sent again. The window bounds what travels: 20 items are 1 kB, a fifth of a second on a 57,600 baud radio.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from missions.items import MissionItem, MissionType, is_for_us, to_message
from missions.patience import Patience
from missions.upload import (
    ACCEPTED,
    BUSY,
    CANCELLED,
    ERROR,
    LONGEST_WAIT_S,
    OUT_OF_TURN,
    PATIENCE_S,
    UNHEARD_ENDS,
    WANTS,
    Course,
    Sent,
    count_message,
)
from telemetry.protocol import Ask, Conversation, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telemetry.messages import Message, Outgoing
    from telemetry.protocol import Said

AHEAD = 20
LEAST_AHEAD = 4
FIRST_WAIT_S = 0.15
UNDER_WAY_S = 7.0  # without getting further once items travel; then the standard protocol may try
FRUITLESS = 7  # requests that lead no further, one a second
GO_BACKS = 2  # from one item on because something is out of turn; then only after a silence
OUT_OF_TURNS = 2  # answers in a row before it is believed: one alone may be to an item that came twice
WHOLE_PATIENCE_S = 40.0  # silence in all


def upload_ahead(peer: Peer, items: Sequence[MissionItem], kind: MissionType) -> Conversation[Sent]:
    """Send all items. UploadError when the vehicle refuses one, does not answer, or gets no further."""
    run = _Run(peer, items, kind)
    while True:
        message = yield run.ask()
        ended = run.silence() if message is None else run.take(message)
        if ended is not None:
            return ended


@dataclass(slots=True)
class _Run:
    """Items from `want` to `sent` are under way."""

    peer: Peer
    items: Sequence[MissionItem]
    kind: MissionType
    course: Course = field(init=False)
    want: int = -1  # the highest item asked for; -1: only the count was sent so far
    sent: int = -1  # the highest item sent since
    highest: int = -1  # the highest item ever sent
    _window: int = AHEAD
    _reach: int = -1  # the highest item under way when a silence made us send again
    _twins: int = 0  # items sent again then: where that was too early, each is answered out of turn
    _out_of_turns: int = 0  # in a row
    _silences: int = 0  # since it got further
    _go_backs: int = 0
    _old: int = 0  # answers out of turn that are still to come, to items sent before the last repetition
    _send: tuple[Outgoing, ...] = ()
    _said: tuple[Said, ...] = ()
    _pause_s: float | None = None
    _goes_on: bool = False
    _echoes: int = 0  # further requests for item 0, answers to a count that was sent again
    _unheard: int = 0  # silences after the last item was asked for

    def __post_init__(self) -> None:
        patience = Patience(FIRST_WAIT_S, LONGEST_WAIT_S, PATIENCE_S, WHOLE_PATIENCE_S)
        self.course = Course(self.kind, len(self.items), patience, FRUITLESS)
        self._send = (count_message(self.peer, len(self.items), self.kind),)

    @property
    def _last(self) -> int:
        return len(self.items) - 1

    def ask(self) -> Ask:
        said, self._said = self._said, ()
        send, self._send = self._send, ()
        goes_on, self._goes_on = self._goes_on and not send, True
        wait_s = self.course.patience.wait_s if self._pause_s is None else self._pause_s
        return Ask(send, WANTS, wait_s, said, goes_on=goes_on)

    def silence(self) -> Sent | None:
        """Nobody answered in time."""
        self._goes_on = False
        if self._pause_s is not None:
            self._pause_s = None
        elif not self.course.silence():
            return None
        elif self.want == self._last >= 0:
            self._unheard += 1
            if self._unheard >= UNHEARD_ENDS:
                return Sent(acknowledged=False, retries=self.course.retries)
        if self.want < 0:
            self._begin_again()
        else:
            self._silences += 1
            if self._silences > 1:  # not lost by chance: too much travels
                self._window = max(LEAST_AHEAD, self._window // 2)
            self._old, self._reach = 0, self.sent
            self._go_back()
            self._twins = len(self._send)
        return None

    def take(self, message: Message) -> Sent | None:
        """What the vehicle said; the end, if it is that."""
        if not is_for_us(message, self.kind) or self._pause_s is not None:
            return None
        if message.get_type() != "MISSION_ACK":
            self._requested(int(message.seq))
            return None
        return self._acknowledged(int(message.type))

    def _requested(self, seq: int) -> None:
        if not 0 <= seq <= self._last or 0 < seq < self.want:  # nonsense, or old news
            return
        if seq == 0 and self.want >= 0 and self._echoes:
            self._echoes -= 1
            self.course.patience.heard_twice()
            return
        self.course.requested(seq)
        if seq == self.want and not self._silences:  # it came twice: a vehicle that misses an item asks later
            return
        if seq > self.want:
            self._said = self.course.said(self.want + 1, seq + 1)
            self.want, self._old, self._unheard = seq, 0, 0
            self._silences = self._go_backs = self._out_of_turns = 0
            self.sent = max(self.sent, seq - 1)
            self._window = min(self._window + 1, AHEAD)
            self.course.patience.silence_s = UNDER_WAY_S
            self._go_on()
        else:  # it asks again, or begins anew: what it wants got lost
            self.want = seq
            self._go_back()

    def _acknowledged(self, answer: int) -> Sent | None:
        all_sent = self.sent == self._last
        if answer == OUT_OF_TURN:
            self._out_of_turn()
        elif answer == ACCEPTED:
            if all_sent:
                return Sent(acknowledged=True, retries=self.course.retries)
        elif answer == ERROR and all_sent and self.want >= 0:
            # The good answer was lost, or it was not good.
            return Sent(acknowledged=False, retries=self.course.retries)
        elif answer in {CANCELLED, ERROR, BUSY}:
            self._pause_s, self._goes_on = self.course.restart(answer), False
            self.want = self.sent = -1
        else:
            raise self.course.refusal(answer, self.want)
        return None

    def _out_of_turn(self) -> None:
        """Something was lost; but what is still under way behind it says the same once more."""
        if self._old > 0:
            self._old -= 1
        elif (
            self._twins and self.want > self._reach
        ):  # no: this one was there, and we too early to send it again
            self._twins -= 1
            self.course.patience.heard_twice()
        elif self.want >= 0 and self._go_backs < GO_BACKS:
            self._out_of_turns += 1
            behind = self.sent - self.want
            if self._out_of_turns >= min(OUT_OF_TURNS, behind):
                self._go_backs += 1
                self._old, self._twins, self._out_of_turns = behind - self._out_of_turns, 0, 0
                self._go_back()

    def _begin_again(self) -> None:
        self.course.retries += 1
        self._echoes += 1
        self._send = (count_message(self.peer, len(self.items), self.kind),)

    def _go_back(self) -> None:
        self.sent = self.want - 1
        self._go_on()

    def _go_on(self) -> None:
        first, self.sent = self.sent + 1, max(self.sent, min(self.want + self._window - 1, self._last))
        self.course.retries += max(0, min(self.highest, self.sent) + 1 - first)
        self.highest = max(self.highest, self.sent)
        numbers = range(first, self.sent + 1)
        self._send = tuple(to_message(self.items[seq], seq, self.kind, self.peer) for seq in numbers)
