"""Which telemetry events are worth a line in the journal, and how they stand there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from incidents.codes import Clock, Source
from telemetry.events import EventCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.journal import Journal
    from incidents.model import Entry, Fact
    from telemetry.events import Event

# Many, and of no weight the next morning; the raw recording has them all.
_PASSING = frozenset(
    {
        EventCode.LINK_OPENED,
        EventCode.LINK_STALE,
        EventCode.COMMAND_PROGRESS,
        EventCode.TRANSFER_PROGRESS,
        EventCode.WAYPOINT_REACHED,
        EventCode.RECORDING_STARTED,
        EventCode.RECORDING_CLOSED,
    }
)
# What was found on the ground, in a lane of its own
_FOUND = frozenset({EventCode.MARKED, EventCode.HOT_SPOT_CONFIRMED, EventCode.HOT_SPOT_SEEN})
WARNING = 4  # MAV_SEVERITY: of what the drone says, only warnings and worse


def record(journal: Journal, event: Event, *, flight: str, training: bool) -> Entry | None:
    """Write an event of a flight (its folder's name) to the journal; None when it is not worth a line.

    Never waits for the disk.
    """
    if not is_worth_a_line(event):
        return None
    clock = Clock.EXERCISE if training else Clock.DRONE
    source = Source.FINDING if event.code in _FOUND else Source.FLIGHT
    return journal.append(event.at, clock, source, event.code, {**_finite(event.facts), "flight": flight})


def is_worth_a_line(event: Event) -> bool:
    """False for what passes by in the hundreds."""
    if event.code is EventCode.STATUS_TEXT:
        severity = event.facts.get("severity")
        return isinstance(severity, int) and severity <= WARNING
    return event.code not in _PASSING


def _finite(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The journal knows no NaN: what the drone did not know is left out, as is what nobody heard."""
    return {
        key: value
        for key, value in facts.items()
        if value is not None and not (isinstance(value, float) and not math.isfinite(value))
    }
