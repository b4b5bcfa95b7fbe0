"""The trainer's end of the line: connects, proves the code, orders, and comes back by itself."""

from __future__ import annotations

import logging
import socket
import time
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from telemetry.mailbox import Latest, taken
from training.remote import messages
from training.remote.errors import LineError, Why
from training.remote.handshake import trainer_side, why_refused
from training.remote.messages import Alive, Answer, Command, Order, Programme, Refusal, State
from training.remote.sealing import Sealed
from training.remote.wire import Wire

if TYPE_CHECKING:
    from training.remote.handshake import By
    from training.remote.sealing import Keys

log = logging.getLogger(__name__)
CONNECT_S = 5.0
LOOK_S = 0.05
ALIVE_EVERY_S = 1.0
SILENT_S = 6.0
AGAIN_AFTER_S = 1.0
_FOR_GOOD = frozenset({Why.WRONG_CODE, Why.NO_CODE, Why.OTHER_VERSION, Why.GARBAGE})


@dataclass(frozen=True, slots=True)
class Connection:
    """`why` None and not connected: it is being made. `heard_s` is monotonic; None: never."""

    connected: bool = False
    why: Why | None = None
    over: bool = False  # not tried again
    heard_s: float | None = None


class TrainerEnd:
    """One thread from `connect` to `close`. The code is forgotten as soon as it was used."""

    def __init__(self, host: str, port: int, code: str) -> None:
        self._where = (host, port)
        self._secret: bytes = code.encode()
        self._by: By = "code"
        self._orders: SimpleQueue[Order] = SimpleQueue()
        self._number = 0
        self._waiting: set[int] = set()
        self._ends = Event()
        self.connection: Latest[Connection] = Latest(Connection())
        self.programme: Latest[Programme | None] = Latest(None)
        self.state: Latest[State | None] = Latest(None)
        self.answers: SimpleQueue[Answer] = SimpleQueue()
        self._thread = Thread(target=self._run, name="trainer's laptop", daemon=True)

    def connect(self) -> None:
        """What came of it stands in `connection`."""
        self._thread.start()

    def order(self, command: Command) -> int:
        """From one thread; answered in `answers` under this number, also if the line is away."""
        self._number += 1
        self._orders.put(Order(self._number, command))
        return self._number

    def close(self) -> None:
        self._ends.set()
        if self._thread.ident is not None:
            self._thread.join()

    # --- its thread ------------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._ends.is_set():
            try:
                self._talk()
            except LineError as error:
                over = error.why in _FOR_GOOD or self._by == "code"
                heard_s = self.connection.get().heard_s
                self.connection.put(Connection(why=error.why, over=over, heard_s=heard_s))
                log.info("the trainer's line: %s", error)
                self._give_up_orders()
                if over:
                    return
            self._ends.wait(AGAIN_AFTER_S)

    def _talk(self) -> None:
        try:
            sock = socket.create_connection(self._where, CONNECT_S)
        except OSError as error:
            raise LineError(Why.UNREACHABLE, f"{self._where[0]}:{self._where[1]} does not answer") from error
        with sock:
            wire = Wire(sock)
            keys = self._shake(wire)
            if self._by == "code":
                self._secret, self._by = keys.again, "again"
            wire.expect_states()
            self._go_on(wire, Sealed(keys.to_crew), Sealed(keys.to_trainer))

    def _shake(self, wire: Wire) -> Keys:
        talk = trainer_side(self._secret, self._by)
        next(talk)
        until_s = time.monotonic() + CONNECT_S
        while True:
            line = self._next_line(wire, until_s)
            try:
                wire.send(talk.send(line))
            except StopIteration as ended:
                proof, keys = ended.value
                wire.send(proof)
                return keys

    def _next_line(self, wire: Wire, until_s: float) -> bytes:
        while not self._ends.is_set() and time.monotonic() < until_s:
            if (line := wire.next_line(LOOK_S)) is not None:
                return line
        raise LineError(Why.SILENT)

    def _go_on(self, wire: Wire, out: Sealed, into: Sealed) -> None:
        silent_at_s = time.monotonic() + SILENT_S
        alive_due_s = 0.0
        proven = False  # that the crew had the code
        while not self._ends.is_set():
            now_s = time.monotonic()
            for order in taken(self._orders):
                self._waiting.add(order.number)
                wire.send(out.seal(messages.encoded(order)))
            if now_s >= alive_due_s:
                alive_due_s = now_s + ALIVE_EVERY_S
                wire.send(out.seal(messages.encoded(Alive())))
            line = wire.next_line(LOOK_S)
            while line is not None:
                if not proven and (why := why_refused(line)) is not None:
                    raise LineError(why)
                self._take(into.open(line))
                proven = True
                silent_at_s = now_s + SILENT_S
                self.connection.put(Connection(connected=True, heard_s=now_s))
                line = wire.next_line(0.0)
            if now_s >= silent_at_s:
                raise LineError(Why.SILENT)

    def _take(self, data: bytes) -> None:
        match message := messages.from_crew(data):
            case Programme():
                self.programme.put(message)
            case State():
                self.state.put(message)
            case Answer():
                self._waiting.discard(message.number)
                self.answers.put(message)

    def _give_up_orders(self) -> None:
        """What was pressed while the line was away is not done later, when nobody expects it."""
        self._waiting |= {order.number for order in taken(self._orders)}
        for number in sorted(self._waiting):
            self.answers.put(Answer(number, Refusal.NO_ANSWER))
        self._waiting.clear()
