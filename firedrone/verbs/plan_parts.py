"""A plan that needs several batteries, as several files: plan-1.json, plan-2.json beside plan.json."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from firedrone.verbs import say
from missions.batteries import split
from missions.checks import Finding, Severity
from missions.energy import estimate
from missions.plan import PlanError
from missions.plan_file import write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from missions.energy import Estimate
    from missions.plan import Plan
    from missions.task import Around


@dataclass(frozen=True, slots=True)
class Parts:
    """`batteries`: how many are needed; None where one does not even go there and back."""

    batteries: int | None
    findings: tuple[Finding, ...]
    files: tuple[dict[str, Any], ...] = ()


def write_parts(
    made: Plan, needed: Estimate, findings: tuple[Finding, ...], around: Around, allowed: int, out: Path
) -> Parts:
    """A file for each battery, when there are several and `allowed` are enough."""
    if made.home is None or needed.batteries == 1:  # without a home the count is rough, and nothing is cut
        rough = needed.batteries
        more = (_more(rough, allowed),) if rough is not None and rough > allowed else ()
        return Parts(rough, (*findings, *more))
    try:
        parts = split(made, made.home, wind=around.wind, drone=around.drone)
    except PlanError as error:
        if needed.batteries is not None:  # what the rough count did not see
            say.aside(f"{out.name}: {error}")
            facts = {"used_percent": needed.used_percent, "duration_s": needed.duration_s}
            others = tuple(finding for finding in findings if finding.code != "several_batteries")
            findings = (Finding("out_of_reach", Severity.RED, None, facts), *others)
        return Parts(None, findings)
    count = len(parts)
    findings = tuple(_counted(finding, count) for finding in findings)
    if count > allowed:
        return Parts(count, (*findings, _more(count, allowed)))
    return Parts(count, findings, tuple(_written(part, n, around, out) for n, part in enumerate(parts, 1)))


def _more(batteries: int, allowed: int) -> Finding:
    facts = {"batteries": batteries, "allowed": allowed}
    return Finding("needs_more_batteries", Severity.AMBER, None, facts)


def _counted(finding: Finding, batteries: int) -> Finding:
    """The exact count in place of the rough one."""
    if finding.code != "several_batteries":
        return finding
    return replace(finding, facts={**finding.facts, "batteries": batteries})


def _written(part: Plan, number: int, around: Around, out: Path) -> dict[str, Any]:
    path = out.with_name(f"{out.stem}-{number}{out.suffix}")
    for lost in write_plan(part, path):
        say.aside(f"{path.name}: {lost}")
    home = part.home or part.waypoints[0].at
    needed = estimate(part, home, wind=around.wind, drone=around.drone)
    return {
        "file": str(path),
        "duration_s": round(needed.duration_s, 1),
        "used_percent": round(needed.used_percent, 1),
    }
