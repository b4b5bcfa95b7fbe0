"""Which alarms still want to be looked at: one that was seen leaves, and a red one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.alarms import Severity

if TYPE_CHECKING:
    from telemetry.alarms import Alarm

AGAIN_S = 60.0  # a red one that was seen and still stands; an amber one is told once


class AlarmAttention:
    """One that nobody has seen stays. Seconds are those of whoever looks, not of the drone: of one clock."""

    def __init__(self) -> None:
        self._standing: tuple[Alarm, ...] = ()
        self._seen_s: dict[tuple[str, float], float] = {}  # by what it is and since when

    def show(self, alarms: tuple[Alarm, ...]) -> None:
        """All that stand, worst first. One that was over and is raised again is a new one."""
        self._standing = alarms
        standing = {_key(alarm) for alarm in alarms}
        self._seen_s = {key: at_s for key, at_s in self._seen_s.items() if key in standing}

    def waiting(self, now_s: float) -> tuple[Alarm, ...]:
        """Those that want to be looked at, worst first."""
        return tuple(alarm for alarm in self._standing if self._left_s(alarm, now_s) == 0.0)

    def see(self, now_s: float) -> Alarm | None:
        """Somebody has seen the first of those that wait; returns it."""
        waiting = self.waiting(now_s)
        if not waiting:
            return None
        self._seen_s[_key(waiting[0])] = now_s
        return waiting[0]

    def next_s(self, now_s: float) -> float | None:
        """Seconds until one comes back by itself; None: none does."""
        left = [self._left_s(alarm, now_s) for alarm in self._standing]
        return min((seconds for seconds in left if seconds), default=None)

    def _left_s(self, alarm: Alarm, now_s: float) -> float | None:
        """Until it wants to be looked at: 0 means now, None never."""
        seen_s = self._seen_s.get(_key(alarm))
        if seen_s is None:
            return 0.0
        return max(0.0, seen_s + AGAIN_S - now_s) if alarm.severity is Severity.RED else None


def _key(alarm: Alarm) -> tuple[str, float]:
    return alarm.code.value, alarm.since_s
