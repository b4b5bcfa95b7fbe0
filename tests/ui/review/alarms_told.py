"""Alarms in the flight of `story`: a late and a lost link, a low battery, one whose end is missing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from incidents.model import Entry
from telemetry.events import EventCode
from tests.ui.review import story

if TYPE_CHECKING:
    from incidents.model import Fact

FLIGHT = "20261122T132000Z_77"
_TOLD: tuple[tuple[float, EventCode, dict[str, Fact]], ...] = (
    (30.0, EventCode.ALARM_RAISED, {"alarm": "link_stale", "age_s": 2.0}),
    (31.5, EventCode.ALARM_RAISED, {"alarm": "link_lost", "age_s": 3.5}),
    (36.0, EventCode.ALARM_SEEN, {"alarm": "link_lost", "role": "pilot", "seen_after_s": 4.5}),
    (50.0, EventCode.ALARM_CLEARED, {"alarm": "link_lost"}),
    (52.0, EventCode.ALARM_CLEARED, {"alarm": "link_stale"}),
    (60.0, EventCode.ALARM_RAISED, {"alarm": "fence_breached"}),
    (64.0, EventCode.ALARM_CLEARED, {"alarm": "fence_breached"}),
    (100.0, EventCode.ALARM_RAISED, {"alarm": "battery_low", "percent": 29}),
)


def entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            n,
            story.TAKE_OFF + timedelta(seconds=seconds),
            "drone",
            "flight",
            code,
            {"flight": FLIGHT, **facts},
        )
        for n, (seconds, code, facts) in enumerate(_TOLD, 100)
    )
