"""Hold to confirm: what moves the drone happens after a whole second of holding, not a moment before."""

from __future__ import annotations

HOLD_S = 1.0


class Hold:
    """How far a hold has come. Times are monotonic seconds; letting go, or `done`, ends it."""

    def __init__(self, needed_s: float = HOLD_S) -> None:
        self._needed_s = needed_s
        self._since_s: float | None = None

    @property
    def held(self) -> bool:
        return self._since_s is not None

    def press(self, now_s: float) -> None:
        """A finger, the mouse or the space bar went down; every press starts from nothing."""
        self._since_s = now_s

    def release(self) -> None:
        self._since_s = None

    def fraction(self, now_s: float) -> float:
        """0 while nobody holds, 1 when it is enough."""
        if self._since_s is None:
            return 0.0
        return min(1.0, max(0.0, (now_s - self._since_s) / self._needed_s))

    def done(self, now_s: float) -> bool:
        """True once for each hold: the moment it is enough."""
        if self.fraction(now_s) < 1.0:
            return False
        self._since_s = None
        return True
