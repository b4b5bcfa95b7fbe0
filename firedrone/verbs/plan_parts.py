"""A plan that needs several batteries, as several files: plan-1.json, plan-2.json beside plan.json."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firedrone.verbs import say
from missions.energy import estimate
from missions.flights import flights_of, tours_of
from missions.plan_file import write_plan

if TYPE_CHECKING:
    from pathlib import Path

    from missions.checks import Finding
    from missions.energy import Estimate
    from missions.plan import Plan
    from missions.task import Around, Task


@dataclass(frozen=True, slots=True)
class Parts:
    """`batteries`: how many are needed; None where one does not even go there and back."""

    batteries: int | None
    findings: tuple[Finding, ...]
    files: tuple[dict[str, Any], ...] = ()


def write_parts(
    made: Plan,
    task: Task,
    needed: Estimate,
    findings: tuple[Finding, ...],
    around: Around,
    out: Path,
    *,
    simulated: bool = False,
) -> Parts:
    """A file for each battery, when there are several and the task allows them."""
    allowed = task.batteries
    flights = flights_of(made, needed, findings, around, allowed=allowed, plans=tours_of(task, around))
    if flights.why_not:
        say.aside(f"{out.name}: {flights.why_not}")
    count = flights.batteries
    if count is None or not 1 < count <= allowed:
        return Parts(count, flights.findings)
    written = tuple(
        _written(part, n, around, out, simulated=simulated) for n, part in enumerate(flights.plans, 1)
    )
    return Parts(count, flights.findings, written)


def _written(part: Plan, number: int, around: Around, out: Path, *, simulated: bool) -> dict[str, Any]:
    path = out.with_name(f"{out.stem}-{number}{out.suffix}")
    for lost in write_plan(part, path, simulated=simulated):
        say.aside(f"{path.name}: {lost}")
    home = part.home or part.waypoints[0].at
    needed = estimate(part, home, wind=around.wind, drone=around.drone)
    return {
        "file": str(path),
        "duration_s": round(needed.duration_s, 1),
        "used_percent": round(needed.used_percent, 1),
    }
