"""One item's verdict: a share of its points, and which sentence says why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from training.score.performance import Performance

Fact: TypeAlias = "str | int | float"


@dataclass(frozen=True, slots=True)
class Judged:
    """`share` is 0 to 1; `how` names one of the item's sentences."""

    share: float
    how: str
    facts: dict[str, Fact] = field(default_factory=dict[str, Fact])


def falling(value: float, whole: float, none: float) -> float:
    """1 up to `whole`, 0 from `none` on, straight between."""
    if value <= whole:
        return 1.0
    return max(0.0, (none - value) / (none - whole)) if none > whole else 0.0


def flown(did: Performance) -> bool:
    """Who never flew has kept no rule."""
    return did.airborne_s is not None


NOT_FLOWN = Judged(0.0, "not_flown")
