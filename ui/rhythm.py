"""What people read changes five times a second at most: more is not read, and costs a laptop its battery."""

from __future__ import annotations

READ_EVERY_S = 0.19  # five times a second at the pump's ticks, and one may be a little early


class Rhythm:
    """Lets news through so often, and at once where something of it cannot wait."""

    def __init__(self, every_s: float = READ_EVERY_S) -> None:
        self._every_s = every_s
        self._last_s: float | None = None
        self._urgent: object = None

    def is_due(self, now_s: float, urgent: object = None) -> bool:
        """Whether to show it now. `urgent`: shown at once when it is another than last time; by value.

        A clock that does not go forward is another one, or somebody who steps it: due as well.
        """
        waits = self._last_s is not None and 0.0 < now_s - self._last_s < self._every_s
        if waits and urgent == self._urgent:
            return False
        self._last_s, self._urgent = now_s, urgent
        return True
