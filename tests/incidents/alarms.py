"""A flight with alarms: one seen by name, one seen by the pilot, one nobody saw, one whose end is missing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from telemetry.events import EventCode

if TYPE_CHECKING:
    from incidents.journal import Journal
    from incidents.model import Fact

START = datetime(2026, 4, 12, 10, 10, tzinfo=UTC)
FLIGHT = "20260412T101000Z_0a1b2c3d"
PRESSED: dict[str, Fact] = {"role": "pilot"}
OF_FLIGHT: tuple[tuple[float, str, dict[str, Fact]], ...] = (
    (0.0, EventCode.TOOK_OFF, {}),
    (60.0, EventCode.ALARM_RAISED, {"alarm": "link_stale", "age_s": 2.0}),
    (61.5, EventCode.ALARM_RAISED, {"alarm": "link_lost", "age_s": 3.5}),
    (
        65.5,
        EventCode.ALARM_SEEN,
        {"alarm": "link_lost", "role": "pilot", "by": "A. Kalna", "seen_after_s": 4.0},
    ),
    (80.0, EventCode.ALARM_CLEARED, {"alarm": "link_lost"}),
    (82.0, EventCode.ALARM_CLEARED, {"alarm": "link_stale"}),
    (300.0, EventCode.ALARM_RAISED, {"alarm": "battery_low", "percent": 29}),
    (309.0, EventCode.ALARM_SEEN, {"alarm": "battery_low", **PRESSED, "seen_after_s": 9.0}),
    (420.0, EventCode.LANDED, {}),
)


def write(journal: Journal) -> None:
    """All of it, as it happened."""
    for seconds, code, facts in OF_FLIGHT:
        at = START + timedelta(seconds=seconds)
        journal.append(at, "drone", "flight", code, {**facts, "flight": FLIGHT})
