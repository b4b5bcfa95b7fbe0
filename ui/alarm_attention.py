"""Which alarms still want to be looked at: one that was seen leaves, and a red one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telemetry.alarms import Severity

if TYPE_CHECKING:
    from telemetry.alarms import Alarm

AGAIN_S = 60.0  # a red one that was seen and still stands; an amber one is told once
REACTION_S = 0.5  # whoever presses so soon after another one came has not read it


class AlarmAttention:
    """One that nobody has seen stays. Seconds are those of whoever looks, not of the drone: of one clock."""

    def __init__(self) -> None:
        self._standing: tuple[Alarm, ...] = ()
        self._seen_s: dict[tuple[str, float], float] = {}  # by what it is and since when
        self._overtaken: tuple[Alarm, float] | None = None  # by the one that is shown now, and when

    def show(self, alarms: tuple[Alarm, ...], now_s: float) -> None:
        """All that stand, worst first. One that was over and is raised again is a new one."""
        before = self.waiting(now_s)[:1]
        self._standing = alarms
        standing = {_key(alarm) for alarm in alarms}
        self._seen_s = {key: at_s for key, at_s in self._seen_s.items() if key in standing}
        now = self.waiting(now_s)[:1]
        if before and now and _key(before[0]) != _key(now[0]):
            self._overtaken = before[0], now_s

    def waiting(self, now_s: float) -> tuple[Alarm, ...]:
        """Those that want to be looked at, worst first."""
        return tuple(alarm for alarm in self._standing if self._left_s(alarm, now_s) == 0.0)

    def see(self, now_s: float) -> Alarm | None:
        """Somebody has seen the first of those that wait; returns it. One that came under the finger was not
        read: the press is for the one before it, and for none where that is over.
        """
        seen = self._meant(self.waiting(now_s), now_s)
        if seen is not None:
            self._seen_s[_key(seen)] = now_s
            self._overtaken = None
        return seen

    def _meant(self, waiting: tuple[Alarm, ...], now_s: float) -> Alarm | None:
        if self._overtaken is not None and now_s - self._overtaken[1] < REACTION_S:
            meant = _key(self._overtaken[0])
            return next((alarm for alarm in waiting if _key(alarm) == meant), None)
        return waiting[0] if waiting else None

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
