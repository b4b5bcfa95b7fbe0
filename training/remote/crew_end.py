"""The crew's end of the trainer's line: nothing listens before it is opened, nor after it is closed."""

from __future__ import annotations

import logging
import os
import socket
import time
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from telemetry.mailbox import Latest
from training.remote.addresses import LOOPBACK, PORT
from training.remote.errors import LineError, Why
from training.remote.pairing_code import PairingCode
from training.remote.reception import MOST_STRANGERS, LineNotice, Reception

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.exercise.commanded import Commanded
    from training.exercise.hand import Hand

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LineStatus:
    """What the crew's sheet shows."""

    host: str
    port: int
    code: str | None  # None: none is open
    code_left_s: float
    trainer: str | None  # its address
    strangers: int  # refused so far


class CrewEnd:
    """A thread of its own while it is open. For the window's thread."""

    def __init__(self, hand: Hand[Commanded], *, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._hand = hand
        self._monotonic_s = monotonic_s
        self._code = PairingCode(monotonic_s)
        self._thread: Thread | None = None
        self._ends = Event()
        self.status: Latest[LineStatus | None] = Latest(None)  # None: closed
        self.notices: SimpleQueue[LineNotice] = SimpleQueue()  # for the journal

    @property
    def is_open(self) -> bool:
        return self._thread is not None

    def open(self, host: str = LOOPBACK, port: int = PORT) -> str:
        """Listen at one address of this computer and return a new code. LineError: it is not free.

        Called again it makes a new code; whoever is connected stays.
        """
        if self._thread is None:
            self._begin(_listener(host, port))
        return self._code.renew()

    def close(self) -> None:
        """Nobody is connected any more."""
        if self._thread is not None:
            self._ends.set()
            self._thread.join()
            self._thread = None

    def _begin(self, listener: socket.socket) -> None:
        host, port = listener.getsockname()
        self._ends.clear()
        self.status.put(LineStatus(host, port, None, 0.0, None, 0))
        arguments = (listener, host, port)
        self._thread = Thread(target=self._run, args=arguments, name="trainer's line", daemon=True)
        self._thread.start()

    def _run(self, listener: socket.socket, host: str, port: int) -> None:
        reception = Reception(listener, self._hand, self._code, self.notices, self._monotonic_s)
        try:
            while not self._ends.is_set():
                reception.turn()
                code, left_s = self._code.look()
                self.status.put(LineStatus(host, port, code, left_s, reception.trainer, reception.strangers))
        finally:
            self._code.use_up()
            reception.close()
            self.status.put(None)


def _listener(host: str, port: int) -> socket.socket:
    if host in {"", "0.0.0.0"}:  # noqa: S104 it is refused
        raise LineError(Why.UNREACHABLE, "the trainer's line takes one address, never all of them")
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it lets another program take the port as well
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(MOST_STRANGERS)
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        text = f"{host}:{port} cannot be opened for the trainer ({reason}): choose another address"
        raise LineError(Why.UNREACHABLE, text) from error
    listener.setblocking(False)
    return listener
