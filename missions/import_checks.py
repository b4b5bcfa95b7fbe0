"""What reading a foreign plan could only guess, as findings: heights of several kinds, jumps, empty scans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from missions.checks import Finding, Severity
from missions.items import TAKEOFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from missions.imported import Remark
    from missions.plan import Plan

FROM_SEA = "sea_level_height_counted_from_home"
FROM_GROUND = "ground_height_taken_as_above_home"
JUMPS = {
    "jump_to_nowhere": Severity.RED,
    "jump_to_itself": Severity.RED,
    "jump_without_end": Severity.RED,
    "jump_left_out": Severity.AMBER,
}


def check_import(plan: Plan, remarks: Sequence[Remark]) -> tuple[Finding, ...]:
    """Findings beside those of `checks.check`. `where` is the number of the item in the foreign plan.

    Red where the plan that we would fly is not the one that was drawn there, and nobody can tell from here
    which height, or which way, was meant.
    """
    return (*_heights(plan, remarks), *_jumps(remarks), *_empty_scans(remarks))


def _heights(plan: Plan, remarks: Sequence[Remark]) -> list[Finding]:
    from_sea = [remark for remark in remarks if remark.code == FROM_SEA]
    from_ground = [remark for remark in remarks if remark.code == FROM_GROUND]
    under = [r for r in from_sea if float(r.facts["amsl_m"] or 0.0) < float(r.facts["home_amsl_m"] or 0.0)]
    found = [Finding("below_home", Severity.RED, remark.item, dict(remark.facts)) for remark in under[:1]]
    flown = [remark for remark in (*from_sea, *from_ground) if remark.facts["command"] != TAKEOFF]
    from_home = len(plan.waypoints) - len(flown)
    kinds = sum(1 for number in (from_home, len(from_sea), len(from_ground)) if number > 0)
    first = min((remark.item or 0 for remark in (*from_sea, *from_ground)), default=0)
    if kinds > 1:
        facts = {"from_home": from_home, "from_sea": len(from_sea), "from_ground": len(from_ground)}
        found.append(Finding("heights_mixed", Severity.RED, first, facts))
    elif from_ground:
        found.append(Finding("heights_from_ground", Severity.RED, first))
    elif from_sea:
        found.append(Finding("heights_from_sea", Severity.AMBER, first))
    return found


def _jumps(remarks: Sequence[Remark]) -> list[Finding]:
    jumps = [remark for remark in remarks if remark.code in JUMPS]
    return [Finding(jump.code, JUMPS[jump.code], jump.item, dict(jump.facts)) for jump in jumps]


def _empty_scans(remarks: Sequence[Remark]) -> list[Finding]:
    """A structure scan, or a survey, saved without its waypoints: the flight would be another one."""
    empty = [remark for remark in remarks if remark.code == "complex_item_left_out"]
    return [
        Finding(
            "scan_without_waypoints",
            Severity.AMBER if "landing" in str(remark.facts["type"]).lower() else Severity.RED,
            None,
            dict(remark.facts),
        )
        for remark in empty
    ]
