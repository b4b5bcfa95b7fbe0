"""The score of a crew in an exercise: a hundred points, each with its reason.

What an exercise does not ask is not weighed: the others share its points. A crew that never flew has kept no
rule. Doing better in one thing never costs a point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.score import conduct, searching
from training.score.conduct import rule
from training.score.weights import GRAVE, WEIGHTS, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from training.exercise.scenario import Scenario
    from training.score.judged import Fact, Judged
    from training.score.performance import Performance


@dataclass(frozen=True, slots=True)
class Reason:
    """What one item brought. `code` is an `Item`; the fact `how` says which of its sentences is true."""

    code: str
    facts: Mapping[str, Fact]
    points: float
    of: float

    @property
    def how(self) -> str:
        return str(self.facts["how"])


@dataclass(frozen=True, slots=True)
class Score:
    """Out of a hundred. `grave`: the items that forbid passing, whatever the points."""

    points: int
    pass_mark: int
    reasons: tuple[Reason, ...]
    grave: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return self.points >= self.pass_mark and not self.grave


def score(scenario: Scenario, performance: Performance) -> Score:
    """All that was asked, in the order of the table."""
    judged = [(weight, _JUDGES[weight.item](scenario, performance)) for weight in WEIGHTS]
    asked = [(weight, verdict) for weight, verdict in judged if verdict is not None]
    whole = sum(weight.points for weight, _ in asked)
    reasons = tuple(
        Reason(
            weight.item.value,
            {"how": verdict.how, **verdict.facts},
            100.0 * weight.points / whole * verdict.share,
            100.0 * weight.points / whole,
        )
        for weight, verdict in asked
    )
    points = math.floor(sum(reason.points for reason in reasons) + _ROUNDING)
    grave = tuple(reason.code for reason in reasons if (reason.code, reason.how) in GRAVE)
    return Score(min(max(points, 0), 100), scenario.pass_mark, reasons, grave)


_ROUNDING = 1e-6  # of many shares; a point that is not whole is none

_JUDGES: Mapping[Item, Callable[[Scenario, Performance], Judged | None]] = {
    Item.FIRST_PICTURE: searching.first_picture,
    Item.FOUND: searching.found,
    Item.SOON: searching.soon,
    Item.COVERED: searching.covered,
    Item.MARKS: searching.marks,
    Item.FALSE_MARKS: searching.false_marks,
    Item.FENCE: rule(Item.FENCE),
    Item.HEIGHT: rule(Item.HEIGHT),
    Item.LINE_OF_SIGHT: rule(Item.LINE_OF_SIGHT),
    Item.BORDER: conduct.border,
    Item.BATTERY: conduct.battery,
    Item.ALARMS: conduct.alarms,
    Item.CHECKLIST: conduct.checklist,
    Item.OVERRIDES: conduct.overrides,
    Item.LANDING: conduct.landing,
}
