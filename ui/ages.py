"""How much a value can be trusted by its age: fresh, stale after 2 s, lost after 3.5 s."""

from __future__ import annotations

from enum import StrEnum

from telemetry.alarms import LOST_S, STALE_S


class Freshness(StrEnum):
    """Fresh: ink. Stale: amber with its age. Lost: struck through in red, with the word and the age."""

    FRESH = "fresh"
    STALE = "stale"
    LOST = "lost"


def freshness(age_s: float | None) -> Freshness:
    """None, for a value that has no age (a plan's, a clock's), is fresh."""
    if age_s is None or age_s < STALE_S:
        return Freshness.FRESH
    return Freshness.STALE if age_s < LOST_S else Freshness.LOST


def age_of(received_s: float | None, now_s: float) -> float | None:
    """The age of a group of the vehicle's state; None: not heard yet."""
    return None if received_s is None else max(0.0, now_s - received_s)
