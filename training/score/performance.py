"""What is known of a flown exercise: plain facts, gathered from the record and the truth beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TargetMet:
    """One target of the exercise. None: it did not happen."""

    name: str
    in_view_s: float | None  # the camera's ground held it
    marked_s: float | None  # the crew marked it, or the finder did and the crew kept it
    error_m: float | None  # the mark against where it really was at that moment


@dataclass(frozen=True, slots=True)
class RuleBroken:
    """A rule, for how long and by how much (metres, or per cent of battery)."""

    rule: str  # "fence", "height", "line_of_sight", "border", "battery"
    began_s: float
    lasted_s: float
    by: float


@dataclass(frozen=True, slots=True)
class AlarmMet:
    """An alarm of the station and when the crew pressed "Seen". None: never."""

    code: str
    raised_s: float
    seen_s: float | None


@dataclass(frozen=True, slots=True)
class Performance:
    """One crew in one exercise. Seconds are of the exercise; None: not known, or it never came to it."""

    airborne_s: float | None = None
    first_picture_s: float | None = None
    landed_s: float | None = None
    targets: tuple[TargetMet, ...] = ()
    found_chance: float | None = None  # 0..1, probability of detection reached over the asked area
    found_bound: float | None = None  # 0..1, what a perfect search could have reached in that time
    broken: tuple[RuleBroken, ...] = ()
    battery_at_landing_percent: float | None = None
    alarms: tuple[AlarmMet, ...] = ()
    ticks_missing: tuple[str, ...] = ()
    overrides: tuple[str, ...] = ()  # the checks that were set aside
    false_marks: int = 0  # marks of things that were not there
    landed_well: bool | None = None  # None: still flying when the exercise ended
