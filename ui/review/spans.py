"""How long something took, and by how much a clock was wrong, as people read it."""

from __future__ import annotations

from ui import units

MINUS = "\u2212"
_SHORT_S = 120.0


def minutes_seconds(seconds: float) -> str:
    """12:04; also 125:00, and −1:04 when the second thing came first."""
    whole = round(abs(seconds))
    sign = MINUS if seconds < 0 and whole else ""
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def clock_offset(seconds: float) -> str:
    """+2.4 s; −14 s; +1:00:00: what is added to the times of a clock."""
    if abs(seconds) < 0.05:
        return units.age(0.0)
    sign = MINUS if seconds < 0 else "+"
    size_s = abs(seconds)
    return sign + (units.age(size_s) if size_s < _SHORT_S else units.stopwatch(size_s))
