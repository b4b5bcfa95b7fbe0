"""Times, days and durations as people of the region write them; on paper and screens only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

ZONE = "Europe/Riga"  # Vilnius keeps the same time
_DAYS = {"en": "%Y-%m-%d", "lv": "%d.%m.%Y", "lt": "%Y-%m-%d"}
MINUS = "−"


def day(at: datetime, language: str, zone: str = ZONE) -> str:
    """The local day."""
    return f"{at.astimezone(ZoneInfo(zone)):{_DAYS[language]}}"


def clock(at: datetime, zone: str = ZONE, *, seconds: bool = True) -> str:
    """The local time of day; without seconds where nobody recorded any."""
    return f"{at.astimezone(ZoneInfo(zone)):{'%H:%M:%S' if seconds else '%H:%M'}}"


def duration(seconds: float) -> str:
    """`12:04` or `1:02:03`, with a minus where the second thing came first."""
    whole = round(abs(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return MINUS + text if seconds < 0 and whole else text
