"""The last lines of the log as a report may show them: what our source says, without what was filled in."""

from __future__ import annotations

import logging
from collections import deque
from datetime import UTC, datetime

MOST_LINES = 200
OURS = ("firedrone", "ui", "incidents", "missions", "training", "telemetry", "maps")
OTHERS = "(a library's own words)"


class RecentLines(logging.Handler):
    """Keeps the text with its %s in it: names, places and addresses stand only in what replaces them."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=MOST_LINES)

    def emit(self, record: logging.LogRecord) -> None:
        at = datetime.fromtimestamp(record.created, UTC).strftime("%H:%M:%S")
        ours = record.name.partition(".")[0] in OURS and record.args is not None
        said = " ".join(str(record.msg).split()) if ours else OTHERS
        kind = f" [{record.exc_info[0].__name__}]" if record.exc_info and record.exc_info[0] else ""
        self._lines.append(f"{at} {record.levelname} {record.name}: {said}{kind}")

    @property
    def lines(self) -> tuple[str, ...]:
        """The oldest first."""
        return tuple(self._lines)
