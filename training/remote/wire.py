"""Lines over a connected socket, for a thread that may wait a little."""

from __future__ import annotations

import select
import socket

from training.remote import lines
from training.remote.errors import LineError, Why
from training.remote.lines import Lines

SEND_S = 5.0
_READ_BYTES = 64 * 1024


class Wire:
    """LineError GONE or SLOW when the other side is not there any more."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._socket.settimeout(SEND_S)
        self._lines = Lines()

    def expect_states(self) -> None:
        """Longer lines than those of strangers."""
        self._lines.most_bytes = lines.STATE_BYTES

    def send(self, line: bytes) -> None:
        try:
            self._socket.sendall(line)
        except TimeoutError:
            raise LineError(Why.SLOW) from None
        except OSError:
            raise LineError(Why.GONE) from None

    def next_line(self, wait_s: float) -> bytes | None:
        """The next one; None: nothing whole has come within `wait_s`."""
        line = self._lines.next_line()
        if line is not None or not select.select([self._socket], [], [], wait_s)[0]:
            return line
        try:
            data = self._socket.recv(_READ_BYTES)
        except OSError:
            raise LineError(Why.GONE) from None
        if not data:
            raise LineError(Why.GONE)
        self._lines.feed(data)
        return self._lines.next_line()
