"""The processor time that one text may cost; asked before each pattern, for a pattern cannot be stopped."""

from __future__ import annotations

import time

from incidents.alarm.doubt import AlarmError
from maps.foreign.limits import MAX_ALARM_S


class Purse:
    """Begins full."""

    def __init__(self) -> None:
        self._end_s = time.thread_time() + MAX_ALARM_S

    def spend(self, name: str, key: str) -> None:
        """Before each pattern on each line."""
        if time.thread_time() > self._end_s:
            raise AlarmError(f"[{name}] {key}: the patterns take too long on this text; make them simpler")
