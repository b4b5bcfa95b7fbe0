"""Who comes to the crew's station: strangers are judged, one trainer is let in, nobody is waited for.

One turn after another on the line's own thread. Whatever a stranger does costs him his connection and the
record one line.
"""

from __future__ import annotations

import contextlib
import logging
import selectors
import time
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING

from training.remote.errors import LineError, Why
from training.remote.guest import Guest
from training.remote.handshake import refused
from training.remote.messages import Answer
from training.remote.orders import give
from training.remote.telling import programme_of, state_of

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Generator

    from training.exercise.commanded import Commanded
    from training.exercise.hand import Hand
    from training.remote.handshake import By
    from training.remote.messages import Refusal
    from training.remote.pairing_code import PairingCode

log = logging.getLogger(__name__)
STATE_EVERY_S = 0.25
LOOK_S = 0.05
MOST_STRANGERS = 4  # at once
PACE_S = 0.01  # between two that knock: a flood costs the exercise nothing
MOST_TOLD = 20  # strangers that the record names; more are counted only


@dataclass(frozen=True, slots=True)
class LineNotice:
    """One line of the record: `peer` came (None), or why it went or was not let in."""

    peer: str
    why: Why | None
    was_trainer: bool


class Reception:
    """Owns the listening socket and all that came out of it."""

    def __init__(
        self,
        listener: socket.socket,
        hand: Hand[Commanded],
        code: PairingCode,
        notices: SimpleQueue[LineNotice],
        monotonic_s: Callable[[], float],
    ) -> None:
        self._listener = listener
        self._hand = hand
        self._code = code
        self._notices = notices
        self._monotonic_s = monotonic_s
        self._again: bytes | None = None  # in the code's place, after the network was away
        self._guests: list[Guest] = []
        self._trainer: Guest | None = None
        self._answers: SimpleQueue[tuple[Guest, Answer]] = SimpleQueue()
        self._state_due_s = 0.0
        self._told: set[tuple[str, Why]] = set()
        self.strangers = 0  # that were refused
        self._selector = selectors.DefaultSelector()
        self._selector.register(listener, selectors.EVENT_READ, None)

    @property
    def trainer(self) -> str | None:
        """Its address."""
        return None if self._trainer is None else self._trainer.peer

    def turn(self) -> None:
        """Everything that can be done now; waits a moment for somebody to say something."""
        ready: set[Guest | None] = {key.data for key, _ in self._selector.select(LOOK_S)}
        now_s = self._monotonic_s()
        if None in ready:
            self._admit(now_s)
            time.sleep(PACE_S)
        for guest in tuple(self._guests):
            with self._ends(guest):
                if guest in ready:
                    self._hear(guest, now_s)
                guest.judge(now_s)
        self._tell(now_s)
        for guest in tuple(self._guests):
            if guest.wants_to_write:
                with self._ends(guest):
                    guest.write()

    def close(self) -> None:
        """Everybody goes, and nothing listens."""
        for guest in tuple(self._guests):
            self._end(guest, Why.CLOSED)
        self._selector.close()
        self._listener.close()

    # --- a turn ----------------------------------------------------------------------------------

    def _admit(self, now_s: float) -> None:
        try:
            sock, address = self._listener.accept()
        except OSError:  # it went again before it was let in, or no file handle is free
            return
        sock.setblocking(False)
        peer = str(address[0])
        if sum(not guest.proven for guest in self._guests) >= MOST_STRANGERS:
            sock.close()
            self._note(peer, Why.CROWD, was_trainer=False)
            return
        guest = Guest(sock, peer, now_s, self._secret)
        self._guests.append(guest)
        self._selector.register(sock, selectors.EVENT_READ, guest)

    def _secret(self, by: By) -> bytes | None:
        return self._again if by == "again" else self._code.secret()

    def _hear(self, guest: Guest, now_s: float) -> None:
        before = guest.again
        orders = guest.read(now_s)
        if before is None and guest.again is not None:
            self._let_in(guest, guest.again)
        for order in orders:
            give(self._hand, order.command, self._answer_to(guest, order.number))

    def _answer_to(self, guest: Guest, number: int) -> Callable[[Refusal | None], None]:
        return lambda why: self._answers.put((guest, Answer(number, why)))

    def _let_in(self, guest: Guest, again: bytes) -> None:
        if guest.by == "code":
            self._code.use_up()
            self._again = again
        if self._trainer is not None:
            self._end(self._trainer, Why.REPLACED)
        self._trainer = guest
        self._notices.put(LineNotice(guest.peer, None, was_trainer=True))
        guest.say(programme_of(self._hand.exercise))
        self._state_due_s = 0.0

    def _tell(self, now_s: float) -> None:
        while not self._answers.empty():
            guest, answer = self._answers.get()
            guest.say(answer)  # into nothing if it has gone meanwhile
        if self._trainer is not None and now_s >= self._state_due_s:
            self._state_due_s = now_s + STATE_EVERY_S
            self._trainer.say(state_of(self._hand.now.get()))

    # --- who goes --------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _ends(self, guest: Guest) -> Generator[None]:
        try:
            yield
        except LineError as error:
            self._end(guest, error.why)

    def _end(self, guest: Guest, why: Why) -> None:
        if guest not in self._guests:
            return
        self._guests.remove(guest)
        if why is Why.WRONG_CODE and guest.by == "code":
            self._code.tried()
        was_trainer = guest is self._trainer
        if was_trainer:
            self._trainer = None
        if not guest.proven and why is not Why.GONE:
            with contextlib.suppress(LineError):
                guest.say_plainly(refused(why))
                guest.write()
        self._selector.unregister(guest.socket)
        guest.close()
        self._note(guest.peer, why, was_trainer=was_trainer)

    def _note(self, peer: str, why: Why, *, was_trainer: bool) -> None:
        if not was_trainer:
            self.strangers += 1
            if (peer, why) in self._told or len(self._told) >= MOST_TOLD:
                return
            self._told.add((peer, why))
        log.info("the trainer's line: %s, %s", peer, why.value)
        self._notices.put(LineNotice(peer, why, was_trainer))
