"""Lines out of a stream of bytes, none longer than it may be."""

from __future__ import annotations

from training.remote.errors import LineError, Why

HANDSHAKE_BYTES = 1024
ORDER_BYTES = 8 * 1024  # what the trainer sends, sealed
STATE_BYTES = 256 * 1024  # what the crew's station sends, sealed


class Lines:
    """Fed with what came; LineError as soon as a line is too long, whether it has ended or not."""

    def __init__(self, most_bytes: int = HANDSHAKE_BYTES) -> None:
        self.most_bytes = most_bytes
        self._rest = bytearray()

    def feed(self, data: bytes) -> None:
        self._rest += data

    def next_line(self) -> bytes | None:
        """The next whole line without its end; None: more has to come."""
        end = self._rest.find(b"\n", 0, self.most_bytes + 1)
        if end < 0:
            if len(self._rest) > self.most_bytes:
                raise LineError(Why.GARBAGE, f"a line of more than {self.most_bytes} bytes")
            return None
        line = bytes(self._rest[:end])
        del self._rest[: end + 1]
        return line
