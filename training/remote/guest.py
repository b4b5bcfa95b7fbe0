"""One connection to the crew's station, from its first byte: a stranger, then perhaps the trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.remote import lines, messages
from training.remote.errors import LineError, Why
from training.remote.handshake import crew_side
from training.remote.lines import Lines
from training.remote.sealing import Sealed

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from training.remote.handshake import By
    from training.remote.sealing import Keys

HANDSHAKE_S = 5.0
SILENT_S = 6.0
MOST_UNSENT_BYTES = 512 * 1024  # some seconds of states
READ_BYTES = 16 * 1024
MOST_LINES_A_S = 20.0


class Guest:
    """Neither blocks nor waits; every fault of the other side is a LineError."""

    def __init__(
        self, sock: socket.socket, peer: str, now_s: float, secret_of: Callable[[By], bytes | None]
    ) -> None:
        self.socket = sock
        self.peer = peer
        self.again: bytes | None = None  # once it has proven itself: what it may come again with
        self.by: By = "code"  # what it says to have
        self._secret_of = secret_of
        self._until_s = now_s + HANDSHAKE_S
        self._allowance, self._allowed_s = MOST_LINES_A_S, now_s
        self._lines = Lines()
        self._talk = crew_side(self._secret)
        self._unsent = bytearray(next(self._talk))
        self._in: Sealed | None = None
        self._out: Sealed | None = None

    @property
    def proven(self) -> bool:
        """It had the code."""
        return self.again is not None

    @property
    def wants_to_write(self) -> bool:
        return bool(self._unsent)

    def read(self, now_s: float) -> list[messages.Order]:
        """What it orders now."""
        try:
            data = self.socket.recv(READ_BYTES)
        except BlockingIOError:
            return []
        except OSError:
            raise LineError(Why.GONE) from None
        if not data:
            raise LineError(Why.GONE)
        self._lines.feed(data)
        orders: list[messages.Order] = []
        while (line := self._lines.next_line()) is not None:
            if self._in is None:
                self._shake(line, now_s)
                continue
            self._until_s = now_s + SILENT_S
            message = messages.from_trainer(self._in.open(line))
            self._pay(now_s)
            if isinstance(message, messages.Order):
                orders.append(message)
        return orders

    def say(self, message: messages.FromCrew) -> None:
        """Sealed; nothing before it has proven itself."""
        if self._out is not None:
            self._unsent += self._out.seal(messages.encoded(message))

    def say_plainly(self, line: bytes) -> None:
        """The refusal of a stranger."""
        self._unsent += line

    def write(self) -> None:
        """As much as goes now."""
        try:
            sent = self.socket.send(self._unsent)
        except BlockingIOError:
            sent = 0
        except OSError:
            raise LineError(Why.GONE) from None
        del self._unsent[:sent]

    def judge(self, now_s: float) -> None:
        """LineError: it takes too long to say or to read something."""
        if now_s >= self._until_s:
            raise LineError(Why.SILENT)
        if len(self._unsent) > MOST_UNSENT_BYTES:
            raise LineError(Why.SLOW)

    def close(self) -> None:
        self.socket.close()

    def _secret(self, by: By) -> bytes | None:
        self.by = by
        return self._secret_of(by)

    def _shake(self, line: bytes, now_s: float) -> None:
        try:
            self._unsent += self._talk.send(line)
        except StopIteration as ended:
            keys: Keys = ended.value
            self.again = keys.again
            self._in, self._out = Sealed(keys.to_crew), Sealed(keys.to_trainer)
            self._lines.most_bytes = lines.ORDER_BYTES
            self._until_s = now_s + SILENT_S

    def _pay(self, now_s: float) -> None:
        """A line costs one; twenty a second come back."""
        grown = (now_s - self._allowed_s) * MOST_LINES_A_S
        self._allowance = min(MOST_LINES_A_S, self._allowance + grown)
        self._allowed_s = now_s
        if self._allowance < 1.0:
            raise LineError(Why.GARBAGE, f"more than {MOST_LINES_A_S:.0f} lines a second")
        self._allowance -= 1.0
