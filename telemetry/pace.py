"""Something that goes on and on is told at once, then ever more seldom."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_S = 1.0
SELDOM_S = 60.0


@dataclass(slots=True)
class Pace:
    """`is_time` at most once a second; while it goes on every 2, 4, 8 … 60 seconds."""

    _pause_s: float = FIRST_S
    _said_s: float | None = None

    def is_time(self, now_s: float) -> bool:
        """Whether to say it now; if so it counts as said."""
        since_s = None if self._said_s is None else now_s - self._said_s
        if since_s is not None and since_s < self._pause_s:
            return False
        quiet = since_s is None or since_s > 2 * SELDOM_S
        self._pause_s = FIRST_S if quiet else min(2 * self._pause_s, SELDOM_S)
        self._said_s = now_s
        return True
