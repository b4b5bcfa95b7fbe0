"""How it was flown: rules, battery, alarms, the checklist and the landing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.score.judged import NOT_FLOWN, Judged, falling, flown
from training.score.weights import (
    ALARM_NONE_S,
    ALARM_WHOLE_S,
    BREACH_KEEPS,
    BREACH_NONE_M,
    BREACH_NONE_S,
    OVERRIDES_NONE,
    TICKS,
    Item,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.exercise.scenario import Scenario
    from training.score.judged import Fact
    from training.score.performance import Performance


def rule(item: Item) -> Callable[[Scenario, Performance], Judged | None]:
    def judge(scenario: Scenario, did: Performance) -> Judged | None:
        if not _is_asked(item, scenario):
            return None
        if not flown(did):
            return NOT_FLOWN
        broken = [one for one in did.broken if one.rule == item]
        if not broken:
            return Judged(1.0, "kept")
        share = 1.0
        for one in broken:
            share *= BREACH_KEEPS * falling(one.lasted_s, 0.0, BREACH_NONE_S)
            share *= falling(one.by, 0.0, BREACH_NONE_M[item])
        facts: dict[str, Fact] = {"times": len(broken), "lasted_s": sum(one.lasted_s for one in broken)}
        return Judged(share, "broken", {**facts, "by_m": max(one.by for one in broken)})

    return judge


def _is_asked(item: Item, scenario: Scenario) -> bool:
    rules = scenario.rules
    return {
        Item.FENCE: bool(rules.fence),
        Item.HEIGHT: rules.max_above_ground_m is not None,
        Item.LINE_OF_SIGHT: rules.line_of_sight_m is not None,
        Item.BORDER: rules.crosses_border,
    }[item]


def border(scenario: Scenario, did: Performance) -> Judged | None:
    """Nothing is left where it was crossed without a confirmation on record."""
    crossed = [one for one in did.broken if one.rule == Item.BORDER]
    if crossed:
        facts: dict[str, Fact] = {
            "lasted_s": sum(one.lasted_s for one in crossed),
            "by_m": max(one.by for one in crossed),
        }
        return Judged(0.0, "crossed", facts)
    if not _is_asked(Item.BORDER, scenario):
        return None
    return Judged(1.0, "kept") if flown(did) else NOT_FLOWN


def battery(scenario: Scenario, did: Performance) -> Judged | None:
    """Not weighed where it landed and nobody knows with how much."""
    asked = scenario.rules.battery_at_landing_percent
    if asked <= 0.0:
        return None
    facts: dict[str, Fact] = {"asked_percent": asked}
    percent = did.battery_at_landing_percent
    if percent is not None:
        return Judged(min(1.0, max(0.0, percent) / asked), "landed", {**facts, "percent": percent})
    if not flown(did):
        return NOT_FLOWN
    return Judged(0.0, "none", facts) if did.landed_s is None else None


def alarms(_scenario: Scenario, did: Performance) -> Judged:
    if not flown(did):
        return NOT_FLOWN
    if not did.alarms:
        return Judged(1.0, "none")
    shares = [
        0.0 if one.seen_s is None else falling(one.seen_s - one.raised_s, ALARM_WHOLE_S, ALARM_NONE_S)
        for one in did.alarms
    ]
    in_time = sum(share == 1.0 for share in shares)
    facts: dict[str, Fact] = {"in_time": in_time, "count": len(shares), "good_s": ALARM_WHOLE_S}
    missed = sum(one.seen_s is None for one in did.alarms)
    if missed:
        facts["missed"] = missed
    return Judged(sum(shares) / len(shares), "raised", facts)


def checklist(_scenario: Scenario, did: Performance) -> Judged:
    if not flown(did):
        return NOT_FLOWN
    missing = len(set(did.ticks_missing))
    facts: dict[str, Fact] = {"done": max(0, TICKS - missing), "count": TICKS}
    return Judged(falling(missing, 0, TICKS), "some" if missing else "all", facts)


def overrides(_scenario: Scenario, did: Performance) -> Judged:
    if not flown(did):
        return NOT_FLOWN
    count = len(did.overrides)
    return Judged(falling(count, 0, OVERRIDES_NONE), "some" if count else "none", {"count": count})


def landing(_scenario: Scenario, did: Performance) -> Judged:
    """Home within the exercise is a part of it."""
    if not flown(did):
        return NOT_FLOWN
    if did.landed_well is None:
        return Judged(0.0, "in_the_air")
    if not did.landed_well:
        return Judged(0.0, "crashed")
    facts: dict[str, Fact] = {} if did.landed_s is None else {"after_s": did.landed_s}
    return Judged(1.0, "landed", facts)
