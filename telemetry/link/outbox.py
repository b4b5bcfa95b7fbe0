"""Bytes that wait for a port which does not take all of them at once: writing never holds the link thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WAITING_BYTES = 8192  # more than a second of a radio; what does not fit is asked for again by its protocol
STUCK_S = 3.0


class Outbox:
    """Gives a port what it takes, whole frames in order."""

    def __init__(self, give: Callable[[bytes], int]) -> None:
        """`give` returns how many bytes the port took, 0 for none now; it does not wait."""
        self._give = give
        self._waiting = bytearray()
        self._moved_s = 0.0  # when the port last took something

    def send(self, frame: bytes) -> bool:
        """False when the port has taken nothing for so long that it is as good as gone."""
        now_s = time.monotonic()
        if not self._waiting:
            self._moved_s = now_s
        if len(self._waiting) + len(frame) <= WAITING_BYTES:
            self._waiting += frame
        return self.flush()

    def flush(self) -> bool:
        """Offer again what waits; as `send`."""
        now_s = time.monotonic()
        while self._waiting:
            taken = self._give(bytes(self._waiting))
            if taken == 0:
                return now_s - self._moved_s < STUCK_S
            self._moved_s = now_s
            del self._waiting[:taken]
        return True
