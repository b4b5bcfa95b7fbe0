"""What was looked for: how soon there was a picture, what was found, and how well it was marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.score.good_crew import found_by_s
from training.score.judged import NOT_FLOWN, Judged, falling, flown
from training.score.weights import (
    FALSE_MARKS_NONE,
    MARK_NONE_M,
    MARK_WHOLE_M,
    ONLY_SEEN,
    PICTURE_NONE_S,
    PICTURE_WHOLE_S,
)

if TYPE_CHECKING:
    from training.exercise.scenario import Scenario
    from training.score.judged import Fact
    from training.score.performance import Performance, TargetMet


def first_picture(_scenario: Scenario, did: Performance) -> Judged:
    facts: dict[str, Fact] = {"good_s": PICTURE_WHOLE_S}
    if did.first_picture_s is None:
        return Judged(0.0, "none", facts)
    share = falling(did.first_picture_s, PICTURE_WHOLE_S, PICTURE_NONE_S)
    return Judged(share, "came", {**facts, "after_s": did.first_picture_s})


def _wanted(scenario: Scenario, did: Performance) -> dict[str, TargetMet | None]:
    met = {target.name: target for target in did.targets}
    return {target.name: met.get(target.name) for target in scenario.targets if target.wanted}


def found(scenario: Scenario, did: Performance) -> Judged | None:
    wanted = _wanted(scenario, did)
    if not wanted:
        return None
    marked = [name for name, met in wanted.items() if met is not None and met.marked_s is not None]
    seen = [
        name
        for name, met in wanted.items()
        if name not in marked and met is not None and met.in_view_s is not None
    ]
    facts: dict[str, Fact] = {"found": len(marked), "wanted": len(wanted)}
    missing = [name for name in wanted if name not in marked and name not in seen]
    if seen:
        facts["seen"] = ", ".join(seen)
    if missing:
        facts["missing"] = ", ".join(missing)
    how = "all" if len(marked) == len(wanted) else "some" if marked or seen else "none"
    return Judged((len(marked) + ONLY_SEEN * len(seen)) / len(wanted), how, facts)


def soon(scenario: Scenario, did: Performance) -> Judged | None:
    """Whole points up to a good crew's time, none at the end of the exercise."""
    wanted = _wanted(scenario, did)
    if not wanted:
        return None
    good_s = found_by_s(scenario)
    times = [met.marked_s for met in wanted.values() if met is not None and met.marked_s is not None]
    facts: dict[str, Fact] = {"good_s": good_s}
    if not times:
        return Judged(0.0, "none", facts)
    late_s = max(scenario.lasts_s, good_s + 1.0)
    share = sum(falling(at_s, good_s, late_s) for at_s in times) / len(wanted)
    return Judged(share, "found", {**facts, "first_s": min(times), "last_s": max(times)})


def covered(scenario: Scenario, did: Performance) -> Judged | None:
    """Of a search of an area only: who looks round a house has none. Who has found all need not search on."""
    if not scenario.work.area:
        return None
    chance, wanted = did.found_chance, _wanted(scenario, did)
    facts: dict[str, Fact] = {} if chance is None else {"percent": 100.0 * chance}
    if wanted and all(met is not None and met.marked_s is not None for met in wanted.values()):
        return Judged(1.0, "all_found", facts)
    if chance is None:
        return Judged(0.0, "none")
    bound = 1.0 if did.found_bound is None else did.found_bound
    share = min(1.0, chance / bound) if bound > 0.0 else 1.0
    return Judged(share, "searched", {**facts, "bound_percent": 100.0 * bound})


def marks(scenario: Scenario, did: Performance) -> Judged | None:
    wanted = _wanted(scenario, did)
    if not wanted:
        return None
    errors = [met.error_m for met in wanted.values() if met is not None and met.marked_s is not None]
    known = [error for error in errors if error is not None]
    facts: dict[str, Fact] = {"good_m": MARK_WHOLE_M}
    if not known:
        return Judged(0.0, "none", facts)
    share = sum(falling(error, MARK_WHOLE_M, MARK_NONE_M) for error in known) / len(wanted)
    facts |= {"error_m": sum(known) / len(known), "worst_m": max(known)}
    return Judged(share, "marked", facts)


def false_marks(_scenario: Scenario, did: Performance) -> Judged:
    if not flown(did):
        return NOT_FLOWN
    share = falling(did.false_marks, 0, FALSE_MARKS_NONE)
    return Judged(share, "some" if did.false_marks else "none", {"count": did.false_marks})
