"""What the window knows of a hot spot's fate: how it goes on, and what was done about it."""

from __future__ import annotations

from enum import StrEnum


class SpotTrend(StrEnum):
    """Of its temperature over the passes."""

    UNKNOWN = "unknown"
    COOLING = "cooling"
    STEADY = "steady"
    GROWING = "growing"


class SpotProgress(StrEnum):
    """What was done about it."""

    OPEN = "open"
    SENT = "sent"  # a crew is on its way
    VISITED = "visited"  # somebody was there; not closed yet
    OUT = "out"  # closed: put out
    NOT_FIRE = "not_fire"  # closed: a roof, a stone, an engine

    @property
    def closed(self) -> bool:
        return self in (SpotProgress.OUT, SpotProgress.NOT_FIRE)
