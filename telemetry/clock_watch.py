"""Notices a wall clock that was set, and a program that was asleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

JUMP_S = 2.0
GAP_S = 5.0


class ClockWatch:
    """Compares the two clocks from step to step. Durations are always taken from the monotonic one."""

    def __init__(self) -> None:
        self._before: tuple[float, datetime] | None = None

    def jump(self, now_s: float, utc: datetime) -> dict[str, float] | None:
        """A jump since the last call: `by_s` of the wall clock, `gap_s` between the two calls."""
        before, self._before = self._before, (now_s, utc)
        if before is None:
            return None
        gap_s = now_s - before[0]
        by_s = (utc - before[1]).total_seconds() - gap_s
        if abs(by_s) <= JUMP_S and gap_s <= GAP_S:
            return None
        return {"by_s": round(by_s, 1), "gap_s": round(gap_s, 1)}
