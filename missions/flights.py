"""The flights of a plan, one a battery, and what there is to say about their number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from missions.batteries import split
from missions.checks import Finding, Severity
from missions.patterns.probability import flights_by_probability
from missions.plan import PlanError
from missions.task import Pattern

if TYPE_CHECKING:
    from missions.energy import Estimate
    from missions.plan import Plan
    from missions.task import Around, Task


@dataclass(frozen=True, slots=True)
class Flights:
    """`batteries`: how many are needed; None where one does not even go there and back."""

    plans: tuple[Plan, ...]
    batteries: int | None
    findings: tuple[Finding, ...] = ()
    why_not: str = ""  # what the rough count of batteries did not see


def tours_of(task: Task, around: Around) -> tuple[Plan, ...]:
    """One tour a battery, where a pattern plans each anew on what the ones before left; else none."""
    if task.pattern is not Pattern.PROBABILITY or task.batteries < 2:
        return ()
    return flights_by_probability(task, around)


def flights_of(
    plan: Plan,
    needed: Estimate,
    findings: tuple[Finding, ...],
    around: Around,
    *,
    allowed: int,
    plans: tuple[Plan, ...] = (),
) -> Flights:
    """The plan split over batteries, and the findings with the exact count; more than `allowed` is one.

    `plans`: the flights, where they are known: `tours_of` its task, or what `split` made of it before.
    """
    rough = needed.batteries
    if not plans and (plan.home is None or rough == 1):  # without a home the count is rough, nothing is cut
        more = (_more(rough, allowed),) if rough is not None and rough > allowed else ()
        return Flights((plan,), rough, (*findings, *more))
    try:
        plans = plans or split(plan, plan.home or plan.waypoints[0].at, wind=around.wind, drone=around.drone)
    except PlanError as error:
        if rough is None:
            return Flights((plan,), None, findings)
        facts = {"used_percent": needed.used_percent, "duration_s": needed.duration_s}
        others = tuple(finding for finding in findings if finding.code != "several_batteries")
        return Flights(
            (plan,), None, (Finding("out_of_reach", Severity.RED, None, facts), *others), str(error)
        )
    count = len(plans)
    findings = tuple(_counted(finding, count) for finding in findings)
    if count > allowed:
        findings = (*findings, _more(count, allowed))
    return Flights(plans, count, findings)


def _more(batteries: int, allowed: int) -> Finding:
    facts = {"batteries": batteries, "allowed": allowed}
    return Finding("needs_more_batteries", Severity.AMBER, None, facts)


def _counted(finding: Finding, batteries: int) -> Finding:
    """The exact count in place of the rough one."""
    if finding.code != "several_batteries":
        return finding
    return replace(finding, facts={**finding.facts, "batteries": batteries})
